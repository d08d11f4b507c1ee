"""Marks of one size: the same shapes in charts, in legends on screen and as small drawings for the page."""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from dilator_app.report.charts.chart import LegendItem, Sample
from dilator_app.report.charts.style import ChartStyle, Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKS = 3.0
"""Marks stand before lines."""
_EDGE = 1.5  # around filled marks, in the colour of the ground
_OPEN_EDGE = 2.0
_FILLED, _OPEN = 1.1, 0.88  # of the marker's size, so that both look alike with their edges
_CORE = 0.4
_DOT = 0.74
_EVEN = {"^": 1.08, "v": 1.08, "D": 0.96}
"""Some of matplotlib's markers look larger or smaller than the others at the same size."""

Outline = tuple[tuple[float, float], ...]


def put(axes: "Axes", points: Sequence[tuple[float, float]], **looks: Any) -> None:
    """Put one marker at each of ``points``, whole also at the edge. Much faster than ``axes.plot``, which measures."""
    from matplotlib.lines import Line2D

    xs, ys = [x for x, _ in points], [y for _, y in points]
    axes.add_artist(Line2D(xs, ys, linestyle="none", clip_on=False, **looks))


def draw(
    axes: "Axes",
    style: ChartStyle,
    look: Look,
    points: Sequence[tuple[float, float]],
    *,
    gel: bool = False,
    scale: float = 1.0,
) -> None:
    """Draw one mark at each of ``points``: filled, or open where numbing gel was used."""
    if not points:
        return
    size = style.marker_size * scale * _EVEN.get(look.marker, 1)
    hollow = gel or bool(look.core)
    put(
        axes,
        points,
        marker=look.marker,
        markersize=size * (_OPEN if hollow else _FILLED),
        markerfacecolor=style.background if hollow else look.colour,
        markeredgecolor=look.colour if hollow else style.background,
        markeredgewidth=(_OPEN_EDGE if hollow else _EDGE) * style.unit * scale,
        zorder=MARKS,
    )
    if look.core:
        put(
            axes,
            points,
            marker=look.core,
            markersize=size * _CORE,
            markerfacecolor=style.background if gel else look.colour,
            markeredgecolor=look.colour,
            markeredgewidth=style.unit * (0.5 if gel else 1),
            zorder=MARKS + 0.1,
        )


def dots(
    axes: "Axes", style: ChartStyle, points: Sequence[tuple[float, float]], *, ring: bool = False, colour: str = ""
) -> None:
    """Draw one small dot, or ring, at each of ``points``: marks of something that is the same everywhere."""
    if not points:
        return
    ink = colour or style.series
    put(
        axes,
        points,
        marker="o",
        markersize=style.marker_size * _DOT,
        markerfacecolor=style.background if ring else ink,
        markeredgecolor=ink,
        markeredgewidth=_EDGE * style.unit if ring else 0,
        zorder=MARKS,
    )


def outline(marker: str) -> Outline:
    """Return the corners of a marker in a box of one by one around the middle, y upwards; empty for a circle."""
    half = 0.5
    shapes: dict[str, Outline] = {
        "o": (),
        "s": ((-half, -half), (half, -half), (half, half), (-half, half)),
        "^": ((0, half), (-half, -half), (half, -half)),
        "v": ((0, -half), (-half, half), (half, half)),
        "D": ((0, sqrt(half)), (sqrt(half), 0), (0, -sqrt(half)), (-sqrt(half), 0)),
        "p": _polygon(5),
        "h": _polygon(6),
        "P": _plus(),
        "x": (),
    }
    return shapes[marker]


def _polygon(corners: int) -> Outline:
    return tuple((-sin(2 * pi * n / corners) / 2, cos(2 * pi * n / corners) / 2) for n in range(corners))


def _plus() -> Outline:
    arm, half = 1 / 6, 0.5
    right = ((arm, half), (arm, arm), (half, arm), (half, -arm), (arm, -arm), (arm, -half))
    return (*right, *((-x, -y) for x, y in right))


