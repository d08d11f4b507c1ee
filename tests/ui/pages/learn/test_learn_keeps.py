"""What Learn keeps in the diary: letters, what was read, questions and the card for an exam."""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel

from dilator_app.ui.drafts import WhileTyping
from dilator_app.ui.pages.learn.blocks import QuestionView
from dilator_app.ui.pages.learn.cards import ExamCardView
from dilator_app.ui.widgets.fields import NoteField
from tests.makers import days_ago, make_appointment, make_question
from tests.ui.pages.learn.reading import (
    exam_card,
    open_page,
    press,
    print_dialog,
    print_to,
    printed_words,
    settle,
    shown,
    words_in,
    words_of,
)

A6 = (297, 420)


def lowest(page):
    """Return how far above the lower edge of the page its last line stands, in points."""
    places = []

    def meet(text, cm, tm, _font, _size):
        if text.strip():
            places.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    page.extract_text(visitor_text=meet)
    return min(places)


# --- what is kept ----------------------------------------------------------------------------------------------------
def test_larger_letters_are_kept_in_the_diary(qtbot, reader, plain_diary):
    open_page(reader, "squeeze")
    qtbot.mouseClick(reader.article.side.larger_button, Qt.MouseButton.LeftButton)
    settle()
    assert plain_diary.preferences().reading_percent == 115
    assert QTextCursor(reader.article.passages[0].document()).blockCharFormat().font().pixelSize() == 22
    assert QApplication.focusWidget() is reader.article.side.larger_button


def sizes(reader):
    """Return the height of the letters of everything in the column that is read."""
    words = [w for w in reader.article._scroll.findChildren(QLabel) if w.text() and not w.isHidden()]
    return [w.font().pixelSize() for w in words]


@pytest.mark.parametrize("name", ["squeeze", "exam", "words", "breath"])
def test_everything_in_the_column_that_is_read_grows_with_its_letters(reader, name):
    open_page(reader, name)
    usual = sizes(reader)
    for _press in range(4):
        reader.article.resize_letters(1)
    settle()
    assert sizes(reader) == [round(size * 1.6) for size in usual]


def test_the_button_for_larger_letters_stays_under_the_pointer(reader):
    open_page(reader, "exam")
    before = reader.article.side.larger_button.mapTo(reader, QPoint())
    reader.article.resize_letters(1)
    settle()
    assert reader.article.side.larger_button.mapTo(reader, QPoint()) == before


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


@pytest.fixture
def flicked(qtbot, reader):
    """Return what leads on from a page by key, and from there back to it."""

    def go_on(name, *keys):
        open_page(reader, name)
        press(qtbot, *keys)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        settle()

    return go_on


def test_a_page_that_only_flicked_by_is_not_marked_as_read(flicked, plain_diary):
    flicked("how-common")
    flicked("exam", Qt.Key.Key_PageDown)
    assert plain_diary.preferences().pages_read == ()


def test_a_page_that_was_scrolled_to_its_end_is_marked_as_read(flicked, plain_diary):
    flicked("how-common", Qt.Key.Key_End, Qt.Key.Key_Home)
    flicked("symptoms")
    assert plain_diary.preferences().pages_read == ("how-common",)


def test_a_page_that_stood_for_a_while_is_marked_as_read(qtbot, reader, flicked, plain_diary):
    open_page(reader, "breath")
    assert reader.article.seen.standing.isActive()
    reader.article.seen.standing.timeout.emit()  # in its time
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert plain_diary.preferences().pages_read == ("breath",)


def test_a_page_does_not_stand_while_the_list_is_shown(reader):
    open_page(reader, "breath")
    reader.show_list()
    settle()
    assert not reader.article.seen.standing.isActive()


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


def kept_card(qtbot, reader, words="Please warm the speculum."):
    card = exam_card(reader)
    card.field.set_text(words)
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    return card


def opened_anew(reader, card):
    card.findChild(WhileTyping).keep_now()
    open_page(reader, "myths")
    return exam_card(reader)


def test_our_words_in_the_field_leave_the_kept_ones_alone_and_say_so(qtbot, reader, plain_diary):
    card = kept_card(qtbot, reader)
    qtbot.mouseClick(card.back_button, Qt.MouseButton.LeftButton)
    assert card.field.text().startswith("I have vaginismus.")
    assert card.note.text().startswith("Our words stand here for now. Your own stay in your diary until you press")
    assert plain_diary.preferences().exam_card == "Please warm the speculum."
    assert opened_anew(reader, card).field.text() == "Please warm the speculum."


