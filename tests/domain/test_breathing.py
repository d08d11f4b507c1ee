from dataclasses import FrozenInstanceError
from itertools import pairwise
from math import nextafter, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.breathing import LONGEST_S, SHORTEST_S, BreathPattern, Phase, phase_at

SECONDS = st.integers(SHORTEST_S, LONGEST_S)
PATTERNS = st.builds(BreathPattern, SECONDS, SECONDS)
AN_HOUR = st.floats(0, 3600, allow_nan=False)


def test_the_default_is_four_in_and_six_out():
    assert BreathPattern() == BreathPattern(in_s=4, out_s=6)
    assert BreathPattern().period_s == 10


@pytest.mark.parametrize("seconds", [2, 9, 0, -4, 4.0, True, None, "4"])
def test_other_lengths_are_refused(seconds):
    with pytest.raises(ValueError, match="in_s"):
        BreathPattern(in_s=seconds)
    with pytest.raises(ValueError, match="out_s"):
        BreathPattern(out_s=seconds)


def test_a_pattern_never_changes():
    with pytest.raises(FrozenInstanceError):
        BreathPattern().in_s = 5


def test_time_before_the_first_breath_is_refused():
    with pytest.raises(ValueError, match="earlier"):
        phase_at(BreathPattern(), -0.001)


def test_one_breath_second_by_second():
    moments = [phase_at(BreathPattern(), second) for second in range(11)]
    assert [moment.count for moment in moments] == [1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 1]
    assert [moment.phase for moment in moments] == [Phase.IN] * 4 + [Phase.OUT] * 6 + [Phase.IN]
    assert [moment.segment for moment in moments] == [*range(10), 0]
    assert [moment.breath for moment in moments] == [1] * 10 + [2]


@given(PATTERNS)
def test_the_in_breath_starts_empty_and_ends_full(pattern):
    assert phase_at(pattern, 0).fullness == 0
    assert phase_at(pattern, pattern.in_s).fullness == 1
    assert phase_at(pattern, nextafter(pattern.in_s, 0)).fullness == pytest.approx(1)
    assert phase_at(pattern, nextafter(pattern.period_s, 0)).fullness == pytest.approx(0)


@given(PATTERNS, AN_HOUR, st.floats(0, 0.05))
def test_fullness_never_jumps(pattern, elapsed, step):
    steepest = pi / 2 / min(pattern.in_s, pattern.out_s)
    before, after = phase_at(pattern, elapsed), phase_at(pattern, elapsed + step)
    assert abs(after.fullness - before.fullness) <= steepest * step + 1e-9


@given(PATTERNS, AN_HOUR)
def test_everything_stays_in_its_range(pattern, elapsed):
    moment = phase_at(pattern, elapsed)
    length = pattern.in_s if moment.phase is Phase.IN else pattern.out_s
    assert 1 <= moment.count <= length
    assert 0 <= moment.progress < 1
    assert 0 <= moment.fullness <= 1
    assert 0 <= moment.segment < pattern.period_s
    assert moment.segment == moment.count - 1 + (0 if moment.phase is Phase.IN else pattern.in_s)


@given(PATTERNS, st.integers(1, 200))
def test_counts_cover_every_second_of_a_breath(pattern, breath):
    start = (breath - 1) * pattern.period_s
    moments = [phase_at(pattern, start + second + 0.5) for second in range(pattern.period_s)]
    counts = {phase: [m.count for m in moments if m.phase is phase] for phase in Phase}
    assert counts == {
        Phase.IN: list(range(1, pattern.in_s + 1)),
        Phase.OUT: list(range(1, pattern.out_s + 1)),
    }
    assert {m.breath for m in moments} == {breath}


@given(PATTERNS, st.lists(AN_HOUR, min_size=2))
def test_breaths_never_run_backwards(pattern, times):
    breaths = [phase_at(pattern, elapsed).breath for elapsed in sorted(times)]
    assert all(before <= after for before, after in pairwise(breaths))


@given(PATTERNS)
def test_the_rhythm_is_exact_after_twenty_minutes(pattern):
    breaths = 20 * 60 // pattern.period_s
    turn = breaths * pattern.period_s
    assert phase_at(pattern, turn - 1e-6).breath == breaths
    assert phase_at(pattern, turn + 1e-6).breath == breaths + 1
    assert phase_at(pattern, turn).progress == 0
