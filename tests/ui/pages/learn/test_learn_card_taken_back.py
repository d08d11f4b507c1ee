"""Keeping the words for an exam can be taken back like everything else that is saved."""

import pytest
from PySide6.QtCore import QPoint, QRect

from dilator_app.ui.drafts import WhileTyping
from dilator_app.ui.pages.learn.blocks import QuestionView
from dilator_app.ui.pages.learn.cards import ExamCardView
from tests.desk import Desk

MINE, OTHERS = "Please warm the speculum.", "Slowly, please."


@pytest.fixture
def card(desk: Desk) -> ExamCardView:
    """The card on its page, with words that were kept and others that are."""
    desk.view.show_page("learn", "exam")
    desk.settle()
    for words in (MINE, OTHERS):
        shown(desk).field.set_text(words)
        keep(desk, shown(desk))
    return shown(desk)


def shown(desk):
    """The card that stands there now: in a window of another width the page is made anew."""
    return desk.view.page("learn").findChild(ExamCardView)


def keep(desk, card):
    card.keep_button.setFocus()
    desk.press("Space")


def stored(desk):
    return desk.diary.preferences().exam_card


def test_ctrl_z_after_keeping_brings_back_the_words_that_were_kept_before(desk, card):
    assert stored(desk) == OTHERS
    assert "Saved." in desk.words()
    desk.press("Ctrl+Z")
    assert stored(desk) == card.field.text() == MINE
    assert "Kept in your diary." not in desk.words()
    assert desk.toast is None


def test_the_undo_beside_saved_does_the_same(desk, card):
    desk.click("Undo")
    assert stored(desk) == card.field.text() == MINE


def test_what_was_taken_back_is_not_lost_to_whoever_goes_on_in_the_words(desk, card):
    desk.press("Ctrl+Z")
    card.field.setFocus()
    desk.press("Ctrl+Z")
    assert card.field.text() == OTHERS
    assert stored(desk) == MINE


def test_words_that_were_typed_since_then_stay_and_ctrl_z_is_theirs_first(desk, card):
    card.field.setFocus()
    desk.press("Ctrl+End")
    desk.type(" More")
    card.print_button.setFocus()
    desk.press("Ctrl+Z")
    assert (card.field.text(), stored(desk)) == (OTHERS, OTHERS)
    card.field.setFocus()
    desk.press("Ctrl+End")
    desk.type(" Anew")
    desk.click("Undo")
    assert card.field.text() == f"{OTHERS} Anew"
    assert stored(desk) == MINE
    card.findChild(WhileTyping).keep_now()
    assert OTHERS in (desk.diary.draft("exam card") or "")


def test_it_is_taken_back_from_another_page_too_and_shown_when_one_comes_back(desk, card):
    desk.press("Ctrl+1", "Ctrl+Z", "Ctrl+5")
    assert stored(desk) == MINE
    assert card.field.text() == MINE


@pytest.mark.parametrize("again", ["Ctrl+Shift+Z", "click"])
def test_taken_back_elsewhere_and_later_it_is_named_and_one_step_away(desk, card, again):
    desk.toast.close_now()
    desk.press("Ctrl+1", "Ctrl+Z")
    assert stored(desk) == MINE
    assert "Taken back: the last change to your words for an exam." in desk.words()
    desk.click("Undo") if again == "click" else desk.press(again)
    assert stored(desk) == OTHERS
    assert desk.toast is None
    desk.press("Ctrl+5")
    assert card.field.text() == OTHERS


def test_a_question_added_below_the_card_is_what_ctrl_z_takes_back(desk, card):
    desk.toast.close_now()
    view = desk.view.page("learn").findChildren(QuestionView)[0]
    view.button.setFocus()
    desk.press("Space")
    assert view.button.text() == "In your questions"
    assert len(desk.diary.questions()) == 1
    desk.press("Ctrl+Z")
    assert desk.diary.questions() == []
    assert view.button.text() == "Add to your questions"
    assert stored(desk) == OTHERS


def test_an_emptied_card_shows_ours_and_ctrl_z_brings_the_words_back(desk, card):
    card.field.setFocus()
    desk.press("Ctrl+A", "Backspace")
    keep(desk, card)
    assert stored(desk) == ""
    assert card.field.text() == card._shipped
    assert "Nothing of yours is kept now: our words stand here." in desk.words()
    assert card.print_button.isEnabled()
    desk.press("Ctrl+Z")
    assert stored(desk) == card.field.text() == OTHERS


def test_our_words_that_were_kept_go_back_to_those_of_the_person(desk, card):
    card.back_button.click()
    keep(desk, card)
    assert stored(desk) == ""
    desk.press("Ctrl+Z")
    assert stored(desk) == card.field.text() == OTHERS


def test_keeping_the_same_words_again_is_nothing_to_take_back(desk, card):
    keep(desk, card)
    desk.press("Ctrl+Z")
    assert stored(desk) == MINE


@pytest.mark.parametrize("size", [(1280, 766), (1024, 680)])
@pytest.mark.usefixtures("card")
def test_what_the_card_says_is_not_covered_by_the_way_back(desk, size):
    desk.window.resize(*size)
    desk.settle()
    shown(desk).field.set_text(MINE)
    keep(desk, shown(desk))
    desk.settle()
    toast, note = desk.toast, shown(desk).note
    assert note.text() == "Kept in your diary."
    said = QRect(note.mapTo(desk.window, QPoint()), note.size())
    assert desk.window.rect().contains(said)
    assert not said.intersects(QRect(toast.mapTo(desk.window, QPoint()), toast.size()))


def test_ctrl_z_takes_back_what_was_typed_since_and_not_what_was_kept_with_it(desk, card):
    card.field.setFocus()
    desk.press("Ctrl+A")
    desk.type("Kept one.")
    keep(desk, card)
    card.field.setFocus()
    desk.press("Ctrl+End")
    desk.type(" Later")
    card.print_button.setFocus()
    desk.press("Ctrl+Z")

    assert card.field.text() == stored(desk) == "Kept one."


def test_where_ours_stand_again_the_kept_words_are_one_press_away(desk, card):
    card.field.set_text(card._shipped)
    assert card.back_button.text() == "Back to your words"
    card.findChild(WhileTyping).keep_now()
    assert desk.diary.draft("exam card") is None, "what is kept comes back by itself"
    desk.click("Back to your words")

    assert card.field.text() == stored(desk) == OTHERS
