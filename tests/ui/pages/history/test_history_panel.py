"""Changing a session beside the table."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox

from dilator_app.domain.scales import Breathing, Insertion, Sign
from dilator_app.ui.pages.history.model import Column
from dilator_app.ui.pages.history.safety_dialog import SafetyDialog
from tests.makers import days_ago, make_session, make_step, signs
from tests.ui.pages.history.looking import SIZES, THREE, column, open_row


# --- changing --------------------------------------------------------------------------------------------------------
def test_every_answer_can_be_changed(history, desk):
    page = history(THREE[0])
    panel = open_row(desk, page, 0)
    fields = panel.fields
    fields.day.set_day(days_ago(5))
    fields.time.setText("7.05 pm")
    fields.size.set_value(SIZES.dilators[2].id)
    fields.minutes.set_number(12)
    fields.breathing.choose(fields.breathing.choices[1])
    fields.pain.choose(5)
    fields.pain_after.choose(1)
    fields.anxiety.choose(7)
    fields.insertion_list.set_value(Insertion.HARD)
    fields.note_to_self.set_text("Changed my mind")
    fields.note_for_therapist.set_text("Ask about this")
    desk.click("Save")
    (saved,) = desk.diary.sessions()
    assert (saved.day, saved.started_at.strftime("%H:%M"), saved.main_dilator.diameter_mm) == (days_ago(5), "19:05", 18)
    assert (saved.seconds, saved.breathing, saved.highest_pain) == (720, Breathing.PARTLY, 5)
    assert (saved.pain_after, saved.anxiety_before, saved.insertion) == (1, 7, Insertion.HARD)
    assert (saved.note_to_self, saved.note_for_therapist) == ("Changed my mind", "Ask about this")


def test_an_answer_can_be_taken_back(history, desk):
    page = history(THREE[0])
    panel = open_row(desk, page, 0)
    panel.fields.pain.choose(None)
    panel.fields.insertion_list.set_value("")
    panel.fields.minutes.set_number(None)
    desk.click("Save")
    (saved,) = desk.diary.sessions()
    assert (saved.highest_pain, saved.insertion, saved.seconds) == (None, None, None)


def test_saving_without_a_change_does_not_mark_it_as_edited(history, desk):
    page = history(THREE[0])
    open_row(desk, page, 0)
    desk.click("Save")
    assert desk.diary.sessions()[0].stamps.edited_at is None
    assert not page.panel.isVisible()


def test_a_time_of_less_than_a_minute_is_shown_as_that_and_kept_to_the_second(history, desk):
    page = history(make_session(make_step(22, seconds=40), pain=2))
    assert column(page, Column.MINUTES) == ["<1"]
    panel = open_row(desk, page, 0)
    assert panel.fields.minutes.text() == "<1"
    panel.fields.pain.choose(4)
    desk.click("Save")
    (saved,) = desk.diary.sessions()
    assert (saved.highest_pain, saved.seconds) == (4, 40)


def test_enter_saves_and_ctrl_enter_saves_from_a_note(history, desk):
    page = history(THREE[0])
    panel = open_row(desk, page, 0)
    panel.fields.minutes.setFocus()
    desk.press("Up", "Return")
    assert desk.diary.sessions()[0].seconds == 9 * 60
    panel = open_row(desk, page, 0)
    panel.fields.note_to_self.setFocus()
    desk.press("Return")
    assert page.panel.isVisible()
    desk.type("and more")
    desk.press("Ctrl+Return")
    assert "and more" in desk.diary.sessions()[0].note_to_self


def test_what_cannot_be_read_is_named_and_the_panel_stays(history, desk):
    page = history(THREE[0])
    panel = open_row(desk, page, 0)
    panel.fields.time.setText("half past")
    desk.click("Save")
    assert panel.isVisible()
    assert "Please use a time such as 20:40, or leave it empty." in desk.words()
    assert desk.focused is panel.fields.time


def test_esc_closes_the_panel_and_what_was_typed_is_there_the_next_time(history, desk):
    page = history(*THREE)
    panel = open_row(desk, page, 0)
    panel.fields.note_to_self.setFocus()
    desk.type("Half a thought")
    desk.press("Esc")
    assert not page.panel.isVisible()
    panel = open_row(desk, page, 1)
    assert "Half" not in panel.fields.note_to_self.text()
    panel = open_row(desk, page, 0)
    assert "Half a thought" in panel.fields.note_to_self.text()
    assert "This is what you had typed before. Nothing was lost." in desk.words()


def test_enter_on_a_row_goes_to_the_first_field_and_tab_through_the_fields_to_the_buttons(history, desk):
    page = history(*THREE)
    page.view.setFocus()
    page.view.choose(page.table.session_at(1).id)
    desk.press("Return")
    assert page.panel.session.day == days_ago(3)
    assert desk.focused is page.panel.fields.day
    stops = desk.tab_stops()
    fields = ["Date", "Time", "Size", "Minutes", "Strongest pain", "Note to yourself", "Anxiety before"]
    places = [stops.index(name) for name in fields]
    assert places == sorted(places)
    assert stops.index("Pain afterwards") < stops.index("Save")
    last = stops.index("Save")
    assert stops[last : last + 3] == ["Save", "Cancel", "Remove"]
    assert (stops[0], stops[-1]) == ("Date", "Close")
    desk.press("Esc")
    assert desk.focused is page.view, "and Enter opens it again"


@pytest.mark.parametrize(("answer", "said"), [(7, "7, strong"), (None, "not answered")])
def test_the_words_beside_the_scale_say_what_was_typed_before(history, desk, answer, said):
    page = history(*THREE)
    panel = open_row(desk, page, 0)
    assert "3, mild" in desk.words(panel)
    panel.fields.pain.choose(answer)
    desk.press("Esc")
    panel = open_row(desk, page, 0)
    assert panel.fields.pain.value() == answer
    assert said in desk.words(panel)
    assert "3, mild" not in desk.words(panel)


def test_an_answer_that_was_taken_back_stays_taken_back_in_what_is_kept(history, desk):
    page = history(*THREE)
    panel = open_row(desk, page, 0)
    panel.fields.insertion_list.set_value("")
    desk.press("Esc")
    assert open_row(desk, page, 0).fields.insertion_list.currentText() == "–"


def test_another_row_does_not_lose_what_was_typed(history, desk):
    page = history(*THREE)
    panel = open_row(desk, page, 0)
    panel.fields.pain.choose(1)
    open_row(desk, page, 1)
    assert open_row(desk, page, 0).fields.pain.value() == 1


def test_cancel_throws_what_was_typed_away(history, desk):
    page = history(*THREE)
    open_row(desk, page, 0).fields.pain.choose(1)
    desk.click("Cancel")
    assert open_row(desk, page, 0).fields.pain.value() == 3
    assert desk.diary.sessions()[-1].highest_pain == 3


def test_ctrl_z_takes_an_edit_back_with_its_mark(history, desk):
    page = history(THREE[0])
    before = desk.diary.sessions()
    open_row(desk, page, 0).fields.pain.choose(7)
    desk.click("Save")
    assert column(page, Column.PAIN) == ["7"]
    desk.press("Ctrl+Z")
    assert column(page, Column.PAIN) == ["3"]
    (now,) = desk.diary.sessions()
    assert replace(now, stamps=None) == replace(before[0], stamps=None)
    assert now.stamps.edited_at is None


def test_an_undo_shows_in_a_panel_that_is_open(history, desk):
    page = history(THREE[0])
    open_row(desk, page, 0).fields.pain.choose(7)
    desk.click("Save")
    panel = open_row(desk, page, 0)
    page.view.setFocus()
    desk.press("Ctrl+Z")
    assert panel.fields.pain.value() == 3


def test_after_saving_the_same_session_is_still_chosen(history, desk):
    page = history(*THREE)
    open_row(desk, page, 1).fields.pain.choose(2)
    desk.click("Save")
    assert [s.day for s in page.view.chosen()] == [days_ago(3)]
    assert desk.focused is page.view


# --- a sign, later ---------------------------------------------------------------------------------------------------
def test_a_sign_can_be_added_later_with_the_day_on_which_it_was_noticed(history, desk):
    page = history(make_session(22, day=days_ago(4)))
    panel = open_row(desk, page, 0)
    assert "Not answered" in panel.safety_button.currentText()
    panel.safety_button.setFocus()
    desk.press("Space")
    dialog = desk.dialog(SafetyDialog)
    box = next(b for b in dialog.findChildren(QCheckBox) if b.text() == "A little pink spotting")
    box.setFocus()
    desk.press("Space")
    dialog._days[Sign.SPOTTING][1].set_day(days_ago(3))
    desk.press("Return")
    assert panel.safety_button.currentText() == "A little pink spotting"
    desk.click("Save")
    (saved,) = desk.diary.sessions()
    assert saved.safety == signs(Sign.SPOTTING, day=days_ago(3))


def test_the_safety_answer_of_a_session_is_kept_when_something_else_changes(history, desk):
    page = history(make_session(22, day=days_ago(4), safety=signs(Sign.BLEEDING, day=days_ago(2))))
    open_row(desk, page, 0).fields.pain.choose(2)
    desk.click("Save")
    assert desk.diary.sessions()[0].safety == signs(Sign.BLEEDING, day=days_ago(2))
