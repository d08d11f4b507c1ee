"""The head of the page: whose it is, safety, and how things stand in one line."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dilator_app import words
from dilator_app.domain.offer import AWAY
from dilator_app.domain.plan import DEFAULT_COMFORT_LIMIT, OriginKind, PlanLine
from dilator_app.domain.scales import Insertion, Sign
from dilator_app.domain.summary import LastAtSize, Stopped
from dilator_app.i18n import _, ngettext, pgettext
from dilator_app.i18n import day as in_words
from dilator_app.report import words as page_words
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.texts import Data, Texts, before_full_stop, parts, strong

MOST_STOPPED = 3


def title() -> str:
    """Return the title of the page and of the file: neutral."""
    return _("Practice summary")


def header(facts: Facts, texts: Texts, name_length: int, help_length: int) -> Data:
    """Return title, period, what helps the person, and the facts about the page itself."""
    options = facts.options
    names = {_("For"): options.recipient, _("Name"): options.name}
    rows = [[what, texts.line(name, name_length)] for what, name in names.items() if name]
    rows.append([_("Made on"), in_words(options.today, "d MMMM y")])
    rows.append([_("From"), _("the patient’s own diary, self-reported")])
    return {
        "title": title(),
        "period": _period(facts),
        "rows": rows,
        "helps": [_("What helps me at appointments:"), texts.line(options.helps, help_length)] if options.helps else [],
        "sample": _("Sample, invented. Not an example to follow.") if options.sample else "",
    }


def _period(facts: Facts) -> str:
    period = facts.options.period
    first, last = in_words(period.first, "d MMMM y"), in_words(period.last, "d MMMM y")
    length = page_words.length_of_time(period.days)
    usual, appointment = facts.since
    if period.days == 1:
        return last
    if usual and appointment:
        return _("{first} to {last}, {length}, since the last appointment").format(
            first=_without_year(facts, first), last=last, length=length
        )
    if usual:
        return _("{first} to {last}, the last {length} (no earlier appointment recorded)").format(
            first=_without_year(facts, first), last=last, length=length
        )
    return _("{first} to {last}, {length}").format(first=_without_year(facts, first), last=last, length=length)


def _without_year(facts: Facts, first: str) -> str:
    period = facts.options.period
    return in_words(period.first, "d MMMM") if period.first.year == period.last.year else first


# --- safety ----------------------------------------------------------------------------------------------------------
def safety(facts: Facts, texts: Texts, dates: int) -> Data:
    """Return the three columns of the safety block. It never prints "none" for what was not answered.

    A sign names its newest days up to ``dates`` of them; the session list has them all.
    """
    columns = [{"title": _("Safety"), "text": parts(_signs(facts, dates))}]
    if facts.now.sessions:
        columns.append({"title": _limit_title(facts), "text": parts(_above(facts, texts))})
        columns.append({"title": _("Stopped early"), "text": parts(_stopped(facts))})
    return {"columns": columns}


def no_sessions() -> str:
    """Return what an empty period says."""
    return _("No sessions in this period.")


def _signs(facts: Facts, dates: int) -> str:
    figures = facts.now.safety
    if not facts.now.sessions:
        return no_sessions()
    answered = strong(page_words.share(figures.answered))
    if figures.none_reported:
        return ngettext(
            "Question answered in {answered} session: {none} ({signs}).",
            "Question answered in {answered} sessions: {none} ({signs}).",
            figures.answered.of,
        ).format(
            answered=answered, none=strong(_("none reported")), signs=page_words.listed(map(words.sign_inline, Sign))
        )
    sentences = [
        ngettext(
            "Question answered in {answered} session.",
            "Question answered in {answered} sessions.",
            figures.answered.of,
        ).format(answered=answered)
    ]
    sentences += [_sign(facts, sign, days, dates) for sign, days in figures.signs.items() if days]
    rest = [words.sign_inline(sign) for sign, days in figures.signs.items() if not days]
    if figures.answered.count and rest:
        sentences.append(_("None reported there: {signs}.").format(signs=page_words.listed(rest)))
    return " ".join(sentences)


def _sign(facts: Facts, sign: Sign, days: Sequence[date], dates: int) -> str:
    named = strong(_("{sign}:").format(sign=words.sign(sign)))
    newest = page_words.listed(facts.day(d, short=len(days) > 1) for d in days[-dates:])
    earlier = len(days) - dates
    if earlier <= 0:
        return _("{sign} {days}.").format(sign=named, days=newest)
    return ngettext("{sign} {days}, and {n} earlier.", "{sign} {days}, and {n} earlier.", earlier).format(
        sign=named, days=newest, n=earlier
    )


def _limit_title(facts: Facts) -> str:
    given = facts.now.limit.limits
    held = facts.plan.comfort_limit if facts.plan else DEFAULT_COMFORT_LIMIT
    limits = page_words.in_time(given or [held])
    if _limit_is_default(facts):
        return _("Above the comfort limit of\N{NO-BREAK SPACE}{limit} (app default)").format(limit=limits)
    return _("Above the comfort limit of\N{NO-BREAK SPACE}{limit}").format(limit=limits)


def _limit_is_default(facts: Facts) -> bool:
    origins = [plan.origins[PlanLine.COMFORT_LIMIT].kind for plan in facts.plans]
    return all(kind is OriginKind.DEFAULT for kind in origins)


def _above(facts: Facts, texts: Texts) -> str:
    figures = facts.now.limit
    if not figures.above.of:
        return _("No pain value was given with a size.")
    sentence = ngettext(
        "{share} session with a pain value", "{share} sessions with a pain value", figures.above.of
    ).format(share=strong(page_words.share(figures.above)))
    if figures.highest is None:
        return _("{sentence}.").format(sentence=sentence)
    pain, when = strong(figures.highest.pain), facts.day(figures.highest.day)
    if figures.highest.dilator is None:
        return _("{sentence}; highest {pain}, {day}.").format(sentence=sentence, pain=pain, day=when)
    size = before_full_stop(texts.size(facts, figures.highest.dilator))
    return _("{sentence}; highest {pain}, {day}, {size}.").format(sentence=sentence, pain=pain, day=when, size=size)


def _stopped(facts: Facts) -> str:
    stopped = facts.now.stopped
    guided = facts.now.entries.during  # nobody can press Stop in a session that is written down afterwards
    if not stopped and not guided:
        return _("No session was guided by the program.")
    if not stopped:
        return ngettext(
            "{share} session guided by the program.", "{share} sessions guided by the program.", guided
        ).format(share=strong(_("{n} of {of}").format(n=0, of=guided)))
    newest = pgettext("between stopped sessions", "; ").join(_one_stopped(facts, s) for s in stopped[-MOST_STOPPED:])
    earlier = len(stopped) - MOST_STOPPED
    if earlier > 0:
        return ngettext("{n}: {sessions}; {earlier} earlier.", "{n}: {sessions}; {earlier} earlier.", earlier).format(
            n=strong(len(stopped)), sessions=newest, earlier=earlier
        )
    return _("{n}: {sessions}.").format(n=strong(len(stopped)), sessions=newest)


def _one_stopped(facts: Facts, session: Stopped) -> str:
    when = facts.day(session.day, short=len(facts.now.stopped) > 1)
    if session.seconds is None:
        return _("{day}, time not given").format(day=when)
    minutes = words.minutes_spoken(session.seconds)
    if session.planned_minutes is None:
        return _("{day}, after {minutes} min").format(day=when, minutes=minutes)
    return _("{day}, after {minutes} of {planned} min").format(
        day=when, minutes=minutes, planned=session.planned_minutes
    )


# --- in short --------------------------------------------------------------------------------------------------------
def in_short(facts: Facts, texts: Texts) -> Data:
    """Return the one line that says how things stand."""
    sentences = [_now(facts, texts, facts.now.latest)] if facts.now.latest else []
    return {"title": _("In short"), "text": " ".join([*sentences, _how_many(facts)])}


def _now(facts: Facts, texts: Texts, latest: LastAtSize) -> str:
    n, size = len(latest.anxiety), texts.size(facts, latest.dilator)
    values = [
        _in_turn(latest.anxiety, _values(latest.anxiety), _("anxiety {values}"), _("anxiety not answered")),
        _insertion(latest.insertion),
    ]
    if facts.options.pain:
        pain = page_words.told(_values(latest.pain), latest.with_gel)
        values.insert(0, _in_turn(latest.pain, pain, _("pain {values}"), _("pain not answered")))
    told: dict[str, Any] = {"size": size, "n": n, "values": pgettext("between kinds of values", " · ").join(values)}
    if is_now(facts, latest.day):
        told["size"] = before_full_stop(size)
        return ngettext(
            "Now {size}. The one session there: {values}.", "Now {size}. Last {n} there: {values}.", n
        ).format(**told)
    return ngettext(
        "{size} on {day}. The one session there: {values}.", "{size} on {day}. Last {n} there: {values}.", n
    ).format(**told, day=facts.day(latest.day))


def is_now(facts: Facts, newest: date) -> bool:
    """Return whether ``newest``, a day of the period, is recent enough to say "now" of it: nothing came after."""
    today = facts.options.today
    return facts.options.period.last >= today and today - newest <= AWAY


def _values(values: Sequence[int | None]) -> list[str]:
    return [words.NOT_ANSWERED if value is None else str(value) for value in values]


def _in_turn(values: Sequence[int | None], told: Sequence[str], answered: str, unanswered: str) -> str:
    """Return one value after the other as it is ``told``; where all are missing, that, instead of a row of dashes."""
    if all(value is None for value in values):
        return unanswered
    return answered.format(values=page_words.listed(told))


def _insertion(values: Sequence[Insertion | None]) -> str:
    if not any(values):
        return _("insertion not answered")
    runs: list[tuple[str, int]] = []
    for value in values:
        name = words.insertion_inline(value) if value else words.NOT_ANSWERED
        if runs and runs[-1][0] == name:
            runs[-1] = name, runs[-1][1] + 1
        else:
            runs.append((name, 1))
    told = (_("{answer} × {n}").format(answer=name, n=n) if n > 1 else name for name, n in runs)
    return _("insertion {values}").format(values=page_words.listed(told))


def _how_many(facts: Facts) -> str:
    if not facts.now.sessions:
        return no_sessions()
    length = page_words.length_of_time(facts.options.period.days)
    sessions, breathing = words.sessions(facts.now.sessions), facts.now.breathing_sessions
    counted = _("{sessions} in {length}").format(sessions=sessions, length=length)
    if breathing:
        counted = ngettext("{counted} ({n} breathing session)", "{counted} ({n} breathing sessions)", breathing).format(
            counted=counted, n=breathing
        )
    planned = about_a_week(facts)
    if not planned:
        return _("{counted}.").format(counted=counted)
    return _("{counted}, plan about {n} a week.").format(counted=counted, n=planned)


def about_a_week(facts: Facts) -> str:
    """Return how often the plans of the period say, in order of time; empty where nobody said it.

    An app default is no plan: it stands in the table of the plan, with its mark, and nowhere else.
    """
    found: list[str] = []
    for plan in facts.plans:
        if plan.per_week is None or plan.is_app_default(PlanLine.PER_WEEK):
            continue
        if str(plan.per_week) not in found[-1:]:
            found.append(str(plan.per_week))
    return page_words.in_time(found)
