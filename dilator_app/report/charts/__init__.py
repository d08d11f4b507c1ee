"""Charts: data in, figure out. Matplotlib loads inside the functions, when the first chart is drawn."""

import os

from dilator_app import paths
from dilator_app.report.charts.anxiety import anxiety_over_time
from dilator_app.report.charts.chart import Chart, LegendItem, Mark, Sample
from dilator_app.report.charts.each_size import pain_at_each_size, pain_at_each_size_legend
from dilator_app.report.charts.each_week import (
    breathing_each_week,
    breathing_each_week_legend,
    sessions_each_week,
    sessions_each_week_legend,
)
from dilator_app.report.charts.files import png, svg
from dilator_app.report.charts.insertion import insertion_at_each_size, insertion_at_each_size_legend
from dilator_app.report.charts.markers import svg as legend_svg
from dilator_app.report.charts.over_time import (
    ComfortLimit,
    pain_over_time,
    pain_over_time_legend,
    size_over_time,
    size_over_time_legend,
    sizes_to_name,
)
from dilator_app.report.charts.own import (
    goals_over_time,
    goals_over_time_legend,
    own_steps_over_time,
    own_steps_over_time_legend,
)
from dilator_app.report.charts.picture import Draw, picture
from dilator_app.report.charts.style import ChartStyle, Look

# Matplotlib keeps a list of the computer's fonts. With ours it goes when everything is erased.
os.environ.setdefault("MPLCONFIGDIR", str(paths.Places.of_platform().cache / "matplotlib"))

__all__ = [
    "Chart",
    "ChartStyle",
    "ComfortLimit",
    "Draw",
    "LegendItem",
    "Look",
    "Mark",
    "Sample",
    "anxiety_over_time",
    "breathing_each_week",
    "breathing_each_week_legend",
    "goals_over_time",
    "goals_over_time_legend",
    "insertion_at_each_size",
    "insertion_at_each_size_legend",
    "legend_svg",
    "own_steps_over_time",
    "own_steps_over_time_legend",
    "pain_at_each_size",
    "pain_at_each_size_legend",
    "pain_over_time",
    "pain_over_time_legend",
    "picture",
    "png",
    "sessions_each_week",
    "sessions_each_week_legend",
    "size_over_time",
    "size_over_time_legend",
    "sizes_to_name",
    "svg",
]
