"""What the therapist view says: the page's figures in few and large words.

It names nobody, holds no note to oneself, and says of nothing that it is left out (care M9).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dilator_app import words
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.scales import Insertion
from dilator_app.domain.session import Session
from dilator_app.domain.summary import LastAtSize
from dilator_app.i18n import _, clock_time, day, ngettext, pgettext
from dilator_app.report import words as page_words
from dilator_app.report.chart_tables import Row, Table
from dilator_app.report.page import figures, session_list, top
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.texts import NARROW, Texts
from dilator_app.report.short_names import ELLIPSIS, Room

_DATES = 6
"""A sign names its newest days up to so many."""
_TOLD_LENGTH = 240
"""What leaves the figures and the chart on the screen."""
_SHORT_NAME = Room(20, 12.0)
"""Letters of a name in a caption: its two ends fit into lines of the smallest window."""
_NAMED_BY_LENGTH = 91
"""A period of more days is named by its first one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and what it is."""

    caption: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was written for the therapist, and when."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class OneSession:
    """One session, to be shown large."""

    id: UUID
    heading: str
    cells: tuple[Cell, ...]
    told: str


@dataclass(frozen=True, slots=True)
class TherapistSummary:
    """Every string of the view."""

    title: str
    subtitle: str
    safety: tuple[Cell, ...]
    figures: tuple[Cell, ...]
    told: tuple[Told, ...]
    trend: str
    sizes: Table
    size_note: str
    sessions: tuple[OneSession, ...]  # oldest first


def therapist_summary(facts: Facts) -> TherapistSummary:
    """Return what the view says about the period of ``facts``."""
    texts = Texts(whole=True)
    return TherapistSummary(
        title=_title(facts),
        subtitle=_subtitle(facts),
        safety=tuple(_safety(facts)),
        figures=tuple(_figures(facts, texts)),
        told=tuple(_told(facts, Texts())),
        trend=_trend(facts),
        sizes=_sizes(facts, texts),
        size_note=str(figures.by_size(facts, texts, compare=False)["note"]),
        sessions=tuple(_sessions(facts, texts)),
    )


# --- the head --------------------------------------------------------------------------------------------------------
def _title(facts: Facts) -> str:
    period = facts.options.period
    usual, appointment = facts.since
    if usual and appointment:
        return _("Since {day}").format(day=day(appointment.day, "d MMMM y"))
    if period.last == facts.options.today and period.days % 7 == 0 and period.days <= _NAMED_BY_LENGTH:
        return _("The last {length}").format(length=page_words.length_of_time(period.days))
    return _("From {day}").format(day=day(period.first, "d MMMM y"))


def _subtitle(facts: Facts) -> str:
    period = facts.options.period
    usual, appointment = facts.since
    length, last = page_words.length_of_time(period.days), day(period.last, "d MMMM")
    text = _("{length} to {day}. Self-reported.").format(length=length, day=last)
    if usual and not appointment:
        text = _("To {day}; no earlier appointment is recorded. Self-reported.").format(day=last)
    return _("{text} Sample, invented.").format(text=text) if facts.options.sample else text


# --- safety ----------------------------------------------------------------------------------------------------------
def _safety(facts: Facts) -> Iterable[Cell]:
    now = facts.now
    if not now.sessions:
        yield Cell(_("Safety"), top.no_sessions())
        return
    answered = now.safety.answered
    caption = ngettext(
        "Safety question answered, {share} session", "Safety question answered, {share} sessions", answered.of
    ).format(share=page_words.share(answered))
    yield Cell(caption, _signs(facts))
    columns = top.safety(facts, Texts(whole=True), _DATES)["columns"]
    yield Cell(str(columns[1]["title"]), _above(facts))
    yield Cell(str(columns[2]["title"]), _stopped(facts))


def _signs(facts: Facts) -> str:
    figures_of_safety = facts.now.safety
    if not figures_of_safety.answered.count:
        return words.NOT_ANSWERED
    if figures_of_safety.none_reported:
        return _("none reported")
    found = [
        _("{sign}, {days}").format(sign=words.sign_inline(sign), days=_days(facts, days))
        for sign, days in figures_of_safety.signs.items()
        if days
    ]
    return pgettext("between signs", "; ").join(found)


def _days(facts: Facts, days: Sequence[date]) -> str:
    newest = page_words.listed(facts.day(d, short=len(days) > 1) for d in days[-_DATES:])
    if len(days) <= _DATES:
        return newest
    return ngettext("{days} and {n} earlier", "{days} and {n} earlier", len(days) - _DATES).format(
        days=newest, n=len(days) - _DATES
    )


def _above(facts: Facts) -> str:
    limit = facts.now.limit
    if not limit.above.of:
        return _("no pain value was given")
    if limit.highest is None:
        return page_words.share(limit.above)
    return _("{share}, highest {pain}").format(share=page_words.share(limit.above), pain=limit.highest.pain)


def _stopped(facts: Facts) -> str:
    stopped = facts.now.stopped
    if not stopped:
        guided = facts.now.entries.during
        return _("0 of {n} guided").format(n=guided) if guided else words.NOT_ANSWERED
    return _("{n}, on {days}").format(n=len(stopped), days=_days(facts, [one.day for one in stopped]))


# --- figures ---------------------------------------------------------------------------------------------------------
def _figures(facts: Facts, texts: Texts) -> Iterable[Cell]:
    now = facts.now
    if not now.sessions:
        return
    if now.latest is not None:
        when = now.latest.day
        caption = _("size now") if top.is_now(facts, when) else _("size on {day}").format(day=facts.day(when))
        yield Cell(caption, texts.size(facts, now.latest.dilator))
    length = page_words.length_of_time(facts.options.period.days)
    yield Cell(_sessions_caption(facts), _("{n} in {length}").format(n=now.sessions, length=length))
    if now.latest is not None:
        yield from _latest(facts, now.latest)
    if now.breathing_done.of:
        yield Cell(_("breathing done, where answered"), page_words.share(now.breathing_done))


def _sessions_caption(facts: Facts) -> str:
    breathing, planned = facts.now.breathing_sessions, top.about_a_week(facts)
    caption = pgettext("a figure", "sessions")
    if breathing:
        caption = ngettext("sessions, {n} a breathing session", "sessions, {n} breathing sessions", breathing).format(
            n=breathing
        )
    return _("{caption}; plan about {n} a week").format(caption=caption, n=planned) if planned else caption


def _short(facts: Facts, dilator: Dilator) -> str:
    """Return a size beside its figures: a diameter in one piece, a long name cut. "Size now" has it whole."""
    size = Texts().size(facts, dilator, _SHORT_NAME).replace(ELLIPSIS, ELLIPSIS + " ")  # where its line may break
    return size.replace(" ", "\N{NO-BREAK SPACE}") if len(size) <= NARROW.letters else size


def _latest(facts: Facts, latest: LastAtSize) -> Iterable[Cell]:
    n, size = len(latest.pain), _short(facts, latest.dilator)
    if facts.options.pain:
        yield Cell(_pain_caption(latest, size), page_words.listed(_pain(latest)))
    answers = [words.insertion_inline(v) if v else words.NOT_ANSWERED for v in latest.insertion]
    told = answers[:1] if len(set(answers)) == 1 else answers
    yield Cell(
        ngettext("insertion, the one at {size}", "insertion, last {n} at {size}", n).format(n=n, size=size),
        page_words.listed(told),
    )


def _pain_caption(latest: LastAtSize, size: str) -> str:
    n = len(latest.pain)
    caption = ngettext("pain, the one at {size}", "pain, last {n} at {size}", n).format(n=n, size=size)
    if not any(latest.with_gel):
        return caption
    return _("{caption}; {mark} with numbing gel").format(caption=caption, mark=page_words.WITH_GEL)


def _pain(latest: LastAtSize) -> list[str]:
    given = (words.NOT_ANSWERED if value is None else str(value) for value in latest.pain)
    return page_words.marked(given, latest.with_gel)


def _trend(facts: Facts) -> str:
    latest = facts.now.latest
    if latest is None or not facts.options.pain:
        return ""
    of_size = next((one for one in facts.now.sizes if one.dilator.size == latest.dilator.size), None)
    return page_words.pain_trend(Texts().size(facts, latest.dilator), of_size) if of_size else ""


# --- what was written ------------------------------------------------------------------------------------------------
def _told(facts: Facts, texts: Texts) -> Iterable[Told]:
    """Yield what was written for the therapist, newest first, cut where it is long: its session has it whole.

    The note to oneself is read by nothing here.
    """
    for session in reversed(facts.sessions):
        if session.note_for_therapist:
            heading = _("For you, {day}:").format(day=facts.day(session.day))
            yield Told(heading, texts.line(session.note_for_therapist, _TOLD_LENGTH))


# --- by size ---------------------------------------------------------------------------------------------------------
def _sizes(facts: Facts, texts: Texts) -> Table:
    """Return the page's table by size, its answers about insertion in words."""
    block = figures.by_size(facts, texts, compare=False)
    columns = block["columns"]
    pain = facts.options.pain
    header = [_("Size"), columns["sessions"], columns["minutes"], pgettext("a column", "Insertion")]
    header += [columns["ends"], _("Above limit")] if pain else []
    rows: list[Row] = []
    for row in block["rows"]:
        cells = [row["size"], row["sessions"], row["minutes"], _insertion(row["answers"])]
        cells += [row["ends"], row["above"]] if pain else []
        rows.append((*cells, row["gel"]))
    numbers = frozenset({1, 2, len(header)} | ({5} if pain else set()))
    return Table((*header, columns["gel"]), rows, numbers)


