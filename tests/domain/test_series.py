from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilator_app.domain.dilators import Dilator, ordered_sizes
from dilator_app.domain.scales import Breathing, HowFar, Insertion
from dilator_app.domain.series import (
    Stretch,
    Week,
    anxiety_points,
    by_week,
    grouped,
    insertion_points,
    pain_points,
    runs,
    size_points,
    week_of,
)
from tests.makers import TODAY, days_ago, make_dilator, make_session, make_step, warm_up
from tests.strategies import SIZES, sessions

A_MONTH = st.dates(days_ago(30), TODAY)


def by_size(point):
    return point.dilator.size


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
    assert [[(TODAY - p.day).days for p in run] for run in runs(points, by_size)] == [[30, 23], [15], [14], [13]]


@settings(max_examples=40)
@given(st.lists(sessions(SIZES, A_MONTH, words=False), max_size=8))
def test_runs_lose_no_point_and_keep_the_order(listed):
    points = size_points(listed)
    assert [p for run in runs(points, by_size) for p in run] == points


@given(st.lists(st.tuples(st.integers(0, 2000), st.sampled_from([18, 22]), st.integers(0, 10)), max_size=60))
def test_one_mark_for_each_stretch_and_size_keeps_the_highest_pain_of_it(given_values):
    listed = [make_session(mm, pain=pain, day=days_ago(ago)) for ago, mm, pain in given_values]
    points = pain_points(listed)
    kept, stretch = grouped(points, by_size, lambda p: p.pain, most=20)
    if len(points) <= 20:
        assert (list(kept), stretch) == (points, None)
        return
    assert 0 < len(kept) <= 20
    assert set(kept) <= set(points)
    assert [p.day for p in kept] == sorted(p.day for p in kept)
    if stretch is Stretch.YEAR:
        best = {}
        for p in points:
            best[p.day.year, by_size(p)] = max(p.pain, best.get((p.day.year, by_size(p)), 0))
        assert sorted(best.values()) == sorted(p.pain for p in kept)


def test_weeks_come_before_months_and_months_before_years():
    def stretch_of(days):
        points = pain_points([make_session(22, pain=1, day=days_ago(n)) for n in range(days)])
        return grouped(points, by_size, lambda p: p.pain)[1]

    assert [stretch_of(days) for days in (400, 401, 2800, 3650, 15_000)] == [
        None,
        Stretch.WEEK,
        Stretch.MONTH,
        Stretch.MONTH,
        Stretch.QUARTER,
    ]


# --- answers ---------------------------------------------------------------------------------------------------------
def test_an_insertion_answer_stands_at_each_size_of_its_session_and_not_at_the_warm_up():
    points = insertion_points([make_session(warm_up(12), 18, 22, insertion=Insertion.HARD), make_session(22)])
    assert [(p.dilator.diameter_mm, p.answer) for p in points] == [(18, Insertion.HARD), (22, Insertion.HARD)]


def test_anxiety_belongs_to_the_session_and_a_breathing_session_has_it_too():
    points = anxiety_points([make_session(anxiety_before=4), make_session(22, day=days_ago(1), anxiety_before=0)])
    assert [p.anxiety for p in points] == [0, 4]


def test_who_held_it_outside_is_known_to_have_held_it_outside():
    listed = [
        make_session(make_step(22, how_far=HowFar.ALL)),
        make_session(22, insertion=Insertion.OUTSIDE_ONLY),
        make_session(22, insertion=Insertion.EASY),
    ]
    assert {p.how_far for p in size_points(listed)} == {HowFar.ALL, HowFar.OUTSIDE, None}


def test_weeks_count_the_breathing_exercise_in_sessions_of_both_kinds():
    listed = [
        make_session(breathing=Breathing.PARTLY),
        make_session(22, breathing=Breathing.DONE),
        make_session(22, breathing=Breathing.NO),
        make_session(22),
    ]
    (week,) = by_week(listed, TODAY, TODAY)
    assert (week.done, week.partly, week.not_done, week.answered, week.sessions) == (1, 1, 1, 3, 4)


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


def test_weeks_count_sessions_without_a_word_about_their_size_apart():
    (week,) = by_week([make_session(22), make_session(size_unsaid=True), make_session()], TODAY, TODAY)
    assert (week.with_size, week.size_unsaid, week.breathing_sessions, week.sessions) == (1, 1, 1, 3)


@settings(max_examples=40)
@given(st.lists(sessions(SIZES, A_MONTH, words=False), max_size=8), st.integers(0, 6))
def test_no_session_is_lost_between_the_weeks(listed, first_weekday):
    weeks = by_week(listed, days_ago(30), TODAY, first_weekday)
    assert sum(w.sessions for w in weeks) == len(listed)
    assert all(b.first_day - a.first_day == timedelta(days=7) for a, b in pairwise(weeks))


def sizes_of(points):
    return [dilator.size for dilator in ordered_sizes(point.dilator for point in points)]


def test_sizes_stand_smallest_first_and_each_once():
    listed = [make_session(mm, day=days_ago(n)) for n, mm in enumerate((22, 15, 18, 22))]
    assert sizes_of(size_points(listed)) == [make_dilator(mm).size for mm in (15, 18, 22)]


def test_things_without_a_diameter_stand_by_their_place():
    thumb, finger = Dilator(position=1, label="thumb"), Dilator(position=0, label="finger")
    assert sizes_of(size_points([make_session(make_step(thumb)), make_session(make_step(finger))])) == [
        finger.size,
        thumb.size,
    ]
