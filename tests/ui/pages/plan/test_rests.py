"""Rests: added, changed, ended, removed and joined."""

import pytest

from dilator_app.ui.pages.plan.rests_dialog import RestsDialog
from dilator_app.ui.pages.rest_dialog import RestDialog
from dilator_app.ui.pages.rest_form import RestForm
from tests.makers import TODAY, days_ago, make_rest, make_set


def test_a_rest_of_another_time_is_added_with_own_words(beside, desk):
    beside("Rests", RestsDialog)
    assert "No rest is noted." in desk.words()
    desk.click("Add a rest")
    form = desk.dialog(RestForm)
    form.first.set_day(days_ago(20))
    form.last.set_day(days_ago(15))
    form.words.setText("With my sister")
    desk.press("Return")
    (rest,) = desk.diary.rests()
    assert (rest.first_day, rest.last_day, rest.words) == (days_ago(20), days_ago(15), "With my sister")
    assert "Fri 23 October 2026 to Wed 28 October 2026" in desk.words(desk.dialog(RestsDialog))
    assert "With my sister" in desk.words()
    desk.press("Esc")
    desk.press("Ctrl+Z")
    assert desk.diary.rests() == []


def test_a_rest_is_changed_and_its_end_taken_away(beside, desk):
    beside("Rests", RestsDialog, make_rest(days_ago(9), days_ago(3)))
    desk.click("Change")
    form = desk.dialog(RestForm)
    form.last.set_day(None)
    desk.press("Return")
    assert desk.diary.rests()[0].last_day is None
    assert "since Tue 3 November 2026, open" in desk.words()


def test_a_rest_that_goes_on_can_be_ended_yesterday(beside, desk):
    beside("Rests", RestsDialog, make_rest(days_ago(9)))
    desk.click("End it")
    assert desk.diary.rests()[0].last_day == days_ago(1)
    assert "End it" not in desk.words()


def test_a_rest_of_today_has_nothing_to_end(beside, desk):
    beside("Rests", RestsDialog, make_rest(TODAY))
    assert "End it" not in desk.words()


def test_a_removed_rest_comes_back_with_undo(beside, desk):
    beside("Rests", RestsDialog, make_rest(days_ago(9), days_ago(3)))
    desk.click("Remove")
    assert desk.diary.rests() == []
    assert "Rest removed: Tue 3 November 2026 to Mon 9 November 2026." in desk.words()
    desk.click("Undo")
    assert desk.diary.rests()[0].first_day == days_ago(9)


def test_a_rest_cannot_end_before_it_began(beside, desk):
    beside("Rests", RestsDialog)
    desk.click("Add a rest")
    form = desk.dialog(RestForm)
    form.last.set_day(days_ago(1))
    desk.press("Return")
    assert "Please choose a day from 12 November on." in desk.words()
    assert desk.focused is form.last
    assert desk.diary.rests() == []


@pytest.mark.parametrize("where", ["plan", "today"])
def test_rests_that_overlap_become_one_and_come_back_as_they_were(beside, desk, where):
    old = make_rest(days_ago(9), days_ago(-3))
    if where == "plan":
        beside("Rests", RestsDialog, old, make_rest(days_ago(30), days_ago(20)))
        desk.click("Add a rest")
        form = desk.dialog(RestForm)
        form.first.set_day(days_ago(12))
        form.last.set_day(days_ago(5))
        desk.press("Return")
        desk.press("Esc")
        assert [(r.first_day, r.last_day) for r in desk.diary.rests()] == [
            (days_ago(30), days_ago(20)),
            (days_ago(12), days_ago(-3)),
        ]
    else:
        desk.diary.save(make_set(), make_rest(days_ago(12), days_ago(-1)), make_rest(days_ago(-2), days_ago(-6)))
        desk.page("today")
        desk.click("Rest")
        desk.dialog(RestDialog).until.set_day(days_ago(-4))
        desk.press("Return")
        assert [(r.first_day, r.last_day) for r in desk.diary.rests()] == [(days_ago(12), days_ago(-6))]
    desk.press("Ctrl+Z")
    assert len(desk.diary.rests()) == 2


def test_a_half_typed_rest_is_there_the_next_time(beside, desk):
    beside("Rests", RestsDialog)
    desk.click("Add a rest")
    form = desk.dialog(RestForm)
    form.words.setText("Half a")
    form.last.set_day(days_ago(-2))
    desk.press("Esc")
    desk.click("Add a rest")
    again = desk.dialog(RestForm)
    assert (again.words.text(), again.last.day()) == ("Half a", days_ago(-2))
