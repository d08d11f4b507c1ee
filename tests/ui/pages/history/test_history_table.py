"""The table of sessions: order, marks, filters and search."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from dilator_app.domain.dilators import DilatorSet, Size
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import PainBand, Sign
from dilator_app.ui.pages.history.model import Column
from tests.desk import name_of
from tests.makers import days_ago, make_dilator, make_session, make_step, signs, warm_up
from tests.ui.pages.history.looking import THREE, column, dates, open_row


# --- the table -------------------------------------------------------------------------------------------------------
def test_the_newest_session_stands_first(history):
    page = history(*THREE)
    assert dates(page) == ["Wed 11 Nov", "Mon 9 Nov", "Sat 3 Oct"]
    assert column(page, Column.SIZE) == ["22 mm", "18 mm", "breathing"]
    assert column(page, Column.PAIN) == ["3", "6", "–"]


def test_a_size_that_nobody_has_said_is_a_dash_and_can_be_looked_for(history):
    page = history(*THREE, make_session(day=days_ago(2), size_unsaid=True, pain=5))
    assert column(page, Column.SIZE) == ["22 mm", "–", "18 mm", "breathing"]
    page.sizes.set_value("unsaid")
    page.sizes.chosen.emit("unsaid")
    assert column(page, Column.PAIN) == ["5"]


def test_sizes_that_were_all_said_are_not_asked_for_as_unsaid(history):
    page = history(*THREE)
    assert "Size not given" not in [page.sizes.itemText(n) for n in range(page.sizes.count())]


@pytest.mark.parametrize(
    ("which", "rising"),
    [
        (Column.DATE, [40, 3, 1]),
        (Column.SIZE, [3, 1, 40]),
        (Column.MINUTES, [40, 1, 3]),
        (Column.PAIN, [1, 3, 40]),
        (Column.ANXIETY, [3, 1, 40]),
        (Column.INSERTION, [3, 1, 40]),
        (Column.BREATHING, [1, 40, 3]),
        (Column.MARKS, [1, 3, 40]),
    ],
)
def test_every_column_orders_and_what_was_not_answered_stands_last(history, desk, which, rising):
    page = history(*THREE)
    page.view.horizontalHeader().setSortIndicator(which, Qt.SortOrder.AscendingOrder)
    assert [page.table.session_at(n).day for n in range(3)] == [days_ago(n) for n in rising]


def test_a_click_on_a_title_orders_and_a_second_one_turns_it_round(history, desk):
    page = history(*THREE)
    header = page.view.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(Column.PAIN) + 20, 20)
    desk.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    first = column(page, Column.PAIN)
    desk.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert {tuple(first), tuple(column(page, Column.PAIN))} == {("3", "6", "–"), ("6", "3", "–")}


def test_the_order_can_be_changed_by_keyboard(history, desk):
    page = history(*THREE)
    desk.tab_to("Order of the sessions")
    desk.press("Right", "Right", "Right", "Space")
    assert column(page, Column.PAIN) == ["3", "6", "–"]
    desk.press("Space")
    assert column(page, Column.PAIN) == ["6", "3", "–"]
    assert page.view.horizontalHeader().accessibleDescription() == "Pain, falling"


def test_tab_goes_in_reading_order_and_enter_opens_the_row_it_comes_to(history, desk):
    page = history(*THREE)
    desk.tab_to("Catch up")
    stops = [name_of(desk.press("Tab") or desk.focused) for _ in range(6)]
    assert stops == ["Add a past session", "Period", "Size", "Pain", "Search your notes", "Sessions"]
    assert page.view.chosen() == [page.table.session_at(0)]
    desk.press("Return")
    assert page.panel.isVisible()
    assert page.panel.session == page.table.session_at(0)


def test_an_edited_session_is_marked_and_an_untouched_one_is_not(history, desk):
    page = history(*THREE)
    panel = open_row(desk, page, 0)
    panel.fields.minutes.set_number(9)
    desk.click("Save")
    marks = [page.table.data(page.table.index(row, Column.MARKS), Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert marks == ["with a note, edited", "with a note"]


def test_a_sign_such_as_spotting_shows_in_its_row_and_none_of_these_does_not(history):
    spotted, none = signs(Sign.SPOTTING), signs()
    page = history(make_session(day=days_ago(1), safety=spotted), make_session(day=days_ago(2), safety=none))
    cells = [page.table.index(row, Column.MARKS) for row in (0, 1)]
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert [page.table.data(cell, role) for cell in cells] == ["with a safety sign", ""]
    page.view.clearSelection()
    drawn = [page.view.viewport().grab(page.view.visualRect(cell)).toImage() for cell in cells]
    assert drawn[0] != drawn[1], "a star is drawn"


LONG_NAMES = {
    "its beginning": "{n} soft silicone dilator",
    "its end": "Soft silicone dilator {n}",
    "its end, from right to left": "الحجم الصغير من الطبيبة {n}",
    "its beginning, from right to left": "{n} גודל קטן מן הרופאה",
}


@pytest.mark.parametrize("name", LONG_NAMES.values(), ids=LONG_NAMES.keys())
def test_a_long_name_of_a_size_keeps_both_its_ends(history, desk, name):
    things = [make_dilator(None, label=name.format(n=n), position=n) for n in (1, 2)]
    desk.diary.save(DilatorSet(dilators=tuple(things)))
    page = history(*(make_session(make_step(things[n % 2]), day=days_ago(n)) for n in range(3)))
    page.view.clearSelection()
    cells = [page.table.index(row, Column.SIZE) for row in range(3)]
    drawn = [page.view.viewport().grab(page.view.visualRect(cell)).toImage() for cell in cells]
    assert drawn[0] == drawn[2] != drawn[1]


def test_an_empty_diary_says_so_kindly(desk):
    desk.page("history")
    assert "Nothing here yet, and that is fine." in desk.words()
    assert "0 sessions" in desk.words()


# --- filter and search -----------------------------------------------------------------------------------------------
def choose(combo, value) -> None:
    """Choose from a list as the person does."""
    combo.set_value(value)
    combo.activated.emit(combo.currentIndex())


def test_a_period_leaves_older_sessions_out(history):
    page = history(*THREE)
    choose(page.period, "4w")
    assert dates(page) == ["Wed 11 Nov", "Mon 9 Nov"]


def test_a_size_shows_every_session_in_which_it_was_used(history):
    both = make_session(warm_up(18), 22, day=days_ago(2))
    page = history(*THREE, both)
    choose(page.sizes, Size(18_000))
    assert dates(page) == ["Tue 10 Nov", "Mon 9 Nov"]


def test_breathing_sessions_can_be_seen_alone(history):
    page = history(*THREE)
    choose(page.sizes, "breathing")
    assert dates(page) == ["Sat 3 Oct"]


def test_pain_can_be_filtered_by_band_and_by_silence(history):
    page = history(*THREE)
    choose(page.pain, PainBand.MODERATE)
    assert dates(page) == ["Mon 9 Nov"]
    choose(page.pain, "silent")
    assert dates(page) == ["Sat 3 Oct"]


def test_ctrl_f_searches_both_notes_in_any_case(history, desk, qtbot):
    page = history(*THREE)
    desk.press("Ctrl+F")
    desk.type("STINGS")
    qtbot.waitUntil(lambda: dates(page) == ["Mon 9 Nov"])
    desk.press("Esc")
    qtbot.waitUntil(lambda: len(dates(page)) == 3)


def test_a_search_without_a_find_says_that_nothing_was_lost(history, desk, qtbot):
    page = history(*THREE)
    desk.press("Ctrl+F")
    desk.type("ferns")
    qtbot.waitUntil(lambda: page.table.rowCount() == 0)
    assert "No session fits these choices. Nothing was lost." in desk.words()


# --- hidden pain, other units ----------------------------------------------------------------------------------------
def test_hidden_pain_leaves_column_filter_and_panel_without_pain(history, desk):
    page = history(*THREE)
    desk.view.rooms.bus.announce(desk.diary.save_preferences(Preferences(hide_pain=True)))
    assert page.view.isColumnHidden(Column.PAIN)
    assert not page.pain.isVisible()
    panel = open_row(desk, page, 0)
    assert "ain" not in desk.words(panel)
    panel.fields.minutes.set_number(11)
    desk.click("Save")
    assert desk.diary.sessions()[-1].highest_pain == 3


def test_a_retired_size_stays_where_it_was_used(history, desk):
    page = history(THREE[0])
    old = desk.diary.current_set()
    desk.diary.save(replace(old, dilators=tuple(replace(d, retired=d.diameter_mm == 22) for d in old.dilators)))
    panel = open_row(desk, page, 0)
    assert panel.fields.size.currentText() == "22 mm"


def test_today_leads_to_its_session_even_when_the_filter_hides_it(history, desk):
    page = history(*THREE)
    choose(page.pain, PainBand.STRONG)
    desk.view.show_page("history", desk.diary.sessions()[0].id)
    assert page.panel.isVisible()
    assert page.panel.title.text() == "Sat 3 October"
