"""The last step: everything in it can wait, and nothing typed in it is lost."""

import shutil

from dilator_app.diary.diary import Diary
from dilator_app.ui.drafts import WhileTyping
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from dilator_app.ui.welcome.first_set import FirstSetStep
from tests.desk import name_of
from tests.makers import make_session
from tests.ui.welcome.answering import step


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


def test_a_diary_without_a_passphrase_is_never_called_encrypted(last):
    assert "No passphrase\nNot encrypted: anyone who uses this computer can read it." in last.words()
    assert "Encrypted: without your passphrase it cannot be read." not in last.words()
    last.press("Ctrl+L")
    last.settle()
    last.click("Open")
    last.settle()
    assert "Not encrypted: anyone who uses this computer can read it." in last.words()
    assert "Locked with your passphrase" not in last.words()


def test_a_diary_with_a_passphrase_is_called_encrypted_at_the_last_step(diary, new_desk):
    new_desk.window.show_welcome(resume=diary)
    assert "Locked with your passphrase\nEncrypted: without your passphrase it cannot be read." in new_desk.words()


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


def test_a_diary_that_vanished_while_it_was_locked_is_told(last):
    last.press("Ctrl+L")
    last.settle()
    shutil.rmtree(last.folder.path)
    last.click("Open")
    last.settle()
    assert "There is no diary in this folder." in last.words()
