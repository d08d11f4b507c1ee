"""Figures, files and pictures."""

import subprocess
import sys

import pytest

from dilator_app.domain.appointments import Period
from dilator_app.report import charts
from dilator_app.report.charts import ChartStyle
from tests.makers import TODAY
from tests.report.drawn import MIXED, PERIOD, SIZES, STYLE, markers_of, pain_chart, size_chart, size_point


def test_the_same_data_give_the_same_file_and_it_carries_no_date_no_program_and_no_font():
    first, second = (charts.svg(pain_chart(MIXED).figure) for _ in range(2))
    assert first == second
    for unwanted in (b"<text", b"date", b"Matplotlib", b"matplotlib.org"):
        assert unwanted not in first.split(b"?>", 2)[-1]
    assert charts.png(pain_chart(MIXED).figure) == charts.png(pain_chart(MIXED).figure)
    assert b"Software" not in charts.png(pain_chart(MIXED).figure)


def test_a_figure_can_be_drawn_into_again_and_nothing_of_before_stays():
    once = pain_chart(MIXED)
    again = charts.size_over_time([size_point()], PERIOD, (), STYLE, SIZES, figure=once.figure)
    fresh = size_chart([size_point()])
    assert again.figure is once.figure
    assert charts.svg(again.figure) == charts.svg(fresh.figure)


def test_charts_without_anything_are_drawn_too():
    empty = Period(TODAY, TODAY)
    for chart in (
        charts.size_over_time([], empty, (), STYLE, []),
        charts.pain_over_time([], empty, (), STYLE, []),
        charts.sessions_each_week([], (), STYLE),
        charts.pain_at_each_size([], STYLE, []),
    ):
        assert chart.marks == ()
        assert chart.places() == []
        assert charts.svg(chart.figure)


@pytest.mark.parametrize(
    "style", [ChartStyle.of_theme("dark"), ChartStyle.of_theme("high-contrast"), ChartStyle.for_page()]
)
def test_every_look_takes_its_colours_from_the_tokens(style):
    chart = charts.pain_over_time(MIXED, PERIOD, (), style, SIZES)
    assert charts.png(chart.figure)
    assert {face for _, face, *_ in markers_of(chart)} <= {style.background, *style.ramp}


def test_paper_is_white_and_its_words_are_large_enough():
    assert ChartStyle.for_page().background == "#FFFFFF"
    assert ChartStyle.for_page().text_size >= 8


def test_a_saved_picture_says_what_the_card_says():
    figure = charts.picture(
        lambda style, size, figure: charts.pain_over_time(MIXED, PERIOD, (), style, SIZES, size=size, figure=figure),
        "Pain over time",
        "Last 3 sessions at 22 mm: 2, 3 and 2.",
    )
    written = {text.get_text() for part in figure.subfigs for axes in part.axes for text in axes.texts}
    assert {
        "Pain over time",
        "Last 3 sessions at 22 mm: 2, 3 and 2.",
        "18 mm",
        "22 mm",
        "open: with numbing gel",
    } <= written
    assert charts.png(figure)
    assert charts.svg(figure) == charts.svg(figure)


@pytest.mark.parametrize("item", pain_chart(MIXED).legend)
def test_a_legend_sample_is_a_drawing_of_its_own(item):
    drawn = charts.legend_svg(item, STYLE, 12).decode()
    assert drawn.startswith("<svg")
    assert item.look.colour in drawn


def test_matplotlib_loads_with_the_first_chart_and_not_before():
    code = (
        "import dilator_app.report.charts, dilator_app.report.progress_charts, sys; print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
