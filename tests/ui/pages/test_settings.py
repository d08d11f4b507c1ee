"""Settings, as a person meets them: each is in force at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from dilator_app import i18n
from dilator_app.diary import recovery
from dilator_app.ui.pages.settings.key_dialog import KeyDialog
from dilator_app.ui.pages.settings.make_key_dialog import MakeKeyDialog
from dilator_app.ui.widgets.fields import ComboBox
from tests.desk import Desk
from tests.makers import PASSPHRASE, days_ago, make_session, make_set
from tests.quick_recovery import FILE, KEY

pytestmark = pytest.mark.usefixtures("language_put_back")


def choose_language(desk: Desk, code: str) -> None:
    """Choose as the arrow keys do in the list."""
    field: ComboBox = desk.page("settings").language
    field.set_value(code)
    field.chosen.emit(code)
    QApplication.processEvents()


# --- language --------------------------------------------------------------------------------------------------------
def test_another_language_is_spoken_at_once_and_the_diary_stays_open(desk):
    desk.diary.save(make_set(), make_session(22, day=days_ago(1)))
    before = desk.view
    choose_language(desk, "es")
    assert desk.view is not before
    assert desk.shown_page.language.value() == "es"
    assert desk.settings.settings.language == "es"
    assert i18n.current_language() == "es"
    assert len(desk.diary.sessions()) == 1
    assert desk.window.lock_page.window() is desk.window


def test_the_page_that_is_read_is_shown_in_the_other_language(desk):
    desk.page("learn").reader.show_page("breath")
    choose_language(desk, "es")
    choose_language(desk, "en")  # without a look at Learn in between
    choose_language(desk, "es")
    read = desk.page("learn").reader
    assert read.page.title == "La respiración y el suelo pélvico"
    read.show_list()
    choose_language(desk, "en")
    assert desk.page("learn").reader.page is None


def test_qts_own_words_follow_the_language_and_come_back(desk):
    choose_language(desk, "es")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    assert QLocale().decimalPoint() == ","
    choose_language(desk, "en")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_an_edit_can_still_be_taken_back_in_another_language(desk):
    session = make_session(22, day=days_ago(1), pain=3)
    desk.diary.save(make_set(), session)
    changed = replace(desk.diary.sessions()[0], worst_pain=5)
    desk.diary.save(changed)
    desk.view.rooms.undo.push_saved(desk.diary, before=[session])
    choose_language(desk, "es")
    desk.press("Ctrl+Z")
    assert [one.worst_pain for one in desk.diary.sessions()] == [3]


def test_the_language_of_the_computer_is_the_one_that_is_chosen_first(desk):
    assert desk.page("settings").language.value() == ""
    choose_language(desk, "")
    assert desk.settings.settings.language == ""


# --- the recovery key ------------------------------------------------------------------------------------------------
@pytest.fixture
def locked_desk(new_desk, diary, monkeypatch):
    """The window over a diary with a passphrase; the file of a new key was made beforehand, for making one is slow."""
    monkeypatch.setattr(recovery, "new", lambda: KEY)
    monkeypatch.setattr(recovery, "wrap", lambda _passphrase, _key: FILE)
    return new_desk.open(diary)


def test_a_diary_without_a_recovery_key_gets_one_in_settings_and_shows_it(locked_desk):
    locked_desk.page("settings")
    assert "Show" not in locked_desk.words().splitlines()
    locked_desk.click("Make a recovery key")
    locked_desk.dialog(MakeKeyDialog).passphrase.setText(PASSPHRASE)
    locked_desk.press("Return")
    locked_desk.settle()
    assert locked_desk.dialog(KeyDialog).isVisible()
    assert locked_desk.diary.recovery_key() == KEY
    assert recovery.unwrap(locked_desk.diary.folder.recovery.read_bytes(), KEY) == PASSPHRASE
    locked_desk.press("Esc")
    assert not locked_desk.shown_page.make_key_button.isVisible()
    locked_desk.click("Recovery key")  # what the button "Show" of that row is called
    assert locked_desk.dialog(KeyDialog).isVisible()


def test_a_key_is_made_for_the_right_passphrase_alone(locked_desk):
    locked_desk.page("settings")
    locked_desk.click("Make a recovery key")
    asked = locked_desk.dialog(MakeKeyDialog)
    asked.passphrase.setText("not the passphrase")
    locked_desk.press("Return")
    locked_desk.settle()
    assert asked.isVisible()
    assert "That did not match. Check Caps Lock." in locked_desk.words(asked)
    assert locked_desk.diary.recovery_key() is None
    assert not locked_desk.diary.folder.recovery.exists()


def test_a_diary_without_a_passphrase_says_that_it_needs_no_key(desk):
    page = desk.page("settings")
    assert "this diary has no passphrase, so it needs no key" in desk.words()
    assert "not encrypted: anyone who uses this computer can read it" in desk.words()
    assert not page.show_key_button.isVisible()
    assert not page.make_key_button.isVisible()


def test_a_diary_without_a_passphrase_is_closed_and_not_locked_and_asks_for_nothing_afterwards(desk):
    desk.page("settings")
    said = desk.words()
    assert "Close automatically" in said
    assert "hides the window and closes the diary" in said
    assert "passphrase again" not in said


def test_a_diary_with_a_passphrase_is_locked_and_says_nothing_of_being_readable(locked_desk):
    locked_desk.page("settings")
    said = locked_desk.words()
    assert "Lock automatically" in said
    assert "passphrase again" in said
    assert "not encrypted" not in said
