"""Key figures, the pain bar and the table by size."""

from collections.abc import Callable, Iterator, Sequence

from dilator_app import tokens, words
from dilator_app.domain.scales import Insertion, PainBand
from dilator_app.domain.spread import Share
from dilator_app.domain.summary import SizeFigures, Summary, Weeks, comparable
from dilator_app.i18n import _, ngettext, number, pgettext
from dilator_app.report import words as page_words
from dilator_app.report.charts import LegendItem, Sample
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.marks import drawn
from dilator_app.report.page.texts import NARROW, Data, Texts
from dilator_app.report.page.top import about_a_week

MOST_SIZES = 8
"""Sizes beyond these stand in one row."""

_BAND_COLOURS = {
    PainBand.NONE: "pain-0",
    PainBand.MILD: "pain-2",
    PainBand.MODERATE: "pain-6",
    PainBand.STRONG: "pain-10",
}
_BAND_VALUES = {PainBand.NONE: "0", PainBand.MILD: "1–3", PainBand.MODERATE: "4–6", PainBand.STRONG: "7–10"}


# --- key figures -----------------------------------------------------------------------------------------------------
def key_figures(facts: Facts, texts: Texts) -> Data:
    """Return the figures of this period beside those of the period before it."""
    before = _("{length} before").format(length=page_words.length_of_time(facts.options.period.days))
    return {
        "title": _("Key figures"),
        "columns": [_("This period"), before],
        "rows": [
            [name, figure(facts.now), figure(facts.before) if facts.before else words.NOT_ANSWERED]
            for name, figure in _rows(facts, texts)
        ],
    }


def _rows(facts: Facts, texts: Texts) -> Iterator[tuple[str, Callable[[Summary], str]]]:
    yield _week_row(facts), lambda period: _a_week(facts, period.weeks)
    yield _("Breathing sessions"), lambda period: _share(Share(period.breathing_sessions, period.sessions))
    if facts.now.size_unsaid or (facts.before and facts.before.size_unsaid):
        yield _("Size not given"), lambda period: _share(Share(period.size_unsaid, period.sessions))
    yield (
        _("Largest size within the comfort limit (3\N{NO-BREAK SPACE}sessions)"),
        lambda period: texts.size(facts, period.largest_comfortable),
    )
    yield _minutes_row(facts.now), lambda period: page_words.spread(period.seconds, words.minutes)
    yield _("Breathing done, where answered"), lambda period: _share(period.breathing_done)
    yield _("Anxiety before, 0 to 10"), lambda period: page_words.spread(period.anxiety)


def _week_row(facts: Facts) -> str:
    planned = about_a_week(facts)
    if not planned:
        return _("Sessions a week")
    return _("Sessions a week (plan about {n})").format(n=planned)


def _a_week(facts: Facts, weeks: Weeks) -> str:
    if weeks.a_week is None:
        return _("no whole week") if facts.material.plans else _("no plan")
    return ngettext("{n} ({weeks} week)", "{n} ({weeks} weeks)", weeks.whole_weeks).format(
        n=number(weeks.a_week), weeks=weeks.whole_weeks
    )


def _share(value: Share) -> str:
    return page_words.share(value) if value.of else words.NOT_ANSWERED


def _minutes_row(summary: Summary) -> str:
    if not summary.planned_minutes:
        return _("Minutes with a size")
    return _("Minutes with a size (plan about {minutes})").format(minutes=page_words.in_time(summary.planned_minutes))


