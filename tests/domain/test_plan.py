from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.plan import (
    APP_DEFAULT,
    InsertionCue,
    Origin,
    OriginKind,
    Plan,
    PlanLine,
    Rule,
    WarmUp,
    changed_lines,
    in_force,
    resting,
    version_of,
    with_origins,
    with_rest,
)
from tests.makers import CLINICIAN, NOW, TODAY, days_ago, make_dilator, make_plan, make_rest, make_rule, stamped
from tests.strategies import SIZES, plans, rests

PERSON = Origin(OriginKind.PERSON, day=TODAY)


# --- defaults --------------------------------------------------------------------------------------------------------
def test_the_app_defaults_are_the_settled_ones_and_say_so():
    plan = Plan(starts_on=TODAY)
    assert (plan.minutes, plan.per_week, plan.comfort_limit, plan.review_weeks) == (15, 4, 3, 4)
    assert (plan.pattern.in_s, plan.pattern.out_s, plan.breaths) == (4, 6, 5)
    assert (plan.warm_up, plan.drops, plan.contract_relax) == (None, False, False)
    assert plan.insertion_cue is InsertionCue.NONE
    assert set(plan.origins.values()) == {APP_DEFAULT}
    assert set(plan.origins) == set(PlanLine)


def test_there_is_no_default_rule():
    assert Plan(starts_on=TODAY).rule is None
    with pytest.raises(ValueError, match="never from the app"):
        Plan(starts_on=TODAY, rule=make_rule())


def test_a_rules_limit_is_not_above_the_comfort_limit():
    assert make_plan(comfort_limit=2, rule=make_rule(worst_pain=2)).rule
    with pytest.raises(ValueError, match="comfort limit"):
        make_plan(comfort_limit=2, rule=make_rule(worst_pain=3))


@pytest.mark.parametrize(
    "fields",
    [
        {"minutes": 0},
        {"minutes": 61},
        {"per_week": 22},
        {"breaths": None},
        {"breaths": 61},
        {"comfort_limit": None},
        {"comfort_limit": 11},
        {"review_weeks": 0},
        {"starts_on": None},
        {"starts_on": NOW},
    ],
)
def test_impossible_values_are_refused(fields):
    with pytest.raises(ValueError, match=next(iter(fields))):
        make_plan(**fields)


@pytest.mark.parametrize(("sessions", "pain"), [(0, 2), (31, 2), (None, 2), (3, None), (3, 11), (3, 2.5)])
def test_impossible_rules_are_refused(sessions, pain):
    with pytest.raises(ValueError, match="whole number"):
        Rule(sessions, pain)


def test_a_warm_up_lasts_up_to_an_hour_or_as_long_as_it_lasts():
    assert WarmUp(make_dilator(15)).minutes is None
    with pytest.raises(ValueError, match="minutes"):
        WarmUp(make_dilator(15), 61)


# --- origins ---------------------------------------------------------------------------------------------------------
def test_a_persons_change_never_keeps_the_clinicians_name():
    with pytest.raises(ValueError, match="clinician"):
        Origin(OriginKind.PERSON, "Ines Okafor")
    given_plan = with_origins(None, make_plan(minutes=10), CLINICIAN)
    changed = with_origins(given_plan, replace(given_plan, minutes=12), PERSON)
    assert changed.origins[PlanLine.MINUTES] == PERSON
    assert changed.origins[PlanLine.SIZE] == CLINICIAN


def test_a_value_that_somebody_confirmed_is_theirs_although_it_is_the_default():
    plan = with_origins(None, make_plan(None), CLINICIAN, confirmed=[PlanLine.COMFORT_LIMIT])
    assert plan.origins[PlanLine.COMFORT_LIMIT] == CLINICIAN
    assert plan.origins[PlanLine.MINUTES] == APP_DEFAULT


def test_a_rule_that_is_entered_gets_the_origin_of_who_entered_it():
    before = make_plan()
    entered = replace(before, rule=make_rule(), origins={PlanLine.RULE: PERSON})
    assert with_origins(before, entered, CLINICIAN).origins[PlanLine.RULE] == CLINICIAN
    changed = with_origins(make_plan(rule=make_rule(3, 2)), make_plan(rule=make_rule(3, 3)), PERSON)
    assert changed.origins[PlanLine.RULE] == PERSON, "no change of a person's carries a clinician's name"


def test_names_and_notes_change_no_other_line():
    before = make_plan()
    after = replace(before, sore_day="Breathing, or 18 mm.")
    assert changed_lines(before, after) == (PlanLine.SORE_DAY,)
    assert changed_lines(before, replace(before, size=make_dilator(22, label="renamed"))) == (PlanLine.SIZE,)


def test_the_same_dilator_under_a_new_label_is_no_change_of_size():
    size = make_dilator(22)
    assert changed_lines(make_plan(size=size), make_plan(size=replace(size, label="blue"))) == ()


def test_seconds_and_breaths_are_one_line():
    before = make_plan()
    assert changed_lines(before, replace(before, breaths=6)) == (PlanLine.BREATHING,)
    assert changed_lines(before, replace(before, pattern=BreathPattern(5, 5))) == (PlanLine.BREATHING,)


@given(plans(SIZES), plans(SIZES))
def test_exactly_the_changed_lines_get_the_new_origin(old, new):
    stated = with_origins(old, new, CLINICIAN)
    for line in PlanLine:
        if line in changed_lines(old, new):
            assert stated.origins[line] == CLINICIAN
        else:
            assert stated.origins[line] == old.origins[line]


@given(plans(SIZES))
def test_a_plan_equals_itself_and_differs_nowhere(plan):
    assert changed_lines(plan, replace(plan, starts_on=TODAY)) == ()
    assert replace(plan, origins=dict(plan.origins)) == plan


