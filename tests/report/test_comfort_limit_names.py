"""The names of the comfort limit in a chart: each can be read, whatever the limit was from day to day."""

from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilator_app import i18n
from dilator_app.domain.appointments import Period
from dilator_app.report import charts
from dilator_app.report.charts import ChartStyle, ComfortLimit
from tests.makers import TODAY, days_ago, make_rest
from tests.report.drawn import SIZES, STYLE, pain_point, spot

IN_VIEW = STYLE.scaled(18 / 14)
PLACES = {
    "therapist view, 1280 x 720": (IN_VIEW, (1152, 145)),
    "therapist view, 1366 x 768": (IN_VIEW.scaled(1.07), (1229, 171)),
    "therapist view, 1920 x 1080": (IN_VIEW.scaled(1.5), (1728, 240)),
    "therapist view with few sizes, 1920 x 1080": (IN_VIEW.scaled(1.5), (1728, 480)),
    "page": (ChartStyle.for_page(), (525.5, 126)),
    "full page": (ChartStyle.for_page(), (525.5, 56)),
    "HTML": (ChartStyle.for_picture(), (760, 250)),
}
POINTS = [pain_point(days_ago(27 - n), (18, 22)[n % 2], n % 5) for n in range(0, 28, 3)]
everywhere = pytest.mark.parametrize("place", PLACES)


def limits_of(*runs, last=TODAY):
    """The limits, oldest first, each with the days for which it held; the last of them holds to ``last``."""
    found, end = [], last
    for limit, length, *default in reversed(runs):
        found.append(ComfortLimit(end - timedelta(days=length - 1), end, limit, bool(default)))
        end -= timedelta(days=length)
    return found[::-1]


def drawn(place, limits, **how):
    style, size = PLACES[place]
    period = how.pop("period", None) or Period(limits[0].first, limits[-1].last)
    points = [point for point in how.pop("points", ()) if point.day in period]
    return charts.pain_over_time(points, period, how.pop("rests", ()), style, SIZES, comfort_limits=limits, size=size)


def names_of(chart):
    return [text for text in chart.figure.texts if "limit" in text.get_text() or "límite" in text.get_text()]


def said(chart):
    return [text.get_text() for text in names_of(chart)]


