"""Anxiety before sessions, over time."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from dilator_app.domain.appointments import Period
from dilator_app.domain.plan import Rest
from dilator_app.domain.series import AnxietyPoint, grouped, runs
from dilator_app.report import chart_words_of_answers
from dilator_app.report.charts import markers
from dilator_app.report.charts.chart import Chart, Mark
from dilator_app.report.charts.frame import SCREEN_SIZE, Frame, Margins, days_across
from dilator_app.report.charts.style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase

_LINES = (0, 2, 4, 6, 8, 10)


def anxiety_over_time(
    points: Sequence[AnxietyPoint],
    period: Period,
    rests: Iterable[Rest],
    style: ChartStyle,
    *,
    size: tuple[float, float] = SCREEN_SIZE,
    figure: "FigureBase | None" = None,
) -> Chart:
    """Draw the anxiety before each session; ``points`` in order of time, all inside ``period``.

    Lines join sessions no more than a week apart. With very many a mark stands for a week or longer, with the highest
    value there, without lines.
    """
    drawn, stretch = grouped(points, lambda _point: None, lambda point: point.anxiety)
    fewer = chart_words_of_answers.one_anxiety_mark(stretch) if stretch is not None else ""
    frame = Frame(style, size, Margins(), days_across(period), (0, 10), figure, fewer)
    frame.lines([(value, str(value)) for value in _LINES])
    frame.base_line()
    frame.rests(rests, period)
    frame.dates(period)
    spots = [(float(p.day.toordinal()), float(p.anxiety)) for p in drawn]
    if stretch is None:
        joined = [
            [(float(p.day.toordinal()), float(p.anxiety)) for p in run]
            for run in runs(drawn, lambda _point: None)
            if len(run) > 1
        ]
        frame.faint_lines(joined)
    markers.dots(frame.axes, style, spots, colour=style.anxiety)
    marks = (
        Mark(x, y, p.session_id, partial(chart_words_of_answers.anxiety_mark, p))
        for (x, y), p in zip(spots, drawn, strict=True)
    )
    return Chart(frame.figure, frame.axes, tuple(marks), (), fewer)
