"""A legend with many long names leaves the chart its room."""

import pytest

from dilator_app.report.charts import ChartStyle, LegendItem, Sample
from dilator_app.ui import theme
from dilator_app.ui.widgets.chart_legend import ChartLegend
from tests.makers import make_dilator
from tests.ui.widgets.handling import shown

OURS = "open: with numbing gel"


def legend_of(qtbot, names, width=440):
    dilators = [make_dilator(None, label=name, position=place) for place, name in enumerate(names)]
    looks = ChartStyle.of_colours(theme.current().hex).looks(dilators)
    legend = ChartLegend()
    legend.set_items(
        [
            *(LegendItem(d.label, Sample.MARKER, looks[d.size]) for d in dilators),
            LegendItem(OURS, Sample.OPEN_MARKER, looks[dilators[0].size]),
        ]
    )
    legend.setFixedWidth(width)
    return shown(qtbot, legend)


@pytest.mark.parametrize("width", [300, 440, 1100])
@pytest.mark.parametrize(
    "name", ["{:02}" + "W" * 78, "W" * 78 + "{:02}", "Soft silicone dilator, the {:02} that my physio gave me"]
)
def test_twelve_long_names_take_a_few_lines_and_none_reads_like_another(qtbot, name, width):
    legend = legend_of(qtbot, [name.format(n) for n in range(12)], width)
    assert legend.heightForWidth(width) <= 5 * 22
    assert len(set(legend.shown())) == 13
    assert legend.shown()[-1] == OURS


def test_names_that_have_room_stay_whole(qtbot):
    names = ["Soft silicone dilator, the first one", "Vaginal dilator 2", "18 mm"]
    legend = legend_of(qtbot, names)
    assert legend.shown() == [*names, OURS]
    assert legend.toolTip() == ""


def test_what_is_cut_is_told_whole(qtbot):
    names = ["W" * 78 + f"{n:02}" for n in range(12)]
    legend = legend_of(qtbot, names)
    assert all(name in legend.toolTip() for name in names)
    assert legend.text() == ", ".join([*names, OURS])
