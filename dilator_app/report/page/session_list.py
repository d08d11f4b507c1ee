"""The session list, on pages of its own after the first."""

from dilator_app import words
from dilator_app.domain.session import Role, Session, Step
from dilator_app.i18n import _, pgettext
from dilator_app.report import words as page_words
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.texts import Data, Texts, on_one_line


def session_list(facts: Facts, texts: Texts) -> Data:
    """Return every session of the period, oldest first, and with them what was written for the therapist."""
    return {
        "title": _("Sessions"),
        "columns": _columns(facts),
        "rows": [_row(facts, texts, s) for s in facts.sessions],
        "notes": [
            [_("For you, {day}:").format(day=facts.day(s.day)), on_one_line(s.note_for_therapist)]
            for s in facts.sessions
            if facts.options.notes and s.note_for_therapist
        ],
    }


def _columns(facts: Facts) -> list[tuple[str, float]]:
    """Return the name of each column and how wide it is beside the others."""
    pain = [(_("Strongest pain"), 0.9), (_("Pain afterwards"), 0.9)] if facts.options.pain else []
    return [
        (_("Day"), 0.8),
        (_("Sizes and minutes"), 2.2),
        *pain,
        (_("Anxiety before"), 0.8),
        (_("Insertion"), 1.0),
        (_("Breathing"), 0.9),
        (_("Safety question"), 1.8),
        (_("Remarks"), 1.2),
    ]


def _row(facts: Facts, texts: Texts, session: Session) -> list[str]:
    cells = [facts.day(session.day, short=True), _steps(facts, texts, session)]
    if facts.options.pain:
        cells += [_value(session.highest_pain), _value(session.pain_after)]
    return [
        *cells,
        _value(session.anxiety_before),
        words.insertion_inline(session.insertion) if session.insertion else words.NOT_ANSWERED,
        words.breathing(session.breathing),
        _safety(facts, session),
        page_words.listed(_remarks(session)),
    ]


def _value(value: int | None) -> str:
    return words.NOT_ANSWERED if value is None else str(value)


def _steps(facts: Facts, texts: Texts, session: Session) -> str:
    if session.is_breathing_session:
        return _with_minutes(_("breathing session"), session.breathing_seconds)
    if session.size_unsaid:
        return _with_minutes(_("size not given"), session.unsaid_seconds)
    return page_words.listed(_step(facts, texts, step) for step in session.steps)


def _step(facts: Facts, texts: Texts, step: Step) -> str:
    name = _with_minutes(texts.size(facts, step.dilator), step.seconds)
    if step.role is Role.WARM_UP:
        return _("{size} (warm-up)").format(size=name)
    if facts.options.pain and step.worst_pain is not None:
        return _("{size} (pain {pain})").format(size=name, pain=step.worst_pain)
    return name


def _with_minutes(what: str, seconds: int | None) -> str:
    return what if seconds is None else _("{what} {n} min").format(what=what, n=words.minutes(seconds))


def _safety(facts: Facts, session: Session) -> str:
    if session.safety is None:
        return words.NOT_ANSWERED
    if not session.safety.noticed:
        return pgettext("safety question", "none of these")
    return page_words.listed(
        words.sign_inline(n.sign)
        if n.day == session.day
        else _("{sign} ({day})").format(sign=words.sign_inline(n.sign), day=facts.day(n.day, short=True))
        for n in session.safety.noticed
    )


def _remarks(session: Session) -> list[str]:
    remarks = []
    if session.stopped:
        remarks.append(_("stopped early"))
    if session.numbing_gel:
        remarks.append(_("numbing gel"))
    if session.several_sizes:
        remarks.append(_("several sizes"))
    if session.stamps and session.stamps.edited_at:
        remarks.append(_("edited"))
    return remarks
