"""Size and pain over time: what is drawn, not how its pixels fall."""

import itertools
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.appointments import Period
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.series import PainPoint, SizePoint
from dilator_app.report import chart_tables, charts
from dilator_app.report.charts import ComfortLimit
from dilator_app.report.charts.colour import to_lab
from dilator_app.report.charts.frame import rest_spans
from dilator_app.report.charts.ticks import date_ticks
from dilator_app.report.points import pain_at_sizes
from tests.makers import TODAY, days_ago, make_dilator, make_rest
from tests.report.drawn import (
    MIXED,
    PERIOD,
    SIZES,
    STYLE,
    at_each_size,
    lines_of,
    markers_of,
    pain_chart,
    pain_point,
    pain_points,
    size_chart,
    size_point,
    size_points,
    spot,
    weeks,
    words_of,
)


# --- lines -----------------------------------------------------------------------------------------------------------
@given(pain_points)
def test_no_pain_line_joins_two_sizes_or_crosses_more_than_a_week(points):
    sizes_at = {}
    for point in points:
        sizes_at.setdefault(tuple(spot(point)), set()).add(point.dilator.size)
    for line in lines_of(pain_chart(points)):
        for before, after in itertools.pairwise(line):
            assert sizes_at[tuple(before)] & sizes_at[tuple(after)]
            assert 0 <= after[0] - before[0] <= 7


@given(size_points)
def test_no_size_line_crosses_more_than_a_week_without_a_session(points):
    known = sorted({p.day.toordinal() for p in points})
    for line in lines_of(size_chart(points)):
        first, last = line[0][0], line[-1][0]
        inside = [day for day in known if first <= day <= last]
        assert all(after - before <= 7 for before, after in itertools.pairwise(inside))


@given(size_points)
def test_a_size_holds_until_the_next_session(points):
    of_day = {p.day.toordinal(): p.dilator.diameter_mm for p in points}  # the last of a day
    for line in lines_of(size_chart(points)):
        for (x, y), (next_x, next_y) in itertools.pairwise(line):
            assert x == next_x or y == next_y
        for day, mm in of_day.items():
            if line[0][0] <= day <= line[-1][0]:
                assert any(
                    (a[0] <= day <= b[0] and a[1] == b[1] == mm) or [day, mm] in (a, b)
                    for a, b in itertools.pairwise(line)
                )


def test_an_unmarked_gap_is_paper():
    points = [size_point(days_ago(n)) for n in (30, 28, 12, 10)]
    assert [[line[0][0], line[-1][0]] for line in lines_of(size_chart(points))] == [
        [days_ago(30).toordinal(), days_ago(28).toordinal()],
        [days_ago(12).toordinal(), days_ago(10).toordinal()],
    ]


# --- marks -----------------------------------------------------------------------------------------------------------
@given(pain_points)
def test_every_pain_value_has_its_mark_and_an_open_one_with_numbing_gel(points):
    drawn = markers_of(pain_chart(points))
    opened = [place for _, face, _, places in drawn if face == STYLE.background for place in places]
    filled = [place for _, face, _, places in drawn if face != STYLE.background for place in places]
    assert sorted(opened) == sorted(spot(p) for p in points if p.numbing_gel)
    assert sorted(filled) == sorted(spot(p) for p in points if not p.numbing_gel)


@given(pain_points)
def test_every_size_has_the_marker_and_colour_of_its_place_in_the_set(points):
    looks = STYLE.looks(SIZES)
    for marker, _face, _edge, places in markers_of(pain_chart(points)):
        (size,) = {p.dilator.size for p in points if looks[p.dilator.size].marker == marker}
        assert all(place in [spot(p) for p in points if p.dilator.size == size] for place in places)


def test_a_star_stands_beside_pain_that_several_sizes_share():
    alone, shared = pain_chart([pain_point()]), pain_chart([pain_point(several=True)])
    assert len(shared.axes.lines) == len(alone.axes.lines) + 1
    assert any("several sizes" in item.words for item in shared.legend)
    assert not any("several sizes" in item.words for item in alone.legend)


@pytest.mark.parametrize("how_many", [1, 8, 9, 15, 40])
def test_sizes_differ_without_colour(how_many):
    dilators = [Dilator(position=n, diameter_um=8000 + 500 * n) for n in range(how_many)]
    looks = STYLE.looks(dilators)
    assert len({(look.marker, look.core) for look in looks.values()}) == how_many
    assert all(not look.core for look in list(looks.values())[:8])


def test_up_to_eight_sizes_have_the_tokens_colours_and_more_have_colours_between_them():
    eight = [look.colour for look in STYLE.looks(SIZES).values()]
    assert eight == list(STYLE.ramp[:7])
    many = [look.colour for look in STYLE.looks([Dilator(position=n, label=str(n)) for n in range(15)]).values()]
    assert (many[0], many[-1]) == (STYLE.ramp[0], STYLE.ramp[-1])
    lightness = [to_lab(colour)[0] for colour in many]
    assert lightness == sorted(lightness, reverse=True)
    assert len(set(many)) == 15


