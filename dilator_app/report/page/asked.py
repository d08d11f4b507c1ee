"""What the patient brings along: questions for today, what was written for the therapist, and goals."""

from collections.abc import Iterator

from dilator_app.domain.goals import Goal
from dilator_app.domain.session import Session
from dilator_app.i18n import _, ngettext
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.texts import Data, Texts

MOST_QUESTIONS = 5
MOST_GOALS = 3
MOST_RATINGS = 2


def questions(facts: Facts, texts: Texts, longest: int) -> Data:
    """Return the questions that are still to be asked, at most five; empty when there are none."""
    words = list(_open_questions(facts))
    if not words:
        return {}
    more = len(words) - MOST_QUESTIONS
    return {
        "title": _("Questions for today"),
        "items": [texts.line(w, longest) for w in words[:MOST_QUESTIONS]],
        "more": ngettext("{n} more question is in the diary.", "{n} more questions are in the diary.", more).format(
            n=more
        )
        if more > 0
        else "",
    }


def _open_questions(facts: Facts) -> Iterator[str]:
    """Yield what was not asked yet, the next appointment's own questions first."""
    coming = facts.coming.id if facts.coming else None
    past = {
        a.id for a in facts.material.appointments if not a.cancelled and a.id != coming and a.day < facts.options.today
    }
    waiting = [q for q in facts.material.questions if not q.asked and q.appointment_id not in past]
    first = [q for q in waiting if coming is not None and q.appointment_id == coming]
    yield from (q.words for q in (*first, *(q for q in waiting if q not in first)))


def notes(facts: Facts, texts: Texts, how_many: int, longest: int) -> Data:
    """Return what was written for the therapist, newest first; empty unless that was chosen.

    The other field, the note to oneself, is read by nothing in this package.
    """
    written = [s for s in reversed(facts.sessions) if s.note_for_therapist] if facts.options.notes else []
    if not written:
        return {}
    more = len(written) - how_many
    return {
        "items": [[_written_on(facts, s), texts.line(s.note_for_therapist, longest)] for s in written[:how_many]],
        "more": ngettext("{n} earlier text is in the diary.", "{n} earlier texts are in the diary.", more).format(
            n=more
        )
        if more > 0
        else "",
    }


def _written_on(facts: Facts, session: Session) -> str:
    return _("For you, {day}:").format(day=facts.day(session.day))


def goals(facts: Facts, texts: Texts) -> Data:
    """Return the goals in the person's own words with their last two ratings; empty when there are none."""
    kept = sorted((g for g in facts.material.goals if not g.retired), key=lambda g: g.position)
    if not kept:
        return {}
    return {
        "title": _("What this is for"),
        "items": [
            {"words": _("“{words}”").format(words=texts.line(g.words)), "rated": _rated(facts, g)}
            for g in kept[:MOST_GOALS]
        ],
    }


def _rated(facts: Facts, goal: Goal) -> str:
    """Return the newest rating and the one before it. An own rating: it is not the validated scale."""
    until = facts.options.period.last
    found = sorted((r for r in facts.material.ratings if r.goal_id == goal.id and r.day <= until), key=lambda r: r.day)
    newest = [
        _("{value} of 10 on {day}").format(value=r.value, day=facts.day(r.day, short=True))
        for r in found[-MOST_RATINGS:]
    ]
    if not newest:
        return _("Not rated yet.")
    if len(newest) == 1:
        return _("Own rating {rating}.").format(rating=newest[0])
    return _("Own rating {rating}; {earlier}.").format(rating=newest[1], earlier=newest[0])
