"""Removing sessions, and bringing them back."""

from PySide6.QtCore import Qt

from dilator_app.ui.pages.history.model import Column
from tests.makers import days_ago, make_session
from tests.ui.pages.history.looking import THREE, click_row, column, dates, open_row


def test_delete_removes_and_the_toast_brings_back(history, desk):
    page = history(*THREE)
    click_row(desk, page, 1)
    desk.press("Esc", "Delete")
    assert dates(page) == ["Wed 11 Nov", "Sat 3 Oct"]
    assert desk.toast.accessibleName() == "Session of Mon 9 November removed."
    desk.click("Undo")
    assert len(dates(page)) == 3
    assert desk.toast is None


def test_undo_puts_the_keyboard_on_the_row_that_came_back(history, desk):
    page = history(*THREE)
    click_row(desk, page, 1)
    desk.press("Esc", "Delete")
    desk.toast.undo_button.setFocus()
    desk.press("Return")
    desk.settle()
    assert desk.focused is page.view
    assert [session.day for session in page.view.chosen()] == [days_ago(3)]


def test_ctrl_z_brings_back_and_takes_the_toast_away(history, desk):
    page = history(*THREE)
    click_row(desk, page, 0)
    desk.press("Esc", "Delete", "Ctrl+Z")
    assert len(dates(page)) == 3
    assert desk.toast is None


def test_ctrl_z_brings_the_only_hit_of_a_search_back_and_leaves_the_words_searched_for(history, desk):
    page = history(*THREE, make_session(day=days_ago(5), note_to_self="lavender"))
    page.search.setFocus()
    desk.type("lavender")
    desk.qtbot.waitUntil(lambda: dates(page) == ["Sat 7 Nov"])
    click_row(desk, page, 0)
    desk.press("Esc", "Delete")
    assert dates(page) == []

    desk.press("Ctrl+Z")
    assert (dates(page), page.search.text()) == (["Sat 7 Nov"], "lavender")
    assert len(desk.diary.sessions()) == 4


def test_enter_on_undo_takes_back_as_space_does(history, desk):
    page = history(*THREE)
    click_row(desk, page, 1)
    desk.press("Esc", "Delete")
    desk.toast.undo_button.setFocus()
    desk.press("Return")
    assert len(dates(page)) == 3


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
