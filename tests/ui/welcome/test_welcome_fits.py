"""Every step of the welcome fits a low window: the ways on stay in sight, and the rest can be scrolled to."""

from contextlib import nullcontext

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from dilator_app import i18n
from tests import pseudo
from tests.cut import cut_off
from tests.desk import name_of
from tests.ui.welcome.answering import go_without, step, welcome

LOW = ((1280, 728), (1024, 680))
LANGUAGES = {"english": nullcontext, "spanish": lambda: i18n.speaking("es"), "longer": pseudo.spoken}


def is_in_sight(widget: QWidget) -> bool:
    """Whether all of it is on the screen, and in every area that scrolls."""
    step_out = widget.parentWidget()
    while step_out is not None:
        here = QRect(widget.mapTo(step_out, QPoint()), widget.size())
        if not step_out.rect().contains(here):
            return False
        step_out = step_out.parentWidget()
    return True


def ways_on(shown) -> list[QWidget]:
    names = ("sample_button", "kept", "later", "back", "next_button", "without", "open_button")
    return [getattr(shown, name) for name in names if hasattr(shown, name)]


@pytest.fixture(params=LANGUAGES, ids=str)
def speaking(request):
    with LANGUAGES[request.param]():
        yield


@pytest.mark.parametrize("size", LOW, ids=str)
def test_the_ways_on_are_in_sight_in_every_step(speaking, request, size):
    visitor = request.getfixturevalue("newcomer")
    for number in (1, 2, 3):
        if number == 2:
            step(visitor).went_on.emit()
        if number == 3:
            step(visitor)._start(None, kept=False)
        visitor.settle()
        visitor.window.resize(*size)
        visitor.settle()
        ways = ways_on(step(visitor))
        assert len(ways) == (2, 5, 1)[number - 1]
        assert [name_of(way) for way in ways if not is_in_sight(way)] == []
        assert cut_off(visitor.window) == []
        assert not welcome(visitor)._room.verticalScrollBar().isVisible(), "one bar is enough"


def test_in_a_high_window_nothing_scrolls_and_the_ways_on_follow_what_is_asked(choosing):
    choosing.window.resize(1280, 900)
    choosing.settle()
    shown = step(choosing)
    assert shown.middle.verticalScrollBar().maximum() == 0
    end = shown.key_part.mapTo(shown, shown.key_part.rect().bottomLeft()).y()
    assert shown.next_button.mapTo(shown, QPoint()).y() - end < 160
    assert shown.height() - shown.without.mapTo(shown, QPoint()).y() > 80, "the rest is empty"


@pytest.fixture
def scrolled(request):
    """The passphrase in a language so long that the step must be scrolled, in the smallest window."""
    with pseudo.spoken():
        visitor = request.getfixturevalue("choosing")
        visitor.window.resize(1024, 680)
        visitor.settle()
        assert step(visitor).middle.verticalScrollBar().maximum() > 0
        yield visitor


def test_whoever_goes_on_is_brought_back_to_what_is_missing(scrolled):
    shown = step(scrolled)
    bar = shown.middle.verticalScrollBar()
    scrolled.window.setMinimumSize(0, 0)
    scrolled.window.resize(1024, 560)
    scrolled.settle()
    bar.setValue(bar.maximum())
    assert not is_in_sight(shown.passphrase)
    shown.go_on()
    scrolled.settle()
    assert scrolled.focused is shown.passphrase
    assert is_in_sight(shown.passphrase)


def test_tab_brings_what_it_comes_to_into_sight(scrolled):
    seen = [scrolled.focused]
    scrolled.press("Tab")
    while scrolled.focused not in seen:
        seen.append(scrolled.focused)
        assert is_in_sight(scrolled.focused), name_of(scrolled.focused)
        scrolled.press("Tab")
    assert step(scrolled).key_part.save_button in seen


def test_without_a_passphrase_it_goes_on_from_a_low_window(choosing):
    choosing.window.resize(1024, 680)
    choosing.settle()
    go_without(choosing)
    assert name_of(choosing.focused) == "Open Fernlight"
