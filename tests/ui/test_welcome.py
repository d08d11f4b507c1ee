"""The welcome: nothing is stored before it is asked for, every step can be left, and no key is lost on the way."""

import shutil

import pytest
from PySide6.QtWidgets import QLabel

from dilator_app.diary import recovery
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.ui.drafts import WhileTyping
from dilator_app.ui.key_part import KeyBoxes
from dilator_app.ui.messages import Message
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from dilator_app.ui.welcome.first_set import FirstSetStep
from dilator_app.ui.welcome.frame import Welcome
from dilator_app.ui.welcome.protect import ProtectStep
from dilator_app.ui.welcome.start import StartStep
from tests.cut import cut_off
from tests.desk import Desk, name_of
from tests.makers import make_session

LONG = "quiet lamp river fern soon"


@pytest.fixture
def visit(qtbot, tmp_path, clock):
    """Start the program on a folder without a diary, as often as asked."""
    made = []

    def start() -> Desk:
        desk = Desk(qtbot, DiaryFolder(tmp_path / "diary"), clock, tmp_path / "settings.toml")
        made.append(desk)
        desk.settle()
        return desk

    yield start
    for desk in made:
        desk.put_away()


@pytest.fixture
def newcomer(visit) -> Desk:
    """Somebody who has never been here."""
    return visit()


@pytest.fixture
def choosing(newcomer) -> Desk:
    """The same one at the passphrase."""
    newcomer.press("Return")
    newcomer.settle()
    return newcomer


def welcome(desk: Desk) -> Welcome:
    (found,) = [w for w in desk.window.findChildren(Welcome) if w.isVisible()]
    return found


def step(desk: Desk):
    return welcome(desk).step


def written(desk: Desk) -> list[str]:
    folder = desk.folder.path
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def shown_key(desk: Desk) -> str:
    return step(desk).findChild(KeyBoxes).accessibleDescription()


def choose(desk: Desk, passphrase: str = LONG, again: str | None = None) -> None:
    desk.tab_to("Passphrase")
    desk.type(passphrase)
    desk.tab_to("Type it again")
    desk.type(passphrase if again is None else again)


def go_without(desk: Desk) -> None:
    desk.click("Go on without a passphrase")
    desk.click("Go on without", desk.dialog(Message))
    desk.come_back()
    desk.settle()


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


# --- before anything is stored ---------------------------------------------------------------------------------------
def test_it_says_what_is_stored_and_where_before_it_asks(newcomer):
    said = newcomer.words()
    assert "What is stored, and where" in said
    assert str(newcomer.folder.path) in said.replace("\u200b", "")
    assert "It does not diagnose" in said
    assert "No clinician has reviewed its texts yet." in said


def test_the_first_step_can_be_read_in_another_language_at_once(newcomer, language_put_back):
    newcomer.click("Español")
    newcomer.settle()
    assert "Paso 1 de 3" in newcomer.words()
    assert newcomer.settings.settings.language == "es"
    newcomer.click("English")
    newcomer.settle()
    assert "Step 1 of 3" in newcomer.words()
    assert written(newcomer) == []


def test_enter_goes_on_from_the_first_step(newcomer):
    assert name_of(newcomer.focused) == "Begin my diary"
    newcomer.press("Return")
    newcomer.settle()
    assert isinstance(step(newcomer), ProtectStep)
    assert name_of(newcomer.focused) == "Passphrase"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_stop_of_the_tab_key_has_a_name(newcomer, number):
    if number > 1:
        newcomer.press("Return")
        newcomer.settle()
    if number > 2:
        go_without(newcomer)
    stops = newcomer.tab_stops()
    assert "" not in stops
    assert {"Read first", "Breathe first"} <= set(stops)


def test_breathing_and_reading_first_store_nothing_and_come_back_to_where_one_was(choosing, tmp_path):
    choose(choosing)
    for way, back in (("Breathe first", "Back"), ("Read first", "Back")):
        choosing.click(way)
        choosing.settle()
        assert not [w for w in choosing.window.findChildren(Welcome) if w.isVisible()]
        choosing.click(back)
        choosing.settle()
        assert step(choosing).passphrase.text() == LONG
    assert written(choosing) == []


def test_leaving_before_the_second_step_ends_stores_nothing_and_begins_anew(choosing, visit):
    choose(choosing)
    choosing.window.close()
    assert written(choosing) == []
    assert isinstance(step(visit()), StartStep)


