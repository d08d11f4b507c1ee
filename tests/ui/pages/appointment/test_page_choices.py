"""What is chosen about the page, in which order, and what of it is kept."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dilator_app import i18n
from dilator_app.report.choices import PeriodKind
from dilator_app.report.page.facts import Paper, Section
from dilator_app.ui.messages import Message
from dilator_app.ui.pages.appointment.password_dialog import PasswordDialog
from tests.makers import CLINICIAN, TODAY, days_ago, make_appointment, make_plan, make_session
from tests.ui.pages.appointment.on_the_page import save, text_of


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


def test_tab_after_the_password_goes_to_its_repetition_and_the_eye_comes_later(appointment, desk):
    appointment(make_session(22, day=days_ago(1), pain=3))
    desk.click("Add a password?")
    dialog = desk.dialog(PasswordDialog)
    dialog.password.setFocus()
    desk.press("Tab")
    assert QApplication.focusWidget() is dialog.again
    desk.press("Tab")
    assert QApplication.focusWidget() is dialog.password.eye()
    dialog.reject()


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


def in_spanish_by_the_settings(desk):
    """Choose Spanish for the program, and come back to the page, which is made anew."""
    field = desk.page("settings").language
    field.set_value("es")
    field.chosen.emit("es")
    desk.settle()
    page = desk.page("appointment")
    desk.settle()
    return page


@pytest.mark.usefixtures("language_put_back")
def test_what_was_never_chosen_follows_the_program_into_another_language(appointment, desk, monkeypatch):
    page = appointment()
    assert (page.options().language, page.options().paper) == ("en", Paper.A4)
    monkeypatch.setattr(i18n, "_computers_locale", lambda: "es_MX")
    page = in_spanish_by_the_settings(desk)
    assert (page.options().language, page.options().paper) == ("es", Paper.LETTER)
    assert (page.choices.more.language.value(), page.choices.more.paper.value()) == ("es", Paper.LETTER)
    assert (page.choices.chosen().language, page.choices.chosen().paper) == ("", None)


@pytest.mark.usefixtures("language_put_back")
@pytest.mark.parametrize("language", ["en", "es"])
def test_what_was_chosen_stays_when_the_program_speaks_another_language(appointment, desk, language):
    page = appointment()
    page.choices.more.language.set_value("es")
    page.choices.more.paper.set_value(Paper.LETTER)
    desk.page("today")
    page = in_spanish_by_the_settings(desk)
    page.choices.more.language.set_value(language)
    assert (page.options().language, page.options().paper) == (language, Paper.LETTER)
    assert page.choices.chosen().language == language
