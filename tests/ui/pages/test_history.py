"""History through its real table, filters and panel."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox

from dilator_app.domain.dilators import Size
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import Breathing, Insertion, PainBand, Sign
from dilator_app.domain.session import Session
from dilator_app.ui.pages.history.model import Column
from dilator_app.ui.pages.history.safety_dialog import SafetyDialog
from tests.desk import Desk, name_of
from tests.makers import days_ago, make_session, make_set, make_step, signs, warm_up

SIZES = make_set()


@pytest.fixture
def history(desk: Desk):
    """Write sessions and look at them."""

    def show(*sessions: Session):
        desk.diary.save(SIZES, *sessions)
        return desk.page("history")

    return show


def column(page, which: Column) -> list[str]:
    model = page.table
    return [model.data(model.index(row, which)) for row in range(model.rowCount())]


def dates(page) -> list[str]:
    return column(page, Column.DATE)


def click_row(desk: Desk, page, row: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    spot = page.view.visualRect(page.table.index(row, Column.DATE)).center()
    desk.qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(spot))


def open_row(desk: Desk, page, row: int):
    click_row(desk, page, row)
    assert page.panel.isVisible()
    return page.panel


THREE = (
    make_session(
        make_step(22, minutes=8),
        day=days_ago(1),
        at="20:40",
        pain=3,
        anxiety_before=4,
        insertion=Insertion.SOME_EFFORT,
        breathing=Breathing.DONE,
        note_to_self="Took longer to relax.",
    ),
    make_session(
        make_step(18, minutes=10),
        day=days_ago(3),
        pain=6,
        anxiety_before=2,
        insertion=Insertion.EASY,
        breathing=Breathing.NO,
        note_for_therapist="Stings at first",
    ),
    make_session(day=days_ago(40), breathing=Breathing.PARTLY, breathing_seconds=300),
)


# --- the table -------------------------------------------------------------------------------------------------------
def test_the_newest_session_stands_first(history):
    page = history(*THREE)
    assert dates(page) == ["Wed 11 Nov", "Mon 9 Nov", "Sat 3 Oct"]
    assert column(page, Column.SIZE) == ["22 mm", "18 mm", "breathing"]
    assert column(page, Column.PAIN) == ["3", "6", "–"]


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


# --- changing --------------------------------------------------------------------------------------------------------
def test_every_answer_can_be_changed(history, desk):
    page = history(THREE[0])
    panel = open_row(desk, page, 0)
    fields = panel.fields
    fields.day.set_day(days_ago(5))
    fields.time.setText("7.05 pm")
    fields.size.set_value(SIZES.dilators[2].id)
    fields.minutes.set_number(12)
    fields.breathing.choose(fields.breathing.choices[1])
    fields.pain.choose(5)
    fields.pain_after.choose(1)
    fields.anxiety.choose(7)
    fields.insertion_list.set_value(Insertion.HARD)
    fields.note_to_self.set_text("Changed my mind")
    fields.note_for_therapist.set_text("Ask about this")
    desk.click("Save")
    (saved,) = desk.diary.sessions()
    assert (saved.day, saved.started_at.strftime("%H:%M"), saved.main_dilator.diameter_mm) == (days_ago(5), "19:05", 18)
    assert (saved.seconds, saved.breathing, saved.highest_pain) == (720, Breathing.PARTLY, 5)
    assert (saved.pain_after, saved.anxiety_before, saved.insertion) == (1, 7, Insertion.HARD)
    assert (saved.note_to_self, saved.note_for_therapist) == ("Changed my mind", "Ask about this")


def test_an_answer_can_be_taken_back(history, desk):
    page = history(THREE[0])
    panel = open_row(desk, page, 0)
    panel.fields.pain.choose(None)
    panel.fields.insertion_list.set_value("")
    panel.fields.minutes.set_number(None)
    desk.click("Save")
    (saved,) = desk.diary.sessions()
    assert (saved.highest_pain, saved.insertion, saved.seconds) == (None, None, None)


def test_saving_without_a_change_does_not_mark_it_as_edited(history, desk):
    page = history(THREE[0])
    open_row(desk, page, 0)
    desk.click("Save")
    assert desk.diary.sessions()[0].stamps.edited_at is None
    assert not page.panel.isVisible()


def test_enter_saves_and_ctrl_enter_saves_from_a_note(history, desk):
    page = history(THREE[0])
    panel = open_row(desk, page, 0)
    panel.fields.minutes.setFocus()
    desk.press("Up", "Return")
    assert desk.diary.sessions()[0].seconds == 9 * 60
    panel = open_row(desk, page, 0)
    panel.fields.note_to_self.setFocus()
    desk.press("Return")
    assert page.panel.isVisible()
    desk.type("and more")
    desk.press("Ctrl+Return")
    assert "and more" in desk.diary.sessions()[0].note_to_self


def test_what_cannot_be_read_is_named_and_the_panel_stays(history, desk):
    page = history(THREE[0])
    panel = open_row(desk, page, 0)
    panel.fields.time.setText("half past")
    desk.click("Save")
    assert panel.isVisible()
    assert "Please use a time such as 20:40, or leave it empty." in desk.words()
    assert desk.focused is panel.fields.time


def test_esc_closes_the_panel_and_what_was_typed_is_there_the_next_time(history, desk):
    page = history(*THREE)
    panel = open_row(desk, page, 0)
    panel.fields.note_to_self.setFocus()
    desk.type("Half a thought")
    desk.press("Esc")
    assert not page.panel.isVisible()
    panel = open_row(desk, page, 1)
    assert "Half" not in panel.fields.note_to_self.text()
    panel = open_row(desk, page, 0)
    assert "Half a thought" in panel.fields.note_to_self.text()
    assert "This is what you had typed before. Nothing was lost." in desk.words()


def test_an_answer_that_was_taken_back_stays_taken_back_in_what_is_kept(history, desk):
    page = history(*THREE)
    panel = open_row(desk, page, 0)
    panel.fields.insertion_list.set_value("")
    desk.press("Esc")
    assert open_row(desk, page, 0).fields.insertion_list.currentText() == "–"


def test_another_row_does_not_lose_what_was_typed(history, desk):
    page = history(*THREE)
    panel = open_row(desk, page, 0)
    panel.fields.pain.choose(1)
    open_row(desk, page, 1)
    assert open_row(desk, page, 0).fields.pain.value() == 1


def test_cancel_throws_what_was_typed_away(history, desk):
    page = history(*THREE)
    open_row(desk, page, 0).fields.pain.choose(1)
    desk.click("Cancel")
    assert open_row(desk, page, 0).fields.pain.value() == 3
    assert desk.diary.sessions()[-1].highest_pain == 3


def test_ctrl_z_takes_an_edit_back_with_its_mark(history, desk):
    page = history(THREE[0])
    before = desk.diary.sessions()
    open_row(desk, page, 0).fields.pain.choose(7)
    desk.click("Save")
    assert column(page, Column.PAIN) == ["7"]
    desk.press("Ctrl+Z")
    assert column(page, Column.PAIN) == ["3"]
    (now,) = desk.diary.sessions()
    assert replace(now, stamps=None) == replace(before[0], stamps=None)
    assert now.stamps.edited_at is None


def test_an_undo_shows_in_a_panel_that_is_open(history, desk):
    page = history(THREE[0])
    open_row(desk, page, 0).fields.pain.choose(7)
    desk.click("Save")
    panel = open_row(desk, page, 0)
    page.view.setFocus()
    desk.press("Ctrl+Z")
    assert panel.fields.pain.value() == 3


def test_after_saving_the_same_session_is_still_chosen(history, desk):
    page = history(*THREE)
    open_row(desk, page, 1).fields.pain.choose(2)
    desk.click("Save")
    assert [s.day for s in page.view.chosen()] == [days_ago(3)]
    assert desk.focused is page.view


# --- a sign, later ---------------------------------------------------------------------------------------------------
def test_a_sign_can_be_added_later_with_the_day_on_which_it_was_noticed(history, desk):
    page = history(make_session(22, day=days_ago(4)))
    panel = open_row(desk, page, 0)
    assert "Not answered" in panel.safety_button.currentText()
    panel.safety_button.setFocus()
    desk.press("Space")
    dialog = desk.dialog(SafetyDialog)
    box = next(b for b in dialog.findChildren(QCheckBox) if b.text() == "A little pink spotting")
    box.setFocus()
    desk.press("Space")
    dialog._days[Sign.SPOTTING][1].set_day(days_ago(3))
    desk.press("Return")
    assert panel.safety_button.currentText() == "A little pink spotting"
    desk.click("Save")
    (saved,) = desk.diary.sessions()
    assert saved.safety == signs(Sign.SPOTTING, day=days_ago(3))


def test_the_safety_answer_of_a_session_is_kept_when_something_else_changes(history, desk):
    page = history(make_session(22, day=days_ago(4), safety=signs(Sign.BLEEDING, day=days_ago(2))))
    open_row(desk, page, 0).fields.pain.choose(2)
    desk.click("Save")
    assert desk.diary.sessions()[0].safety == signs(Sign.BLEEDING, day=days_ago(2))


# --- removing --------------------------------------------------------------------------------------------------------
def test_delete_removes_and_the_toast_brings_back(history, desk):
    page = history(*THREE)
    click_row(desk, page, 1)
    desk.press("Esc", "Delete")
    assert dates(page) == ["Wed 11 Nov", "Sat 3 Oct"]
    assert desk.toast.accessibleName() == "Session of Mon 9 November removed."
    desk.click("Undo")
    assert len(dates(page)) == 3
    assert desk.toast is None


def test_ctrl_z_brings_back_and_takes_the_toast_away(history, desk):
    page = history(*THREE)
    click_row(desk, page, 0)
    desk.press("Esc", "Delete", "Ctrl+Z")
    assert len(dates(page)) == 3
    assert desk.toast is None


def test_several_rows_are_removed_at_once_and_come_back_at_once(history, desk):
    page = history(*THREE)
    click_row(desk, page, 0)
    click_row(desk, page, 2, Qt.KeyboardModifier.ControlModifier)
    assert page.count.text() == "2 chosen"
    desk.qtbot.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    assert dates(page) == ["Mon 9 Nov"]
    assert desk.toast.accessibleName() == "2 sessions removed."
    desk.press("Ctrl+Z")
    assert len(dates(page)) == 3


def test_a_second_removal_can_be_taken_back_although_it_makes_the_first_final(history, desk):
    page = history(*THREE)
    click_row(desk, page, 0)
    desk.press("Esc", "Delete")
    click_row(desk, page, 0)
    desk.press("Esc", "Delete")
    assert dates(page) == ["Sat 3 Oct"]
    desk.press("Ctrl+Z")
    assert dates(page) == ["Mon 9 Nov", "Sat 3 Oct"]
    desk.press("Ctrl+Z")
    assert dates(page) == ["Mon 9 Nov", "Sat 3 Oct"]


def test_a_removal_is_final_once_the_toast_is_closed(history, desk):
    page = history(THREE[0])
    removed = desk.diary.sessions()
    click_row(desk, page, 0)
    desk.press("Esc", "Delete")
    desk.click("Close", desk.toast)
    desk.press("Ctrl+Z")
    assert dates(page) == []
    desk.diary.bring_back(*removed)
    assert desk.diary.sessions() == []


def test_taking_back_a_later_edit_leaves_the_toast_of_the_removal(history, desk):
    page = history(*THREE)
    click_row(desk, page, 0)
    desk.press("Esc", "Delete")
    open_row(desk, page, 0).fields.pain.choose(1)
    desk.click("Save", page.panel)
    assert desk.toast.accessibleName() == "Saved."
    desk.press("Ctrl+Z")
    assert desk.toast.accessibleName() == "Session of Wed 11 November removed."
    desk.press("Ctrl+Z")
    assert len(dates(page)) == 3
    assert column(page, Column.PAIN) == ["3", "6", "–"]


def test_after_removing_the_next_row_has_the_keyboard(history, desk):
    page = history(*THREE)
    page.view.setFocus()
    page.view.choose(page.table.session_at(1).id)
    desk.press("Delete")
    assert desk.focused is page.view
    desk.press("Delete")
    assert len(dates(page)) == 2, "nothing is removed that was not chosen"
    assert page.view.currentIndex().row() == 1


def test_removing_from_the_panel_closes_it(history, desk):
    page = history(*THREE)
    open_row(desk, page, 0)
    desk.click("Remove", page.panel)
    assert not page.panel.isVisible()
    assert len(dates(page)) == 2


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