def test_the_plan_is_dated_by_what_the_clinician_gave_last():
    newer = replace(CLINICIAN, day=TODAY)
    plan = make_plan(origins={PlanLine.SIZE: CLINICIAN, PlanLine.MINUTES: newer}, starts_on=days_ago(20))
    assert plan.clinician == newer
    assert plan.dated == TODAY
    assert make_plan(starts_on=days_ago(20)).dated == days_ago(20)
    assert make_plan(starts_on=days_ago(20)).clinician is None


def test_origins_cannot_be_changed_in_place():
    with pytest.raises(TypeError):
        make_plan().origins[PlanLine.SIZE] = CLINICIAN


# --- which version ---------------------------------------------------------------------------------------------------
def test_the_version_in_force_is_the_newest_that_has_begun():
    old, new = make_plan(18, starts_on=days_ago(30)), make_plan(22, starts_on=days_ago(3))
    assert in_force([new, old], TODAY) == new
    assert in_force([new, old], days_ago(3)) == new
    assert in_force([new, old], days_ago(4)) == old
    assert in_force([new, old], days_ago(31)) is None
    assert in_force([], TODAY) is None


def test_of_two_versions_of_one_day_the_one_changed_last_holds():
    early = make_plan(stamps=stamped(NOW))
    late = make_plan(stamps=stamped(NOW + timedelta(microseconds=1)))
    unsaved = make_plan()
    assert in_force([late, early], TODAY) == late
    assert in_force([unsaved, late, early], TODAY) == unsaved


# --- rests -----------------------------------------------------------------------------------------------------------
def test_a_rest_covers_both_its_days():
    rest = make_rest(days_ago(5), days_ago(2))
    assert [rest.covers(days_ago(n)) for n in (6, 5, 2, 1)] == [False, True, True, False]


def test_a_rest_may_be_open():
    assert make_rest(days_ago(5)).covers(date(2100, 1, 1))


def test_a_rest_ends_on_or_after_its_first_day():
    assert make_rest(TODAY, TODAY).covers(TODAY)
    with pytest.raises(ValueError, match="rest"):
        make_rest(TODAY, days_ago(1))


@pytest.mark.parametrize("field", ["first_day", "last_day"])
def test_the_days_of_a_rest_are_plain_days(field):
    with pytest.raises(ValueError, match=field):
        make_rest(**{"first_day": TODAY, field: datetime(2026, 11, 12)})


@given(st.lists(rests(st.dates(days_ago(50), TODAY)), max_size=4))
def test_overlapping_rests_are_one_rest(listed):
    for n in range(60):
        day = days_ago(50) + timedelta(days=n)
        covered = any(r.first_day <= day and (r.last_day is None or day <= r.last_day) for r in listed)
        assert bool(resting(listed, day)) == covered


# --- versions --------------------------------------------------------------------------------------------------------
def test_a_changed_plan_is_a_version_of_today():
    before = make_plan(22, starts_on=days_ago(20), stamps=stamped())
    made, replaced = version_of(replace(before, minutes=12), before, TODAY)
    assert (made.starts_on, made.minutes, made.stamps, replaced) == (TODAY, 12, None, None)
    assert made.id != before.id


def test_a_second_change_on_the_same_day_replaces_the_first():
    before = make_plan(22, starts_on=TODAY, stamps=stamped())
    made, replaced = version_of(replace(before, minutes=12), before, TODAY)
    assert (made.id, made.minutes, replaced) == (before.id, 12, before)


def test_whom_to_contact_is_no_new_plan_when_the_person_changes_it():
    before = make_plan(22, starts_on=days_ago(20))
    said = with_origins(before, replace(before, contact="Ines, 01632 960018"), PERSON)
    made, replaced = version_of(said, before, TODAY)
    assert (made.id, made.starts_on, replaced) == (before.id, before.starts_on, before)
    from_clinician = with_origins(before, replace(before, contact="Ines, 01632 960018"), CLINICIAN)
    assert version_of(from_clinician, before, TODAY)[0].starts_on == TODAY


# --- joined rests ----------------------------------------------------------------------------------------------------
def test_a_rest_that_overlaps_others_becomes_one_with_them():
    first, second = make_rest(days_ago(30), days_ago(20), words="A cold"), make_rest(days_ago(15), days_ago(10))
    apart = make_rest(days_ago(5), days_ago(4))
    bridge = make_rest(days_ago(21), days_ago(15))
    joined, gone = with_rest([first, second, apart], bridge)
    assert (joined.id, joined.first_day, joined.last_day) == (bridge.id, days_ago(30), days_ago(10))
    assert joined.words == "A cold"
    assert set(gone) == {first, second}


def test_an_open_rest_swallows_what_comes_later_and_stays_open():
    later = make_rest(days_ago(3), days_ago(2))
    joined, gone = with_rest([later], make_rest(days_ago(9)))
    assert (joined.first_day, joined.last_day, gone) == (days_ago(9), None, (later,))


def test_a_rest_that_touches_no_other_stays_as_it_is():
    rest = make_rest(days_ago(9), days_ago(8))
    assert with_rest([make_rest(days_ago(7), days_ago(6)), replace(rest, last_day=days_ago(2))], rest) == (rest, ())


@given(st.lists(rests(), max_size=5), rests())
def test_joining_rests_leaves_every_day_that_was_a_rest_a_rest(others, changed):
    joined, gone = with_rest(others, changed)
    left = [joined, *(rest for rest in others if rest not in gone)]
    for rest in (*others, changed):
        for day in (rest.first_day, rest.last_day or rest.first_day):
            assert resting(left, day) is not None
