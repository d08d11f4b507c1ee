"""The marks of sizes as small drawings, the same in the table, above the chart and in it."""

from dilator_app.report.charts import ChartStyle, LegendItem, legend_svg

_SIZE = 14.0
"""They are printed smaller than drawn, so that thin edges keep their share."""


def drawn(item: LegendItem) -> str:
    """Return what stands before a legend's words as SVG; empty when nothing does."""
    return legend_svg(item, ChartStyle.for_page(), _SIZE).decode()
