"""Marks that explain themselves, and words of the glossary."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dilator_app.ui import focus
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.heading import Heading
from tests.ui.pages.learn.reading import (
    ALL,
    ENGLISH,
    in_exam_card,
    open_page,
    passage_with,
    press,
    settle,
    shown,
    spoken,
    tab_to,
)


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


def stops_by(qtbot, learn, ring, passage, *keys):
    """Return, for each press, the link that has the keyboard, what is told of it, and how wide the ring is."""
    stops = []
    for key in keys:
        qtbot.keyClick(passage, key)
        settle()
        stops.append((passage._focused_link(), learn.reader.article.hint.words(), ring._outline.width()))
    return stops


def test_shift_tab_tells_the_source_of_the_mark_that_has_the_keyboard(qtbot, learn):
    ring = focus.install(learn)
    open_page(learn.reader, "squeeze")
    passage = passage_with(learn.reader, "Do this under the direction")
    passage.setFocus(Qt.FocusReason.TabFocusReason)
    there = stops_by(qtbot, learn, ring, passage, *[Qt.Key.Key_Tab] * 3)
    back = stops_by(qtbot, learn, ring, passage, *[Qt.Key.Key_Backtab] * 2)
    assert len({told for __, told, __ in there}) > 1
    assert back == there[1::-1]


def test_esc_closes_what_a_mark_says_before_it_leaves_the_page(qtbot, reader):
    open_page(reader, "squeeze")
    tab_to(qtbot, passage_with(reader, "Do this under the direction"), "mark:medlineplus:medlineplus")
    press(qtbot, Qt.Key.Key_Escape)
    assert reader.article.hint.words() == ""
    assert reader.page.name == "squeeze"
    press(qtbot, Qt.Key.Key_Escape)
    assert reader.page is None


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


def place_of(passage, words):
    at = passage.document().find(words)
    at.setPosition(at.selectionStart() + min(2, len(words)))
    return passage.cursorRect(at).center()


def point_at(passage, place):
    at = QPointF(place)
    everywhere = QPointF(passage.viewport().mapToGlobal(place))
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, everywhere, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(passage.viewport(), move)
    settle()


def turn_wheel(passage, place):
    window = passage.window()
    QTest.wheelEvent(window.windowHandle(), QPointF(passage.viewport().mapTo(window, place)), QPoint(0, -120))
    settle()


def test_a_word_of_the_glossary_says_what_it_means_to_the_pointer(reader):
    open_page(reader, "squeeze")
    passage = passage_with(reader, "Do this under the direction")
    point_at(passage, place_of(passage, "vagina"))
    assert "vagina. The passage inside" in reader.article.hint.words()


def test_what_a_mark_says_goes_when_the_wheel_moves_the_words_and_comes_again(reader):
    open_page(reader, "squeeze")
    passage = passage_with(reader, "Do this under the direction")
    place = place_of(passage, "vagina")
    point_at(passage, place)
    before = passage.mapTo(reader, QPoint())
    turn_wheel(passage, place)
    assert passage.mapTo(reader, QPoint()) != before
    assert reader.article.hint.words() == ""
    point_at(passage, place)
    assert "vagina. The passage inside" in reader.article.hint.words()


def test_what_a_mark_says_goes_when_a_key_scrolls_to_the_end(qtbot, reader):
    open_page(reader, "squeeze")
    passage = passage_with(reader, "Do this under the direction")
    point_at(passage, place_of(passage, "vagina"))
    press(qtbot, Qt.Key.Key_End)
    assert reader.article.hint.words() == ""


def test_what_a_mark_says_goes_when_the_pointer_leaves_the_words(reader):
    open_page(reader, "squeeze")
    passage = passage_with(reader, "Do this under the direction")
    point_at(passage, place_of(passage, "vagina"))
    QApplication.sendEvent(passage.viewport(), QEvent(QEvent.Type.Leave))
    assert reader.article.hint.words() == ""


def test_a_mark_that_tab_scrolled_to_still_says_what_stands_behind_it(qtbot, reader):
    open_page(reader, "squeeze")
    passage = reader.article.passages[-1]
    passage.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, Qt.Key.Key_Tab)
    assert reader.article._scroll.verticalScrollBar().value() > 0
    assert reader.article.hint.words() != ""


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
