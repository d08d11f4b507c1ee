"""What each turn of a session leaves: the clock runs, nothing of before holds it, and nothing is kept by mistake."""

import pytest

from dilator_app.domain import practice
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.practice import Frame, Stage
from dilator_app.domain.scales import HowFar
from dilator_app.domain.session import Role
from tests.domain.practising import S12, S15, S18, S22, S25, Run, practising, run
from tests.makers import NOW

HOLDS = {
    "paused": lambda held: held.does(practice.pause),
    "resting": lambda held: held.does(practice.take_out),
    "above the limit": lambda held: held.does(practice.note_pain, 8),
    "resting after pain above the limit": lambda held: held.does(practice.note_pain, 8).does(practice.take_out),
    "resting after a pause": lambda held: held.does(practice.pause).does(practice.take_out),
    "asleep": lambda held: held.asleep(3600),
}
held_up = pytest.mark.parametrize("hold", HOLDS.values(), ids=HOLDS)


def total(state: practice.Practice) -> float:
    return state.breathing_s + state.in_practise_s


# --- holding and letting go ------------------------------------------------------------------------------------------
@held_up
@pytest.mark.parametrize(
    "let_go",
    [
        lambda held: held.does(practice.resume),
        lambda held: held.does(practice.back_to_breathing),
        lambda held: held.does(practice.choose_size, S18),
        lambda held: held.does(practice.go_smaller),
    ],
    ids=["resume", "back to breathing", "another size", "a smaller size"],
)
def test_whatever_held_the_time_one_press_lets_it_run(hold, let_go):
    going = let_go(hold(practising().after(100)))
    before = total(going.state)
    assert (going.state.resting, going.state.above_limit, going.state.gap_s) == (False, False, 0.0)

    assert total(going.after(20).state) == before + 20


@held_up
def test_taking_it_out_holds_the_time_alone(hold):
    out = hold(practising().after(100)).does(practice.take_out)

    assert (out.state.running, out.state.resting, out.state.above_limit, out.state.gap_s) == (True, True, False, 0.0)


@pytest.mark.parametrize("hold", [HOLDS["paused"], HOLDS["asleep"]], ids=["paused", "asleep"])
def test_going_on_from_breathe_lets_the_time_run(hold):
    first = hold(run().does(practice.go_on).after(20)).does(practice.go_on).after(30)
    assert (first.state.gap_s, first.used) == (0.0, [(22, Role.MAIN, 30)])

    again = hold(first.does(practice.back_to_breathing).after(10)).does(practice.go_on)
    assert again.state.gap_s == 0.0
    assert again.after(30).used == [(22, Role.MAIN, 60)]


def test_an_answer_to_no_question_changes_nothing():
    paused = practising().after(100).does(practice.pause)
    before = paused.state

    assert paused.does(practice.count_gap, counts=True).state == before


def test_an_answer_is_given_once():
    answered = practising().after(100).asleep(3600).does(practice.count_gap, counts=True)
    assert answered.state.gap_s == 0.0
    assert answered.does(practice.count_gap, counts=True).state.practised_s == 3700


def test_a_session_that_ended_asks_no_longer_about_a_gap():
    ended = practising().after(100).asleep(3600).does(practice.stop)
    before = ended.state

    assert ended.does(practice.count_gap, counts=True).state == before


def test_half_a_second_away_waits_too():
    away = practising().after(100)
    away.state = practice.moved_in_time(away.state, away.now, away_s=0.5)
    assert (away.state.gap_s, away.state.running) == (0.5, False)

    assert away.does(practice.count_gap, counts=True).state.practised_s == 100.5


def test_the_longest_stretch_still_counts_and_the_shortest_too():
    assert practising().asleep(practice.LONGEST_STRETCH_S).state.practised_s == practice.LONGEST_STRETCH_S
    assert practising().asleep(0.25).state.practised_s == 0.25


# --- going over by itself --------------------------------------------------------------------------------------------
def test_breathe_goes_over_at_the_very_end_of_the_planned_breaths():
    asked = run(go_on_by_itself=True).does(practice.go_on).after(50)

    assert (asked.state.stage, asked.state.practised_s) == (Stage.PRACTISE, 0.0)


def test_asked_for_after_the_planned_breaths_it_goes_over_at_once():
    late = run().does(practice.go_on).after(60)
    late.state = practice.ask_to_go_on_by_itself(late.state, asked=True)
    late.after(0.5)

    assert (late.state.stage, late.state.breathing_s, late.state.practised_s) == (Stage.PRACTISE, 60, 0.5)


# --- what it is ------------------------------------------------------------------------------------------------------
def test_a_breathing_session_begins_as_one_and_a_size_ends_that():
    begun = run(S22, breathing_session=True)
    assert (begun.state.dilator, begun.state.is_breathing_session) == (None, True)

    begun.does(practice.choose_size, S15)
    assert (begun.state.dilator, begun.state.is_breathing_session) == (S15, False)


