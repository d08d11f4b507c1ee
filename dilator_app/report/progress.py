"""What Progress draws: the series of a whole diary, made once, and the part of them that lies in a range."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from dilator_app.domain.appointments import Appointment, Period, since_last_appointment
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.plan import Rest
from dilator_app.domain.series import (
    MOST_MARKS,
    AnxietyPoint,
    InsertionPoint,
    PainPoint,
    Point,
    SizePoint,
    Stretch,
    Week,
    anxiety_points,
    best_of_days,
    by_week,
    grouped,
    insertion_points,
    pain_points,
    size_key,
    size_points,
    week_of,
)
from dilator_app.domain.session import Session

T = TypeVar("T")
_FOUR_WEEKS = timedelta(weeks=4)
_WEEK = timedelta(weeks=1)
_DAY_BY_DAY = 28
"""An axis of so many days may name each of them; it ends with the last one, so that it names none that lies after."""


class Range(Enum):
    """The stretches of time that can be chosen."""

    FOUR_WEEKS = "4 weeks"
    THREE_MONTHS = "3 months"
    ALL = "all"
    SINCE_APPOINTMENT = "since appointment"
    OWN_DATES = "own dates"


@dataclass(frozen=True, slots=True)
class Cut:
    """What lies in one range, in order of time."""

    period: Period
    axis: Period  # what charts of time show: from a first week that is whole, and if long to the end of a week
    sessions: Sequence[Session]
    sizes: Sequence[SizePoint]
    pains: Sequence[PainPoint]
    days_sizes: Sequence[SizePoint]  # the newest of each kind and day: as much as is to be told of very many
    days_pains: Sequence[PainPoint]  # the highest of each kind and day
    drawn_sizes: tuple[Sequence[SizePoint], Stretch | None]  # the marks of the chart, and for how long each stands
    drawn_pains: tuple[Sequence[PainPoint], Stretch | None]
    weeks: Sequence[Week]  # every week that the range touches, with what lies in the range
    insertions: Sequence[InsertionPoint]
    anxieties: Sequence[AnxietyPoint]
    ratings: Sequence[GoalRating]
    tries: Sequence[OwnStepTry]


@dataclass(frozen=True)
class Record:
    """The series of a diary with at least one session; none lies after ``today``."""

    today: date
    first_weekday: int
    sessions: Sequence[Session]
    sizes: Sequence[SizePoint]
    pains: Sequence[PainPoint]
    days_sizes: Sequence[SizePoint]
    days_pains: Sequence[PainPoint]
    weeks: Sequence[Week]
    rests: Sequence[Rest]
    appointments: Sequence[Appointment]
    dilators: Sequence[Dilator]  # of the set in use
    known: Sequence[Dilator]  # all that the diary knows
    plan_size: Dilator | None
    insertions: Sequence[InsertionPoint]
    anxieties: Sequence[AnxietyPoint]
    goals: Sequence[Goal]
    ratings: Sequence[GoalRating]
    own_steps: Sequence[OwnStep]
    tries: Sequence[OwnStepTry]

    @classmethod
    def of(
        cls,
        sessions: Sequence[Session],
        *,
        rests: Sequence[Rest],
        appointments: Sequence[Appointment],
        dilators: Sequence[Dilator],
        known: Iterable[Dilator],
        plan_size: Dilator | None,
        today: date,
        first_weekday: int,
        goals: Sequence[Goal] = (),
        ratings: Sequence[GoalRating] = (),
        own_steps: Sequence[OwnStep] = (),
        tries: Sequence[OwnStepTry] = (),
    ) -> "Record":
        """Return the series of ``sessions``, which stand oldest first. Takes a while for very many."""
        in_time = attrgetter("day")
        sizes, pains = size_points(sessions), pain_points(sessions)
        return cls(
            today=today,
            first_weekday=first_weekday,
            sessions=sessions,
            sizes=sizes,
            pains=pains,
            days_sizes=best_of_days(sizes, _kind_of_size, lambda _point: 0),
            days_pains=best_of_days(pains, _kind_of_pain, lambda point: point.pain),
            weeks=by_week(sessions, sessions[0].day, sessions[-1].day, first_weekday),
            rests=rests,
            appointments=appointments,
            dilators=dilators,
            known=list({d.id: d for d in known}.values()),
            plan_size=plan_size,
            insertions=insertion_points(sessions),
            anxieties=anxiety_points(sessions),
            goals=goals,
            ratings=sorted(ratings, key=in_time),
            own_steps=own_steps,
            tries=sorted(tries, key=in_time),
        )

    @property
    def began(self) -> date:
        """The day of the first session."""
        return self.sessions[0].day

    @property
    def beginning(self) -> date:
        """The day of the first session, or of a rating or try that came before it."""
        return min(things[0].day for things in (self.sessions, self.ratings, self.tries) if things)

    def period_of(self, range_: Range) -> Period:
        """Return the days of a range; it ends today."""
        match range_:
            case Range.FOUR_WEEKS:
                first = self.today - _FOUR_WEEKS + timedelta(days=1)
            case Range.THREE_MONTHS:
                first = _months_before(self.today, 3) + timedelta(days=1)
            case Range.SINCE_APPOINTMENT if self.last_appointment is not None:
                first = self.last_appointment.day + timedelta(days=1)
            case _:
                first = self.beginning
        return Period(min(first, self.today), self.today)

    @property
    def last_appointment(self) -> Appointment | None:
        """The appointment that the fourth range begins after; without one it begins with the first session."""
        return since_last_appointment(self.appointments, self.today)[1]

    def cut(self, range_: Range) -> Cut:
        """Return what lies in a range."""
        return self.everything if range_ is Range.ALL else self.cut_days(self.period_of(range_))

    @cached_property
    def everything(self) -> Cut:
        """The whole diary. Whoever makes a record in a thread asks for it there."""
        return self.cut_days(self.period_of(Range.ALL))

    def cut_days(self, period: Period) -> Cut:
        """Return what lies in a period."""
        days_sizes, days_pains = _inside(self.days_sizes, period), _inside(self.days_pains, period)
        begin, began = (min(max(period.first, day), period.last) for day in (self.beginning, self.began))
        week_after = week_of(period.last, self.first_weekday) + _WEEK
        return Cut(
            period=period,
            axis=Period(
                max(period.first, week_of(begin, self.first_weekday)),
                period.last if period.days <= _DAY_BY_DAY else week_after - timedelta(days=1),
            ),
            sessions=_inside(self.sessions, period),
            sizes=_inside(self.sizes, period),
            pains=_inside(self.pains, period),
            days_sizes=days_sizes,
            days_pains=days_pains,
            drawn_sizes=_drawn(_inside(self.sizes, period), days_sizes, lambda _point: 0),
            drawn_pains=_drawn(_inside(self.pains, period), days_pains, lambda point: point.pain),
            weeks=self._weeks(week_of(began, self.first_weekday), week_after, period),
            insertions=_inside(self.insertions, period),
            anxieties=_inside(self.anxieties, period),
            ratings=_inside(self.ratings, period),
            tries=_inside(self.tries, period),
        )

    def _weeks(self, first: date, after: date, period: Period) -> list[Week]:
        """Return every week from ``first``, also those after the last session; what lies outside is not counted."""
        known = {week.first_day: week for week in self.weeks}
        days = (first + timedelta(days=n) for n in range(0, (after - first).days, 7))
        return [
            known.get(day) or Week(day, 0, 0)
            if day >= period.first and day + _WEEK - timedelta(days=1) <= period.last
            else self._part_of_week(day, period)
            for day in days
        ]

    def _part_of_week(self, day: date, period: Period) -> Week:
        here = Period(max(day, period.first), min(day + _WEEK - timedelta(days=1), period.last))
        return by_week(_inside(self.sessions, here), here.first, here.last, self.first_weekday)[0]


def _drawn(
    points: Sequence[Point], of_days: Sequence[Point], worth: Callable[[Point], int]
) -> tuple[Sequence[Point], Stretch | None]:
    """Return the marks of a chart: all, or the best of each size in a day or longer."""
    if len(points) <= MOST_MARKS:
        return points, None
    return grouped(of_days, size_key, worth, days_best=True)


def _kind_of_size(point: SizePoint) -> object:
    return point.dilator.id, point.how_far


def _kind_of_pain(point: PainPoint) -> object:
    return point.dilator.id, point.numbing_gel, point.several_sizes


def _inside(things: Sequence[T], period: Period) -> Sequence[T]:
    day = attrgetter("day")
    return things[bisect_left(things, period.first, key=day) : bisect_right(things, period.last, key=day)]


def _months_before(day: date, months: int) -> date:
    """Return the same day some months before, or the last day of a shorter month."""
    month = day.year * 12 + day.month - 1 - months
    for day_of_month in (day.day, 30, 29, 28):
        try:
            return date(month // 12, month % 12 + 1, day_of_month)
        except ValueError:
            continue
    raise ValueError("no such month")
