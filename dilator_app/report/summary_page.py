"""The one-page summary as data: every string ready to print, every figure from `domain.summary`.

Safety stands first, whatever the order of the other blocks (care M13).
"""

from dataclasses import dataclass, replace

from dilator_app.domain.text import LINE_LENGTH, QUESTION_LENGTH
from dilator_app.report import charts, typeset
from dilator_app.report.page import asked, calendar, figures, foot, method, plan, session_list, top
from dilator_app.report.page.facts import Facts, Material, PageOptions, Paper, Section
from dilator_app.report.page.marks import drawn
from dilator_app.report.page.texts import LABEL, NARROW, Data, Texts, only_printable
from dilator_app.report.short_names import Room
from dilator_app.report.words import chart_alt, pain_chart_title

__all__ = ["TIGHTNESS", "Facts", "Material", "PageOptions", "Paper", "Section", "Tightness", "page_data"]


EVERY = 10_000
"""As good as no limit to a number of things."""


@dataclass(frozen=True, slots=True)
class Tightness:
    """One step of making room. Type goes down to 8 pt and no further, so some blocks change their form too."""

    share: float  # 0 roomy, 1 tight: the template's spaces and type sizes
    chart_height: float  # points
    compact: bool = False  # the plan as lines of text, everything asked across the page
    most_days: int = calendar.MOST_DAYS  # longer periods are shown by week or month
    notes: int = 2
    note_length: int = 300
    question_length: int = QUESTION_LENGTH
    goal_length: int = LINE_LENGTH
    compare: bool = True  # each size with itself in the period before
    chart: bool = True
    plans: bool = True  # the minutes planned at each size, where they differ
    dates: int = 6  # a sign names its newest days up to here
    name_length: int = LINE_LENGTH
    sizes: Room = LABEL  # for the names of sizes
    calendar: bool = True
    began: bool = True


_LAST = Tightness(
    1.0,
    56,
    compact=True,
    most_days=1,
    notes=1,
    note_length=100,
    question_length=110,
    compare=False,
    dates=1,
    name_length=30,
)
_IN_FEW_WORDS = replace(
    _LAST,
    chart_height=44,
    calendar=False,
    began=False,
    question_length=80,
    note_length=50,
    goal_length=50,
    name_length=12,
    plans=False,
    sizes=NARROW,
)
TIGHTNESS = (
    Tightness(0.0, 126),
    Tightness(0.1, 116),
    Tightness(0.2, 111),
    Tightness(0.34, 104),
    Tightness(0.5, 96, notes=1),
    Tightness(0.67, 90, notes=1),
    Tightness(0.67, 90, compact=True, most_days=21, notes=1, note_length=200),
    Tightness(0.85, 84, compact=True, most_days=14, notes=1, note_length=200, dates=4),
    Tightness(1.0, 78, compact=True, most_days=7, notes=1, note_length=120, compare=False, dates=2, name_length=40),
    _LAST,
    replace(_LAST, calendar=False),
    replace(_LAST, calendar=False, began=False),
    replace(_LAST, calendar=False, began=False, question_length=80, note_length=60, name_length=12),
    _IN_FEW_WORDS,
    replace(_IN_FEW_WORDS, chart=False),
)
"""From roomy to tight; a page takes the first step that fits. The last seven cut names, the last six questions too.

The very last one holds whatever a person may write.
"""
_WHOLE = replace(TIGHTNESS[0], notes=EVERY, dates=EVERY)


