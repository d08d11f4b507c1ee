"""Sessions each week, and the breathing exercise in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from dilator_app.domain.plan import Rest
from dilator_app.domain.series import Week
from dilator_app.i18n import day, number
from dilator_app.report import chart_legends, chart_marks, chart_words, chart_words_of_answers, letters
from dilator_app.report.charts import boxes
from dilator_app.report.charts.chart import Chart, LegendItem, Mark, Sample
from dilator_app.report.charts.frame import SCREEN_SIZE, Frame, Margins
from dilator_app.report.charts.style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase

_NARROWEST = 5.0
"""A bar needs this much room; beyond that one bar stands for several weeks."""
_SPANS = (1, 2, 4, 13, 26, 52, 104, 260)
_FEWEST_LINES = 5
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a bar of weeks is made of, and how it is told."""

    counts: Callable[[Week], Sequence[int]]
    samples: Sequence[Sample]
    week_words: Callable[[Week], str]
    span_words: Callable[[Week, int, Sequence[float]], str]
    legend: Callable[[Sequence[Week], ChartStyle], tuple[LegendItem, ...]]


@dataclass(frozen=True, slots=True)
class _Bar:
    """One week, or the average of several."""

    weeks: Sequence[Week]
    parts: Sequence[float]
    kind: _Kind

    @classmethod
    def of(cls, weeks: Sequence[Week], kind: _Kind) -> "_Bar":
        counts = [kind.counts(week) for week in weeks]
        return cls(weeks, [sum(part) / len(weeks) for part in zip(*counts, strict=True)], kind)

    @property
    def height(self) -> float:
        return sum(self.parts)

    def words(self) -> str:
        if len(self.weeks) == 1:
            return self.kind.week_words(self.weeks[0])
        return self.kind.span_words(self.weeks[0], len(self.weeks), self.parts)


def sessions_each_week(
    weeks: Sequence[Week],
    rests: Sequence[Rest],
    style: ChartStyle,
    *,
    size: tuple[float, float] = SCREEN_SIZE,
    figure: "FigureBase | None" = None,
) -> Chart:
    """Draw a bar for each week, breathing sessions hatched on top, and the quiet word in weeks of rest.

    Where weeks have no room, a bar is the average of several. A week without session and rest is paper.
    """
    return _draw(weeks, rests, style, _SESSIONS, size, figure)


def breathing_each_week(
    weeks: Sequence[Week],
    rests: Sequence[Rest],
    style: ChartStyle,
    *,
    size: tuple[float, float] = SCREEN_SIZE,
    figure: "FigureBase | None" = None,
) -> Chart:
    """Draw for each week how often the breathing exercise was done, partly done and not done, where answered."""
    return _draw(weeks, rests, style, _BREATHING, size, figure)


def sessions_each_week_legend(weeks: Sequence[Week], style: ChartStyle) -> tuple[LegendItem, ...]:
    """Return what the kinds of bar mean; the third only where it comes up in ``weeks``."""
    names = [chart_legends.with_a_size(), chart_legends.breathing_session()]
    if any(week.size_unsaid for week in weeks):
        names.append(chart_legends.size_not_given())
    return tuple(
        LegendItem(name, sample, colour=style.series) for name, sample in zip(names, _SESSIONS.samples, strict=False)
    )


def breathing_each_week_legend(_weeks: Sequence[Week], style: ChartStyle) -> tuple[LegendItem, ...]:
    """Return what the three parts of a bar mean."""
    names = chart_words_of_answers.breathing_names()
    return tuple(
        LegendItem(name, sample, colour=style.series) for name, sample in zip(names, _BREATHING.samples, strict=True)
    )


_SESSIONS = _Kind(
    counts=lambda week: (week.with_size, week.breathing_sessions, week.size_unsaid),
    samples=(Sample.FILLED_BOX, Sample.HATCHED_BOX, Sample.BOX),
    week_words=chart_marks.week_mark,
    span_words=lambda first, n, parts: chart_marks.span_mark(first, n, sum(parts)),
    legend=sessions_each_week_legend,
)
_BREATHING = _Kind(
    counts=lambda week: (week.done, week.partly, week.not_done),
    samples=(Sample.FILLED_BOX, Sample.HATCHED_BOX, Sample.BOX),
    week_words=chart_words_of_answers.breathing_mark,
    span_words=chart_words_of_answers.breathing_span_mark,
    legend=breathing_each_week_legend,
)


def _draw(
    weeks: Sequence[Week],
    rests: Sequence[Rest],
    style: ChartStyle,
    kind: _Kind,
    size: tuple[float, float],
    figure: "FigureBase | None",
) -> Chart:
    margins = Margins()
    room = size[0] / style.unit - margins.left - margins.right
    span = next((n for n in _SPANS if ceil(len(weeks) / n) * _NARROWEST <= room), _SPANS[-1])
    bars = [_Bar.of(weeks[start : start + span], kind) for start in range(0, len(weeks), span)]
    top = max((bar.height for bar in bars), default=0)
    step, lines = _round_lines(top)
    fewer = chart_legends.one_bar(span) if span > 1 else ""
    frame = Frame(style, size, margins, (-0.5, max(len(bars), 1) - 0.5), (0, step * (lines + 0.127)), figure, fewer)
    frame.lines([(step * n, number(step * n)) for n in range(lines + 1)])
    frame.base_line()
    _name_weeks(frame, bars)
    boxes.stack(frame, [bar.parts for bar in bars], kind.samples)
    resting = [place for place, bar in enumerate(bars) if not _sessions(bar) and _rests(bar, rests)]
    if frame.width / max(len(bars), 1) >= letters.width(chart_legends.rest(), style.text_size):
        for place in resting:
            frame.rest_word(place)
    return Chart(
        figure=frame.figure,
        axes=frame.axes,
        marks=tuple(
            Mark(place, bar.height, None, bar.words) for place, bar in enumerate(bars) if bar.height or place in resting
        ),
        legend=kind.legend(weeks, style),
        thinned=fewer,
    )


def _sessions(bar: _Bar) -> int:
    return sum(week.sessions for week in bar.weeks)


def _rests(bar: _Bar, rests: Sequence[Rest]) -> bool:
    return any(chart_words.rest_days(week, rests) for week in bar.weeks)


def _round_lines(top: float) -> tuple[int, int]:
    """Return the step between lines and how many there are above the foot; one line stays free above ``top``."""
    step = next((step for step in _STEPS if step * 2 * _FEWEST_LINES > top + 1), _STEPS[-1])
    return step, max(_FEWEST_LINES, int(top // step) + 1) if step == 1 else int(top // step) + 1


def _name_weeks(frame: Frame, bars: Sequence[_Bar]) -> None:
    if not bars:
        return
    pattern = "d MMM" if len(bars) * len(bars[0].weeks) <= 53 else "MMM y"  # weeks of one year
    names = [day(bar.weeks[0].first_day, pattern) for bar in (bars[0], bars[-1])]
    needed = max(letters.width(name, frame.style.text_size) for name in names) + 12 * frame.style.unit
    every = ceil(needed * len(bars) / frame.width)
    frame.foot([(n, day(bars[n].weeks[0].first_day, pattern)) for n in range(0, len(bars), every)])
