"""Which days are named under a chart of time, from a week to many years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dilator_app.domain.appointments import Period
from dilator_app.domain.series import week_of

_DAY, _MONTH, _YEAR = "d MMM", "MMM y", "y"


@dataclass(frozen=True, slots=True)
class _Step:
    pattern: str  # of the label
    days: int = 0  # so many days on from a first day of a week, or
    months: int = 0  # so many months on from a January


_STEPS = (
    _Step(_DAY, days=1),
    _Step(_DAY, days=7),
    _Step(_DAY, days=14),
    _Step(_DAY, days=28),
    *(_Step(_MONTH, months=n) for n in (1, 2, 3, 6)),
    *(_Step(_YEAR, months=12 * n) for n in (1, 2, 5, 10, 20, 50, 100)),
)
_MOST_DAYS = 366
"""Up to a year days are named; beyond it months and years say more."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """The days to name and the pattern of their names."""

    days: tuple[date, ...]
    pattern: str


def date_ticks(period: Period, most: int, first_weekday: int = 0) -> Ticks:
    """Return at most ``most`` days of ``period`` to name (at least one where the step has one)."""
    for step in _STEPS:
        if step.days and period.days > _MOST_DAYS:
            continue
        days = tuple(_days(step, period, first_weekday))
        if len(days) <= max(1, most):
            return Ticks(days or (period.first,), step.pattern if days else _DAY)
    return Ticks((period.first,), _YEAR)


def _days(step: _Step, period: Period, first_weekday: int) -> Iterator[date]:
    if step.days:
        start = period.first if step.days == 1 else week_of(period.first + timedelta(days=6), first_weekday)
        yield from (start + timedelta(days=n) for n in range(0, (period.last - start).days + 1, step.days))
        return
    first_month = period.first.year * 12 + period.first.month - 1 + (period.first.day > 1)
    last_month = period.last.year * 12 + period.last.month - 1
    aligned = -(-first_month // step.months) * step.months
    for month in range(aligned, last_month + 1, step.months):
        yield date(month // 12, month % 12 + 1, 1)
