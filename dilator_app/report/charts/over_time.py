"""Size and pain over time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dilator_app import words
from dilator_app.domain.appointments import Period
from dilator_app.domain.dilators import Dilator, Size, compare, ordered_sizes
from dilator_app.domain.plan import Rest
from dilator_app.domain.scales import HowFar
from dilator_app.domain.series import LONGEST_LINE, PainPoint, SizePoint, Stretch, grouped, runs, size_key
from dilator_app.report import chart_legends, chart_marks, letters
from dilator_app.report.charts import markers, reference
from dilator_app.report.charts.chart import Chart, LegendItem, Mark, Sample
from dilator_app.report.charts.frame import LINES, SCREEN_SIZE, WIDEST_NAMES, Frame, Margins, days_across
from dilator_app.report.charts.style import ChartStyle, Look
from dilator_app.report.points import dilators_of

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase

_PAIN_LINES = (0, 2, 4, 6, 8, 10)
_STAR = (5, 2, 0)  # matplotlib's name for a star of five rays
_BESIDE = 12  # before and behind words beside a line

Line = list[tuple[float, float]]


def size_over_time(
    points: Sequence[SizePoint],
    period: Period,
    rests: Iterable[Rest],
    style: ChartStyle,
    dilators: Iterable[Dilator],
    *,
    stretch: Stretch | None = None,
    inches: bool = False,
    size: tuple[float, float] = SCREEN_SIZE,
    figure: "FigureBase | None" = None,
) -> Chart:
    """Draw the size of each session as steps; ``points`` in order of time, all inside ``period``.

    ``dilators`` are the sizes to name at the side besides the used ones; see `sizes_to_name`. Millimetres give the
    heights when all diameters are known, else the order of the set. A dot is a ring where it is known that the size
    did not go all the way in. With very many sessions a dot stands for a size in a day or longer, without lines;
    ``points`` that are such ones already come with the ``stretch`` for which they stand.
    """
    used = dilators_of(points)
    ordered = ordered_sizes([*dilators, *used])
    drawn: Sequence[SizePoint] = points
    if stretch is None:
        drawn, stretch = grouped(points, size_key, lambda _point: 0)
    fewer = chart_legends.one_dot(stretch) if stretch is not None else ""
    heights = _heights(ordered)
    names = letters.cut_apart([words.size(d, inches=inches) for d in ordered], style.text_size, size[0] * WIDEST_NAMES)
    widest = letters.room_for(names, style.text_size)
    frame = Frame(
        style,
        size,
        Margins(left=max(Margins().left, widest / style.unit + 14)),
        days_across(period),
        _reach(list(heights.values())),
        figure,
        fewer,
    )
    called = {d.size: name for d, name in zip(ordered, names, strict=True)}
    named = _named(frame, ordered, heights, {d.size for d in used}, called)
    frame.lines(named, [height for height in heights.values() if height not in dict(named)])
    frame.base_line()
    frame.rests(rests, period)
    frame.dates(period)
    if stretch is None:
        frame.strokes(steps(points, heights), style.series, style.line_width, LINES)
    spots = [(float(p.day.toordinal()), heights[p.dilator.size]) for p in drawn]
    rings = [is_part_of_the_way(p) for p in drawn]
    for ring in (False, True):
        markers.dots(frame.axes, style, [s for s, r in zip(spots, rings, strict=True) if r is ring], ring=ring)
    return Chart(
        figure=frame.figure,
        axes=frame.axes,
        marks=tuple(
            Mark(x, y, p.session_id, partial(chart_marks.size_mark, p, inches=inches))
            for (x, y), p in zip(spots, drawn, strict=True)
        ),
        legend=size_over_time_legend(points, style),
        thinned=fewer,
    )


def size_over_time_legend(points: Iterable[SizePoint], style: ChartStyle) -> tuple[LegendItem, ...]:
    """Return what a ring means, where there is one."""
    if not any(is_part_of_the_way(point) for point in points):
        return ()
    return (LegendItem(chart_legends.part_of_the_way(), Sample.RING, colour=style.series),)


def is_part_of_the_way(point: SizePoint) -> bool:
    """Return whether it is known that the size did not go all the way in."""
    return point.how_far is not None and point.how_far is not HowFar.ALL


def sizes_to_name(dilators: Iterable[Dilator], used: Iterable[Dilator], plan_size: Dilator | None) -> list[Dilator]:
    """Return those of a set that are not larger than the largest used one and the plan's; no chart points upwards."""
    ordered = tuple(dilators)
    limits = {d.size: d for d in (*used, *([plan_size] if plan_size else []))}.values()
    return [d for d in ordered if any(compare(d, limit, ordered) in (-1, 0) for limit in limits)]


