"""The charts of Progress: how each is drawn, the sentence above it, and its table."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dilator_app.domain.series import week_of
from dilator_app.report import chart_tables, chart_words, chart_words_of_answers, chart_words_of_goals, charts
from dilator_app.report.charts import Chart, ChartStyle, LegendItem
from dilator_app.report.own_series import goals_over_time as rated_goals
from dilator_app.report.own_series import own_steps_over_time as tried_steps
from dilator_app.report.points import dilators_of, insertion_at_sizes, pain_at_sizes, sessions_at
from dilator_app.report.progress import Cut, Record
from dilator_app.report.shown import Shown

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase


def size_over_time(record: Record, cut: Cut, *, inches: bool = False) -> Shown:
    """Return the chart of sizes."""
    named = charts.sizes_to_name(record.dilators, dilators_of(cut.days_sizes), record.plan_size)
    points, stretch = cut.drawn_sizes

    def legend(style: ChartStyle) -> tuple[LegendItem, ...]:
        return charts.size_over_time_legend(cut.days_sizes, style)

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        chart = charts.size_over_time(
            points, cut.axis, record.rests, style, named, stretch=stretch, inches=inches, size=size, figure=figure
        )
        return replace(chart, legend=legend(style))  # of all, also of what has no mark of its own

    return Shown(
        draw,
        legend,
        chart_words.size_over_time(cut.sizes, record.today, inches=inches),
        chart_tables.size_over_time(cut.sizes, how_far_known=_says_how_far(cut), inches=inches),
    )


def _says_how_far(cut: Cut) -> bool:
    return any(point.how_far is not None for point in cut.days_sizes)


def pain_over_time(record: Record, cut: Cut, *, inches: bool = False) -> Shown:
    """Return the chart of pain. No comfort limit stands in it: that is for the therapist view and the report."""
    points, stretch = cut.drawn_pains

    def legend(style: ChartStyle) -> tuple[LegendItem, ...]:
        return charts.pain_over_time_legend(cut.days_pains, style, record.known, inches=inches)

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        chart = charts.pain_over_time(
            points,
            cut.axis,
            record.rests,
            style,
            record.known,
            stretch=stretch,
            inches=inches,
            size=size,
            figure=figure,
        )
        return replace(chart, legend=legend(style))

    return Shown(
        draw,
        legend,
        chart_words.pain_over_time(cut.sessions, inches=inches),
        chart_tables.pain_over_time(cut.pains, inches=inches),
    )


def sessions_each_week(record: Record, cut: Cut) -> Shown:
    """Return the chart of weeks."""

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.sessions_each_week(cut.weeks, record.rests, style, size=size, figure=figure)

    sentence = chart_words.sessions_each_week(
        cut.weeks,
        record.rests,
        max(record.began, cut.period.first) if record.began is not None else None,
        min(record.today, cut.period.last),
    )
    begins = cut.weeks[0].first_day
    # The weeks of the page begin on Monday wherever it is read.
    if begins != week_of(begins) and any(week.sessions for week in cut.weeks):
        sentence += " " + chart_words.weeks_begin(begins)
    return Shown(
        draw,
        lambda style: charts.sessions_each_week_legend(cut.weeks, style),
        sentence,
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
        chart_words.pain_at_each_size(
            sizes, newest, sessions=sessions_at(newest, cut.sessions) if newest else 0, inches=inches
        ),
        chart_tables.pain_at_each_size(sizes, inches=inches),
    )


def insertion_at_each_size(cut: Cut, *, inches: bool = False) -> Shown:
    """Return the chart of insertion at each size."""
    sizes = insertion_at_sizes(cut.insertions)
    newest = chart_words.newest_size(cut.sessions)

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.insertion_at_each_size(sizes, style, inches=inches, size=size, figure=figure)

    return Shown(
        draw,
        charts.insertion_at_each_size_legend,
        chart_words_of_answers.insertion_at_each_size(sizes, newest, inches=inches),
        chart_tables.insertion_at_each_size(sizes, inches=inches),
    )


def breathing_each_week(record: Record, cut: Cut) -> Shown:
    """Return the chart of the breathing exercise."""

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.breathing_each_week(cut.weeks, record.rests, style, size=size, figure=figure)

    return Shown(
        draw,
        lambda style: charts.breathing_each_week_legend(cut.weeks, style),
        chart_words_of_answers.breathing_each_week(cut.sessions),
        chart_tables.breathing_each_week(cut.weeks, record.rests),
    )


def anxiety_over_time(record: Record, cut: Cut) -> Shown:
    """Return the chart of the anxiety before sessions."""

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.anxiety_over_time(cut.anxieties, cut.axis, record.rests, style, size=size, figure=figure)

    return Shown(
        draw,
        lambda style: (),
        chart_words_of_answers.anxiety_over_time(cut.anxieties),
        chart_tables.anxiety_over_time(cut.anxieties),
    )


def goals_over_time(record: Record, cut: Cut) -> Shown:
    """Return the chart of goals."""
    goals = rated_goals(record.goals, cut.ratings)

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.goals_over_time(goals, cut.axis, record.rests, style, size=size, figure=figure)

    return Shown(
        draw,
        lambda style: charts.goals_over_time_legend(goals, style),
        chart_words_of_goals.goals_over_time(goals, record.today),
        chart_tables.goals_over_time(goals),
    )


def own_steps_over_time(record: Record, cut: Cut, *, pain: bool = True) -> Shown:
    """Return the chart of own steps; without ``pain`` no pain stands in it, its sentence or its table."""
    steps = tried_steps(record.own_steps, cut.tries)

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.own_steps_over_time(steps, cut.axis, record.rests, style, pain=pain, size=size, figure=figure)

    return Shown(
        draw,
        lambda style: charts.own_steps_over_time_legend(steps, pain=pain),
        chart_words_of_goals.own_steps_over_time(steps, record.today, pain=pain),
        chart_tables.own_steps_over_time(steps, pain=pain),
    )
