"""The way through a session, from Prepare to what is recorded."""

import json
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from dilator_app.domain import practice
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.plan import WarmUp
from dilator_app.domain.practice import Frame, Stage
from dilator_app.domain.practice_data import from_data, to_data
from dilator_app.domain.scales import Breathing, HowFar
from dilator_app.domain.session import Entered, How, Role
from tests.domain.practising import S18, S22, SET, Run, practising, restored, run
from tests.makers import NOW, TODAY, make_dilator, make_plan


# --- the way through -------------------------------------------------------------------------------------------------
def test_a_full_session_is_recorded_as_it_was():
    whole = practising().after(600).does(practice.note_pain, 2).after(30).does(practice.go_on)

    kept = whole.session
    assert (kept.day, kept.started_at, kept.how, kept.entered) == (TODAY, NOW, How.GUIDED, Entered.DURING)
    assert [(s.dilator, s.role, s.seconds, s.worst_pain) for s in kept.steps] == [(S22, Role.MAIN, 630, 2)]
    assert (kept.breathing_seconds, kept.breathing, kept.worst_pain, kept.stopped) == (50, Breathing.DONE, 2, False)


def test_prepare_counts_nothing_and_records_nothing():
    waiting = run().after(900)

    assert waiting.state.stage is Stage.PREPARE
    assert waiting.session is None
    assert waiting.does(practice.stop).session is None


def test_a_plan_without_breaths_goes_straight_to_practise():
    assert run(breaths=0).does(practice.go_on).state.stage is Stage.PRACTISE


def test_breathe_waits_for_the_person():
    assert run().does(practice.go_on).after(900).state.stage is Stage.BREATHE


def test_breathe_goes_over_by_itself_only_where_that_was_asked_for_and_at_the_planned_breath():
    asked = run()
    asked.state = practice.ask_to_go_on_by_itself(asked.state, asked=True)
    asked.does(practice.go_on).after(49)
    assert asked.state.stage is Stage.BREATHE

    asked.after(21)
    assert asked.state.stage is Stage.PRACTISE
    assert (asked.state.breathing_s, asked.state.practised_s) == (50, 20)


def test_back_in_breathe_nothing_goes_over_by_itself():
    back = run()
    back.state = practice.ask_to_go_on_by_itself(back.state, asked=True)
    back.does(practice.go_on).after(60).does(practice.back_to_breathing).after(600)

    assert back.state.stage is Stage.BREATHE
    assert back.used == [(22, Role.MAIN, 10)]


def test_practise_counts_on_past_the_planned_time_and_nothing_ends_it():
    long = practising().after(3000)

    assert long.state.stage is Stage.PRACTISE
    assert long.state.shown_s == 3000
    assert long.state.is_past_planned


def test_without_a_size_breathe_leads_to_reflect():
    chosen_none = run(None).does(practice.go_on).after(80).does(practice.go_on)

    assert chosen_none.state.stage is Stage.REFLECT
    assert chosen_none.session.is_breathing_session
    assert chosen_none.session.breathing_seconds == 80


def test_a_breathing_session_has_no_size_even_where_one_was_offered():
    breathing = run(S22, breathing_session=True).does(practice.go_on).after(120).does(practice.go_on)

    assert breathing.session.steps == ()
    assert breathing.session.breathing is Breathing.DONE


def test_a_breathing_session_left_after_one_of_five_breaths_says_partly():
    short = run(None, breathing_session=True).does(practice.go_on).after(10).does(practice.go_on)
    assert short.session.breathing is Breathing.PARTLY
    assert not short.session.stopped


def test_choosing_a_size_in_a_breathing_session_makes_it_a_session_with_that_size():
    changed = run(None, breathing_session=True).does(practice.go_on).after(30).does(practice.choose_size, S18)

    assert changed.does(practice.go_on).after(60).used == [(18, Role.MAIN, 60)]


# --- the end ---------------------------------------------------------------------------------------------------------
def test_stop_is_recorded_as_stopped_and_finish_is_not_also_before_the_planned_time():
    assert practising().after(60).does(practice.stop).session.stopped
    assert not practising().after(60).does(practice.go_on).session.stopped


def test_stop_in_breathe_is_a_breathing_session_done_in_part():
    stopped = run().does(practice.go_on).after(20).does(practice.stop).session

    assert (stopped.is_breathing_session, stopped.breathing, stopped.stopped) == (True, Breathing.PARTLY, True)


def test_a_session_stopped_at_once_records_nothing():
    assert run().does(practice.go_on).does(practice.stop).session is None