def test_words_that_were_typed_and_not_kept_come_back_after_ours(qtbot, reader):
    card = exam_card(reader)
    card.field.set_text("Typed a moment ago.")
    qtbot.mouseClick(card.back_button, Qt.MouseButton.LeftButton)
    card = opened_anew(reader, card)
    assert card.field.text() == "Typed a moment ago."
    assert card.note.text() == "This is what you had typed before. Nothing was lost."


@pytest.mark.parametrize("from_button", [True, False])
def test_ctrl_z_brings_the_words_of_the_person_back(qtbot, reader, from_button):
    card = kept_card(qtbot, reader)
    card.back_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    place = card.back_button if from_button else card.field
    place.setFocus()
    qtbot.keyClick(place, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert card.field.text() == "Please warm the speculum."


def test_the_same_button_brings_the_words_of_the_person_back(qtbot, reader):
    card = kept_card(qtbot, reader)
    card.back_button.click()
    assert card.back_button.text() == "Back to your words"
    card.back_button.click()
    assert card.field.text() == "Please warm the speculum."
    assert card.back_button.text() == "Back to our words"


def test_kept_in_your_diary_is_not_said_of_other_words(qtbot, reader):
    card = kept_card(qtbot, reader)
    assert card.note.text() == "Kept in your diary."
    card.field.set_text("Others.")
    assert not card.note.isVisible()


def test_what_was_just_typed_in_the_card_is_there_after_the_letters_grew(qtbot, reader):
    card = exam_card(reader)
    card.field.set_text("Typed a moment ago.")
    reader.article.resize_letters(1)
    (card,) = shown(reader, ExamCardView)
    assert card.field.text() == "Typed a moment ago."


def test_an_empty_exam_card_is_not_printed(qtbot, reader):
    card = exam_card(reader)
    card.field.set_text(" \n")
    assert not card.print_button.isEnabled()
    card.field.set_text("Mine.")
    assert card.print_button.isEnabled()


def test_a_printed_page_carries_the_words_that_stand_on_the_card_kept_or_not(qtbot, reader, tmp_path):
    card = exam_card(reader)
    card.field.set_text("Mine, not kept.")
    assert "Mine, not kept." in printed_words(reader.article.printed(), tmp_path)
    assert "Mine, not kept." in reader.article.spelled()
    card.back_button.click()
    assert "I may ask you to stop." in printed_words(reader.article.printed(), tmp_path)


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


def test_the_exam_card_is_a_small_page_that_its_words_fill(reader, tmp_path):
    card = exam_card(reader)
    sizes = {}
    for words in ("I may ask you to stop.", card.field.text(), "Please tell me each step. " * 20):
        card.field.set_text(words)
        card.print_card()
        print_to(tmp_path / "card.pdf")
        (page,) = PdfReader(tmp_path / "card.pdf").pages
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A6
        assert " ".join(page.extract_text().split()) == " ".join(words.split())
        sizes[words] = lowest(page)
    short, *longer = sizes.values()
    assert short > longer[-1] > 0


def test_an_exam_card_with_many_words_goes_on_on_another_small_page_and_loses_none(reader, tmp_path):
    card = exam_card(reader)
    words = [f"word{place}" for place in range(400)]
    card.field.set_text(" ".join(words))
    card.print_card()
    print_to(tmp_path / "card.pdf")
    pages = PdfReader(tmp_path / "card.pdf").pages
    assert len(pages) > 1
    assert words_in(tmp_path / "card.pdf").split() == words
    assert all(lowest(page) > 0 for page in pages)


def test_a_card_that_is_too_long_is_said_to_be_so_and_not_kept(qtbot, reader, plain_diary):
    card = exam_card(reader)
    card.field.set_text("x" * 4001)
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    assert plain_diary.preferences().exam_card == ""
    assert "1 character more than fits here" in words_of(card)


def test_typing_in_the_card_keeps_every_key(qtbot, reader):
    card = exam_card(reader)
    field = card.findChild(NoteField)
    field.setFocus()
    field.set_text("")
    qtbot.keyClicks(field, "Stop means stop.")
    assert field.text() == "Stop means stop."
