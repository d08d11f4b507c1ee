from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilator_app.domain.dilators import Dilator
from dilator_app.domain.scales import Insertion
from dilator_app.domain.session import (
    Entered,
    How,
    Role,
    Session,
    Step,
    entered_when,
    fixed_offset,
    in_order,
    with_worst_pain,
)
from tests.makers import NOW, TODAY, ZONE, days_ago, make_dilator, make_session, make_step, stamped, warm_up
from tests.strategies import SIZES, moments, sessions

MADRID = ZoneInfo("Europe/Madrid")


# --- what may be entered ---------------------------------------------------------------------------------------------
def test_nothing_is_required_but_the_day():
    session = Session(day=TODAY)
    assert session.worst_pain is session.breathing is session.safety is session.insertion is session.seconds is None
    assert not session.stopped
    assert session.is_breathing_session


@pytest.mark.parametrize("field", ["worst_pain", "pain_after", "anxiety_before"])
@pytest.mark.parametrize("value", [-1, 11, 3.5, True, "3"])
def test_pain_and_anxiety_are_whole_numbers_from_0_to_10(field, value):
    with pytest.raises(ValueError, match=field):
        Session(day=TODAY, **{field: value})


@pytest.mark.parametrize("day", [None, NOW, "2026-11-12", date(1899, 12, 31), date(2200, 1, 1)])
def test_a_day_is_a_plain_day_of_our_times(day):
    with pytest.raises(ValueError, match="day"):
        Session(day=day)


def test_at_most_six_ticks_each_once():
    assert make_session(ticks=(" warm  bath", "warm bath", "music")).ticks == ("warm bath", "music")
    with pytest.raises(ValueError, match="ticks"):
        make_session(ticks=tuple("abcdefg"))
    with pytest.raises(ValueError, match="ticks"):
        make_session(ticks=("music", " "))


def test_at_most_fifty_steps():
    assert len(make_session(*[22] * 50).steps) == 50
    with pytest.raises(ValueError, match="steps"):
        make_session(*[22] * 51)


def test_a_step_lasts_at_most_a_day():
    assert make_step(22, minutes=24 * 60).seconds == 86_400
    with pytest.raises(ValueError, match="seconds"):
        make_step(22, seconds=86_401)


# --- days, offsets and clock changes ---------------------------------------------------------------------------------
def test_the_day_is_the_local_day_also_when_utc_is_on_another():
    late = datetime(2026, 11, 12, 0, 30, tzinfo=ZONE)
    assert late.astimezone(UTC).date() == days_ago(1)
    assert Session(day=TODAY, started_at=late).day == TODAY
    with pytest.raises(ValueError, match="local day"):
        Session(day=days_ago(1), started_at=late)


def test_the_hour_that_is_there_twice_is_told_apart():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=MADRID)
    again = first.replace(fold=1)
    one, other = (Session(day=first.date(), started_at=moment) for moment in (first, again))
    assert other.started_at - one.started_at == timedelta(hours=1)
    assert in_order([other, one]) == [one, other]


def test_a_session_over_a_clock_change_stays_on_the_day_it_began():
    began = datetime(2026, 3, 29, 1, 59, tzinfo=MADRID)
    assert Session(day=date(2026, 3, 29), started_at=began).started_at.utcoffset() == timedelta(hours=1)


def test_a_moment_without_an_offset_is_refused():
    with pytest.raises(ValueError, match="offset"):
        Session(day=TODAY, started_at=datetime(2026, 11, 12, 20, 40))


@pytest.mark.parametrize("minutes", [18 * 60 + 1, -18 * 60 - 1, 0.5])
def test_an_offset_is_whole_minutes_and_at_most_18_hours(minutes):
    with pytest.raises(ValueError, match="offset"):
        fixed_offset(datetime(2026, 11, 12, 20, 40, tzinfo=timezone(timedelta(minutes=minutes))))


@given(moments())
def test_an_offset_is_kept_as_it_was_there_and_then(moment):
    kept = fixed_offset(moment)
    assert kept.replace(tzinfo=None, fold=0) == moment.replace(tzinfo=None, fold=0)
    assert kept.utcoffset() == moment.utcoffset()
    assert kept.timestamp() == (moment.replace(tzinfo=None, fold=0) - moment.utcoffset() - datetime(1970, 1, 1)) / (
        timedelta(seconds=1)
    )
    assert fixed_offset(kept) is kept


# --- sizes -----------------------------------------------------------------------------------------------------------
def test_the_size_is_the_largest_that_was_no_warm_up():
    session = make_session(warm_up(25), 18, 22, make_step(18, role=Role.SMALLER))
    assert session.main_dilator == make_dilator(22)
    assert session.sizes == (make_dilator(18).size, make_dilator(22).size)
    assert session.ended_with == make_dilator(18)