def test_stop_can_be_taken_back_for_ten_seconds_and_the_time_in_between_does_not_count():
    before = practising().after(60).does(practice.note_pain, 2)
    state = before.state
    before.does(practice.stop)
    before.now += 10
    before.does(practice.carry_on)

    assert before.state == replace(state, looked_at=before.now)
    assert before.after(5).state.practised_s == 65


def test_after_ten_seconds_stop_stays():
    stopped = practising().after(60).does(practice.stop)
    stopped.now += 10.1

    assert not stopped.state.can_continue(stopped.now)
    assert stopped.does(practice.carry_on).state.stage is Stage.REFLECT


def test_finish_is_not_taken_back():
    assert practising().after(60).does(practice.go_on).does(practice.carry_on).state.stage is Stage.REFLECT


def test_stop_while_paused_comes_back_paused():
    paused = practising().after(60).does(practice.pause).does(practice.stop).does(practice.carry_on)

    assert (paused.state.stage, paused.state.running) == (Stage.PRACTISE, False)


def test_nothing_happens_any_more_in_reflect():
    over = practising().after(60).does(practice.go_on)
    events = (
        practice.pause,
        practice.resume,
        practice.take_out,
        practice.go_smaller,
        practice.go_on,
        practice.back_to_breathing,
        practice.to_main_size,
        practice.stop,
        practice.finish,
        partial(practice.count_gap, counts=True),
    )
    for event in events:
        before = over.state
        over.now += 5
        assert replace(event(before, over.now), looked_at=0.0) == replace(before, looked_at=0.0), event


@pytest.mark.parametrize(
    ("seconds", "answer"), [(0, None), (20, Breathing.PARTLY), (50, Breathing.DONE), (70, Breathing.DONE)]
)
def test_what_the_session_says_about_the_breathing(seconds, answer):
    assert practice.breathing_answer(run().does(practice.go_on).after(seconds).state) is answer


# --- what the plan says ----------------------------------------------------------------------------------------------
def test_without_a_plan_the_defaults_hold():
    frame = Frame.of_plan(None, SET)

    assert (frame.minutes, frame.breaths, frame.comfort_limit, frame.warm_up) == (15, 5, 3, None)
    assert (frame.pattern.in_s, frame.pattern.out_s) == (4, 6)


def test_a_plan_sets_the_frame():
    plan = make_plan(
        22, minutes=10, breaths=18, comfort_limit=2, pattern=BreathPattern(5, 7), warm_up=WarmUp(make_dilator(18), 2)
    )
    frame = Frame.of_plan(plan, SET)

    assert (frame.minutes, frame.breaths, frame.comfort_limit) == (10, 18, 2)
    assert (frame.warm_up, frame.warm_up_s, frame.breathing_s) == (make_dilator(18), 120, 18 * 12)


# --- kept and taken up -----------------------------------------------------------------------------------------------
def test_a_state_comes_back_from_plain_data_as_it_was():
    full = practising(warm_up=S18).after(60).does(practice.note_pain, 4).does(practice.resume)
    full.does(practice.to_main_size).after(30).does(practice.note_pain, 5)
    full.state = practice.note_how_far(practice.note_anxiety(full.state, 6), HowFar.PART)

    assert restored(full.state) == full.state


def test_a_dilator_that_is_gone_stays_where_it_was_used_and_is_not_offered():
    state = practising().after(60).state
    without = {d.id: d for d in SET if d is not S22}

    back = from_data(json.loads(json.dumps(to_data(state))), without)
    assert back.steps[0].dilator == S22
    assert S22 not in back.frame.set_


def test_taken_up_elsewhere_the_time_away_waits_and_stop_is_final():
    away = practising().after(60)
    moved = practice.moved_in_time(away.state, 5.0, away_s=1800)
    assert (moved.looked_at, moved.gap_s, moved.practised_s) == (5.0, 1800, 60)

    stopped = away.does(practice.stop).state
    assert not practice.moved_in_time(stopped, 5.0, away_s=3).can_continue(5.0)


def test_a_session_belongs_to_the_day_on_which_it_began():
    late = NOW.replace(hour=23, minute=55)
    past_midnight = Run(practice.begin(Frame(set_=SET, breaths=0), late, 0.0, dilator=S22))
    past_midnight.does(practice.go_on).after(900).does(practice.go_on)

    assert past_midnight.session.day == TODAY
    assert past_midnight.session.day + timedelta(days=1) == (late + timedelta(seconds=900)).date()
