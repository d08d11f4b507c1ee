"""Other ways to see the page and to take it along."""

import os
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QLineEdit

from dilator_app.report.typeset import DoesNotFitError
from dilator_app.ui import leaving, speech
from dilator_app.ui.messages import Message
from dilator_app.ui.saved_files import SavedFiles
from dilator_app.ui.widgets.page_preview import LargePage
from tests.cut import cut_off
from tests.makers import TODAY, days_ago, make_appointment, make_question, make_session
from tests.ui.pages.appointment.on_the_page import drawn, save


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


def test_a_page_that_cannot_be_made_names_ways_that_work(appointment, desk):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    drawn(desk, page)
    page.drawing.failed.emit(DoesNotFitError())
    assert page.card.note.text() == (
        "This does not fit on one page. Fewer parts may. As HTML there is room for all of it."
    )
    assert not desk.dialogs()


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


@pytest.mark.usefixtures("language_put_back")
def test_in_spanish_the_names_that_are_offered_are_spanish_and_say_nothing_about_health(appointment, desk):
    speech.speak("es")
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    for ask, name in ((page.ask_where, f"resumen-{TODAY}.pdf"), (page.ask_where_html, f"resumen-{TODAY}.html")):
        ask()
        dialog = desk.dialog(QFileDialog)
        assert Path(dialog.selectedFiles()[0]).name == name
        dialog.reject()
    page.print_page()
    desk.settle()
    assert desk.dialog(QPrintDialog).printer().docName() == f"resumen-{TODAY}-impreso"


def test_who_wants_a_password_is_told_that_html_has_none(appointment, desk):
    page = appointment()
    page._show_password("four quiet ferns")
    desk.click("More choices")
    desk.click("Save as HTML")
    assert "Anyone who has an HTML file can read it." in desk.words(desk.dialog(Message))
    desk.click("Cancel")
    assert not desk.dialogs()


def print_to_file(desk, page, file):
    drawn(desk, page)
    page.setFocus()
    desk.press("Ctrl+P")
    desk.settle()
    dialog = desk.dialog(QPrintDialog)
    dialog.findChild(QLineEdit, "filename").setText(str(file))
    dialog.accept()
    desk.settle()


def test_the_page_is_printed_as_it_is_seen_and_a_file_of_it_is_listed(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    print_to_file(desk, page, tmp_path / "paper.pdf")
    (sheet,) = PdfReader(tmp_path / "paper.pdf").pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
    assert len(sheet.images) == 1
    assert page.card.note.text() == leaving.saved_words(tmp_path / "paper.pdf")
    desk.click("More choices")
    desk.click("Files you saved")
    assert "paper.pdf" in desk.words(desk.dialog(SavedFiles))


def test_what_goes_to_a_printer_is_no_file_and_its_queue_is_named(appointment, desk, tmp_path, monkeypatch):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    monkeypatch.setattr(QPrinter, "outputFileName", lambda _printer: "")
    print_to_file(desk, page, tmp_path / "paper.pdf")
    assert page.card.note.text() == "The printer or its queue may keep a copy."
    assert desk.diary.exports() == []


def test_a_printed_page_is_not_offered_the_name_of_the_protected_file(appointment, desk):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    drawn(desk, page)
    desk.click("Print")
    desk.settle()
    assert desk.dialog(QPrintDialog).printer().docName() == f"summary-{TODAY}-printed"


def test_who_chose_a_password_hears_before_and_after_that_a_printed_page_has_none(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    page._show_password("four quiet ferns")
    drawn(desk, page)
    desk.click("Print")
    desk.settle()
    assert page.card.note.text() == "What is printed has no password."
    dialog = desk.dialog(QPrintDialog)
    dialog.findChild(QLineEdit, "filename").setText(str(tmp_path / "paper.pdf"))
    dialog.accept()
    desk.settle()
    assert not PdfReader(tmp_path / "paper.pdf").is_encrypted
    assert page.card.note.text().endswith("yours to guard. What is printed has no password.")


PROTECTED = "It will ask for a password."


def test_what_a_password_does_is_not_said_of_what_was_printed(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    page._show_password("four quiet ferns")
    save(desk, page, tmp_path / "page.pdf")
    assert PROTECTED in desk.words()
    print_to_file(desk, page, tmp_path / "paper.pdf")
    assert PROTECTED not in desk.words()
    assert "Change it" in desk.words()
    save(desk, page, tmp_path / "page.pdf")
    assert PROTECTED in desk.words()


def test_what_a_password_does_is_not_said_of_a_page_saved_as_html(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    page._show_password("four quiet ferns")
    page.save_html_to(tmp_path / "page.html")
    desk.settle()
    assert PROTECTED not in desk.words()


def test_who_prints_nothing_after_all_reads_what_stood_there_before(appointment, desk):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    page._show_password("four quiet ferns")
    drawn(desk, page)
    desk.click("Print")
    desk.settle()
    desk.dialog(QPrintDialog).reject()
    desk.settle()
    assert PROTECTED in desk.words()
    assert "What is printed has no password." not in desk.words()


def test_what_is_chosen_next_is_about_the_file_again(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    page._show_password("four quiet ferns")
    print_to_file(desk, page, tmp_path / "paper.pdf")
    desk.click("Initials")
    drawn(desk, page)
    assert PROTECTED in desk.words()


@pytest.mark.parametrize("answer", ["accept", "reject"])
@pytest.mark.parametrize("by", ["Return", "Ctrl+P"])
def test_after_printing_the_keyboard_stands_on_print(appointment, desk, tmp_path, by, answer):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    drawn(desk, page)
    page.setFocus()
    if by == "Return":
        desk.tab_to("Print")
    desk.press(by)
    desk.settle()
    dialog = desk.dialog(QPrintDialog)
    dialog.findChild(QLineEdit, "filename").setText(str(tmp_path / "paper.pdf"))
    getattr(dialog, answer)()
    desk.settle()
    assert page.print_button.hasFocus()


def test_after_saving_the_keyboard_stands_on_save(appointment, desk, tmp_path):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    drawn(desk, page)
    desk.tab_to("Save as PDF")
    save(desk, page, tmp_path / "page.pdf")
    assert page.save_button.hasFocus()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("before", [None, 0o644], ids=["a new file", "one that stands there"])
def test_a_file_that_is_printed_to_is_for_this_user_alone_like_one_that_is_saved(appointment, desk, tmp_path, before):
    page = appointment(make_session(22, day=days_ago(1), pain=3))
    file = tmp_path / "paper.pdf"
    if before is not None:
        file.write_text("of before")
        file.chmod(before)
    print_to_file(desk, page, file)
    save(desk, page, tmp_path / "page.pdf")
    assert len(PdfReader(file).pages) == 1
    assert stat.S_IMODE(file.stat().st_mode) == stat.S_IMODE((tmp_path / "page.pdf").stat().st_mode) == 0o600


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
