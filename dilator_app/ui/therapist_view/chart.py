"""The one chart of the therapist view."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from dilator_app.domain.series import size_points
from dilator_app.report import charts
from dilator_app.report.charts import Chart, ChartStyle, Draw, LegendItem
from dilator_app.report.page.facts import Facts
from dilator_app.report.points import dilators_of

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase

_HEAD = 10.0
"""The title stands close above; what is saved goes to the plot."""

Drawn = tuple[Draw, Callable[[ChartStyle], tuple[LegendItem, ...]]]


def of_pain(facts: Facts) -> Drawn:
    """Return how pain by session is drawn, with the comfort limits of the plans."""
    points, inches = facts.pain_points, facts.options.inches

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.pain_over_time(
            points,
            facts.options.period,
            facts.material.rests,
            replace(style, head=_HEAD),
            facts.known_dilators,
            comfort_limits=facts.comfort_limits,
            inches=inches,
            size=size,
            figure=figure,
        )

    return draw, lambda style: charts.pain_over_time_legend(points, style, facts.known_dilators, inches=inches)


def of_sizes(facts: Facts) -> Drawn:
    """Return how the sizes are drawn; no size above the largest used one and the plan's is named."""
    points = size_points(facts.sessions)
    named = charts.sizes_to_name((), dilators_of(points), facts.plan.size if facts.plan else None)

    def draw(style: ChartStyle, size: tuple[float, float], figure: "FigureBase") -> Chart:
        return charts.size_over_time(
            points,
            facts.options.period,
            facts.material.rests,
            replace(style, head=_HEAD),
            named,
            inches=facts.options.inches,
            size=size,
            figure=figure,
        )

    return draw, lambda style: charts.size_over_time_legend(points, style)
