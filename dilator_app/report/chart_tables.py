"""Charts as tables: the same things, none thinned out."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload
from uuid import UUID

from dilator_app import words
from dilator_app.domain.plan import Rest
from dilator_app.domain.scales import Insertion
from dilator_app.domain.series import AnxietyPoint, PainPoint, SizePoint, Week
from dilator_app.i18n import _, number, pgettext
from dilator_app.report.chart_legends import how_far, rest
from dilator_app.report.chart_marks import remarks
from dilator_app.report.chart_words import capital, enumeration, full_day, rest_days
from dilator_app.report.chart_words_of_answers import breathing_names
from dilator_app.report.own_series import GoalOverTime, OwnStepOverTime
from dilator_app.report.points import InsertionAtSize, PainAtSize, Point

T = TypeVar("T")
S = TypeVar("S")
Row = tuple[str, ...]


class Rows(Sequence[S], Generic[T, S]):
    """The rows of a table, or what belongs to them, each made when somebody looks at it."""

    def __init__(self, things: Sequence[T], to_row: Callable[[T], S]) -> None:
        self._things = things
        self._to_row = to_row

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> S: ...

    @overload
    def __getitem__(self, place: slice) -> list[S]: ...

    def __getitem__(self, place: int | slice) -> S | list[S]:
        if isinstance(place, slice):
            return [self._to_row(thing) for thing in self._things[place]]
        return self._to_row(self._things[place])


@dataclass(frozen=True, slots=True)
class Table:
    """A chart as a table: the same things, none thinned out."""

    header: Row
    rows: Sequence[Row]
    numbers: frozenset[int] = frozenset()
    """The columns that hold numbers alone and stand flush right."""
    session_ids: Sequence[UUID] = ()
    """The session of each row, where a row is one session."""


def size_over_time(points: Sequence[SizePoint], *, how_far_known: bool = False, inches: bool = False) -> Table:
    """Return every session's size, oldest first, and how far it went where it is known of any."""

    def row(point: SizePoint) -> Row:
        day_and_size = full_day(point.day), words.size(point.dilator, inches=inches)
        if not how_far_known:
            return day_and_size
        return *day_and_size, words.NOT_ANSWERED if point.how_far is None else how_far(point.how_far)

    header: Row = (_("Day"), _("Size"))
    return Table((*header, _("How far")) if how_far_known else header, Rows(points, row), session_ids=_ids(points))


def pain_over_time(points: Sequence[PainPoint], *, inches: bool = False) -> Table:
    """Return every pain value with its size, oldest first."""

    def row(point: PainPoint) -> Row:
        size = words.size(point.dilator, inches=inches)
        return full_day(point.day), size, number(point.pain, 0), enumeration(remarks(point))

    header = (_("Day"), _("Size"), _("Strongest pain"), _("Remark"))
    return Table(header, Rows(points, row), frozenset({2}), _ids(points))


def sessions_each_week(weeks: Sequence[Week], rests: Sequence[Rest]) -> Table:
    """Return every week that had a session or a rest."""
    shown = [week for week in weeks if week.sessions or rest_days(week, rests)]
    has_unsaid = any(week.size_unsaid for week in shown)

    def row(week: Week) -> Row:
        remark = rest() if rest_days(week, rests) else ""
        counts = (week.with_size, week.breathing_sessions, *([week.size_unsaid] if has_unsaid else []))
        return full_day(week.first_day), *(number(count, 0) for count in counts), remark

    kinds = (_("With a size"), pgettext("sessions", "Breathing"), *([_("Size not given")] if has_unsaid else []))
    header = (_("Week of"), *kinds, _("Remark"))
    return Table(header, Rows(shown, row), frozenset(range(1, len(kinds) + 1)))


