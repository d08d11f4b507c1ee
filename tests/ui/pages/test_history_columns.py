"""No word of the table of sessions is cut, in English or Spanish, beside an open panel."""

from datetime import date

import pytest
from PySide6.QtGui import QFontMetricsF

from dilator_app import i18n, words
from dilator_app.domain.scales import Insertion
from dilator_app.i18n import clock_time
from dilator_app.ui import theme
from dilator_app.ui.pages.history import columns
from dilator_app.ui.pages.history.model import Column, cell_text, column_title, no_size
from tests.makers import make_session

BESIDE_THE_PANEL = 640
"""What a window of 1280 px leaves for the table."""


def advance(text: str, *, strong: bool = False) -> float:
    font = theme.current().font("small", strong=True) if strong else theme.current().font("control")
    return QFontMetricsF(font).horizontalAdvance(text)


@pytest.mark.parametrize("language", i18n.languages())
def test_every_column_holds_its_title_and_its_words(qtbot, language):
    with i18n.speaking(language):
        widths = columns.widths(inches=False)
        for column, width in widths.items():
            ends = 2 if column in columns.AT_THE_END else 1
            assert width + 1 >= advance(column_title(column), strong=True) + ends * columns.INDENT - 1
        for answer in Insertion:
            assert widths[Column.INSERTION] + 1 >= advance(words.insertion(answer)) + columns.INDENT
        assert widths[Column.SIZE] + 1 >= advance(no_size()) + 2 * columns.INDENT


@pytest.mark.parametrize("language", i18n.languages())
def test_all_columns_stand_beside_the_panel(qtbot, language):
    with i18n.speaking(language):
        assert sum(columns.widths(inches=False).values()) <= BESIDE_THE_PANEL


def test_in_spanish_inches_the_whole_number_is_seen(qtbot):
    with i18n.speaking("es"):
        shown = words.length(22_225, inches=True)
        assert shown == "0,875 in"
        assert columns.widths(inches=True)[Column.SIZE] + 1 >= advance(shown) + 2 * columns.INDENT


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "es_ES"])
def test_the_day_and_the_time_stand_whole_beside_each_other(qtbot, locale):
    before = i18n.current_locale()
    i18n.activate(locale[:2], locale)
    try:
        session = make_session(22, day=date(2026, 11, 25), at="22:20")
        told = cell_text(session, Column.DATE, inches=False)
        at = QFontMetricsF(theme.current().font("small")).horizontalAdvance(clock_time(session.started_at.time()))
        assert advance(told) + 8 + at <= columns.widths(inches=False)[Column.DATE]
    finally:
        i18n.activate(before[:2], before)
