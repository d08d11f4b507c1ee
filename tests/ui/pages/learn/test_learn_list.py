"""The list of pages, and searching in it."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from dilator_app import i18n
from dilator_app.education import library
from dilator_app.ui import theme
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.pages.learn.reader import LearnReader
from dilator_app.ui.pages.learn.row import PageRow
from dilator_app.ui.pages.learn.source_list import SourceList
from dilator_app.ui.read_alone import ReadAlone
from tests.ui.pages.learn.reading import ALL, ENGLISH, PAGE, open_page, passage_with, press, settle, titles, words_of


# --- the list --------------------------------------------------------------------------------------------------------
def test_the_list_shows_every_page_under_its_topic_and_the_glossary_last(reader):
    assert titles(reader) == [page.title for page in ENGLISH.pages] + ["Glossary"]
    headings = [h.text() for h in reader.contents.findChildren(Heading) if h.isVisibleTo(reader)]
    assert headings == [topic.title for topic in ENGLISH.topics]


def test_a_row_says_what_to_expect(reader):
    row = next(row for row in reader.contents.rows if row.name == "squeeze")
    assert (
        row.accessibleName()
        == "Squeeze or let go?. Two views on pelvic floor exercises. 2 min, 8 sources. Sources disagree"
    )


def test_no_title_and_no_summary_is_cut_off_in_the_usual_window(reader):
    assert [row.told.summary for row in reader.contents.rows if row.cuts_off()] == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("read", [False, True])
def test_no_title_and_no_summary_is_cut_off_in_a_window_of_any_width(qtbot, language, read):
    with i18n.speaking(language):
        alone = ReadAlone()
        qtbot.addWidget(alone)
        alone.show()
        rows = alone.reader.contents.rows
        assert len(rows) > 20
        for row in rows:
            row.show_page(row.name, replace(row.told, read=read))
        for width in range(800, 1370, 15):
            alone.resize(width, 700)
            settle()
            assert [(width, row.told.title) for row in rows if row.cuts_off()] == []


def test_the_arrows_walk_along_the_list_and_enter_opens_a_page(qtbot, reader):
    reader.contents.enter()
    press(qtbot, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is reader.contents.rows[1]
    press(qtbot, Qt.Key.Key_End)
    assert QApplication.focusWidget() is reader.contents.rows[-1]
    press(qtbot, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert reader.page.name == ENGLISH.pages[0].name


def test_tab_enters_the_list_at_one_row_alone(reader):
    stops = [row for row in reader.contents.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1


def test_going_back_from_a_page_stands_on_its_row_again(qtbot, reader):
    open_page(reader, "myths")
    press(qtbot, Qt.Key.Key_Escape)
    assert reader.page is None
    assert QApplication.focusWidget().name == "myths"


def test_where_it_all_comes_from_stands_beside_the_list(reader):
    told = words_of(reader)
    assert "MedlinePlus text reviewed 19 April 2018; Wikipedia text undated." in told
    assert "not yet reviewed by a clinician" in told


# --- searching -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("tampon", "Symptoms"),
        ("smear", "How it is recognised, and what an exam is"),
        ("brick wall", "Symptoms"),
        ("Kegel", "Squeeze or let go?"),
    ],
)
def test_everyday_words_are_found_as_they_are_typed(qtbot, reader, typed, title):
    reader.focus_search()
    qtbot.keyClicks(reader.search, typed)
    settle()
    assert title in titles(reader)


def test_found_words_are_marked_in_the_list_and_on_the_page(qtbot, reader):
    reader.focus_search()
    qtbot.keyClicks(reader.search, "brick wall")
    press(qtbot, Qt.Key.Key_Return)
    assert reader.page.name == "symptoms"
    passage = passage_with(reader, "brick wall")
    marked = [one.cursor.selectedText() for one in passage.extraSelections()]
    assert marked == ["brick", "wall"]


def test_a_found_word_is_marked_without_the_number_of_its_source(reader):
    reader.article.show_page(next(page for page in ENGLISH.pages if page.name == "treatment"), "counsellor")
    settle()
    passage = passage_with(reader, "Talking with a counsellor1")
    assert [one.cursor.selectedText() for one in passage.extraSelections()] == ["counsellor"]


@pytest.mark.parametrize(("language", "typed"), [("en", "kegel"), ("en", "tampon"), ("es", "kegel"), ("es", "tampón")])
def test_a_found_word_is_seen_in_its_row_however_little_room_there_is(qtbot, language, typed):
    reader = LearnReader(library=library.load(library.folder(), language))
    qtbot.addWidget(reader)
    reader.resize(*PAGE)
    reader.show()
    reader.search.setText(typed)
    settle()
    for row in reader.contents.rows:
        if row.told.spans:
            line, spans = row.shown_summary()
            assert spans, row.told.summary
            assert line[slice(*spans[0])].casefold().startswith(typed[:4])


def test_a_statement_in_the_list_stands_with_its_source(qtbot, reader):
    reader.focus_search()
    qtbot.keyClicks(reader.search, "brick wall")
    settle()
    (row,) = [row for row in reader.contents.rows if row.name == "symptoms"]
    assert row.shown_summary()[0] == "For some, it is like hitting a brick wall."
    assert row.shown_source() == "[Wikipedia, wording restored]"
    assert "brick wall. [Wikipedia, wording restored]" in row.accessibleName()
    reader.search.clear()
    settle()
    assert not any(row.shown_source() for row in reader.contents.rows)


@pytest.mark.parametrize("width", [960, 1068])
def test_the_source_of_a_statement_has_its_room_in_every_row(qtbot, width):
    reader = LearnReader(library=ENGLISH)
    qtbot.addWidget(reader)
    reader.resize(width, 700)
    reader.show()
    for typed in ("p", "pain", "exam", "lubricant", "someone"):
        reader.search.setText(typed)
        settle()
        for row in (row for row in reader.contents.rows if row.told.said_by):
            words = QFontMetricsF(theme.current().font("control")).horizontalAdvance(row.shown_summary()[0])
            assert row.shown_source() in row.told.said_by
            assert words + row._source_room(row.shown_source()) <= row._room(row.width()) + 2


def test_the_list_counts_documents_and_not_their_marks(reader):
    told = {row.name: row.told.meta for row in reader.contents.rows}
    for page in ENGLISH.pages:
        count = len(page.sources)
        assert told[page.name].endswith(f", {count} source" + ("s" if count != 1 else "")), page.name
    assert ENGLISH.page("medicines").summary == "What one source says, with gaps."
    assert told["medicines"].endswith(", 1 source")


def test_the_list_of_a_page_names_every_document_and_where_the_two_main_ones_stand(reader):
    for page in ENGLISH.pages:
        open_page(reader, page.name)
        lines = [line.accessibleName() for shown in reader.article.findChildren(SourceList) for line in shown.lines]
        for name in page.sources:
            assert any(ENGLISH.documents[name].shown in line for line in lines), (page.name, name)
        if "wikipedia" in page.sources:
            assert any("en.wikipedia.org/wiki/Vaginismus. CC BY-SA." in line for line in lines), page.name


def test_the_list_and_the_page_count_sources_in_one_way(reader):
    noticed = {mark.source for sentence in ENGLISH.notice for mark in sentence.marks if mark.source}
    told = {row.name: row.told.meta for row in reader.contents.rows}
    for page in ENGLISH.pages:
        open_page(reader, page.name)
        (shown,) = reader.article._scroll.findChildren(SourceList)
        last = int(re.match(r"Source (\d+)", shown.lines[-1].accessibleName())[1])
        only_noticed = len(noticed - set(page.sources))  # what stands under every page is not of its words
        assert f", {last - only_noticed} source" in told[page.name], page.name


def test_a_long_title_is_written_in_two_lines_and_not_cut(qtbot):
    reader = LearnReader(library=library.load(library.folder(), "es"))
    qtbot.addWidget(reader)
    reader.resize(960, 700)
    reader.show()
    settle()
    row = next(row for row in reader.contents.rows if row.name == "exam")
    metrics = QFontMetricsF(theme.current().font("body", strong=True))
    lines = row.title_lines(row.width())
    assert len(lines) == 2
    assert " ".join(lines) == row.told.title
    assert max(map(metrics.horizontalAdvance, lines)) <= row._room(row.width())
    assert row.height() == row.heightForWidth(row.width()) > row.sizeHint().height()


@pytest.mark.parametrize("typed", ["glo", "Glossary "])
def test_the_glossary_is_found_by_its_name(qtbot, reader, typed):
    reader.focus_search()
    qtbot.keyClicks(reader.search, typed)
    settle()
    assert titles(reader)[0] == "Glossary"
    press(qtbot, Qt.Key.Key_Return)
    assert reader.page.name == "glossary"


def test_the_arrow_leads_from_the_search_into_what_was_found(qtbot, reader):
    reader.focus_search()
    qtbot.keyClicks(reader.search, "tampon")
    press(qtbot, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is reader.contents.rows[0]


def test_tab_leads_from_the_search_into_what_was_found(qtbot, reader):
    reader.focus_search()
    for typed in ("t", "s"):
        reader.search.setText(typed)
        settle()
        reader.search.setFocus()
        press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab)  # past the button that empties the field
        assert QApplication.focusWidget() is reader.contents.rows[0]


def test_a_key_has_no_row_arranged_for_every_other_row(qtbot, monkeypatch):
    reader = LearnReader(library=library.load(library.folder(), "es"))
    qtbot.addWidget(reader)
    reader.resize(*PAGE)
    reader.show()
    asked = []
    height = PageRow.heightForWidth
    monkeypatch.setattr(PageRow, "heightForWidth", lambda row, width: asked.append(row) or height(row, width))
    reader.search.setText("qu")
    settle()
    asked.clear()
    reader.search.setText("que")  # a small word, with which more is found than with its beginning
    settle()
    assert len(asked) <= 20 * len(reader.contents.rows)


def test_a_title_is_measured_once_for_a_row_of_the_same_width(qtbot, reader, monkeypatch):
    broken = []
    lines = PageRow._broken
    monkeypatch.setattr(PageRow, "_broken", lambda row, width: broken.append((row, width)) or lines(row, width))
    reader.search.setText("s")
    settle()
    asked = len(broken)
    for row in reader.contents.rows:
        row.heightForWidth(row.width())
        row.grab()
    assert reader.contents.rows
    assert len(broken) == asked


def test_the_rows_for_what_is_found_are_there_before_the_first_letter(reader):
    before = set(reader.contents.findChildren(PageRow))
    for letter in "abcdefghijklmnopqrstuvwxyz":
        reader.search.setText(letter)
        assert set(reader.contents.rows) <= before, letter


def test_nothing_found_says_so(qtbot, reader):
    reader.focus_search()
    qtbot.keyClicks(reader.search, "xylophone")
    settle()
    assert reader.contents.rows == []
    assert "Nothing found" in words_of(reader.contents)


def test_escape_empties_the_search_and_shows_every_page_again(qtbot, reader):
    reader.focus_search()
    qtbot.keyClicks(reader.search, "tampon")
    press(qtbot, Qt.Key.Key_Escape)
    assert len(titles(reader)) == len(ALL) + 1


def test_ctrl_f_searches_here(desk):
    desk.page("learn")
    desk.press("Ctrl+F")
    assert desk.focused.accessibleName() == "Search"
    assert desk.shown_page.reader.search.hasFocus()
