"""A guided session while it runs: events in, state out. It owns no clock and touches nothing.

Every function takes ``now`` in monotonic seconds and first brings the state up to that moment, so the numbers are the
same however rarely somebody looks. A stretch of more than `LONGEST_STRETCH_S` in which nobody looked (the computer
slept, the program stood still) is never counted by itself: it waits in ``gap_s`` until the person says whether it
counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import Dilator, Size, compare, smaller_than
from dilator_app.domain.plan import DEFAULT_COMFORT_LIMIT, DEFAULT_MINUTES, Plan
from dilator_app.domain.scales import SEVERE_PAIN, Breathing, HowFar
from dilator_app.domain.session import Entered, How, Role, Session, Step

LONGEST_STRETCH_S = 60.0
CONTINUE_S = 10.0
"""For this long after Stop the session can be carried on."""


class Stage(StrEnum):
    """Where in the session the person is."""

    PREPARE = "prepare"
    BREATHE = "breathe"
    PRACTISE = "practise"
    REFLECT = "reflect"


class Panel(StrEnum):
    """What lies over Practise and holds the timer."""

    ABOVE_LIMIT = "above_limit"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the plan says about this session, fixed when it begins. ``set_`` is the set in its order."""

    set_: tuple[Dilator, ...] = ()
    warm_up: Dilator | None = None
    warm_up_s: int | None = None
    minutes: int | None = DEFAULT_MINUTES
    pattern: BreathPattern = field(default_factory=BreathPattern)
    breaths: int = 5
    comfort_limit: int = DEFAULT_COMFORT_LIMIT
    go_on_by_itself: bool = False
    """Breathe goes over to Practise after the planned breaths; asked for in Prepare."""

    @classmethod
    def of_plan(cls, plan: Plan | None, dilators: Sequence[Dilator]) -> "Frame":
        """Return what ``plan`` says, or the app's defaults without one."""
        if plan is None:
            return cls(set_=tuple(dilators))
        warm_up = plan.warm_up
        return cls(
            set_=tuple(dilators),
            warm_up=warm_up.dilator if warm_up else None,
            warm_up_s=warm_up.minutes * 60 if warm_up and warm_up.minutes else None,
            minutes=plan.minutes,
            pattern=plan.pattern,
            breaths=plan.breaths,
            comfort_limit=plan.comfort_limit,
        )

    @property
    def breathing_s(self) -> int:
        """How long the planned breaths take."""
        return self.breaths * self.pattern.period_s


@dataclass(frozen=True, slots=True)
class RunningStep:
    """One dilator of the running session; ``seconds`` grow while it is the last one and the timer runs."""

    dilator: Dilator
    role: Role
    seconds: float = 0.0
    worst_pain: int | None = None
    how_far: HowFar | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """The whole state. ``looked_at`` is the moment up to which time has been counted."""

    id: UUID
    started_at: datetime
    frame: Frame
    looked_at: float
    stage: Stage = Stage.PREPARE
    dilator: Dilator | None = None  # the size to begin with; None: not chosen yet, or a breathing session
    is_breathing_session: bool = False
    running: bool = True
    resting: bool = False  # taken out: the timer stands until it goes on
    panel: Panel | None = None
    breathing_s: float = 0.0  # all of Breathe together
    visit_s: float = 0.0  # this visit to Breathe: what the pacer follows
    visits: int = 0
    steps: tuple[RunningStep, ...] = ()
    pain_now: int | None = None
    asked_at: tuple[tuple[Size, int], ...] = ()  # for which number the panel was shown at each size
    anxiety_before: int | None = None
    gap_s: float = 0.0
    stopped: bool = False
    ended_at: float | None = None
    ended_in: Stage | None = None

    # --- what the windows show ---------------------------------------------------------------------------------------
    @property
    def step(self) -> RunningStep | None:
        """The dilator in use."""
        return self.steps[-1] if self.steps else None

    @property
    def practised_s(self) -> float:
        """Time with a size, warm-up left out."""
        return sum(s.seconds for s in self.steps if s.role is not Role.WARM_UP)

    @property
    def shown_s(self) -> float:
        """What the clock in Practise shows: the warm-up's own time while it lasts, then the time without it."""
        step = self.step
        return step.seconds if step and step.role is Role.WARM_UP else self.practised_s

    @property
    def planned_s(self) -> int | None:
        """About how long the clock runs: the warm-up's minutes while it lasts, then the plan's."""
        step = self.step
        if step and step.role is Role.WARM_UP:
            return self.frame.warm_up_s
        return self.frame.minutes * 60 if self.frame.minutes else None

    @property
    def is_past_planned(self) -> bool:
        """Whether about the planned time has passed; without a planned time always True."""
        step = self.step
        if step is None or step.role is Role.WARM_UP:
            return False
        return self.planned_s is None or self.practised_s >= self.planned_s

    @property
    def smaller(self) -> Dilator | None:
        """The next smaller size of the set; None when there is none."""
        current = self.step.dilator if self.step else self.dilator
        found = smaller_than(current, self.frame.set_) if current else ()
        return found[-1] if found else None

    @property
    def is_at_limit(self) -> bool:
        """Whether the pain noted last is the comfort limit."""
        return self.pain_now is not None and self.pain_now == self.frame.comfort_limit

    @property
    def is_severe(self) -> bool:
        """Whether the pain noted last is 7 or more."""
        return self.pain_now is not None and self.pain_now >= SEVERE_PAIN

    @property
    def went_above_limit(self) -> bool:
        """Whether any pain noted in a step that counts was above the comfort limit."""
        return any(s.worst_pain is not None and s.worst_pain > self.frame.comfort_limit for s in self.steps)

    def can_continue(self, now: float) -> bool:
        """Return whether Stop can still be taken back."""
        return self.stopped and self.ended_at is not None and now - self.ended_at <= CONTINUE_S


