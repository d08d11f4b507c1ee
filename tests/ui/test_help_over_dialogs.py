"""F1 lists the keys over every dialog too, and takes nothing from what is typed there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dilator_app.ui.key_list import KeyList
from dilator_app.ui.messages import Message
from dilator_app.ui.quick_log import QuickLog
from tests.ui.all_dialogs import MAKERS, full_diary


def lists(desk) -> list[KeyList]:
    return [dialog for dialog in desk.dialogs() if isinstance(dialog, KeyList)]


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind is not KeyList], ids=lambda kind: kind.__name__)
def test_f1_lists_the_keys_over_a_dialog_and_esc_leads_back_to_it(desk, kind):
    desk.diary.save(*full_diary())
    below = MAKERS[kind](desk)
    below.open()
    desk.settle()
    desk.dialog(kind)
    desk.press("F1")
    assert "Ctrl+H" in desk.words(desk.dialog(KeyList))
    desk.press("Esc")
    assert desk.dialogs() == [below]
    below.done(0)


def test_what_was_typed_in_the_quick_log_is_still_there_and_has_the_keyboard_again(desk):
    desk.press("Ctrl+N")
    log = desk.dialog(QuickLog)
    log.fields.pain.setFocus(Qt.FocusReason.TabFocusReason)
    held = desk.focused
    desk.press("3", "F1")
    desk.dialog(KeyList)
    desk.press("Return")
    desk.dialog(QuickLog)
    assert desk.focused is held
    assert log.fields.pain.value() == 3


def test_a_second_f1_opens_no_second_list(desk):
    desk.press("Ctrl+N")
    desk.dialog(QuickLog)
    desk.press("F1")
    shown = desk.dialog(KeyList)
    QTest.keyClick(shown, Qt.Key.Key_F1)
    desk.settle()
    assert lists(desk) == [shown]


def test_over_a_dialog_of_the_lock_page_the_list_names_nothing_private(desk):
    desk.press("Ctrl+L")
    Message(desk.window, "Something was not found.", ["Look again."], agree="OK").open()
    desk.dialog(Message)
    desk.press("F1")
    said = desk.words(desk.dialog(KeyList))
    assert "Ctrl+Q" in said
    assert "diary" not in said


def test_the_lock_key_closes_the_list_and_the_dialog_below(desk):
    desk.press("Ctrl+N")
    desk.dialog(QuickLog)
    desk.press("F1")
    desk.dialog(KeyList)
    desk.press("Ctrl+L")
    desk.settle()
    assert desk.dialogs() == []
    assert desk.window.view is None
