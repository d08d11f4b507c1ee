from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilator_app.domain.dilators import Dilator
from dilator_app.domain.series import (
    Week,
    by_week,
    pain_points,
    runs,
    size_order,
    size_points,
    thinned,
    week_of,
)
from tests.makers import TODAY, days_ago, make_dilator, make_session, make_step, warm_up
from tests.strategies import SIZES, sessions

A_MONTH = st.dates(days_ago(30), TODAY)


def test_a_session_has_one_size_and_warm_up_alone_has_none():
    points = size_points([make_session(warm_up(22)), make_session(warm_up(25), 18, 22), make_session()])
    assert [p.dilator for p in points] == [make_dilator(22)]


def test_a_session_with_two_sizes_can_have_two_pains():
    both = make_session(make_step(18, pain=2), make_step(22, pain=5), pain=5, numbing_gel=True)
    assert [(p.dilator.diameter_mm, p.pain, p.numbing_gel, p.several_sizes) for p in pain_points([both])] == [
        (18.0, 2, True, False),
        (22.0, 5, True, False),
    ]


def test_a_pain_that_nobody_placed_is_marked():
    (point,) = pain_points([make_session(18, 22, pain=6)])
    assert (point.dilator, point.pain, point.several_sizes) == (make_dilator(22), 6, True)


def test_only_the_size_that_took_the_unplaced_pain_is_marked():
    points = pain_points([make_session(make_step(18, pain=2), 22, pain=6)])
    assert [(p.pain, p.several_sizes) for p in points] == [(2, False), (6, True)]


def test_unanswered_pain_is_no_point():
    assert pain_points([make_session(22), make_session(pain=4), make_session(warm_up(22, pain=4), pain=4)]) == []


@settings(max_examples=40)
@given(st.lists(sessions(SIZES, A_MONTH, words=False), max_size=8))
def test_every_point_is_a_pain_that_counts_at_that_size(listed):
    by_id = {s.id: s for s in listed}
    points = pain_points(listed)
    assert [p.day for p in points] == sorted(p.day for p in points)
    for point in points:
        assert point.pain == by_id[point.session_id].pain_at(point.dilator.size)
    assert len(points) == sum(s.pain_at(size) is not None for s in listed for size in s.sizes)


def test_no_line_crosses_sizes_or_a_gap_of_more_than_a_week():
    days = [(22, 30), (22, 23), (22, 15), (18, 14), (22, 13)]
    points = size_points([make_session(mm, day=days_ago(ago)) for mm, ago in days])
    assert [[(TODAY - p.day).days for p in run] for run in runs(points)] == [[30, 23], [15], [14], [13]]


@settings(max_examples=40)
@given(st.lists(sessions(SIZES, A_MONTH, words=False), max_size=8))
def test_runs_lose_no_point_and_keep_the_order(listed):
    points = size_points(listed)
    assert [p for run in runs(points) for p in run] == points


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60), st.integers(3, 20))
def test_thinning_keeps_first_last_and_the_highest_pain(pains, most):
    points = pain_points([make_session(22, pain=pain, day=days_ago(len(pains) - n)) for n, pain in enumerate(pains)])
    kept = thinned(points, most)
    assert len(kept) == min(most, len(points))
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert max(p.pain for p in kept) == max(pains)
    assert [points.index(p) for p in kept] == sorted(points.index(p) for p in kept)


def test_a_peak_right_after_the_first_session_is_not_thinned_away():
    pains = [1, 10, *[1] * 500]
    points = pain_points([make_session(22, pain=p, day=days_ago(600 - n)) for n, p in enumerate(pains)])
    assert max(p.pain for p in thinned(points, 50)) == 10


@pytest.mark.parametrize(("first_weekday", "first_day"), [(0, 9), (6, 8), (5, 7)])
def test_a_week_begins_where_the_calendar_says(first_weekday, first_day):
    assert week_of(date(2026, 11, 12), first_weekday) == date(2026, 11, first_day)


def test_weeks_count_breathing_sessions_apart_and_show_empty_weeks():
    listed = [
        make_session(22, day=date(2026, 11, 2)),
        make_session(day=date(2026, 11, 8)),
        make_session(22, day=date(2026, 11, 16)),
    ]
    weeks = by_week(listed, date(2026, 11, 3), date(2026, 11, 17))
    assert weeks == [Week(date(2026, 11, 2), 0, 1), Week(date(2026, 11, 9), 0, 0), Week(date(2026, 11, 16), 1, 0)]
    assert [w.sessions for w in weeks] == [1, 0, 1]


@settings(max_examples=40)
@given(st.lists(sessions(SIZES, A_MONTH, words=False), max_size=8), st.integers(0, 6))
def test_no_session_is_lost_between_the_weeks(listed, first_weekday):
    weeks = by_week(listed, days_ago(30), TODAY, first_weekday)
    assert sum(w.sessions for w in weeks) == len(listed)
    assert all(b.first_day - a.first_day == timedelta(days=7) for a, b in pairwise(weeks))


def test_sizes_stand_smallest_first_and_each_once():
    listed = [make_session(mm, day=days_ago(n)) for n, mm in enumerate((22, 15, 18, 22))]
    assert size_order(size_points(listed)) == [make_dilator(mm).size for mm in (15, 18, 22)]


def test_things_without_a_diameter_stand_by_their_place():
    thumb, finger = Dilator(position=1, label="thumb"), Dilator(position=0, label="finger")
    assert size_order(size_points([make_session(make_step(thumb)), make_session(make_step(finger))])) == [
        finger.size,
        thumb.size,
    ]