# --- the pain bar ----------------------------------------------------------------------------------------------------
def pain_bar(facts: Facts) -> Data:
    """Return the sessions by strongest pain in its four bands, every band named, also the empty ones."""
    now, colours = facts.now, tokens.colours("light")
    without = now.pain_given.of - now.pain_given.count
    remarks = [_("All sizes together; each size has its row in the table.")]
    if without:
        remarks.append(
            ngettext("{n} session without a pain value.", "{n} sessions without a pain value.", without).format(
                n=without
            )
        )
    if now.pain_at_warm_up:
        remarks.append(
            ngettext(
                "{n} value is from a warm-up and stands at no size.",
                "{n} values are from a warm-up and stand at no size.",
                now.pain_at_warm_up,
            ).format(n=now.pain_at_warm_up)
        )
    if now.pain_unsaid:
        remarks.append(
            ngettext(
                "{n} value is from a session without a size given and stands at no size.",
                "{n} values are from sessions without a size given and stand at no size.",
                now.pain_unsaid,
            ).format(n=now.pain_unsaid)
        )
    title = ngettext(
        "Strongest pain, {share} session with a size",
        "Strongest pain, {share} sessions with a size",
        now.pain_given.of,
    )
    if now.size_unsaid:
        title = ngettext(
            "Strongest pain, {share} session, breathing sessions left out",
            "Strongest pain, {share} sessions, breathing sessions left out",
            now.pain_given.of,
        )
    return {
        "title": title.format(share=page_words.share(now.pain_given)),
        "bands": [
            {
                "name": _BAND_VALUES[band],
                "count": count,
                "fill": colours[_BAND_COLOURS[band]],
                "ink": colours["on-" + _BAND_COLOURS[band]],
            }
            for band, count in now.pain_bands.items()
        ],
        "outline": colours["text"],
        "note": " ".join(remarks),
    }


# --- by size ---------------------------------------------------------------------------------------------------------
def sizes_with_a_row(facts: Facts) -> tuple[list[SizeFigures], list[SizeFigures]]:
    """Return the sizes that get a row, smallest first, and those that share one: the sizes used longest ago."""
    all_sizes = list(facts.now.sizes)
    if len(all_sizes) <= MOST_SIZES:
        return all_sizes, []
    newest_first = list(dict.fromkeys(size for s in reversed(facts.sessions) for size in s.sizes))
    kept = set(newest_first[:MOST_SIZES])
    return (
        [f for f in all_sizes if f.dilator.size in kept],
        [f for f in all_sizes if f.dilator.size not in kept],
    )


def by_size(facts: Facts, texts: Texts, *, compare: bool, plans: bool = True) -> Data:
    """Return the table by size. No cell compares sizes; the shared row counts and says nothing of pain.

    ``compare`` sets a size beside itself in the period before, where both have five values. ``plans`` says at each
    size which minutes were planned, where they were not the same for all.
    """
    own, shared = sizes_with_a_row(facts)
    planned = _planned_for_all(own)
    rows = [_size_row(facts, texts, f, compare=compare, planned=planned if plans else None) for f in own]
    if shared:
        rows.append(_shared_row(shared))
    return {
        "title": _("By size"),
        "pain": facts.options.pain,
        "columns": {**_columns(planned), "gel": _gel_head(facts, own)},
        "rows": rows,
        "note": _several_sizes(own) if facts.options.pain else "",
    }


def _planned_for_all(sizes: Sequence[SizeFigures]) -> tuple[int, ...]:
    """Return the minutes that the plan had for every size with a time; nothing where it had others for some."""
    planned = {figures.planned_minutes for figures in sizes if figures.seconds.n}
    return planned.pop() if len(planned) == 1 else ()


def _columns(planned: tuple[int, ...]) -> Data:
    minutes = _("Minutes; plan {planned}").format(planned=page_words.in_time(planned)) if planned else _("Minutes")
    return {
        "size": _("Size"),
        "sessions": _("Sessions"),
        "minutes": minutes,
        "insertion": _("Insertion, how often"),
        "answers": [
            pgettext("insertion column", "easy"),
            pgettext("insertion column", "fairly"),
            pgettext("insertion column", "effort"),
            pgettext("insertion column", "hard"),
            pgettext("insertion column", "outside"),
        ],
        "ends": _("Pain, first 3 → last 3"),
        "middle": _("Pain, middle value"),
        "above": _("Above limit, of n"),
    }


def _gel_head(facts: Facts, sizes: Sequence[SizeFigures]) -> str:
    """Return the head of the last column, with the mark that stands beside pain values where there is one."""
    name = _("Numbing gel")
    if not facts.options.pain or not any(any(figures.with_gel) for figures in sizes):
        return name
    return _("{column} {mark}").format(column=name, mark=page_words.WITH_GEL)


