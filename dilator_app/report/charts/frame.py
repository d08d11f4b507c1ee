"""What every chart stands in: a figure with one pair of axes, lines to read from, and words beside them.

Matplotlib's own axes and ticks are switched off: four charts must be redrawn within a blink, and the ticks alone would
take half of it. One dot is one point, so lengths are pixels on screen and points on paper.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dilator_app.domain.appointments import Period
from dilator_app.domain.plan import Rest
from dilator_app.i18n import day, first_weekday
from dilator_app.report import chart_words
from dilator_app.report.charts import text
from dilator_app.report.charts.style import ChartStyle
from dilator_app.report.charts.ticks import date_ticks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import FigureBase
    from matplotlib.transforms import Transform

DOTS_PER_INCH = 72
SCREEN_SIZE = (450.0, 218.0)
"""Width and height of a chart in its card."""
_CAP_HEIGHT = 0.66  # of the font's size
_BEHIND, _GRID, _AXIS = 0.2, 0.5, 2.0  # what is drawn before what


@dataclass(frozen=True, slots=True)
class Margins:
    """Room around the axes, in units of the style."""

    left: float = 30
    right: float = 18
    top: float = 24.5
    bottom: float = 31.5


class Frame:
    """The axes of one chart, ready to be drawn into."""

    def __init__(
        self,
        style: ChartStyle,
        size: tuple[float, float],
        margins: Margins,
        x: tuple[float, float],
        y: tuple[float, float],
        figure: "FigureBase | None" = None,
    ) -> None:
        self.style = style
        self.figure = _blank(style, size, figure)
        width, height = size
        unit = style.unit
        inner_width = width - (margins.left + margins.right) * unit
        inner_height = height - (margins.top + margins.bottom) * unit
        self.width = max(inner_width, unit)
        self.height = max(inner_height, unit)
        self.axes: Axes = self.figure.add_axes(
            (margins.left * unit / width, margins.bottom * unit / height, self.width / width, self.height / height)
        )
        self.axes.set_axis_off()
        self.axes.set_xlim(*x)
        self.axes.set_ylim(*y)

    def lines(self, labels: Iterable[tuple[float, str]], unlabelled: Iterable[float] = ()) -> None:
        """Draw a line to read from at each value, with its label at the left."""
        labelled = list(labels)
        values = [*(value for value, _ in labelled), *unlabelled]
        self._across(values, self.style.grid, self.style.grid_width, _GRID)
        half = self.style.text_size * _CAP_HEIGHT / 2
        place = self.shifted(self.axes.get_yaxis_transform(), -8, -half / self.style.unit)
        for value, words in labelled:
            self.write(0, value, words, place, align="right")

    def base_line(self) -> None:
        """Draw the line at the foot."""
        bottom, _ = self.axes.get_ylim()
        self._across([bottom], self.style.axis, 1.25 * self.style.grid_width, _AXIS)

    def foot(self, labels: Sequence[tuple[float, str]], *, ticks: bool = False, row: int = 0) -> None:
        """Write labels under the foot, in the first or a second row, with small ticks if wanted."""
        place = self.shifted(self.axes.get_xaxis_transform(), 0, -20.5 - row * self.style.text_size / self.style.unit)
        for x, words in labels:
            self.write(x, 0, words, place)
        if ticks:
            self.axes.plot(
                [x for x, _ in labels],
                [0] * len(labels),
                linestyle="none",
                marker=3,  # a tick downwards
                markersize=4 * self.style.unit,
                markeredgewidth=1.25 * self.style.grid_width,
                color=self.style.axis,
                transform=self.axes.get_xaxis_transform(),
                clip_on=False,
            )

    def dates(self, period: Period) -> None:
        """Name as many days of ``period`` under the foot as can be read."""
        widest = text.width("28 MMM", self.style.text_size)
        most = int(self.width / (widest + 16 * self.style.unit)) + 1
        ticks = date_ticks(period, most, first_weekday())
        self.foot([(value.toordinal(), day(value, ticks.pattern)) for value in ticks.days], ticks=True)

    def rests(self, rests: Iterable[Rest], period: Period) -> None:
        """Shade the rests of ``period`` and write the quiet word into those that have room for it."""
        needed = text.width(chart_words.rest(), self.style.text_size)
        per_day = self.width / max(period.days - 1, 1)
        for first, last in rest_spans(rests, period):
            self.axes.axvspan(first - 0.5, last + 0.5, color=self.style.rest, linewidth=0, zorder=_BEHIND)
            if (last - first + 1) * per_day >= needed:
                self.rest_word((first + last) / 2)

    def rest_word(self, x: float) -> None:
        """Write the quiet word just above the foot."""
        self.write(x, 0, chart_words.rest(), self.shifted(self.axes.get_xaxis_transform(), 0, 6.5))

    def reference(self, value: float, words: str) -> None:
        """Draw a dashed line across, named at its right end."""
        style = self.style
        self.axes.axhline(
            value,
            color=style.reference,
            linewidth=1.25 * style.grid_width,
            dashes=tuple(part * style.unit / (1.25 * style.grid_width) for part in style.dash),
            zorder=_AXIS - 0.5,
        )
        half = style.text_size * _CAP_HEIGHT / 2
        place = self.shifted(self.axes.get_yaxis_transform(), 8, -half / style.unit)
        self.write(1, value, words, place, align="left")

    def write(
        self, x: float, y: float, words: str, place: "Transform", align: str = "center", *, strong: bool = False
    ) -> None:
        """Write ``words`` with their base line at ``y``."""
        self.axes.text(
            x,
            y,
            text.printable(words),
            transform=place,
            fontproperties=text.font(self.style.text_size, strong=strong),
            color=self.style.text if strong else self.style.text_muted,
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
            zorder=_AXIS + 2,
        )

    def beside(self, x: float, y: float) -> "Transform":
        """Return data coordinates moved by so many units, with words centred on their line."""
        return self.shifted(self.axes.transData, x, y - self.style.text_size * _CAP_HEIGHT / 2 / self.style.unit)

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


def _blank(style: ChartStyle, size: tuple[float, float], figure: "FigureBase | None") -> "FigureBase":
    if figure is None:
        from matplotlib.figure import Figure

        inches = (size[0] / DOTS_PER_INCH, size[1] / DOTS_PER_INCH)
        return Figure(figsize=inches, dpi=DOTS_PER_INCH, facecolor=style.background)
    figure.clear()
    figure.set_facecolor(style.background)
    return figure
