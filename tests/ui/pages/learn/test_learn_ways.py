"""The ways between the list, the pages and the sidebar."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dilator_app.ui.key_list import keys
from dilator_app.ui.widgets.buttons import Button
from tests.ui.pages.learn.reading import ALL, ENGLISH, open_page, press, settle, titles, words_of


@pytest.fixture
def desk_reader(open_desk):
    open_desk.view.show_page("learn")
    settle()
    return open_desk.view.page("learn").reader


def click_on_learn(qtbot, open_desk):
    qtbot.mouseClick(open_desk.view.sidebar.row("learn"), Qt.MouseButton.LeftButton)
    settle()


# --- from the sidebar ------------------------------------------------------------------------------------------------
def test_a_click_on_learn_leads_from_a_page_back_to_its_row_in_the_list(qtbot, open_desk, desk_reader):
    open_page(desk_reader, "symptoms")
    click_on_learn(qtbot, open_desk)
    assert desk_reader.page is None
    assert QApplication.focusWidget().name == "symptoms"


def test_esc_leads_from_the_sidebar_to_the_list_of_a_page_that_was_left_open(qtbot, open_desk, desk_reader):
    open_page(desk_reader, "symptoms")
    open_desk.view.show_page("today")
    click_on_learn(qtbot, open_desk)
    assert desk_reader.page.name == "symptoms"
    press(qtbot, Qt.Key.Key_Escape)
    assert desk_reader.page is None


def test_a_click_on_learn_and_esc_leave_the_list_and_what_is_searched_for_as_they_are(qtbot, open_desk, desk_reader):
    desk_reader.search.setText("tampon")
    settle()
    found = titles(desk_reader)
    click_on_learn(qtbot, open_desk)
    press(qtbot, Qt.Key.Key_Escape)
    assert (titles(desk_reader), desk_reader.search.text()) == (found, "tampon")


def test_a_page_that_is_asked_for_by_name_is_shown_and_not_the_list(open_desk, desk_reader):
    open_desk.view.show_page("learn", "dilators")
    settle()
    assert desk_reader.page.name == "dilators"


# --- keys ------------------------------------------------------------------------------------------------------------
def test_alt_and_the_arrows_lead_to_the_next_page_and_back_to_the_list(qtbot, reader):
    open_page(reader, "what-it-is")
    for name in ("symptoms", "causes"):
        following = ENGLISH.next_after(reader.page)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        settle()
        assert reader.page == following, name
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert reader.page is None


@pytest.mark.parametrize("name", ALL)
def test_the_key_for_the_next_page_does_what_the_button_does(qtbot, reader, name):
    open_page(reader, name)
    following = ENGLISH.next_after(reader.page)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle()
    assert reader.page == (following or ENGLISH.page(name))


def test_the_key_for_the_next_page_works_from_the_words_and_does_nothing_in_the_list(qtbot, reader):
    qtbot.keyClick(QApplication.focusWidget() or reader, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert reader.page is None
    open_page(reader, "what-it-is")
    reader.article.passages[1].setFocus()
    qtbot.keyClick(reader.article.passages[1], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert reader.page == ENGLISH.next_after(ENGLISH.page("what-it-is"))


def test_the_list_of_keys_tells_the_keys_of_learn_truly():
    told = dict(keys())
    assert told["Alt+→ · Alt+←"] == "In Learn: the next page, back to the list"
    assert told["Ctrl+F"] == "Search your notes; in Learn, the pages"


@pytest.mark.parametrize("arrow", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left])
def test_arrows_on_a_button_of_a_page_never_lead_to_the_sidebar(qtbot, open_desk, desk_reader, arrow):
    open_page(desk_reader, "about")
    side = desk_reader.article.side
    for button in (desk_reader.back, side.print_button, side.read_box):
        button.setFocus()
        press(qtbot, *[arrow] * 8)
        assert QApplication.focusWidget() is button
    assert desk_reader.page.name == "about"


def test_the_arrows_scroll_a_page_from_a_button(qtbot, reader):
    open_page(reader, "exam")
    bar = reader.article._scroll.verticalScrollBar()
    assert reader.back.hasFocus()
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
    there = bar.value()
    assert there > 0
    press(qtbot, Qt.Key.Key_Up)
    assert 0 < bar.value() < there


def test_arrows_on_the_link_beside_the_list_stay_there(qtbot, open_desk, desk_reader):
    (about,) = [b for b in desk_reader.findChildren(Button) if b.text() == "About these pages"]
    about.setFocus()
    press(qtbot, *[Qt.Key.Key_Down] * 8)
    assert QApplication.focusWidget() is about


# --- dates -----------------------------------------------------------------------------------------------------------
def test_the_list_says_from_when_to_when_its_pages_were_written(reader):
    told = re.sub(r"\s+", " ", words_of(reader))
    days = sorted({page.written for page in ENGLISH.pages})
    assert days[0] != days[-1]
    first, last = (f"{one.day} {one:%B} {one.year}" for one in (days[0], days[-1]))
    assert f"Pages written from {first} to {last}, not yet reviewed by a clinician." in told
