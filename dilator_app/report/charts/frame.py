"""What every chart stands in: a figure with one pair of axes, lines to read from, and words beside them.

Matplotlib's own axes and ticks are switched off: four charts must be redrawn within a blink, and the ticks alone would
take half of it. One dot is one point, so lengths are pixels on screen and points on paper.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from dilator_app.domain.appointments import Period
from dilator_app.domain.plan import Rest
from dilator_app.i18n import day, first_weekday
from dilator_app.report import chart_legends, letters
from dilator_app.report.charts import markers
from dilator_app.report.charts.style import ChartStyle
from dilator_app.report.charts.ticks import date_ticks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, FigureBase
    from matplotlib.transforms import Transform

DOTS_PER_INCH = 72
SCREEN_SIZE = (450.0, 218.0)
"""Width and height of a chart in its card."""
WIDEST_NAMES = 0.36
"""Names at the side take no more of the whole chart; the table and the mark's own sentence have them whole."""
_NOTE_HEAD = 24.5
CAP_HEIGHT = 0.66  # of the font's size
_BEHIND, _GRID, _AXIS = 0.2, 0.5, 2.0  # what is drawn before what
BEHIND_MARKS = _AXIS - 0.5
LINES = 2.5
"""Lines between marks stand before the foot and behind the marks."""
_FAINT = 0.75  # they say less than the marks


@dataclass(frozen=True, slots=True)
class Margins:
    """Room around the axes, in units of the style."""

    left: float = 30
    right: float = 18
    bottom: float = 31.5