def _insertion(counts: Sequence[str]) -> str:
    given = [
        _("{answer} {n}").format(answer=words.insertion_inline(answer), n=count)
        for answer, count in zip(Insertion, counts, strict=True)
        if count not in ("0", words.NOT_ANSWERED)
    ]
    return page_words.listed(given) or words.NOT_ANSWERED


# --- one session -----------------------------------------------------------------------------------------------------
def _sessions(facts: Facts, texts: Texts) -> Iterable[OneSession]:
    block = session_list.session_list(facts, texts)
    names = [name for name, _width in block["columns"]]
    a_day = Counter(session.day for session in facts.sessions)
    for session, row in zip(facts.sessions, block["rows"], strict=True):
        cells = tuple(Cell(name, value) for name, value in list(zip(names, row, strict=True))[1:] if value)
        heading = _heading(facts, session, one_of_several=a_day[session.day] > 1)
        yield OneSession(session.id, heading, cells, session.note_for_therapist)


def _heading(facts: Facts, session: Session, *, one_of_several: bool) -> str:
    """Return the day, and the time where that alone tells the sessions of a day apart."""
    pattern = "EEEE d MMMM" if session.day.year == facts.options.today.year else "EEEE d MMMM y"
    on = day(session.day, pattern)
    if not one_of_several or session.started_at is None:
        return on
    return _("{day}, {time}").format(day=on, time=clock_time(session.started_at))
