"""What a person would see in a summary."""

import statistics
from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.appointments import Period
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.scales import NONE_OF_THESE, Breathing, Insertion, Sign
from dilator_app.domain.session import Entered
from dilator_app.domain.spread import Spread
from dilator_app.domain.summary import comparable, summarise
from tests.domain.summing import FOUR_WEEKS, of, size_of
from tests.domain.test_summary_reference import share
from tests.makers import (
    NOW,
    TODAY,
    days_ago,
    make_dilator,
    make_plan,
    make_rest,
    make_session,
    make_step,
    signs,
    stamped,
    warm_up,
)


# --- spreads ---------------------------------------------------------------------------------------------------------
@given(st.lists(st.integers(0, 10), max_size=30))
def test_a_spread_says_as_much_as_its_number_carries(values):
    found = Spread(tuple(values))
    assert found.n == len(values)
    assert found.median == (statistics.median(values) if len(values) >= 5 else None)
    assert found.range == ((min(values), max(values)) if values else None)
    if len(values) >= 8:
        lower, _, upper = statistics.quantiles(values, n=4, method="inclusive")
        assert found.quartiles == (lower, upper)
    else:
        assert found.quartiles is None


def test_quartiles_are_those_that_pandas_gives():
    assert Spread((1, 2, 3, 4, 5, 6, 7, 8)).quartiles == (2.75, 6.25)


def test_under_six_values_first_and_last_would_overlap():
    assert Spread((5, 4, 3, 2, 1)).ends == ((5, 4, 3, 2, 1), ())
    assert Spread((6, 5, 4, 3, 2, 1)).ends == ((6, 5, 4), (3, 2, 1))


# --- what a person would see -----------------------------------------------------------------------------------------
def test_an_empty_period_says_nothing_about_anything():
    summary = of()
    assert summary.sessions == 0
    assert summary.latest is summary.largest_comfortable is summary.limit.highest is None
    assert not summary.safety.none_reported
    assert summary.weeks.a_week is None
    assert summary.sizes == ()


def test_sessions_outside_the_period_do_not_count():
    summary = of(make_session(22, day=days_ago(28)), make_session(22), make_session(22, day=TODAY + timedelta(1)))
    assert summary.sessions == 1


def test_unanswered_safety_is_never_none():
    asked, silent = make_session(22, safety=NONE_OF_THESE), make_session(22)
    summary = of(asked, silent, silent)
    assert share(summary.safety.answered) == (1, 3)
    assert summary.safety.none_reported
    assert not of(silent).safety.none_reported


def test_every_sign_is_given_with_the_day_on_which_it_was_noticed():
    listed = [
        make_session(22, day=days_ago(3), safety=signs(Sign.SPOTTING, day=days_ago(2))),
        make_session(22, day=days_ago(9), safety=signs(Sign.SPOTTING, Sign.FAINT_PANIC, day=days_ago(9))),
    ]
    summary = of(*listed)
    assert summary.safety.signs[Sign.SPOTTING] == (days_ago(9), days_ago(2))
    assert summary.safety.signs[Sign.BLEEDING] == ()
    assert not summary.safety.none_reported


def test_unanswered_breathing_and_anxiety_are_not_counted_as_no_or_zero():
    summary = of(
        make_session(22),
        make_session(22, breathing=Breathing.PARTLY, anxiety_before=6),
        make_session(22, breathing=Breathing.DONE),
    )
    assert share(summary.breathing_done) == (1, 2)
    assert summary.anxiety.values == (6,)


def test_a_warm_up_enters_no_figure():
    summary = of(make_session(warm_up(22, pain=9, minutes=5), make_step(18, pain=2, minutes=10), pain=9))
    assert [f.dilator.diameter_mm for f in summary.sizes] == [18.0]
    assert size_of(summary, 18).pain.values == (2,)
    assert summary.seconds.values == (600,)
    assert of(make_session(warm_up(22, pain=9), pain=9)).sizes == ()
    assert of(make_session(warm_up(22))).latest is None


def test_a_session_whose_strongest_pain_was_in_the_warm_up_is_counted_as_such():
    at_warm_up = make_session(warm_up(22, pain=9), make_step(18, pain=2), pain=9)
    ended_there = make_session(warm_up(22, pain=9), pain=9)
    at_the_size = make_session(warm_up(22, pain=3), make_step(18, pain=9), pain=9)
    as_strong = make_session(warm_up(22, pain=5), make_step(18, pain=5), pain=5)
    breathing = make_session(pain=4)
    assert of(at_warm_up, ended_there, at_the_size, as_strong, breathing).pain_at_warm_up == 2


