"""The keys of the window, from the sidebar to the list of all keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from dilator_app.ui.key_list import KeyList
from tests.desk import name_of
from tests.ui.opened import PAGES


# --- keys ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("number", "name"), list(enumerate(PAGES, 1)))
def test_ctrl_and_a_number_goes_to_a_page_and_tab_enters_it(open_desk, number, name):
    open_desk.press("Ctrl+7", f"Ctrl+{number}")
    assert open_desk.view.sidebar.current() == name
    assert open_desk.shown_page is open_desk.view.page(name)
    open_desk.settle()
    open_desk.press("Tab")
    assert open_desk.shown_page.isAncestorOf(open_desk.focused)


def test_a_key_for_a_page_leaves_no_ring_on_another_row(open_desk):
    open_desk.view.sidebar.row("today").setFocus(Qt.FocusReason.TabFocusReason)
    open_desk.press("Ctrl+2")
    assert name_of(open_desk.focused) != "Today"


def test_walking_along_the_sidebar_stays_in_the_sidebar(open_desk):
    open_desk.view.sidebar.row("today").setFocus(Qt.FocusReason.TabFocusReason)
    open_desk.press("Down", "Down")
    assert open_desk.view.sidebar.current() == "progress"
    assert name_of(open_desk.focused) == "Progress"


def test_after_unlocking_the_page_has_the_keyboard(open_desk):
    assert open_desk.focused is open_desk.shown_page


def test_f1_lists_the_keys_and_esc_closes_the_list(open_desk):
    open_desk.press("F1")
    assert "Ctrl+H" in open_desk.words(open_desk.dialog(KeyList))
    open_desk.press("Esc")
    assert open_desk.dialogs() == []


def test_f1_lists_on_the_lock_page_the_keys_that_work_there_and_names_nothing_private(open_desk):
    open_desk.press("Ctrl+L", "F1")
    said = open_desk.words(open_desk.dialog(KeyList))
    assert "Ctrl+H" in said
    assert "Ctrl+Q" in said
    for word in ("diary", "session", "pain", "log", "Learn", "History", "Ctrl+N", "Ctrl+L"):
        assert word not in said
    open_desk.press("Esc")
    assert open_desk.dialogs() == []
    open_desk.press("Return")
    open_desk.settle()
    assert open_desk.view.isVisible()


def test_dialogs_are_modal_to_the_window_and_never_block(open_desk):
    open_desk.press("Ctrl+N")
    dialog = open_desk.dialog(QDialog)
    assert dialog.windowModality() == Qt.WindowModality.WindowModal
