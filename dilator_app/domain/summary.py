"""The figures of a period, each defined once. Every screen, page and table prints these and computes none.

Common ground (product.md "Counting", care M11 to M13, decisions.md D15):
warm-up steps enter nothing; "not answered" is never counted as an answer; no figure spans sizes unless it says so;
under 5 values the values themselves are given, from 5 the median and the range, from 8 the quartiles; always n.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from dilator_app.domain.appointments import Period
from dilator_app.domain.counted import Counted, PlanOn, counted, plan_lookup, where_highest
from dilator_app.domain.dilators import Dilator, Size, ordered_sizes
from dilator_app.domain.plan import Plan, Rest, resting
from dilator_app.domain.scales import Breathing, Insertion, PainBand, Sign, pain_band
from dilator_app.domain.session import AtSize, Entered, Session, in_order
from dilator_app.domain.spread import ENDS, FOR_A_MEDIAN, Share, Spread

COMFORTABLE_SESSIONS = 3


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
    """Sessions with a dilator whose highest pain was above the comfort limit of their day, of those with a pain value.

    The pain bar counts the same sessions. A pain in the warm-up counts: the limit is the session's.
    """

    above: Share
    highest: Highest | None
    limits: tuple[int, ...]  # the limits that held, in order of time


@dataclass(frozen=True, slots=True)
class Stopped:
    """A session that the Stop button ended."""

    day: date
    seconds: int | None  # as it is shown: of a session that was a warm-up alone the time of that
    planned_minutes: int | None


@dataclass(frozen=True, slots=True)
class SizeFigures:
    """The figures of one size. A session with several sizes stands at each of them with the pain given there."""

    dilator: Dilator  # one that has this size, for its label
    sessions: int  # with a step at this size that was no warm-up
    seconds: Spread  # all such steps of a session together, pauses left out, where a time was given
    planned_minutes: tuple[int, ...]  # the plan's minutes that held, in order of time
    insertion: Mapping[Insertion, int]  # the answers; a session with several sizes has one, which stands at each
    pain: Spread  # the worst pain that counts at this size, where one was given
    with_gel: tuple[bool, ...]  # of each of these values whether numbing gel was used; they count like any other
    above_limit: Share  # of these pain values, those above the comfort limit of their day
    numbing_gel: int  # sessions at this size with numbing gel
    gel_answered: int  # sessions at this size in which that was answered
    several_sizes: int  # pain values placed here because nobody knows at which of several sizes they were


@dataclass(frozen=True, slots=True)
class LastAtSize:
    """The newest sessions at the newest size, oldest of them first; None where not answered."""

    dilator: Dilator
    day: date  # of the newest of them
    pain: tuple[int | None, ...]
    with_gel: tuple[bool, ...]  # whether it is a pain value that was given with numbing gel
    anxiety: tuple[int | None, ...]
    insertion: tuple[Insertion | None, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """How the entries were made."""

    during: int
    same_day: int
    later: int
    edited: int  # changed by the person at any time, also minutes later
    added_or_changed_later: int  # made or changed on a later day than the session's; each once


@dataclass(frozen=True, slots=True)
class Summary:
    """All figures of one period.

    A session "with a dilator" is one that is no breathing session. Where its size is not said it stands in no figure
    of a size, and in all others.
    """

    period: Period
    sessions: int  # all of them, breathing sessions too
    breathing_sessions: int  # those without a dilator
    size_unsaid: int  # those of which nobody has said which size it was
    weeks: Weeks
    safety: SafetyFigures
    limit: LimitFigures
    stopped: tuple[Stopped, ...]  # ended with the Stop button, in order of time
    largest_comfortable: Dilator | None
    """The largest size with at least three sessions whose pain there was given and within the limit of their day.

    Numbing gel and holding it outside do not count."""
    seconds: Spread  # of each session with a size: all its steps but warm-up, pauses left out, where given
    planned_minutes: tuple[int, ...]  # the plan's minutes that held at these sessions, in order of time
    breathing_done: Share  # the exercise, of the sessions where that was answered
    anxiety: Spread  # before each session, where given
    pain_bands: Mapping[PainBand, int]  # the highest pain of each session with a dilator, sizes together
    pain_given: Share  # sessions with a pain value, of those with a dilator
    pain_unsaid: int  # of these, those whose size is not said: it stands at no size either
    pain_at_warm_up: int  # of these, those whose highest pain was given at the warm-up: it stands at no size (care M11)
    sizes: tuple[SizeFigures, ...]  # smallest first
    latest: LastAtSize | None
    entries: Entries


def summarise(
    sessions: Iterable[Session],
    period: Period,
    plans: Sequence[Plan],
    rests: Sequence[Rest],
    zone: tzinfo | None = None,
) -> Summary:
    """Return the figures of the sessions that lie in ``period``; the others are ignored.

    ``zone`` is where the person lives, for edits of sessions that have no time; None: where the computer is.
    """
    inside = in_order(s for s in sessions if period.first <= s.day <= period.last)
    plan_on = plan_lookup(plans)
    return summary_of(counted(inside, plan_on), period, plan_on, rests, zone)


def summary_of(
    all_of_them: Sequence[Counted],
    period: Period,
    plan_on: PlanOn,
    rests: Sequence[Rest],
    zone: tzinfo | None = None,
) -> Summary:
    """Return what `summarise` returns, for who has counted the sessions of ``period`` already; oldest first."""
    inside = [c.session for c in all_of_them]
    with_dilator = [c for c in all_of_them if not c.session.is_breathing_session]
    pains = [c.pain for c in with_dilator if c.pain is not None]
    return Summary(
        period=period,
        sessions=len(inside),
        breathing_sessions=len(inside) - len(with_dilator),
        size_unsaid=sum(s.size_unsaid for s in inside),
        weeks=weeks(inside, period, plan_on, rests),
        safety=safety(inside),
        limit=_limit(with_dilator),
        stopped=tuple(_stopped(c) for c in all_of_them if c.session.stopped),
        largest_comfortable=_largest_comfortable(with_dilator),
        seconds=_given(c.session.seconds for c in with_dilator if c.session.steps),
        planned_minutes=_planned(c for c in with_dilator if c.session.steps),
        breathing_done=breathing_done(inside),
        anxiety=_given(s.anxiety_before for s in inside),
        pain_bands=_bands(pains),
        pain_given=Share(len(pains), len(with_dilator)),
        pain_unsaid=sum(c.pain is not None for c in with_dilator if c.session.size_unsaid),
        pain_at_warm_up=sum(c.is_highest_at_warm_up for c in with_dilator),
        sizes=_by_size(with_dilator),
        latest=_latest(with_dilator),
        entries=_entries(inside, zone),
    )


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
    days: dict[Sign, list[date]] = {sign: [] for sign in Sign}
    for answer in answers:
        for noticed in answer.noticed:
            days[noticed.sign].append(noticed.day)
    signs = {sign: tuple(sorted(on)) for sign, on in days.items()}
    return SafetyFigures(Share(len(answers), len(sessions)), signs)


def _limit(with_size: Sequence[Counted]) -> LimitFigures:
    given = [c for c in with_size if c.pain is not None]
    above = [c for c in given if c.is_above_limit]
    highest = max(reversed(above), key=lambda c: c.pain or 0, default=None)
    return LimitFigures(
        above=Share(len(above), len(given)),
        highest=highest and Highest(highest.pain or 0, highest.session.day, where_highest(highest.session)),
        limits=_runs(c.limit for c in given),
    )


def _stopped(one: Counted) -> Stopped:
    return Stopped(one.session.day, one.session.shown_seconds, one.planned_minutes)


def _largest_comfortable(with_size: Sequence[Counted]) -> Dilator | None:
    comfortable: Counter[Size] = Counter()
    example: dict[Size, Dilator] = {}
    for session, _, limit, _, at in with_size:
        if session.numbing_gel or session.insertion is Insertion.OUTSIDE_ONLY:
            continue
        for size, there in at.items():
            example.setdefault(size, there.dilator)
            comfortable[size] += there.pain is not None and there.pain <= limit
    enough = [example[size] for size, count in comfortable.items() if count >= COMFORTABLE_SESSIONS]
    return ordered_sizes(enough)[-1] if enough else None


def _given(values: Iterable[int | None]) -> Spread:
    return Spread(tuple(value for value in values if value is not None))


def _planned(sessions: Iterable[Counted]) -> tuple[int, ...]:
    return _runs(c.planned_minutes for c in sessions if c.planned_minutes is not None)


def _runs(values: Iterable[int]) -> tuple[int, ...]:
    """Return ``values`` without immediate repetitions."""
    found: list[int] = []
    for value in values:
        if not found or found[-1] != value:
            found.append(value)
    return tuple(found)


def breathing_done(sessions: Iterable[Session]) -> Share:
    """Return in how many sessions the breathing exercise was done, of those where that was answered."""
    answered = [s.breathing for s in sessions if s.breathing is not None]
    return Share(sum(b is Breathing.DONE for b in answered), len(answered))


def _bands(pains: Iterable[int]) -> Mapping[PainBand, int]:
    counts = Counter(pain_band(pain) for pain in pains)
    return {band: counts[band] for band in PainBand}


def _by_size(with_size: Sequence[Counted]) -> tuple[SizeFigures, ...]:
    """Return the figures of every size, smallest first."""
    found: dict[Size, list[tuple[Counted, AtSize]]] = {}
    for one in with_size:
        for size, there in one.at.items():
            found.setdefault(size, []).append((one, there))
    dilators = ordered_sizes(there.dilator for at in found.values() for _, there in at)
    return tuple(_of_size(dilator, found[dilator.size]) for dilator in dilators)


def _of_size(dilator: Dilator, used: Sequence[tuple[Counted, AtSize]]) -> SizeFigures:
    pains = [(there.pain, one.limit, one.session) for one, there in used if there.pain is not None]
    return SizeFigures(
        dilator=dilator,
        sessions=len(used),
        seconds=_given(there.seconds for _, there in used),
        planned_minutes=_planned(one for one, _ in used),
        insertion=Counter(one.session.insertion for one, _ in used if one.session.insertion is not None),
        pain=Spread(tuple(pain for pain, _, _ in pains)),
        with_gel=tuple(session.numbing_gel is True for _, _, session in pains),
        above_limit=Share(sum(pain > limit for pain, limit, _ in pains), len(pains)),
        numbing_gel=sum(one.session.numbing_gel is True for one, _ in used),
        gel_answered=sum(one.session.numbing_gel is not None for one, _ in used),
        several_sizes=sum(there.several_sizes for _, there in used),
    )


def _latest(with_size: Sequence[Counted]) -> LastAtSize | None:
    newest = next((one.session.main_dilator for one in reversed(with_size) if one.at), None)
    if newest is None:
        return None
    there = [(one.session, one.at[newest.size]) for one in with_size if newest.size in one.at][-ENDS:]
    return LastAtSize(
        dilator=newest,
        day=there[-1][0].day,
        pain=tuple(at.pain for _, at in there),
        with_gel=tuple(session.numbing_gel is True and at.pain is not None for session, at in there),
        anxiety=tuple(session.anxiety_before for session, _ in there),
        insertion=tuple(session.insertion for session, _ in there),
    )


def _entries(sessions: Sequence[Session], zone: tzinfo | None) -> Entries:
    made = Counter(s.entered for s in sessions)
    later = [s for s in sessions if s.entered is Entered.LATER or _changed_later(s, zone)]
    return Entries(
        during=made[Entered.DURING],
        same_day=made[Entered.SAME_DAY],
        later=made[Entered.LATER],
        edited=sum(s.stamps is not None and s.stamps.edited_at is not None for s in sessions),
        added_or_changed_later=len(later),
    )


def _changed_later(session: Session, zone: tzinfo | None) -> bool:
    """Return whether its newest edit was made after its day, by the wall clock there; else by that of ``zone``."""
    edited = session.stamps.edited_at if session.stamps else None
    if edited is None:
        return False
    there = session.started_at.tzinfo if session.started_at else zone
    return edited.astimezone(there).date() > session.day


def comparable(size: Size, now: Sequence[SizeFigures], before: Sequence[SizeFigures]) -> bool:
    """Return whether a size may be compared with the period before: both need 5 pain values (care M11)."""
    counts = [next((f.pain.n for f in figures if f.dilator.size == size), 0) for figures in (now, before)]
    return min(counts) >= FOR_A_MEDIAN
