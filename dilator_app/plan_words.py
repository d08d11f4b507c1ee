"""The lines of a plan in words: their names on page and sheet, what stands on them, and the words that are read.

Above the domain like `dilator_app.words`; the Plan page, the plan sheet, its text and the plan's history speak with it.
"""

from collections.abc import Collection
from functools import lru_cache

from dilator_app import rule_words, words
from dilator_app.domain import plan_lines
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.plan import InsertionCue, Plan, PlanLine, WarmUp
from dilator_app.domain.plan_lines import LINES, NOTHING, Vocabulary
from dilator_app.i18n import _, current_locale, ngettext, pgettext


# --- names -----------------------------------------------------------------------------------------------------------
def line_name(number: int) -> str:
    """Return the name of a numbered line, which is the same on the page and on the sheet."""
    if number == plan_lines.ALSO:
        return pgettext("the last line of a plan", "Also")
    return words.plan_line(LINES[number - 1][0])


def line_names() -> list[str]:
    """Return the names of all numbered lines, as `line_name` gives them."""
    return [line_name(number) for number in range(1, len(LINES) + 1)]


# --- values ----------------------------------------------------------------------------------------------------------
def value(plan: Plan, line: PlanLine, *, inches: bool = False) -> str:
    """Return what stands on a line of the plan; a dash where it says nothing."""
    match line:
        case PlanLine.SIZE:
            return _sizes(plan.size, plan.size_up_to, inches=inches)
        case PlanLine.WARM_UP:
            return _warm_up(plan.warm_up, inches=inches)
        case PlanLine.MINUTES:
            return _some(ngettext("{n} minute", "{n} minutes", plan.minutes or 0), plan.minutes)
        case PlanLine.PER_WEEK:
            return _some(_("{n} a week"), plan.per_week)
        case PlanLine.BREATHING:
            text = ngettext(
                "{in_s} s in, {out_s} s out, {n} breath", "{in_s} s in, {out_s} s out, {n} breaths", plan.breaths
            )
            return text.format(in_s=plan.pattern.in_s, out_s=plan.pattern.out_s, n=plan.breaths)
        case PlanLine.COMFORT_LIMIT:
            return _("{n} of 10").format(n=plan.comfort_limit)
        case PlanLine.INSERTION_CUE:
            return NOTHING if plan.insertion_cue is InsertionCue.NONE else words.cue(plan.insertion_cue)
        case PlanLine.RULE:
            return rule_words.rule(plan.rule).removesuffix(".") if plan.rule else NOTHING
        case PlanLine.DROPS:
            return _switched(on=plan.drops)
        case PlanLine.CONTRACT_RELAX:
            return _switched(on=plan.contract_relax)
        case PlanLine.REVIEW:
            return _some(ngettext("every week", "every {n} weeks", plan.review_weeks or 0), plan.review_weeks)
        case _:
            return getattr(plan, line.value) or NOTHING


def line_value(
    plan: Plan, number: int, *, inches: bool = False, spoken_of: Collection[PlanLine] = tuple(PlanLine)
) -> str:
    """Return what stands on a numbered line, as it is written into a text.

    Of the last line, which holds several, only what is ``spoken_of``.
    """
    if number == plan_lines.ALSO:
        parts = {
            PlanLine.DROPS: _("pelvic drops {value}"),
            PlanLine.CONTRACT_RELAX: _("contract and relax {value}"),
            PlanLine.REVIEW: _("look at the plan again {value}"),
        }
        said = (text.format(value=value(plan, line)) for line, text in parts.items() if line in spoken_of)
        return pgettext("between the parts of a rule", ", ").join(said)
    return value(plan, LINES[number - 1][0], inches=inches)


def _some(text: str, n: int | None) -> str:
    return NOTHING if n is None else text.format(n=n)


def _switched(*, on: bool) -> str:
    return pgettext("in the text of a plan", "yes") if on else pgettext("in the text of a plan", "no")


