"""Appointments, what was agreed, questions, and the rule that is matched."""

from dataclasses import replace

import pytest

from dilator_app.domain.preferences import Preferences
from dilator_app.ui.pages.appointment.agreed_dialog import AgreedDialog
from dilator_app.ui.pages.appointment.dialog import AppointmentDialog
from dilator_app.ui.pages.appointment.list_dialog import AppointmentList
from dilator_app.ui.pages.appointment.questions_dialog import QuestionsDialog
from tests.cut import cut_off
from tests.makers import days_ago, make_appointment, make_question
from tests.ui.pages.appointment.on_the_page import change, matching


# --- visits ----------------------------------------------------------------------------------------------------------
def test_an_appointment_is_noted_changed_and_taken_back(appointment, desk):
    appointment()
    assert "No appointment noted" in desk.words()
    desk.click("Add an appointment")
    dialog = desk.dialog(AppointmentDialog)
    dialog.at.setText("14.30")
    dialog.who.setText("Ines Okafor")
    desk.press("Return")
    assert "Thu 10 December, 14:30, Ines Okafor" in desk.words()
    change(desk, "Thu 10 December, 14:30")
    desk.dialog(AppointmentDialog).who.setText("Nour")
    desk.press("Return")
    assert "Thu 10 December, 14:30, Nour" in desk.words()
    desk.press("Ctrl+Z")
    assert "Ines Okafor" in desk.words()
    desk.press("Ctrl+Z")
    assert desk.diary.appointments() == []


def test_what_was_agreed_is_written_down_after_the_visit(appointment, desk):
    appointment(make_appointment(days_ago(1), with_whom="Ines Okafor"))
    assert "No appointment noted" in desk.words()
    desk.click("Enter what was agreed on Wed 11 November")
    desk.dialog(AgreedDialog).agreed.setFocus()
    desk.type("Stay with this size")
    desk.press("Ctrl+Return")
    assert desk.diary.appointments()[0].agreed == "Stay with this size"
    assert "Enter what was agreed" not in desk.words()
    desk.press("Ctrl+Z")
    assert desk.diary.appointments()[0].agreed == ""


def test_in_one_save_questions_are_ticked_the_others_stay_and_the_plan_is_next(appointment, desk):
    visit = make_appointment(days_ago(1), with_whom="Ines Okafor")
    asked, later = make_question("May I stay?", appointment_id=visit.id), make_question("And the stinging?")
    appointment(visit, asked, later)
    desk.click("Enter what was agreed on Wed 11 November")
    dialog = desk.dialog(AgreedDialog)
    desk.click("May I stay?", dialog)
    desk.click("The plan has changed: enter the new one now", dialog)
    desk.press("Return")
    kept = {q.words: (q.asked, q.appointment_id) for q in desk.diary.questions()}
    assert kept == {"May I stay?": (True, visit.id), "And the stinging?": (False, None)}
    desk.qtbot.waitUntil(lambda: desk.shown_page is desk.view.page("plan") and desk.shown_page.is_new_plan)


def test_what_was_agreed_is_typed_over_two_sittings(appointment, desk):
    appointment(make_appointment(days_ago(1)))
    desk.click("Enter what was agreed on Wed 11 November")
    desk.dialog(AgreedDialog).agreed.set_text("Half of it")
    desk.press("Esc")
    desk.click("Enter what was agreed on Wed 11 November")
    assert desk.dialog(AgreedDialog).agreed.text() == "Half of it"


def test_every_visit_is_listed_and_what_was_agreed_can_be_entered_long_after(appointment, desk):
    appointment(
        make_appointment(days_ago(60), with_whom="Nour", agreed="Breathing first"),
        make_appointment(days_ago(90), cancelled=True),
        make_appointment(days_ago(40), about_this=False),
        make_appointment(days_ago(-7), with_whom="Ines Okafor"),
    )
    desk.click("Appointments", desk.shown_page)
    listed = desk.dialog(AppointmentList)
    said = desk.words(listed)
    places = [said.index(day) for day in ("Thu 19 November", "Sat 3 October", "Sun 13 September", "Fri 14 August")]
    assert places == sorted(places)
    for words in ("Breathing first", "cancelled", "does not count for “since last appointment”", "Next", "Past"):
        assert words in said
    desk.click("What was agreed on Sun 13 September", listed)
    assert desk.dialog(AgreedDialog).agreed.text() == "Breathing first"


def test_a_removed_appointment_comes_back_from_its_toast(appointment, desk):
    appointment(make_appointment(days_ago(-7)))
    change(desk, "Thu 19 November")
    desk.click("Remove")
    assert desk.toast.accessibleName() == "Appointment of Thu 19 November removed."
    desk.click("Undo")
    assert "Thu 19 November" in desk.words()


def test_a_cancelled_appointment_is_not_the_next_one(appointment, desk):
    appointment(make_appointment(days_ago(-7)))
    change(desk, "Thu 19 November")
    desk.dialog(AppointmentDialog).cancelled.setChecked(True)
    desk.press("Return")
    assert "No appointment noted" in desk.words()


def test_a_form_that_was_left_is_there_the_next_time(appointment, desk):
    appointment()
    desk.click("Add an appointment")
    desk.dialog(AppointmentDialog).who.setText("Half a name")
    desk.press("Esc")
    desk.click("Add an appointment")
    assert desk.dialog(AppointmentDialog).who.text() == "Half a name"


