"""What a chart says: one sentence computed from its data.

No sentence compares pain across sizes, counts a gap, names a cause or looks ahead (care M8, M11 and W49 to W52).
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice

from dilator_app import words
from dilator_app.domain.dilators import Dilator, Size
from dilator_app.domain.offer import AWAY
from dilator_app.domain.plan import Rest, resting
from dilator_app.domain.series import SizePoint, Week, week_of
from dilator_app.domain.session import Session
from dilator_app.domain.spread import ENDS, FOR_A_MEDIAN
from dilator_app.domain.text import LINE_LENGTH
from dilator_app.i18n import _, current_locale, day, ngettext, number, pgettext
from dilator_app.report.points import PainAtSize
from dilator_app.report.printable import isolated
from dilator_app.report.short_names import Room, without_middle

WEEK = timedelta(days=7)
_NAME = Room(LINE_LENGTH, 40.0)
"""What a sentence holds of a name: any ordinary one, and of one in wide letters as much as takes the same room."""


def called(dilator: Dilator, *, inches: bool = False) -> str:
    """Return a size for the middle of a sentence, or for its beginning: the sentence keeps its own direction."""
    return isolated(without_middle(words.size(dilator, inches=inches), _NAME))


# --- one sentence a chart --------------------------------------------------------------------------------------------
def nothing() -> str:
    """Return what a chart without a mark says."""
    return _("Nothing to show for this time.")


def size_over_time(points: Sequence[SizePoint], today: date, *, inches: bool = False) -> str:
    """Return the newest size and the first one of the points, which stand in order of time."""
    if not points:
        return nothing()
    first, last = points[0], points[-1]
    now, then = (called(point.dilator, inches=inches) for point in (last, first))
    began = short_day(first.day, today)
    if len(points) == 1:
        return _("{size} on {day}.").format(size=now, day=began)
    recent = today - last.day <= AWAY
    if first.dilator.size == last.dilator.size:
        if recent:
            return _("{size} now and on {day}.").format(size=now, day=began)
        return _("{size} on {day} and on {earlier}.").format(size=now, day=short_day(last.day, today), earlier=began)
    if recent:
        return _("{size} now. {first} on {day}.").format(size=now, first=then, day=began)
    return _("{size} on {day}. {first} on {earlier}.").format(
        size=now, day=short_day(last.day, today), first=then, earlier=began
    )


def pain_over_time(sessions: Sequence[Session], *, inches: bool = False) -> str:
    """Return the strongest pain of the last three sessions at the newest size; ``sessions`` in order of time.

    What no mark can show is said too: a pain of a session whose size is not given stands at no size.
    """
    left_out = sum(s.size_unsaid and s.worst_pain is not None for s in sessions)
    told = ngettext(
        "{n} pain value without a size given is not drawn.",
        "{n} pain values without a size given are not drawn.",
        left_out,
    )
    return " ".join([_last_pains(sessions, inches=inches), *([told.format(n=number(left_out, 0))] if left_out else [])])


def _last_pains(sessions: Sequence[Session], *, inches: bool) -> str:
    newest = newest_size(sessions)
    if newest is None:
        return nothing()
    there = list(islice((s for s in reversed(sessions) if newest.size in s.sizes), ENDS))[::-1]
    size = called(newest, inches=inches)
    values = enumeration(_pain_value(s, newest.size) for s in there)
    if len(there) < ENDS:
        text = ngettext("{n} session at {size}: {values}.", "{n} sessions at {size}: {values}.", len(there))
    else:
        text = _("Last {n} sessions at {size}: {values}.")
    return text.format(n=number(len(there), 0), size=size, values=values)


def _pain_value(session: Session, size: Size) -> str:
    pain = session.pain_at(size)
    if pain is None:
        return pgettext("in a sentence", "not answered")
    return _with_gel(number(pain, 0), gel=session.numbing_gel is True)


def _with_gel(pain: str, *, gel: bool) -> str:
    return _("{pain} with numbing gel").format(pain=pain) if gel else pain


def pain_at_each_size(
    sizes: Iterable[PainAtSize], newest: Dilator | None, *, sessions: int = 0, inches: bool = False
) -> str:
    """Return where the pain values at the ``newest`` size lie: their middle from 5 on, else the values in order.

    ``sessions`` is how many sessions count at that size: where some have no value, that is said.
    """
    if newest is None:
        return nothing()
    size = called(newest, inches=inches)
    there = next((one for one in sizes if one.dilator.size == newest.size), None)
    if there is None or there.spread.range is None:
        return _("No pain value at {size} in this time.").format(size=size)
    spread = there.spread
    low, high = (number(value) for value in there.spread.range)
    with_value = _with_a_value(spread.n, sessions)
    if there.middle is None:
        return _(
            "{size}, {sessions}: {values}. {needed} sessions are needed for a middle value that means something."
        ).format(
            size=size,
            sessions=with_value,
            values=enumeration(_with_gel(number(p.pain, 0), gel=p.numbing_gel) for p in there.points),
            needed=number(FOR_A_MEDIAN, 0),
        )
    facts = {"size": size, "sessions": with_value, "gel": number(there.with_gel, 0), "value": low}
    facts |= {"middle": number(there.middle), "low": low, "high": high}
    if low == high and there.with_gel:
        return _("{size}, {sessions}, {gel} with numbing gel: {value} in each.").format(**facts)
    if low == high:
        return _("{size}, {sessions}: {value} in each.").format(**facts)
    if there.with_gel:
        return _(
            "{size}, {sessions}, {gel} with numbing gel: half were {middle} or less, from {low} to {high}."
        ).format(**facts)
    return _("{size}, {sessions}: half were {middle} or less, from {low} to {high}.").format(**facts)


def _with_a_value(n: int, sessions: int) -> str:
    if n >= sessions:
        return words.sessions(n)
    return ngettext(
        "{n} of {sessions} session with a pain value", "{n} of {sessions} sessions with a pain value", sessions
    ).format(n=n, sessions=sessions)


def sessions_each_week(weeks: Sequence[Week], rests: Sequence[Rest], began: date | None, today: date) -> str:
    """Return how many sessions a week had, part weeks and weeks with a rest aside.

    The week of ``began``, the first day that is shown, and that of ``today``, the last one, may be part weeks. A week
    without a session that is no rest is not named.
    """
    total = sum(week.sessions for week in weeks)
    part = [week for week in weeks if _is_part(week, began, today)]
    rested = [week for week in weeks if rest_days(week, rests)]
    plain = [week.sessions for week in weeks if week not in part and week not in rested]
    if total == 0:
        return nothing()
    if len(plain) < 2 or max(plain) == 0:
        return ngettext("{n} session in this time.", "{n} sessions in this time.", total).format(n=number(total, 0))
    if min(plain) == 0:
        most = max(week.sessions for week in weeks)
        return _("Up to {n} in a week.").format(n=number(most, 0))
    within = all(min(plain) <= week.sessions <= max(plain) for week in part)
    resting_weeks = sum(is_rest_week(week, rests) for week in rested)
    only_rest = resting_weeks == len(rested)
    return _each_week(whole=not within, rested=bool(rested), only_rest=only_rest, n=resting_weeks).format(
        amount=_amount(min(plain), max(plain)), n=number(resting_weeks, 0)
    )


def weeks_begin(day_of_week: date) -> str:
    """Return on which day these weeks begin, where that is not the day on which those of the page do."""
    return _("Weeks begin on {weekday} here, and on {monday} on the page for an appointment.").format(
        weekday=day(day_of_week, "EEEE"), monday=day(week_of(day_of_week), "EEEE")
    )


def _each_week(*, whole: bool, rested: bool, only_rest: bool, n: int) -> str:
    if not rested:
        return _("{amount} in each whole week.") if whole else _("{amount} in each week.")
    if not only_rest:
        return _("{amount} in each whole week without a rest.") if whole else _("{amount} in each week without a rest.")
    if whole:
        return ngettext(
            "{amount} in each whole week, with one week of rest.",
            "{amount} in each whole week, with {n} weeks of rest.",
            n,
        )
    return ngettext(
        "{amount} in each week, with one week of rest.", "{amount} in each week, with {n} weeks of rest.", n
    )


def _amount(low: int, high: int) -> str:
    if low == high:
        return number(low, 0)
    if high == low + 1:
        return pgettext("sessions in a week", "{low} or {high}").format(low=number(low, 0), high=number(high, 0))
    return pgettext("sessions in a week", "{low} to {high}").format(low=number(low, 0), high=number(high, 0))


def _is_part(week: Week, began: date | None, today: date) -> bool:
    last = week.first_day + WEEK - timedelta(days=1)
    return week.first_day <= today < last or (began is not None and week.first_day < began <= last)


def rest_days(week: Week, rests: Sequence[Rest]) -> int:
    """Return how many days of the week lie in a rest."""
    last = week.first_day + timedelta(days=WEEK.days - 1)
    near = [r for r in rests if r.first_day <= last and (r.last_day is None or week.first_day <= r.last_day)]
    if not near:
        return 0
    return sum(resting(near, week.first_day + timedelta(days=n)) is not None for n in range(WEEK.days))


def is_rest_week(week: Week, rests: Sequence[Rest]) -> bool:
    """Return whether the whole week was a rest and had no session."""
    return week.sessions == 0 and rest_days(week, rests) == WEEK.days


# --- parts -----------------------------------------------------------------------------------------------------------
def newest_size(sessions: Iterable[Session]) -> Dilator | None:
    """Return the size of the newest session that has one; ``sessions`` in order of time."""
    ordered = sessions if isinstance(sessions, Sequence) else list(sessions)
    newest = next((s for s in reversed(ordered) if s.counted_steps), None)
    return newest.main_dilator if newest else None


def enumeration(parts: Iterable[str]) -> str:
    """Return ``2, 3 and 2``."""
    from babel.lists import format_list

    return format_list(list(parts), locale=current_locale())


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def short_day(value: date, today: date) -> str:
    """Return a day inside a sentence, with its year where that is another one."""
    return day(value, "d MMMM" if value.year == today.year else "d MMMM y")


def full_day(value: date) -> str:
    """Return a day as it stands in tables and beside marks."""
    return day(value, "EEE d MMM y")
