"""Sessions each week."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from dilator_app.domain.plan import Rest
from dilator_app.domain.series import Week
from dilator_app.i18n import day, number
from dilator_app.report import chart_words
from dilator_app.report.charts import markers, text
from dilator_app.report.charts.chart import Chart, LegendItem, Mark, Sample
from dilator_app.report.charts.frame import SCREEN_SIZE, Frame, Margins
from dilator_app.report.charts.style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase
    from matplotlib.patches import PathPatch

_BAR = 0.56  # of a week's room
_NARROWEST = 5.0
"""A bar needs this much room; beyond that one bar stands for several weeks."""
_SPANS = (1, 2, 4, 13, 26, 52, 104, 260)
_FEWEST_LINES = 5
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class _Bar:
    """One week, or the average of several."""

    weeks: Sequence[Week]
    with_size: float
    sessions: float

    @classmethod
    def of(cls, weeks: Sequence[Week]) -> "_Bar":
        with_size = sum(week.with_size for week in weeks) / len(weeks)
        return cls(weeks, with_size, sum(week.sessions for week in weeks) / len(weeks))

    def words(self) -> str:
        if len(self.weeks) == 1:
            return chart_words.week_mark(self.weeks[0])
        return chart_words.span_mark(self.weeks[0], len(self.weeks), self.sessions)


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
    margins = Margins()
    room = size[0] / style.unit - margins.left - margins.right
    span = next((n for n in _SPANS if ceil(len(weeks) / n) * _NARROWEST <= room), _SPANS[-1])
    bars = [_Bar.of(weeks[start : start + span]) for start in range(0, len(weeks), span)]
    top = max((bar.sessions for bar in bars), default=0)
    step, lines = _round_lines(top)
    fewer = chart_words.one_bar(span) if span > 1 else ""
    frame = Frame(style, size, margins, (-0.5, max(len(bars), 1) - 0.5), (0, step * (lines + 0.127)), figure, fewer)
    frame.lines([(step * n, number(step * n)) for n in range(lines + 1)])
    frame.base_line()
    _name_weeks(frame, bars)
    _draw_bars(frame, bars)
    resting = [place for place, bar in enumerate(bars) if not bar.sessions and _rests(bar, rests)]
    if frame.width / max(len(bars), 1) >= text.width(chart_words.rest(), style.text_size):
        for place in resting:
            frame.rest_word(place)
    return Chart(
        figure=frame.figure,
        axes=frame.axes,
        marks=tuple(
            Mark(place, bar.sessions, None, bar.words)
            for place, bar in enumerate(bars)
            if bar.sessions or place in resting
        ),
        legend=sessions_each_week_legend(style),
        thinned=fewer,
    )


def sessions_each_week_legend(style: ChartStyle) -> tuple[LegendItem, ...]:
    """Return what the two kinds of bar mean."""
    return (
        LegendItem(chart_words.with_a_size(), Sample.FILLED_BOX, colour=style.series),
        LegendItem(chart_words.breathing_session(), Sample.HATCHED_BOX, colour=style.series),
    )


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
    needed = max(text.width(name, frame.style.text_size) for name in names) + 12 * frame.style.unit
    every = ceil(needed * len(bars) / frame.width)
    frame.foot([(n, day(bars[n].weeks[0].first_day, pattern)) for n in range(0, len(bars), every)])


def _draw_bars(frame: Frame, bars: Sequence[_Bar]) -> None:
    style = frame.style
    solid = [_box(place, 0, bar.with_size) for place, bar in enumerate(bars) if bar.with_size]
    hatched = [_box(n, bar.with_size, bar.sessions) for n, bar in enumerate(bars) if bar.sessions > bar.with_size]
    if solid:
        _draw_boxes(frame, solid, facecolor=style.series, linewidth=0, zorder=markers.MARKS - 1)
    if hatched:
        looks = {"facecolor": style.background, "edgecolor": style.series, "hatch": style.hatch}
        patch = _draw_boxes(frame, hatched, **looks, linewidth=1.5 * style.unit, zorder=markers.MARKS)
        patch.set_hatch_linewidth(style.unit)


def _box(place: int, low: float, high: float) -> list[tuple[float, float]]:
    left, right = place - _BAR / 2, place + _BAR / 2
    return [(left, low), (right, low), (right, high), (left, high), (left, low)]


def _draw_boxes(frame: Frame, boxes: Sequence[list[tuple[float, float]]], **looks: Any) -> "PathPatch":
    """Draw all boxes as one patch: a hatch for each would take longer than the rest of the chart."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    one = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    patch = PathPatch(Path([corner for box in boxes for corner in box], one * len(boxes)), **looks)
    frame.axes.add_artist(patch)  # not add_patch, which measures every corner for limits that are set already
    return patch
