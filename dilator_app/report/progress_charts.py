"""The charts of Progress: how each is drawn, the sentence above it, and its table."""

from typing import TYPE_CHECKING

from dilator_app.report import chart_tables, chart_words, charts
from dilator_app.report.charts import Chart, ChartStyle
from dilator_app.report.points import dilators_of, pain_at_sizes
from dilator_app.report.progress import Cut, Record
from dilator_app.report.shown import Shown

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase


def size_over_time(record: Record, cut: Cut, *, inches: bool = False) -> Shown:
    """Return the chart of sizes."""
    named = charts.sizes_to_name(record.dilators, dilators_of(cut.sizes), record.plan_size)

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.size_over_time(
            cut.sizes, cut.axis, record.rests, style, named, inches=inches, size=size, figure=figure
        )

    return Shown(
        draw,
        lambda style: (),
        chart_words.size_over_time(cut.sizes, record.today, inches=inches),
        chart_tables.size_over_time(cut.sizes, inches=inches),
    )


def pain_over_time(record: Record, cut: Cut, *, inches: bool = False) -> Shown:
    """Return the chart of pain. No comfort limit stands in it: that is for the therapist view and the report."""

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.pain_over_time(
            cut.pains, cut.axis, record.rests, style, record.known, inches=inches, size=size, figure=figure
        )

    return Shown(
        draw,
        lambda style: charts.pain_over_time_legend(cut.pains, style, record.known, inches=inches),
        chart_words.pain_over_time(cut.sessions, inches=inches),
        chart_tables.pain_over_time(cut.pains, inches=inches),
    )


def sessions_each_week(record: Record, cut: Cut) -> Shown:
    """Return the chart of weeks."""

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.sessions_each_week(cut.weeks, record.rests, style, size=size, figure=figure)

    return Shown(
        draw,
        charts.sessions_each_week_legend,
        chart_words.sessions_each_week(cut.weeks, record.rests, record.began, record.today),
        chart_tables.sessions_each_week(cut.weeks, record.rests),
    )


def pain_at_each_size(record: Record, cut: Cut, *, inches: bool = False) -> Shown:
    """Return the chart of pain at each size."""
    sizes = pain_at_sizes(cut.pains)
    newest = chart_words.newest_size(cut.sessions)

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.pain_at_each_size(sizes, style, record.known, inches=inches, size=size, figure=figure)

    return Shown(
        draw,
        lambda style: charts.pain_at_each_size_legend(sizes, style, record.known),
        chart_words.pain_at_each_size(sizes, newest, inches=inches),
        chart_tables.pain_at_each_size(sizes, inches=inches),
    )
