"""Every figure against the one that is counted by hand, for any diary."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from dilator_app.domain.appointments import Period
from dilator_app.domain.scales import Insertion
from dilator_app.domain.summary import summarise
from tests.domain import reference
from tests.domain.summing import EAST, FOUR_WEEKS
from tests.makers import TODAY, days_ago
from tests.strategies import SIZES, plans, rests, sessions, stamps

DAYS = st.dates(days_ago(45), TODAY + timedelta(1))


@st.composite
def diaries(draw):
    """Up to 12 sessions on few days, so that days, sizes and answers meet; 0 to 3 plans, 0 to 2 rests."""
    busy = st.sampled_from([days_ago(n) for n in (1, 1, 2, 9, 16)]) | DAYS
    listed = draw(st.lists(st.tuples(sessions(SIZES, busy, words=False), st.none() | stamps()), max_size=12))
    stamped_sessions = [replace(s, stamps=at) for s, at in listed]
    versions = draw(st.lists(st.tuples(plans(SIZES, DAYS, words=False), st.none() | stamps()), max_size=3))
    return (
        stamped_sessions,
        [replace(plan, stamps=at) for plan, at in versions],
        draw(st.lists(rests(DAYS), max_size=2)),
        Period(*sorted((draw(DAYS), draw(DAYS)))) if draw(st.booleans()) else Period(days_ago(34), TODAY),
    )


def note_coverage(listed, versions, pauses):
    for session in listed:
        event(f"steps: {len(session.steps)}")
        if any(step.role == "warm_up" for step in session.steps):
            event("a warm-up")
        if session.numbing_gel:
            event("numbing gel")
        if session.insertion is Insertion.OUTSIDE_ONLY:
            event("outside only")
        if len({s.dilator.size for s in session.counted_steps}) > 1:
            event("two sizes in a session")
        if session.stamps and session.stamps.edited_at:
            event("edited")
        for field in ("worst_pain", "anxiety_before", "insertion", "breathing", "safety", "started_at", "entered"):
            if getattr(session, field) is None:
                event(f"missing: {field}")
        for step in session.steps:
            for field in ("seconds", "worst_pain"):
                if getattr(step, field) is None:
                    event(f"missing in a step: {field}")
    by_day = {}
    for session in listed:
        by_day.setdefault(session.day, set()).update(session.sizes)
    if any(len(sizes) > 1 for sizes in by_day.values()):
        event("two sizes on a day")
    event(f"plan versions: {len(versions)}")
    event(f"rests: {len(pauses)}")


@settings(max_examples=100)
@given(diaries())
@example(([], [], [], FOUR_WEEKS))
def test_every_figure_equals_the_one_that_is_counted_by_hand(diary):
    assert_counted_by_hand(diary)


@pytest.mark.long
@settings(max_examples=1500)
@given(diaries())
def test_every_figure_of_very_many_diaries_equals_the_one_that_is_counted_by_hand(diary):
    assert_counted_by_hand(diary)


def assert_counted_by_hand(diary):
    listed, versions, pauses, period = diary
    note_coverage(listed, versions, pauses)
    found = summarise(listed, period, versions, pauses, EAST)
    assert plainly(found) == reference.figures(listed, period.first, period.last, versions, pauses, EAST)


def plainly(summary):
    """The summary in the form of the reference."""
    limit = summary.limit
    return {
        "sessions": summary.sessions,
        "breathing_sessions": summary.breathing_sessions,
        "size_unsaid": summary.size_unsaid,
        "weeks": {
            "sessions": summary.weeks.sessions,
            "whole_weeks": summary.weeks.whole_weeks,
            "rest_weeks": summary.weeks.rest_weeks,
        },
        "answered": share(summary.safety.answered),
        "signs": {sign: days for sign, days in summary.safety.signs.items() if days},
        "limit": {
            "above": share(limit.above),
            "limits": limit.limits,
            "highest": limit.highest and (limit.highest.pain, limit.highest.day, limit.highest.dilator),
        },
        "stopped": [(s.day, s.seconds, s.planned_minutes) for s in summary.stopped],
        "largest_comfortable": summary.largest_comfortable and reference.size_name(summary.largest_comfortable),
        "seconds": spread(summary.seconds),
        "planned_minutes": summary.planned_minutes,
        "breathing_done": share(summary.breathing_done),
        "anxiety": spread(summary.anxiety),
        "pain_bands": dict(summary.pain_bands),
        "pain_given": share(summary.pain_given),
        "pain_unsaid": summary.pain_unsaid,
        "pain_at_warm_up": summary.pain_at_warm_up,
        "sizes": [
            {
                "size": reference.size_name(f.dilator),
                "sessions": f.sessions,
                "seconds": spread(f.seconds),
                "planned_minutes": f.planned_minutes,
                "insertion": dict(f.insertion),
                "pain": spread(f.pain),
                "with_gel": f.with_gel,
                "above_limit": share(f.above_limit),
                "numbing_gel": f.numbing_gel,
                "several_sizes": f.several_sizes,
            }
            for f in summary.sizes
        ],
        "latest": summary.latest
        and {
            "size": reference.size_name(summary.latest.dilator),
            "day": summary.latest.day,
            "pain": summary.latest.pain,
            "with_gel": summary.latest.with_gel,
            "anxiety": summary.latest.anxiety,
            "insertion": summary.latest.insertion,
        },
        "entries": {
            "during": summary.entries.during,
            "same_day": summary.entries.same_day,
            "later": summary.entries.later,
            "edited": summary.entries.edited,
            "added_or_changed_later": summary.entries.added_or_changed_later,
        },
    }


def share(of_them):
    return of_them.count, of_them.of


def spread(found):
    return {
        "values": found.values,
        "n": found.n,
        "median": found.median,
        "range": found.range,
        "quartiles": found.quartiles and tuple(pytest.approx(q) for q in found.quartiles),
        "ends": found.ends,
    }
