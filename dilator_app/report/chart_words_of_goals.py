"""What the charts of goals and own steps say. They quote the person's words and add none of their own."""

from collections.abc import Sequence
from datetime import date

from dilator_app import words
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.i18n import _, ngettext, number, pgettext
from dilator_app.report.chart_words import full_day, nothing, short_day
from dilator_app.report.own_series import GoalOverTime, OwnStepOverTime
from dilator_app.report.printable import isolated

LONGEST = 40
"""What a sentence or a legend quotes of a person's words."""


def quoted(own: str) -> str:
    """Return a person's words in quotation marks, cut where they are long."""
    cut = own if len(own) <= LONGEST else own[: LONGEST - 1].rstrip() + "…"
    return _("“{words}”").format(words=isolated(cut))


# --- goals -----------------------------------------------------------------------------------------------------------
def goals_over_time(goals: Sequence[GoalOverTime], today: date) -> str:
    """Return the newest rating of all with the one before it of the same goal."""
    if not goals:
        return nothing()
    newest = max(goals, key=lambda one: one.ratings[-1].day)
    last = newest.ratings[-1]
    facts = {
        "goal": quoted(newest.goal.words),
        "value": number(last.value, 0),
        "day": short_day(last.day, today),
    }
    if len(newest.ratings) == 1:
        return _("{goal}: {value} of 10 on {day}.").format(**facts)
    before = newest.ratings[-2]
    return _("{goal}: {value} of 10 on {day}, {earlier} on {earlier_day}.").format(
        **facts, earlier=number(before.value, 0), earlier_day=short_day(before.day, today)
    )


def goal_mark(goal: Goal, rating: GoalRating) -> str:
    """Return what one mark says."""
    return _("{day}: {value} of 10, {goal}.").format(
        day=full_day(rating.day), value=number(rating.value, 0), goal=quoted(goal.words)
    )


# --- own steps -------------------------------------------------------------------------------------------------------
def own_steps_over_time(steps: Sequence[OwnStepOverTime], today: date, *, pain: bool = True) -> str:
    """Return the newest try of all; without ``pain`` its pain is left out."""
    if not steps:
        return nothing()
    newest = max(steps, key=lambda one: one.tries[-1].day)
    n = len(newest.tries)
    facts = {"step": quoted(newest.step.words), "n": number(n, 0), "day": short_day(newest.tries[-1].day, today)}
    given = _ratings(newest.tries[-1], pain=pain)
    if not given:
        return ngettext("{step}: tried on {day}.", "{step}: tried {n} times, last on {day}.", n).format(**facts)
    return ngettext(
        "{step}: tried on {day}, {ratings}.", "{step}: tried {n} times, last on {day}, {ratings}.", n
    ).format(**facts, ratings=given)


def own_step_mark(step: OwnStep, one: OwnStepTry, *, pain: bool = True) -> str:
    """Return what one mark says."""
    facts = {"day": full_day(one.day), "step": quoted(step.words)}
    given = _ratings(one, pain=pain)
    if not given:
        return _("{day}: {step}.").format(**facts)
    return _("{day}: {step}, {ratings}.").format(**facts, ratings=given)


def _ratings(one: OwnStepTry, *, pain: bool) -> str:
    given = []
    if pain and one.pain is not None:
        given.append(_("pain {n}").format(n=number(one.pain, 0)))
    if one.anxiety is not None:
        given.append(_("anxiety {n}").format(n=number(one.anxiety, 0)))
    return pgettext("between values", ", ").join(given)


def beside_a_try(one: OwnStepTry, *, pain: bool = True) -> str:
    """Return the numbers that stand above a mark; empty where none was given."""
    values = [one.pain, one.anxiety] if pain else [one.anxiety]
    if all(value is None for value in values):
        return ""
    shown = (words.NOT_ANSWERED if value is None else number(value, 0) for value in values)
    return pgettext("between pain and anxiety", " · ").join(shown)


def above_each_mark(*, pain: bool = True) -> str:
    """Return what the numbers above a mark are."""
    return _("above each mark: pain · anxiety, 0 to 10") if pain else _("above each mark: anxiety, 0 to 10")


def newest_marks(drawn: int, of: int) -> str:
    """Return that a chart draws the newest marks alone; the table has them all."""
    return _("the newest {drawn} of {of}").format(drawn=number(drawn, 0), of=number(of, 0))
