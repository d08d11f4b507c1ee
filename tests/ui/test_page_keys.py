"""The keys of a page work wherever the focus is in the window, and never where the page cannot be seen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest

from dilator_app.ui.messages import Message
from dilator_app.ui.paper_dialog import PaperDialog
from tests.makers import days_ago, make_session, make_set


@pytest.fixture
def walked_to(desk):
    """Open a page with the mouse; the row of the sidebar keeps the focus."""
    desk.diary.save(make_set(), make_session(22, day=days_ago(1), pain=3))

    def click(name):
        row = desk.view.sidebar.row(name)
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() // 2, row.height() // 2))
        desk.settle()
        assert row.hasFocus()
        page = desk.shown_page
        assert page is desk.view.page(name)
        if name == "appointment":
            desk.qtbot.waitUntil(lambda: not page.is_drawing and page.print_button.isEnabled(), timeout=20_000)
        elif name == "learn":
            page.reader.show_page("exam")
            row.setFocus(Qt.FocusReason.MouseFocusReason)
        return page

    return click


@pytest.mark.parametrize("name", ["appointment", "learn"])
def test_the_page_is_printed_by_key_after_its_row_was_clicked(walked_to, desk, name):
    walked_to(name)
    desk.press("Ctrl+P")
    desk.settle()
    desk.dialog(QPrintDialog).reject()


def test_the_plan_sheet_opens_by_key_after_the_row_of_the_plan_was_clicked(walked_to, desk):
    walked_to("plan")
    desk.press("Ctrl+P")
    assert "Plan sheet" in desk.words(desk.dialog(PaperDialog))
    desk.settle()


def test_the_other_keys_of_learn_work_after_its_row_was_clicked(walked_to, desk):
    reader = walked_to("learn").reader
    before = reader.page
    desk.press("Alt+Right")
    assert reader.page is not None
    assert reader.page is not before
    desk.press("Alt+Left")
    assert reader.page is None


def test_each_page_prints_itself_after_another_was_opened(walked_to, desk):
    walked_to("learn")
    walked_to("plan")
    walked_to("appointment")
    desk.press("Ctrl+P")
    desk.settle()
    desk.dialog(QPrintDialog).reject()
    desk.press("Ctrl+1", "Ctrl+P")
    desk.settle()
    assert not desk.dialogs()


@pytest.mark.parametrize("name", ["appointment", "learn", "plan"])
def test_a_page_prints_nothing_from_behind_a_dialog_a_session_or_the_lock(walked_to, desk, name):
    walked_to(name)
    message = Message(desk.window, "Something was not found.", ["Look again."], agree="OK")
    message.open()
    desk.press("Ctrl+P")
    desk.settle()
    assert desk.dialogs() == [message]
    message.done(0)
    desk.view.session.begin(None, is_breathing_session=True)
    desk.settle()
    assert desk.view.session.page is not None
    desk.press("Ctrl+P")
    desk.settle()
    assert not desk.dialogs()
    desk.press("Ctrl+L", "Ctrl+P")
    desk.settle()
    assert not desk.dialogs()