def test_a_size_looks_the_same_in_every_chart_of_a_diary():
    points = [pain_point(mm=22), pain_point(mm=12)]
    both, one = pain_chart(points), at_each_size(points[:1])
    (marker, face, *_rest) = markers_of(one)[0]
    assert (marker, face) in [(m, f) for m, f, *_ in markers_of(both)]


def test_marks_go_from_left_to_right_and_lie_inside_the_picture():
    for chart in (pain_chart(MIXED), size_chart([size_point(p.day, 18) for p in MIXED])):
        places = chart.places()
        assert [x for x, _ in places] == sorted(x for x, _ in places)
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)


def test_a_mark_says_what_it_stands_for():
    mark = pain_chart([pain_point(mm=18, pain=4, gel=True)]).marks[0]
    assert mark.sentence == "Thu 12 Nov 2026: pain 4 at 18 mm. With numbing gel."


# --- sizes at the side -----------------------------------------------------------------------------------------------
def test_no_size_above_the_largest_used_one_and_the_plans_is_named():
    used = [make_dilator(18)]
    assert charts.sizes_to_name(SIZES, used, None) == SIZES[:3]
    assert charts.sizes_to_name(SIZES, used, make_dilator(22)) == SIZES[:4]
    assert charts.sizes_to_name(SIZES, [], None) == []


def test_millimetres_give_the_heights_and_without_them_the_order_does():
    assert {mark.y for mark in size_chart([size_point(mm=18), size_point(mm=22)]).marks} == {18, 22}
    finger = make_dilator(None, position=1)
    points = [SizePoint(TODAY, finger, uuid4()), SizePoint(TODAY, make_dilator(22, position=2), uuid4())]
    assert {mark.y for mark in size_chart(points, dilators=[]).marks} == {0, 1}


def test_size_labels_never_touch():
    many = [Dilator(position=n, diameter_um=8000 + 500 * n) for n in range(40)]
    points = [SizePoint(days_ago(40 - n), dilator, uuid4()) for n, dilator in enumerate(many)]
    chart = size_chart(points, dilators=many)
    heights = sorted(float(words.split()[0]) for words in words_of(chart) if words.endswith("mm"))
    pixels = [chart.axes.transData.transform((0, y))[1] for y in heights]
    assert all(after - before >= STYLE.text_size for before, after in itertools.pairwise(pixels))
    assert "27.5 mm" in words_of(chart)  # the largest is always named


def test_inches_stand_at_the_side_and_in_the_legend():
    assert "0.866 in" in words_of(size_chart([size_point()], inches=True))
    assert pain_chart([pain_point()], inches=True).legend[0].words == "0.866 in"


@pytest.mark.parametrize("label", ["مقاس", "👩🏽‍⚕️", "$x_1$", "\u2066a\u2069", "a" * 80])
def test_whatever_a_size_is_called_the_chart_is_drawn(label):
    thing = Dilator(label=label)
    chart = size_chart([SizePoint(TODAY, thing, uuid4())], dilators=[thing])
    assert charts.png(chart.figure)


# --- rests, limit, dates ---------------------------------------------------------------------------------------------
def test_rests_are_shaded_and_say_so_quietly():
    rests = [make_rest(days_ago(40), days_ago(30)), make_rest(days_ago(32), days_ago(20)), make_rest(days_ago(3))]
    for chart in (pain_chart(MIXED, rests=rests), size_chart([size_point()], rests=rests)):
        spans = sorted((patch.get_x(), patch.get_x() + patch.get_width()) for patch in chart.axes.patches)
        assert spans == [
            (days_ago(40).toordinal() - 0.5, days_ago(20).toordinal() + 0.5),
            (days_ago(3).toordinal() - 0.5, TODAY.toordinal() + 0.5),
        ]
        assert words_of(chart).count("rest") == 1  # there is no room for it in the short one


def test_rests_outside_the_period_are_not_drawn():
    assert rest_spans([make_rest(days_ago(200), days_ago(150))], PERIOD) == []
    assert rest_spans([make_rest(days_ago(200))], PERIOD) == [(PERIOD.first.toordinal(), PERIOD.last.toordinal())]


def test_the_comfort_limit_is_dashed_and_named():
    chart = pain_chart(MIXED, comfort_limits=[ComfortLimit(PERIOD.first, PERIOD.last, 3)])
    assert "comfort limit 3" in words_of(chart)
    (line,) = [line for line in chart.axes.lines if line.get_linestyle() == "--"]
    assert set(line.get_ydata()) == {3}
    assert not any("comfort limit" in words for words in words_of(pain_chart(MIXED)))