# --- beginning -------------------------------------------------------------------------------------------------------
def begin(
    frame: Frame,
    started_at: datetime,
    now: float,
    *,
    dilator: Dilator | None = None,
    is_breathing_session: bool = False,
) -> Practice:
    """Return a session that stands in Prepare. ``started_at`` is aware."""
    return Practice(
        id=uuid4(),
        started_at=started_at,
        frame=frame,
        looked_at=now,
        dilator=None if is_breathing_session else dilator,
        is_breathing_session=is_breathing_session,
    )


# --- time ------------------------------------------------------------------------------------------------------------
def look(state: Practice, now: float) -> Practice:
    """Return the state at ``now``: time is counted, and Breathe goes over where that was asked for."""
    stretch = now - state.looked_at
    if stretch <= 0:
        return state
    state = replace(state, looked_at=now)
    if not _is_counting(state):
        return state
    if stretch > LONGEST_STRETCH_S:
        return replace(state, running=False, gap_s=state.gap_s + stretch)
    return _count(state, stretch)


def _is_counting(state: Practice) -> bool:
    if not state.running or state.panel is not None:
        return False
    return state.stage is Stage.BREATHE or (state.stage is Stage.PRACTISE and not state.resting)


def _count(state: Practice, seconds: float) -> Practice:
    if state.stage is Stage.PRACTISE:
        last = state.steps[-1]
        return replace(state, steps=(*state.steps[:-1], replace(last, seconds=last.seconds + seconds)))
    left = _until_going_on(state)
    here = seconds if left is None else min(seconds, left)
    state = replace(state, breathing_s=state.breathing_s + here, visit_s=state.visit_s + here)
    if left is None or seconds < left:
        return state
    return _count(_to_practise(state), seconds - here)


def _until_going_on(state: Practice) -> float | None:
    """Return after how many seconds Breathe goes over by itself; None when it waits for the person."""
    asked = state.frame.go_on_by_itself and not state.is_breathing_session and state.visits == 1
    if not asked or state.dilator is None:
        return None
    return max(0.0, state.frame.breathing_s - state.visit_s)


# --- events ----------------------------------------------------------------------------------------------------------
def choose_size(state: Practice, dilator: Dilator, now: float) -> Practice:
    """Choose the size to begin with in Prepare, or change to another one in Practise as a step of its own."""
    state = look(state, now)
    before_practising = state.stage is Stage.BREATHE and not state.steps
    if state.stage is Stage.PREPARE or before_practising:
        return replace(state, dilator=dilator, is_breathing_session=False)
    if state.stage is not Stage.PRACTISE or (state.step and state.step.dilator.id == dilator.id):
        return state
    return _change_to(state, dilator)


def ask_to_go_on_by_itself(state: Practice, *, asked: bool) -> Practice:
    """Remember in Prepare whether Breathe goes over to Practise without a touch."""
    return replace(state, frame=replace(state.frame, go_on_by_itself=asked))