def pain_at_each_size(sizes: Sequence[PainAtSize], *, inches: bool = False) -> Table:
    """Return for every size how often each pain value was given, and what the number of values allows to say.

    Numbing gel has its column only where it was used.
    """
    any_gel = any(one.with_gel for one in sizes)

    def row(one: PainAtSize) -> Row:
        middle = words.NOT_ANSWERED if one.middle is None else number(one.middle)
        middle_half = words.NOT_ANSWERED if one.middle_half is None else _from_to(*one.middle_half)
        size = words.size(one.dilator, inches=inches)
        gel = (number(one.with_gel, 0),) if any_gel else ()
        return size, number(one.spread.n, 0), *gel, middle, middle_half, _counts(one.spread.values)

    gel = (_("With gel"),) if any_gel else ()
    header = (_("Size"), _("Values"), *gel, _("Middle value"), _("Middle half"), _("Pain, how often"))
    return Table(header, Rows(sizes, row), frozenset({1, 2, 3} if any_gel else {1, 2}))


def insertion_at_each_size(sizes: Sequence[InsertionAtSize], *, inches: bool = False) -> Table:
    """Return for every size how often each insertion answer was given."""

    def row(one: InsertionAtSize) -> Row:
        counts = (number(one.counts[answer], 0) for answer in Insertion)
        return words.size(one.dilator, inches=inches), *counts

    header = (_("Size"), *(words.insertion(answer) for answer in Insertion))
    return Table(header, Rows(sizes, row), frozenset(range(1, len(header))))


def breathing_each_week(weeks: Sequence[Week], rests: Sequence[Rest]) -> Table:
    """Return every week that had a session or a rest, with the answers about the breathing exercise."""
    shown = [week for week in weeks if week.sessions or rest_days(week, rests)]

    def row(week: Week) -> Row:
        counts = (week.done, week.partly, week.not_done, week.sessions - week.answered)
        remark = rest() if rest_days(week, rests) else ""
        return full_day(week.first_day), *(number(count, 0) for count in counts), remark

    header = (_("Week of"), *map(capital, breathing_names()), _("Not answered"), _("Remark"))
    return Table(header, Rows(shown, row), frozenset({1, 2, 3, 4}))


def anxiety_over_time(points: Sequence[AnxietyPoint]) -> Table:
    """Return the anxiety before every session where it was given, oldest first."""

    def row(point: AnxietyPoint) -> Row:
        return full_day(point.day), number(point.anxiety, 0)

    ids = Rows(points, lambda point: point.session_id)
    return Table((_("Day"), _("Anxiety before, 0 to 10")), Rows(points, row), frozenset({1}), ids)


def goals_over_time(goals: Sequence[GoalOverTime]) -> Table:
    """Return every rating, oldest first, with the goal in the person's own words, whole."""
    pairs = sorted(((rating, one.goal) for one in goals for rating in one.ratings), key=lambda pair: pair[0].day)
    rows = [(full_day(rating.day), number(rating.value, 0), goal.words) for rating, goal in pairs]
    return Table((_("Day"), _("Rating, 0 to 10"), _("Goal")), rows, frozenset({1}))


def own_steps_over_time(steps: Sequence[OwnStepOverTime], *, pain: bool = True) -> Table:
    """Return every try, oldest first, with the step in the person's own words, whole; without ``pain`` no pain."""
    pairs = sorted(((one, each.step) for each in steps for one in each.tries), key=lambda pair: pair[0].day)
    values = [(one.pain, one.anxiety) if pain else (one.anxiety,) for one, _step in pairs]
    header = (_("Day"), *((_("Pain, 0 to 10"),) if pain else ()), _("Anxiety, 0 to 10"), _("Own step"))
    rows = [
        (full_day(one.day), *(words.NOT_ANSWERED if v is None else number(v, 0) for v in given), step.words)
        for (one, step), given in zip(pairs, values, strict=True)
    ]
    return Table(header, rows, frozenset(range(1, len(header) - 1)))


def _ids(points: Sequence[Point]) -> Sequence[UUID]:
    return Rows(points, lambda point: point.session_id)


def _counts(values: Sequence[float]) -> str:
    each = (
        _("{pain} × {n}").format(pain=number(value), n=number(n, 0)) for value, n in sorted(Counter(values).items())
    )
    return pgettext("between the parts of a list", ", ").join(each)


def _from_to(low: float, high: float) -> str:
    return pgettext("a range", "{low} to {high}").format(low=number(low, 2), high=number(high, 2))
