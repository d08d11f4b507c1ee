"""What the patient brings along: questions for today, what was written for the therapist, and goals."""

from collections.abc import Iterator

from dilator_app import words
from dilator_app.domain.appointments import open_questions
from dilator_app.domain.dilators import Size
from dilator_app.domain.goals import Goal
from dilator_app.domain.session import Session, in_order
from dilator_app.i18n import _, ngettext, pgettext
from dilator_app.report import words as page_words
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.texts import Data, Texts
from dilator_app.report.printable import isolated

MOST_QUESTIONS = 5
MOST_GOALS = 3
MOST_RATINGS = 2


def questions(facts: Facts, texts: Texts, longest: int) -> Data:
    """Return the questions that are still to be asked, at most five; empty when there are none."""
    asked = list(_open_questions(facts))
    if not asked:
        return {}
    more = len(asked) - MOST_QUESTIONS
    return {
        "title": _("Questions for today"),
        "items": [texts.line(w, longest) for w in asked[:MOST_QUESTIONS]],
        "more": ngettext("{n} more question is in the diary.", "{n} more questions are in the diary.", more).format(
            n=more
        )
        if more > 0
        else "",
    }


def _open_questions(facts: Facts) -> Iterator[str]:
    """Yield what is taken along, the next appointment's own questions first."""
    material = facts.material
    along, _left = open_questions(material.questions, material.appointments, facts.options.today)
    yield from (q.words for q in along)


def notes(facts: Facts, texts: Texts, how_many: int, longest: int) -> Data:
    """Return what was written for the therapist, newest first; empty unless that was chosen.

    The other field, the note to oneself, is read by nothing in this package.
    """
    written = [s for s in reversed(facts.sessions) if s.note_for_therapist] if facts.options.notes else []
    if not written:
        return {}
    more = len(written) - how_many
    return {
        "items": [
            [_written_on(facts, s), isolated(texts.line(s.note_for_therapist, longest))] for s in written[:how_many]
        ],
        "more": ngettext("{n} earlier text is in the diary.", "{n} earlier texts are in the diary.", more).format(
            n=more
        )
        if more > 0
        else "",
    }


def _written_on(facts: Facts, session: Session) -> str:
    return _("For you, {day}:").format(day=facts.day(session.day))


def began(facts: Facts, texts: Texts, longest: int) -> Data:
    """Return the first session at the size of now beside the last one; empty unless wanted and there are two.

    No other size comes near it. Own words go along where texts for the therapist do.
    """
    latest = facts.now.latest if facts.options.began else None
    if latest is None:
        return {}
    size, until = latest.dilator.size, facts.options.period.last
    there = in_order(s for s in facts.material.sessions if size in s.sizes and s.day <= until)
    if len(there) < 2:
        return {}
    name = texts.size(facts, latest.dilator)
    first = _("First at {size}, {day}:").format(size=name, day=facts.day(there[0].day))
    last = _("Last at {size}, {day}:").format(size=name, day=facts.day(there[-1].day))
    return {
        "title": _("Where I began"),
        "items": [
            [first, _one_session(facts, texts, there[0], size, longest)],
            [last, _one_session(facts, texts, there[-1], size, longest)],
        ],
    }


def _one_session(facts: Facts, texts: Texts, session: Session, size: Size, longest: int) -> str:
    anxiety = words.NOT_ANSWERED if session.anxiety_before is None else session.anxiety_before
    insertion = words.insertion_inline(session.insertion) if session.insertion else words.NOT_ANSWERED
    told = [
        _("anxiety {values}").format(values=anxiety),
        _("insertion {values}").format(values=insertion),
    ]
    if facts.options.pain:
        pain = session.pain_at(size)
        shown = words.NOT_ANSWERED if pain is None else str(pain)
        (value,) = page_words.told([shown], [pain is not None and session.numbing_gel is True])
        told.insert(0, _("pain {values}").format(values=value))
    figures = pgettext("between kinds of values", " · ").join(told)
    if not facts.options.notes or not session.note_for_therapist:
        return _("{figures}.").format(figures=figures)
    note = isolated(texts.line(session.note_for_therapist, longest))
    return _("{figures}. “{words}”").format(figures=figures, words=note)


def goals(facts: Facts, texts: Texts, longest: int) -> Data:
    """Return the goals in the person's own words with their last two ratings; empty when there are none."""
    kept = sorted((g for g in facts.material.goals if not g.retired), key=lambda g: g.position)
    if not kept:
        return {}
    more = len(kept) - MOST_GOALS
    return {
        "title": _("What this is for"),
        "items": [
            {"words": _("“{words}”").format(words=isolated(texts.line(g.words, longest))), "rated": _rated(facts, g)}
            for g in kept[:MOST_GOALS]
        ],
        "more": ngettext("{n} more goal is in the diary.", "{n} more goals are in the diary.", more).format(n=more)
        if more > 0
        else "",
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
