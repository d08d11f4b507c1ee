"""A session: one practice, with none, one or several dilators."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import NamedTuple

from dilator_app.domain import text
from dilator_app.domain.dilators import Dilator, Size
from dilator_app.domain.records import Record, required_day, set_field, whole
from dilator_app.domain.scales import NRS_HIGH, NRS_LOW, Breathing, HowFar, Insertion, SafetyAnswer

LONGEST_S = 24 * 60 * 60
MOST_TICKS = 6
MOST_STEPS = 50


class Role(StrEnum):
    """What a step was for. Warm-up steps enter no pain figure, no session count of a size and no rule."""

    WARM_UP = "warm_up"
    MAIN = "main"
    SMALLER = "smaller"


class How(StrEnum):
    """How the entry came to be."""

    GUIDED = "guided"
    QUICK = "quick"
    PAPER = "paper"
    IMPORT = "import"


class Entered(StrEnum):
    """When the entry was made, as the report tells it."""

    DURING = "during"
    SAME_DAY = "same_day"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Step:
    """One dilator used inside a session."""

    dilator: Dilator
    role: Role = Role.MAIN
    seconds: int | None = None  # None: not given; pauses are left out
    worst_pain: int | None = None  # given for this step; None: not given
    how_far: HowFar | None = None

    def __post_init__(self) -> None:
        whole(self.seconds, 0, LONGEST_S, "seconds")
        whole(self.worst_pain, NRS_LOW, NRS_HIGH, "worst_pain")


class AtSize(NamedTuple):
    """What of a session counts at one of its sizes. A tuple, since a diary holds tens of thousands of them."""

    dilator: Dilator
    pain: int | None  # see `Session.pain_at`
    seconds: int | None  # of all its non-warm-up steps at that size
    several_sizes: bool  # the pain stands here because nobody knows at which of several sizes it was


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """One practice. Nothing is required but the day; ``None`` is "not answered" in every field.

    ``started_at`` is aware with the offset that held there and then, and ``day`` is its local day, also across a
    clock change. Without steps it is a breathing session, unless nobody has said which size it was, or whether any.
    """

    day: date
    started_at: datetime | None = None
    how: How = How.QUICK
    entered: Entered | None = None
    steps: tuple[Step, ...] = ()
    size_unsaid: bool = False  # the question about the size is not answered: silence is no breathing session
    unsaid_seconds: int | None = None  # the time of such a session; else each step and the breathing have their own
    breathing_seconds: int | None = None
    stopped: bool = False  # ended with the Stop button; nothing else sets it
    worst_pain: int | None = None
    pain_after: int | None = None
    anxiety_before: int | None = None
    insertion: Insertion | None = None
    breathing: Breathing | None = None
    safety: SafetyAnswer | None = None
    lubricant: bool | None = None
    numbing_gel: bool | None = None
    someone_with_me: bool | None = None
    ticks: tuple[str, ...] = ()
    note_to_self: str = ""  # in no view, report or print, ever
    note_for_therapist: str = ""

    def __post_init__(self) -> None:
        required_day(self.day, "day")
        if self.started_at is not None:
            set_field(self, "started_at", fixed_offset(self.started_at))
            if self.started_at.date() != self.day:
                raise ValueError("day is the local day of started_at")
        if len(self.steps) > MOST_STEPS:
            raise ValueError(f"at most {MOST_STEPS} steps")
        whole(self.unsaid_seconds, 0, LONGEST_S, "unsaid_seconds")
        if self.size_unsaid and (self.steps or self.breathing_seconds is not None):
            raise ValueError("steps and breathing say what it was")
        if self.unsaid_seconds is not None and not self.size_unsaid:
            raise ValueError("unsaid_seconds is for a session whose size is not said")
        whole(self.breathing_seconds, 0, LONGEST_S, "breathing_seconds")
        whole(self.worst_pain, NRS_LOW, NRS_HIGH, "worst_pain")
        whole(self.pain_after, NRS_LOW, NRS_HIGH, "pain_after")
        whole(self.anxiety_before, NRS_LOW, NRS_HIGH, "anxiety_before")
        if self.ticks:
            set_field(self, "ticks", tuple(dict.fromkeys(text.line(t) for t in self.ticks)))
            if "" in self.ticks or len(self.ticks) > MOST_TICKS:
                raise ValueError(f"at most {MOST_TICKS} ticks, none empty")
        if self.note_to_self:
            set_field(self, "note_to_self", text.note(self.note_to_self))
        if self.note_for_therapist:
            set_field(self, "note_for_therapist", text.note(self.note_for_therapist))

    @property
    def is_breathing_session(self) -> bool:
        """True when no dilator was used; a session whose size is not said is none."""
        return not self.steps and not self.size_unsaid

    @property
    def counted_steps(self) -> tuple[Step, ...]:
        """The steps that enter figures: all but warm-up."""
        return tuple([s for s in self.steps if s.role is not Role.WARM_UP])

    @property
    def main_step(self) -> Step | None:
        """The step with the largest dilator that was no warm-up; a warm-up when there is nothing else."""
        return largest(self.counted_steps or self.steps)

    @property
    def main_dilator(self) -> Dilator | None:
        """The dilator that gives the session its size; None for a breathing session, or if unsaid."""
        step = self.main_step
        return step.dilator if step else None

    @property
    def ended_with(self) -> Dilator | None:
        """The dilator of the last step; None for a breathing session, or if unsaid."""
        return self.steps[-1].dilator if self.steps else None

    @property
    def seconds(self) -> int | None:
        """Time with a size, warm-up left out; for a breathing session the time of breathing. None: not given."""
        if not self.steps:
            return self.unsaid_seconds if self.size_unsaid else self.breathing_seconds
        given = [s.seconds for s in self.counted_steps if s.seconds is not None]
        return sum(given) if given else None

    @property
    def shown_seconds(self) -> int | None:
        """`seconds`, for a session that was a warm-up alone the time of that: shown as a fact, and in no figure."""
        if self.counted_steps or not self.steps:
            return self.seconds
        given = [s.seconds for s in self.steps if s.seconds is not None]
        return sum(given) if given else None

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The sizes it counts for, each once, in the order of use."""
        return tuple(dict.fromkeys(s.dilator.size for s in self.counted_steps))

    @property
    def highest_pain(self) -> int | None:
        """The higher of the session's worst pain and its steps', warm-up left out; None: none given.

        It belongs to the session and to no size: what counts at a size is `pain_at`.
        """
        given = [p for p in (self.worst_pain, *(s.worst_pain for s in self.counted_steps)) if p is not None]
        return max(given, default=None)

    @property
    def counted_pain(self) -> int | None:
        """`highest_pain` as the rule looks at it: what was given at the warm-up alone is no part of it (care M11)."""
        at_warm_up = max(
            (s.worst_pain for s in self.steps if s.role is Role.WARM_UP and s.worst_pain is not None), default=-1
        )
        own = self.worst_pain if self.worst_pain is not None and self.worst_pain > at_warm_up else None
        given = [p for p in (own, *(s.worst_pain for s in self.counted_steps)) if p is not None]
        return max(given, default=None)

    def at_each_size(self) -> dict[Size, AtSize]:
        """Return what counts at each of its sizes, in the order of use. One pass, for those who look at thousands."""
        if len(self.steps) == 1 and self.steps[0].role is not Role.WARM_UP:  # what most sessions are
            (step,) = self.steps
            pain = _larger(step.worst_pain, self.worst_pain)
            return {step.dilator.size: AtSize(step.dilator, pain, step.seconds, several_sizes=False)}
        found: dict[Size, AtSize] = {}
        for step in self.steps:
            if step.role is Role.WARM_UP:
                continue
            size = step.dilator.size
            before = found.get(size)
            found[size] = (
                AtSize(step.dilator, step.worst_pain, step.seconds, several_sizes=False)
                if before is None
                else before._replace(
                    pain=_larger(before.pain, step.worst_pain), seconds=_together(before.seconds, step.seconds)
                )
            )
        unplaced = self._unplaced_pain
        if found and unplaced is not None and self.main_dilator is not None:
            size = self.main_dilator.size
            found[size] = found[size]._replace(pain=unplaced, several_sizes=len(found) > 1)
        return found

    def pain_at(self, size: Size) -> int | None:
        """Return the worst pain that counts at ``size``; None when none does.

        A step's own pain counts at its size. The session's worst pain counts where it was given, so nowhere when that
        was the warm-up; when no step carries that much it counts at the session's own size (care M11).
        """
        there = self.at_each_size().get(size)
        return there.pain if there else None

    @property
    def several_sizes(self) -> bool:
        """True when the worst pain stands at the session's size because nobody knows at which of several it was."""
        return self._unplaced_pain is not None and len(self.sizes) > 1

    @property
    def _unplaced_pain(self) -> int | None:
        """The session's worst pain where no step, warm-up included, carries that much."""
        if self.worst_pain is None:
            return None
        placed = [s.worst_pain for s in self.steps if s.worst_pain is not None]
        return self.worst_pain if self.worst_pain > max(placed, default=-1) else None

    def seconds_at(self, size: Size) -> int | None:
        """Return the time of all non-warm-up steps at ``size``; None when none was given."""
        there = self.at_each_size().get(size)
        return there.seconds if there else None