def page_data(
    facts: Facts, tightness: Tightness = TIGHTNESS[0], *, ours_alone: bool = False, whole: bool = False
) -> Data:
    """Return what the template prints, made to fit as ``tightness`` says.

    ``ours_alone`` prints no character that our own fonts lack. ``whole`` keeps every character and every text at its
    full length, for a page without a sheet.
    """
    if whole:
        tightness = _WHOLE
    texts = Texts(whole, tightness.sizes, by_width=tightness.compact)
    blocks: dict[str, Data] = {
        "header": top.header(facts, texts, tightness.name_length, tightness.question_length),
        "safety": top.safety(facts, texts, tightness.dates),
        "in_short": top.in_short(facts, texts) if facts.has(Section.IN_SHORT) else {},
        **_asked(facts, texts, tightness),
        **(_figures(facts, texts, tightness) if facts.now.sessions else {}),
        "calendar": calendar.calendar(facts, texts, tightness.most_days)
        if tightness.calendar and _has_calendar(facts)
        else {},
        "plan": plan.plan(facts, texts, tightness.name_length, tightness.note_length, in_rows=not tightness.compact)
        if facts.has(Section.PLAN)
        else {},
        "list": session_list.session_list(facts, texts) if facts.options.session_list else {},
        "method": method.method(facts) if facts.options.session_list else {},
    }
    filled = {name: block for name, block in blocks.items() if block}
    printed, unprintable = (filled, 0) if whole else only_printable(filled, ours_alone=ours_alone)
    return {
        "title": top.title(),
        "language": facts.options.language,
        "paper": typeset.PAPERS[facts.options.paper],
        "tight": tightness.share,
        "compact": tightness.compact,
        "order": list(facts.options.in_order),
        "colours": typeset.colours(),
        **printed,
        "foot": foot.foot(facts, texts.shortened, unprintable, _left_out(facts, tightness)),
    }


def _left_out(facts: Facts, tightness: Tightness) -> list[str]:
    """Return the titles of wanted blocks for which there is no room."""
    titles = [pain_chart_title(facts.now)] if _has_chart(facts) and not tightness.chart else []
    blocks = [
        calendar.calendar(facts, Texts(), tightness.most_days)
        if _has_calendar(facts) and not tightness.calendar
        else {},
        asked.began(facts, Texts(), tightness.note_length) if not tightness.began else {},
    ]
    return titles + [block["title"] for block in blocks if block]


def _has_calendar(facts: Facts) -> bool:
    return facts.has(Section.CALENDAR) and facts.now.sessions > 0


def _asked(facts: Facts, texts: Texts, tightness: Tightness) -> dict[str, Data]:
    wanted = facts.has(Section.QUESTIONS)
    return {
        "questions": asked.questions(facts, texts, tightness.question_length) if wanted else {},
        "written": asked.notes(facts, texts, tightness.notes, tightness.note_length),
        "goals": asked.goals(facts, texts, tightness.goal_length) if wanted else {},
        "began": asked.began(facts, texts, tightness.note_length) if tightness.began else {},
    }


def _figures(facts: Facts, texts: Texts, tightness: Tightness) -> dict[str, Data]:
    pain = facts.options.pain and facts.now.sessions > facts.now.breathing_sessions
    return {
        "figures": figures.key_figures(facts, texts) if facts.has(Section.FIGURES) else {},
        "bar": figures.pain_bar(facts) if facts.has(Section.FIGURES) and pain else {},
        "chart": _chart(facts, texts, tightness) if tightness.chart and _has_chart(facts) else {},
        "sizes": figures.by_size(facts, texts, compare=tightness.compare, plans=tightness.plans)
        if facts.has(Section.SIZES) and facts.now.sizes
        else {},
    }


def _has_chart(facts: Facts) -> bool:
    """Return whether the page has a pain chart."""
    return facts.options.pain and facts.has(Section.CHART) and any(size.pain.n for size in facts.now.sizes)


def _chart(facts: Facts, texts: Texts, tightness: Tightness) -> Data:
    shown = [(texts.size(facts, f.dilator), f) for f in figures.sizes_with_a_row(facts)[0]]
    legend = charts.pain_over_time_legend(
        facts.pain_points, charts.ChartStyle.for_page(), facts.known_dilators, inches=facts.options.inches
    )
    return {
        "title": pain_chart_title(facts.now),
        "alt": chart_alt(facts.options.period, shown, facts.comfort_limits),
        "legend": [[drawn(item), _legend_words(facts, texts, item)] for item in legend],
        "height": tightness.chart_height,
    }


def _legend_words(facts: Facts, texts: Texts, item: charts.LegendItem) -> str:
    """Return what an entry says, the label of a size cut as in the tables."""
    return texts.label(facts, item.words) if item.sample is charts.Sample.MARKER else item.words
