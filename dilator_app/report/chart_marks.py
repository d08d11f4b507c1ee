"""What one mark of a chart says: a dot, a bar, or a mark for several sessions. None compares pain across sizes."""

from collections.abc import Sequence

from dilator_app.domain.series import PainPoint, SizePoint, Week
from dilator_app.i18n import _, ngettext, number
from dilator_app.report.chart_legends import how_far, rest
from dilator_app.report.chart_words import called, capital, enumeration, full_day


def size_mark(point: SizePoint, *, inches: bool = False) -> str:
    """Return what one dot of the size chart says."""
    facts = {"day": full_day(point.day), "size": called(point.dilator, inches=inches)}
    if point.how_far is None:
        return _("{day}: {size}.").format(**facts)
    return _("{day}: {size}, how far: {how_far}.").format(**facts, how_far=how_far(point.how_far))


def pain_mark(point: PainPoint, *, inches: bool = False) -> str:
    """Return what one mark of a pain chart says."""
    sentence = _("{day}: pain {pain} at {size}.").format(
        day=full_day(point.day), pain=number(point.pain, 0), size=called(point.dilator, inches=inches)
    )
    return " ".join([sentence, *(_("{Remark}.").format(Remark=capital(remark)) for remark in remarks(point))])


def week_mark(week: Week) -> str:
    """Return what one bar says, or the word in a week of rest."""
    return _("Week of {day}: {sessions}.").format(day=full_day(week.first_day), sessions=_in_week(week))


def _in_week(week: Week) -> str:
    if week.sessions == 0:
        return rest()
    parts = [
        (ngettext("{n} with a size", "{n} with a size", week.with_size), week.with_size),
        (ngettext("{n} without a size given", "{n} without a size given", week.size_unsaid), week.size_unsaid),
        (
            ngettext("{n} breathing session", "{n} breathing sessions", week.breathing_sessions),
            week.breathing_sessions,
        ),
    ]
    return enumeration([told.format(n=number(n, 0)) for told, n in parts if n])


def span_mark(first: Week, weeks: int, average: float) -> str:
    """Return what a bar says that stands for several weeks."""
    return ngettext(
        "{n} week from {day}: {average} sessions a week.", "{n} weeks from {day}: {average} sessions a week.", weeks
    ).format(n=number(weeks, 0), day=full_day(first.first_day), average=number(average))


def group_mark(points: Sequence[PainPoint], *, inches: bool = False) -> str:
    """Return what a mark says that stands for several sessions with the same pain at the same size."""
    if len(points) == 1:
        return pain_mark(points[0], inches=inches)
    return _("{size}: pain {pain} in {n} sessions, {first} to {last}.").format(
        size=called(points[0].dilator, inches=inches),
        pain=number(points[0].pain, 0),
        n=number(len(points), 0),
        first=full_day(points[0].day),
        last=full_day(points[-1].day),
    )


def remarks(point: PainPoint) -> list[str]:
    """Return what there is to say about a pain value besides its number."""
    found = []
    if point.numbing_gel:
        found.append(_("with numbing gel"))
    if point.several_sizes:
        found.append(_("several sizes, not known at which"))
    return found