def _size_row(
    facts: Facts, texts: Texts, figures: SizeFigures, *, compare: bool, planned: tuple[int, ...] | None
) -> Data:
    star = "*" if figures.several_sizes else ""
    return {
        "svg": drawn(LegendItem("", Sample.MARKER, facts.looks[figures.dilator.size])),
        "size": texts.size(facts, figures.dilator, NARROW),
        "sessions": str(figures.sessions),
        "minutes": _minutes_at_size(figures, planned),
        "answers": _answers([figures]),
        "ends": page_words.ends(figures) + star,
        "middle": _middle(facts, figures, compare=compare),
        "above": _share(figures.above_limit),
        "gel": _gel([figures]),
    }


def _answers(sizes: Sequence[SizeFigures]) -> list[str]:
    """Return how often each answer was given; where none was given nothing is known, which is not the same as 0."""
    if not any(figures.insertion for figures in sizes):
        return [words.NOT_ANSWERED for _answer in Insertion]
    return [str(sum(figures.insertion.get(answer, 0) for figures in sizes)) for answer in Insertion]


def _gel(sizes: Sequence[SizeFigures]) -> str:
    """Return the sessions with numbing gel; a 0 stands alone only where all of them answered."""
    count = sum(figures.numbing_gel for figures in sizes)
    answered = sum(figures.gel_answered for figures in sizes)
    if count or answered == sum(figures.sessions for figures in sizes):
        return str(count)
    return _share(Share(count, answered))


def _minutes_at_size(figures: SizeFigures, planned: tuple[int, ...] | None) -> str:
    """Return the minutes; their number only where it is not that of the sessions, which stands beside it.

    What was ``planned`` for all sizes stands in the head of the column and not in the cells; None leaves it out.
    """
    text = page_words.middle(figures.seconds, words.minutes, quartiles=False)
    if figures.seconds.n == 0:
        return text
    if figures.seconds.n != figures.sessions:
        text = _("{minutes}, n {n}").format(minutes=text, n=figures.seconds.n)
    if planned is None or figures.planned_minutes in ((), planned):
        return text
    return _("{minutes}; plan {planned}").format(minutes=text, planned=page_words.in_time(figures.planned_minutes))


def _middle(facts: Facts, figures: SizeFigures, *, compare: bool) -> str:
    """Return the middle value from five values on; how many there are stands in the column of the limit."""
    if figures.pain.median is None:
        return words.NOT_ANSWERED
    text = _middle_pain(figures)
    before = facts.before.sizes if facts.before else ()
    if not compare or not comparable(figures.dilator.size, facts.now.sizes, before):
        return text
    earlier = next(f for f in before if f.dilator.size == figures.dilator.size)
    return _("{now}; before {middle}, n {n}").format(
        now=text, middle=_middle_pain(earlier, quartiles=False), n=earlier.pain.n
    )


def _middle_pain(figures: SizeFigures, *, quartiles: bool = True) -> str:
    """Return the middle value, marked where one of the values was given with numbing gel."""
    text = page_words.middle(figures.pain, quartiles=quartiles)
    return text + page_words.WITH_GEL if any(figures.with_gel) else text


def _shared_row(shared: Sequence[SizeFigures]) -> Data:
    return {
        "size": page_words.others(len(shared)),
        "sessions": str(sum(f.sessions for f in shared)),
        "minutes": words.NOT_ANSWERED,
        "answers": _answers(shared),
        "ends": words.NOT_ANSWERED,
        "middle": words.NOT_ANSWERED,
        "above": _share(Share(sum(f.above_limit.count for f in shared), sum(f.above_limit.of for f in shared))),
        "gel": _gel(shared),
    }


def _several_sizes(figures: Sequence[SizeFigures]) -> str:
    n = sum(f.several_sizes for f in figures)
    if not n:
        return ""
    return ngettext(
        "* {n} pain value counts at the largest size of its session: several sizes, not known at which.",
        "* {n} pain values count at the largest size of their session: several sizes, not known at which.",
        n,
    ).format(n=n)
