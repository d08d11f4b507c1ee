"""Importing this module loads what charts are drawn with and draws one, unseen: half a second, so do it in a thread.

Whoever reads what charts show imports it there. A second import waits for the first, so a page may be opened at any
time. It loads nothing of Qt: the canvas comes in the window's thread (see `loading`).
"""

from datetime import date

from dilator_app.domain.series import Week
from dilator_app.report import charts


def _draw_first() -> None:
    """Draw one chart: the first of a program takes as long as ten later ones, for its fonts and dates."""
    week = Week(date(2000, 1, 3), with_size=1, breathing_sessions=1)
    charts.png(charts.sessions_each_week([week], (), charts.ChartStyle.of_theme("light")).figure)


_draw_first()
