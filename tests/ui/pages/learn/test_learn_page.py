"""One page: its statements, boxes, sources and drawings."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from dilator_app.education import library
from dilator_app.education.page import Drawing, Question
from dilator_app.ui import theme
from dilator_app.ui.drawings import coloured
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.blocks import DisagreementBox, DrawingBlock, QuestionView
from dilator_app.ui.pages.learn.drawing import DrawingView
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.pages.learn.page_words import PageWords
from dilator_app.ui.pages.learn.reader import LearnReader
from dilator_app.ui.widgets.banner import Banner
from tests.cut import cut_off
from tests.makers import make_question
from tests.ui.pages.learn.reading import (
    ALL,
    ENGLISH,
    PAGE,
    in_exam_card,
    open_page,
    passage_with,
    press,
    settle,
    shown,
    sources_of,
    widest_line,
    words_of,
)


# --- a page ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ALL)
def test_every_page_shows_all_its_statements_with_their_marks_in_words(reader, name):
    open_page(reader, name)
    told = reader.article.spelled()
    for sentence in ENGLISH.page(name).sentences:
        assert f"{sentence.text} {source_words.spoken(sentence.marks, ENGLISH)}" in told or in_exam_card(sentence, name)
    for sentence in ENGLISH.notice:
        assert sentence.text in told


@pytest.mark.parametrize("name", ALL)
def test_every_page_fits_and_shows_headings_boxes_and_questions(reader, name):
    page = ENGLISH.page(name)
    open_page(reader, name)
    headings = [heading.text() for heading in shown(reader, Heading)]
    assert [page.title, *page.headings] == [h for h in headings if h in (page.title, *page.headings)]
    assert [box.row for box in shown(reader, DisagreementBox)] == [block.row for block in page.disagreements]
    asked = [block.words for block in page.blocks if isinstance(block, Question)]
    assert len(shown(reader, QuestionView)) == len(asked)
    for passage in reader.article.passages:
        assert passage.height() >= passage.document().size().height()
        assert widest_line(passage) <= passage.width()
        assert passage.verticalScrollBar().maximum() == passage.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("steps", [pytest.param(0, marks=pytest.mark.long), 4])
def test_every_spanish_page_fits_whatever_the_size_of_its_letters(qtbot, steps):
    pages = library.load(library.folder(), "es")
    reader = LearnReader(library=pages)
    qtbot.addWidget(reader)
    reader.resize(*PAGE)
    reader.show()
    open_page(reader, pages.pages[0].name)
    for _step in range(steps):
        reader.article.resize_letters(1)
    for page in pages.pages:
        open_page(reader, page.name)
        for passage in reader.article.passages:
            assert passage.height() >= passage.document().size().height(), page.name
            assert widest_line(passage) <= passage.width(), page.name


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_mark_begins_a_line_however_wide_the_words_are(qtbot, language):
    pages = library.load(library.folder(), language)
    reader = LearnReader(library=pages)
    qtbot.addWidget(reader)
    begun = []
    for page in pages.pages:
        open_page(reader, page.name)
        for passage in reader.article.passages:
            for width in (640, 420):
                passage.document().setTextWidth(width)
                begun += [(page.name, line) for line in lines_begun_by_a_mark(passage)]
    assert begun == []


def lines_begun_by_a_mark(passage):
    document = passage.document()
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for place in range(1, layout.lineCount()):
            line = layout.lineAt(place)
            cursor = QTextCursor(document)
            cursor.setPosition(block.position() + line.textStart() + 1)
            if cursor.charFormat().anchorHref().startswith("mark:"):
                yield block.text()[line.textStart() :][:30]
        block = block.next()


def test_words_are_19_pixels_high_at_one_and_a_half_lines_and_at_most_640_wide(reader):
    open_page(reader, "what-it-is")
    passage = reader.article.passages[0]
    cursor = QTextCursor(passage.document())
    assert cursor.blockCharFormat().font().pixelSize() == 19
    assert cursor.blockFormat().lineHeight() == 28.5
    assert max(p.width() for p in reader.article.passages) <= 640


def test_a_page_about_exams_opens_with_one_line_that_says_so(reader):
    open_page(reader, "exam")
    (banner,) = shown(reader, Banner)
    assert banner.text() == "This page describes exams."
    open_page(reader, "breath")
    assert shown(reader, Banner) == []


def test_the_side_names_every_source_and_says_that_no_clinician_has_read_it(reader):
    open_page(reader, "squeeze")
    told = sources_of(reader.article.side)
    assert told[0] == "Source 1: MedlinePlus. Reviewed 19 April 2018."
    assert told[1] == "Source 2: Wikipedia. Undated."
    assert "Source 2a: Wikipedia, wording restored" in told
    assert "MedlinePlus text reviewed 19 April 2018; Wikipedia text undated." in words_of(reader.article.side)
    assert "Not yet reviewed by a clinician." in words_of(reader.article.side)


def test_a_page_with_few_sources_tells_the_main_two_in_full_beside_the_words(reader):
    open_page(reader, "who-helps")
    told = sources_of(reader.article.side)
    assert any("A.D.A.M." in line for line in told)
    assert any(line.endswith("CC BY-SA. Summarised here in our own words.") for line in told)


@pytest.mark.parametrize("name", ALL)
def test_every_page_ends_with_its_sources_in_full_their_dates_and_rights(reader, name):
    open_page(reader, name)
    told = sources_of(reader.article._scroll)
    assert len(told) == len(set(told)) >= 1
    numbers = [re.match(r"Source (\d+)[a-c]?: ", line)[1] for line in told]
    assert list(dict.fromkeys(numbers)) == [str(number) for number in range(1, int(numbers[-1]) + 1)]
    for line in told:
        year = re.search(r"\b(?:19|20)\d\d\b", line)
        assert year or any(word in line for word in ("Undated.", "We noted neither", "Our copy has", "A lost word")), (
            line
        )
        assert not (year and "Undated." in line), line
    assert any("© A.D.A.M., Inc." in line for line in told)  # of the notice, which stands on every page
    assert all("CC BY-SA" in line for line in told if ": Wikipedia" in line)


def test_every_source_from_outside_is_listed_with_a_place_where_it_can_be_found(reader):
    for page in ENGLISH.pages:
        open_page(reader, page.name)
        told = sources_of(reader.article._scroll)
        for name in page.sources:
            document = ENGLISH.documents[name]
            assert re.fullmatch(r"[\w.-]+\.[a-z]{2,}(/\S+)?", document.address), document
            assert any(document.shown in line and document.address in line for line in told), document


def test_what_we_did_not_note_of_a_source_is_said_and_stands_for_its_date(reader):
    open_page(reader, "what-it-is")
    (line,) = [line for line in sources_of(reader.article._scroll) if "Kocharyan" in line]
    assert line.endswith("as HA20. We noted neither its title nor its year. ouci.dntb.gov.ua.")
    assert {d.name for d in ENGLISH.documents.values() if d.unnoted} == {"ouci.dntb.gov.ua", "ejon-2022"}


def test_reading_controls_are_seen_without_scrolling_however_many_sources_there_are(reader):
    most = max(ENGLISH.pages, key=lambda page: len(page.shown_marks))
    open_page(reader, most.name)
    side = reader.article.side
    for part in (side.smaller_button, side.larger_button, side.print_button):
        assert part.mapTo(reader, QPoint()).y() + part.height() <= reader.height()


def test_a_page_that_warns_is_shown_from_its_beginning_even_when_words_in_it_were_searched_for(qtbot, reader):
    reader.focus_search()
    qtbot.keyClicks(reader.search, "brush")
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert reader.page.name == "exam"
    assert reader.article._scroll.verticalScrollBar().value() == 0
    assert passage_with(reader, "A soft brush").extraSelections()


def test_keys_scroll_a_page_from_wherever_the_keyboard_is(qtbot, reader):
    open_page(reader, "exam")
    bar = reader.article._scroll.verticalScrollBar()
    press(qtbot, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.pageStep()
    press(qtbot, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    press(qtbot, Qt.Key.Key_PageUp, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_next_leads_on_and_never_to_a_page_that_opens_with_a_warning(qtbot, reader):
    open_page(reader, "partner")
    assert reader.article.side.next_button.text() == "Words to use"
    qtbot.mouseClick(reader.article.side.next_button, Qt.MouseButton.LeftButton)
    settle()
    assert reader.page.name == "words"
    assert reader.article.next_button.text() == "Next: Symptoms"


def test_a_link_to_another_page_is_followed(reader):
    open_page(reader, "dilators")
    passage_with(reader, "Before you begin").followed.emit("page:when-to-stop")
    settle()
    assert reader.page.name == "when-to-stop"


@pytest.mark.parametrize("in_words", [True, False])
def test_after_a_click_in_a_page_tab_goes_on_from_there_and_esc_leaves_it(qtbot, learn, in_words):
    reader = learn.reader
    open_page(reader, "symptoms")
    passage = passage_with(reader, "Many people grow anxious")
    heading = next(h for h in shown(reader, Heading) if h.text() == "What it feels like inside you")
    place = passage.viewport() if in_words else heading
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=QPoint(30, place.height() // 2))
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in reader.article.passages
    assert QApplication.focusWidget() is not reader.article.passages[0] or not in_words
    press(qtbot, Qt.Key.Key_Escape, Qt.Key.Key_Escape)  # first what the mark says
    assert reader.page is None


def test_a_narrow_window_keeps_the_questions_and_the_origin_below_the_list(learn):
    learn.resize(812, 646)
    settle()
    assert learn.reader.questions.isVisibleTo(learn)
    assert "Where this comes from" in words_of(learn.reader.contents)
    learn.resize(1068, 766)
    settle()
    assert learn.reader.questions.isVisibleTo(learn)
    assert "Where this comes from" not in words_of(learn.reader.contents)


@pytest.mark.parametrize("size", [(1064, 666), (1100, 560), (936, 620)])
def test_many_long_questions_are_whole_beside_the_list(learn, plain_diary, bus, size):
    asked = [make_question(f"{n}. Is it all right to stay with one size for as long as I like to?") for n in range(6)]
    bus.announce(plain_diary.save(*asked))
    learn.resize(*size)
    settle()
    assert cut_off(learn.reader) == []
    area = learn.reader.questions.parentWidget().parentWidget().parentWidget()
    assert area.verticalScrollBar().maximum() > 0


def test_a_narrow_window_puts_the_side_below_the_words(learn):
    open_page(learn.reader, "squeeze")
    learn.resize(812, 646)
    settle()
    article = learn.reader.article
    assert not article._side_area.isVisibleTo(learn)
    assert article.side.isVisibleTo(learn)
    assert sources_of(article.side) == []
    assert len(sources_of(article._scroll)) == len(set(sources_of(article._scroll)))
    side_top = article.side.mapTo(article._scroll.widget(), QPoint()).y()
    assert side_top > article.passages[-1].mapTo(article._scroll.widget(), QPoint()).y()


@pytest.mark.parametrize("name", ["exam", "words", "dilators"])
def test_large_letters_in_a_narrow_window_lie_on_nothing_else(learn, plain_diary, name):
    plain_diary.save_preferences(replace(plain_diary.preferences(), reading_percent=160))
    learn.resize(812, 646)
    settle()
    open_page(learn.reader, name)
    (words,) = learn.reader.article.findChildren(PageWords)
    parts = [words.layout().itemAt(place).geometry() for place in range(words.layout().count())]
    assert [(above, below) for above, below in pairwise(parts) if above.bottom() >= below.top()] == []


def test_another_look_colours_the_words_anew(qapp, reader):
    open_page(reader, "squeeze")
    passage = reader.article.passages[0]
    before = QTextCursor(passage.document()).charFormat().foreground().color()
    theme.apply(qapp, "dark")
    settle()
    after = QTextCursor(passage.document()).charFormat().foreground().color()
    assert after == theme.current().color("text") != before


# --- drawings --------------------------------------------------------------------------------------------------------
def test_anatomy_is_drawn_when_it_is_asked_for(qtbot, reader):
    open_page(reader, "anatomy")
    outside, inside = shown(reader, DrawingBlock)
    assert not outside.view.isVisibleTo(reader)
    assert outside.button.text() == "Show drawing"
    qtbot.mouseClick(outside.button, Qt.MouseButton.LeftButton)
    assert outside.view.isVisibleTo(reader)
    assert outside.button.text() == "Hide drawing"
    assert not inside.view.isVisibleTo(reader)


def test_the_breath_is_drawn_at_once_with_a_long_description(reader):
    open_page(reader, "breath")
    views = [view for view in reader.article.findChildren(DrawingView) if view.isVisibleTo(reader)]
    assert [view.accessibleName() for view in views] == [
        "Breathing in, seen from the side",
        "Breathing out, seen from the side",
    ]
    assert "The diaphragm moves down. [julieleept.com]" in views[0].accessibleDescription()


@pytest.mark.parametrize("look", ["light", "dark", "high-contrast"])
def test_a_drawing_takes_the_colours_of_the_look(qapp, look):
    theme.apply(qapp, look)
    for page in ENGLISH.pages:
        for block in page.blocks:
            if isinstance(block, Drawing):
                drawn = coloured(block.name, theme.current()).decode()
                assert "@" not in drawn
                assert theme.current().hex("text") in drawn
