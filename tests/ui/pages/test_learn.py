"""Learn, as a person meets it: found, read, asked about, copied and printed."""

import io
import os
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QGuiApplication, QMouseEvent, QPdfWriter, QTextCursor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from dilator_app.education import library
from dilator_app.education.page import Drawing, Question
from dilator_app.ui import focus, printing, theme
from dilator_app.ui.bus import Bus
from dilator_app.ui.drawings import coloured
from dilator_app.ui.messages import Message
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.blocks import DisagreementBox, DrawingBlock, QuestionView
from dilator_app.ui.pages.learn.cards import ExamCardView, WordCardView
from dilator_app.ui.pages.learn.drawing import DrawingView
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.pages.learn.page import LearnPage
from dilator_app.ui.pages.learn.page_words import PageWords
from dilator_app.ui.pages.learn.reader import LearnReader
from dilator_app.ui.pages.learn.row import PageRow
from dilator_app.ui.pages.learn.source_list import SourceList
from dilator_app.ui.read_alone import ReadAlone
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.fields import NoteField
from tests.makers import days_ago, make_appointment, make_question

PAGE = (1068, 766)
ENGLISH = library.load(library.folder())
ALL = [page.name for page in ENGLISH.pages]


@pytest.fixture
def bus():
    return Bus()


@pytest.fixture
def learn(qtbot, plain_diary, bus, clock):
    """Learn in an open diary."""
    page = LearnPage(plain_diary, bus, clock)
    qtbot.addWidget(page)
    page.resize(*PAGE)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle()
    return page


@pytest.fixture
def reader(learn):
    return learn.reader


@pytest.fixture
def alone(qtbot):
    """The reader before there is a diary."""
    page = ReadAlone()
    qtbot.addWidget(page)
    page.resize(1280, 766)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle()
    return page


def settle():
    for _round in range(3):
        QApplication.processEvents()


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)
        settle()


def titles(reader):
    return [row.told.title for row in reader.contents.rows]


def shown(reader, kind):
    return [widget for widget in reader.article.findChildren(kind) if widget.isVisibleTo(reader)]


def widest_line(passage):
    """Return how far to the right words are drawn; a space at the end of a line is not seen."""
    document, widest = passage.document(), 0.0
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for place in range(layout.lineCount()):
            line = layout.lineAt(place)
            words = block.text()[line.textStart() : line.textStart() + line.textLength()].rstrip()
            right, __ = line.cursorToX(line.textStart() + len(words))
            widest = max(widest, right)
        block = block.next()
    return widest


