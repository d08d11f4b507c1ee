"""The clinician's rule, counted backwards from the newest session, against a count in plain loops."""

from dataclasses import replace

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dilator_app.domain.guide import Reason, Verdict, count
from dilator_app.domain.scales import NONE_OF_THESE, Breathing, Insertion, Sign
from dilator_app.domain.session import Role
from tests.domain import reference
from tests.makers import (
    NOW,
    TODAY,
    days_ago,
    make_dilator,
    make_plan,
    make_rule,
    make_session,
    make_step,
    signs,
    stamped,
    warm_up,
)
from tests.strategies import stamps

PLAN = make_plan(22, rule=make_rule(3, 2))
STRICT = make_plan(22, minutes=10, rule=make_rule(3, 2, breathing_done=True, no_safety_sign=True, planned_time=True))


def good(days=0, **fields):
    """A session that meets every condition of `STRICT`."""
    known = {"pain": 2, "breathing": Breathing.DONE, "safety": NONE_OF_THESE, **fields}
    return make_session(make_step(22, minutes=10), day=days_ago(days), **known)


def counted(*listed, plan=PLAN):
    return len(count(plan, listed).counted)


def verdict(session, plan=STRICT):
    (looked,) = count(plan, [session]).looked
    return looked.verdict, looked.reasons


# --- against a count by hand -----------------------------------------------------------------------------------------
def by_hand(listed, plan):
    """The ids of the sessions that count, newest first: "The guide", sentence by sentence."""
    rule, size, row = plan.rule, plan.size.diameter_um, []
    for session in reversed(reference.oldest_first(listed)):
        there = [s for s in session.steps if s.role != "warm_up" and reference.size_name(s.dilator) == size]
        if not there or session.insertion == "outside_only" or session.numbing_gel is True:
            continue
        pain = reference.outside_warm_up(session)
        seconds = reference.seconds_of(there)
        conditions = [(pain is not None, pain is not None and pain <= rule.worst_pain)]
        if rule.breathing_done:
            conditions.append((session.breathing is not None, session.breathing == "done"))
        if rule.no_safety_sign:
            conditions.append((session.safety is not None, session.safety is not None and not session.safety.noticed))
        if rule.planned_time and plan.minutes is not None:
            conditions.append((seconds is not None, seconds is not None and seconds >= plan.minutes * 60))
        if any(given and not fits for given, fits in conditions):
            break
        if all(given for given, _ in conditions):
            row.append(session.id)
    return row


STEPS = [
    *[make_step(22, minutes=10)] * 5,
    make_step(22),
    make_step(22, minutes=5),
    make_step(18, 4),
    warm_up(22, pain=3),
]
NEARLY_GOOD = st.builds(
    lambda steps, **fields: make_session(*steps, **fields),
    day=st.dates(days_ago(9), TODAY),
    at=st.sampled_from([None, "09:00", "20:40"]),
    steps=st.lists(st.sampled_from(STEPS), max_size=2),
    worst_pain=st.sampled_from([*range(3), *range(3), None, 4]),
    breathing=st.sampled_from([*[Breathing.DONE] * 6, None, Breathing.PARTLY]),
    safety=st.sampled_from([*[NONE_OF_THESE] * 6, None, signs(Sign.SPOTTING)]),
    numbing_gel=st.sampled_from([*[None, False] * 4, True]),
    insertion=st.sampled_from([*[None, Insertion.EASY] * 4, Insertion.OUTSIDE_ONLY]),
    stamps=st.none() | stamps(),
)


@settings(max_examples=300)
@given(
    st.lists(NEARLY_GOOD, max_size=9),
    st.builds(make_rule, st.integers(1, 4), st.integers(2, 4)),
    st.tuples(*[st.booleans()] * 3),
    st.sampled_from([None, 5, 10]),
)
def test_the_row_is_the_one_that_is_counted_by_hand(listed, rule, switches, minutes):
    breathing, sign, time = switches
    rule = replace(rule, breathing_done=breathing, no_safety_sign=sign, planned_time=time)
    plan = make_plan(22, minutes=minutes, comfort_limit=10, rule=rule)
    row = by_hand(listed, plan)
    guide = count(plan, listed)
    event(f"counted: {len(row)}")
    event("matched" if guide.is_matched else "not matched")
    for looked in guide.looked:
        for reason in looked.reasons:
            event(reason)
    newest_first = reference.oldest_first(listed)[::-1]
    assert [looked.session for looked in guide.looked] == newest_first[: len(guide.looked)]
    assert guide.dilator == plan.size
    assert [s.id for s in guide.counted] == row
    assert guide.is_matched == (len(row) >= rule.sessions)


# --- what counts -----------------------------------------------------------------------------------------------------
def test_without_a_rule_or_a_size_there_is_nothing_to_count():
    assert count(None, [good()]) is None
    assert count(make_plan(22), [good()]) is None
    assert count(make_plan(None, rule=make_rule()), [good()]) is None


