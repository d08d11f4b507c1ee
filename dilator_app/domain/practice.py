"""A guided session while it runs: events in, state out. It owns no clock and touches nothing.

Every function takes ``now`` in monotonic seconds and first brings the state up to that moment, so the numbers are the
same however rarely somebody looks. A stretch of more than `LONGEST_STRETCH_S` in which nobody looked (the computer
slept, the program stood still) is never counted by itself: it waits in ``gap_s`` until the person says whether it
counts.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from dilator_app.domain.dilators import Dilator, compare
from dilator_app.domain.practice_state import CONTINUE_S, MOVING, Frame, Practice, RunningStep, Stage
from dilator_app.domain.scales import Breathing, HowFar
from dilator_app.domain.session import LONGEST_S, MOST_STEPS, Entered, How, Role, Session, Step

__all__ = ["CONTINUE_S", "MOVING", "Frame", "Practice", "RunningStep", "Stage"]

LONGEST_STRETCH_S = 60.0


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
    if not state.is_counting:
        return state
    return wait(state, stretch) if stretch > LONGEST_STRETCH_S else _count(state, stretch)


def wait(state: Practice, seconds: float) -> Practice:
    """Return the state after time that nobody saw pass (a lock, a sleep): where time was counted, it waits."""
    if not state.is_counting or seconds <= 0:
        return state
    return replace(state, running=False, gap_s=state.gap_s + seconds)


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
    asked = state.frame.go_on_by_itself and not state.is_breathing_session and not state.steps
    if not asked or state.dilator is None:
        return None
    return max(0.0, state.frame.breathing_s - state.visit_s)


# --- before the first size -------------------------------------------------------------------------------------------
def choose_size(state: Practice, dilator: Dilator, now: float) -> Practice:
    """Choose the size to begin with, or change to another one in Practise as a step of its own."""
    state = look(state, now)
    if state.stage in (Stage.PREPARE, Stage.BREATHE) and not state.steps:
        return replace(state, dilator=dilator, is_breathing_session=False)
    if state.stage is not Stage.PRACTISE or (state.step and state.step.dilator.id == dilator.id):
        return state
    return _change_to(state, dilator)


def ask_to_go_on_by_itself(state: Practice, *, asked: bool) -> Practice:
    """Remember whether Breathe goes over to Practise without a touch."""
    return replace(state, frame=replace(state.frame, go_on_by_itself=asked))


def note_anxiety(state: Practice, anxiety: int | None) -> Practice:
    """Note the anxiety before, asked in Prepare."""
    return replace(state, anxiety_before=anxiety)


# --- moving on -------------------------------------------------------------------------------------------------------
def go_on(state: Practice, now: float) -> Practice:
    """Take the one way forward: to Breathe, to Practise, to Reflect.

    A plan without breaths first goes straight to Practise. Where no size was chosen Breathe leads to Reflect.
    """
    state = look(state, now)
    has_size = not state.is_breathing_session and (state.dilator is not None or bool(state.steps))
    match state.stage:
        case Stage.PREPARE if has_size and state.frame.breaths == 0:
            return _to_practise(state)
        case Stage.PREPARE:
            return _to_breathe(state)
        case Stage.BREATHE if has_size:
            return _to_practise(replace(state, running=True, gap_s=0.0))
        case Stage.BREATHE | Stage.PRACTISE:
            return _end(state, now, stopped=False)
        case Stage.REFLECT:
            return state


def finish(state: Practice, now: float) -> Practice:
    """End with what there is, also where the one way forward would lead elsewhere; after a restart."""
    return state if state.stage is Stage.REFLECT else _end(state, now, stopped=False)


def to_main_size(state: Practice, now: float) -> Practice:
    """Leave the warm-up for the size that was chosen."""
    state = look(state, now)
    if state.stage is not Stage.PRACTISE or not state.is_warming_up or state.dilator is None:
        return state
    return _with_step(state, RunningStep(state.dilator, Role.MAIN))


def back_to_breathing(state: Practice, now: float) -> Practice:
    """Go back to Breathe; the step's time stands meanwhile."""
    state = look(state, now)
    if state.stage is not Stage.PRACTISE:
        return state
    return _to_breathe(replace(state, running=True, resting=False, above_limit=False, gap_s=0.0))


