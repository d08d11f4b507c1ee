"""Every chart without its colours: what is told apart in it is told apart by marker and hatch."""

import re

import pytest

from dilator_app.domain.goals import GoalRating
from dilator_app.domain.scales import Insertion
from dilator_app.domain.series import Week
from dilator_app.report import charts
from dilator_app.report.charts import ChartStyle
from dilator_app.report.own_series import goals_over_time
from dilator_app.report.points import InsertionAtSize, pain_at_sizes
from tests.makers import days_ago, make_dilator, make_goal
from tests.report.drawn import MONDAY, PERIOD, SIZES, pain_point

LOOKS = [*map(ChartStyle.of_theme, ("light", "dark", "high-contrast")), ChartStyle.for_page(), ChartStyle.for_picture()]
GOALS = [make_goal(words, position=place) for place, words in enumerate("abc")]
RATINGS = [GoalRating(goal_id=goal.id, day=days_ago(place), value=place) for place, goal in enumerate(GOALS)]
WEEKS = [Week(MONDAY, with_size=3, breathing_sessions=2, done=2, partly=2, not_done=1)]
ANSWERS = [InsertionAtSize(make_dilator(22), dict.fromkeys(Insertion, 2))]


def points(of_sizes):
    return [
        pain_point(days_ago(20 - place), dilator.diameter_mm, 3, gel=gel)
        for place, dilator in enumerate(of_sizes)
        for gel in (False, True)
    ]


def every_chart(style):
    many = [*SIZES, *(make_dilator(40 + n) for n in range(8))]
    return {
        "pain": charts.pain_over_time(points(SIZES), PERIOD, (), style, SIZES),
        "pain, fifteen sizes": charts.pain_over_time(points(many), PERIOD, (), style, many),
        "pain at each size": charts.pain_at_each_size(pain_at_sizes(points(SIZES)), style, SIZES),
        "weeks": charts.sessions_each_week(WEEKS, (), style),
        "breathing": charts.breathing_each_week(WEEKS, (), style),
        "insertion": charts.insertion_at_each_size(ANSWERS, style),
        "goals": charts.goals_over_time(goals_over_time(GOALS, RATINGS), PERIOD, (), style),
    }


def without_colour(item, style):
    """The drawing of a legend's entry with every ink the same; only the ground stays what it is."""
    drawn = charts.legend_svg(item, style, 14).decode()
    return re.sub("#[0-9A-Fa-f]{6}", lambda c: "ground" if c[0] == style.background else "ink", drawn)


@pytest.mark.parametrize("style", LOOKS, ids=["light", "dark", "high contrast", "page", "picture"])
def test_no_two_entries_of_a_legend_look_alike_without_colour(style):
    for name, chart in every_chart(style).items():
        drawn = [without_colour(item, style) for item in chart.legend if item.sample.value != "nothing"]
        assert len(drawn) == len(set(drawn)), name
        assert drawn, name


def looks_of(chart, style):
    """How each kind of mark is drawn: its shape, whether it is open, and what stands in it, not its colour."""
    return {
        (line.get_marker(), line.get_markerfacecolor() == style.background)
        for line in chart.axes.lines
        if line.get_marker() in style.markers
    }


@pytest.mark.parametrize("style", LOOKS, ids=["light", "dark", "high contrast", "page", "picture"])
def test_every_size_has_a_shape_of_its_own_and_an_open_one_for_numbing_gel(style):
    chart = charts.pain_over_time(points(SIZES), PERIOD, (), style, SIZES)
    shapes = looks_of(chart, style)
    assert len(shapes) == 2 * len(SIZES)
    assert {marker for marker, is_open in shapes if is_open} == {marker for marker, is_open in shapes if not is_open}
    goals = charts.goals_over_time(goals_over_time(GOALS, RATINGS), PERIOD, (), style)
    assert len(looks_of(goals, style)) == len(GOALS)


@pytest.mark.parametrize("style", LOOKS, ids=["light", "dark", "high contrast", "page", "picture"])
def test_every_part_of_a_bar_has_a_hatch_of_its_own_or_none(style):
    parts = {"weeks": 2, "breathing": 3, "insertion": 5}
    for name, chart in every_chart(style).items():
        if name in parts:
            filled = [bool(p.get_facecolor()[:3] != _rgb(style.background)) for p in chart.axes.patches]
            drawn = {(p.get_hatch(), fill) for p, fill in zip(chart.axes.patches, filled, strict=True)}
            assert len(drawn) == parts[name], name


def _rgb(hex_colour):
    return tuple(int(hex_colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def test_one_week_alone_is_no_wall():
    chart = charts.sessions_each_week(WEEKS, (), ChartStyle.of_theme("light"), size=(450.0, 218.0))
    left, right = (chart.axes.patches[0].get_path().vertices[n][0] for n in (0, 1))
    assert (right - left) * 402 < 70