def assert_readable(chart):
    """No name touches another or any other word, none is crossed by the dashes, and none leaves the picture."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    FigureCanvasAgg(chart.figure)  # measures quickly
    boxes = {text: text.get_window_extent() for text in chart.figure.texts if text.get_text()}
    names = names_of(chart)
    for name, other in combinations(boxes, 2):
        if name in names or other in names:
            assert not boxes[name].overlaps(boxes[other]), (name.get_text(), other.get_text())
    whole = chart.figure.bbox
    for name in names:
        assert whole.padded(0.5).contains(*boxes[name].p0), name.get_text()
        assert whole.padded(0.5).contains(*boxes[name].p1), name.get_text()
        for line in [line for line in chart.axes.lines if line.get_linestyle() == "--"]:
            corners = chart.axes.transData.transform(line.get_xydata())
            for (ax, ay), (bx, by) in pairwise(corners):
                through = boxes[name].padded(-1)
                apart = max(ax, bx) <= through.x0 or min(ax, bx) >= through.x1
                assert apart or max(ay, by) <= through.y0 or min(ay, by) >= through.y1, name.get_text()


CHANGES = {
    "one less": [(3, 20), (2, 8)],
    "one more": [(2, 20), (3, 8)],
    "one less on the last day": [(3, 27), (2, 1)],
    "one more on the last day": [(2, 27), (3, 1)],
    "two less on the last day": [(4, 27), (2, 1)],
    "one less on the day before": [(3, 26), (2, 2)],
    "there and back": [(3, 10), (4, 9), (3, 9)],
    "there and back in two days": [(3, 20), (4, 2), (3, 6)],
    "down and back in two days": [(3, 20), (2, 2), (3, 6)],
    "at both ends": [(10, 9), (0, 10), (10, 9)],
    "the app's, then somebody's": [(3, 14, "default"), (3, 14)],
    "the app's, then one less": [(3, 27, "default"), (2, 1)],
    "somebody's, then the app's on the last day": [(2, 27), (3, 1, "default")],
    "a long time": [(3, 300), (2, 60), (3, 5)],
}


@everywhere
@pytest.mark.parametrize("change", CHANGES)
def test_names_of_a_limit_that_changed_can_all_be_read(place, change):
    limits = limits_of(*CHANGES[change])
    chart = drawn(place, limits, points=POINTS)
    assert_readable(chart)
    assert f"comfort limit {limits[-1].limit}" in said(chart)[-1]


@everywhere
@pytest.mark.parametrize("change", ["one less", "one more", "one less on the last day", "one more on the last day"])
def test_a_limit_that_changed_by_one_is_named_before_and_after(place, change):
    before, after = limits_of(*CHANGES[change])
    chart = drawn(place, [before, after], points=POINTS)
    assert said(chart) == [f"comfort limit {before.limit}", f"comfort limit {after.limit}"]


@everywhere
@pytest.mark.parametrize("change", CHANGES)
def test_names_can_be_read_in_spanish(place, change):
    with i18n.speaking("es"):
        chart = drawn(place, limits_of(*CHANGES[change]), points=POINTS)
    assert "límite de comodidad" in said(chart)[-1]
    assert_readable(chart)


@everywhere
@pytest.mark.parametrize(
    "values", [[3, 2] * 14, [3, 4, 3, 2] * 7, list(range(11)) * 2, [5] * 9 + [4, 3, 2, 1, 0], [3, 10] * 2]
)
def test_a_limit_that_changes_every_day_is_named_where_there_is_room_and_always_as_it_is_last(place, values):
    chart = drawn(place, limits_of(*((value, 1) for value in values)), points=POINTS)
    assert_readable(chart)
    assert said(chart)[-1] == f"comfort limit {values[-1]}"


@everywhere
def test_a_name_stands_clear_of_a_rest_and_of_what_is_said_above_the_chart(place):
    limits = limits_of((1, 20), (0, 20), (1, 20))
    assert_readable(drawn(place, limits, rests=[make_rest(days_ago(55), days_ago(21))]))


@everywhere
def test_a_limit_that_ended_before_the_period_did_is_named_as_well(place):
    limits = limits_of((3, 20), (2, 2), last=days_ago(3))
    chart = drawn(place, limits, period=Period(days_ago(24), TODAY))
    assert said(chart)[-1] == "comfort limit 2"
    assert_readable(chart)


@everywhere
def test_a_name_covers_no_mark_where_its_line_has_a_clear_place(place):
    there = [pain_point(days_ago(27 - n), 18, pain) for n, pain in enumerate((2, 3, 3, 4, 1, 5))]
    chart = drawn(place, limits_of((3, 27), (2, 1)), points=there)
    name, _newest = names_of(chart)
    box = name.get_window_extent()
    assert not any(box.contains(*chart.axes.transData.transform(spot(point))) for point in there)


runs = st.lists(st.tuples(st.integers(0, 10), st.integers(1, 40)), min_size=1, max_size=9)


def check_any(place, changes):
    limits = limits_of(*changes)
    chart = drawn(place, limits)
    assert_readable(chart)
    assert said(chart)[-1] == f"comfort limit {limits[-1].limit}"


@settings(max_examples=15)
@given(st.sampled_from(list(PLACES)), runs)
def test_whatever_the_limit_was_and_for_how_long_its_names_can_be_read(place, changes):
    check_any(place, changes)


@pytest.mark.long
@settings(max_examples=500)
@given(st.sampled_from(list(PLACES)), runs)
def test_names_can_be_read_in_very_many_charts(place, changes):
    check_any(place, changes)
