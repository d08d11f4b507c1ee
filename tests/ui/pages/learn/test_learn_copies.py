"""What is copied or printed carries its marks and sources."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from dilator_app.ui import printing
from dilator_app.ui.messages import Message
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.cards import WordCardView
from tests.ui.pages.learn.reading import (
    ENGLISH,
    open_page,
    passage_with,
    print_dialog,
    print_to,
    printed_words,
    settle,
    shown,
    words_in,
    words_of,
)


def passage_on(reader, page, words):
    open_page(reader, page)
    passage = passage_with(reader, words)
    passage.setFocus()
    return passage


def select_places(passage, start, end):
    cursor = passage.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    passage.setTextCursor(cursor)


def select_between(passage, first, last):
    select_places(passage, passage.plain().index(first), passage.plain().index(last) + len(last))


def select(reader, page, words):
    passage = passage_on(reader, page, words)
    select_between(passage, words, words)
    return passage


def drag_over(qtbot, passage, words):
    """Mark words with the mouse, from their beginning to their end."""
    cursor = passage.textCursor()
    places = []
    for place in (passage.plain().index(words), passage.plain().index(words) + len(words)):
        cursor.setPosition(place)
        places.append(passage.cursorRect(cursor).center())
    first, last = places
    qtbot.mousePress(passage.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(passage.viewport(), (first + last) / 2)
    QTest.mouseMove(passage.viewport(), last)
    qtbot.mouseRelease(passage.viewport(), Qt.MouseButton.LeftButton, pos=last)


def copied():
    return QGuiApplication.clipboard().text()


def copied_html():
    return QGuiApplication.clipboard().mimeData().html()


# --- copying ---------------------------------------------------------------------------------------------------------
def test_copied_words_carry_their_marks_in_words(qtbot, reader):
    open_page(reader, "squeeze")
    passage = passage_with(reader, "Do this under the direction")
    passage.setFocus()
    passage.selectAll()
    qtbot.keyClick(passage, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Do this under the direction of your care team. [MedlinePlus] In vaginismus, muscles")
    assert "tighten without you choosing it. [MedlinePlus; Wikipedia]" in copied
    assert copied.endswith("Which kind helps most is less settled. [our sources disagree]")


def test_ctrl_a_and_ctrl_c_copy_the_words_of_the_whole_page(qtbot, reader):
    open_page(reader, "squeeze")
    passage = passage_with(reader, "Do this under the direction")
    passage.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        qtbot.keyClick(passage, key, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == reader.article.spelled()
    assert "Slow breathing comes first in the app. [app default]" in copied
    assert all(one.textCursor().hasSelection() for one in reader.article.passages)


def test_select_all_in_the_menu_means_the_page_as_the_key_does(reader):
    open_page(reader, "squeeze")
    menu = reader.article.passages[1].menu(QPoint(5, 5))
    (chosen,) = [action for action in menu.actions() if action.objectName() == "select-all"]
    chosen.trigger()
    reader.article.passages[1].copy()
    assert QGuiApplication.clipboard().text() == reader.article.spelled()


def test_a_click_lets_go_of_the_whole_page(qtbot, reader):
    open_page(reader, "squeeze")
    first, second, *_others = reader.article.passages
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(second.viewport(), Qt.MouseButton.LeftButton)
    assert not any(one.textCursor().hasSelection() for one in reader.article.passages)
    second.selectAll()
    qtbot.keyClick(second, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == second.spelled()


def test_a_sentence_is_copied_with_its_source_though_its_mark_is_not_selected(qtbot, reader):
    passage = select(reader, "what-it-is", "You do not choose it.")
    qtbot.keyClick(passage, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == "You do not choose it. [MedlinePlus; Wikipedia]"
    assert "You do not choose it. [MedlinePlus; Wikipedia]" in copied_html()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("not choose", "not choose [MedlinePlus; Wikipedia]"),
        ("You do not ", "You do not [MedlinePlus; Wikipedia]"),
        ("choose it.", "choose it. [MedlinePlus; Wikipedia]"),
    ],
)
def test_half_a_sentence_is_copied_with_its_source(reader, words, told):
    select(reader, "what-it-is", words).copy()
    assert copied() == told
    assert told in copied_html()


def test_the_ends_of_two_sentences_are_copied_with_the_source_of_each(reader):
    passage = passage_on(reader, "squeeze", "Do this under the direction")
    select_between(passage, "care team.", "In vaginismus")
    passage.copy()
    assert copied() == "care team. [MedlinePlus] In vaginismus [MedlinePlus; Wikipedia]"
    assert copied_html().count("[MedlinePlus") == 2


def test_a_mark_that_is_cut_in_two_or_left_over_is_neither_doubled_nor_given_to_the_next_sentence(reader):
    passage = passage_on(reader, "what-it-is", "You do not choose it.")
    start = passage.plain().index("You do not choose it.")
    after = start + len("You do not choose it.")
    select_places(passage, start, after + 1)
    passage.copy()
    assert copied() == "You do not choose it. [MedlinePlus; Wikipedia]"
    following = passage.plain().index("When they tighten")
    select_places(passage, after, following + len("When they"))
    passage.copy()
    assert copied().strip() == "When they [MedlinePlus]"


def test_every_sentence_of_a_page_is_copied_with_its_marks(reader):
    for name in ("what-it-is", "dilators", "words", "glossary"):
        open_page(reader, name)
        for passage in reader.article.passages:
            for sentence in passage.sentences:
                at = passage.plain().index(sentence.text)
                select_places(passage, at, at + len(sentence.text))
                data = passage.createMimeDataFromSelection()
                assert data.text() == f"{sentence.text} {source_words.spoken(sentence.marks, ENGLISH)}"


def test_words_that_are_marked_with_the_mouse_are_copied_with_their_source(qtbot, reader):
    passage = passage_on(reader, "what-it-is", "You do not choose it.")
    drag_over(qtbot, passage, "You do not choose it.")
    assert passage.textCursor().selectedText() == "You do not choose it."
    qtbot.keyClick(passage, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == "You do not choose it. [MedlinePlus; Wikipedia]"


def test_the_menu_copies_words_with_their_source(reader):
    passage = select(reader, "what-it-is", "You do not choose it.")
    (chosen,) = [one for one in passage.menu(QPoint(5, 5)).actions() if one.objectName() == "edit-copy"]
    chosen.trigger()
    assert copied() == "You do not choose it. [MedlinePlus; Wikipedia]"


def test_a_part_that_is_copied_keeps_the_mark_that_lies_in_it(reader):
    passage = passage_on(reader, "squeeze", "Do this under the direction")
    select_places(passage, 8, passage.plain().index("In vaginismus"))
    passage.copy()
    assert copied() == "under the direction of your care team. [MedlinePlus] "


def test_a_paragraph_and_a_page_are_copied_with_each_mark_once_as_rich_text_too(reader):
    passage = passage_on(reader, "squeeze", "Do this under the direction")
    passage.selectAll()
    passage.copy()
    rich = QTextDocument()
    rich.setHtml(copied_html())
    assert rich.toPlainText() == copied() == passage.spelled()
    reader.article.select_all()
    passage.copy()
    rich.setHtml(copied_html())
    assert rich.toPlainText().split() == copied().split() == reader.article.spelled().split()


def test_a_right_click_offers_to_copy_words_and_not_the_inner_name_of_a_link(reader):
    open_page(reader, "squeeze")
    passage = passage_with(reader, "Do this under the direction")
    passage.selectAll()
    at = passage.document().find("vagina")
    at.setPosition(at.selectionStart() + 2)
    offered = [action.objectName() for action in passage.menu(passage.cursorRect(at).center()).actions()]
    assert "edit-copy" in offered
    assert "link-copy" not in offered


def test_a_card_is_copied_with_one_line_of_sources(qtbot, reader):
    open_page(reader, "words")
    friend, partner, doctor = shown(reader, WordCardView)
    qtbot.mouseClick(friend.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("I have something called vaginismus. Muscles around the vagina tighten")
    assert copied.endswith("Sources: app suggestion; MedlinePlus; Wikipedia; Wikipedia, wording restored.")
    assert "Copied" in words_of(friend)
    assert "It does not mean that I do not want you." in partner.text()
    assert "Please tell me each step, and wait until I say yes." in doctor.text()


def test_a_printed_page_carries_its_marks_its_sources_and_the_notice(reader, tmp_path):
    open_page(reader, "squeeze")
    told = printed_words(reader.article.printed(), tmp_path)
    assert "Do this under the direction of your care team. [MedlinePlus]" in told
    assert "[Wikipedia, wording restored]" in told
    assert "What this means here:" in told
    assert "Reviewed 19 April 2018." in told
    assert "not for emergencies, and not for diagnosis or treatment" in told
    assert "Not yet reviewed by a clinician." in told


@pytest.mark.parametrize("name", ["what-it-is", "squeeze", "when-to-stop", "exam"])
def test_every_word_of_a_printed_page_can_be_read_out_of_the_file(reader, tmp_path, name):
    open_page(reader, name)
    printed = reader.article.printed()
    written = set(re.findall(r"[^\W\d_]{3,}", printed.toPlainText()))
    assert any("ft" in word or "fi" in word or "ff" in word for word in written)
    assert written - set(re.findall(r"[^\W\d_]{3,}", printed_words(printed, tmp_path))) == set()


def test_a_drawing_behind_a_choice_is_not_printed_and_one_without_is(reader):
    open_page(reader, "anatomy")
    assert "<img" not in reader.article.printed().toHtml()
    open_page(reader, "breath")
    assert reader.article.printed().toHtml().count("<img") == 2


def test_printing_asks_the_system_and_says_that_a_copy_may_stay(reader, tmp_path):
    open_page(reader, "squeeze")
    reader.print_page()
    assert print_dialog().printer().docName() == "Fernlight"
    print_to(tmp_path / "out.pdf")
    told = words_in(tmp_path / "out.pdf")
    assert "Do this under the direction of your care team. [MedlinePlus]" in told
    assert reader.article.side.note.text() == printing.spool_note() == "The printer or its queue may keep a copy."


def test_a_page_that_is_not_printed_after_all_says_nothing(reader):
    open_page(reader, "squeeze")
    reader.print_page()
    print_dialog().reject()
    settle()
    assert not reader.article.side.note.isVisibleTo(reader)


def test_a_page_that_cannot_be_printed_is_said_to_be_so(reader, tmp_path, monkeypatch):
    open_page(reader, "squeeze")
    monkeypatch.setattr(QPrinter, "printerState", lambda _printer: QPrinter.PrinterState.Error)
    reader.print_page()
    print_to(tmp_path / "out.pdf")
    (message,) = reader.window().findChildren(Message)
    assert "It was not printed" in words_of(message)
    assert not reader.article.side.note.isVisibleTo(reader)
    message.accept()
