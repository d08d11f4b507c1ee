from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.appointments import (
    Period,
    last_appointment,
    next_appointment,
    open_questions,
    since_last_appointment,
    to_write_down,
)
from tests.makers import TODAY, days_ago, make_appointment, make_question
from tests.strategies import appointments

TOMORROW = TODAY + timedelta(days=1)


def test_the_period_starts_on_the_day_after_the_last_appointment():
    last = make_appointment(days_ago(28))
    assert since_last_appointment([make_appointment(days_ago(60)), last], TODAY) == (Period(days_ago(27), TODAY), last)


def test_an_appointment_today_does_not_empty_the_page_that_is_shown_in_it():
    last, today = make_appointment(days_ago(28)), make_appointment(TODAY)
    assert since_last_appointment([last, today], TODAY)[1] == last
    assert since_last_appointment([last, today], TOMORROW) == (Period(TOMORROW, TOMORROW), today)


def test_a_cancelled_appointment_and_one_about_something_else_do_not_count():
    last = make_appointment(days_ago(28))
    others = [make_appointment(days_ago(5), cancelled=True), make_appointment(days_ago(3), about_this=False)]
    assert since_last_appointment([*others, last], TODAY)[1] == last


def test_without_an_appointment_it_is_the_last_28_days():
    for none_of_them in ([], [make_appointment(TODAY)], [make_appointment(days_ago(1), cancelled=True)]):
        assert since_last_appointment(none_of_them, TODAY) == (Period(days_ago(27), TODAY), None)
        assert since_last_appointment(none_of_them, TODAY)[0].days == 28


def test_of_two_on_one_day_the_later_is_the_last():
    morning, noon = make_appointment(days_ago(3), at=time(9)), make_appointment(days_ago(3), at=time(12))
    untimed = make_appointment(days_ago(3))
    assert last_appointment([noon, untimed, morning], TODAY) == noon


def test_the_next_appointment_may_be_today_and_is_never_a_cancelled_one():
    today, later = make_appointment(TODAY), make_appointment(TOMORROW, about_this=False)
    assert next_appointment([later, today], TODAY) == today
    assert next_appointment([later, make_appointment(TODAY, cancelled=True)], TODAY) == later
    assert next_appointment([make_appointment(days_ago(1))], TODAY) is None


@given(st.lists(appointments(st.dates(days_ago(40), TODAY + timedelta(10))), max_size=6))
def test_the_period_always_ends_today_and_holds_at_least_today(listed):
    period, last = since_last_appointment(listed, TODAY)
    assert period.last == TODAY
    assert TODAY in period
    if last is not None:
        assert last.day == period.first - timedelta(days=1)
        assert not any(last.day < a.day < TODAY and a.about_this and not a.cancelled for a in listed)


def test_a_period_holds_both_its_days_and_has_as_many_before_it():
    period = Period(days_ago(27), TODAY)
    assert days_ago(27) in period
    assert TODAY in period
    assert days_ago(28) not in period
    assert TOMORROW not in period
    assert period.before == Period(days_ago(55), days_ago(28))
    assert period.before.days == period.days == 28


def test_a_period_of_one_day_has_the_day_before():
    assert Period(TODAY, TODAY).before == Period(days_ago(1), days_ago(1))


def test_a_period_ends_on_or_after_its_first_day():
    with pytest.raises(ValueError, match="period"):
        Period(TODAY, days_ago(1))


def test_a_time_of_day_has_no_seconds():
    assert make_appointment(at=time(14, 30, 59, 999)).at == time(14, 30)


def test_an_appointment_counts_for_this_until_somebody_says_otherwise():
    assert make_appointment().about_this
    assert not make_appointment().cancelled


def test_a_question_has_words():
    assert make_question("  May I stay? ").words == "May I stay?"
    for none in ("", "  ", "\x00"):
        with pytest.raises(ValueError, match="words"):
            make_question(none)


# --- what is left to do about visits ---------------------------------------------------------------------------------
def test_what_was_agreed_is_asked_for_two_weeks_and_not_of_a_visit_that_was_not():
    old, fresh, today = (make_appointment(days_ago(n)) for n in (15, 14, 0))
    assert to_write_down([old], TODAY) is None
    assert to_write_down([old, fresh], TODAY) == fresh
    assert to_write_down([fresh, today, make_appointment(TOMORROW)], TODAY) == today
    assert to_write_down([make_appointment(days_ago(1), cancelled=True)], TODAY) is None
    assert to_write_down([make_appointment(days_ago(1), agreed="Stay with 22 mm")], TODAY) is None


def test_questions_wait_for_their_visit_and_none_is_lost_when_it_is_over():
    past, coming, cancelled = (
        make_appointment(days_ago(5)),
        make_appointment(TOMORROW),
        make_appointment(days_ago(2), cancelled=True),
    )
    for_any, for_coming, left, of_cancelled = (
        make_question("any"),
        make_question("coming", appointment_id=coming.id),
        make_question("left", appointment_id=past.id),
        make_question("cancelled", appointment_id=cancelled.id),
    )
    asked = make_question("asked", asked=True)
    along, earlier = open_questions([for_any, for_coming, left, of_cancelled, asked], [past, coming, cancelled], TODAY)
    assert along == [for_coming, for_any, of_cancelled]
    assert earlier == [left]
