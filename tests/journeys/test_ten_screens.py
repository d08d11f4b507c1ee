"""The ten main screens with the sample diary: nothing is cut, and nothing has the grey of an unstyled window."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from dilator_app import i18n, sample
from dilator_app.ui import theme
from dilator_app.ui.navigation import ENTRIES
from dilator_app.ui.quick_log import QuickLog
from dilator_app.ui.widgets.page_preview import PagePreview
from tests.cut import cut_off
from tests.desk import Desk
from tests.makers import TODAY

PAGES = [entry.name for entry in ENTRIES]
SIZES = [(1024, 680), (1280, 766), (1366, 694)]
"""The least, the usual, and what a screen of 1366 x 768 leaves."""
LETTERS = 4
"""Edges of letters may be any colour between ink and paper; no stroke is this long in one of them."""


@pytest.fixture(params=["en"])
def language(request) -> Iterator[str]:
    with i18n.speaking(request.param):
        yield request.param


@pytest.fixture
def full(language, desk_without_words, plain_diary) -> Desk:
    sample.fill(plain_diary, TODAY, marked=False)
    return desk_without_words.open(plain_diary)


@pytest.fixture
def desk_without_words(language, qtbot, tmp_path, plain_diary, clock) -> Iterator[Desk]:
    made = Desk(qtbot, plain_diary.folder, clock, tmp_path / "settings.toml")
    yield made
    made.put_away()


def default_grey(widget: QWidget) -> int:
    """Count the pixels of a run in one neutral light grey: Fusion's #efefef and its shades for buttons and lines."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    colours = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
    value = colours[..., 0]
    grey = (value == colours[..., 1]) & (value == colours[..., 2]) & (value >= 0xD0) & (value <= 0xF8)
    run = grey[:, LETTERS - 1 :].copy()
    for behind in range(1, LETTERS):
        run &= value[:, LETTERS - 1 :] == value[:, LETTERS - 1 - behind : -behind]
    return int(run.sum())


def without_paper(desk: Desk) -> None:
    """Take the picture of the printed page away: paper is white and has its own greys."""
    for preview in desk.window.findChildren(PagePreview):
        preview.hide()


def shown(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """Go through the ten screens."""
    for name in PAGES:
        desk.page(name)
        desk.settle()
        without_paper(desk)
        yield name, desk.window
    desk.come_back()
    desk.press("Ctrl+N")
    yield "quick log", desk.dialog(QuickLog)
    desk.press("Escape")
    desk.press("Ctrl+L")
    desk.settle()
    yield "lock", desk.window


@pytest.mark.parametrize("look", ["light", "dark"])
def test_no_screen_shows_the_grey_of_an_unstyled_window(newcomer, full, qapp, look):
    theme.apply(qapp, look)
    assert default_grey(newcomer.window) == 0, "welcome is grey in places"
    full.come_back()
    for name, window in shown(full):
        assert default_grey(window) == 0, f"{name} is grey in places"


def test_the_search_finds_that_grey(qtbot):
    plain = QWidget()
    qtbot.addWidget(plain)
    plain.resize(40, 40)
    plain.setAutoFillBackground(True)
    palette = plain.palette()
    palette.setColor(plain.backgroundRole(), "#efefef")
    plain.setPalette(palette)
    assert default_grey(plain) > 1000


@pytest.mark.parametrize(
    ("language", "size"), [*(("en", size) for size in SIZES), ("es", SIZES[0]), ("es", SIZES[2])], indirect=["language"]
)
def test_nothing_is_cut_on_any_screen(full, size):
    full.window.resize(*size)
    for name, window in shown(full):
        assert cut_off(window) == [], name


def test_every_stop_of_the_tab_key_has_a_name(full):
    for name, _window in shown(full):
        full.press("Tab")
        stops = full.tab_stops()
        assert "" not in stops, f"{name}: {stops}"
        assert len(stops) > 1, name