def go_smaller(state: Practice, now: float) -> Practice:
    """Change to the next smaller size; without one nothing happens."""
    state = look(state, now)
    smaller = state.smaller
    if smaller is None:
        return state
    if state.stage is Stage.PREPARE:
        return replace(state, dilator=smaller)
    return _change_to(state, smaller) if state.stage is Stage.PRACTISE else state


# --- holding ---------------------------------------------------------------------------------------------------------
def pause(state: Practice, now: float) -> Practice:
    """Hold the time in Breathe or Practise."""
    state = look(state, now)
    return replace(state, running=False) if state.stage in MOVING else state


def resume(state: Practice, now: float) -> Practice:
    """Let the time run again, also after a rest or the panel; a gap that waits is left out by this."""
    state = look(state, now)
    if state.stage not in MOVING:
        return state
    return replace(state, running=True, resting=False, above_limit=False, gap_s=0.0)


def take_out(state: Practice, now: float) -> Practice:
    """Take it out and rest: the timer stands until the person goes on."""
    state = look(state, now)
    if state.stage is not Stage.PRACTISE:
        return state
    return replace(state, running=True, resting=True, above_limit=False, gap_s=0.0)


def count_gap(state: Practice, now: float, *, counts: bool) -> Practice:
    """Say whether the time in which nobody looked counts, and go on."""
    state = look(state, now)
    if state.gap_s <= 0 or state.stage not in MOVING:
        return state
    gap = state.gap_s
    state = replace(state, gap_s=0.0, running=True)
    return _count(state, gap) if counts and state.is_counting else state


# --- pain ------------------------------------------------------------------------------------------------------------
def note_pain(state: Practice, pain: int, now: float) -> Practice:
    """Note the pain right now at the size in use.

    Above the comfort limit the panel holds the timer: once for each size, and again for a higher number alone.
    """
    state = look(state, now)
    step = state.step
    if state.stage is not Stage.PRACTISE or step is None:
        return state
    state = _with_pains(state, (*step.pains, pain))
    size = step.dilator.size
    highest_asked = max((number for at, number in state.asked if at == size), default=-1)
    if pain <= max(state.frame.comfort_limit, highest_asked):
        return state
    return replace(state, above_limit=True, asked=(*state.asked, (size, pain)))


def take_back_pain(state: Practice, now: float) -> Practice:
    """Take the number back that was noted last at the size in use, as if it had never been pressed."""
    state = look(state, now)
    step = state.step
    if state.stage is not Stage.PRACTISE or step is None or not step.pains:
        return state
    *before, gone = step.pains
    if state.asked and state.asked[-1] == (step.dilator.size, gone):
        state = replace(state, asked=state.asked[:-1])
    return _with_pains(state, tuple(before))


def _with_pains(state: Practice, pains: tuple[int, ...]) -> Practice:
    last = replace(state.steps[-1], pains=pains)
    return replace(state, steps=(*state.steps[:-1], last), pain_now=pains[-1] if pains else None)


def note_how_far(state: Practice, how_far: HowFar | None) -> Practice:
    """Note how far the size in use went; only where that is asked."""
    step = state.step
    if step is None:
        return state
    return replace(state, steps=(*state.steps[:-1], replace(step, how_far=how_far)))


# --- ending ----------------------------------------------------------------------------------------------------------
def stop(state: Practice, now: float) -> Practice:
    """Stop for today. In Prepare nothing happened yet, so nothing is recorded; see `to_session`."""
    state = look(state, now)
    return state if state.stage is Stage.REFLECT else _end(state, now, stopped=True)


def carry_on(state: Practice, now: float) -> Practice:
    """Take Stop back within ten seconds: all is as it was, and the time in between does not count."""
    if not state.can_continue(now) or state.ended_in is None:
        return state
    return replace(state, stage=state.ended_in, stopped=False, ended_at=None, ended_in=None, looked_at=now)


