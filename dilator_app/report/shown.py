"""A chart with everything that stands around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dilator_app.report import chart_tables
from dilator_app.report.charts import ChartStyle, Draw, LegendItem


@dataclass(frozen=True, slots=True)
class Shown:
    """One chart, ready for its card."""

    draw: Draw
    legend: Callable[[ChartStyle], Sequence[LegendItem]]
    sentence: str
    table: chart_tables.Table
