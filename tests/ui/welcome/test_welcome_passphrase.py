"""Choosing a passphrase, or none: wrong and odd input, and no key is lost on the way."""

import pytest

from dilator_app.diary import recovery
from dilator_app.diary.diary import Diary
from dilator_app.ui.messages import Message
from dilator_app.ui.welcome.first_set import FirstSetStep
from dilator_app.ui.welcome.protect import ProtectStep
from tests.desk import name_of
from tests.ui.welcome.answering import LONG, choose, go_without, shown_key, step, written


def test_enter_twice_on_the_way_without_a_passphrase_makes_no_open_diary(choosing):
    step(choosing).without.setFocus()
    choosing.press("Return")
    assert name_of(choosing.focused) == "Choose a passphrase"
    choosing.press("Return")
    choosing.come_back()
    choosing.settle()
    assert written(choosing) == []
    assert name_of(choosing.focused) == "Passphrase"


def test_enter_with_nothing_typed_says_what_is_missing(choosing):
    choosing.press("Return")
    assert "Please type a passphrase first, or go on without one." in choosing.words()
    choosing.type("f")
    assert "Please type a passphrase first" not in choosing.words()


def test_a_short_passphrase_is_named_and_cannot_be_gone_on_with(choosing):
    choose(choosing, "fern")
    assert "A passphrase has at least 8 characters." in choosing.words()
    choosing.press("Return")
    assert name_of(choosing.focused) == "Passphrase"
    assert written(choosing) == []


def test_a_weak_one_is_allowed_after_a_plain_sentence(choosing):
    choose(choosing, "password1")
    assert "This would be guessed quickly. Longer is safer." in choosing.words()
    assert step(choosing).later.isEnabled()


def test_two_that_differ_do_not_go_on_and_no_tick_says_that_they_match(choosing):
    choose(choosing, LONG, LONG + " ")
    choosing.press("Return")
    assert isinstance(step(choosing), ProtectStep)
    assert not step(choosing).next_button.isEnabled()
    assert written(choosing) == []


@pytest.mark.parametrize("typed", ["x'" + "0" * 64 + "'", " " * 3])
def test_what_cannot_be_a_passphrase_is_refused_before_anything_is_made(choosing, typed):
    choose(choosing, typed)
    assert not step(choosing).later.isEnabled()
    choosing.press("Return")
    choosing.settle()
    assert written(choosing) == []


def test_enter_goes_to_what_is_missing(choosing):
    choosing.tab_to("Passphrase")
    choosing.type(LONG)
    choosing.press("Return")
    assert name_of(choosing.focused) == "Type it again"
    choosing.type(LONG)
    choosing.press("Return")
    assert name_of(choosing.focused) == "I have put my recovery key somewhere safe"


def test_suggested_words_are_shown_and_are_to_be_typed_again(choosing):
    choosing.click("Suggest random words")
    suggested = step(choosing).passphrase.text()
    assert len(suggested.split()) >= 5
    assert name_of(choosing.focused) == "Type it again"
    assert not step(choosing).later.isEnabled()
    choosing.click("Suggest random words")
    assert step(choosing).passphrase.text() != suggested


def test_where_the_diary_cannot_be_made_it_says_so_and_keeps_what_was_typed(choosing):
    choosing.folder.path.parent.mkdir(exist_ok=True)
    choosing.folder.path.write_text("a file stands where the folder should be")
    choose(choosing)
    step(choosing).kept.setChecked(True)
    choosing.press("Return")
    choosing.settle()
    assert "That folder does not exist." in choosing.words(choosing.dialog(Message))
    choosing.press("Return")
    assert step(choosing).passphrase.text() == LONG
    choosing.folder.path.unlink()
    choosing.press("Return")
    choosing.settle()
    assert isinstance(step(choosing), FirstSetStep)


def test_a_recovery_key_that_cannot_be_written_leaves_no_diary_behind_and_it_can_be_made_later(choosing):
    choosing.folder.recovery.mkdir(parents=True)
    choose(choosing)
    step(choosing).kept.setChecked(True)
    choosing.press("Return")
    choosing.settle()
    assert choosing.dialog(Message)
    choosing.press("Return")
    assert not choosing.folder.holds_a_diary()
    choosing.folder.recovery.rmdir()
    choosing.press("Return")
    choosing.settle()
    assert isinstance(step(choosing), FirstSetStep)


def test_two_different_passphrases_are_said_to_differ_beside_the_second(choosing):
    choose(choosing, again="something else entirely")
    choosing.press("Return")
    assert "The two are not the same. Please type this one again." in choosing.words()
    assert name_of(choosing.focused) == "Type it again"
    choosing.type(LONG)
    assert "The two are not the same." not in choosing.words()


def test_tab_goes_from_the_passphrase_to_its_repetition_and_then_to_the_eye(choosing):
    choosing.tab_to("Passphrase")
    choosing.press("Tab")
    assert name_of(choosing.focused) == "Type it again"
    choosing.press("Tab")
    assert name_of(choosing.focused) == "Show the passphrase"


# --- the diary is made -----------------------------------------------------------------------------------------------
def test_the_key_on_the_screen_opens_the_diary_that_was_made(choosing, clock):
    key = shown_key(choosing)
    choose(choosing)
    choosing.click("Later")
    choosing.settle()
    assert isinstance(step(choosing), FirstSetStep)
    choosing.press("Ctrl+L")
    choosing.settle()
    assert recovery.unwrap(choosing.folder.recovery.read_bytes(), key.replace(",", "")) == LONG
    diary = Diary.unlock(choosing.folder, LONG, clock)
    assert not diary.preferences().recovery_key_kept
    diary.close()


def test_without_a_passphrase_one_is_warned_plainly_and_the_gentler_way_is_the_first(choosing):
    choosing.click("Go on without a passphrase")
    message = choosing.dialog(Message)
    assert "anyone who uses this computer, or finds its disk, can read the diary" in choosing.words(message)
    choosing.press("Escape")
    assert isinstance(step(choosing), ProtectStep)
    assert written(choosing) == []
    go_without(choosing)
    assert isinstance(step(choosing), FirstSetStep)
    assert not choosing.folder.is_encrypted()
    assert not choosing.folder.recovery.exists()