def svg(item: LegendItem, style: ChartStyle, size: float) -> bytes:
    """Return what stands before the words of ``item`` as a drawing ``size`` wide and high; empty for `NOTHING`."""
    if item.sample is Sample.NOTHING:
        return b""
    parts = "".join(_svg_parts(item, style, size))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size:g}" height="{size:g}" '
        f'viewBox="{-size / 2:g} {-size / 2:g} {size:g} {size:g}">{parts}</svg>'
    ).encode()


def _svg_parts(item: LegendItem, style: ChartStyle, size: float) -> list[str]:
    if item.look is not None:
        return _svg_marker(item.look, style, size, gel=item.sample is Sample.OPEN_MARKER)
    half, line = size / 2, size / 10
    if item.sample is Sample.RING:
        return [f'<circle r="{half - line:g}" fill="{style.background}" {_line(item.colour, line)}/>']
    if item.sample is Sample.DASHES:
        return [f'<path d="M{-half:g} 0H{-half / 4:g}M{half / 4:g} 0H{half:g}" {_stroke(item.colour, 2 * line)}/>']
    box = f'x="{line - half:g}" y="{line - half:g}" width="{size - 2 * line:g}" height="{size - 2 * line:g}"'
    fill = item.colour if item.sample is Sample.FILLED_BOX else style.background
    drawn = [f'<rect {box} fill="{fill}" stroke="{item.colour}" stroke-width="{line:g}"/>']
    edge = half - line
    rising = f"M{-edge:g} {edge:g}L{edge:g} {-edge:g}M{-edge:g} 0L0 {-edge:g}M0 {edge:g}L{edge:g} 0"
    falling = f"M{-edge:g} {-edge:g}L{edge:g} {edge:g}M{-edge:g} 0L0 {edge:g}M0 {-edge:g}L{edge:g} 0"
    inside = {Sample.HATCHED_BOX: rising, Sample.CROSSED_BOX: rising + falling}.get(item.sample)
    if inside:
        drawn.append(f'<path d="{inside}" {_stroke(item.colour, line)}/>')
    if item.sample is Sample.DOTTED_BOX:
        spots = [(x * edge / 2, y * edge / 2) for x, y in ((-1, -1), (1, -1), (0, 0), (-1, 1), (1, 1))]
        drawn += [f'<circle cx="{x:g}" cy="{y:g}" r="{line:g}" fill="{item.colour}"/>' for x, y in spots]
    return drawn


def _svg_marker(look: Look, style: ChartStyle, size: float, *, gel: bool) -> list[str]:
    hollow = gel or bool(look.core)
    line = size / 8 if hollow else 0
    reach = (size - line) / (sqrt(2) if look.marker == "D" else 1)
    paint = f'fill="{style.background if hollow else look.colour}"' + (f" {_line(look.colour, line)}" if hollow else "")
    drawn = [_svg_shape(look.marker, reach, paint)]
    if look.core == "o":
        drawn.append(_svg_shape("o", reach * _CORE, f'fill="{"none" if gel else look.colour}" {_line(look.colour, 1)}'))
    elif look.core:
        drawn.append(f'<path d="{_CORE_PATHS[look.core]}" transform="scale({reach:g})" {_stroke(look.colour, 0.1)}/>')
    return drawn


_CORE_PATHS = {"_": "M-.2 0H.2", "|": "M0-.2V.2", "x": "M-.2-.2L.2 .2M-.2 .2L.2-.2"}


def _svg_shape(marker: str, size: float, paint: str) -> str:
    corners = outline(marker)
    if not corners:
        return f'<circle r="{size / 2:g}" {paint}/>'
    points = " ".join(f"{x * size:.3f},{-y * size:.3f}" for x, y in corners)
    return f'<polygon points="{points}" {paint}/>'


def _stroke(colour: str, width: float) -> str:
    return f'fill="none" {_line(colour, width)}'


def _line(colour: str, width: float) -> str:
    return f'stroke="{colour}" stroke-width="{width:g}"'
