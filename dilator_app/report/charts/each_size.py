"""Pain at each size."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from dilator_app import words
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.series import MOST_MARKS, PainPoint
from dilator_app.i18n import number
from dilator_app.report import chart_legends, chart_marks, letters
from dilator_app.report.charts import markers
from dilator_app.report.charts.chart import Chart, LegendItem, Mark, Sample
from dilator_app.report.charts.frame import SCREEN_SIZE, Frame, Margins
from dilator_app.report.charts.style import ChartStyle
from dilator_app.report.points import PainAtSize

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase

_PAIN_LINES = (0, 2, 4, 6, 8, 10)
_SMALL = 0.8  # of a marker
_APART = 10.5  # between neighbouring marks of one value
_DASH = (10.0, 3.0)
_DASH_AT = 0.655  # of half a size's room
_LONG_LEGEND = 3
_BETWEEN_NAMES, _AT_THE_EDGE = 6.0, 12.0
_SHORT_NAME = 76.0
"""No name is cut to less room than this takes."""


def pain_at_each_size(
    sizes: Sequence[PainAtSize],
    style: ChartStyle,
    dilators: Iterable[Dilator],
    *,
    inches: bool = False,
    size: tuple[float, float] = SCREEN_SIZE,
    figure: "FigureBase | None" = None,
) -> Chart:
    """Draw a mark for each pain value at its size, the middle value from 5 on, the middle half from 8 on.

    With more than `MOST_MARKS` values a mark stands for several equal ones.
    """
    looks = style.looks([*dilators, *(one.dilator for one in sizes)])
    values = [_by_value(one.points) for one in sizes]
    each = _points_each([len(alike) for groups in values for alike in groups])
    fewer = chart_legends.one_mark(each) if each > 1 else ""
    names = names_in_rows([words.size(one.dilator, inches=inches) for one in sizes], style, size[0])
    margins = Margins(right=14, bottom=Margins().bottom + (len(names) - 1) * style.text_size / style.unit)
    frame = Frame(style, size, margins, (-0.5, max(len(sizes), 1) - 0.5), (0, 10), figure, fewer)
    frame.lines([(value, str(value)) for value in _PAIN_LINES])
    frame.base_line()
    for row, labels in enumerate(names):
        frame.foot(labels, row=row)
    marks: list[Mark] = []
    for place, (one, groups) in enumerate(zip(sizes, values, strict=True)):
        spots = list(_swarm(frame, place, groups, each))
        for gel in (False, True):
            alike = [(x, y) for x, y, held in spots if held[0].numbing_gel is gel]
            markers.draw(frame.axes, style, looks[one.dilator.size], alike, gel=gel, scale=_SMALL)
        marks += [
            Mark(x, y, h[0].session_id if len(h) == 1 else None, partial(chart_marks.group_mark, h, inches=inches))
            for x, y, h in spots
        ]
    _draw_middles(frame, sizes)
    legend = pain_at_each_size_legend(sizes, style, dilators)
    return Chart(frame.figure, frame.axes, tuple(marks), legend, fewer)


def pain_at_each_size_legend(
    sizes: Sequence[PainAtSize], style: ChartStyle, dilators: Iterable[Dilator]
) -> tuple[LegendItem, ...]:
    """Return what the lines, the box and open markers mean, where there are any."""
    found = []
    if any(one.middle is not None for one in sizes):
        found.append(LegendItem(chart_legends.middle_value(), Sample.DASHES, colour=style.text))
    if any(_box(one) for one in sizes):
        found.append(LegendItem(chart_legends.middle_half(), Sample.BOX, colour=style.axis))
    gel = [one.dilator for one in sizes if any(point.numbing_gel for point in one.points)]
    if gel:
        look = style.looks([*dilators, *(one.dilator for one in sizes)])[gel[-1].size]
        found.append(LegendItem(chart_legends.with_gel(), Sample.OPEN_MARKER, look))
    all_drawn = sum(one.spread.n for one in sizes) <= MOST_MARKS
    if all_drawn and len(found) < _LONG_LEGEND:  # in a long one it goes without saying
        found.insert(0, LegendItem(chart_legends.one_mark(1)))
    return tuple(found)


def _by_value(points: Iterable[PainPoint]) -> list[list[PainPoint]]:
    """Return equal values together, lowest first, those with numbing gel after those without."""
    groups: dict[tuple[int, bool], list[PainPoint]] = {}
    for point in points:
        groups.setdefault((point.pain, point.numbing_gel), []).append(point)
    return [groups[key] for key in sorted(groups)]


def _points_each(counts: Sequence[int]) -> int:
    """Return for how many sessions a mark stands, so that there are at most `MOST_MARKS`."""
    each = max(1, ceil(sum(counts) / MOST_MARKS))
    while each < max(counts, default=0) and sum(ceil(count / each) for count in counts) > MOST_MARKS:
        each += 1
    return each


def _swarm(
    frame: Frame, place: int, groups: Sequence[Sequence[PainPoint]], each: int
) -> Iterator[tuple[float, float, Sequence[PainPoint]]]:
    """Yield where the marks of one size stand, those of one pain value side by side around the middle."""
    slot = frame.width / (frame.axes.get_xlim()[1] - frame.axes.get_xlim()[0])
    rows: dict[int, list[Sequence[PainPoint]]] = {}
    for group in groups:
        parts = [group[start : start + each] for start in range(0, len(group), each)]
        rows.setdefault(group[0].pain, []).extend(parts)
    for pain, parts in rows.items():
        room = slot * (_DASH_AT - 0.12) / max(len(parts) - 1, 1)
        apart = min(_APART * frame.style.unit, room) / slot
        for n, part in enumerate(parts):
            yield place + (n - (len(parts) - 1) / 2) * apart, float(pain), part


def _draw_middles(frame: Frame, sizes: Sequence[PainAtSize]) -> None:
    """Draw the middle value to both sides of the marks with its number, and a thin box around the middle half."""
    style, axes = frame.style, frame.axes
    slot = frame.width / (axes.get_xlim()[1] - axes.get_xlim()[0])
    at = _DASH_AT / 2
    dash = min(_DASH[0] * style.unit, slot * 0.1)
    reach = dash / slot / 2
    middles = [(place, one.middle) for place, one in enumerate(sizes) if one.middle is not None]
    dashes = [[(x - reach, y), (x + reach, y)] for place, y in middles for x in (place - at, place + at)]
    frame.strokes(dashes, style.text, _DASH[1] * style.unit, markers.MARKS - 0.5)
    halves = [(place, box) for place, one in enumerate(sizes) if (box := _box(one))]
    boxes = [
        [(place - at, low), (place + at, low), (place + at, high), (place - at, high), (place - at, low)]
        for place, (low, high) in halves
    ]
    frame.strokes(boxes, style.axis, style.grid_width, markers.MARKS - 0.6)
    beside = frame.beside(dash / 2 / style.unit + 6, 0)
    for place, middle in middles:
        label = number(middle)
        if letters.width(label, style.text_size, strong=True) + dash / 2 + 6 * style.unit < slot * (1 - 2 * at):
            frame.write(place + at, middle, label, beside, align="left", strong=True)


def _box(one: PainAtSize) -> tuple[float, float] | None:
    """Return the middle half, unless it is one value: then the middle value has said it."""
    half = one.middle_half
    return half if half is not None and half[0] < half[1] else None


def names_in_rows(names: Sequence[str], style: ChartStyle, width: float) -> list[list[tuple[float, str]]]:
    """Return the sizes to write under the foot, in one row or two, or as many as have room.

    A long name is cut before another has to go.
    """
    if not names:
        return [[]]
    slot = (width / style.unit - Margins().left - Margins().right) / len(names)
    if _widest(names, style) + _BETWEEN_NAMES <= slot:
        return [list(_in_order(names))]
    # In two rows a name has the room of two, but the first and the last stand at the edge of the picture.
    room = max(min(2 * slot, slot + 2 * _AT_THE_EDGE), min(_SHORT_NAME, width / style.unit / 2))
    cut = letters.cut_apart(names, style.text_size, (room - _BETWEEN_NAMES) * style.unit)
    widest = _widest(cut, style) + _BETWEEN_NAMES
    labels = list(_in_order(cut))
    if widest <= 2 * slot:
        return [labels[::2], labels[1::2]]
    return [labels[:: ceil(widest / slot)]]


def _widest(names: Sequence[str], style: ChartStyle) -> float:
    return max(letters.width(name, style.text_size) for name in names) / style.unit


def _in_order(names: Sequence[str]) -> Iterator[tuple[float, str]]:
    return ((float(place), name) for place, name in enumerate(names))