def _end(state: Practice, now: float, *, stopped: bool) -> Practice:
    return replace(state, stage=Stage.REFLECT, ended_in=state.stage, ended_at=now, stopped=stopped)


# --- inner steps -----------------------------------------------------------------------------------------------------
def _to_breathe(state: Practice) -> Practice:
    return replace(state, stage=Stage.BREATHE, visit_s=0.0, visits=state.visits + 1)


def _to_practise(state: Practice) -> Practice:
    state = replace(state, stage=Stage.PRACTISE)
    if state.steps or state.dilator is None:
        return state
    if state.warm_up_first is not None:
        return _with_step(state, RunningStep(state.warm_up_first, Role.WARM_UP))
    return _with_step(state, RunningStep(state.dilator, Role.MAIN))


def _change_to(state: Practice, dilator: Dilator) -> Practice:
    """Add a step with another size; a smaller one inside the warm-up is warm-up too."""
    current = state.step
    smaller = current is not None and compare(dilator, current.dilator, state.frame.set_) == -1
    role = Role.SMALLER if smaller else Role.MAIN
    return _with_step(state, RunningStep(dilator, Role.WARM_UP if smaller and state.is_warming_up else role))


def _with_step(state: Practice, step: RunningStep) -> Practice:
    """Add a step and let the time run. One in which nothing happened gives way, its moment included."""
    steps = state.steps
    if steps and not steps[-1].is_worth_keeping:
        steps, step = steps[:-1], replace(step, seconds=steps[-1].seconds)
    if len(steps) >= MOST_STEPS:
        return state
    return replace(
        state, steps=(*steps, step), pain_now=None, running=True, resting=False, above_limit=False, gap_s=0.0
    )


# --- what is recorded ------------------------------------------------------------------------------------------------
def to_session(state: Practice) -> Session | None:
    """Return what is recorded so far; None while nothing has happened.

    A step in which nothing happened is left out. Seconds are rounded. Pain of the warm-up stays at its step; the
    session's worst pain starts from it only where none was noted at any other step (care M11).
    """
    kept = [s for s in state.steps if s.is_worth_keeping]
    if not kept and _whole(state.breathing_s) == 0:
        return None
    noted = [(s.role, s.worst_pain) for s in kept if s.worst_pain is not None]
    pains = [pain for role, pain in noted if role is not Role.WARM_UP] or [pain for _role, pain in noted]
    return Session(
        id=state.id,
        day=state.started_at.date(),
        started_at=state.started_at,
        how=How.GUIDED,
        entered=Entered.DURING,
        steps=tuple(Step(s.dilator, s.role, _whole(s.seconds), s.worst_pain, s.how_far) for s in kept),
        breathing_seconds=_whole(state.breathing_s),
        stopped=state.stopped,
        worst_pain=max(pains, default=None),
        anxiety_before=state.anxiety_before,
        breathing=breathing_answer(state),
    )


def _whole(seconds: float) -> int:
    return min(LONGEST_S, int(seconds + 0.5))


def breathing_answer(state: Practice) -> Breathing | None:
    """Return what the session itself says about the breathing exercise: done with the planned breaths, else partly.

    Without any breath nothing is said: the person may have breathed on her own.
    """
    if _whole(state.breathing_s) == 0:
        return None
    return Breathing.DONE if _whole(state.breathing_s) >= state.frame.breathing_s else Breathing.PARTLY


# --- after a lock or a restart ---------------------------------------------------------------------------------------
def moved_in_time(state: Practice, now: float, *, away_s: float) -> Practice:
    """Return a state that was kept away from the clock (a lock, a restart) as it is at ``now``.

    The time away waits where the timer was running. Stop can no longer be taken back.
    """
    return wait(replace(state, looked_at=now, ended_at=None), away_s)


def skipped_sizes(before: Dilator, after: Dilator, set_: Sequence[Dilator]) -> tuple[Dilator, ...]:
    """Return the sizes of the set that lie between two sizes when going up; empty when going down or one step."""
    if compare(after, before, set_) != 1:
        return ()
    return tuple(d for d in set_ if compare(d, before, set_) == 1 and compare(d, after, set_) == -1)
