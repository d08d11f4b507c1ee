"""The text cursor stands still while nobody types."""

from PySide6.QtWidgets import QApplication

from dilator_app.ui.calm_cursor import CalmCursor


def calm_of(desk) -> CalmCursor:
    desk.qtbot.waitUntil(lambda: desk.window.findChild(CalmCursor) is not None)
    return desk.window.findChild(CalmCursor)


def test_the_cursor_stands_still_until_somebody_types(new_desk):
    usual = QApplication.cursorFlashTime()
    assert usual > 0
    calm_of(new_desk).stand_still()
    assert QApplication.cursorFlashTime() == 0
    new_desk.press("a")
    assert QApplication.cursorFlashTime() == usual


def test_it_blinks_again_where_the_keyboard_went(new_desk):
    usual = QApplication.cursorFlashTime()
    calm_of(new_desk).stand_still()
    new_desk.press("Tab")
    assert QApplication.cursorFlashTime() == usual


def test_a_window_that_is_gone_leaves_the_cursor_as_it_was(qtbot, qapp):
    from PySide6.QtCore import QObject

    usual, owner = QApplication.cursorFlashTime(), QObject()
    CalmCursor(owner).stand_still()
    owner.deleteLater()
    qtbot.waitUntil(lambda: QApplication.cursorFlashTime() == usual)
