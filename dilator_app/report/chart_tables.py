"""Charts as tables: the same things, none thinned out."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload
from uuid import UUID

from dilator_app import words
from dilator_app.domain.plan import Rest
from dilator_app.domain.series import PainPoint, SizePoint, Week
from dilator_app.i18n import _, number, pgettext
from dilator_app.report.chart_words import enumeration, full_day, remarks, rest, rest_days
from dilator_app.report.points import PainAtSize, Point

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


def size_over_time(points: Sequence[SizePoint], *, inches: bool = False) -> Table:
    """Return every session's size, oldest first."""

    def row(point: SizePoint) -> Row:
        return full_day(point.day), words.size(point.dilator, inches=inches)

    return Table((_("Day"), _("Size")), Rows(points, row), session_ids=_ids(points))


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

    def row(week: Week) -> Row:
        remark = rest() if rest_days(week, rests) else ""
        counts = (week.with_size, week.breathing_sessions)
        return full_day(week.first_day), *(number(count, 0) for count in counts), remark

    header = (_("Week of"), _("With a size"), pgettext("sessions", "Breathing"), _("Remark"))
    return Table(header, Rows(shown, row), frozenset({1, 2}))


def pain_at_each_size(sizes: Sequence[PainAtSize], *, inches: bool = False) -> Table:
    """Return for every size how often each pain value was given, and what the number of values allows to say."""

    def row(one: PainAtSize) -> Row:
        middle = words.NOT_ANSWERED if one.middle is None else number(one.middle)
        middle_half = words.NOT_ANSWERED if one.middle_half is None else _from_to(*one.middle_half)
        size = words.size(one.dilator, inches=inches)
        return size, number(one.spread.n, 0), middle, middle_half, _counts(one.spread.values)

    header = (_("Size"), _("Values"), _("Middle value"), _("Middle half"), _("Pain, how often"))
    return Table(header, Rows(sizes, row), frozenset({1, 2}))


def _ids(points: Sequence[Point]) -> Sequence[UUID]:
    return Rows(points, lambda point: point.session_id)


def _counts(values: Sequence[float]) -> str:
    each = (
        _("{pain} × {n}").format(pain=number(value), n=number(n, 0)) for value, n in sorted(Counter(values).items())
    )
    return pgettext("between the parts of a list", ", ").join(each)


def _from_to(low: float, high: float) -> str:
    return pgettext("a range", "{low} to {high}").format(low=number(low, 2), high=number(high, 2))
