"""What charts are drawn from: points in the order of time, and where a line between them may run."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from operator import attrgetter
from typing import Protocol, TypeVar
from uuid import UUID

from dilator_app.domain.dilators import Dilator
from dilator_app.domain.scales import Breathing, HowFar, Insertion
from dilator_app.domain.session import AtSize, Session, Step, in_order

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
    how_far: HowFar | None = None  # None: not known, which is not "all the way in"


@dataclass(frozen=True, slots=True)
class PainPoint:
    """The worst pain that counts at one size of one session."""

    day: date
    dilator: Dilator
    pain: int
    numbing_gel: bool
    several_sizes: bool
    session_id: UUID


@dataclass(frozen=True, slots=True)
class InsertionPoint:
    """The insertion answer of one session at one of its sizes: it has one answer, which stands at each."""

    day: date
    dilator: Dilator
    answer: Insertion


@dataclass(frozen=True, slots=True)
class AnxietyPoint:
    """The anxiety before one session, breathing sessions too: a figure of the session, not of a size."""

    day: date
    anxiety: int
    session_id: UUID


class OnADay(Protocol):
    """Anything that belongs to a day."""

    @property
    def day(self) -> date:
        """The day to which it belongs."""
        ...


Point = TypeVar("Point", SizePoint, PainPoint)
Dated = TypeVar("Dated", bound=OnADay)


def size_points(sessions: Iterable[Session]) -> list[SizePoint]:
    """Return the size of every session with a dilator, oldest first; warm-up alone does not count."""
    return [
        SizePoint(s.day, step.dilator, s.id, _how_far(s, step))
        for s in in_order(sessions)
        if s.counted_steps and (step := s.main_step) is not None
    ]


def _how_far(session: Session, step: Step) -> HowFar | None:
    """Return how far the step went where that is known: who held it outside said so with the insertion answer."""
    if step.how_far is None and session.insertion is Insertion.OUTSIDE_ONLY:
        return HowFar.OUTSIDE
    return step.how_far


def insertion_points(sessions: Iterable[Session]) -> list[InsertionPoint]:
    """Return every insertion answer at each size of its session, oldest first; warm-up alone does not count."""
    return [
        InsertionPoint(s.day, dilator, s.insertion)
        for s in in_order(sessions)
        if s.insertion is not None
        for dilator in {step.dilator.size: step.dilator for step in s.counted_steps}.values()
    ]


def anxiety_points(sessions: Iterable[Session]) -> list[AnxietyPoint]:
    """Return the anxiety before every session where that was answered, oldest first."""
    return [AnxietyPoint(s.day, s.anxiety_before, s.id) for s in in_order(sessions) if s.anxiety_before is not None]


def pain_points(sessions: Iterable[Session]) -> list[PainPoint]:
    """Return every pain value that counts at a size, oldest first; a session with two sizes can give two."""
    return [
        PainPoint(s.day, dilator, there.pain, s.numbing_gel is True, there.several_sizes, s.id)
        for s in in_order(sessions)
        for dilator, there in _dilators_at(s)
        if there.pain is not None
    ]


def _dilators_at(session: Session) -> Iterable[tuple[Dilator, AtSize]]:
    """Return what counts at each size with the dilator that was the last one there."""
    at = session.at_each_size()
    if len(session.steps) == 1:
        return [(there.dilator, there) for there in at.values()]
    dilators = {step.dilator.size: step.dilator for step in session.counted_steps}
    return [(dilators[size], there) for size, there in at.items()]


def size_key(point: SizePoint | PainPoint) -> Hashable:
    """Return what tells sizes apart, for a hundred thousand points at once."""
    return point.dilator.diameter_um or point.dilator.id


def runs(points: Sequence[Dated], alike: Callable[[Dated], Hashable]) -> list[list[Dated]]:
    """Return the stretches along which a line may be drawn: all ``alike``, never more than a week apart."""
    found: list[list[Dated]] = []
    kind: Hashable = None
    for point in points:
        here = alike(point)
        if found and here == kind and point.day - found[-1][-1].day <= LONGEST_LINE:
            found[-1].append(point)
        else:
            found.append([point])
        kind = here
    return found


class Stretch(IntEnum):
    """For how long one mark stands where there is no room for every session, in months; the first two are shorter."""

    DAY = -1
    WEEK = 0
    MONTH = 1
    QUARTER = 3
    YEAR = 12
    FIVE_YEARS = 60


def grouped(
    points: Sequence[Dated],
    alike: Callable[[Dated], Hashable],
    worth: Callable[[Dated], int],
    most: int = MOST_MARKS,
    *,
    days_best: bool = False,
) -> tuple[Sequence[Dated], Stretch | None]:
    """Return at most ``most`` points, in order of time, and for how long each stands; None where all are there.

    Each is the one with the most ``worth``, the newest of equals, of those that are ``alike`` in its day, week, month
    or longer. ``days_best`` says that ``points`` are not all there is, but those of each day already.
    """
    if len(points) <= most and not days_best:
        return points, None
    days = len({point.day for point in points})
    kept: Sequence[Dated] = points
    for stretch in Stretch:
        if days > most * _LONGEST_DAYS[stretch]:
            continue  # as many stretches as this need more marks, whatever stands in them
        fewer = _best_of_each(kept, stretch, alike, worth)
        if stretch is not Stretch.WEEK:
            kept = fewer  # what is longer is made of it; weeks do not fit into months
        if len(fewer) <= most:
            break
    return fewer[-most:], stretch


_LONGEST_DAYS = {
    Stretch.DAY: 1,
    Stretch.WEEK: 7,
    Stretch.MONTH: 31,
    Stretch.QUARTER: 92,
    Stretch.YEAR: 366,
    Stretch.FIVE_YEARS: 1827,
}


def best_of_days(
    points: Iterable[Dated], alike: Callable[[Dated], Hashable], worth: Callable[[Dated], int]
) -> list[Dated]:
    """Return of each day, and of all that are ``alike``, the point with the most ``worth``, in order of time."""
    return _best_of_each(points, Stretch.DAY, alike, worth)


def _best_of_each(
    points: Iterable[Dated], stretch: Stretch, alike: Callable[[Dated], Hashable], worth: Callable[[Dated], int]
) -> list[Dated]:
    """Return of all points that are alike in one stretch the one with the most worth, in order of time."""
    found: dict[tuple[int, Hashable], Dated] = {}
    day, number = None, 0
    for point in points:
        if point.day != day:
            day = point.day
            number = _stretch_of(day, stretch)
        key = (number, alike(point))
        before = found.get(key)
        if before is None or worth(point) >= worth(before):
            found[key] = point
    return sorted(found.values(), key=attrgetter("day"))


def _stretch_of(day: date, stretch: Stretch) -> int:
    if stretch is Stretch.DAY:
        return day.toordinal()
    if stretch is Stretch.WEEK:
        return (day.toordinal() - 1) // 7  # the first of January of the year 1 was a Monday
    return (day.year * 12 + day.month - 1) // stretch


@dataclass(frozen=True, slots=True)
class Week:
    """The sessions of one week, by its first day."""

    first_day: date
    with_size: int
    breathing_sessions: int
    done: int = 0  # sessions of any kind in which the breathing exercise was done,
    partly: int = 0  # was done in part,
    not_done: int = 0  # or was not done; where that was not answered, none of the three
    size_unsaid: int = 0  # sessions whose size nobody has said

    @property
    def sessions(self) -> int:
        """All of them."""
        return self.with_size + self.size_unsaid + self.breathing_sessions

    @property
    def answered(self) -> int:
        """Those in which the question about the breathing exercise was answered."""
        return self.done + self.partly + self.not_done


def week_of(day: date, first_weekday: int = 0) -> date:
    """Return the first day of the week in which ``day`` lies; ``first_weekday`` 0 is Monday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


_UNSAID = "size unsaid"


def by_week(sessions: Iterable[Session], first: date, last: date, first_weekday: int = 0) -> list[Week]:
    """Return every week that touches ``first`` to ``last``, empty ones too."""
    counts: Counter[tuple[date, object]] = Counter()
    starts: dict[date, date] = {}
    for session in sessions:
        if not first <= session.day <= last:
            continue
        start = starts.get(session.day)
        if start is None:
            start = starts[session.day] = week_of(session.day, first_weekday)
        counts[start, _UNSAID if session.size_unsaid else bool(session.steps)] += 1
        counts[start, session.breathing] += 1
    begin = week_of(first, first_weekday)
    days = [begin + timedelta(days=n) for n in range(0, (last - begin).days + 1, 7)]
    kinds = (True, False, *Breathing, _UNSAID)
    return [Week(day, *(counts[day, kind] for kind in kinds)) for day in days]