def _sizes(size: Dilator | None, up_to: Dilator | None, *, inches: bool) -> str:
    if size is None:
        return NOTHING
    if up_to is None:
        return words.size(size, inches=inches)
    return _("{size} up to {larger}").format(
        size=words.size(size, inches=inches), larger=words.size(up_to, inches=inches)
    )


def _warm_up(warm_up: WarmUp | None, *, inches: bool) -> str:
    if warm_up is None:
        return NOTHING
    size = words.size(warm_up.dilator, inches=inches)
    if warm_up.minutes is None:
        return size
    text = ngettext("{size} for {n} minute", "{size} for {n} minutes", warm_up.minutes)
    return text.format(size=size, n=warm_up.minutes)


# --- reading ---------------------------------------------------------------------------------------------------------
def vocabulary() -> Vocabulary:
    """Return the words that are read: those of the language in force, and the English ones."""
    return _vocabulary(current_locale())


@lru_cache(maxsize=4)
def _vocabulary(_locale: str) -> Vocabulary:
    names = list(enumerate(line_names(), 1))
    names += [(number, name) for number, name in _ENGLISH_NAMES if (number, name) not in names]
    known = {
        name: frozenset(_listed(translated) + _listed(english)) for name, (translated, english) in _words().items()
    }
    meaning = frozenset[str]().union(*known.values())
    return Vocabulary(names=names, **{**known, "filler": known["filler"] | meaning})


def _listed(text: str) -> list[str]:
    return [word.strip().casefold() for word in text.split(",")]


_ENGLISH_NAMES = (
    (1, "Size to practise at"),
    (1, "Size"),
    (2, "Warm-up"),
    (3, "About how long"),
    (3, "Minutes"),
    (4, "About how often"),
    (4, "Sessions a week"),
    (5, "Breathing"),
    (6, "Comfort limit"),
    (7, "Insertion cue"),
    (8, "On a sore day"),
    (9, "Words from the care team"),
    (9, "In your own words"),
    (9, "Instructions"),
    (10, "When to contact, and how"),
    (11, "When to talk about the next size"),
    (11, "Rule"),
    (12, "Also"),
)


def _words() -> dict[str, tuple[str, str]]:
    """Return each group of words as it is in the language in force, and in English."""
    return {
        "none": (
            pgettext("words that are read, with commas", "none, no, nothing, off, not"),
            "none, no, nothing, off, not",
        ),
        "into": (pgettext("words that are read, with commas", "in, inhale, inbreath"), "in, inhale, inbreath"),
        "out": (pgettext("words that are read, with commas", "out, exhale, outbreath"), "out, exhale, outbreath"),
        "breaths": (pgettext("words that are read, with commas", "breath"), "breath"),
        "pain": (pgettext("words that are read, with commas", "pain"), "pain"),
        "minutes": (pgettext("words that are read, with commas", "min, mins, minute"), "min, mins, minute"),
        "weeks": (pgettext("words that are read, with commas", "week"), "week"),
        "planned_time": (
            pgettext("words that are read, with commas", "planned, reached, full"),
            "planned, reached, full",
        ),
        "sign": (pgettext("words that are read, with commas", "sign, safety"), "sign, signs, safety"),
        "drops": (pgettext("words that are read, with commas", "drop, drops"), "drop, drops"),
        "contract": (pgettext("words that are read, with commas", "contract"), "contract"),
        "again": (pgettext("words that are read, with commas", "look, again, review"), "look, again, review"),
        "filler": (
            pgettext(
                "words that are read and add nothing, with commas",
                "about, up, to, for, a, an, the, at, of, on, and, or, less, then, first, per, every, each, times, x, "
                "s, sec, second, mm, inch, yes, time, session, row, this, size, worst, done, pelvic, relax, plan, with",
            ),
            "about, up, to, for, a, an, the, at, of, on, and, or, less, then, first, per, every, each, times, x, "
            "s, sec, second, mm, inch, yes, time, session, row, this, size, worst, done, pelvic, relax, plan, with",
        ),
    }
