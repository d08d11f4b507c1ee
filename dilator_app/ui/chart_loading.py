"""Importing this module loads what charts are drawn with and draws one, unseen: half a second, so do it in a thread.

Whoever shows charts imports it first. A second import waits for the first, so a page may be opened at any time.
"""

from datetime import date

from dilator_app.domain.series import Week
from dilator_app.report import charts
from dilator_app.ui.widgets.chart_canvas import ChartCanvas

__all__ = ["ChartCanvas"]


def _draw_first() -> None:
    """Draw one chart: the first of a program takes as long as ten later ones, for its fonts and dates."""
    week = Week(date(2000, 1, 3), with_size=1, breathing_sessions=1)
    charts.png(charts.sessions_each_week([week], (), charts.ChartStyle.of_theme("light")).figure)


_draw_first()