def note_anxiety(state: Practice, anxiety: int | None) -> Practice:
    """Note the anxiety before, asked in Prepare."""
    return replace(state, anxiety_before=anxiety)


def go_on(state: Practice, now: float) -> Practice:
    """Take the one way forward: to Breathe, to Practise, to Reflect."""
    state = look(state, now)
    match state.stage:
        case Stage.PREPARE:
            return _to_breathe(replace(state, running=True))
        case Stage.BREATHE if not state.is_breathing_session and (state.dilator or state.steps):
            return _to_practise(replace(state, running=True))
        case Stage.BREATHE | Stage.PRACTISE:
            return _end(state, now, stopped=False)
        case Stage.REFLECT:
            return state


def to_main_size(state: Practice, now: float) -> Practice:
    """Leave the warm-up for the size that was chosen."""
    state = look(state, now)
    step = state.step
    if state.stage is not Stage.PRACTISE or step is None or step.role is not Role.WARM_UP or state.dilator is None:
        return state
    return _with_step(replace(state, resting=False), RunningStep(state.dilator, Role.MAIN))


def back_to_breathing(state: Practice, now: float) -> Practice:
    """Go back to Breathe; the step's time stands meanwhile."""
    state = look(state, now)
    if state.stage is not Stage.PRACTISE:
        return state
    return _to_breathe(replace(state, running=True, resting=False, panel=None))


def go_smaller(state: Practice, now: float) -> Practice:
    """Change to the next smaller size; without one nothing happens."""
    state = look(state, now)
    smaller = state.smaller
    if smaller is None:
        return state
    if state.stage is Stage.PREPARE:
        return replace(state, dilator=smaller)
    return _change_to(state, smaller) if state.stage is Stage.PRACTISE else state


def pause(state: Practice, now: float) -> Practice:
    """Hold the time in Breathe or Practise."""
    state = look(state, now)
    return replace(state, running=False) if state.stage in (Stage.BREATHE, Stage.PRACTISE) else state


def resume(state: Practice, now: float) -> Practice:
    """Let the time run again, also after a rest or the panel; a gap that waits is left out by this."""
    state = look(state, now)
    if state.stage not in (Stage.BREATHE, Stage.PRACTISE):
        return state
    return replace(state, running=True, resting=False, panel=None, gap_s=0.0)


def count_gap(state: Practice, now: float, *, counts: bool) -> Practice:
    """Say whether the time in which nobody looked counts, and go on."""
    state = look(state, now)
    if state.gap_s <= 0 or state.stage not in (Stage.BREATHE, Stage.PRACTISE):
        return replace(state, gap_s=0.0)
    gap = state.gap_s
    state = replace(state, gap_s=0.0, running=True)
    return _count(state, gap) if counts and _is_counting(state) else state


def note_pain(state: Practice, pain: int, now: float) -> Practice:
    """Note the pain right now at the size in use.

    Above the comfort limit the panel holds the timer: once for each size, and again for a higher number alone.
    """
    state = look(state, now)
    step = state.step
    if state.stage is not Stage.PRACTISE or step is None:
        return state
    worst = max(pain, step.worst_pain if step.worst_pain is not None else pain)
    state = replace(state, pain_now=pain, steps=(*state.steps[:-1], replace(step, worst_pain=worst)))
    shown = dict(state.asked_at)
    if pain <= state.frame.comfort_limit or pain <= shown.get(step.dilator.size, -1):
        return state
    shown[step.dilator.size] = pain
    return replace(state, panel=Panel.ABOVE_LIMIT, asked_at=tuple(shown.items()))


def take_out(state: Practice, now: float) -> Practice:
    """Take it out and rest: the timer stands until the person goes on."""
    state = look(state, now)
    return replace(state, resting=True, panel=None) if state.stage is Stage.PRACTISE else state


def note_how_far(state: Practice, how_far: HowFar | None) -> Practice:
    """Note how far the size in use went; only where that is asked."""
    step = state.step
    if step is None:
        return state
    return replace(state, steps=(*state.steps[:-1], replace(step, how_far=how_far)))


def stop(state: Practice, now: float) -> Practice:
    """Stop for today. In Prepare nothing happened yet, so nothing is recorded; see `to_session`."""
    state = look(state, now)
    return state if state.stage is Stage.REFLECT else _end(state, now, stopped=True)