def _heights(ordered: Sequence[Dilator]) -> dict[Size, float]:
    if all(d.diameter_mm is not None for d in ordered):
        return {d.size: d.diameter_mm or 0.0 for d in ordered}
    return {d.size: float(place) for place, d in enumerate(ordered)}


def _reach(heights: Sequence[float]) -> tuple[float, float]:
    if not heights:
        return 0, 1
    low, high = min(heights), max(heights)
    below = (high - low) / 5 or 1
    return low - below, high if high > low else high + 1


def _named(
    frame: Frame,
    ordered: Sequence[Dilator],
    heights: Mapping[Size, float],
    used: set[Size],
    names: Mapping[Size, str],
) -> list[tuple[float, str]]:
    """Return the labels that fit one above the other; used sizes first, the largest of them before the others."""
    bottom, top = frame.axes.get_ylim()
    needed = (top - bottom) * frame.style.text_size * 1.25 / frame.height
    named: dict[float, str] = {}
    from_the_largest = ordered[::-1]
    for dilator in sorted(from_the_largest, key=lambda d: d.size not in used):
        height = heights[dilator.size]
        if all(abs(height - other) >= needed for other in named):
            named[height] = names[dilator.size]
    return sorted(named.items())


def steps(points: Sequence[SizePoint], heights: Mapping[Size, float]) -> list[Line]:
    """Return the stepped lines: a size holds until the next session, and no line crosses more than a week."""
    lines: list[Line] = []
    last_x = last_y = float("-inf")
    height_of = {id(dilator): heights[dilator.size] for dilator in dilators_of(points)}
    for point in points:
        x, y = float(point.day.toordinal()), height_of[id(point.dilator)]
        if x - last_x > LONGEST_LINE.days:
            lines.append([(x, y)])
        elif y != last_y:
            lines[-1] += [(x, last_y), (x, y)]
        elif len(lines[-1]) > 1 and lines[-1][-2][1] == y:
            lines[-1][-1] = (x, y)  # the same step goes on
        else:
            lines[-1].append((x, y))
        last_x, last_y = x, y
    return [line for line in lines if len(line) > 1]


class ComfortLimit(NamedTuple):
    """What the comfort limit was from one day to another, both included."""

    first: date
    last: date
    limit: int
    is_app_default: bool = False
    """Nobody gave it; then the chart says so."""