def test_a_warm_up_alone_gives_the_size_and_counts_for_none():
    session = make_session(warm_up(18, pain=4), pain=4)
    assert session.main_dilator == make_dilator(18)
    assert session.sizes == ()
    assert session.pain_at(make_dilator(18).size) is None
    assert not session.is_breathing_session


def test_of_equal_diameters_the_first_is_the_main_step():
    first, second = make_step(make_dilator(22, label="blue"), pain=1), make_step(22, pain=2)
    assert make_session(18, first, second).main_step is first


def test_without_diameters_the_place_in_the_set_decides():
    finger, thumb = Dilator(position=0, label="finger"), Dilator(position=1, label="thumb")
    assert make_session(make_step(thumb), make_step(finger)).main_dilator == thumb


def test_things_of_two_sets_with_one_place_leave_the_first():
    finger, swab = Dilator(position=0, label="finger"), Dilator(position=0, label="swab")
    assert make_session(make_step(finger), make_step(swab)).main_dilator == finger
    assert make_session(make_step(swab), make_step(finger)).main_dilator == swab


# --- pain belongs to a size ------------------------------------------------------------------------------------------
def test_one_size_has_the_pain_of_the_session():
    session = make_session(22, pain=3)
    assert session.pain_at(make_dilator(22).size) == 3
    assert not session.several_sizes


def test_a_steps_own_pain_counts_at_its_size():
    session = make_session(make_step(18, pain=2), make_step(22, pain=5), pain=5)
    assert session.pain_at(make_dilator(18).size) == 2
    assert session.pain_at(make_dilator(22).size) == 5
    assert not session.several_sizes


def test_a_pain_that_nobody_placed_counts_at_the_largest_size_and_says_so():
    session = make_session(make_step(18, pain=2), 22, pain=6)
    assert session.pain_at(make_dilator(18).size) == 2
    assert session.pain_at(make_dilator(22).size) == 6
    assert session.several_sizes


def test_a_worst_pain_given_at_the_smaller_size_does_not_move_to_the_larger():
    session = make_session(make_step(18, pain=6), 22, pain=6)
    assert session.pain_at(make_dilator(18).size) == 6
    assert session.pain_at(make_dilator(22).size) is None


def test_pain_given_in_the_warm_up_counts_at_no_size():
    session = make_session(warm_up(18, pain=5), make_step(22, pain=2), pain=5)
    assert session.pain_at(make_dilator(22).size) == 2
    assert session.pain_at(make_dilator(18).size) is None
    assert make_session(warm_up(18, pain=5), 22, pain=5).pain_at(make_dilator(22).size) is None


def test_but_it_is_still_the_worst_of_the_session():
    assert make_session(warm_up(18, pain=5), make_step(22, pain=2), pain=5).highest_pain == 5


def test_what_the_rule_looks_at_leaves_the_warm_up_out():
    assert make_session(warm_up(18, pain=5), make_step(22, pain=2), pain=5).counted_pain == 2
    assert make_session(warm_up(18, pain=5), 22, pain=5).counted_pain is None
    assert make_session(warm_up(18, pain=1), 22, pain=4).counted_pain == 4


def test_a_session_that_was_a_warm_up_alone_took_the_time_of_its_warm_up():
    alone = make_session(warm_up(18, seconds=22))
    assert (alone.seconds, alone.shown_seconds) == (None, 22)
    assert make_session(warm_up(18, minutes=2), make_step(22, minutes=5)).shown_seconds == 300
    assert make_session(breathing_seconds=40).shown_seconds == 40
    assert make_session(warm_up(18, minutes=2), 22).shown_seconds is None


def test_a_warm_up_that_hurt_less_leaves_the_rest_to_the_size():
    assert make_session(warm_up(18, pain=1), 22, pain=4).pain_at(make_dilator(22).size) == 4


def test_warm_up_at_the_same_size_enters_nothing_there():
    session = make_session(warm_up(22, pain=7, minutes=2), make_step(22, pain=1, minutes=5))
    assert session.pain_at(make_dilator(22).size) == 1
    assert session.seconds_at(make_dilator(22).size) == 300
    assert session.seconds == 300


def test_pain_of_a_size_that_was_not_used_is_not_known():
    assert make_session(22, pain=3).pain_at(make_dilator(25).size) is None
    assert make_session(pain=3).pain_at(make_dilator(25).size) is None


def test_two_steps_at_one_size_have_one_pain_the_higher():
    session = make_session(make_step(22, pain=1), make_step(make_dilator(22, label="other set"), pain=4))
    assert session.pain_at(make_dilator(22).size) == 4


