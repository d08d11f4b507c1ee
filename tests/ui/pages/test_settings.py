"""Settings, as a person meets them: each is in force at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from dilator_app import i18n
from dilator_app.ui import speech
from dilator_app.ui.widgets.fields import ComboBox
from tests.desk import Desk
from tests.makers import days_ago, make_session, make_set


@pytest.fixture(autouse=True)
def as_before_afterwards():
    qts, ours = QLocale(), i18n.current_locale()
    yield
    i18n.activate("en", ours)
    speech.teach_qt()
    QLocale.setDefault(qts)


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
