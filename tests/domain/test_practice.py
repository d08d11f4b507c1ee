"""The running session, event by event: what counts, what is offered, and what is recorded of it."""

import json
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from dilator_app.domain import practice
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.plan import WarmUp
from dilator_app.domain.practice import Frame, Practice, Stage
from dilator_app.domain.practice_data import from_data, to_data
from dilator_app.domain.scales import Breathing, HowFar
from dilator_app.domain.session import MOST_STEPS, Entered, How, Role
from tests.makers import NOW, TODAY, make_dilator, make_plan, make_set

SET = make_set(12, 15, 18, 22, 25).dilators
S12, S15, S18, S22, S25 = SET


class Run:
    """A session and the clock beside it: ``run.after(60).does(practice.pause)``."""

    def __init__(self, state: Practice) -> None:
        self.state = state
        self.now = state.looked_at

    def after(self, seconds: float) -> "Run":
        """Let time pass as the program sees it, with a look every half minute."""
        while seconds > 0:
            step = min(30.0, seconds)
            self.now += step
            seconds -= step
            self.state = practice.look(self.state, self.now)
        return self

    def asleep(self, seconds: float) -> "Run":
        """Let time pass in which nobody looks."""
        self.now += seconds
        self.state = practice.look(self.state, self.now)
        return self

    def does(self, event, *args, **choices) -> "Run":
        self.state = event(self.state, *args, self.now, **choices)
        return self

    @property
    def session(self):
        return practice.to_session(self.state)

    @property
    def used(self):
        return [(s.dilator.diameter_um // 1000, s.role, round(s.seconds)) for s in self.state.steps]


def run(dilator=S22, *, breathing_session: bool = False, **frame) -> Run:
    framed = Frame(set_=SET, **{"breaths": 5, "minutes": 10, **frame})
    return Run(practice.begin(framed, NOW, 100.0, dilator=dilator, is_breathing_session=breathing_session))


def practising(dilator=S22, **frame) -> Run:
    return run(dilator, **frame).does(practice.go_on).after(50).does(practice.go_on)


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


# --- warm-up and sizes -----------------------------------------------------------------------------------------------
def test_the_warm_up_comes_first_and_the_chosen_size_after_it():
    warmed = practising(warm_up=S18, warm_up_s=120).after(120)
    assert (warmed.state.is_warming_up, warmed.state.shown_s, warmed.state.planned_s) == (True, 120, 120)

    warmed.does(practice.to_main_size).after(300)
    assert warmed.used == [(18, Role.WARM_UP, 120), (22, Role.MAIN, 300)]
    assert (warmed.state.shown_s, warmed.state.planned_s) == (300, 600)


def test_the_warm_up_waits_for_the_person():
    assert practising(warm_up=S18, warm_up_s=120).after(900).used == [(18, Role.WARM_UP, 900)]


@pytest.mark.parametrize("begun_with", [S18, S15], ids=["the same size", "a smaller size"])
def test_a_warm_up_that_is_not_smaller_than_the_chosen_size_is_left_out(begun_with):
    assert practising(begun_with, warm_up=S18).after(10).used == [(begun_with.diameter_um // 1000, Role.MAIN, 10)]


def test_a_warm_up_counts_in_no_pain_figure_of_the_session():
    felt = practising(warm_up=S18).after(60).does(practice.note_pain, 3).does(practice.to_main_size)

    assert felt.after(60).does(practice.note_pain, 1).session.worst_pain == 1


def test_pain_that_was_noted_in_the_warm_up_alone_is_not_lost():
    felt = practising(warm_up=S18).after(22).does(practice.note_pain, 6).does(practice.stop)
    assert (felt.session.worst_pain, felt.session.steps[0].worst_pain) == (6, 6)

    went_on = practising(warm_up=S18).after(22).does(practice.note_pain, 2).does(practice.to_main_size).after(60)
    assert went_on.session.worst_pain == 2
    assert went_on.session.at_each_size()[S22.size].pain is None, "it is no pain of the size that followed"


def test_smaller_is_the_next_one_of_the_set_and_then_there_is_none():
    eased = practising().after(60)
    for mm in (18, 15, 12):
        assert eased.state.smaller.diameter_um == mm * 1000
        eased.does(practice.go_smaller).after(60)
    assert eased.state.smaller is None

    eased.does(practice.go_smaller).after(60)
    assert eased.used == [(22, Role.MAIN, 60), *((mm, Role.SMALLER, 60) for mm in (18, 15)), (12, Role.SMALLER, 120)]


def test_smaller_in_the_warm_up_is_warm_up_too():
    eased = practising(warm_up=S18).after(60).does(practice.go_smaller).after(60)

    assert [role for _mm, role, _s in eased.used] == [Role.WARM_UP, Role.WARM_UP]


def test_smaller_in_prepare_changes_where_to_begin():
    assert run().does(practice.go_smaller).state.dilator == S18


def test_a_retired_size_is_not_offered_as_the_smaller_one():
    in_use = tuple(d for d in SET if d is not S18)
    state = practice.begin(Frame(set_=in_use), NOW, 0.0, dilator=S22)

    assert state.smaller == S15


def test_a_step_in_which_nothing_happened_gives_way_with_its_moment():
    hasty = practising().does(practice.choose_size, S18).after(0.2).does(practice.choose_size, S15).after(60)

    assert len(hasty.state.steps) == 1
    assert hasty.state.steps[0].seconds == pytest.approx(60.2)


def test_choosing_the_size_that_is_in_use_changes_nothing():
    assert practising().after(60).does(practice.choose_size, S22).used == [(22, Role.MAIN, 60)]


def test_a_session_takes_no_more_steps_than_a_record_holds():
    restless = practising()
    for n in range(2 * MOST_STEPS):
        restless.after(2).does(practice.choose_size, S18 if n % 2 == 0 else S22)

    assert len(restless.session.steps) == MOST_STEPS


def test_sizes_that_are_skipped_going_up_are_named_and_going_down_none():
    assert practice.skipped_sizes(S15, S22, SET) == (S18,)
    assert practice.skipped_sizes(S18, S22, SET) == ()
    assert practice.skipped_sizes(S25, S12, SET) == ()


def test_how_far_belongs_to_the_size_in_use():
    noted = practising().after(60)
    noted.state = practice.note_how_far(noted.state, HowFar.TIP)
    noted.does(practice.go_smaller).after(60)

    assert [s.how_far for s in noted.session.steps] == [HowFar.TIP, None]


# --- time ------------------------------------------------------------------------------------------------------------
def test_a_pause_stands_and_goes_on_where_it_stood():
    paused = practising().after(100).does(practice.pause).after(500).does(practice.resume).after(20)

    assert paused.state.practised_s == 120


def test_the_pause_key_means_resume_after_a_rest():
    rested = practising().after(100).does(practice.take_out).after(300)
    assert (rested.state.practised_s, rested.state.resting) == (100, True)

    assert rested.does(practice.resume).after(20).state.practised_s == 120


def test_back_to_breathing_lets_the_size_stand_and_counts_breath():
    back = practising().after(100).does(practice.back_to_breathing).after(40)
    assert (back.state.practised_s, back.state.breathing_s, back.state.shown_s) == (100, 90, 40)

    assert back.does(practice.go_on).after(20).used == [(22, Role.MAIN, 120)]


@pytest.mark.parametrize(("counts", "seconds"), [(True, 100 + 3600), (False, 100)])
def test_time_in_which_nobody_looked_waits_for_an_answer(counts, seconds):
    slept = practising().after(100).asleep(3600)
    assert (slept.state.practised_s, slept.state.gap_s, slept.state.is_counting) == (100, 3600, False)

    assert slept.does(practice.count_gap, counts=counts).state.practised_s == seconds
    assert slept.after(10).state.practised_s == seconds + 10


def test_a_gap_while_paused_asks_nothing():
    slept = practising().after(100).does(practice.pause).asleep(3600)

    assert (slept.state.gap_s, slept.state.practised_s) == (0, 100)


def test_two_gaps_wait_together():
    slept = practising().after(100).asleep(300)
    slept.state = practice.moved_in_time(slept.state, slept.now, away_s=600)
    assert slept.state.gap_s == 300, "while one waits no time is counted, so a second one is none"


def test_a_gap_that_counts_can_end_the_breathing_that_goes_on_by_itself():
    asleep = run(go_on_by_itself=True).does(practice.go_on).after(10).asleep(100)

    asleep.does(practice.count_gap, counts=True)
    assert (asleep.state.stage, asleep.state.breathing_s, asleep.state.practised_s) == (Stage.PRACTISE, 50, 60)


def test_a_clock_that_stands_still_or_runs_backwards_counts_nothing():
    state = practising().after(60).state

    assert practice.look(state, state.looked_at - 5) == state
    assert practice.look(state, state.looked_at) == state


def test_no_second_is_lost_or_gained_in_twenty_minutes_of_irregular_looks():
    looked = practising()
    for n in range(4000):
        looked.now += 0.3 if n % 7 else 0.05
        looked.state = practice.look(looked.state, looked.now)
    passed = looked.now - 150.0

    assert looked.state.practised_s == pytest.approx(passed, abs=1e-6)


# --- pain ------------------------------------------------------------------------------------------------------------
def test_pain_up_to_the_limit_shows_no_panel():
    noted = practising().after(60).does(practice.note_pain, 3)

    assert (noted.state.above_limit, noted.state.is_at_limit, noted.state.is_counting) == (False, True, True)


def test_pain_above_the_limit_holds_the_timer_until_something_is_chosen():
    held = practising().after(60).does(practice.note_pain, 5).after(300)

    assert (held.state.above_limit, held.state.practised_s) == (True, 60)
    assert held.does(practice.resume).after(10).state.practised_s == 70


@pytest.mark.parametrize(
    ("choice", "stage"),
    [
        (practice.back_to_breathing, Stage.BREATHE),
        (practice.go_smaller, Stage.PRACTISE),
        (practice.take_out, Stage.PRACTISE),
        (practice.stop, Stage.REFLECT),
        (practice.resume, Stage.PRACTISE),
    ],
)
def test_every_way_out_of_the_panel_closes_it(choice, stage):
    left = practising().after(60).does(practice.note_pain, 5).does(choice)

    assert left.state.stage is stage
    assert not left.state.above_limit or stage is Stage.REFLECT


def test_the_panel_comes_once_for_each_size_and_again_for_a_higher_number_alone():
    felt = practising().after(60)
    came = []
    for pain in (5, 4, 5, 6):
        felt.does(practice.note_pain, pain)
        came.append(felt.state.above_limit)
        felt.does(practice.resume)
    felt.does(practice.go_smaller).after(10).does(practice.note_pain, 4)

    assert (*came, felt.state.above_limit) == (True, False, False, True, True)


def test_going_back_to_a_size_remembers_that_its_panel_was_shown():
    felt = practising().after(60).does(practice.note_pain, 5).does(practice.go_smaller).after(60)

    felt.does(practice.choose_size, S22).does(practice.note_pain, 4)
    assert not felt.state.above_limit


def test_the_session_keeps_that_it_went_above_the_limit_also_after_easing_back():
    eased = practising().after(60).does(practice.note_pain, 6).does(practice.go_smaller).after(60)
    eased.does(practice.note_pain, 1).does(practice.go_on)

    assert eased.session.worst_pain == 6
    assert [s.worst_pain for s in eased.session.steps] == [6, 1]


def test_a_number_that_is_taken_back_was_never_there():
    mistaken = practising().after(60).does(practice.note_pain, 2)
    before = mistaken.state
    mistaken.does(practice.note_pain, 8).does(practice.resume).does(practice.take_back_pain)

    assert mistaken.state == before
    assert mistaken.does(practice.note_pain, 8).state.above_limit, "its panel comes as if for the first time"


def test_severe_begins_at_seven():
    noted = [practising().after(60).does(practice.note_pain, n).state.is_severe for n in (6, 7)]

    assert noted == [False, True]


def test_pain_is_noted_in_practise_alone():
    assert run().does(practice.go_on).after(10).does(practice.note_pain, 5).state.steps == ()


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


def restored(state: Practice) -> Practice:
    return from_data(json.loads(json.dumps(to_data(state))), {d.id: d for d in SET})
