"""Appointment: visits, questions, and the page to hand over."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import NONE_OF_THESE, Breathing
from dilator_app.report.page.facts import Section
from dilator_app.ui.messages import Message
from dilator_app.ui.pages.appointment.dialog import AppointmentDialog
from dilator_app.ui.pages.appointment.list_dialog import AppointmentList
from dilator_app.ui.pages.appointment.password_dialog import PasswordDialog
from dilator_app.ui.pages.appointment.questions_dialog import QuestionsDialog
from tests.desk import Desk
from tests.makers import (
    CLINICIAN,
    TODAY,
    days_ago,
    make_appointment,
    make_plan,
    make_question,
    make_rule,
    make_session,
    make_set,
)

SIZES = make_set()


@pytest.fixture
def appointment(desk: Desk):
    """Look at Appointment with these records in the diary."""

    def show(*records):
        desk.diary.save(SIZES, *records)
        return desk.page("appointment")

    return show


def save(desk: Desk, page, path: Path) -> None:
    page.save_to(path)
    desk.settle()


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


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
    desk.click("Change")
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
    desk.click("All appointments")
    listed = desk.dialog(AppointmentList)
    desk.click("Change Wed 11 November", listed)
    dialog = desk.dialog(AppointmentDialog)
    dialog.agreed.setFocus()
    desk.type("Stay with this size")
    desk.press("Ctrl+Return")
    assert desk.diary.appointments()[0].agreed == "Stay with this size"


def test_a_removed_appointment_comes_back_from_its_toast(appointment, desk):
    appointment(make_appointment(days_ago(-7)))
    desk.click("Change")
    desk.click("Remove")
    assert desk.toast.accessibleName() == "Appointment of Thu 19 November removed."
    desk.click("Undo")
    assert "Thu 19 November" in desk.words()


def test_a_cancelled_appointment_is_not_the_next_one(appointment, desk):
    appointment(make_appointment(days_ago(-7)))
    desk.click("Change")
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
    desk.click("add one")
    dialog = desk.dialog(QuestionsDialog)
    assert dialog.questions.entry.hasFocus()
    desk.type("May I stay with this size?")
    desk.press("Return")
    desk.type("And the stinging?")
    desk.press("Return", "Return")
    assert [q.words for q in desk.diary.questions()] == ["May I stay with this size?", "And the stinging?"]
    assert page.choices.questions_link.text() == "2, edit"
    page.open_questions()
    desk.click("Remove this question", desk.dialog(QuestionsDialog))
    assert len(desk.diary.questions()) == 1
    desk.press("Esc")
    desk.press("Ctrl+Z")
    assert len(desk.diary.questions()) == 2


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
    assert [q.words for q in desk.diary.questions()] == ["one", "two"]


def test_a_question_of_two_hundred_letters_without_a_space_breaks(appointment, desk):
    page = appointment(make_question("W" * 200))
    page.open_questions()
    dialog = desk.dialog(QuestionsDialog)
    assert dialog.width() == 560


# --- the rule --------------------------------------------------------------------------------------------------------
def matching(*days: int):
    sessions = [make_session(22, day=days_ago(n), pain=2, breathing=Breathing.DONE, safety=NONE_OF_THESE) for n in days]
    return make_plan(22, rule=make_rule(3, 2, breathing_done=True, no_safety_sign=True)), *sessions


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


# --- the page --------------------------------------------------------------------------------------------------------
def test_the_page_is_anonymous_until_a_name_is_chosen(appointment, desk):
    page = appointment(make_appointment(days_ago(-7), with_whom="Ines Okafor"))
    assert (page.options().name, page.options().recipient) == ("", "")
    desk.click("Initials")
    desk.type("M. R.")
    page.choices.recipient.click()
    assert (page.options().name, page.options().recipient) == ("M. R.", "Ines Okafor")
    desk.click("None")
    assert page.options().name == ""


def test_every_part_but_safety_can_be_left_out(appointment, desk):
    page = appointment()
    for box in page.choices.sections.values():
        box.click()
    assert page.options().sections == frozenset()
    assert set(page.choices.sections) == set(Section)
    assert not page.choices.safety.isEnabled()


def test_the_period_says_when_there_was_no_appointment(appointment):
    page = appointment()
    assert page.choices.period.currentText() == "Last 4 weeks (no appointment before)"
    assert page.options().period.first == days_ago(27)


def test_since_last_appointment_begins_the_day_after(appointment):
    page = appointment(make_appointment(days_ago(10)), make_appointment(TODAY))
    assert page.choices.period.currentText() == "Since last appointment, 2 Nov"
    assert page.options().period.first == days_ago(9)


def test_notes_for_the_therapist_go_along_when_they_are_chosen_and_notes_to_oneself_never(appointment, desk, tmp_path):
    page = appointment(
        make_session(22, day=days_ago(1), pain=3, note_to_self="OnlyForMe", note_for_therapist="TellHer")
    )
    save(desk, page, tmp_path / "one.pdf")
    page.choices.notes.click()
    save(desk, page, tmp_path / "two.pdf")
    assert "TellHer" not in text_of(tmp_path / "one.pdf")
    assert "TellHer" in text_of(tmp_path / "two.pdf")
    assert "OnlyForMe" not in text_of(tmp_path / "two.pdf")
    assert [Path(e.path).name for e in desk.diary.exports()] == ["one.pdf", "two.pdf"]


def test_the_preview_shows_the_page_and_says_its_paper(appointment, desk, qtbot):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    qtbot.waitUntil(lambda: page.what.text() == "A4, one page", timeout=20_000)
    desk.click("Letter")
    qtbot.waitUntil(lambda: page.what.text() == "Letter, one page", timeout=20_000)
    assert not page.preview._picture.isNull()


def test_a_password_protects_the_file_and_is_gone_after_a_lock(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    assert "Anyone who has this file can read it." in desk.words()
    desk.click("Add a password?")
    dialog = desk.dialog(PasswordDialog)
    dialog.password.setText("four quiet ferns")
    desk.press("Return")
    assert "The two are not the same." in desk.words()
    dialog.again.setText("four quiet ferns")
    desk.press("Return")
    assert "It will ask for a password." in desk.words()
    file = tmp_path / "locked.pdf"
    save(desk, page, file)
    assert b"/Encrypt" in file.read_bytes()
    assert b"Practice summary" not in file.read_bytes()
    desk.press("Ctrl+L")
    desk.click("Open")
    desk.settle()
    assert "Anyone who has this file can read it." in desk.words(desk.page("appointment"))


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("missing/folder/page.pdf", "That folder does not exist."),
        ("a-file/page.pdf", "That folder does not exist."),
        ("a-folder", "This computer does not allow writing there."),
    ],
)
def test_a_path_that_cannot_be_written_is_told_and_everything_stays(appointment, desk, tmp_path, where, said):
    (tmp_path / "a-file").touch()
    (tmp_path / "a-folder").mkdir()
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    page.choices.notes.click()
    save(desk, page, tmp_path / where)
    message = desk.dialog(Message)
    assert said in desk.words(message)
    assert "What was saved before is safe." in desk.words(message)
    desk.press("Return")
    assert page.choices.notes.isChecked()
    assert page.save_button.isEnabled()
    assert desk.diary.exports() == []
    save(desk, page, tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").exists()


def test_a_file_that_is_there_already_is_replaced_whole(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    file = tmp_path / "page.pdf"
    file.write_bytes(b"older")
    save(desk, page, file)
    assert file.read_bytes().startswith(b"%PDF")
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []


def test_the_name_of_the_clinician_stands_in_the_plan_of_the_page(appointment, desk, tmp_path):
    plan = make_plan(22, origins=dict.fromkeys(make_plan(22).origins, CLINICIAN))
    page = appointment(plan, make_session(22, day=days_ago(1), pain=3))
    save(desk, page, tmp_path / "page.pdf")
    assert "Ines Okafor" in text_of(tmp_path / "page.pdf")
