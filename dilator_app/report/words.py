"""Figures as they stand on the page, and what the page's chart says to somebody who cannot see it.

Under 5 values the values themselves are printed, from 5 the middle value with the range, from 8 the quartiles too, and
always how many there are (care M11).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dilator_app import words
from dilator_app.domain.appointments import Period
from dilator_app.domain.plan import Origin, OriginKind
from dilator_app.domain.spread import Share, Spread, first_and_last
from dilator_app.domain.summary import SizeFigures, Summary
from dilator_app.i18n import _, day, ngettext, number, pgettext
from dilator_app.report.charts import ComfortLimit


def listed(parts: Iterable[str]) -> str:
    """Return the parts one after another: ``3, 3, 4``."""
    return pgettext("between values", ", ").join(parts)


WITH_GEL = "†"
"""Beside a pain value that was given with numbing gel, where the chart has an open marker."""
MOST_IN_TIME = 3
"""As many values of a plan that changed are named, the newest; an ellipsis stands for those before."""

_A_QUARTER, _A_MONTH, _A_YEAR = 91, 365.25 / 12, 365.25  # days
_IN_MONTHS = 36
"""A period of fewer months is given in months."""


def in_time(values: Sequence[object]) -> str:
    """Return values in order of time: ``2, then 4``."""
    newest = [str(value) for value in values[-MOST_IN_TIME:]]
    shown = newest if len(values) <= MOST_IN_TIME else ["…", *newest]
    return pgettext("between values in time", ", then ").join(shown)


def marked(shown: Iterable[str], with_gel: Iterable[bool]) -> list[str]:
    """Return each value with its mark where numbing gel was used, for cells; a note says what the mark means."""
    return [value + WITH_GEL if gel else value for value, gel in zip(shown, with_gel, strict=True)]


def told(shown: Iterable[str], with_gel: Iterable[bool]) -> list[str]:
    """Return the same in words, for sentences."""
    said = _("{pain} with numbing gel")
    return [said.format(pain=value) if gel else value for value, gel in zip(shown, with_gel, strict=True)]


def length_of_time(days: int) -> str:
    """Return how long a period is: ``4 weeks`` or ``10 days``, beyond a quarter ``about 5 months``, at last years."""
    if days <= _A_QUARTER and days % 7 == 0:
        return ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)
    if days <= _A_QUARTER:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    months, years = round(days / _A_MONTH), round(days / _A_YEAR)
    if months < _IN_MONTHS:
        told, off = ngettext("{n} month", "{n} months", months).format(n=months), days - months * _A_MONTH
    else:
        told, off = ngettext("{n} year", "{n} years", years).format(n=years), days - years * _A_YEAR
    return told if abs(off) <= 1 else _("about {length}").format(length=told)


def exact(value: float) -> str:
    """Return a value with the quarters that a quartile can have."""
    return number(value, 2)


def share(value: Share) -> str:
    """Return ``12 of 14``."""
    return _("{n} of {of}").format(n=value.count, of=value.of)


def spread(values: Spread, shown: Callable[[float], str] = exact) -> str:
    """Return as much about values as their number carries, and the number; a dash without any."""
    if values.median is None:
        return (
            _("{middle} (n {n})").format(middle=middle(values, shown), n=values.n) if values.n else words.NOT_ANSWERED
        )
    return _("{middle}, n {n}").format(middle=middle(values, shown), n=values.n)


def middle(values: Spread, shown: Callable[[float], str] = exact, *, quartiles: bool = True) -> str:
    """Return what `spread` returns without the number, for tables that have it in another column.

    ``quartiles`` False leaves them out where room is scarce.
    """
    if values.range is None:
        return words.NOT_ANSWERED
    if values.median is None:
        return listed(map(shown, values.values))
    low, high = map(shown, values.range)
    facts = {"middle": shown(values.median), "low": low, "high": high}
    if values.quartiles is None or not quartiles:
        return _("{middle} ({low}–{high})").format(**facts)
    lower, upper = map(shown, values.quartiles)
    return _("{middle} ({low}–{high}, IQR {lower}–{upper})").format(**facts, lower=lower, upper=upper)


def ends(figures: SizeFigures) -> str:
    """Return the first three pain values of a size and the last three, marked; with fewer than six all of them."""
    first, last = map(listed, first_and_last(marked(map(exact, figures.pain.values), figures.with_gel)))
    if not last:
        return first or words.NOT_ANSWERED
    return _("{first} → {last}").format(first=first, last=last)


def pain_trend(size: str, figures: SizeFigures) -> str:
    """Return how pain went at one size, in one sentence: never across sizes."""
    first, last = map(listed, first_and_last(told(map(exact, figures.pain.values), figures.with_gel)))
    if not first:
        return _("At {size}: no pain value.").format(size=size)
    if not last:
        return _("At {size}: {values}.").format(size=size, values=first)
    return _("At {size}: first three {first}; last three {last}.").format(size=size, first=first, last=last)


def pain_chart_title(now: Summary) -> str:
    """Return the title of the chart of pain; it says so where a session's strongest pain was one of a warm-up."""
    if now.pain_at_warm_up:
        return _("Pain by session, without the warm-up, 0 to 10")
    return _("Pain by session, 0 to 10")


def chart_alt(period: Period, sizes: Sequence[tuple[str, SizeFigures]], limits: Sequence[ComfortLimit]) -> str:
    """Return the chart in words: what it shows, the trend of every size, the comfort limits in order of time."""
    sentences = [
        _("Strongest pain at each size of each session, without the warm-up, 0 to 10, from {first} to {last}.").format(
            first=day(period.first, "d MMMM y"), last=day(period.last, "d MMMM y")
        )
    ]
    sentences += [pain_trend(size, figures) for size, figures in sizes]
    if limits:
        in_time = pgettext("between values in time", ", then ").join(map(_held, limits))
        sentences.append(_("The dashed line is the comfort limit, {limit}.").format(limit=in_time))
    return " ".join(sentences)


def _held(limit: ComfortLimit) -> str:
    return _("{limit} (app default)").format(limit=limit.limit) if limit.is_app_default else str(limit.limit)


def origin(value: Origin, name: str, shown: Callable[[date], str], started: date | None) -> str:
    """Return where a plan value comes from, as somebody other than the patient reads it.

    ``name`` is the clinician's as there is room for it: prepared for the page, it is no longer what a plan may hold.
    ``started`` is the day of the plan's first version: a value that the person gave then was never changed.
    """
    if value.kind is OriginKind.DEFAULT:
        return _("app default")
    if value.kind is OriginKind.CLINICIAN:
        who = name or _("care team")
        return _("{name}, {day}").format(name=who, day=shown(value.day)) if value.day else who
    if value.day is None:
        return _("changed by patient")
    if value.day == started:
        return _("patient, {day}").format(day=shown(value.day))
    return _("changed by patient, {day}").format(day=shown(value.day))


def others(n: int) -> str:
    """Return the name of the row that holds the sizes beyond those that have one of their own."""
    return ngettext("{n} other size", "{n} other sizes", n).format(n=n)
