"""Pain at each size."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from dilator_app import words
from dilator_app.domain.dilators import Dilator, Size
from dilator_app.domain.series import MOST_MARKS, PainPoint
from dilator_app.domain.summary import Spread, ordered_sizes
from dilator_app.i18n import number
from dilator_app.report import chart_words
from dilator_app.report.charts import markers, text
from dilator_app.report.charts.chart import Chart, LegendItem, Mark, Sample
from dilator_app.report.charts.frame import SCREEN_SIZE, Frame, Margins
from dilator_app.report.charts.style import ChartStyle, Look
from dilator_app.report.points import by_size, dilators_of

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase

_PAIN_LINES = (0, 2, 4, 6, 8, 10)
_SMALL = 0.8  # of a marker
_APART = 10.5  # between neighbouring marks of one value
_DASH = (10.0, 3.0)
_LONG_LEGEND = 3
_DASH_AT = 0.655  # of half a size's room


def pain_at_each_size(
    points: Sequence[PainPoint],
    style: ChartStyle,
    dilators: Iterable[Dilator],
    *,
    inches: bool = False,
    size: tuple[float, float] = SCREEN_SIZE,
    figure: "FigureBase | None" = None,
) -> Chart:
    """Draw a mark for each pain value at its size, the middle value from 5 on, the middle half from 8 on.

    ``points`` stand in order of time. With more than `MOST_MARKS` values a mark stands for several equal ones.
    """
    looks = style.looks([*dilators, *dilators_of(points)])
    used = ordered_sizes(dilators_of(points))
    grouped = by_size(points)
    names = _names_in_rows([words.size(d, inches=inches) for d in used], style, size[0])
    margins = Margins(right=14, bottom=Margins().bottom + (len(names) - 1) * style.text_size / style.unit)
    frame = Frame(style, size, margins, (-0.5, max(len(used), 1) - 0.5), (0, 10), figure)
    frame.lines([(value, str(value)) for value in _PAIN_LINES])
    frame.base_line()
    for row, labels in enumerate(names):
        frame.foot(labels, row=row)
    values = [_by_value(grouped[d.size]) for d in used]
    each = _points_each([len(alike) for groups in values for alike in groups])
    marks: list[Mark] = []
    for place, (dilator, groups) in enumerate(zip(used, values, strict=True)):
        spots = list(_swarm(frame, place, groups, each))
        for gel in (False, True):
            alike = [(x, y) for x, y, held in spots if held[-1].numbing_gel is gel]
            if alike:
                markers.draw(frame.axes, style, looks[dilator.size], alike, gel=gel, scale=_SMALL)
        marks += [
            Mark(x, y, h[0].session_id if len(h) == 1 else None, partial(chart_words.group_mark, h, inches=inches))
            for x, y, h in spots
        ]
    spreads = [Spread(tuple(p.pain for p in grouped[d.size])) for d in used]
    _draw_middles(frame, spreads)
    return Chart(
        figure=frame.figure,
        axes=frame.axes,
        marks=tuple(marks),
        legend=_legend(style, spreads, each, gel=[p for p in points if p.numbing_gel][-1:], looks=looks),
    )


def _by_value(points: Sequence[PainPoint]) -> list[list[PainPoint]]:
    """Return the points of one size by pain and numbing gel, lowest pain first."""
    groups: dict[tuple[int, bool], list[PainPoint]] = {}
    for point in points:
        groups.setdefault((point.pain, point.numbing_gel), []).append(point)
    return [groups[key] for key in sorted(groups)]


def _points_each(counts: Sequence[int]) -> int:
    """Return for how many sessions a mark stands, so that there are at most `MOST_MARKS` (more only if all are one)."""
    each = max(1, ceil(sum(counts) / MOST_MARKS))
    while each < max(counts, default=0) and sum(ceil(count / each) for count in counts) > MOST_MARKS:
        each += 1
    return each


def _swarm(
    frame: Frame, place: int, groups: Sequence[list[PainPoint]], each: int
) -> Iterator[tuple[float, float, list[PainPoint]]]:
    """Yield where the marks of one size stand, those of one pain value side by side around the middle."""
    slot = frame.width / (frame.axes.get_xlim()[1] - frame.axes.get_xlim()[0])
    rows: dict[int, list[list[PainPoint]]] = {}
    for group in groups:
        parts = [group[start : start + each] for start in range(0, len(group), each)]
        rows.setdefault(group[0].pain, []).extend(parts)
    for pain, parts in rows.items():
        room = slot * (_DASH_AT - 0.12) / max(len(parts) - 1, 1)
        apart = min(_APART * frame.style.unit, room) / slot
        for n, part in enumerate(parts):
            yield place + (n - (len(parts) - 1) / 2) * apart, float(pain), part


def _draw_middles(frame: Frame, spreads: Sequence[Spread]) -> None:
    """Draw the middle value to both sides of the marks with its number, and a thin box around the middle half."""
    style, axes = frame.style, frame.axes
    slot = frame.width / (axes.get_xlim()[1] - axes.get_xlim()[0])
    at = _DASH_AT / 2
    dash = min(_DASH[0] * style.unit, slot * 0.1)
    for place, spread in enumerate(spreads):
        if spread.median is None:
            continue
        for x in (place - at, place + at):
            axes.plot(
                [x - dash / slot / 2, x + dash / slot / 2],
                [spread.median] * 2,
                color=style.text,
                linewidth=_DASH[1] * style.unit,
                solid_capstyle="butt",
                clip_on=False,
                zorder=markers.MARKS - 0.5,
            )
        if spread.quartiles is not None and spread.quartiles[0] < spread.quartiles[1]:
            _draw_box(frame, (place - at, place + at), spread.quartiles)
        label = number(spread.median)
        if text.width(label, style.text_size, strong=True) + dash / 2 + 6 * style.unit < slot * (1 - at - at):
            beside = frame.beside(dash / 2 / style.unit + 6, 0)
            frame.write(place + at, spread.median, label, beside, align="left", strong=True)


def _draw_box(frame: Frame, across: tuple[float, float], quartiles: tuple[float, float]) -> None:
    (left, right), (low, high) = across, quartiles
    frame.axes.plot(
        [left, right, right, left, left],
        [low, low, high, high, low],
        color=frame.style.axis,
        linewidth=frame.style.grid_width,
        zorder=markers.MARKS - 0.6,
    )


def _names_in_rows(names: Sequence[str], style: ChartStyle, width: float) -> list[list[tuple[float, str]]]:
    """Return the sizes to write under the foot, in one row or two, or as many as have room."""
    labels = [(float(place), name) for place, name in enumerate(names)]
    if not labels:
        return [[]]
    slot = (width / style.unit - Margins().left - Margins().right) / len(labels)
    widest = max(text.width(name, style.text_size) for name in names) / style.unit + 6
    if widest <= slot:
        return [labels]
    if widest <= 2 * slot:
        return [labels[::2], labels[1::2]]
    return [labels[:: ceil(widest / slot)]]


def _legend(
    style: ChartStyle,
    spreads: Sequence[Spread],
    each: int,
    gel: Sequence[PainPoint],
    looks: Mapping[Size, Look],
) -> tuple[LegendItem, ...]:
    found = []
    if any(spread.median is not None for spread in spreads):
        found.append(LegendItem(chart_words.middle_value(), Sample.DASHES, colour=style.text))
    if any(spread.quartiles is not None and spread.quartiles[0] < spread.quartiles[1] for spread in spreads):
        found.append(LegendItem(chart_words.middle_half(), Sample.BOX, colour=style.axis))
    found += [LegendItem(chart_words.with_gel(), Sample.OPEN_MARKER, looks[p.dilator.size]) for p in gel]
    if each > 1 or len(found) < _LONG_LEGEND:  # in a long one it goes without saying
        found.insert(0, LegendItem(chart_words.one_mark(each)))
    return tuple(found)
