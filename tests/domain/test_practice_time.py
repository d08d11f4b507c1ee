"""What counts as time in a session, and what does not."""

import pytest

from dilator_app.domain import practice
from dilator_app.domain.practice import Stage
from dilator_app.domain.session import Role
from tests.domain.practising import practising, run


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
