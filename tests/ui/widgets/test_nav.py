import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from dilator_app.ui import theme
from dilator_app.ui.widgets.nav import NavEntry, Sidebar

PAGES = [
    NavEntry("today", "today", "Today"),
    NavEntry("history", "history", "History"),
    NavEntry("plan", "plan", "Plan"),
]


@pytest.fixture
def sidebar(qtbot):
    made = Sidebar(PAGES)
    qtbot.addWidget(made)
    made.resize(212, 766)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_click_opens_a_page_and_marks_it(sidebar, qtbot):
    with qtbot.waitSignal(sidebar.chosen) as told:
        qtbot.mouseClick(sidebar.row("history"), Qt.MouseButton.LeftButton)
    assert told.args == ["history"]
    assert sidebar.current() == "history"


def test_a_click_on_the_current_page_leaves_it_current(sidebar, qtbot):
    sidebar.set_current("history")
    qtbot.mouseClick(sidebar.row("history"), Qt.MouseButton.LeftButton)
    assert sidebar.current() == "history"


def test_arrows_move_and_open(sidebar, qtbot):
    sidebar.set_current("today")
    sidebar.row("today").setFocus()
    with qtbot.waitSignal(sidebar.chosen) as told:
        qtbot.keyClick(sidebar.row("today"), Qt.Key.Key_Down)
    assert told.args == ["history"]
    assert sidebar.focusWidget() is sidebar.row("history")


def test_tab_goes_from_the_current_page_to_hide(sidebar, qtbot):
    sidebar.set_current("history")
    sidebar.row("history").setFocus()
    qtbot.keyClick(sidebar.row("history"), Qt.Key.Key_Tab)
    assert sidebar.focusWidget() is sidebar.hide_row


def test_arrows_never_hide_or_lock(sidebar, qtbot):
    sidebar.hide_row.setFocus()
    with qtbot.assertNotEmitted(sidebar.lock_requested):
        qtbot.keyClick(sidebar.hide_row, Qt.Key.Key_Down)
    assert sidebar.focusWidget() is sidebar.lock_row


def test_hide_and_lock_ask_for_what_they_say(sidebar, qtbot):
    with qtbot.waitSignal(sidebar.hide_requested):
        qtbot.mouseClick(sidebar.hide_row, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sidebar.lock_requested):
        qtbot.keyClick(sidebar.lock_row, Qt.Key.Key_Return)


def test_a_screen_reader_hears_which_page_is_current_and_which_key_hides(sidebar):
    sidebar.set_current("plan")
    plan = QAccessible.queryAccessibleInterface(sidebar.row("plan"))
    hide = QAccessible.queryAccessibleInterface(sidebar.hide_row)
    assert (plan.text(QAccessible.Text.Name), bool(plan.state().checked)) == ("Plan", True)
    assert (hide.text(QAccessible.Text.Name), hide.text(QAccessible.Text.Description)) == ("Hide now", "Ctrl+H")


@pytest.mark.parametrize(("name", "line"), [("light", "#dad6ca"), ("high-contrast", "#a6f0c6")])
def test_the_current_row_is_marked_by_more_than_colour(sidebar, qapp, name, line):
    theme.apply(qapp, name)
    sidebar.set_current("today")
    picture = sidebar.row("today").grab().toImage()
    assert picture.pixelColor(100, 0).name() == line