def test_a_comfort_limit_that_changed_is_a_step_over_the_days_on_which_each_was_in_force():
    begun, changed = PERIOD.first + timedelta(days=4), PERIOD.last - timedelta(days=6)
    limits = [ComfortLimit(begun, changed - timedelta(days=1), 3), ComfortLimit(changed, PERIOD.last, 9)]
    chart = pain_chart(MIXED, comfort_limits=limits)
    assert [words for words in words_of(chart) if "limit" in words] == ["comfort limit 3", "comfort limit 9"]
    (line,) = [line for line in chart.axes.lines if line.get_linestyle() == "--"]
    days = begun.toordinal() - 0.5, changed.toordinal(), changed.toordinal(), PERIOD.last.toordinal()
    assert list(zip(line.get_xdata(), line.get_ydata(), strict=True)) == list(zip(days, (3, 3, 9, 9), strict=True))


def test_a_comfort_limit_that_nobody_gave_is_said_to_be_the_apps():
    chart = pain_chart(MIXED, comfort_limits=[ComfortLimit(PERIOD.first, PERIOD.last, 3, is_app_default=True)])
    (named,) = [words for words in chart.figure.texts if "limit" in words.get_text()]
    assert named.get_text() == "comfort limit 3 (app default)"
    assert named.get_window_extent().x1 <= chart.figure.bbox.x1 + 0.5


@pytest.mark.parametrize("length", range(8, 40))
def test_no_day_under_the_foot_is_cut_at_the_edge(length):
    period = Period(TODAY - timedelta(days=length), TODAY)
    chart = charts.pain_over_time([], period, [], charts.ChartStyle.for_page(), [])
    edge = chart.figure.bbox.x1
    assert all(words.get_window_extent().x1 <= edge + 0.5 for words in chart.figure.texts if words.get_text())


@pytest.mark.parametrize("length", [40, 90, 200, 364, 500, 3652])
@pytest.mark.parametrize("height", [56, 78, 126])
def test_no_label_touches_another_however_small_the_chart_and_however_long_the_time(length, height):
    period = Period(TODAY - timedelta(days=length), TODAY)
    chart = charts.pain_over_time([], period, [], charts.ChartStyle.for_page(), [], size=(525.5, height))
    boxes = [words.get_window_extent() for words in chart.figure.texts if words.get_text()]
    assert len(boxes) >= 4
    for place, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[:place])
    said = words_of(chart)
    assert {"0", "10"} <= set(said)


@given(st.integers(0, 400_000), st.integers(1, 40_000), st.integers(1, 12), st.integers(0, 6))
def test_days_under_the_foot_are_few_and_in_order(start, length, most, weekday):
    first = date(1900, 1, 1) + timedelta(days=start)
    ticks = date_ticks(Period(first, first + timedelta(days=length - 1)), most, weekday)
    assert 1 <= len(ticks.days) <= most
    assert list(ticks.days) == sorted(set(ticks.days))
    assert all(first <= day <= first + timedelta(days=length - 1) for day in ticks.days)


def test_weeks_months_and_years_are_named_as_they_are_said():
    def named(days_long):
        period = Period(date(2026, 8, 31), date(2026, 8, 31) + timedelta(days=days_long - 1))
        ticks = date_ticks(period, 6)
        return ticks.pattern, [day.isoformat() for day in ticks.days[:3]]

    assert named(77) == ("d MMM", ["2026-08-31", "2026-09-14", "2026-09-28"])
    assert named(700) == ("MMM y", ["2027-01-01", "2027-07-01", "2028-01-01"])
    assert named(3650) == ("y", ["2028-01-01", "2030-01-01", "2032-01-01"])


# --- very many -------------------------------------------------------------------------------------------------------
def test_a_hundred_thousand_sessions_are_at_most_four_hundred_marks_and_every_chart_says_so():
    first = TODAY - timedelta(days=10_000)
    dilators = SIZES[:3]
    points = [
        PainPoint(first + timedelta(days=n // 10), dilators[n % 3], n % 11, n % 20 == 0, False, uuid4())
        for n in range(100_000)
    ]
    sizes = [SizePoint(p.day, p.dilator, p.session_id) for p in points]
    period = Period(first, TODAY)
    made = [
        charts.size_over_time(sizes, period, (), STYLE, SIZES),
        charts.pain_over_time(points, period, (), STYLE, SIZES),
        charts.sessions_each_week(weeks(*[(70, 0)] * 1429), (), STYLE),
        charts.pain_at_each_size(pain_at_sizes(points), STYLE, SIZES),
    ]
    for chart in made:
        assert 0 < len(chart.marks) <= 400
        assert chart.thinned
        assert chart.thinned in words_of(chart)
    assert chart_tables.pain_over_time(points).rows[99_999][0] == "Wed 11 Nov 2026"


def test_few_marks_are_not_called_thinned():
    assert [chart.thinned for chart in (pain_chart(MIXED), at_each_size(MIXED))] == ["", ""]