def _larger(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else max(one, other)


def _together(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else one + other


def with_worst_pain(session: Session, pain: int | None) -> Session:
    """Return ``session`` with another worst pain: what a step says above it gives way, since the newer answer holds."""
    ceiling = -1 if pain is None else pain
    steps = tuple(
        replace(step, worst_pain=pain) if step.worst_pain is not None and step.worst_pain > ceiling else step
        for step in session.steps
    )
    return replace(session, worst_pain=pain, steps=steps)


def largest(steps: Iterable[Step]) -> Step | None:
    """Return the step with the largest dilator, the first of them when several are; None without steps.

    Where one of them has no diameter, their places in the set decide.
    """
    listed = tuple(steps)
    if all(s.dilator.diameter_um is not None for s in listed):
        return max(listed, key=lambda s: s.dilator.diameter_um or 0, default=None)
    return max(listed, key=lambda s: s.dilator.position)


FARTHEST_OFFSET = timedelta(hours=18)
_MINUTE = timedelta(minutes=1)


def fixed_offset(moment: datetime) -> datetime:
    """Return ``moment`` with its offset as a plain number of minutes. Raises ``ValueError`` when it has none.

    A zone would compute the offset again under later rules; what held there and then is what happened.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment has its offset")
    if offset % _MINUTE or abs(offset) > FARTHEST_OFFSET:
        raise ValueError("an offset is whole minutes, at most 18 hours")
    if type(moment.tzinfo) is timezone and not moment.fold:
        return moment
    return moment.replace(tzinfo=timezone(offset), fold=0)


def in_order(sessions: Iterable[Session]) -> list[Session]:
    """Return ``sessions`` oldest first: by day, known times first, then the others as they were recorded."""
    return sorted(sessions, key=order_key)


def order_key(session: Session) -> tuple[date, bool, float, float]:
    """Return what `in_order` sorts by."""
    started = session.started_at.timestamp() if session.started_at else 0.0
    recorded = session.stamps.recorded_at.timestamp() if session.stamps else float("inf")
    return session.day, session.started_at is None, started, recorded


def entered_when(day: date, how: How, today: date) -> Entered:
    """Return when an entry that is first saved ``today`` was made."""
    if how is How.GUIDED:
        return Entered.DURING
    return Entered.SAME_DAY if day >= today else Entered.LATER
