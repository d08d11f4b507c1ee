"""Insertion at each size: how often each answer was given."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from dilator_app import words
from dilator_app.domain.scales import Insertion
from dilator_app.i18n import number
from dilator_app.report import chart_words_of_answers, letters
from dilator_app.report.charts import boxes
from dilator_app.report.charts.chart import Chart, LegendItem, Mark, Sample
from dilator_app.report.charts.each_size import names_in_rows
from dilator_app.report.charts.frame import SCREEN_SIZE, Frame, Margins
from dilator_app.report.charts.style import ChartStyle
from dilator_app.report.points import InsertionAtSize

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase

SAMPLES = {
    Insertion.EASY: Sample.FILLED_BOX,
    Insertion.FAIRLY_EASY: Sample.CROSSED_BOX,
    Insertion.SOME_EFFORT: Sample.HATCHED_BOX,
    Insertion.HARD: Sample.DOTTED_BOX,
    Insertion.OUTSIDE_ONLY: Sample.BOX,
}
"""Five answers, five hatches: on a black-and-white printer too."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
_MOST_LINES = 6


def insertion_at_each_size(
    sizes: Sequence[InsertionAtSize],
    style: ChartStyle,
    *,
    inches: bool = False,
    size: tuple[float, float] = SCREEN_SIZE,
    figure: "FigureBase | None" = None,
) -> Chart:
    """Draw a bar for each size, from easy at its foot to outside only at its head, as often as each was answered."""
    bars = [[float(one.counts[answer]) for answer in Insertion] for one in sizes]
    top = max((sum(bar) for bar in bars), default=0)
    step = next((step for step in _STEPS if top / step < _MOST_LINES), _STEPS[-1])
    lines = int(top // step) + 1
    names = names_in_rows([words.size(one.dilator, inches=inches) for one in sizes], style, size[0])
    left = max(Margins().left, letters.width(number(step * lines, 0), style.text_size) / style.unit + 14)
    margins = Margins(left=left, bottom=Margins().bottom + (len(names) - 1) * style.text_size / style.unit)
    frame = Frame(style, size, margins, (-0.5, max(len(sizes), 1) - 0.5), (0, step * (lines + 0.127)), figure)
    frame.lines([(step * n, number(step * n, 0)) for n in range(lines + 1)])
    frame.base_line()
    for row, labels in enumerate(names):
        frame.foot(labels, row=row)
    boxes.stack(frame, bars, list(SAMPLES.values()))
    marks = (
        Mark(place, sum(bar), None, partial(chart_words_of_answers.insertion_mark, one, inches=inches))
        for place, (one, bar) in enumerate(zip(sizes, bars, strict=True))
    )
    return Chart(frame.figure, frame.axes, tuple(marks), insertion_at_each_size_legend(style))


def insertion_at_each_size_legend(style: ChartStyle) -> tuple[LegendItem, ...]:
    """Return what the five parts of a bar mean."""
    return tuple(
        LegendItem(words.insertion_inline(answer), sample, colour=style.series) for answer, sample in SAMPLES.items()
    )
