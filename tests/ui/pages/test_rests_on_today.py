"""Rests, begun and ended on Today."""

from datetime import timedelta

from dilator_app.ui.pages.rest_dialog import RestDialog
from tests.makers import TODAY, days_ago, make_rest


def test_a_rest_needs_nothing_and_can_be_taken_back(today, desk):
    today()
    desk.click("Rest")
    desk.dialog(RestDialog)
    desk.press("Return")
    (rest,) = desk.diary.rests()
    assert (rest.first_day, rest.last_day) == (TODAY, None)
    assert "You are resting." in desk.words()
    desk.press("Ctrl+Z")
    assert desk.diary.rests() == []


def test_the_end_of_a_rest_is_chosen_by_keyboard_and_taken_away_again(today, desk):
    today()
    desk.click("Rest")
    dialog = desk.dialog(RestDialog)
    assert dialog.until.hasFocus()
    desk.press("Up", "Up", "Return")
    assert desk.diary.rests()[0].last_day == TODAY + timedelta(days=1)
    assert "You are resting until Fri 13 November." in desk.words()
    desk.click("Rest")
    desk.dialog(RestDialog)
    desk.press("Delete", "Return")
    assert desk.diary.rests()[0].last_day is None


def test_a_day_of_the_month_can_be_typed_into_an_open_end(today, desk):
    today()
    desk.click("Rest")
    desk.dialog(RestDialog)
    desk.press("2", "8", "Return")
    assert desk.diary.rests()[0].last_day == TODAY.replace(day=28)


def test_a_rest_cannot_end_before_it_began(today, desk):
    today(make_rest(days_ago(3)))
    desk.click("Rest")
    dialog = desk.dialog(RestDialog)
    dialog.until.set_day(days_ago(5))
    desk.press("Return")
    assert dialog.isVisible()
    assert "Please choose a day from 9 November on." in desk.words()
    assert desk.diary.rests()[0].last_day is None


def test_a_rest_is_ended_yesterday_and_one_of_today_never_was(today, desk):
    today(make_rest(days_ago(3)))
    desk.click("Rest")
    desk.click("End the rest")
    assert desk.diary.rests()[0].last_day == days_ago(1)
    desk.click("Rest")
    desk.press("Return")
    desk.click("Rest")
    desk.click("End the rest")
    assert len(desk.diary.rests()) == 1
    desk.press("Ctrl+Z")
    assert len(desk.diary.rests()) == 2
