"""A drawn chart, and everything that is said about it in words, marks and rows."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

from dilator_app.report.charts.style import Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import FigureBase


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a chart, in the chart's own coordinates, for pointing at it with mouse or keyboard."""

    x: float
    y: float
    session_id: UUID | None  # None where a mark stands for several sessions
    words: Callable[[], str]

    @property
    def sentence(self) -> str:
        """What the mark says. Made when asked for: four hundred dates are worth not writing."""
        return self.words()


class Sample(Enum):
    """What stands before the words of a legend item."""

    NOTHING = "nothing"
    MARKER = "marker"
    OPEN_MARKER = "open marker"  # with numbing gel
    FILLED_BOX = "filled box"
    HATCHED_BOX = "hatched box"
    CROSSED_BOX = "crossed box"  # hatched both ways
    DOTTED_BOX = "dotted box"
    DASHES = "dashes"  # a middle value stands to both sides of its marks
    BOX = "box"  # the middle half
    RING = "ring"


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry of a legend. The chart does not draw it: window, page and picture do, each in its own place."""

    words: str
    sample: Sample = Sample.NOTHING
    look: Look | None = None  # of the two kinds of marker
    colour: str = ""  # of everything else


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with one pair of axes, what can be pointed at in it, and its legend."""

    figure: "FigureBase"
    axes: "Axes"
    marks: tuple[Mark, ...]  # from left to right
    legend: tuple[LegendItem, ...]
    thinned: str = ""
    """Says how many of how many marks are drawn, as it stands in the chart; empty when all are."""

    def places(self) -> list[tuple[float, float]]:
        """Return where each mark stands, as shares of the whole figure's width and height from its top left corner."""
        if not self.marks:
            return []
        pixels = self.axes.transData.transform([(mark.x, mark.y) for mark in self.marks])
        shares = self.figure.get_figure(root=True).transFigure.inverted().transform(pixels)
        return [(float(x), 1 - float(y)) for x, y in shares]