def words_of(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def open_page(reader, name):
    reader.show_page(name)
    settle()


def passage_with(reader, words):
    return next(passage for passage in reader.article.passages if words in passage.plain())


def spoken(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name), interface.role()


# --- the list --------------------------------------------------------------------------------------------------------
def test_the_list_shows_every_page_under_its_topic_and_the_glossary_last(reader):
    assert titles(reader) == [page.title for page in ENGLISH.pages] + ["Glossary"]
    headings = [h.text() for h in reader.contents.findChildren(Heading) if h.isVisibleTo(reader)]
    assert headings == [topic.title for topic in ENGLISH.topics]


def test_a_row_says_what_to_expect(reader):
    row = next(row for row in reader.contents.rows if row.name == "squeeze")
    assert (
        row.accessibleName()
        == "Squeeze or let go?. Two views on pelvic floor exercises. 2 min, 9 sources. Sources disagree"
    )


def test_no_summary_is_cut_off_in_the_usual_window(reader):
    assert [row.told.summary for row in reader.contents.rows if row.cuts_off()] == []


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


def test_the_list_and_the_page_tell_the_same_number_of_sources(reader):
    told = {row.name: row.told.meta for row in reader.contents.rows}
    for page in ENGLISH.pages:
        open_page(reader, page.name)
        count = len(reader.article.findChildren(SourceList)[-1].lines)
        assert told[page.name].endswith(f", {count} source" + ("s" if count != 1 else "")), page.name


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


def test_the_arrow_leads_from_the_search_into_what_was_found(qtbot, reader):
    reader.focus_search()
    qtbot.keyClicks(reader.search, "tampon")
    press(qtbot, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is reader.contents.rows[0]


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


# --- a page ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ALL)
def test_every_page_shows_all_its_statements_with_their_marks_in_words(reader, name):
    open_page(reader, name)
    told = reader.article.spelled()
    for sentence in ENGLISH.page(name).sentences:
        assert f"{sentence.text} {source_words.spoken(sentence.marks, ENGLISH)}" in told or in_exam_card(sentence, name)
    for sentence in ENGLISH.notice:
        assert sentence.text in told


def in_exam_card(sentence, name):
    """Return whether it is a line that the reader changes as they like; its sources stand above the field."""
    return name == "exam" and [mark.kind.value for mark in sentence.marks] == ["suggestion"]


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


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_mark_begins_a_line_however_wide_the_words_are(qtbot, language):
    pages = library.load(library.folder(), language)
    reader = LearnReader(library=pages)
    qtbot.addWidget(reader)
    begun = []
    for page in pages.pages:
        open_page(reader, page.name)
        for passage in reader.article.passages:
            for width in (640, 560, 480, 400, 320):
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


def sources_of(widget):
    return [line.accessibleName() for source in widget.findChildren(SourceList) for line in source.lines]


def test_the_side_names_every_source_and_says_that_no_clinician_has_read_it(reader):
    open_page(reader, "squeeze")
    told = sources_of(reader.article.side)
    assert told[0] == "Source 1: MedlinePlus. Reviewed 19 April 2018."
    assert told[1] == "Source 2: Wikipedia. Undated."
    assert "Source 3: Wikipedia, wording restored" in told
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
    for number, line in enumerate(told, 1):
        assert line.startswith(f"Source {number}: ")
        year = re.search(r"\b(?:19|20)\d\d\b", line)
        assert year or any(word in line for word in ("Undated.", "Our copy has", "A lost word")), line
        assert not (year and "Undated." in line), line
    assert any("© A.D.A.M., Inc." in line for line in told)  # of the notice, which stands on every page
    assert all("CC BY-SA" in line for line in told if ": Wikipedia" in line)


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


# --- marks and terms -------------------------------------------------------------------------------------------------
def tab_to(qtbot, passage, href):
    """Press Tab until the link has the keyboard."""
    passage.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    for _press in range(40):
        if passage._focused_link() == href:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {href}")


def test_tab_goes_through_the_words_and_then_through_what_stands_beside_them(qtbot, reader):
    open_page(reader, "treatment")
    stops = []
    for _press in range(80):
        press(qtbot, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if not stops or focused is not stops[-1]:
            stops.append(focused)
        if focused is reader.article.side.next_button:
            break
    side = reader.article.side
    assert stops[0] is reader.article.passages[0]
    assert stops[-5:] == [
        side.smaller_button,
        side.larger_button,
        side.print_button,
        side.read_box,
        side.next_button,
    ]
    assert reader.article.next_button in stops


def test_tab_reaches_a_mark_and_the_mark_says_what_stands_behind_it(qtbot, reader):
    open_page(reader, "squeeze")
    passage = passage_with(reader, "Do this under the direction")
    tab_to(qtbot, passage, "mark:medlineplus:medlineplus")
    assert "MedlinePlus. Vaginismus." in reader.article.hint.words()
    assert "Reviewed 19 April 2018." in reader.article.hint.words()


def test_the_ring_runs_around_the_mark_that_has_the_keyboard(qtbot, learn):
    ring = focus.install(learn)
    open_page(learn.reader, "squeeze")
    passage = passage_with(learn.reader, "Do this under the direction")
    tab_to(qtbot, passage, "mark:medlineplus:medlineplus")
    outline, __ = passage.focus_outline()
    assert 4 < outline.width() < 40
    assert ring.isVisible()


def test_leaving_a_mark_closes_what_it_said(qtbot, reader):
    open_page(reader, "squeeze")
    tab_to(qtbot, passage_with(reader, "Do this under the direction"), "mark:medlineplus:medlineplus")
    reader.back.setFocus()
    settle()
    assert reader.article.hint.words() == ""


@pytest.mark.parametrize("name", ALL)
def test_every_mark_of_a_page_is_a_link_that_explains_itself(reader, name):
    open_page(reader, name)
    met = set()
    for passage in reader.article.passages:
        for href, mark in passage.shown_marks.items():
            title, text = reader.article._told(passage, href)
            assert title
            assert text
            met.add(mark)
    wanted = {mark.shown for s in ENGLISH.page(name).sentences for mark in s.marks if not in_exam_card(s, name)}
    assert wanted <= met


def test_a_word_of_the_glossary_says_what_it_means_to_the_keyboard(qtbot, reader):
    open_page(reader, "squeeze")
    tab_to(qtbot, passage_with(reader, "Do this under the direction"), "term:vagina")
    assert "The passage inside, from the vulva to the cervix. [Mayo Clinic]" in reader.article.hint.words()


def test_a_word_of_the_glossary_says_what_it_means_to_the_pointer(reader):
    open_page(reader, "squeeze")
    passage = passage_with(reader, "Do this under the direction")
    at = passage.document().find("vagina")
    at.setPosition(at.selectionStart() + 2)
    place = QPointF(passage.cursorRect(at).center())
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(passage.mapToGlobal(place.toPoint())),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(passage.viewport(), move)
    settle()
    assert "vagina. The passage inside" in reader.article.hint.words()


def test_enter_on_a_word_opens_the_glossary_at_it(qtbot, reader):
    open_page(reader, "squeeze")
    tab_to(qtbot, passage_with(reader, "Do this under the direction"), "term:vagina")
    press(qtbot, Qt.Key.Key_Return)
    assert reader.page.name == "glossary"
    headings = [heading.text() for heading in shown(reader, Heading)]
    assert "vagina" in headings


def test_the_glossary_gives_every_word_with_its_source(reader):
    open_page(reader, "glossary")
    told = reader.article.spelled()
    for term in ENGLISH.glossary:
        assert source_words.with_marks(term.sentences, ENGLISH) in told


def test_a_paragraph_is_read_aloud_with_its_marks_in_words(reader):
    open_page(reader, "squeeze")
    name, __ = spoken(passage_with(reader, "Slow breathing comes first"))
    assert name.startswith("Slow breathing comes first in the app. [app default] Breathe in")
    assert "[Wikipedia, wording restored]" in name


def test_headings_are_headings_to_a_screen_reader(reader):
    open_page(reader, "squeeze")
    for heading in shown(reader, Heading):
        assert spoken(heading) == (heading.text(), QAccessible.Role.Heading)


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


def test_a_part_that_is_copied_keeps_the_mark_that_lies_in_it(reader):
    open_page(reader, "squeeze")
    passage = passage_with(reader, "Do this under the direction")
    cursor = passage.textCursor()
    cursor.setPosition(8)
    cursor.setPosition(passage.plain().index("In vaginismus"), QTextCursor.MoveMode.KeepAnchor)
    passage.setTextCursor(cursor)
    data = passage.createMimeDataFromSelection()
    assert data.text() == "under the direction of your care team. [MedlinePlus] "


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


# --- printing --------------------------------------------------------------------------------------------------------
def words_in(file):
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(file.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def printed_words(document, tmp_path):
    writer = QPdfWriter(str(tmp_path / "page.pdf"))
    document.print_(writer)
    del writer
    return words_in(tmp_path / "page.pdf")


def test_a_printed_page_carries_its_marks_its_sources_and_the_notice(reader, tmp_path):
    open_page(reader, "squeeze")
    told = printed_words(reader.article.printed(), tmp_path)
    assert "Do this under the direction of your care team. [MedlinePlus]" in told
    assert "[Wikipedia, wording restored]" in told
    assert "What this means here:" in told
    assert "Reviewed 19 April 2018." in told
    assert "not for emergencies, and not for diagnosis or treatment" in told
    assert "Not yet reviewed by a clinician." in told


def test_a_drawing_behind_a_choice_is_not_printed_and_one_without_is(reader):
    open_page(reader, "anatomy")
    assert "<img" not in reader.article.printed().toHtml()
    open_page(reader, "breath")
    assert reader.article.printed().toHtml().count("<img") == 2


def print_dialog():
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QPrintDialog) and w.isVisible()]
    return dialog


def print_to(file):
    """Choose a file in the system's dialog, and press Print."""
    dialog = print_dialog()
    dialog.findChild(QLineEdit, "filename").setText(str(file))
    dialog.accept()
    settle()


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


# --- what is kept ----------------------------------------------------------------------------------------------------
def test_larger_letters_are_kept_in_the_diary(qtbot, reader, plain_diary):
    open_page(reader, "squeeze")
    qtbot.mouseClick(reader.article.side.larger_button, Qt.MouseButton.LeftButton)
    settle()
    assert plain_diary.preferences().reading_percent == 115
    assert QTextCursor(reader.article.passages[0].document()).blockCharFormat().font().pixelSize() == 22
    assert QApplication.focusWidget() is reader.article.side.larger_button


def test_the_sources_below_a_page_grow_with_its_letters(reader):
    open_page(reader, "squeeze")
    usual = reader.article.findChildren(SourceList)[0].lines[0].font().pixelSize()
    for _press in range(4):
        reader.article.resize_letters(1)
    settle()
    (below, beside) = reader.article.findChildren(SourceList)
    assert {line.font().pixelSize() for line in below.lines} == {round(usual * 1.6)}
    assert {line.font().pixelSize() for line in beside.lines} == {round(usual * 1.6)}


def test_larger_letters_by_key_leave_the_keyboard_where_it_is(reader):
    open_page(reader, "squeeze")
    assert reader.back.hasFocus()
    reader.article.resize_letters(1)
    settle()
    assert reader.back.hasFocus()


def test_letters_end_at_a_largest_and_a_smallest_size(qtbot, reader, plain_diary):
    open_page(reader, "squeeze")
    for _press in range(6):
        reader.article.resize_letters(1)
    assert plain_diary.preferences().reading_percent == 160
    assert not reader.article.side.larger_button.isEnabled()
    for _press in range(8):
        reader.article.resize_letters(-1)
    assert plain_diary.preferences().reading_percent == 85
    assert not reader.article.side.smaller_button.isEnabled()


def test_a_page_can_be_marked_as_read_and_the_list_shows_it(qtbot, reader, plain_diary):
    open_page(reader, "breath")
    reader.article.side.read_box.click()
    assert plain_diary.preferences().pages_read == ("breath",)
    reader.show_list()
    settle()
    row = next(row for row in reader.contents.rows if row.name == "breath")
    assert "You have read this page" in row.accessibleName()
    open_page(reader, "breath")
    reader.article.side.read_box.click()
    assert plain_diary.preferences().pages_read == ()


def test_going_on_with_next_marks_the_page_as_read(qtbot, reader, plain_diary):
    open_page(reader, "how-common")
    qtbot.mouseClick(reader.article.next_button, Qt.MouseButton.LeftButton)
    assert plain_diary.preferences().pages_read == ("how-common",)


def test_nothing_counts_how_much_was_read(reader):
    told = words_of(reader) + " ".join(row.accessibleName() for row in reader.contents.rows)
    assert not any(word in told.lower() for word in (" of 27", "progress", "%", "unread"))


def test_a_question_is_taken_along_to_the_next_appointment(qtbot, reader, plain_diary):
    visit = make_appointment(days_ago(-7), with_whom="Ines Okafor")
    plain_diary.save(visit)
    open_page(reader, "squeeze")
    (view,) = shown(reader, QuestionView)
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    (question,) = plain_diary.questions()
    assert question.words == "Would squeezing exercises help me, or is letting go better?"
    assert question.appointment_id == visit.id
    assert view.button.text() == "In your questions"
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert len(plain_diary.questions()) == 1


def test_the_card_beside_the_list_shows_what_is_taken_along(reader, plain_diary, bus):
    visit = make_appointment(days_ago(-7), with_whom="Ines Okafor")
    bus.announce(plain_diary.save(visit, make_question("May I stay with 22 mm?", appointment_id=visit.id)))
    settle()
    told = words_of(reader.questions)
    assert "For Ines Okafor, Thu 19 November" in told
    assert "May I stay with 22 mm?" in told


def test_add_a_question_leads_to_the_appointment(qtbot, learn):
    wishes = []
    learn.request_page.connect(lambda name, target: wishes.append((name, target)))
    qtbot.mouseClick(learn.reader.questions.button, Qt.MouseButton.LeftButton)
    assert wishes == [("appointment", "question")]


def exam_card(reader):
    open_page(reader, "exam")
    (card,) = shown(reader, ExamCardView)
    return card


def test_the_exam_card_begins_with_our_words_and_keeps_those_of_the_person(qtbot, reader, plain_diary):
    card = exam_card(reader)
    assert card.field.text().startswith("I have vaginismus.\nPlease talk with me first")
    card.field.set_text("I have vaginismus.\nPlease warm the speculum.")
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    assert plain_diary.preferences().exam_card == "I have vaginismus.\nPlease warm the speculum."
    assert exam_card(reader).field.text() == "I have vaginismus.\nPlease warm the speculum."


def test_the_exam_card_goes_back_to_our_words_which_are_not_kept_twice(qtbot, reader, plain_diary):
    card = exam_card(reader)
    card.field.set_text("Mine.")
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.back_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    assert card.field.text().startswith("I have vaginismus.")
    assert plain_diary.preferences().exam_card == ""


def test_a_printed_page_carries_the_card_in_the_words_that_the_person_keeps(qtbot, reader, tmp_path):
    card = exam_card(reader)
    assert "I may ask you to stop." in printed_words(reader.article.printed(), tmp_path)
    card.field.set_text("Mine: <warm> it.\nNo hurry.")
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    told = printed_words(reader.article.printed(), tmp_path)
    assert "Mine: <warm> it. No hurry." in told
    assert "I may ask you to stop." not in told


def test_what_is_said_after_keeping_the_card_is_seen_without_scrolling(qtbot, reader):
    card = exam_card(reader)
    area = reader.article._scroll
    area.verticalScrollBar().setValue(0)
    card.keep()
    settle()
    place = card.note.mapTo(area.viewport(), card.note.rect().bottomLeft())
    assert 0 < place.y() <= area.viewport().height()


def test_the_page_is_printed_by_key_after_the_card_was(qtbot, reader, tmp_path):
    card = exam_card(reader)
    card.print_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    print_to(tmp_path / "card.pdf")
    qtbot.waitUntil(lambda: not reader.window().findChildren(QPrintDialog))
    assert QApplication.focusWidget() is card.print_button
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    print_dialog().reject()


def test_the_exam_card_is_printed_without_a_word_about_the_program(qtbot, reader, tmp_path):
    card = exam_card(reader)
    card.field.set_text("I may ask you to stop.")
    card.print_card()
    print_to(tmp_path / "card.pdf")
    told = words_in(tmp_path / "card.pdf")
    assert "I may ask you to stop." in told
    assert "Fernlight" not in told
    assert card.note.text() == "The printer or its queue may keep a copy."


def test_a_card_that_is_too_long_is_said_to_be_so_and_not_kept(qtbot, reader, plain_diary):
    card = exam_card(reader)
    card.field.set_text("x" * 4001)
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    assert plain_diary.preferences().exam_card == ""
    assert "1 character more than fits here" in words_of(card)


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


# --- without a diary -------------------------------------------------------------------------------------------------
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


def test_typing_in_the_card_keeps_every_key(qtbot, reader):
    card = exam_card(reader)
    field = card.findChild(NoteField)
    field.setFocus()
    field.set_text("")
    qtbot.keyClicks(field, "Stop means stop.")
    assert field.text() == "Stop means stop."
