"""Figures as they stand on the page, and what the page's chart says to somebody who cannot see it.

Under 5 values the values themselves are printed, from 5 the middle value with the range, from 8 the quartiles too, and
always how many there are (care M11).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dilator_app import words
from dilator_app.domain.appointments import Period
from dilator_app.domain.plan import Origin, OriginKind
from dilator_app.domain.spread import Share, Spread
from dilator_app.domain.summary import SizeFigures
from dilator_app.i18n import _, day, ngettext, number, pgettext


def listed(parts: Iterable[str]) -> str:
    """Return the parts one after another: ``3, 3, 4``."""
    return pgettext("between values", ", ").join(parts)


def exact(value: float) -> str:
    """Return a value with the quarters that a quartile can have."""
    return number(value, 2)


def whole(value: float) -> str:
    """Return a value as a whole number, halves up."""
    return number(int(value + 0.5), 0)


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


def middle(values: Spread, shown: Callable[[float], str] = exact, *, of: str = "", quartiles: bool = True) -> str:
    """Return what `spread` returns without the number, for tables that have it in another column.

    ``of`` is what was planned: ``8 of 10 (5–10)``. ``quartiles`` False leaves them out where room is scarce.
    """
    if values.range is None:
        return words.NOT_ANSWERED
    low, high = map(shown, values.range)
    text = listed(map(shown, values.values)) if values.median is None else shown(values.median)
    facts = {"middle": _("{n} of {of}").format(n=text, of=of) if of else text, "low": low, "high": high}
    if values.median is None:
        return facts["middle"]
    if values.quartiles is None or not quartiles:
        return _("{middle} ({low}–{high})").format(**facts)
    lower, upper = map(shown, values.quartiles)
    return _("{middle} ({low}–{high}, IQR {lower}–{upper})").format(**facts, lower=lower, upper=upper)


def ends(values: Spread) -> str:
    """Return the first three values and the last three; with fewer than six all of them."""
    first, last = values.ends
    if not last:
        return listed(map(exact, first)) or words.NOT_ANSWERED
    return _("{first} → {last}").format(first=listed(map(exact, first)), last=listed(map(exact, last)))


def pain_trend(size: str, pain: Spread) -> str:
    """Return how pain went at one size, in one sentence: never across sizes."""
    first, last = pain.ends
    if not first:
        return _("At {size}: no pain value.").format(size=size)
    if not last:
        return _("At {size}: {values}.").format(size=size, values=listed(map(exact, first)))
    return _("At {size}: first three {first}; last three {last}.").format(
        size=size, first=listed(map(exact, first)), last=listed(map(exact, last))
    )


def chart_alt(period: Period, sizes: Sequence[tuple[str, SizeFigures]], limits: Sequence[int]) -> str:
    """Return the chart in words: what it shows, the trend of every size, the comfort limits in order of time."""
    sentences = [
        _("Strongest pain of each session, 0 to 10, from {first} to {last}.").format(
            first=day(period.first, "d MMMM y"), last=day(period.last, "d MMMM y")
        )
    ]
    sentences += [pain_trend(size, figures.pain) for size, figures in sizes]
    if limits:
        in_time = pgettext("between values in time", ", then ").join(map(str, limits))
        sentences.append(_("The dashed line is the comfort limit, {limit}.").format(limit=in_time))
    return " ".join(sentences)


def origin(value: Origin, shown: Callable[[date], str], started: date | None) -> str:
    """Return where a plan value comes from, as somebody other than the patient reads it.

    ``started`` is the day of the plan's first version: a value that the person gave then was never changed.
    """
    if value.kind is OriginKind.DEFAULT:
        return _("app default")
    if value.kind is OriginKind.CLINICIAN:
        who = value.who or _("care team")
        return _("{name}, {day}").format(name=who, day=shown(value.day)) if value.day else who
    if value.day is None:
        return _("changed by patient")
    if value.day == started:
        return _("patient, {day}").format(day=shown(value.day))
    return _("changed by patient, {day}").format(day=shown(value.day))


def others(n: int) -> str:
    """Return the name of the row that holds the sizes beyond those that have one of their own."""
    return ngettext("{n} other size", "{n} other sizes", n).format(n=n)
