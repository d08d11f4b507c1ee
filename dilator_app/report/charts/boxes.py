"""Stacked bars: parts that are told apart by their hatch, so that no colour is needed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dilator_app.report.charts import markers
from dilator_app.report.charts.chart import Sample
from dilator_app.report.charts.frame import Frame
from dilator_app.report.charts.style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.patches import PathPatch

BAR = 0.56
"""The width of a bar, as a share of its room."""
BROADEST = 60.0
"""One bar alone is no wall."""

Box = list[tuple[float, float]]


def hatch(style: ChartStyle, sample: Sample) -> str | None:
    """Return matplotlib's name for what fills a kind of box; None for a plain one."""
    return {Sample.HATCHED_BOX: style.hatch, Sample.CROSSED_BOX: "xxx", Sample.DOTTED_BOX: ".."}.get(sample)


def _box(place: float, low: float, high: float, width: float) -> Box:
    left, right = place - width / 2, place + width / 2
    return [(left, low), (right, low), (right, high), (left, high), (left, low)]


def stack(frame: Frame, bars: Sequence[Sequence[float]], samples: Sequence[Sample]) -> None:
    """Draw a bar for each of ``bars``, its parts one upon the other, each part as ``samples`` says."""
    width = min(BAR, BROADEST * frame.style.unit * max(len(bars), 1) / frame.width)
    for part, sample in enumerate(samples):
        heights = [(place, sum(bar[:part]), bar[part]) for place, bar in enumerate(bars)]
        boxes = [_box(place, low, low + height, width) for place, low, height in heights if height]
        if boxes:
            _draw(frame, boxes, sample)


def _draw(frame: Frame, boxes: Sequence[Box], sample: Sample) -> None:
    style = frame.style
    if sample is Sample.FILLED_BOX:
        _as_one(frame, boxes, facecolor=style.series, linewidth=0, zorder=markers.MARKS - 1)
        return
    looks = {"facecolor": style.background, "edgecolor": style.series, "hatch": hatch(style, sample)}
    patch = _as_one(frame, boxes, **looks, linewidth=1.5 * style.unit, zorder=markers.MARKS)
    patch.set_hatch_linewidth(style.unit)


def _as_one(frame: Frame, boxes: Sequence[Box], **looks: Any) -> "PathPatch":
    """Draw all boxes as one patch: a hatch for each would take longer than the rest of the chart."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    one = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    patch = PathPatch(Path([corner for each in boxes for corner in each], one * len(boxes)), **looks)
    frame.axes.add_artist(patch)  # not add_patch, which measures every corner for limits that are set already
    return patch
