"""What Settings says about sessions: every choice is stored at once and holds in the next session."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from dilator_app.ui.session.checklist import ChecklistDialog
from dilator_app.ui.widgets.switch import Switch
from tests.cut import cut_off
from tests.desk import Desk
from tests.makers import make_set

SECTION = 3


@pytest.fixture
def settings(desk: Desk):
    desk.diary.save(make_set())
    page = desk.page("settings")
    desk.click("Sessions")
    assert page.stack.currentIndex() == SECTION
    return page


def switch(settings, name: str) -> Switch:
    return next(s for s in settings.stack.currentWidget().findChildren(Switch) if s.accessibleName() == name)


@pytest.mark.parametrize(
    ("name", "choice", "before"),
    [
        ("Larger text", "larger_session_text", False),
        ("Dark", "dark_session", False),
        ("Full screen", "full_screen_session", True),
        ("Draw the body in Breathe", "draw_body", False),
        ("Sound", "sound", False),
        ("A screen reader says each breath", "speak_breath", True),
        ("Single keys", "single_keys", True),
        ("How far", "ask_how_far", False),
    ],
)
def test_each_switch_shows_what_holds_and_stores_what_is_chosen(settings, desk, name, choice, before):
    assert switch(settings, name).isChecked() is before
    switch(settings, name).click()

    assert getattr(desk.diary.preferences(), choice) is not before
    settings.refresh()
    assert switch(settings, name).isChecked() is not before


def test_outlines_are_off_until_they_are_chosen(settings, desk):
    assert not switch(settings, "Outlines of sizes").isChecked()
    switch(settings, "Outlines of sizes").click()

    assert not desk.diary.preferences().numbers_only


@pytest.mark.parametrize(
    ("shown", "time", "bar"), [("Time", True, False), ("Neither", False, False), ("Time and bar", True, True)]
)
def test_time_and_bar_are_shown_as_chosen(settings, desk, shown, time, bar):
    first = "Time" if shown == "Time and bar" else "Time and bar"
    for choice in (first, shown):
        next(c for c in settings.session.shown.choices if c.text() == choice).click()

    chosen = desk.diary.preferences()
    assert (chosen.show_clock, chosen.show_time_bar) == (time, bar)


def test_the_line_for_a_hard_day_is_kept(settings, desk):
    settings.session.hard_day.setText("  One breath is enough. ")
    settings.session.hard_day.editingFinished.emit()

    assert desk.diary.preferences().hard_day_line == "One breath is enough."


def test_the_list_of_prepare_is_changed_from_here_too(settings, desk):
    settings.session.checklist.click()
    form = desk.dialog(ChecklistDialog)
    form.fields[0].setText("Cat outside")
    desk.click("Save")

    assert desk.diary.preferences().checklist[0] == "Cat outside"
    assert desk.diary.preferences().has_own_checklist


def test_nothing_of_the_section_is_cut(settings, desk):
    desk.window.resize(1024, 680)
    QApplication.processEvents()

    assert cut_off(settings) == []
    assert all(w.text() for w in settings.stack.currentWidget().findChildren(QLabel) if w.isVisible())
