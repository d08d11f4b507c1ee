"""A whole page that is copied has its title and headings; nothing that stands on it stays behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument

from dilator_app.education.page import Heading, Question
from tests.ui.pages.learn.reading import ALL, ENGLISH, open_page, settle


def copy_page(qtbot, reader, name):
    open_page(reader, name)
    passage = reader.article.passages[0]
    passage.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        qtbot.keyClick(passage, key, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard()


def headings_of(html):
    """Return what a program that sets text takes for headings, each with its level."""
    document, found = QTextDocument(), []
    document.setHtml(html)
    block = document.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            found.append((level, block.text()))
        block = block.next()
    return found


def test_a_copied_page_begins_with_its_title_and_keeps_its_headings(qtbot, reader):
    clipboard = copy_page(qtbot, reader, "squeeze")
    told = clipboard.text()
    assert told.startswith("Squeeze or let go?\n\nTwo views on pelvic floor exercises.\n\nDo this under the direction")
    assert "\n\nSources disagree\n\nMedlinePlus lists exercises" in told
    assert "\n\nWhat this means here: Fernlight teaches letting go first" in told
    page = ENGLISH.page("squeeze")
    set_as = headings_of(clipboard.mimeData().html())
    assert set_as[0] == (1, "Squeeze or let go?")
    for block in page.blocks:
        if isinstance(block, Heading):
            assert f"\n\n{block.text}\n\n" in told
            assert (2, block.text) in set_as
        if isinstance(block, Question):
            assert f"“{block.words}”" in told


@pytest.mark.parametrize("name", ALL)
def test_everything_that_is_read_on_a_page_is_copied_with_it_in_its_order(reader, name):
    open_page(reader, name)
    told, at = " ".join(reader.article.spelled().split()), 0
    for passage in reader.article.passages:
        words = " ".join(passage.spelled().split())
        assert words in told[at:]
        at = told.index(words, at) + len(words)


def test_a_page_that_opens_with_a_warning_is_copied_with_it(qtbot, reader):
    told = copy_page(qtbot, reader, "exam").text()
    assert told.index("This page describes exams.") < told.index(reader.article.passages[0].spelled()[:40])


def test_the_words_of_one_s_own_card_are_copied_in_place_of_ours(reader, qtbot):
    reader._shelf.set_exam_card("Slowly, please.\nI may ask you to stop.")
    settle()
    told = copy_page(qtbot, reader, "exam").text()
    assert "\n\nSlowly, please.\nI may ask you to stop.\n\n" in told
