"""Charts: data in, figure out. Matplotlib loads inside the functions, when the first chart is drawn."""

from dilator_app.report.charts.chart import Chart, LegendItem, Mark, Sample
from dilator_app.report.charts.each_size import pain_at_each_size
from dilator_app.report.charts.each_week import sessions_each_week
from dilator_app.report.charts.files import png, svg
from dilator_app.report.charts.markers import svg as legend_svg
from dilator_app.report.charts.over_time import pain_over_time, size_over_time, sizes_to_name
from dilator_app.report.charts.style import ChartStyle, Look

__all__ = [
    "Chart",
    "ChartStyle",
    "LegendItem",
    "Look",
    "Mark",
    "Sample",
    "legend_svg",
    "pain_at_each_size",
    "pain_over_time",
    "png",
    "sessions_each_week",
    "size_over_time",
    "sizes_to_name",
    "svg",
]