def test_pain_above_the_limit_in_the_warm_up_is_still_told_and_where_it_was():
    summary = of(make_session(warm_up(15, pain=6), make_step(22, pain=1), pain=6))
    assert share(summary.limit.above) == (1, 1)
    assert summary.limit.highest.dilator == make_dilator(15)


def test_no_figure_of_a_size_holds_another_sizes_pain():
    summary = of(make_session(make_step(18, pain=2), make_step(22, pain=7), pain=7), make_session(18, pain=1))
    assert size_of(summary, 18).pain.values == (2, 1)
    assert size_of(summary, 22).pain.values == (7,)
    assert size_of(summary, 22).several_sizes == 0


def test_a_pain_that_nobody_placed_stands_at_the_largest_size_and_is_marked():
    summary = of(make_session(18, 22, pain=7))
    assert size_of(summary, 18).pain.values == ()
    assert size_of(summary, 22).pain.values == (7,)
    assert size_of(summary, 22).several_sizes == 1


def test_equal_diameters_of_two_sets_are_one_row():
    summary = of(make_session(22, pain=1), make_session(make_step(make_dilator(22, label="new set"), pain=2)))
    assert size_of(summary, 22).pain.values == (1, 2)
    assert len(summary.sizes) == 1


def test_the_limit_is_the_one_that_held_on_the_day():
    strict = make_plan(starts_on=days_ago(20), comfort_limit=2)
    loose = make_plan(starts_on=days_ago(10), comfort_limit=5)
    listed = [make_session(22, pain=4, day=days_ago(n)) for n in (25, 15, 5)]
    summary = of(*listed, plans=[strict, loose])
    assert share(summary.limit.above) == (2, 3)  # by the app's 3 before there was a plan, and by 2
    assert summary.limit.limits == (3, 2, 5)
    assert share(size_of(summary, 22).above_limit) == (2, 3)


def test_at_the_limit_is_not_above_it():
    assert of(make_session(22, pain=3)).limit.highest is None


def test_the_highest_is_the_newest_of_equals_also_on_one_day():
    earlier, later = make_session(18, pain=8, at="09:00"), make_session(22, pain=8, at="20:00")
    highest = of(later, earlier, make_session(22, pain=8, day=days_ago(3))).limit.highest
    assert (highest.pain, highest.day, highest.dilator) == (8, TODAY, make_dilator(22))


def test_the_largest_comfortable_size_needs_three_sessions_within_the_limit():
    at_18 = [make_session(18, pain=p, day=days_ago(n)) for n, p in enumerate((3, 2, 0))]
    at_22 = [make_session(22, pain=p, day=days_ago(n)) for n, p in enumerate((3, 3, 4))]
    assert of(*at_18, *at_22).largest_comfortable == make_dilator(18)
    assert of(*at_18, *at_22, make_session(22, pain=0)).largest_comfortable == make_dilator(22)
    assert of(*at_18[:2]).largest_comfortable is None


@pytest.mark.parametrize(
    "fields", [{"numbing_gel": True, "pain": 1}, {"insertion": Insertion.OUTSIDE_ONLY, "pain": 1}, {"pain": None}]
)
def test_gel_outside_only_and_unanswered_pain_make_no_size_comfortable(fields):
    assert of(*[make_session(22, **fields) for _ in range(5)]).largest_comfortable is None


def test_gel_that_was_not_used_or_not_asked_about_does_not_matter():
    listed = [make_session(22, pain=1, numbing_gel=gel) for gel in (False, None, False)]
    assert of(*listed).largest_comfortable == make_dilator(22)


def test_weeks_are_whole_from_monday_with_a_plan_and_without_rest():
    monday = date(2026, 10, 19)
    period = Period(monday - timedelta(days=3), monday + timedelta(days=24))
    listed = [make_session(22, day=monday + timedelta(days=n)) for n in (-3, -1, 0, 6, 7, 14, 16, 21)]
    rest = make_rest(monday + timedelta(days=9), monday + timedelta(days=9))
    found = of(*listed, period=period, plans=[make_plan(starts_on=monday)], rests=[rest]).weeks
    assert (found.sessions, found.whole_weeks, found.rest_weeks) == (4, 2, 1)
    assert found.a_week == 2.0


