"""Day by day; over longer periods a column for each week, month or more, whichever is the finest that fits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dilator_app import words
from dilator_app.domain.appointments import Period
from dilator_app.domain.counted import Counted, where_highest
from dilator_app.domain.dilators import in_inches, in_mm, ordered_sizes
from dilator_app.domain.plan import resting
from dilator_app.domain.series import week_of
from dilator_app.domain.session import Entered, Session
from dilator_app.domain.spread import Share
from dilator_app.i18n import _, day, ngettext, number, pgettext, weekday_names
from dilator_app.report import words as page_words
from dilator_app.report.charts.frame import rest_spans
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.texts import NARROW, Data, Texts

MOST_DAYS = 35
MOST_COLUMNS = 13
MOST_GROUPS = 3
"""A day shows at most so many sizes or breathing sessions; more are counted."""
MOST_VALUES = 4
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 300)


def calendar(facts: Facts, texts: Texts, most_days: int = MOST_DAYS) -> Data:
    """Return the grid of the period: by day up to ``most_days``, else in at most thirteen columns."""
    if facts.options.period.days <= most_days:
        return _by_day(facts, texts)
    return facts.once("stretches", _by_stretch)


# --- day by day ------------------------------------------------------------------------------------------------------
def _by_day(facts: Facts, texts: Texts) -> Data:
    period = facts.options.period
    sessions: dict[date, list[Session]] = {}
    for session in facts.sessions:
        sessions.setdefault(session.day, []).append(session)
    monday = week_of(period.first)
    rows = []
    while monday <= period.last:
        days = [monday + timedelta(days=n) for n in range(7)]
        cells = [_cell(facts, texts, d, sessions.get(d, ())) if d in period else None for d in days]
        rows.append({"name": day(monday, "d MMM"), "cells": cells})
        monday += timedelta(days=7)
    return {
        "title": _("Day by day"),
        "note": _legend(facts, any_gel=any(_with_gel(s) for s in facts.sessions)),
        "kind": "days",
        "columns": weekday_names(),
        "week": pgettext("column of first days of weeks", "Week of"),
        "rows": rows,
    }


def _legend(facts: Facts, *, any_gel: bool) -> str:
    if not facts.options.pain:
        return _("size; s stopped early; * safety sign")
    told = _("strongest pain and size; – not answered; s stopped early; * safety sign")
    return _("{legend}; {mark} numbing gel").format(legend=told, mark=page_words.WITH_GEL) if any_gel else told


def _with_gel(session: Session) -> bool:
    return session.numbing_gel is True and session.highest_pain is not None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one session was at one of its sizes; ``name`` is empty for a breathing session."""

    name: str
    pain: str
    session: Session


def _entries(facts: Facts, texts: Texts, session: Session) -> Iterator[_Entry]:
    """Yield each size of a session with the pain that counts there: a pain never stands beside another size.

    A warm-up stands there when it was all, and when the session's strongest pain was given at it.
    """
    if not session.steps:
        yield _Entry(
            pgettext("a day", "no size") if session.size_unsaid else "",
            "" if session.highest_pain is None else str(session.highest_pain),
            session,
        )
        return
    dilators = {step.dilator.size: step.dilator for step in session.counted_steps}
    pains = {size: session.pain_at(size) for size in dilators}
    at_warm_up = session.highest_pain if session.highest_pain not in pains.values() else None
    if not dilators or (facts.options.pain and at_warm_up is not None):
        where = texts.size(facts, where_highest(session), NARROW)
        yield _Entry(_("{size} warm-up").format(size=where), _pain(session, at_warm_up), session)
    for size, dilator in dilators.items():
        yield _Entry(texts.size(facts, dilator, NARROW), _pain(session, pains[size]), session)


def _pain(session: Session, pain: int | None) -> str:
    if pain is None:
        return words.NOT_ANSWERED
    return f"{pain}{page_words.WITH_GEL}" if session.numbing_gel else str(pain)


