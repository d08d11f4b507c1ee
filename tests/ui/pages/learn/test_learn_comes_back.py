"""Whoever comes back to an open page goes on reading by key at once."""

import pytest

from tests.desk import Desk


@pytest.fixture
def reading(desk: Desk):
    """A page that is being read, somewhere in its middle."""
    desk.view.show_page("learn", "squeeze")
    desk.settle()
    bar = desk.view.page("learn").reader.article._scroll.verticalScrollBar()
    assert bar.maximum() > 300
    bar.setValue(120)
    return desk, bar


@pytest.mark.parametrize(("key", "further"), [("PgDown", True), ("Down", True), ("Up", False), ("End", True)])
def test_keys_scroll_a_page_that_one_comes_back_to(reading, key, further):
    desk, bar = reading
    desk.press("Ctrl+1", "Ctrl+5")
    desk.settle()
    assert bar.value() == 120, "it stays where it was"
    desk.press(key)
    assert (bar.value() > 120) is further
    assert bar.value() != 120


def test_esc_and_the_key_for_the_next_page_work_too(reading):
    desk, _bar = reading
    reader = desk.view.page("learn").reader
    desk.press("Ctrl+1", "Ctrl+5", "Alt+Right")
    assert reader.page.name != "squeeze"
    desk.press("Ctrl+1", "Ctrl+5", "Esc")
    assert reader.page is None


def test_tab_goes_into_the_words_from_there(reading):
    desk, _bar = reading
    desk.press("Ctrl+1", "Ctrl+5", "Tab")
    assert desk.focused in desk.view.page("learn").reader.article.passages


def test_the_list_has_the_keyboard_as_before(desk):
    desk.page("learn")
    desk.press("Ctrl+1", "Ctrl+5")
    assert desk.focused is desk.view.page("learn")
