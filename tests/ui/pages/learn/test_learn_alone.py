"""Reading before there is a diary, and the other way round."""

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from dilator_app.ui.pages.learn.blocks import QuestionView
from dilator_app.ui.pages.learn.cards import ExamCardView
from dilator_app.ui.pages.learn.reader import LearnReader
from dilator_app.ui.pages.learn.row import PageRow
from dilator_app.ui.read_alone import ReadAlone
from tests.ui.pages.learn.reading import ALL, PAGE, open_page, press, settle, shown, words_of


def test_without_a_diary_everything_can_be_read_and_nothing_is_offered_to_keep(alone):
    reader = alone.reader
    assert not reader.questions.isVisibleTo(alone)
    open_page(reader, "exam")
    assert not reader.article.side.read_box.isVisibleTo(alone)
    assert not any(view.button.isVisibleTo(alone) for view in shown(reader, QuestionView))
    (card,) = shown(reader, ExamCardView)
    assert not card.keep_button.isVisibleTo(alone)
    assert card.print_button.isVisibleTo(alone)
    assert "Without a diary they are not kept." in words_of(card)


def test_without_a_diary_the_size_of_the_letters_holds_while_one_reads(alone):
    open_page(alone.reader, "breath")
    alone.reader.article.resize_letters(1)
    open_page(alone.reader, "squeeze")
    assert QTextCursor(alone.reader.article.passages[0].document()).blockCharFormat().font().pixelSize() == 22


def test_escape_leaves_a_page_first_and_then_the_pages(qtbot, alone):
    left = []
    alone.left.connect(lambda: left.append(True))
    open_page(alone.reader, "breath")
    press(qtbot, Qt.Key.Key_Escape)
    assert alone.reader.page is None
    assert left == []
    press(qtbot, Qt.Key.Key_Escape)
    assert left == [True]


def test_reading_before_there_is_a_diary_writes_nothing(qtbot, alone, tmp_path):
    before = sorted(os.walk(tmp_path))
    for name in ALL:
        open_page(alone.reader, name)
    assert sorted(os.walk(tmp_path)) == before


def test_the_welcome_leads_to_the_pages_and_back(new_desk, qtbot):
    new_desk.window.show_welcome()
    new_desk.click("Read first")
    page = new_desk.window.findChild(ReadAlone)
    qtbot.waitUntil(page.isVisible)
    page.reader.show_page("what-it-is")
    settle()
    assert "Vaginismus is a name for muscles" in page.reader.article.spelled()
    new_desk.click("Back")
    assert not page.isVisible()


def test_every_page_and_the_list_stand_the_other_way_round_too(qtbot, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        reader = LearnReader()
        qtbot.addWidget(reader)
        reader.resize(*PAGE)
        reader.show()
        settle()
        first = reader.contents.findChildren(PageRow)[0]
        assert not first.grab().isNull()
        open_page(reader, "squeeze")
        assert not reader.grab().isNull()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
