"""The example that an empty Progress shows when asked: invented, named so, and never part of the diary."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dilator_app.report.progress import Range
from tests.makers import make_session
from tests.ui.pages.progress.looking import choose, keep, press, seen, settle, shown, wishes_of


def everything_stored(diary):
    """All that a diary can hold, and how often it was written to."""
    kept = [getattr(diary, kind)() for kind in ("sessions", "plans", "rests", "goals", "goal_ratings", "appointments")]
    return kept, diary.sets(), diary.questions(), diary.exports(), diary.preferences()


@pytest.fixture
def example_page(qtbot, open_page, plain_diary):
    """A diary without a session, and the example that its Progress shows when asked."""
    before = everything_stored(plain_diary)
    page = open_page()
    qtbot.mouseClick(page._empty.example, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    yield page
    assert everything_stored(plain_diary) == before


def test_an_empty_page_shows_the_samples_charts_named_as_invented(example_page):
    assert example_page.example_line.isVisible()
    assert example_page.example_line.banner.text() == "Invented. Not an example to follow."
    assert [card.title for card in shown(example_page)][:4] == [
        "Size over time",
        "Pain over time",
        "Sessions each week",
        "Pain at each size",
    ]
    assert example_page.cards["size"].summary == "22 mm now. 18 mm on 1 September."
    choose(example_page, Range.FOUR_WEEKS)
    assert example_page.cards["size"].summary == "22 mm now and on 17 October."
    assert example_page.example_line.isVisible()


@pytest.mark.parametrize("way", ["one click", "Space", "Esc"])
def test_one_key_or_one_click_leads_back_from_the_example(qtbot, example_page, way):
    example_page.activateWindow()
    back = example_page.example_line.back
    if way == "one click":
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    else:
        qtbot.waitUntil(back.hasFocus)
        press(qtbot, QApplication.focusWidget(), Qt.Key.Key_Space if way == "Space" else Qt.Key.Key_Escape)
    assert example_page._empty.isVisible()
    assert shown(example_page) == []
    assert not example_page.example_line.isVisible()
    assert example_page._empty.example.hasFocus()


def test_behind_an_invented_mark_stands_no_session_and_no_file_is_made_of_it(qtbot, example_page):
    wishes = wishes_of(example_page)
    card = example_page.cards["pain"]
    press(qtbot, card.canvas, Qt.Key.Key_End, Qt.Key.Key_Return)
    card._on_toggled()
    card._on_row_activated(card._table.model().index(0, 0))
    assert wishes == []
    assert [card.save_link.isVisible() for card in shown(example_page)] == [False] * len(shown(example_page))
    assert "Save as picture (PNG)…" not in [action.text() for action in card.menu().actions()]
    assert not example_page.therapist_view.isVisible()


def test_the_example_is_gone_when_the_page_is_left(qtbot, example_page):
    example_page.hide()
    example_page.show()
    settle(qtbot, example_page)
    assert example_page._empty.isVisible()
    assert shown(example_page) == []


def test_the_first_session_takes_the_place_of_the_example_and_nothing_of_it_stays(qtbot, open_page, bus, plain_diary):
    page = open_page()
    page.show_example()
    settle(qtbot, page)
    bus.announce(keep(plain_diary, make_session(15, pain=1)))
    settle(qtbot, page)
    assert not page.example_line.isVisible()
    assert page.cards["size"].summary == "15 mm on 12 November."
    assert page.cards["size"].save_link.isVisible()
    assert page.therapist_view.isVisible()
    assert len(seen(page)[1].canvas.chart.marks) == 1


def test_hidden_pain_and_inches_hold_for_the_example_too(qtbot, open_page, plain_diary):
    plain_diary.save_preferences(replace(plain_diary.preferences(), hide_pain=True, inches=True))
    page = open_page()
    page.show_example()
    settle(qtbot, page)
    assert "Pain over time" not in [card.title for card in shown(page)]
    assert page.cards["size"].summary == "0.866 in now. 0.709 in on 1 September."


def test_a_diary_with_a_session_offers_no_example(sample_page):
    sample_page.show_example()
    assert sample_page._job is None
    assert not sample_page.example_line.isVisible()
