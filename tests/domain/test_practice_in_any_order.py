"""Whatever is pressed in whatever order, and however rarely somebody looks, a session keeps its promises."""

import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dilator_app.domain import practice
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import compare
from dilator_app.domain.practice import LONGEST_STRETCH_S, MOVING, Frame, Practice, Stage
from dilator_app.domain.practice_data import from_data, to_data
from dilator_app.domain.scales import HowFar
from dilator_app.domain.session import MOST_STEPS, Role
from tests.makers import NOW, make_dilator, make_set

SET = (*make_set(12, 15, 18, 22, 25).dilators, make_dilator(None, position=40))
KNOWN = {d.id: d for d in SET}
SIXTY_FOURTH = 1 / 64
"""Times in the tests are whole sixty-fourths of a second, so that sums of floats are exact."""

SEEN: Counter[tuple[str, Stage]] = Counter()
ANYWHERE = (
    *("time_passes", "looks", "is_interrupted", "goes_on", "stops", "finishes", "takes_stop_back", "pauses"),
    *("chooses_a_size", "goes_smaller", "leaves_the_warm_up", "goes_back_to_breathing", "resumes", "takes_it_out"),
    *("says_whether_the_gap_counts", "notes_pain", "takes_pain_back", "notes_how_far", "answers_in_prepare"),
)
MORE_OFTEN = {
    Stage.PREPARE: ("goes_on",) * 15,
    Stage.BREATHE: ("goes_on",) * 10,
    Stage.PRACTISE: (
        *("time_passes", "looks", "is_interrupted", "says_whether_the_gap_counts", "notes_pain") * 4,
        *("chooses_a_size", "goes_smaller", "leaves_the_warm_up", "takes_pain_back", "goes_back_to_breathing") * 3,
    ),
    Stage.REFLECT: ("takes_stop_back",) * 10 + ("begins_another_one",) * 15,
}
"""What is pressed where, so that most examples do not end before anything has happened in them."""

times = st.one_of(
    st.integers(0, 64 * 12),
    st.integers(0, 64 * 60),
    st.integers(64 * 60 - 2, 64 * 60 + 2),
    st.integers(0, 64 * 3600),
).map(lambda n: n * SIXTY_FOURTH)
frames = st.builds(
    Frame,
    set_=st.lists(st.sampled_from(SET), unique=True, max_size=6).map(
        lambda ds: tuple(sorted(ds, key=lambda d: d.position))
    ),
    warm_up=st.one_of(st.none(), st.sampled_from(SET)),
    warm_up_s=st.one_of(st.none(), st.integers(1, 5).map(lambda n: 60 * n)),
    minutes=st.one_of(st.none(), st.integers(1, 60)),
    pattern=st.builds(BreathPattern, st.integers(3, 8), st.integers(3, 8)),
    breaths=st.integers(0, 6),
    comfort_limit=st.integers(0, 10),
    go_on_by_itself=st.booleans(),
)

first_sizes = st.sampled_from((*SET, *SET, None))


def counted(state: Practice) -> Fraction:
    """All time that the state holds, exactly."""
    return sum((Fraction(s.seconds) for s in state.steps), Fraction(state.breathing_s))