def _cell(facts: Facts, texts: Texts, on: date, sessions: Sequence[Session]) -> list[list[str]]:
    """Return the lines of one day as ``[bold, plain]``, one for each size in the order of the day."""
    entries = [entry for session in sessions for entry in _entries(facts, texts, session)]
    groups = [list(same) for _name, same in groupby(entries, lambda e: e.name)]
    lines = [_line(facts, group) for group in groups[:MOST_GROUPS]]
    if len(groups) > MOST_GROUPS:
        lines.append(["", _left(groups[:MOST_GROUPS], groups[MOST_GROUPS:])])
    if not lines and resting(facts.material.rests, on):
        lines.append(["", pgettext("a day", "rest")])
    return lines


def _line(facts: Facts, entries: Sequence[_Entry]) -> list[str]:
    pains = [entry.pain for entry in entries if entry.pain] if facts.options.pain else []
    what = entries[0].name or pgettext("a day", "breathing")
    if len(entries) > 1 and not pains:
        what = _("{what} × {n}").format(what=what, n=len(entries))
    shown = [" ".join([what, *_marks(entries)])]
    more = len(pains) - MOST_VALUES
    if more > 0:
        shown.append(_more(more))
    return [page_words.listed(pains[:MOST_VALUES]), " ".join(shown)]


def _left(shown: Iterable[Sequence[_Entry]], left: Iterable[Sequence[_Entry]]) -> str:
    """Return what of a day has no line: sessions, or where each session has one already, sizes."""
    known = {entry.session.id for group in shown for entry in group}
    entries = [entry for group in left for entry in group]
    unknown = {entry.session.id for entry in entries} - known
    if unknown:
        return ngettext("+ {n} more session", "+ {n} more sessions", len(unknown)).format(n=len(unknown))
    return ngettext("+ {n} more size", "+ {n} more sizes", len(entries)).format(n=len(entries))


def _more(n: int) -> str:
    return ngettext("+ {n} more", "+ {n} more", n).format(n=n)


def _marks(entries: Sequence[_Entry]) -> list[str]:
    marks = []
    if any(entry.session.stopped for entry in entries):
        marks.append(pgettext("mark for stopped early", "s"))
    if any(entry.session.safety and entry.session.safety.signs for entry in entries):
        marks.append("*")
    return marks


# --- by week, month or more ------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Stretch:
    first: date
    name: str
    counted: Sequence[Counted]

    @property
    def sessions(self) -> list[Session]:
        return [one.session for one in self.counted]


@dataclass(frozen=True, slots=True)
class _Grain:
    title: str
    column: str  # what the columns are
    start_of: Callable[[date], date]  # from a day to the first day of its stretch
    longest: timedelta  # no stretch is longer
    pattern: str  # how a first day is written


def _by_stretch(facts: Facts) -> Data:
    grain = _grain(facts)
    found: dict[date, list[Counted]] = {start: [] for start in _starts(facts, grain)}
    for one in facts.counted:
        found[grain.start_of(one.session.day)].append(one)
    names = _names(list(found), grain)
    stretches = [_Stretch(first, name, there) for name, (first, there) in zip(names, found.items(), strict=True)]
    return {
        "title": grain.title,
        "note": _("“2 of 5”: of the 5 sessions where it is known; – not known"),
        "kind": "stretches",
        "columns": [s.name for s in stretches],
        "week": grain.column,
        "rows": [{"name": name, "cells": cells} for name, cells in _rows(facts, stretches) if any(cells)],
    }


def _grain(facts: Facts) -> _Grain:
    """Return the finest grain that gives at most thirteen columns."""
    by_week = _Grain(
        _("Week by week"),
        pgettext("column of first days of weeks", "Week of"),
        week_of,
        timedelta(7),
        "d MMM",
    )
    grains = [by_week, *(_months(n) for n in _MONTHS)]
    return next((grain for grain in grains if len(_starts(facts, grain)) <= MOST_COLUMNS), grains[-1])


def _months(n: int) -> _Grain:
    longest = timedelta(31 * n)
    if n == 1:
        return _Grain(_("Month by month"), _("Month"), _month_start(n), longest, "MMM y")
    starting = pgettext("column of first days", "From")
    if n % 12 == 0:
        years = n // 12
        title = ngettext("Year by year", "In steps of {n} years", years).format(n=years)
        return _Grain(title, starting, _month_start(n), longest, "y")
    return _Grain(_("In steps of {n} months").format(n=n), starting, _month_start(n), longest, "MMM y")


