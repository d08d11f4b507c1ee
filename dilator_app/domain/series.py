"""What charts are drawn from: points in the order of time, and where a line between them may run."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from dilator_app.domain.dilators import Dilator, Size, ordered_sizes
from dilator_app.domain.session import Session, in_order

LONGEST_LINE = timedelta(days=7)
"""No line crosses more than this without a session: an unmarked gap is plain paper."""
MOST_MARKS = 400
"""A chart shows at most this many marks; more are thinned, and the chart says so."""


@dataclass(frozen=True, slots=True)
class SizePoint:
    """The size of one session."""

    day: date
    dilator: Dilator
    session_id: UUID


@dataclass(frozen=True, slots=True)
class PainPoint:
    """The worst pain that counts at one size of one session."""

    day: date
    dilator: Dilator
    pain: int
    numbing_gel: bool
    several_sizes: bool
    session_id: UUID


Point = TypeVar("Point", SizePoint, PainPoint)


def size_points(sessions: Iterable[Session]) -> list[SizePoint]:
    """Return the size of every session with a dilator, oldest first; warm-up alone does not count."""
    return [
        SizePoint(s.day, s.main_dilator, s.id)
        for s in in_order(sessions)
        if s.counted_steps and s.main_dilator is not None
    ]


def pain_points(sessions: Iterable[Session]) -> list[PainPoint]:
    """Return every pain value that counts at a size, oldest first; a session with two sizes can give two."""
    return [
        PainPoint(
            s.day,
            step_dilator,
            pain,
            s.numbing_gel is True,
            s.several_sizes and s.main_dilator is not None and s.main_dilator.size == step_dilator.size,
            s.id,
        )
        for s in in_order(sessions)
        for step_dilator in {step.dilator.size: step.dilator for step in s.counted_steps}.values()
        if (pain := s.pain_at(step_dilator.size)) is not None
    ]


def runs(points: Sequence[Point]) -> list[list[Point]]:
    """Return the stretches along which a line may be drawn: one size, never more than a week apart."""
    found: list[list[Point]] = []
    for point in points:
        last = found[-1][-1] if found else None
        joined = last and last.dilator.size == point.dilator.size and point.day - last.day <= LONGEST_LINE
        if joined:
            found[-1].append(point)
        else:
            found.append([point])
    return found


def thinned(points: Sequence[Point], most: int = MOST_MARKS) -> list[Point]:
    """Return at most ``most`` (3 or more) points: first, last, and the highest pain of each stretch between them."""
    if len(points) <= most:
        return list(points)
    between = points[1:-1]
    step = len(between) / (most - 2)
    stretches = [between[int(n * step) : int((n + 1) * step)] for n in range(most - 2)]
    chosen = [max(stretch, key=lambda p: getattr(p, "pain", 0)) for stretch in stretches]
    chosen.insert(0, points[0])
    chosen.append(points[-1])
    return chosen


@dataclass(frozen=True, slots=True)
class Week:
    """The sessions of one week, by its first day."""

    first_day: date
    with_size: int
    breathing_sessions: int

    @property
    def sessions(self) -> int:
        """All of them."""
        return self.with_size + self.breathing_sessions


def week_of(day: date, first_weekday: int = 0) -> date:
    """Return the first day of the week in which ``day`` lies; ``first_weekday`` 0 is Monday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def by_week(sessions: Iterable[Session], first: date, last: date, first_weekday: int = 0) -> list[Week]:
    """Return every week that touches ``first`` to ``last``, empty ones too."""
    inside = [s for s in sessions if first <= s.day <= last]
    sizes = Counter(week_of(s.day, first_weekday) for s in inside if not s.is_breathing_session)
    breathing = Counter(week_of(s.day, first_weekday) for s in inside if s.is_breathing_session)
    start = week_of(first, first_weekday)
    days = [start + timedelta(days=n) for n in range(0, (last - start).days + 1, 7)]
    return [Week(day, sizes[day], breathing[day]) for day in days]


def size_order(points: Iterable[SizePoint | PainPoint]) -> list[Size]:
    """Return the sizes among ``points``, smallest first."""
    return [d.size for d in ordered_sizes(p.dilator for p in points)]