class Frame:
    """The axes of one chart, ready to be drawn into. ``note`` says above them what has to be known about the whole."""

    def __init__(
        self,
        style: ChartStyle,
        size: tuple[float, float],
        margins: Margins,
        x: tuple[float, float],
        y: tuple[float, float],
        figure: "FigureBase | None" = None,
        note: str = "",
    ) -> None:
        self.style = style
        self.figure = figure if figure is not None else _new_figure(size)
        self.figure.set_facecolor(style.background)
        width, height = size
        unit = style.unit
        inner_width = width - (margins.left + margins.right) * unit
        head = max(style.head, _NOTE_HEAD) if note else style.head
        inner_height = height - (head + margins.bottom) * unit
        self._right = margins.right
        self.width = max(inner_width, unit)
        self.height = max(inner_height, unit)
        place = (margins.left * unit / width, margins.bottom * unit / height, self.width / width, self.height / height)
        self.axes = _blank_axes(self.figure, place)
        self.axes.set_xlim(*x)
        self.axes.set_ylim(*y)
        if note:
            self.write(1, 1, note, self.shifted(self.axes.transAxes, 0, 9), align="right")

    def lines(self, labels: Iterable[tuple[float, str]], unlabelled: Iterable[float] = ()) -> None:
        """Draw a line to read from at each value, with its label at the left; not all labels where they would touch."""
        named = list(labels)
        labelled = self._apart(named)
        values = [*(value for value, _ in named), *unlabelled]
        self._across(values, self.style.grid, self.style.grid_width, _GRID)
        half = self.style.text_size * CAP_HEIGHT / 2
        place = self.shifted(self.axes.get_yaxis_transform(), -8, -half / self.style.unit)
        for value, words in labelled:
            self.write(0, value, words, place, align="right")

    def _apart(self, labels: list[tuple[float, str]]) -> list[tuple[float, str]]:
        """Return the labels that stand one above the other without touching, the highest among them if that can be."""
        bottom, top = self.axes.get_ylim()
        gaps = [(after[0] - before[0]) / (top - bottom) * self.height for before, after in pairwise(labels)]
        if not gaps or min(gaps) >= self.style.text_size:
            return labels
        every = min(ceil(self.style.text_size / min(gaps)), len(gaps))
        return labels[:: next(n for n in range(every, len(gaps) + 1) if n == len(gaps) or len(gaps) % n == 0)]

    def base_line(self) -> None:
        """Draw the line at the foot."""
        bottom, _ = self.axes.get_ylim()
        self._across([bottom], self.style.axis, 1.25 * self.style.grid_width, _AXIS)

    def foot(self, labels: Sequence[tuple[float, str]], *, ticks: bool = False, row: int = 0) -> None:
        """Write labels under the foot, in the first or a second row, with small ticks if wanted."""
        place = self.shifted(self.axes.get_xaxis_transform(), 0, -20.5 - row * self.style.text_size / self.style.unit)
        for x, words in labels:
            over = self._over_the_edge(x, words)
            self.write(x, 0, words, self.shifted(place, -over, 0) if over > 0 else place)
        if ticks:
            markers.put(
                self.axes,
                [(x, 0) for x, _ in labels],
                marker=3,  # a tick downwards
                markersize=4 * self.style.unit,
                markeredgewidth=1.25 * self.style.grid_width,
                color=self.style.axis,
                transform=self.axes.get_xaxis_transform(),
            )

    def _over_the_edge(self, x: float, words: str) -> float:
        """Return by how many units a label under ``x`` would run over the picture's right edge."""
        left, right = self.axes.get_xlim()
        end = (x - left) / (right - left) * self.width + letters.width(words, self.style.text_size) / 2
        return (end - self.width) / self.style.unit - self._right

    def dates(self, period: Period) -> None:
        """Name as many days of ``period`` under the foot as can be read."""
        widest = letters.width("28 MMM", self.style.text_size)
        ticks = date_ticks(period, self._how_many(widest), first_weekday())
        widest = max(letters.width(day(value, ticks.pattern), self.style.text_size) for value in ticks.days)
        ticks = date_ticks(period, self._how_many(widest), first_weekday())  # months with years are wider than days
        self.foot([(value.toordinal(), day(value, ticks.pattern)) for value in ticks.days], ticks=True)

    def _how_many(self, widest: float) -> int:
        return int(self.width / (widest + 16 * self.style.unit)) + 1

    def rests(self, rests: Iterable[Rest], period: Period) -> None:
        """Shade the rests of ``period`` and write the quiet word into those that have room for it."""
        needed = letters.width(chart_legends.rest(), self.style.text_size)
        per_day = self.width / max(period.days - 1, 1)
        for first, last in rest_spans(rests, period):
            self.axes.axvspan(first - 0.5, last + 0.5, color=self.style.rest, linewidth=0, zorder=_BEHIND)
            if (last - first + 1) * per_day >= needed:
                self.rest_word((first + last) / 2)

    def rest_word(self, x: float) -> None:
        """Write the quiet word just above the foot."""
        self.write(x, 0, chart_legends.rest(), self.shifted(self.axes.get_xaxis_transform(), 0, 6.5))

    def strokes(
        self, lines: Sequence[Sequence[tuple[float, float]]], colour: str, width: float, order: float, alpha: float = 1
    ) -> None:
        """Draw lines through data points, each from point to point."""
        from matplotlib.collections import LineCollection

        drawn = LineCollection(lines, colors=colour, linewidths=width, capstyle="butt", joinstyle="miter", zorder=order)
        drawn.set_alpha(alpha)
        drawn.set_clip_on(False)  # half of a line at the edge lies outside
        self.axes.add_collection(drawn, autolim=False)

    def faint_lines(self, lines: Sequence[Sequence[tuple[float, float]]]) -> None:
        """Join marks by thin lines."""
        self.strokes(lines, self.style.line, 1.25 * self.style.grid_width, LINES, _FAINT)

    def write(
        self, x: float, y: float, words: str, place: "Transform", align: str = "center", *, strong: bool = False
    ) -> None:
        """Write ``words`` with their base line at ``y``."""
        self.figure.text(
            x,
            y,
            letters.printable(words),
            transform=place,
            fontproperties=letters.font(self.style.text_size, strong=strong, words=words),
            color=self.style.text if strong else self.style.text_muted,
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
            zorder=_AXIS + 2,
        )

    def beside(self, x: float, y: float) -> "Transform":
        """Return data coordinates moved by so many units, with words centred on their line."""
        return self.shifted(self.axes.transData, x, y - self.style.text_size * CAP_HEIGHT / 2 / self.style.unit)

    def shifted(self, transform: "Transform", x: float, y: float) -> "Transform":
        """Return ``transform`` moved by so many units."""
        from matplotlib.transforms import offset_copy

        unit = self.style.unit
        whole = self.figure.get_figure(root=True)
        return offset_copy(transform, whole, x * unit, y * unit, units="points")

    def _across(self, values: Sequence[float], colour: str, width: float, order: float) -> None:
        from matplotlib.collections import LineCollection

        lines = LineCollection(
            [[(0, value), (1, value)] for value in values],
            colors=colour,
            linewidths=width,
            transform=self.axes.get_yaxis_transform(),
            zorder=order,
            clip_on=False,
        )
        self.axes.add_collection(lines, autolim=False)


def days_across(period: Period) -> tuple[float, float]:
    """Return where a chart of time begins and ends; a single day has room around it."""
    first, last = period.first.toordinal(), period.last.toordinal()
    return (first, last) if last > first else (first - 0.5, last + 0.5)


def rest_spans(rests: Iterable[Rest], period: Period) -> list[tuple[int, int]]:
    """Return first and last day of each rest inside ``period`` as ordinals; overlapping rests are one rest."""
    end = period.last
    inside = sorted(
        (max(rest.first_day, period.first).toordinal(), min(rest.last_day or end, end).toordinal()) for rest in rests
    )
    found: list[tuple[int, int]] = []
    for first, last in inside:
        if last < first:
            continue
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _new_figure(size: tuple[float, float]) -> "Figure":
    from matplotlib.figure import Figure

    return Figure(figsize=(size[0] / DOTS_PER_INCH, size[1] / DOTS_PER_INCH), dpi=DOTS_PER_INCH)


def _blank_axes(figure: "FigureBase", place: tuple[float, float, float, float]) -> "Axes":
    """Return the figure's axes without anything in them; new axes cost as much as all that is drawn into them."""
    from matplotlib.axes import Axes

    axes = next((child for child in figure.get_children() if isinstance(child, Axes)), None)
    if axes is None:
        axes = figure.add_axes(place)
        axes.set_axis_off()
    axes.set_position(place)
    for artist in (*axes.lines, *axes.collections, *axes.patches, *figure.texts):
        artist.remove()
    return axes