def _names(starts: Sequence[date], grain: _Grain) -> Iterator[str]:
    """Yield how each first day is written; a month has its year where that is new."""
    for before, start in zip([None, *starts], starts, strict=False):
        new_year = before is None or before.year != start.year
        yield day(start, grain.pattern if new_year else grain.pattern.replace("MMM y", "MMM"))


def _month_start(months: int) -> Callable[[date], date]:
    def start_of(value: date) -> date:
        month = (value.year * 12 + value.month - 1) // months * months
        return date(month // 12, month % 12 + 1, 1)

    return start_of


def _starts(facts: Facts, grain: _Grain) -> list[date]:
    """Return the first day of every stretch that touches the period."""
    found = [grain.start_of(facts.options.period.first)]
    while (following := grain.start_of(found[-1] + grain.longest)) <= facts.options.period.last:
        found.append(following)
    return found


def _rows(facts: Facts, stretches: Sequence[_Stretch]) -> Iterator[tuple[str, list[str]]]:
    def row(count: Callable[[Sequence[Session]], int]) -> list[str]:
        return [str(count(s.sessions)) if s.sessions else "" for s in stretches]

    yield _("Sessions"), row(len)
    yield _("of these breathing"), row(lambda sessions: sum(s.is_breathing_session for s in sessions))
    unit = _("Sizes, inches") if facts.options.inches else _("Sizes, mm")
    yield unit, [_sizes(facts, s.sessions) for s in stretches]
    if facts.options.pain:
        yield _("Above the limit"), [_known(s.counted, _with_dilator, _is_above_limit) for s in stretches]
    yield _("Stopped early"), [_known(s.counted, _all_of_them, _is_stopped) for s in stretches]
    yield _("With a safety sign"), [_known(s.counted, _all_of_them, _has_sign) for s in stretches]
    yield _("Days of rest"), [_rest_days(facts, first, after) for first, after in _spans(facts, stretches)]


def _known(there: Sequence[Counted], asked: Callable[[Counted], bool], answer: Callable[[Counted], bool | None]) -> str:
    """Return of how many sessions it is true: of those where it is known, and a dash where it is known of none.

    A 0 stands alone only where every session that could be ``asked`` has an answer; None is no answer.
    """
    if not there:
        return ""
    answers = [answer(one) for one in there if asked(one)]
    known = [given for given in answers if given is not None]
    if not known:
        return words.NOT_ANSWERED
    if len(known) == len(answers):
        return str(sum(known))
    return page_words.share(Share(sum(known), len(known)))


def _all_of_them(_one: Counted) -> bool:
    return True


def _with_dilator(one: Counted) -> bool:
    return not one.session.is_breathing_session


def _is_above_limit(one: Counted) -> bool | None:
    return None if one.pain is None else one.is_above_limit


def _is_stopped(one: Counted) -> bool | None:
    """Nobody can press Stop in a session that is written down afterwards."""
    return one.session.stopped if one.session.stopped or one.session.entered is Entered.DURING else None


def _has_sign(one: Counted) -> bool | None:
    return None if one.session.safety is None else bool(one.session.safety.signs)


def _sizes(facts: Facts, sessions: Sequence[Session]) -> str:
    """Return the smallest and the largest size of a stretch in the row's unit."""
    sizes = ordered_sizes(step.dilator for s in sessions for step in s.counted_steps)
    given = [d.diameter_um for d in sizes if d.diameter_um is not None]
    if len(given) < len(sizes):
        return ngettext("{n} size", "{n} sizes", len(sizes)).format(n=len(sizes))
    plain = [number(in_inches(um), 3) if facts.options.inches else number(in_mm(um)) for um in given]
    return "–".join(dict.fromkeys((plain[0], plain[-1]))) if plain else ""


def _spans(facts: Facts, stretches: Sequence[_Stretch]) -> Iterator[tuple[date, date]]:
    """Yield the first day of each stretch and the day after its last one, both inside the period."""
    period = facts.options.period
    firsts = [max(s.first, period.first) for s in stretches]
    yield from zip(firsts, [*firsts[1:], period.last + timedelta(days=1)], strict=True)


def _rest_days(facts: Facts, first: date, after: date) -> str:
    spans = rest_spans(facts.material.rests, Period(first, after - timedelta(days=1)))
    found = sum(end - start + 1 for start, end in spans)
    return str(found) if found else ""