def test_a_time_that_cannot_be_read_is_named(appointment, desk):
    appointment()
    desk.click("Add an appointment")
    dialog = desk.dialog(AppointmentDialog)
    dialog.at.setText("noonish")
    desk.press("Return")
    assert dialog.isVisible()
    assert desk.focused is dialog.at


# --- questions -------------------------------------------------------------------------------------------------------
def test_questions_are_added_with_enter_and_removed_with_a_way_back(appointment, desk):
    page = appointment()
    desk.click("Questions to take along")
    dialog = desk.dialog(QuestionsDialog)
    assert dialog.questions.entry.hasFocus()
    desk.type("May I stay with this size?")
    desk.press("Return")
    desk.type("And the stinging?")
    desk.press("Return", "Return")
    assert [q.words for q in desk.diary.questions()] == ["May I stay with this size?", "And the stinging?"]
    assert [b.text() for b in (page.choices.questions_count, page.choices.questions_link)] == ["2,", "edit"]
    page.open_questions()
    desk.click("Remove this question", desk.dialog(QuestionsDialog))
    assert len(desk.diary.questions()) == 1
    desk.press("Esc")
    desk.press("Ctrl+Z")
    assert len(desk.diary.questions()) == 2


@pytest.mark.parametrize("asked_for", ["a saved session", "a page to read"])
def test_a_question_from_elsewhere_leads_to_the_line_for_it(desk, asked_for):
    where = desk.view.session if asked_for == "a saved session" else desk.page("learn").reader
    where.question_requested.emit()
    desk.dialog(QuestionsDialog)
    desk.type("Is this usual?")
    desk.press("Return")
    assert [q.words for q in desk.diary.questions()] == ["Is this usual?"]
    assert desk.shown_page is desk.view.page("appointment")


def test_the_last_line_is_not_lost_when_the_list_is_closed_or_the_diary_locks(appointment, desk):
    page = appointment()
    page.open_questions()
    desk.dialog(QuestionsDialog)
    desk.type("one")
    desk.press("Esc")
    page.open_questions()
    desk.dialog(QuestionsDialog)
    desk.type("two")
    desk.press("Ctrl+H")
    desk.come_back()
    desk.click("Open")
    desk.settle()
    assert [q.words for q in desk.diary.questions()] == ["one"]
    desk.page("appointment").open_questions()
    assert desk.dialog(QuestionsDialog).questions.entry.text() == "two"
    desk.click("OK")
    assert [q.words for q in desk.diary.questions()] == ["one", "two"]


def test_a_question_of_two_hundred_letters_without_a_space_breaks(appointment, desk):
    page = appointment(make_question("W" * 200))
    page.open_questions()
    dialog = desk.dialog(QuestionsDialog)
    assert dialog.width() == 560


@pytest.mark.parametrize("many", [2, 12])
def test_every_question_can_be_read_whole_however_many_there_are(appointment, desk, many):
    long = "May I stay with 22 mm for another month, even when the first minute stings and then passes each time?"
    page = appointment(*(make_question(f"{number}: {long}") for number in range(many)))
    page.open_questions()
    dialog = desk.dialog(QuestionsDialog)
    assert cut_off(dialog) == []
    assert dialog.height() <= desk.window.height()


def test_a_question_is_put_in_other_words(appointment, desk):
    page = appointment(make_question("May I stya?"), make_question("And this?"))
    page.open_questions()
    desk.click("Change this question", desk.dialog(QuestionsDialog))
    desk.press("Ctrl+A")
    desk.type("May I stay?")
    desk.press("Return", "Return")
    assert [q.words for q in desk.diary.questions()] == ["May I stay?", "And this?"]
    desk.press("Ctrl+Z")
    assert desk.diary.questions()[0].words == "May I stya?"


def test_what_an_earlier_visit_left_open_can_be_taken_along(appointment, desk):
    past, coming = make_appointment(days_ago(30)), make_appointment(days_ago(-7))
    page = appointment(past, coming, make_question("Left over?", appointment_id=past.id))
    page.open_questions()
    dialog = desk.dialog(QuestionsDialog)
    assert "From earlier visits, not ticked as asked" in desk.words(dialog)
    desk.click("Take it along: Left over?", dialog)
    assert desk.diary.questions()[0].appointment_id == coming.id
    assert "From earlier visits" not in desk.words(dialog)


def test_a_matched_rule_is_one_line_that_names_no_larger_size(appointment, desk):
    desk.diary.save_preferences(Preferences(guide="Ines"))
    appointment(*matching(1, 3, 5))
    said = desk.words(desk.shown_page)
    line = (
        "The last 3 sessions at 22 mm match the rule in your plan of 15 October. What comes next is for you and Ines "
        "to decide."
    )
    assert line in said
    assert "25" not in said


def test_the_plan_has_the_day_there_that_its_own_page_says(appointment, desk):
    plan, *sessions = matching(1, 3, 5)
    appointment(replace(plan, starts_on=days_ago(10)), *sessions)
    assert "the rule in your plan of 15 October." in desk.words(desk.shown_page)


def test_a_rule_that_is_not_matched_says_nothing_and_counts_nothing(appointment, desk):
    appointment(*matching(1, 3))
    said = desk.words(desk.shown_page)
    assert "rule" not in said
    assert "2 of 3" not in said


def test_without_a_name_the_care_team_decides(appointment, desk):
    appointment(*matching(1, 3, 5))
    assert "What comes next is for you and Ines Okafor to decide." in desk.words() or (
        "for you and your care team to decide." in desk.words()
    )
