"""The plan with where each value comes from, the rule in its one wording, and the days that match it (care M2, W58)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from dilator_app import rule_words, words
from dilator_app.domain import guide
from dilator_app.domain.plan import InsertionCue, Plan, PlanLine, WarmUp
from dilator_app.i18n import N_, _, ngettext, number, pgettext
from dilator_app.report import words as page_words
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.texts import Data, Texts
from dilator_app.report.printable import isolated

_SORE_DAY_LENGTH = 80
_MOST_MATCHING = 6

_TOGETHER: Mapping[tuple[PlanLine | None, PlanLine], str] = {
    (PlanLine.SIZE, PlanLine.WARM_UP): N_("Size; warm-up"),
    (PlanLine.MINUTES, PlanLine.PER_WEEK): N_("Minutes; sessions a week"),
    (PlanLine.INSERTION_CUE, PlanLine.SORE_DAY): N_("Insertion; sore day"),
}


def plan(facts: Facts, texts: Texts, name_length: int, sore_length: int, *, in_rows: bool) -> Data:
    """Return the plan in force and room to write; whom to contact stays in the diary.

    ``sore_length`` is what there is room for of a sore day's words, a line or two at most.

    ``in_rows`` lets two lines that belong together share a row of the table.
    """
    lines = {"notes": _("Notes")}
    if facts.plan is None:
        return {**lines, "title": _("Plan"), "columns": [], "rows": [], "texts": [_("No plan is entered.")]}
    origin = partial(_origin, facts.plan, facts, texts, name_length)
    title = _("Plan of {day}").format(day=facts.day(facts.plan.dated))
    return {
        **lines,
        "title": title,
        "columns": [_("Where it comes from")],
        "rows": _rows(
            _values(facts.plan, facts, texts, min(sore_length, _SORE_DAY_LENGTH)), origin, _TOGETHER if in_rows else {}
        ),
        "texts": [*_sentences(facts.plan, origin), *_matched(facts)],
    }


def _rows(
    values: Iterable[tuple[PlanLine, str, str]],
    origin: Callable[[PlanLine], str],
    pairs: Mapping[tuple[PlanLine | None, PlanLine], str],
) -> list[list[str]]:
    """Return name, value and origin of each line; a pair shares a row when it shares an origin."""
    rows: list[list[str]] = []
    before: PlanLine | None = None
    for line, name, value in values:
        pair = pairs.get((before, line))
        if pair and rows[-1][2] == origin(line):
            rows[-1][:2] = [_(pair), _("{one}; {other}").format(one=rows[-1][1], other=value)]
        else:
            rows.append([name, value, origin(line)])
        before = line
    return rows


def _origin(plan: Plan, facts: Facts, texts: Texts, name_length: int, line: PlanLine) -> str:
    started = min((p.starts_on for p in facts.material.plans), default=None)
    value = plan.origins[line]
    name = isolated(texts.line(value.who, name_length))
    return page_words.origin(value, name, lambda day: facts.day(day, short=True), started)


def _values(plan: Plan, facts: Facts, texts: Texts, sore_length: int) -> Iterator[tuple[PlanLine, str, str]]:
    """Yield the lines that say something, in the order of the plan sheet."""
    if plan.size:
        yield PlanLine.SIZE, _("Size"), _size(facts, texts, plan)
    if plan.warm_up:
        yield PlanLine.WARM_UP, _("Warm-up"), _warm_up(facts, texts, plan.warm_up)
    if plan.minutes is not None:
        yield PlanLine.MINUTES, _("Minutes"), _("about {n}").format(n=plan.minutes)
    if plan.per_week is not None:
        yield PlanLine.PER_WEEK, _("Sessions a week"), pgettext("sessions", "about {n}").format(n=plan.per_week)
    yield PlanLine.BREATHING, _("Breathing"), _breathing(plan)
    yield PlanLine.COMFORT_LIMIT, _("Comfort limit"), _("pain {n}").format(n=plan.comfort_limit)
    if plan.insertion_cue is not InsertionCue.NONE:
        yield PlanLine.INSERTION_CUE, _("Insertion"), _cue(plan.insertion_cue)
    if plan.sore_day:
        said = _("“{words}”").format(words=isolated(texts.line(plan.sore_day, sore_length)))
        yield PlanLine.SORE_DAY, _("On a sore day"), said
    if plan.drops:
        yield PlanLine.DROPS, words.plan_line(PlanLine.DROPS), pgettext("plan", "on")
    if plan.contract_relax:
        yield PlanLine.CONTRACT_RELAX, words.plan_line(PlanLine.CONTRACT_RELAX), pgettext("plan", "on")
    if plan.review_weeks is not None:
        yield (
            PlanLine.REVIEW,
            _("Review"),
            ngettext("every week", "every {n} weeks", plan.review_weeks).format(n=plan.review_weeks),
        )


def _size(facts: Facts, texts: Texts, plan: Plan) -> str:
    size = texts.size(facts, plan.size)
    if plan.size_up_to is None:
        return size
    return _("{size} to {larger}").format(size=size, larger=texts.size(facts, plan.size_up_to))


def _warm_up(facts: Facts, texts: Texts, warm_up: WarmUp) -> str:
    size = texts.size(facts, warm_up.dilator)
    if warm_up.minutes is None:
        return size
    return _("{size} for {n} min").format(size=size, n=warm_up.minutes)


def _breathing(plan: Plan) -> str:
    return ngettext(
        "{in_s} s in, {out_s} s out, {n} breath", "{in_s} s in, {out_s} s out, {n} breaths", plan.breaths
    ).format(in_s=number(plan.pattern.in_s), out_s=number(plan.pattern.out_s), n=plan.breaths)


def _cue(cue: InsertionCue) -> str:
    return _("on the in-breath") if cue is InsertionCue.IN_BREATH else _("on the out-breath")


def _sentences(plan: Plan, origin: Callable[[PlanLine], str]) -> Iterator[str]:
    if plan.clinician is None:
        yield _("No clinician has set these values.")
    else:
        yield _("Entered by the patient.")
    if plan.rule is not None:
        yield _("Rule for talking about the next size ({origin}): {rule}").format(
            origin=origin(PlanLine.RULE), rule=rule_words.rule(plan.rule)
        )


def _matched(facts: Facts) -> Iterator[str]:
    """Yield on which days the newest sessions match the rule; how many of how many is never said.

    A page without pain says nothing of it: the rule is about pain.
    """
    days = facts.once("days that match", _days_that_match) if facts.options.pain else ()
    if len(days) > _MOST_MATCHING:
        first, last = facts.day(days[0], short=True), facts.day(days[-1], short=True)
        yield _("Matched by the sessions from {first} to {last}.").format(first=first, last=last)
    elif days:
        yield _("Matched by {days}.").format(days=page_words.listed(facts.day(d, short=True) for d in days))


def _days_that_match(facts: Facts) -> Sequence[date]:
    """Return the days of as many sessions as the rule asks for, by the plan in force at the end; none if unmatched."""
    until = (s for s in facts.material.sessions if s.day <= facts.options.period.last)
    counted = guide.count(facts.plan, until)
    if counted is None or not counted.is_matched:
        return ()
    return list(dict.fromkeys(s.day for s in reversed(counted.counted[: counted.rule.sessions])))
