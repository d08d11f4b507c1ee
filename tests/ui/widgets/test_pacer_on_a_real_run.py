"""Three minutes of real time, held up again and again: what is drawn stays with the clock."""

import pytest

from bench import pacer

pytestmark = [pytest.mark.long, pytest.mark.timeout(400)]

ONE_FRAME_MS = 1000 / 30


def test_what_is_drawn_agrees_with_the_clock_at_the_moment_of_drawing(qapp):
    seen = pacer.run(180)

    assert seen.stalls > 60
    assert len(seen.errors) > 1000
    assert seen.worst < 50 + ONE_FRAME_MS


def test_the_run_would_notice_a_pacer_that_counts_its_frames():
    """The reckoning behind it: a moment belongs to one second of the run, in both halves of a breath."""
    from dilator_app.domain.breathing import BreathPattern, phase_at

    pattern = BreathPattern()
    for elapsed in (0.0, 3.99, 4.0, 9.5, 123.4):
        assert pacer.elapsed_at(phase_at(pattern, elapsed), pattern) == pytest.approx(elapsed)
