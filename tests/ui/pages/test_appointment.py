"""Appointment: visits, questions, and the page to hand over."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from dilator_app import i18n
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import NONE_OF_THESE, Breathing
from dilator_app.report.choices import PeriodKind
from dilator_app.report.page.facts import Paper, Section
from dilator_app.ui import printing
from dilator_app.ui.messages import Message
from dilator_app.ui.pages.appointment.agreed_dialog import AgreedDialog
from dilator_app.ui.pages.appointment.dialog import AppointmentDialog
from dilator_app.ui.pages.appointment.list_dialog import AppointmentList
from dilator_app.ui.pages.appointment.password_dialog import PasswordDialog
from dilator_app.ui.pages.appointment.questions_dialog import QuestionsDialog
from dilator_app.ui.saved_files import SavedFiles
from dilator_app.ui.widgets.page_preview import LargePage
from tests.cut import cut_off
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
        page = desk.page("appointment")
        desk.settle()
        return page

    return show


def change(desk: Desk, when: str) -> None:
    """Open an appointment from the list of all of them."""
    desk.click("Appointments", desk.shown_page)
    desk.click(f"Change {when}", desk.dialog(AppointmentList))


def drawn(desk: Desk, page) -> None:
    """Wait until the preview shows what is chosen."""
    desk.qtbot.waitUntil(lambda: not page.is_drawing, timeout=20_000)
    QApplication.processEvents()  # what is said beside it finds its room


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
    desk.click("More choices")
    page.choices.more.recipient.click()
    assert (page.options().name, page.options().recipient) == ("M. R.", "Ines Okafor")
    desk.click("None")
    assert page.options().name == ""


def test_every_part_but_safety_can_be_left_out(appointment, desk):
    page = appointment()
    for box in page.choices.sections.ticks.values():
        box.click()
    assert page.options().sections == frozenset()
    assert set(page.choices.sections.ticks) == set(Section)
    page.choices.sections.safety.click()
    assert page.choices.sections.safety.isChecked()


def test_the_period_says_when_there_was_no_appointment(appointment):
    page = appointment()
    assert page.choices.period.list.currentText() == "Last 4 weeks (no appointment before)"
    assert page.options().period.first == days_ago(27)


def test_since_last_appointment_begins_the_day_after(appointment):
    page = appointment(make_appointment(days_ago(10)), make_appointment(TODAY))
    assert page.choices.period.list.currentText() == "Since last appointment, 2 Nov"
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
    qtbot.waitUntil(lambda: page.card.what.text() == "A4, one page", timeout=20_000)
    desk.click("More choices")
    desk.click("Letter")
    qtbot.waitUntil(lambda: page.card.what.text() == "Letter, one page", timeout=20_000)
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


# --- the order -------------------------------------------------------------------------------------------------------
def test_the_order_is_changed_with_alt_and_an_arrow_and_stands_so_in_the_file(appointment, desk, tmp_path):
    page = appointment(make_plan(22), make_session(22, day=days_ago(1), pain=3))
    desk.tab_to("Plan and space for notes")
    desk.press(*["Alt+Up"] * 9)
    assert page.options().order[0] is Section.PLAN
    assert desk.focused.text() == "Plan and space for notes"
    desk.press("Shift+Tab")
    assert desk.focused.text() == "Safety, always first"
    save(desk, page, tmp_path / "page.pdf")
    text = text_of(tmp_path / "page.pdf")
    assert text.index("Question answered") < text.index("Plan of 15 October") < text.index("In short")


def test_the_order_is_changed_with_arrows_that_appear_when_they_are_wanted(appointment, desk):
    page = appointment()
    assert not page.choices.sections._rows[0].down.isVisible()
    desk.click("Change the order")
    desk.click("Move down: In short")
    assert page.options().order[:2] == (Section.QUESTIONS, Section.IN_SHORT)
    desk.click("Leave the order so")
    assert not page.choices.sections._rows[0].down.isVisible()


def test_the_order_is_changed_by_dragging_and_a_drag_ticks_nothing(appointment, desk):
    page = appointment()
    tick = page.choices.sections.ticks[Section.PLAN]
    start = QPoint(60, tick.height() // 2)
    QTest.mousePress(tick, Qt.MouseButton.LeftButton, pos=start)
    for up in (20, 60, 100):
        above = tick.mapFromGlobal(tick.mapToGlobal(start) - QPoint(0, 0)) - QPoint(0, up if up == 20 else 40)
        QTest.mouseMove(tick, above)
        QApplication.processEvents()
    QTest.mouseRelease(tick, Qt.MouseButton.LeftButton, pos=start)
    assert page.options().order.index(Section.PLAN) < 6
    assert tick.isChecked()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(10, 15))
    assert not tick.isChecked()


# --- what is kept ----------------------------------------------------------------------------------------------------
def test_what_was_chosen_is_there_after_a_lock(appointment, desk):
    page = appointment(make_appointment(days_ago(-7), with_whom="Ines Okafor"))
    desk.click("Initials")
    desk.type("M. R.")
    desk.click("More choices")
    desk.click("Letter")
    for tick in (page.choices.more.recipient, page.choices.more.helps, page.choices.more.session_list):
        tick.click()
    page.choices.more.helps_words.setText("Please wait for my yes.")
    page.choices.sections.ticks[Section.SIZES].click()
    page.choices.period.list.set_value(PeriodKind.YEAR)
    chosen = page.options()
    desk.press("Ctrl+L")
    desk.click("Open")
    desk.settle()
    assert desk.page("appointment").options() == chosen
    assert (chosen.helps, chosen.paper) == ("Please wait for my yes.", Paper.LETTER)
    assert (chosen.name, chosen.recipient, chosen.session_list) == ("M. R.", "Ines Okafor", True)


def test_choices_are_kept_when_another_page_is_shown_and_only_then_written(appointment, desk):
    page = appointment()
    desk.page("today")
    assert desk.diary.preferences().page_choices == ""
    desk.page("appointment")
    page.choices.notes.click()
    desk.page("today")
    assert '"notes": true' in desk.diary.preferences().page_choices


def test_own_dates_appear_with_their_choice(appointment, desk):
    page = appointment()
    assert not page.choices.period.first.isVisible()
    page.choices.period.list.set_value(PeriodKind.OWN)
    page.choices.period.list.chosen.emit(PeriodKind.OWN)
    assert page.choices.period.first.isVisible()
    page.choices.period.first.set_day(days_ago(100))
    assert page.options().period.first == days_ago(100)


@pytest.mark.skipif("es" not in i18n.languages(), reason="no other language ships yet")
def test_the_page_speaks_a_language_of_its_own(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    page.choices.more.language.set_value("es")
    save(desk, page, tmp_path / "page.pdf")
    assert PdfReader(tmp_path / "page.pdf").root_object["/Lang"] == "es"
    assert "Appointment" in desk.words()


# --- other ways to keep the page -------------------------------------------------------------------------------------
def test_a_list_of_sessions_is_turned_over_page_by_page(appointment, desk):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    desk.click("More choices")
    desk.click("Page 2: every session")
    drawn(desk, page)
    assert page.card.what.text() == "A4, 2 pages"
    before = page.preview._picture
    desk.click("The next page")
    assert "Page 2 of 2" in desk.words()
    assert page.preview._picture != before
    desk.click("Page 2: every session")
    drawn(desk, page)
    assert page.card.what.text() == "A4, one page"


def test_the_preview_becomes_large_enough_to_be_read(appointment, desk):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    drawn(desk, page)
    desk.tab_to("Preview of the page")
    desk.press("Return")
    large = desk.dialog(LargePage)
    assert large.width() > 900
    assert large.height() <= desk.window.height()
    desk.press("Esc")
    assert not desk.dialogs()


def test_the_page_is_saved_as_html_and_every_file_is_listed(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    desk.click("More choices")
    desk.click("Save as HTML")
    asked = desk.dialog(QFileDialog)
    assert Path(asked.selectedFiles()[0]).name == "summary-2026-11-12.html"
    asked.reject()
    page.save_html_to(tmp_path / "page.html")
    desk.settle()
    assert "outside the diary now, and yours to guard" in page.card.note.text()
    save(desk, page, tmp_path / "page.pdf")
    assert (tmp_path / "page.html").read_text().startswith("<!DOCTYPE html>")
    desk.click("Files you saved")
    said = desk.words(desk.dialog(SavedFiles))
    assert said.index("page.pdf") < said.index("page.html")
    assert str(tmp_path) in said.replace("\u200b", "")


def test_who_wants_a_password_is_told_that_html_has_none(appointment, desk):
    page = appointment()
    page._show_password("four quiet ferns")
    desk.click("More choices")
    desk.click("Save as HTML")
    assert "Anyone who has an HTML file can read it." in desk.words(desk.dialog(Message))
    desk.click("Cancel")
    assert not desk.dialogs()


def test_the_page_is_printed_as_it_is_seen_and_the_spool_is_named(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    drawn(desk, page)
    page.setFocus()
    desk.press("Ctrl+P")
    desk.settle()
    dialog = desk.dialog(QPrintDialog)
    assert dialog.printer().docName() == "Fernlight"
    dialog.findChild(QLineEdit, "filename").setText(str(tmp_path / "paper.pdf"))
    dialog.accept()
    desk.settle()
    (sheet,) = PdfReader(tmp_path / "paper.pdf").pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
    assert len(sheet.images) == 1
    assert page.card.note.text() == printing.spool_note()


def test_the_therapist_view_is_a_click_away_and_can_be_practised(appointment, desk):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    wishes = []
    page.request_therapist_view.disconnect()
    page.request_therapist_view.connect(wishes.append)
    desk.click("Therapist view")
    desk.click("More choices")
    desk.click("Practise the appointment")
    assert wishes == [False, True]


@pytest.mark.parametrize(("width", "height"), [(1280, 766), (1024, 646)])
def test_no_word_is_cut_off(appointment, desk, width, height):
    desk.window.resize(width, height)
    page = appointment(make_appointment(days_ago(-7), with_whom="Ines Okafor"), make_question("May I stay?"))
    page.choices.show_more(shown=True)
    drawn(desk, page)
    assert cut_off(page) == []


def test_as_it_opens_nothing_has_to_be_scrolled(appointment, desk):
    page = appointment(make_appointment(days_ago(-7), with_whom="Ines Okafor"))
    drawn(desk, page)
    assert not page.choices_card.area.verticalScrollBar().isVisible()
