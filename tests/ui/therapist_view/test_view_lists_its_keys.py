"""F1 in the therapist view: its own keys, and no word of the diary."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from dilator_app.ui.key_list import KeyList
from tests.desk import visible_words
from tests.ui.therapist_view.looking import open_view, press, words_of


def listed(desk) -> KeyList:
    desk.settle()
    return desk.dialog(KeyList)


def test_f1_lists_the_keys_of_the_view_and_esc_leads_back_to_it(unlocked):
    view = open_view(unlocked)
    press(view, Qt.Key.Key_F1)
    said = "\n".join(visible_words(listed(unlocked)))
    for key in ("← · →", "Home · End", "↑ · ↓", "Esc", "Ctrl+H", "F1"):
        assert key in said
    unlocked.press("Esc")
    assert not unlocked.dialogs()
    assert view.isVisible()


def test_the_list_names_nothing_of_the_diary_and_no_key_that_does_nothing_here(unlocked):
    view = open_view(unlocked)
    press(view, Qt.Key.Key_F1)
    said = "\n".join(visible_words(listed(unlocked)))
    assert not any(word in said for word in ("diary", "Quick log", "pain", "mm", "Ctrl+N", "Ctrl+1", "Ctrl+Q"))


def test_the_list_is_as_large_as_the_view_and_fits_its_screen(unlocked):
    view = open_view(unlocked)
    view.showNormal()
    for width, height in ((1280, 720), (1920, 1080)):
        view.resize(width, height)
        QApplication.processEvents()
        press(view, Qt.Key.Key_F1)
        shown = listed(unlocked)
        least = 18 * height / 720
        assert all(label.fontInfo().pixelSize() >= round(least) for label in shown.findChildren(QLabel))
        assert shown.close_button.height() == view.close_button.height()
        assert shown.width() <= width
        unlocked.press("Return")


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Home])
def test_the_keys_of_the_view_wait_while_the_list_is_open(unlocked, key):
    view = open_view(unlocked)
    before = words_of(view)
    press(view, Qt.Key.Key_F1)
    shown = listed(unlocked)
    press(shown, key)
    assert view.enlarged is None
    unlocked.press("Esc")
    assert words_of(view) == before
    press(view, key)
    assert view.enlarged is not None
