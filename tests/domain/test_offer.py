from datetime import timedelta

import pytest

from dilator_app.domain.dilators import Dilator
from dilator_app.domain.offer import Offer, WhyNone, is_away, offered_size
from dilator_app.domain.scales import NONE_OF_THESE, Sign
from dilator_app.domain.session import Role
from tests.makers import (
    TODAY,
    days_ago,
    make_dilator,
    make_plan,
    make_session,
    make_set,
    make_step,
    signs,
    warm_up,
)

SET = make_set(12, 15, 18, 22, 25).dilators
SIZE = make_dilator(22)
SMALLER = make_dilator(18)


PLAN = make_plan(22)


def offered(*newest_first, plan=PLAN):
    return offered_size(plan, newest_first, SET, TODAY)


def test_before_the_first_session_the_plans_size_is_offered():
    assert offered() == Offer(SIZE)


def test_without_a_plan_or_without_a_size_in_it_nothing_is_preselected():
    assert offered(make_session(22), plan=None) == Offer(None, WhyNone.NO_PLAN)
    assert offered(make_session(22), plan=make_plan(None)) == Offer(None, WhyNone.NO_PLAN)


def test_a_session_that_went_back_to_18_offers_18():
    went_back = make_session(22, make_step(18, role=Role.SMALLER), day=days_ago(2))
    assert offered(went_back) == Offer(SMALLER)


def test_a_session_at_a_larger_size_offers_no_more_than_the_plan():
    assert offered(make_session(25, day=days_ago(1))) == Offer(SIZE)
    assert offered(make_session(22, day=days_ago(1)), plan=make_plan(18)) == Offer(SMALLER)


def test_the_last_step_decides_and_not_the_largest():
    assert offered(make_session(15, 18, 22)) == Offer(SIZE)
    assert offered(make_session(22, 15, 18)) == Offer(SMALLER)


def test_a_session_that_ended_in_its_warm_up_offers_that_size():
    assert offered(make_session(warm_up(18))) == Offer(SMALLER)


def test_breathing_sessions_do_not_change_the_size():
    assert offered(make_session(), make_session(day=days_ago(1)), make_session(18, day=days_ago(3))) == Offer(SMALLER)
    assert offered(make_session()) == Offer(SIZE)


@pytest.mark.parametrize(("days", "away"), [(0, False), (14, False), (15, True), (400, True)])
def test_after_more_than_14_days_nothing_is_preselected(days, away):
    last = make_session(18, day=days_ago(days))
    assert offered(last) == (Offer(None, WhyNone.AWAY) if away else Offer(SMALLER))
    assert is_away([last], TODAY) is away


def test_a_breathing_session_in_between_is_no_time_away():
    assert offered(make_session(day=days_ago(3)), make_session(18, day=days_ago(20))) == Offer(SMALLER)


def test_before_the_first_session_nobody_is_away():
    assert not is_away([], TODAY)


def test_a_session_dated_tomorrow_is_not_away():
    assert offered(make_session(18, day=TODAY + timedelta(days=1))) == Offer(SMALLER)


@pytest.mark.parametrize("sign", Sign)
def test_after_a_safety_sign_nothing_is_preselected(sign):
    assert offered(make_session(22, safety=signs(sign))) == Offer(None, WhyNone.AFTER_A_SIGN)


def test_a_sign_in_a_breathing_session_since_then_counts_too():
    newest = make_session(safety=signs(Sign.FAINT_PANIC))
    assert offered(newest, make_session(22, day=days_ago(1))) == Offer(None, WhyNone.AFTER_A_SIGN)


def test_the_next_session_with_a_dilator_ends_it():
    after = make_session(18, day=days_ago(1), safety=NONE_OF_THESE)
    spotted = make_session(22, safety=signs(Sign.SPOTTING, day=days_ago(2)), day=days_ago(2))
    assert offered(after, spotted) == Offer(SMALLER)


def test_none_of_these_and_no_answer_are_no_sign():
    assert offered(make_session(22, safety=NONE_OF_THESE)) == Offer(SIZE)
    assert offered(make_session(22, safety=None)) == Offer(SIZE)


def test_things_without_a_diameter_go_by_their_place_in_the_set():
    finger, thumb = Dilator(position=0, label="finger"), Dilator(position=1, label="thumb")
    plan = make_plan(None, size=thumb)
    assert offered_size(plan, [make_session(make_step(finger))], [finger, thumb], TODAY) == Offer(finger)
    assert offered_size(plan, [make_session(make_step(thumb))], [finger, thumb], TODAY) == Offer(thumb)


def test_what_cannot_be_compared_is_not_chosen_for_the_person():
    other = make_session(make_step(Dilator(label="finger")))
    assert offered(other) == Offer(None, WhyNone.NOT_COMPARABLE)