def test_a_week_in_which_the_plan_began_does_not_count():
    monday = date(2026, 10, 19)
    plan = make_plan(starts_on=monday + timedelta(days=1))
    found = of(make_session(day=monday), period=Period(monday, monday + timedelta(6)), plans=[plan]).weeks
    assert found.whole_weeks == 0
    assert found.a_week is None


def test_stopping_is_told_with_the_time_it_had():
    stopped = make_session(make_step(22, minutes=4), stopped=True)
    assert of(stopped, make_session(22), plans=[make_plan(minutes=10)]).stopped[0].seconds == 240
    assert len(of(make_session(22)).stopped) == 0


def test_a_session_stopped_in_its_warm_up_is_told_with_the_time_of_that():
    only_warm_up = make_session(warm_up(18, minutes=2), stopped=True)
    assert of(only_warm_up).stopped[0].seconds == 120
    assert of(only_warm_up).seconds.values == (), "and it is in no figure"


def test_the_latest_three_stand_oldest_first_with_gaps_where_nothing_was_said():
    listed = [
        make_session(22, pain=5, day=days_ago(9)),
        make_session(22, pain=3, day=days_ago(5), anxiety_before=4),
        make_session(18, pain=0, day=days_ago(4)),
        make_session(22, day=days_ago(3), insertion=Insertion.EASY),
        make_session(22, pain=2, day=days_ago(1), anxiety_before=3),
        make_session(day=TODAY),
    ]
    latest = of(*listed).latest
    assert latest.dilator == make_dilator(22)
    assert latest.day == days_ago(1)
    assert latest.pain == (3, None, 2)
    assert latest.anxiety == (4, None, 3)
    assert latest.insertion == (None, Insertion.EASY, None)


def test_an_entry_made_later_and_then_edited_is_told_once():
    tomorrow = stamped(NOW, edited=NOW + timedelta(days=1))
    listed = [
        make_session(22, entered=Entered.LATER, stamps=tomorrow),
        make_session(22, entered=Entered.DURING, stamps=tomorrow),
        make_session(22, entered=Entered.SAME_DAY),
    ]
    entries = of(*listed).entries
    assert (entries.during, entries.same_day, entries.later, entries.edited) == (1, 1, 1, 2)
    assert entries.added_or_changed_later == 2


def test_an_edit_on_the_sessions_own_day_is_no_later_change():
    edited = stamped(NOW, edited=NOW + timedelta(hours=2))
    entries = of(make_session(22, at="20:40", entered=Entered.DURING, stamps=edited)).entries
    assert (entries.edited, entries.added_or_changed_later) == (1, 0)


def test_the_day_of_an_edit_is_the_one_on_the_wall_where_the_session_was():
    late_evening = stamped(NOW, edited=NOW + timedelta(hours=4))  # 00:40 there, still the 12th in UTC
    assert of(make_session(22, at="20:40", stamps=late_evening)).entries.added_or_changed_later == 1


@pytest.mark.parametrize(("zone", "later"), [(timezone(timedelta(hours=-5)), 0), (timezone(timedelta(hours=9)), 1)])
def test_without_a_time_the_day_of_an_edit_is_the_one_where_the_person_lives(zone, later):
    edited = stamped(NOW, edited=NOW)
    found = summarise([make_session(22, stamps=edited)], FOUR_WEEKS, [], [], zone)
    assert found.entries.added_or_changed_later == later


def test_pain_in_a_breathing_session_is_in_no_share_of_the_limit():
    summary = of(make_session(pain=9), make_session(22, pain=4), make_session(22, pain=1))
    assert share(summary.limit.above) == (1, 2)
    assert summary.limit.highest.pain == 4
    assert share(summary.pain_given) == (2, 2)


def test_things_without_a_diameter_have_a_row_by_their_place():
    finger, thumb = Dilator(position=0, label="finger"), Dilator(position=1, label="thumb")
    listed = [make_session(make_step(thing, pain=1)) for thing in (thumb, thumb, thumb, finger, finger, finger)]
    summary = of(*listed)
    assert [f.dilator for f in summary.sizes] == [finger, thumb]
    assert summary.largest_comfortable == thumb


def test_periods_are_compared_for_a_size_only_if_both_have_five_pain_values():
    four = of(*[make_session(22, pain=1)] * 4).sizes
    five = of(*[make_session(22, pain=1)] * 5).sizes
    size = make_dilator(22).size
    assert comparable(size, five, five)
    assert not comparable(size, five, four)
    assert not comparable(size, four, five)
    assert not comparable(make_dilator(18).size, five, five)