class AnyOrder(RuleBasedStateMachine):
    """Drives two sessions at once: one that lives on, and one that is written down and read back at every event."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def begin(self, frame, dilator, breathing):
        self.expected = self.gap = Fraction(0)
        self.largest_chosen: list = []
        self.pains: list[tuple[Role, int]] = []
        self.state = practice.begin(frame, NOW, self.now, dilator=dilator, is_breathing_session=breathing)
        self.read_back = self.state
        if self.state.dilator is not None:
            self.largest_chosen.append(self.state.dilator)
        if frame.warm_up is not None:
            self.largest_chosen.append(frame.warm_up)

    @initialize(frame=frames, dilator=first_sizes, breathing=st.sampled_from([False] * 5 + [True]))
    def begins(self, frame, dilator, breathing):
        self.begin(frame, dilator, breathing)

    # --- one event for both ------------------------------------------------------------------------------------------
    def _expect_time(self) -> None:
        stretch = self.now - self.state.looked_at
        if not self.state.is_counting:
            return
        if stretch > LONGEST_STRETCH_S:
            self.gap += Fraction(stretch)
        else:
            self.expected += Fraction(stretch)

    def _happens(self, what, *args, **choices) -> Practice:
        """Look first, as the program does before every event; then let it happen to both."""
        self._expect_time()
        before = practice.look(self.state, self.now)
        self.state = what(before, *args, **choices)
        self.read_back = what(practice.look(written_and_read(self.read_back), self.now), *args, **choices)
        return before

    @rule(
        which=st.integers(0, 10_000),
        seconds=times,
        dilator=st.sampled_from(SET),
        number=st.integers(0, 10),
        yes=st.booleans(),
        how_far=st.sampled_from((None, *HowFar)),
        frame=frames,
    )
    def something_happens(self, which, seconds, dilator, number, yes, how_far, frame):
        often = ANYWHERE + MORE_OFTEN[self.state.stage]
        what = often[which % len(often)]
        arguments = {
            "time_passes": (seconds,),
            "looks": (seconds,),
            "is_interrupted": (seconds,),
            "chooses_a_size": (dilator,),
            "notes_pain": (number,),
            "says_whether_the_gap_counts": (yes,),
            "notes_how_far": (how_far,),
            "answers_in_prepare": (number if yes else None, yes),
            "takes_stop_back": (float(2 * number),),
            "begins_another_one": (frame, dilator),
        }
        SEEN[what, self.state.stage] += 1
        getattr(self, what)(*arguments.get(what, ()))

    # --- what can happen ---------------------------------------------------------------------------------------------
    def begins_another_one(self, frame, dilator):
        self.begin(frame, dilator, False)

    def time_passes(self, seconds):
        self.now += seconds

    def looks(self, seconds):
        self.now += seconds
        self._happens(practice.look, self.now)

    def is_interrupted(self, seconds):
        self._happens(practice.look, self.now)
        was_counting = self.state.is_counting
        self.state = practice.moved_in_time(self.state, self.now, away_s=seconds)
        self.read_back = practice.moved_in_time(written_and_read(self.read_back), self.now, away_s=seconds)
        if was_counting:
            self.gap += Fraction(seconds)
        assert not self.state.can_continue(self.now)

    def goes_on(self):
        before = self._happens(practice.go_on, self.now)
        if before.stage in MOVING and self.state.stage in MOVING:
            self.gap = Fraction(0)

    def finishes(self):
        self._happens(practice.finish, self.now)
        assert self.state.stage is Stage.REFLECT

    def stops(self):
        before = self._happens(practice.stop, self.now)
        assert self.state.stage is Stage.REFLECT
        assert self.state.stopped or before.stage is Stage.REFLECT
        assert not self.state.is_counting

    def takes_stop_back(self, seconds):
        if not self.state.stopped:
            return
        ended_in = self.state.ended_in
        held = self.state.can_continue(self.now + seconds)
        self.now += seconds
        before = self._happens(practice.carry_on, self.now)
        assert self.state.stage is (ended_in if held else Stage.REFLECT)
        if held:
            untouched = {"stage", "stopped", "ended_at", "ended_in", "looked_at"}
            kept = dict.fromkeys(untouched) | {"stage": before.stage, "stopped": False, "looked_at": 0.0}
            assert replace(self.state, **kept) == replace(before, **kept)

    def chooses_a_size(self, dilator):
        before = self._happens(practice.choose_size, dilator, self.now)
        if self.state != before:
            self.largest_chosen.append(dilator)
            if self.state.stage is Stage.PRACTISE:
                self.gap = Fraction(0)

    def goes_smaller(self):
        before = self._happens(practice.go_smaller, self.now)
        if self.state.stage is Stage.PRACTISE and self.state.steps != before.steps:
            assert self.state.step.dilator == before.smaller
            self.gap = Fraction(0)

    def leaves_the_warm_up(self):
        before = self._happens(practice.to_main_size, self.now)
        if self.state.steps != before.steps:
            self.gap = Fraction(0)

    def goes_back_to_breathing(self):
        self._goes_on_from_a_panel(practice.back_to_breathing)

    def resumes(self):
        self._goes_on_from_a_panel(practice.resume)

    def takes_it_out(self):
        self._goes_on_from_a_panel(practice.take_out)

    def _goes_on_from_a_panel(self, what):
        before = self._happens(what, self.now)
        taken = before.stage is Stage.PRACTISE or (what is practice.resume and before.stage is Stage.BREATHE)
        if taken:
            self.gap = Fraction(0)
            assert not self.state.above_limit

    def pauses(self):
        self._happens(practice.pause, self.now)
        assert not (self.state.is_counting and self.state.stage in MOVING)

    def says_whether_the_gap_counts(self, counts):
        before = self._happens(practice.count_gap, self.now, counts=counts)
        if before.gap_s <= 0 or before.stage not in MOVING:
            return
        would_count = replace(before, running=True).is_counting
        if counts and would_count:
            self.expected += self.gap
        self.gap = Fraction(0)

    def notes_pain(self, pain):
        before = self._happens(practice.note_pain, pain, self.now)
        if before.stage is not Stage.PRACTISE:
            return
        self.pains.append((before.step.role, pain))
        if self.state.above_limit and not before.above_limit:
            assert pain > self.state.frame.comfort_limit

    def takes_pain_back(self):
        before = self._happens(practice.take_back_pain, self.now)
        if before.stage is Stage.PRACTISE and before.step.pains:
            self.pains.remove((before.step.role, before.step.pains[-1]))

    def notes_how_far(self, how_far):
        self._happens(practice.note_how_far, how_far)

    def answers_in_prepare(self, anxiety, asked):
        self._happens(practice.note_anxiety, anxiety)
        self._happens(practice.ask_to_go_on_by_itself, asked=asked)

    # --- what always holds -------------------------------------------------------------------------------------------
    @invariant()
    def a_session_written_down_and_read_back_goes_on_identically(self):
        assert self.read_back == self.state

    @invariant()
    def seconds_add_up(self):
        assert counted(self.state) == self.expected
        assert Fraction(self.state.gap_s) == self.gap

    @invariant()
    def there_is_no_step_without_a_dilator_and_no_practise_without_a_step(self):
        assert all(s.dilator in SET for s in self.state.steps)
        assert self.state.stage is not Stage.PRACTISE or self.state.steps
        assert len(self.state.steps) <= MOST_STEPS

    @invariant()
    def no_size_is_used_that_is_larger_than_one_the_person_chose(self):
        for step in self.state.steps:
            assert any(
                step.dilator.size == chosen.size or compare(step.dilator, chosen, SET) in (-1, None)
                for chosen in self.largest_chosen
            )

    @invariant()
    def no_pain_is_lost(self):
        noted = [(s.role, pain) for s in self.state.steps for pain in s.pains]
        assert sorted(noted) == sorted(self.pains)

    @invariant()
    def time_stands_while_a_panel_a_rest_or_a_question_waits(self):
        state = self.state
        if state.above_limit or state.gap_s > 0 or state.stage not in MOVING:
            assert not state.is_counting

    @invariant()
    def it_can_be_stopped_at_every_moment(self):
        stopped = practice.stop(self.state, self.now)
        assert stopped.stage is Stage.REFLECT
        assert practice.stop(stopped, self.now) == replace(stopped, looked_at=self.now)

    @invariant()
    def what_is_recorded_is_what_happened(self):
        session = practice.to_session(self.state)
        if session is None:
            assert counted(self.state) < len(self.state.steps) + 1
            return
        assert session.stopped == self.state.stopped
        total = Fraction(sum(s.seconds for s in session.steps)) + session.breathing_seconds
        capped = 1 + len(self.state.steps)
        if counted(self.state) < 24 * 3600:
            assert abs(total - counted(self.state)) <= Fraction(capped, 2) + capped
        main = [pain for role, pain in self.pains if role is not Role.WARM_UP]
        assert session.worst_pain == max(main or [pain for _role, pain in self.pains], default=None)


def written_and_read(state: Practice) -> Practice:
    return from_data(json.loads(json.dumps(to_data(state), ensure_ascii=False)), KNOWN)


class Watched:
    """Says so when an event was never tried: at length in either stage in which time passes, else in one of the two."""

    of_both = max

    def runTest(self):
        SEEN.clear()
        super().runTest()
        times = {what: (SEEN[what, Stage.PRACTISE], SEEN[what, Stage.BREATHE]) for what in ANYWHERE}
        rare = [what for what, seen in times.items() if type(self).of_both(seen) == 0]
        assert not rare, f"never tried where time passes: {rare}"


class TestAnyOrder(Watched, AnyOrder.TestCase):
    settings = settings(max_examples=200, stateful_step_count=25)


@pytest.mark.long
class TestAnyOrderAtLength(Watched, AnyOrder.TestCase):
    of_both = min
    settings = settings(max_examples=1500, stateful_step_count=50)