def carry_on(state: Practice, now: float) -> Practice:
    """Take Stop back within ten seconds; the time in between does not count."""
    if not state.can_continue(now) or state.ended_in is None:
        return state
    return replace(
        state, stage=state.ended_in, stopped=False, ended_at=None, ended_in=None, running=True, looked_at=now
    )


# --- inner steps -----------------------------------------------------------------------------------------------------
def _to_breathe(state: Practice) -> Practice:
    return replace(state, stage=Stage.BREATHE, visit_s=0.0, visits=state.visits + 1)


def _to_practise(state: Practice) -> Practice:
    state = replace(state, stage=Stage.PRACTISE)
    if state.steps or state.dilator is None:
        return state
    warm_up = state.frame.warm_up
    if warm_up is not None and compare(warm_up, state.dilator, state.frame.set_) == -1:
        return _with_step(state, RunningStep(warm_up, Role.WARM_UP))
    return _with_step(state, RunningStep(state.dilator, Role.MAIN))


def _change_to(state: Practice, dilator: Dilator) -> Practice:
    """Add a step with another size; a change inside the warm-up stays warm-up while it is smaller than the aim."""
    current = state.step
    smaller = current is not None and compare(dilator, current.dilator, state.frame.set_) == -1
    in_warm_up = current is not None and current.role is Role.WARM_UP and smaller
    role = Role.WARM_UP if in_warm_up else Role.SMALLER if smaller else Role.MAIN
    state = replace(state, running=True, resting=False, panel=None)
    return _with_step(state, RunningStep(dilator, role))


def _with_step(state: Practice, step: RunningStep) -> Practice:
    return replace(state, steps=(*state.steps, step), pain_now=None)


def _end(state: Practice, now: float, *, stopped: bool) -> Practice:
    return replace(
        state,
        stage=Stage.REFLECT,
        ended_in=state.stage,
        ended_at=now,
        stopped=stopped,
        running=False,
        panel=None,
        gap_s=0.0,
    )


# --- what is recorded ------------------------------------------------------------------------------------------------
def to_session(state: Practice) -> Session | None:
    """Return what is recorded so far; None while nothing has happened (still in Prepare, or stopped there).

    A step that never ran and carries no pain is left out. Seconds are rounded.
    """
    if state.visits == 0:
        return None
    kept = [s for s in state.steps if s.seconds >= 0.5 or s.worst_pain is not None]
    pains = [s.worst_pain for s in kept if s.worst_pain is not None and s.role is not Role.WARM_UP]
    return Session(
        id=state.id,
        day=state.started_at.date(),
        started_at=state.started_at,
        how=How.GUIDED,
        entered=Entered.DURING,
        steps=tuple(Step(s.dilator, s.role, round(s.seconds), s.worst_pain, s.how_far) for s in kept),
        breathing_seconds=round(state.breathing_s),
        stopped=state.stopped,
        worst_pain=max(pains, default=None),
        anxiety_before=state.anxiety_before,
        breathing=breathing_answer(state),
    )


def breathing_answer(state: Practice) -> Breathing | None:
    """Return what the session itself says about the breathing exercise: done with the planned breaths, else partly.

    Without any breath nothing is said: the person may have breathed on her own.
    """
    if state.breathing_s <= 0:
        return None
    done = state.breathing_s + 0.5 >= state.frame.breathing_s
    if state.is_breathing_session and not state.stopped:
        return Breathing.DONE
    return Breathing.DONE if done else Breathing.PARTLY


# --- after a lock or a restart ---------------------------------------------------------------------------------------
def moved_in_time(state: Practice, now: float, *, away_s: float) -> Practice:
    """Return a state that was kept away from the clock (a lock, a restart) as it is at ``now``.

    The time away waits as a gap where the timer was running; else nothing waits.
    """
    gap = away_s if _is_counting(state) and away_s > 0 else 0.0
    ended = None if state.ended_at is None else now - CONTINUE_S - 1
    return replace(
        state,
        looked_at=now,
        gap_s=state.gap_s + gap,
        running=state.running and not gap,
        ended_at=ended,
    )


def skipped_sizes(before: Dilator, after: Dilator, set_: Sequence[Dilator]) -> tuple[Dilator, ...]:
    """Return the sizes of the set that lie between two sizes when going up; empty when going down or one step."""
    if compare(after, before, set_) != 1:
        return ()
    return tuple(d for d in set_ if compare(d, before, set_) == 1 and compare(d, after, set_) == -1)
