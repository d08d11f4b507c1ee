"""Warm-up, sizes and pain in a session."""

import pytest

from dilator_app.domain import practice
from dilator_app.domain.practice import Frame, Stage
from dilator_app.domain.scales import HowFar
from dilator_app.domain.session import MOST_STEPS, Role
from tests.domain.practising import S12, S15, S18, S22, S25, SET, practising, run
from tests.makers import NOW


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