@given(sessions(SIZES, words=False))
def test_no_size_has_more_pain_than_somebody_gave(session):
    given_values = {s.worst_pain for s in session.steps} | {session.worst_pain}
    for size in session.sizes:
        assert session.pain_at(size) in given_values | {None}


@given(sessions(SIZES, words=False))
def test_unanswered_stays_unanswered(session):
    if session.worst_pain is None and all(s.worst_pain is None for s in session.steps):
        assert session.highest_pain is None
    if all(s.seconds is None for s in session.counted_steps) and session.steps:
        assert session.seconds is None


def test_a_breathing_session_has_the_time_of_breathing():
    assert make_session(breathing_seconds=240).seconds == 240
    assert make_session(22, breathing_seconds=240).seconds is None


def test_silence_about_the_size_is_no_breathing_session_and_keeps_pain_and_time():
    session = make_session(size_unsaid=True, unsaid_seconds=540, pain=4)
    assert not session.is_breathing_session
    assert (session.main_dilator, session.sizes, session.at_each_size()) == (None, (), {})
    assert (session.highest_pain, session.seconds, session.shown_seconds) == (4, 540, 540)


@pytest.mark.parametrize(
    "said",
    [
        {"size_unsaid": True, "steps": (make_step(22),)},
        {"size_unsaid": True, "breathing_seconds": 60},
        {"unsaid_seconds": 60},
    ],
)
def test_a_size_is_either_said_or_not(said):
    with pytest.raises(ValueError, match=r"say|said"):
        Session(day=TODAY, **said)


def test_outside_only_is_a_session_like_any_other():
    session = make_session(22, pain=2, insertion=Insertion.OUTSIDE_ONLY)
    assert session.sizes == (make_dilator(22).size,)


def test_a_lower_worst_pain_given_later_holds_for_the_steps_too():
    session = make_session(warm_up(15, pain=2), make_step(18, pain=4), make_step(22, pain=6), pain=6)
    lowered = with_worst_pain(session, 3)
    assert [s.worst_pain for s in lowered.steps] == [2, 3, 3]
    assert lowered.highest_pain == lowered.worst_pain == 3
    taken_back = with_worst_pain(session, None)
    assert taken_back.highest_pain is None


@given(sessions(SIZES, words=False), st.none() | st.integers(0, 10))
def test_no_step_says_more_than_the_worst_that_was_given_last(session, pain):
    changed = with_worst_pain(session, pain)
    assert changed.worst_pain == changed.highest_pain == pain
    assert [replace(s, worst_pain=None) for s in changed.steps] == [replace(s, worst_pain=None) for s in session.steps]


# --- order -----------------------------------------------------------------------------------------------------------
def test_known_times_come_first_and_the_others_as_they_were_recorded():
    noon, evening = make_session(at="12:00", stamps=stamped(NOW + timedelta(hours=9))), make_session(at="20:00")
    first, second = make_session(stamps=stamped(NOW)), make_session(stamps=stamped(NOW + timedelta(microseconds=1)))
    unsaved, yesterday = make_session(), make_session(day=days_ago(1))
    assert in_order([unsaved, second, evening, first, noon, yesterday]) == [
        yesterday,
        noon,
        evening,
        first,
        second,
        unsaved,
    ]


def test_order_goes_by_the_moment_not_by_the_wall():
    here = make_session(at="20:00")
    elsewhere = Session(day=TODAY, started_at=datetime(2026, 11, 12, 15, tzinfo=timezone(timedelta(hours=-5))))
    assert in_order([elsewhere, here]) == [here, elsewhere]


@settings(max_examples=40)
@given(st.lists(sessions(SIZES, st.dates(days_ago(3), TODAY), words=False), max_size=6))
def test_order_loses_and_changes_nothing(listed):
    ordered = in_order(listed)
    assert sorted(map(id, ordered)) == sorted(map(id, listed))
    assert [s.day for s in ordered] == sorted(s.day for s in listed)


# --- how the entry was made ------------------------------------------------------------------------------------------
def test_an_entry_is_made_during_on_the_same_day_or_later():
    assert entered_when(TODAY, How.GUIDED, TODAY) is Entered.DURING
    assert entered_when(TODAY, How.QUICK, TODAY) is Entered.SAME_DAY
    assert entered_when(days_ago(1), How.PAPER, TODAY) is Entered.LATER


def test_records_cannot_be_changed_in_place():
    with pytest.raises(AttributeError):
        make_session().worst_pain = 3
    with pytest.raises(AttributeError):
        Step(make_dilator()).seconds = 3
