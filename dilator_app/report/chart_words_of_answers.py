"""What the charts of insertion, breathing and anxiety say: one sentence computed from the data, and each mark."""

from collections.abc import Sequence

from dilator_app import words
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.scales import Breathing, Insertion
from dilator_app.domain.series import AnxietyPoint, Stretch, Week
from dilator_app.domain.session import Session
from dilator_app.domain.spread import ENDS
from dilator_app.domain.summary import breathing_done
from dilator_app.i18n import _, ngettext, number, pgettext
from dilator_app.report.chart_legends import rest, stretch_words
from dilator_app.report.chart_words import called, enumeration, full_day, nothing
from dilator_app.report.points import InsertionAtSize


# --- insertion -------------------------------------------------------------------------------------------------------
def insertion_at_each_size(sizes: Sequence[InsertionAtSize], newest: Dilator | None, *, inches: bool = False) -> str:
    """Return how often each answer was given at the ``newest`` size."""
    if newest is None:
        return nothing()
    size = called(newest, inches=inches)
    there = next((one for one in sizes if one.dilator.size == newest.size), None)
    if there is None:
        return _("No insertion answer at {size} in this time.").format(size=size)
    return insertion_mark(there, inches=inches)


def insertion_mark(one: InsertionAtSize, *, inches: bool = False) -> str:
    """Return how often each answer was given at one size."""
    given = [
        _("{answer} {n}").format(answer=words.insertion_inline(answer), n=number(one.counts[answer], 0))
        for answer in Insertion
        if one.counts[answer]
    ]
    return ngettext("{size}, {n} answer: {answers}.", "{size}, {n} answers: {answers}.", one.n).format(
        size=called(one.dilator, inches=inches), n=number(one.n, 0), answers=enumeration(given)
    )


# --- breathing -------------------------------------------------------------------------------------------------------
def breathing_each_week(sessions: Sequence[Session]) -> str:
    """Return in how many sessions the breathing exercise was done, of those where that was answered."""
    share = breathing_done(sessions)
    if not share.of:
        return nothing()
    return ngettext(
        "Breathing done in {done} of {n} session where you answered.",
        "Breathing done in {done} of {n} sessions where you answered.",
        share.of,
    ).format(done=number(share.count, 0), n=number(share.of, 0))


def breathing_names() -> tuple[str, str, str]:
    """Return what the parts of a bar mean, from its foot."""
    return words.breathing(Breathing.DONE), words.breathing(Breathing.PARTLY), words.breathing(Breathing.NO)


def breathing_mark(week: Week) -> str:
    """Return what one bar says, or the word in a week of rest."""
    if not week.answered:
        return _("Week of {day}: {sessions}.").format(day=full_day(week.first_day), sessions=rest())
    parts = zip(breathing_names(), (week.done, week.partly, week.not_done), strict=True)
    given = [_("{answer} {n}").format(answer=name, n=number(n, 0)) for name, n in parts if n]
    return _("Week of {day}: breathing {answers}.").format(day=full_day(week.first_day), answers=enumeration(given))


def breathing_span_mark(first: Week, weeks: int, averages: Sequence[float]) -> str:
    """Return what a bar says that stands for several weeks."""
    parts = zip(breathing_names(), averages, strict=True)
    given = [_("{answer} {n}").format(answer=name, n=number(n)) for name, n in parts if n]
    return ngettext(
        "{n} week from {day}, a week on average: breathing {answers}.",
        "{n} weeks from {day}, a week on average: breathing {answers}.",
        weeks,
    ).format(n=number(weeks, 0), day=full_day(first.first_day), answers=enumeration(given) or rest())


# --- anxiety ---------------------------------------------------------------------------------------------------------
def anxiety_over_time(points: Sequence[AnxietyPoint]) -> str:
    """Return the anxiety before the last three sessions where it was given; ``points`` in order of time."""
    if not points:
        return nothing()
    last = points[-ENDS:]
    values = enumeration(number(point.anxiety, 0) for point in last)
    if len(points) > ENDS:
        return _("Before the last {n} sessions where you answered: {values}.").format(n=ENDS, values=values)
    return ngettext(
        "Before {n} session where you answered: {values}.",
        "Before {n} sessions where you answered: {values}.",
        len(last),
    ).format(n=number(len(last), 0), values=values)


def anxiety_mark(point: AnxietyPoint) -> str:
    """Return what one mark says."""
    return _("{day}: anxiety {value} before.").format(day=full_day(point.day), value=number(point.anxiety, 0))


def one_anxiety_mark(stretch: Stretch) -> str:
    """Return for how long a mark stands."""
    return pgettext("chart of anxiety", "one mark for {stretch}: the highest").format(stretch=stretch_words(stretch))
