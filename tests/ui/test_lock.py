"""The lock page: who comes in, who does not, and what it says about it."""

import shutil
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import text

from dilator_app.diary import recovery
from dilator_app.diary.diary import Diary
from dilator_app.settings import SettingsFile
from dilator_app.ui.lock import back_off_s
from tests.desk import Desk, name_of
from tests.makers import PASSPHRASE, make_session, make_set
from tests.quick_recovery import FILE, KEY


@pytest.fixture
def locked(qtbot, folder, template, tmp_path, clock):
    """A window in front of an encrypted diary with one session."""
    opened = template.open(folder, clock)
    opened.save(make_set(), make_session(22, pain=3))
    opened.close()
    made = Desk(qtbot, folder, clock, tmp_path / "settings.toml")
    yield made
    made.put_away()


def enter(desk: Desk, passphrase: str) -> None:
    page = desk.window.lock_page
    page.passphrase.setFocus()
    page.passphrase.clear()
    desk.type(passphrase)
    desk.press("Return")
    desk.settle()


def message(desk: Desk) -> str:
    return desk.window.lock_page.message.text()


def test_the_cursor_waits_in_the_passphrase_and_enter_unlocks(locked):
    assert name_of(locked.focused) == "Passphrase"
    locked.type(PASSPHRASE)
    locked.press("Return")
    locked.settle()
    assert locked.view.isVisible()
    assert locked.diary.count_sessions() == 1


def test_a_wrong_passphrase_is_told_calmly_and_nothing_is_lost(locked):
    enter(locked, "not this one at all")
    assert message(locked) == "That did not match. Check Caps Lock, or use the recovery key."
    assert locked.window.view is None
    assert locked.focused is locked.window.lock_page.passphrase
    enter(locked, PASSPHRASE)
    assert locked.diary.count_sessions() == 1


def test_nothing_typed_asks_nothing_of_the_disk(locked):
    locked.press("Return")
    locked.settle()
    assert message(locked) == ""
    assert locked.settings.settings.failed_unlocks == 0


@pytest.mark.parametrize("typed", ["ｃｏｒｒｅｃｔ horse battery staple", "correct horse battery staple"])
def test_the_same_passphrase_in_another_form_of_unicode_opens(locked, typed):
    enter(locked, typed)
    assert locked.view is not None


@pytest.mark.parametrize("typed", ["🌿" * 400, "x'" + "0" * 64 + "'", " ", "a" * 20_000, "\u202eelpats"])
def test_odd_passphrases_are_wrong_and_nothing_worse(locked, typed):
    page = locked.window.lock_page
    page.passphrase.setText(typed)
    page.unlock()
    locked.settle()
    assert message(locked).startswith("That did not match.")
    assert page.unlock_button.isEnabled()


def test_a_truncated_file_is_told_apart_from_a_wrong_passphrase(locked):
    database = locked.folder.database
    whole = database.read_bytes()
    database.write_bytes(whole[:5000])
    enter(locked, PASSPHRASE)
    assert "The diary file cannot be read to the end." in message(locked)
    assert "Nothing has been deleted." in message(locked)
    assert database.read_bytes() == whole[:5000]
    assert locked.settings.settings.failed_unlocks == 0


def test_an_empty_file_is_damaged_and_never_a_new_diary(locked):
    locked.folder.database.write_bytes(b"")
    enter(locked, PASSPHRASE)
    assert "Nothing has been deleted." in message(locked)
    assert locked.folder.database.stat().st_size == 0


def test_a_newer_diary_says_what_to_do(locked, template, clock):
    opened = template.open(locked.folder, clock)
    with opened._access.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    opened.close()
    enter(locked, PASSPHRASE)
    assert "A later version of Fernlight wrote this diary." in message(locked)
    assert "Please install the newest version" in message(locked)


def test_a_diary_in_use_says_so(locked, template, clock):
    other = template.open(locked.folder, clock)
    enter(locked, PASSPHRASE)
    assert message(locked).startswith("Another window or program has this diary open.")
    other.close()
    enter(locked, PASSPHRASE)
    assert locked.view is not None


def test_a_diary_that_went_away_is_told(locked):
    shutil.rmtree(locked.folder.path)
    enter(locked, PASSPHRASE)
    assert "There is no diary in this folder." in message(locked)


# --- the recovery key ------------------------------------------------------------------------------------------------
@pytest.fixture
def with_key(locked):
    locked.folder.recovery.write_bytes(FILE)
    locked.window.lock_page.prepare()
    return locked


def test_the_recovery_key_opens_in_any_spelling(with_key):
    with_key.click("Use the recovery key instead")
    assert name_of(with_key.focused) == "Recovery key"
    with_key.type("-".join(recovery.grouped(KEY.lower())))
    with_key.press("Return")
    with_key.settle()
    assert with_key.view is not None


def test_half_a_recovery_key_is_asked_for_whole(with_key):
    with_key.click("Use the recovery key instead")
    with_key.type(KEY[:10])
    with_key.press("Return")
    assert message(with_key) == "That is not a whole recovery key yet. It has 24 letters and digits."


