"""A chart as a picture of its own, for a file: with title, sentence and legend, on white."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from dilator_app.report import letters
from dilator_app.report.charts import boxes, markers
from dilator_app.report.charts.chart import Chart, LegendItem, Sample
from dilator_app.report.charts.frame import DOTS_PER_INCH
from dilator_app.report.charts.style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, FigureBase

_WIDTH, _HEIGHT = 640.0, 300.0
_EDGE = 16.0
_LINE = 22.0
_TITLE, _SENTENCE = 19 / 14, 16 / 14  # of the text's size
_SAMPLE, _DASHES, _AFTER, _BETWEEN = 14.0, 26.0, 6.0, 16.0

Draw = Callable[[ChartStyle, tuple[float, float], "FigureBase"], Chart]
"""Draws a chart of that style and size into that figure."""


def picture(draw: Draw, title: str, sentence: str) -> "Figure":
    """Return a figure of the chart that ``draw`` draws, ready for `svg` or `png`."""
    from matplotlib.figure import Figure

    style = ChartStyle.for_picture()
    legend = draw(style, (_WIDTH, _HEIGHT), Figure()).legend  # its lines decide how high the whole is
    lines = _broken(legend, style)
    told = _broken_words(sentence, style.text_size * _SENTENCE)
    head = _EDGE + (1.2 + len(told) + len(lines)) * _LINE
    size = ((_WIDTH + 2 * _EDGE) / DOTS_PER_INCH, (head + _HEIGHT) / DOTS_PER_INCH)
    figure = Figure(figsize=size, dpi=DOTS_PER_INCH, facecolor=style.background)
    grid = figure.add_gridspec(2, 3, height_ratios=(head, _HEIGHT), width_ratios=(_EDGE, _WIDTH, _EDGE), hspace=0)
    top, bottom = figure.add_subfigure(grid[0, 1]), figure.add_subfigure(grid[1, 1])
    draw(style, (_WIDTH, _HEIGHT), bottom)
    axes = top.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(head, 0)
    _write(axes, style, 0, _EDGE + _LINE / 2, title, scale=_TITLE, strong=True)
    for words, y in zip(told, count(_EDGE + 1.7 * _LINE, _LINE)):
        _write(axes, style, 0, y, words, scale=_SENTENCE, colour=style.text)
    for line, y in zip(lines, count(_EDGE + (1.6 + len(told)) * _LINE, _LINE)):
        for item, x in line:
            _draw_item(axes, style, item, x, y)
    return figure


def _broken(legend: Sequence[LegendItem], style: ChartStyle) -> list[list[tuple[LegendItem, float]]]:
    """Return the items of each line with their place."""
    lines: list[list[tuple[LegendItem, float]]] = []
    left = _WIDTH
    for item in legend:
        item = replace(item, words=letters.cut(item.words, style.text_size, _WIDTH - _before_words(item)))
        needed = letters.width(item.words, style.text_size) + _before_words(item)
        if left + needed > _WIDTH:
            lines.append([])
            left = 0
        lines[-1].append((item, left))
        left += needed + _BETWEEN
    return lines


def _broken_words(sentence: str, size: float) -> list[str]:
    """Return the lines of a sentence."""
    lines = [""]
    for word in _words(sentence, size):
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and letters.width(longer, size) > _WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _words(sentence: str, size: float) -> Iterator[str]:
    """Yield the words of a sentence; one that is wider than the picture is broken anywhere."""
    for word in sentence.split():
        rest = word
        while letters.width(rest, size) > _WIDTH:
            most = next(n for n in range(len(rest), 0, -1) if n == 1 or letters.width(rest[:n], size) <= _WIDTH)
            yield rest[:most]
            rest = rest[most:]
        yield rest


def _before_words(item: LegendItem) -> float:
    if item.sample is Sample.NOTHING:
        return 0
    return (_DASHES if item.sample is Sample.DASHES else _SAMPLE) + _AFTER


def _draw_item(axes: "Axes", style: ChartStyle, item: LegendItem, x: float, y: float) -> None:
    _write(axes, style, x + _before_words(item), y + style.text_size / 3, item.words)
    middle = x + _SAMPLE / 2
    if item.look is not None:
        markers.draw(axes, style, item.look, [(middle, y)], gel=item.sample is Sample.OPEN_MARKER)
    elif item.sample is Sample.RING:
        markers.dots(axes, style, [(middle, y)], ring=True, colour=item.colour)
    elif item.sample is Sample.DASHES:
        axes.hlines([y, y], [x, x + _DASHES - 9], [x + 9, x + _DASHES], colors=item.colour, linewidth=3)
    elif item.sample is not Sample.NOTHING:
        _draw_box(axes, style, item, x, y)


def _draw_box(axes: "Axes", style: ChartStyle, item: LegendItem, x: float, y: float) -> None:
    from matplotlib.patches import Rectangle

    box = Rectangle(
        (x, y - _SAMPLE / 2),
        _SAMPLE,
        _SAMPLE,
        facecolor=item.colour if item.sample is Sample.FILLED_BOX else style.background,
        edgecolor=item.colour,
        linewidth=1,
        hatch=boxes.hatch(style, item.sample),
    )
    axes.add_patch(box)


def _write(
    axes: "Axes",
    style: ChartStyle,
    x: float,
    y: float,
    words: str,
    *,
    scale: float = 1,
    strong: bool = False,
    colour: str = "",
) -> None:
    axes.text(
        x,
        y,
        letters.printable(words),
        fontproperties=letters.font(style.text_size * scale, strong=strong, words=words),
        color=colour or (style.text if strong else style.text_muted),
        verticalalignment="baseline",
        parse_math=False,
    )