def pain_over_time(
    points: Sequence[PainPoint],
    period: Period,
    rests: Iterable[Rest],
    style: ChartStyle,
    dilators: Iterable[Dilator],
    *,
    comfort_limits: Sequence[ComfortLimit] = (),
    stretch: Stretch | None = None,
    inches: bool = False,
    size: tuple[float, float] = SCREEN_SIZE,
    figure: "FigureBase | None" = None,
) -> Chart:
    """Draw every pain value at its size; ``points`` in order of time, all inside ``period``.

    ``dilators`` are all that the diary knows, so that a size looks the same in every chart. Thin lines join values of
    one size no more than a week apart. ``comfort_limits`` stand in order of time. With very many values a mark stands
    for a size in a day or longer, with the highest pain there, without lines; ``points`` that are such ones already
    come with the ``stretch`` that they stand for.
    """
    looks = style.looks([*dilators, *dilators_of(points)])
    named = [
        (held, chart_legends.comfort_limit(held.limit, app_default=held.is_app_default)) for held in comfort_limits
    ]
    at_side = named[-1][1] if named and named[-1][0].last == period.last else ""
    beside = letters.width(at_side, style.text_size) / style.unit + _BESIDE if at_side else 0
    drawn: Sequence[PainPoint] = points
    if stretch is None:
        drawn, stretch = grouped(points, size_key, lambda point: point.pain)
    fewer = chart_legends.one_pain_mark(stretch) if stretch is not None else ""
    frame = Frame(style, size, Margins(right=max(Margins().right, beside)), days_across(period), (0, 10), figure, fewer)
    frame.lines([(value, str(value)) for value in _PAIN_LINES])
    frame.base_line()
    frame.rests(rests, period)
    frame.dates(period)
    reference.draw(
        frame,
        [
            reference.Step(held.first.toordinal(), held.last.toordinal(), held.limit, words_of_limit)
            for held, words_of_limit in named
        ],
        [_spot(p) for p in drawn],
    )
    if stretch is None:
        joined = [[_spot(p) for p in run] for run in runs(drawn, size_key) if len(run) > 1]
        frame.faint_lines(joined)
    _draw_pain(frame, drawn, looks)
    return Chart(
        figure=frame.figure,
        axes=frame.axes,
        marks=tuple(
            Mark(*_spot(p), p.session_id, partial(chart_marks.pain_mark, p, inches=inches))
            for p in sorted(drawn, key=_spot)
        ),
        legend=pain_over_time_legend(points, style, dilators, inches=inches),
        thinned=fewer,
    )


def _spot(point: PainPoint) -> tuple[float, float]:
    return float(point.day.toordinal()), float(point.pain)


def _draw_pain(frame: Frame, points: Sequence[PainPoint], looks: Mapping[Size, Look]) -> None:
    alike: dict[tuple[Size, bool], Line] = {}
    for point in points:
        alike.setdefault((point.dilator.size, point.numbing_gel), []).append(_spot(point))
    for (of_size, gel), spots in alike.items():
        markers.draw(frame.axes, frame.style, looks[of_size], spots, gel=gel)
    stars(frame, [_spot(p) for p in points if p.several_sizes])


def stars(frame: Frame, spots: Line) -> None:
    """Draw a small star beside each mark whose pain was given for several sizes at once."""
    if not spots:
        return
    style = frame.style
    beside = style.marker_size * 0.75 / style.unit
    markers.put(
        frame.axes,
        spots,
        marker=_STAR,
        markersize=style.marker_size * 0.6,
        color=style.text,
        markeredgewidth=style.grid_width,
        transform=frame.shifted(frame.axes.transData, beside, beside),
        zorder=markers.MARKS + 0.2,
    )


def pain_over_time_legend(
    points: Sequence[PainPoint], style: ChartStyle, dilators: Iterable[Dilator], *, inches: bool = False
) -> tuple[LegendItem, ...]:
    """Return an entry for each size among ``points``, and what an open marker and a star mean where there are any."""
    used = dilators_of(points)
    looks = style.looks([*dilators, *used])
    found = [LegendItem(words.size(d, inches=inches), Sample.MARKER, looks[d.size]) for d in ordered_sizes(used)]
    newest_gel = next((p for p in reversed(points) if p.numbing_gel), None)
    if newest_gel is not None:
        found.append(LegendItem(chart_legends.with_gel(), Sample.OPEN_MARKER, looks[newest_gel.dilator.size]))
    if any(p.several_sizes for p in points):
        found.append(LegendItem(chart_legends.several_sizes()))
    return tuple(found)
