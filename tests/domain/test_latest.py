"""Which session came last, and which signs nothing has come after (care M3, M5)."""

from datetime import datetime, time

from dilator_app.domain.latest import latest_first, signs_since
from dilator_app.domain.scales import NONE_OF_THESE, Sign
from dilator_app.domain.session import Entered, How
from tests.makers import TODAY, ZONE, days_ago, make_session, signs, stamped

PAIN_STAYED = signs(Sign.PAIN_LASTED)


def at(clock_time, day=TODAY):
    return datetime.combine(day, time.fromisoformat(clock_time), ZONE)


def logged(mm, recorded, *, day=TODAY, edited=None, **fields):
    """A quick log without a time."""
    moment = at(recorded) if isinstance(recorded, str) else recorded
    entered = Entered.SAME_DAY if moment.date() == day else Entered.LATER
    return make_session(mm, day=day, entered=entered, stamps=stamped(moment, edited), **fields)


def guided(mm, began, *, day=TODAY, edited=None, **fields):
    fields = {"how": How.GUIDED, **fields}
    return make_session(mm, day=day, at=began, stamps=stamped(at(began, day), edited), **fields)


def since(*sessions):
    return [(session.id, noticed.sign) for session, noticed in signs_since(latest_first(sessions))]


def test_a_quick_log_without_a_time_stands_where_it_was_recorded():
    morning, evening = logged(22, "09:00"), guided(18, "20:00")
    assert latest_first([morning, evening]) == [evening, morning]
    night = logged(15, "22:00")
    assert latest_first([morning, evening, night]) == [night, evening, morning]


def test_one_that_was_written_down_on_a_later_day_stands_at_the_end_of_its_own():
    evening = guided(18, "20:00", day=days_ago(1))
    caught_up = logged(22, "09:00", day=days_ago(1))
    today = guided(15, "08:00")
    assert latest_first([caught_up, today, evening]) == [today, caught_up, evening]


def test_none_of_these_in_the_morning_hides_no_sign_of_the_evening():
    evening = guided(18, "20:00", safety=PAIN_STAYED)
    assert since(logged(22, "09:00", safety=NONE_OF_THESE), evening) == [(evening.id, Sign.PAIN_LASTED)]


def test_a_later_session_with_a_size_ends_it():
    evening = guided(18, "20:00", safety=PAIN_STAYED)
    assert since(evening, guided(18, "21:00")) == []
    assert since(evening, logged(18, "08:00", day=days_ago(-1), safety=NONE_OF_THESE)) == []
    assert since(evening, guided(18, "08:00", day=days_ago(-1))) == []
    assert since(evening, make_session(at="21:00")) == [(evening.id, Sign.PAIN_LASTED)], "no breathing session does"


def test_a_log_without_a_time_ends_no_sign_of_its_day_whatever_it_answers():
    evening = guided(18, "20:00", safety=PAIN_STAYED)
    assert since(evening, logged(18, "21:00", safety=NONE_OF_THESE)) == [(evening.id, Sign.PAIN_LASTED)]
    sign, none = logged(22, "20:00", safety=PAIN_STAYED), logged(22, "21:00", safety=NONE_OF_THESE)
    assert since(sign, none) == [(sign.id, Sign.PAIN_LASTED)]


def test_a_log_that_leaves_the_question_about_signs_open_ends_none():
    evening = guided(18, "20:00", safety=PAIN_STAYED)
    assert since(evening, logged(18, "21:00")) == [(evening.id, Sign.PAIN_LASTED)]
    assert since(evening, logged(18, "08:00", day=days_ago(-1))) == [(evening.id, Sign.PAIN_LASTED)]


def test_a_session_whose_moment_nobody_knows_hides_no_sign_of_its_day():
    evening = guided(18, "20:00", day=days_ago(1), safety=signs(Sign.PAIN_LASTED, day=days_ago(1)))
    caught_up = logged(22, "09:00", day=days_ago(1), safety=NONE_OF_THESE)
    assert since(evening, caught_up) == [(evening.id, Sign.PAIN_LASTED)]


def test_a_sign_stands_at_the_day_on_which_it_was_noticed_and_not_at_its_session():
    older = guided(22, "20:00", day=days_ago(9), edited=at("19:00"), safety=PAIN_STAYED)
    newer = guided(18, "20:00", day=days_ago(2), safety=NONE_OF_THESE)
    assert since(older, newer) == [(older.id, Sign.PAIN_LASTED)]
    assert since(older, newer, guided(18, "20:00")) == [], "it was written down before this one began"


def test_a_sign_that_is_written_down_after_a_session_of_its_day_is_not_ended_by_it():
    first = guided(22, "09:00", edited=at("19:00"), safety=PAIN_STAYED)
    assert since(first, guided(18, "12:00", safety=NONE_OF_THESE)) == [(first.id, Sign.PAIN_LASTED)]


def test_a_sign_of_the_day_of_the_last_session_but_one_is_over():
    old = guided(22, "20:00", day=days_ago(9), edited=at("09:00"), safety=signs(Sign.BLEEDING, day=days_ago(9)))
    assert since(old, guided(18, "20:00", day=days_ago(2))) == []
