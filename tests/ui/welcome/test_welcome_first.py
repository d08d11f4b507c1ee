"""The welcome as it begins: nothing is stored before it is asked for, and every step can be left."""

import pytest
from PySide6.QtWidgets import QLabel

from dilator_app.ui.key_list import KeyList
from dilator_app.ui.welcome.frame import Welcome
from dilator_app.ui.welcome.protect import ProtectStep
from dilator_app.ui.welcome.start import StartStep
from tests.cut import cut_off
from tests.desk import name_of
from tests.ui.welcome.answering import LONG, choose, go_without, shown_key, step, welcome, written


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


def test_looking_around_leads_back_to_the_welcome_and_leaves_nothing(newcomer):
    newcomer.click("Look around with a sample diary")
    newcomer.settle()
    assert "Sample, invented." in newcomer.words()
    newcomer.press("Ctrl+L")
    newcomer.settle()
    assert isinstance(step(newcomer), StartStep)
    assert written(newcomer) == []


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


@pytest.mark.parametrize("way", [None, "Read first", "Breathe first"])
def test_f1_lists_the_keys_that_work_before_there_is_a_diary(newcomer, way):
    if way is not None:
        newcomer.click(way)
        newcomer.settle()
    newcomer.press("F1")
    said = newcomer.words(newcomer.dialog(KeyList))
    assert "Hide the window" in said
    assert "Ctrl+N" not in said
    newcomer.press("Esc")
    assert newcomer.dialogs() == []


def test_f1_lists_the_keys_while_a_passphrase_is_chosen(choosing):
    choosing.press("F1")
    assert "Hide the window" in choosing.words(choosing.dialog(KeyList))