def test_a_slip_in_the_recovery_key_is_found_before_any_waiting(with_key):
    with_key.click("Use the recovery key instead")
    with_key.type(KEY[:-2] + "22")
    with_key.press("Return")
    assert message(with_key) == "One of the letters or digits does not fit. Check the key against your copy."
    assert with_key.settings.settings.failed_unlocks == 0


def test_another_recovery_key_is_told_without_a_word_about_caps_lock(with_key):
    with_key.click("Use the recovery key instead")
    with_key.type(recovery.new())
    with_key.press("Return")
    with_key.settle()
    assert message(with_key) == "That key did not match. Check it against your copy."


def test_a_diary_without_a_recovery_key_offers_none(locked):
    assert not locked.window.lock_page.other_way.isVisible()


# --- back-off --------------------------------------------------------------------------------------------------------
def test_the_wait_begins_after_five_and_doubles_to_half_a_minute():
    assert [back_off_s(n) for n in (0, 4, 5, 6, 7, 8, 9, 10, 50)] == [0, 0, 1, 2, 4, 8, 16, 30, 30]


def wrong(desk: Desk, times: int) -> None:
    for _time in range(times):
        desk.clock.advance(seconds=60)
        enter(desk, "wrong passphrase")


def test_after_five_wrong_ones_even_the_right_one_waits(locked):
    wrong(locked, 5)
    enter(locked, PASSPHRASE)
    assert locked.window.view is None
    locked.window.lock_page._show_wait()
    happened = "That did not match. Check Caps Lock, or use the recovery key."
    assert message(locked) == f"{happened}\nYou can try again in 1 second."
    locked.clock.advance(seconds=2)
    locked.window.lock_page._show_wait()
    assert message(locked) == f"{happened}\nYou can try again now."
    enter(locked, PASSPHRASE)
    assert locked.view is not None
    assert locked.settings.settings.failed_unlocks == 0


def test_the_wait_outlives_the_program(locked, qtbot, clock):
    wrong(locked, 8)
    file = locked.settings.file
    assert SettingsFile(file).settings.failed_unlocks == 8
    again = Desk(qtbot, locked.folder, clock, file)
    try:
        assert message(again) == "You can try again in 8 seconds."
        enter(again, PASSPHRASE)
        assert again.window.view is None
        clock.advance(seconds=9)
        enter(again, PASSPHRASE)
        assert again.view is not None
    finally:
        again.put_away()


def test_a_damaged_file_is_no_wrong_passphrase_and_costs_no_wait(locked):
    locked.folder.database.write_bytes(b"")
    for _time in range(7):
        enter(locked, PASSPHRASE)
    assert locked.settings.settings.failed_unlocks == 0


def test_a_clock_that_was_set_back_locks_nobody_out(locked):
    wrong(locked, 9)
    locked.clock.set(locked.clock.now() - timedelta(days=3))
    enter(locked, PASSPHRASE)
    assert locked.view is not None


# --- discreet --------------------------------------------------------------------------------------------------------
def test_the_lock_page_names_nothing(locked):
    said = locked.words() + locked.window.windowTitle()
    assert not [w for w in ("dilator", "vagin", "pain", "therap", "session", "pelvic") if w in said.lower()]


def test_a_screen_reader_finds_field_button_and_links(locked):
    assert locked.tab_stops() == ["Passphrase", "Show the passphrase", "Unlock", "Breathe"]


def test_the_typed_passphrase_is_not_read_out(locked):
    field = locked.window.lock_page.passphrase
    field.setText("sentinel words")
    assert "sentinel" not in QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Value)


def test_breathing_alone_opens_and_esc_leads_back(locked):
    locked.click("Breathe")
    assert "Breathe in…" in locked.words()
    locked.press("Esc")
    assert name_of(locked.focused) == "Passphrase"


def test_breathing_keeps_still_where_less_motion_was_asked_for(locked):
    locked.settings.change(reduced_motion=True)
    locked.click("Breathe")
    page = locked.window._stack.currentWidget()
    assert page.pacer._reduced


def test_a_diary_without_a_passphrase_opens_with_one_button(new_desk, plain_diary):
    plain_diary.save(make_set())
    plain_diary.close()
    new_desk.window.lock_page.prepare()
    assert not [f for f in new_desk.window.lock_page.findChildren(QLineEdit) if f.isVisible()]
    new_desk.click("Open")
    new_desk.settle()
    assert isinstance(new_desk.diary, Diary)


def test_the_passphrase_field_is_empty_after_unlocking_and_after_locking(locked):
    enter(locked, PASSPHRASE)
    assert locked.window.lock_page.passphrase.text() == ""
    locked.press("Ctrl+L")
    assert locked.window.lock_page.passphrase.text() == ""
    assert locked.window.lock_page.passphrase.echoMode() == QLineEdit.EchoMode.Password


def test_caps_and_pointer_do_nothing_while_it_opens(locked, qtbot):
    page = locked.window.lock_page
    locked.type(PASSPHRASE)
    locked.press("Return", "Return")
    qtbot.mouseClick(page.unlock_button, Qt.MouseButton.LeftButton)
    locked.settle()
    assert locked.view is not None