def test_three_in_a_row_match_and_say_which_they_are():
    listed = [good(days) for days in (9, 7, 4, 2)]
    guide = count(STRICT, listed)
    assert guide.is_matched
    assert [s.day for s in guide.counted] == [days_ago(2), days_ago(4), days_ago(7), days_ago(9)]
    assert not count(STRICT, listed[:2]).is_matched


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"worst_pain": 3}, Reason.PAIN_ABOVE),
        ({"breathing": Breathing.PARTLY}, Reason.BREATHING_NOT_DONE),
        ({"breathing": Breathing.NO}, Reason.BREATHING_NOT_DONE),
        ({"safety": signs(Sign.SPOTTING)}, Reason.SAFETY_SIGN),
        ({"steps": (make_step(22, minutes=9.9),)}, Reason.TIME_SHORT),
    ],
)
def test_a_given_value_that_breaks_a_condition_ends_the_row(change, reason):
    breaks = replace(good(1), **change)
    assert verdict(breaks) == (Verdict.ENDS_THE_ROW, (reason,))
    assert counted(good(), breaks, good(2), good(3), plan=STRICT) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"worst_pain": None}, Reason.PAIN_NOT_GIVEN),
        ({"breathing": None}, Reason.BREATHING_NOT_GIVEN),
        ({"safety": None}, Reason.SAFETY_NOT_GIVEN),
        ({"steps": (make_step(22),)}, Reason.TIME_NOT_GIVEN),
        ({"numbing_gel": True}, Reason.NUMBING_GEL),
        ({"insertion": Insertion.OUTSIDE_ONLY}, Reason.OUTSIDE_ONLY),
        ({"steps": ()}, Reason.BREATHING_SESSION),
        ({"steps": (), "size_unsaid": True}, Reason.SIZE_NOT_GIVEN),
        ({"steps": (make_step(18, minutes=10),)}, Reason.OTHER_SIZE),
        ({"steps": (warm_up(22, minutes=10),)}, Reason.OTHER_SIZE),
    ],
)
def test_what_was_not_answered_or_is_about_something_else_neither_counts_nor_ends_the_row(change, reason):
    passed = replace(good(1), **change)
    assert verdict(passed) == (Verdict.PASSED_OVER, (reason,))
    assert counted(good(), passed, good(2), good(3), plan=STRICT) == 3


def test_pain_in_the_warm_up_neither_ends_the_row_nor_answers_for_the_size():
    steps = (warm_up(18, pain=6), make_step(22, pain=1, minutes=10))
    assert verdict(replace(good(pain=6), steps=steps))[0] is Verdict.COUNTS
    unasked = replace(good(pain=1), steps=(warm_up(18, pain=1), make_step(22, minutes=10)))
    assert verdict(unasked) == (Verdict.PASSED_OVER, (Reason.PAIN_NOT_GIVEN,))


def test_gel_is_passed_over_however_much_it_hurt():
    assert verdict(good(numbing_gel=True, pain=9))[0] is Verdict.PASSED_OVER


def test_a_broken_condition_ends_the_row_whatever_else_is_missing():
    assert verdict(make_session(22, pain=9))[0] is Verdict.ENDS_THE_ROW


def test_at_the_limit_counts():
    assert verdict(good(pain=2)) == (Verdict.COUNTS, ())


def test_only_the_switches_that_are_on_are_looked_at():
    assert (
        verdict(make_session(22, pain=2, safety=signs(Sign.BLEEDING), breathing=Breathing.NO), PLAN)[0]
        is Verdict.COUNTS
    )


def test_easing_back_does_not_change_it_the_worst_pain_decides():
    eased = make_session(make_step(22, pain=2), make_step(18, pain=5, role=Role.SMALLER), pain=5)
    assert verdict(eased, PLAN)[0] is Verdict.ENDS_THE_ROW


def test_all_steps_at_the_size_make_the_time():
    twice = make_session(make_step(22, minutes=6), make_step(18, minutes=9), make_step(22, minutes=4), pain=1)
    plan = make_plan(22, minutes=10, rule=make_rule(1, 2, planned_time=True))
    assert counted(twice, plan=plan) == 1


def test_an_equal_diameter_of_another_set_is_the_same_size():
    other = make_session(make_step(make_dilator(22, label="new set")), pain=1)
    assert counted(other, good(1), good(2)) == 3


def test_editing_a_session_undoes_what_it_made():
    listed = [good(n) for n in range(3)]
    assert count(STRICT, listed).is_matched
    assert not count(STRICT, [replace(listed[0], worst_pain=8), *listed[1:]]).is_matched


def test_the_newest_decides_also_among_sessions_without_a_time():
    first = make_session(22, pain=1, stamps=stamped(NOW.replace(minute=1)))
    second = make_session(22, pain=9, stamps=stamped(NOW.replace(minute=2)))
    assert counted(first, second) == 0
    assert counted(first, replace(second, stamps=stamped(NOW.replace(minute=0)))) == 1