def test_going_back_keeps_the_recovery_key_that_may_have_been_written_down(choosing):
    before = shown_key(choosing)
    choosing.click("Back")
    assert isinstance(step(choosing), StartStep)
    choosing.press("Return")
    choosing.settle()
    assert shown_key(choosing) == before


# --- wrong and odd input ---------------------------------------------------------------------------------------------
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


# --- the last step ---------------------------------------------------------------------------------------------------
@pytest.fixture
def last(choosing) -> Desk:
    """At the last step, with a diary without a passphrase."""
    go_without(choosing)
    return choosing


def test_everything_of_the_last_step_can_wait(last):
    assert name_of(last.focused) == "Open Fernlight"
    last.press("Return")
    last.settle()
    assert last.view.isVisible()
    assert last.diary.current_set() is None
    assert last.diary.preferences().welcome_done


def test_a_set_a_word_and_a_name_are_stored(last):
    last.click("Trainer")
    last.tab_to("Who guides your practice?")
    last.type("Ines Okafor")
    last.click("Add your sizes")
    dialog = last.dialog(SetDialog)
    dialog.rows[0].diameter.line.setText("22")
    last.press("Return")
    assert "22 mm" in last.words()
    last.tab_to("Open Fernlight")
    last.press("Return")
    last.settle()
    preferences = last.diary.preferences()
    assert (preferences.word.value, preferences.guide) == ("trainer", "Ines Okafor")
    assert [d.diameter_mm for d in last.diary.current_set().in_use] == [22]


def test_it_goes_on_at_the_last_step_after_a_lock(last):
    last.press("Ctrl+L")
    last.settle()
    last.click("Open")
    last.settle()
    assert isinstance(step(last), FirstSetStep)


def test_what_was_typed_at_the_last_step_is_there_after_a_lock(last):
    last.click("Trainer")
    last.tab_to("Who guides your practice?")
    last.type("Ines Okafor")
    last.press("Ctrl+L")
    last.settle()
    last.click("Open")
    last.settle()
    assert step(last).guide.text() == "Ines Okafor"
    assert step(last).word.value().value == "trainer"


def test_what_is_typed_at_the_last_step_is_on_the_disk_before_the_step_is_left(last):
    last.tab_to("Who guides your practice?")
    last.type("Ines Okafor")
    (typing,) = step(last).findChildren(WhileTyping)
    typing.keep_now()
    assert last.window._unfinished.preferences().guide == "Ines Okafor"


def test_it_goes_on_at_the_last_step_after_the_program_was_left(last, visit):
    last.window.close()
    again = visit()
    again.click("Open")
    again.settle()
    assert isinstance(step(again), FirstSetStep)


def test_a_diary_that_is_in_use_is_not_asked_the_first_questions(last, visit, clock):
    last.window.close()
    diary = Diary.unlock(last.folder, None, clock)
    diary.save(make_session(pain=2))
    diary.close()
    again = visit()
    again.click("Open")
    again.settle()
    assert again.view.isVisible()


def test_looking_around_leads_back_to_the_welcome_and_leaves_nothing(newcomer):
    newcomer.click("Look around with a sample diary")
    newcomer.settle()
    assert "Sample, invented." in newcomer.words()
    newcomer.press("Ctrl+L")
    newcomer.settle()
    assert isinstance(step(newcomer), StartStep)
    assert written(newcomer) == []


# --- as it looks -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("size", [(1024, 680), (1366, 768), (1280, 766)])
def test_nothing_is_cut_in_any_step(newcomer, size):
    newcomer.window.resize(*size)
    newcomer.settle()
    assert cut_off(newcomer.window) == []
    newcomer.press("Return")
    newcomer.settle()
    assert cut_off(newcomer.window) == []
    assert not welcome(newcomer)._room.horizontalScrollBar().isVisible()
    go_without(newcomer)
    assert cut_off(newcomer.window) == []


def test_no_word_of_it_praises_or_presses(newcomer):
    for label in newcomer.window.findChildren(QLabel):
        assert "!" not in label.text()


def test_a_diary_that_vanished_while_it_was_locked_is_told(last):
    last.press("Ctrl+L")
    last.settle()
    shutil.rmtree(last.folder.path)
    last.click("Open")
    last.settle()
    assert "There is no diary in this folder." in last.words()


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
