"""The figures of a period, each defined once. Every screen, page and table prints these and computes none.

Common ground (product.md "Counting", care M11 to M13, decisions.md D15):
warm-up steps enter nothing; "not answered" is never counted as an answer; no figure spans sizes unless it says so;
under 5 values the values themselves are given, from 5 the median and the range, from 8 the quartiles; always n.
"""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dilator_app.domain.appointments import Period
from dilator_app.domain.dilators import Dilator, Size
from dilator_app.domain.plan import DEFAULT_COMFORT_LIMIT, Plan, Rest, in_force, resting
from dilator_app.domain.scales import Breathing, Insertion, PainBand, Sign, pain_band
from dilator_app.domain.session import Entered, Session, in_order

FOR_A_MEDIAN = 5
FOR_QUARTILES = 8
COMFORTABLE_SESSIONS = 3
ENDS = 3
"""How many values "first" and "last" name."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Values in the order of time, with as much of a summary as their number carries."""

    values: tuple[float, ...]

    @property
    def n(self) -> int:
        """How many values there are."""
        return len(self.values)

    @property
    def median(self) -> float | None:
        """The middle value, the mean of the two middle ones for an even number; None under 5 values."""
        return float(statistics.median(self.values)) if self.n >= FOR_A_MEDIAN else None

    @property
    def range(self) -> tuple[float, float] | None:
        """The lowest and the highest value; None without values."""
        return (min(self.values), max(self.values)) if self.values else None

    @property
    def quartiles(self) -> tuple[float, float] | None:
        """The lower and upper quartile by linear interpolation (type 7); None under 8 values."""
        if self.n < FOR_QUARTILES:
            return None
        lower, _, upper = statistics.quantiles(self.values, n=4, method="inclusive")
        return lower, upper

    @property
    def ends(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The first and the last three values; with fewer than six all of them and nothing."""
        if self.n < 2 * ENDS:
            return self.values, ()
        return self.values[:ENDS], self.values[-ENDS:]


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of``."""

    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Weeks:
    """Sessions a week over the whole Monday weeks of a period that had a plan on every day and no day of rest."""

    sessions: int
    whole_weeks: int
    rest_weeks: int  # whole weeks left out for a rest

    @property
    def a_week(self) -> float | None:
        """The mean; None when no week qualifies."""
        return self.sessions / self.whole_weeks if self.whole_weeks else None


@dataclass(frozen=True, slots=True)
class SafetyFigures:
    """The safety question: in how many sessions it was answered, and each sign with its days, oldest first."""

    answered: Share
    signs: Mapping[Sign, tuple[date, ...]]

    @property
    def none_reported(self) -> bool:
        """True when it was answered at least once and no sign was ticked."""
        return self.answered.count > 0 and not any(self.signs.values())


@dataclass(frozen=True, slots=True)
class Highest:
    """The highest pain above a limit, where it was and when (the newest of equals)."""

    pain: int
    day: date
    dilator: Dilator | None


@dataclass(frozen=True, slots=True)
class LimitFigures:
    """Sessions whose highest pain was above the comfort limit in force on their day, of those with a pain value."""

    above: Share
    highest: Highest | None
    limits: tuple[int, ...]  # the limits that held, in order of time


@dataclass(frozen=True, slots=True)
class Stopped:
    """A session that the Stop button ended."""

    day: date
    seconds: int | None
    planned_minutes: int | None


@dataclass(frozen=True, slots=True)
class SizeFigures:
    """The figures of one size. A session with several sizes stands at each of them with the pain given there."""

    dilator: Dilator  # one that has this size, for its label
    sessions: int
    minutes: Spread
    planned_minutes: tuple[int, ...]  # the plan's minutes that held, in order of time
    insertion: Mapping[Insertion, int]
    pain: Spread
    above_limit: Share
    numbing_gel: int
    several_sizes: int  # pain values placed here because nobody knows at which of several sizes they were


@dataclass(frozen=True, slots=True)
class LastAtSize:
    """The newest sessions at the newest size, oldest of them first; None where not answered."""

    dilator: Dilator
    pain: tuple[int | None, ...]
    anxiety: tuple[int | None, ...]
    insertion: tuple[Insertion | None, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """How the entries were made."""

    during: int
    same_day: int
    later: int
    edited: int
    added_or_changed_later: int  # made after the day of the session, or changed since; each once


@dataclass(frozen=True, slots=True)
class Summary:
    """All figures of one period."""

    period: Period
    sessions: int
    breathing_sessions: int
    weeks: Weeks
    safety: SafetyFigures
    limit: LimitFigures
    stopped: tuple[Stopped, ...]
    largest_comfortable: Dilator | None
    minutes: Spread
    planned_minutes: tuple[int, ...]
    breathing_done: Share
    anxiety: Spread
    pain_bands: Mapping[PainBand, int]
    pain_given: Share
    sizes: tuple[SizeFigures, ...]
    latest: LastAtSize | None
    entries: Entries


def summarise(sessions: Iterable[Session], period: Period, plans: Sequence[Plan], rests: Sequence[Rest]) -> Summary:
    """Return the figures of the sessions that lie in ``period``; the others are ignored."""
    inside = in_order(s for s in sessions if s.day in period)
    plan_on = _plan_lookup(plans)
    with_size = [s for s in inside if not s.is_breathing_session]
    return Summary(
        period=period,
        sessions=len(inside),
        breathing_sessions=len(inside) - len(with_size),
        weeks=weeks(inside, period, plan_on, rests),
        safety=safety(inside),
        limit=above_limit(inside, plan_on),
        stopped=tuple(_stopped(s, plan_on(s.day)) for s in inside if s.stopped),
        largest_comfortable=largest_comfortable(with_size, plan_on),
        minutes=Spread(tuple(_minutes(s.seconds) for s in with_size if s.seconds is not None)),
        planned_minutes=_planned(with_size, plan_on),
        breathing_done=_breathing_done(inside),
        anxiety=Spread(tuple(s.anxiety_before for s in inside if s.anxiety_before is not None)),
        pain_bands=_bands(with_size),
        pain_given=Share(sum(s.highest_pain is not None for s in with_size), len(with_size)),
        sizes=by_size(with_size, plan_on),
        latest=latest(with_size),
        entries=_entries(inside),
    )


PlanOn = Callable[[date], Plan | None]


def _plan_lookup(plans: Sequence[Plan]) -> PlanOn:
    """Return a function that gives the plan in force on a day and remembers its answers."""
    known: dict[date, Plan | None] = {}

    def plan_on(day: date) -> Plan | None:
        if day not in known:
            known[day] = in_force(plans, day)
        return known[day]

    return plan_on


def _limit(plan: Plan | None) -> int:
    return plan.comfort_limit if plan else DEFAULT_COMFORT_LIMIT


def _minutes(seconds: int | None) -> float:
    return (seconds or 0) / 60


def weeks(sessions: Sequence[Session], period: Period, plan_on: PlanOn, rests: Sequence[Rest]) -> Weeks:
    """Return the sessions of the whole weeks (Monday to Sunday) of ``period`` that can be counted against a plan."""
    on_day = Counter(s.day for s in sessions)
    found = whole = resting_weeks = 0
    monday = period.first + timedelta(days=-period.first.weekday() % 7)
    while monday + timedelta(days=6) <= period.last:
        days = [monday + timedelta(days=n) for n in range(7)]
        if any(resting(rests, day) for day in days):
            resting_weeks += 1
        elif all(plan_on(day) for day in days):
            whole += 1
            found += sum(on_day[day] for day in days)
        monday += timedelta(days=7)
    return Weeks(found, whole, resting_weeks)


def safety(sessions: Sequence[Session]) -> SafetyFigures:
    """Return how often the safety question was answered, and every sign with the days on which it was noticed."""
    answers = [s.safety for s in sessions if s.safety is not None]
    signs = {sign: tuple(sorted(n.day for a in answers for n in a.noticed if n.sign is sign)) for sign in Sign}
    return SafetyFigures(Share(len(answers), len(sessions)), signs)


def above_limit(sessions: Sequence[Session], plan_on: PlanOn) -> LimitFigures:
    """Return the sessions above the comfort limit that was in force on their day."""
    given = [s for s in sessions if s.highest_pain is not None]
    above = [s for s in given if (s.highest_pain or 0) > _limit(plan_on(s.day))]
    highest = max(reversed(above), key=lambda s: s.highest_pain or 0, default=None)
    return LimitFigures(
        above=Share(len(above), len(given)),
        highest=Highest(highest.highest_pain or 0, highest.day, _where_highest(highest)) if highest else None,
        limits=_runs(_limit(plan_on(s.day)) for s in given),
    )


def _where_highest(session: Session) -> Dilator | None:
    """Return the dilator at which the session's highest pain was given, else the one that gives it its size."""
    for step in (*session.counted_steps, *session.steps):
        if step.worst_pain is not None and step.worst_pain == session.highest_pain:
            return step.dilator
    return session.main_dilator


def _stopped(session: Session, plan: Plan | None) -> Stopped:
    return Stopped(session.day, session.seconds, plan.minutes if plan else None)


def largest_comfortable(sessions: Sequence[Session], plan_on: PlanOn) -> Dilator | None:
    """Return the largest dilator with at least three sessions within the comfort limit of their day.

    A session counts when pain was given at the size and no numbing gel was used; holding it outside does not count.
    """
    comfortable: Counter[Size] = Counter()
    example: dict[Size, Dilator] = {}
    for session in sessions:
        if session.numbing_gel or session.insertion is Insertion.OUTSIDE_ONLY:
            continue
        for step in session.counted_steps:
            example.setdefault(step.dilator.size, step.dilator)
        for size in session.sizes:
            pain = session.pain_at(size)
            comfortable[size] += pain is not None and pain <= _limit(plan_on(session.day))
    enough = [example[size] for size, count in comfortable.items() if count >= COMFORTABLE_SESSIONS]
    return ordered_sizes(enough)[-1] if enough else None


def ordered_sizes(dilators: Iterable[Dilator]) -> list[Dilator]:
    """Return one dilator for each size, smallest first; those without a diameter by their place in the set."""
    unique = list({d.size: d for d in dilators}.values())
    if all(d.diameter_um is not None for d in unique):
        return sorted(unique, key=lambda d: d.diameter_um or 0)
    return sorted(unique, key=lambda d: (d.position, d.diameter_um or 0))


def _planned(sessions: Sequence[Session], plan_on: PlanOn) -> tuple[int, ...]:
    plans = [plan_on(s.day) for s in sessions]
    return _runs(p.minutes for p in plans if p and p.minutes is not None)


def _runs(values: Iterable[int]) -> tuple[int, ...]:
    """Return ``values`` without immediate repetitions."""
    found: list[int] = []
    for value in values:
        if not found or found[-1] != value:
            found.append(value)
    return tuple(found)


def _breathing_done(sessions: Sequence[Session]) -> Share:
    answered = [s.breathing for s in sessions if s.breathing is not None]
    return Share(sum(b is Breathing.DONE for b in answered), len(answered))


def _bands(sessions: Sequence[Session]) -> Mapping[PainBand, int]:
    counts = Counter(pain_band(s.highest_pain) for s in sessions if s.highest_pain is not None)
    return {band: counts[band] for band in PainBand}


def by_size(sessions: Sequence[Session], plan_on: PlanOn) -> tuple[SizeFigures, ...]:
    """Return the figures of every size in ``sessions``, smallest first."""
    dilators = ordered_sizes(step.dilator for s in sessions for step in s.counted_steps)
    return tuple(_of_size(dilator, [s for s in sessions if dilator.size in s.sizes], plan_on) for dilator in dilators)


def _of_size(dilator: Dilator, sessions: Sequence[Session], plan_on: PlanOn) -> SizeFigures:
    size = dilator.size
    pains = [(s, pain) for s in sessions if (pain := s.pain_at(size)) is not None]
    seconds = [given for s in sessions if (given := s.seconds_at(size)) is not None]
    return SizeFigures(
        dilator=dilator,
        sessions=len(sessions),
        minutes=Spread(tuple(_minutes(given) for given in seconds)),
        planned_minutes=_planned(sessions, plan_on),
        insertion=Counter(s.insertion for s in sessions if s.insertion is not None),
        pain=Spread(tuple(pain for _, pain in pains)),
        above_limit=Share(sum(pain > _limit(plan_on(s.day)) for s, pain in pains), len(pains)),
        numbing_gel=sum(s.numbing_gel is True for s in sessions),
        several_sizes=sum(s.several_sizes for s, _ in pains if s.main_dilator and s.main_dilator.size == size),
    )


def latest(sessions: Sequence[Session], how_many: int = ENDS) -> LastAtSize | None:
    """Return the last ``how_many`` sessions at the size of the newest one; ``sessions`` stand in order of time."""
    newest = next((s for s in reversed(sessions) if s.counted_steps), None)
    if newest is None or newest.main_dilator is None:
        return None
    size = newest.main_dilator.size
    there = [s for s in sessions if size in s.sizes][-how_many:]
    return LastAtSize(
        dilator=newest.main_dilator,
        pain=tuple(s.pain_at(size) for s in there),
        anxiety=tuple(s.anxiety_before for s in there),
        insertion=tuple(s.insertion for s in there),
    )


def _entries(sessions: Sequence[Session]) -> Entries:
    made = Counter(s.entered for s in sessions)
    edited = [s for s in sessions if s.stamps and s.stamps.edited_at]
    touched = {s.id for s in edited} | {s.id for s in sessions if s.entered is Entered.LATER}
    return Entries(
        during=made[Entered.DURING],
        same_day=made[Entered.SAME_DAY],
        later=made[Entered.LATER],
        edited=len(edited),
        added_or_changed_later=len(touched),
    )


def comparable(size: Size, now: Sequence[SizeFigures], before: Sequence[SizeFigures]) -> bool:
    """Return whether a size may be compared with the period before: both need 5 pain values (care M11)."""
    counts = [next((f.pain.n for f in figures if f.dilator.size == size), 0) for figures in (now, before)]
    return min(counts) >= FOR_A_MEDIAN