def test_what_is_recorded_is_the_session_that_ran_with_the_anxiety_before_it():
    calm = practising().after(60)
    calm.state = practice.note_anxiety(calm.state, 7)

    assert (calm.session.id, calm.session.anxiety_before) == (calm.state.id, 7)


def test_each_visit_to_breathe_is_counted():
    twice = practising().after(10)
    assert twice.state.visits == 1
    assert twice.does(practice.back_to_breathing).state.visits == 2


def test_after_a_restart_it_can_end_with_what_there_is_and_that_is_no_stop():
    ended = practising().after(90).does(practice.finish)

    assert (ended.state.stage, ended.state.ended_in) == (Stage.REFLECT, Stage.PRACTISE)
    assert (ended.session.stopped, ended.session.steps[0].seconds) == (False, 90)
    before = ended.state
    assert ended.does(practice.finish).state == before


def test_taken_up_again_within_ten_seconds_stop_is_final_all_the_same():
    stopped = practising().after(60).does(practice.stop)
    stopped.state = practice.moved_in_time(stopped.state, stopped.now, away_s=1)

    assert not stopped.state.can_continue(stopped.now)


# --- sizes -----------------------------------------------------------------------------------------------------------
def test_the_chosen_size_follows_a_warm_up_alone_and_in_practise_alone():
    no_warm_up = practising().after(60)
    before = no_warm_up.state
    assert no_warm_up.does(practice.to_main_size).state == before

    breathing = practising(warm_up=S18).after(60).does(practice.back_to_breathing)
    before = breathing.state
    assert breathing.does(practice.to_main_size).state == before


def test_from_breathe_the_way_leads_back_to_the_warm_up_and_from_there_to_the_chosen_size():
    back = practising(warm_up=S18).after(60).does(practice.back_to_breathing).after(30)
    assert not back.state.leads_to_main_size

    back.does(practice.go_on).after(20)
    assert back.used == [(18, Role.WARM_UP, 80)]
    assert back.state.leads_to_main_size


def test_back_in_breathe_a_size_is_not_changed_and_pain_is_not_noted():
    back = practising().after(60).does(practice.note_pain, 2).does(practice.back_to_breathing)
    before = back.state

    assert back.does(practice.choose_size, S18).state == before
    assert back.does(practice.note_pain, 5).state == before
    assert back.does(practice.take_back_pain).state == before


def test_back_to_a_larger_size_is_a_main_step_and_pain_belongs_to_the_size_before():
    larger = practising().after(60).does(practice.note_pain, 2).does(practice.go_smaller).after(60)
    assert larger.state.pain_now is None

    larger.does(practice.choose_size, S22).after(60)
    assert [role for _mm, role, _s in larger.used] == [Role.MAIN, Role.SMALLER, Role.MAIN]


def test_only_the_step_in_which_nothing_happened_gives_way():
    hasty = practising().after(60).does(practice.choose_size, S18).after(60)
    hasty.does(practice.choose_size, S15).does(practice.choose_size, S12).after(60)

    assert [mm for mm, _role, _s in hasty.used] == [22, 18, 12]


def test_how_far_leaves_the_steps_before_where_they_are():
    noted = practising().after(60).does(practice.go_smaller).after(60).does(practice.go_smaller).after(60)
    noted.state = practice.note_how_far(noted.state, HowFar.PART)

    assert [s.how_far for s in noted.session.steps] == [None, None, HowFar.PART]


def test_sizes_without_millimetres_go_by_the_order_of_their_set():
    names = ("swab", "finger", "speculum", "tampon")
    swab, finger, speculum, tampon = set_ = tuple(Dilator(label=n, position=at) for at, n in enumerate(names))
    assert practice.skipped_sizes(swab, tampon, set_) == (finger, speculum)

    eased = Run(practice.begin(Frame(set_=set_, breaths=0), NOW, 0.0, dilator=speculum)).does(practice.go_on).after(60)
    eased.does(practice.choose_size, finger).after(60)
    assert [s.role for s in eased.state.steps] == [Role.MAIN, Role.SMALLER]


# --- pain ------------------------------------------------------------------------------------------------------------
def test_a_limit_of_none_asks_from_one_on():
    assert practising(comfort_limit=0).after(60).does(practice.note_pain, 1).state.above_limit


def test_the_only_number_can_be_taken_back_and_then_there_is_none():
    taken = practising().after(60).does(practice.note_pain, 2).does(practice.take_back_pain)
    assert (taken.state.pain_now, taken.session.worst_pain) == (None, None)

    before = taken.state
    assert taken.does(practice.take_back_pain).state == before


def test_taking_the_higher_number_back_leaves_the_lower_one_asked():
    felt = practising().after(60)
    for pain in (5, 7):
        felt.does(practice.note_pain, pain).does(practice.resume)
    felt.does(practice.take_back_pain).does(practice.note_pain, 5)

    assert not felt.state.above_limit


def test_a_larger_size_than_any_before_asks_for_itself():
    felt = practising().after(60).does(practice.note_pain, 5).does(practice.choose_size, S25).after(10)

    assert felt.does(practice.note_pain, 4).state.above_limit
