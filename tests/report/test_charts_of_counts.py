"""Sessions each week, pain at each size, and charts as tables."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.dilators import Dilator
from dilator_app.domain.series import PainPoint, SizePoint, Week
from dilator_app.report import chart_tables, charts
from dilator_app.report.charts import Sample
from dilator_app.report.points import pain_at_sizes
from tests.makers import TODAY, days_ago, make_rest
from tests.report.drawn import (
    MIXED,
    MONDAY,
    STYLE,
    at_each_size,
    boxes,
    lines_of,
    markers_of,
    pain_chart,
    pain_point,
    pain_points,
    size_chart,
    weeks,
    words_of,
)


# --- sessions each week ----------------------------------------------------------------------------------------------
def test_breathing_sessions_stand_hatched_on_top():
    chart = charts.sessions_each_week(weeks((3, 0), (3, 1), (0, 2), (0, 0)), (), STYLE)
    solid, hatched = sorted(chart.axes.patches, key=lambda patch: bool(patch.get_hatch()))
    assert boxes(solid) == [(0, 0, 3), (1, 0, 3)]
    assert boxes(hatched) == [(1, 3, 4), (2, 0, 2)]
    assert [item.sample for item in chart.legend] == [Sample.FILLED_BOX, Sample.HATCHED_BOX]


def test_sessions_without_a_size_given_have_a_bar_and_a_column_where_there_are_any():
    shown = [Week(MONDAY, with_size=2, breathing_sessions=1, size_unsaid=1)]
    chart = charts.sessions_each_week(shown, (), STYLE)
    assert [item.words for item in chart.legend] == ["with a size", "breathing session", "size not given"]
    assert chart.marks[0].words().endswith(": 2 with a size, 1 without a size given and 1 breathing session.")
    table = chart_tables.sessions_each_week(shown, ())
    assert list(table.header) == ["Week of", "With a size", "Breathing", "Size not given", "Remark"]
    assert list(table.rows[0])[1:4] == ["2", "1", "1"]


def test_a_week_of_rest_says_so_and_an_empty_week_is_paper():
    rests = [make_rest(MONDAY + timedelta(days=7), MONDAY + timedelta(days=13))]
    chart = charts.sessions_each_week(weeks((3, 0), (0, 0), (0, 0), (2, 0)), rests, STYLE)
    assert words_of(chart).count("rest") == 1
    assert [(mark.x, mark.sentence) for mark in chart.marks] == [
        (0, "Week of Mon 31 Aug 2026: 3 with a size."),
        (1, "Week of Mon 7 Sept 2026: rest."),
        (3, "Week of Mon 21 Sept 2026: 2 with a size."),
    ]


@given(st.integers(1, 3000))
def test_bars_stay_wide_enough_and_keep_their_sum(how_many):
    counts = [(n % 4, n % 2) for n in range(how_many)]
    chart = charts.sessions_each_week(weeks(*counts), (), STYLE)
    span = -(-how_many // round(chart.axes.get_xlim()[1] + 0.5)) if how_many > 80 else 1
    assert len(chart.marks) <= 80
    assert bool(chart.thinned) is (span > 1)
    if span == 1:
        assert sum(mark.y for mark in chart.marks) == sum(map(sum, counts))


# --- pain at each size -----------------------------------------------------------------------------------------------
@given(pain_points)
def test_every_session_is_a_mark_at_its_size(points):
    chart = at_each_size(points)
    assert sorted(str(mark.session_id) for mark in chart.marks) == sorted(str(p.session_id) for p in points)
    assert sorted(mark.y for mark in chart.marks) == sorted(p.pain for p in points)
    drawn = [place for *_, places in markers_of(chart) for place in places]
    assert sorted(drawn) == sorted([mark.x, mark.y] for mark in chart.marks)


def test_no_mark_hides_another():
    chart = at_each_size([pain_point(days_ago(n)) for n in range(20)])
    places = [mark.x for mark in chart.marks]
    assert len(set(places)) == 20
    assert min(places) > -0.5
    assert max(places) < 0.5


@pytest.mark.parametrize(
    ("values", "middle", "box"), [(4, False, False), (5, True, False), (7, True, False), (8, True, True)]
)
def test_a_middle_value_needs_five_values_and_a_middle_half_eight(values, middle, box):
    chart = at_each_size([pain_point(days_ago(n), pain=n) for n in range(values)])
    lines = lines_of(chart)
    assert any(len(line) == 2 for line in lines) is middle
    assert any(len(line) == 5 for line in lines) is box
    samples = {item.sample for item in chart.legend}
    assert (Sample.DASHES in samples, Sample.BOX in samples) == (middle, box)


def test_sizes_under_the_foot_stand_in_two_rows_where_one_is_too_short():
    dilators = [Dilator(position=n, diameter_um=8000 + 2000 * n) for n in range(15)]
    points = [PainPoint(TODAY, dilator, 2, False, False, uuid4()) for dilator in dilators]
    named = {words for words in words_of(at_each_size(points)) if words.endswith("mm")}
    assert named == {f"{8 + 2 * n} mm" for n in range(15)}


# --- tables ----------------------------------------------------------------------------------------------------------
def test_the_tables_say_what_the_marks_say():
    table = chart_tables.pain_over_time(MIXED)
    marks = pain_chart(MIXED).marks
    assert len(table.rows) == len(marks) == len(table.session_ids)
    for row, mark, session_id in zip(table.rows, marks, table.session_ids, strict=True):
        assert session_id == mark.session_id
        assert mark.sentence.startswith(f"{row[0]}: pain {row[2]} at {row[1]}.")
        assert ("with numbing gel" in row[3]) is ("numbing gel" in mark.sentence)
    sizes = [SizePoint(p.day, p.dilator, p.session_id) for p in MIXED]
    assert [f"{day}: {size}." for day, size in chart_tables.size_over_time(sizes).rows] == [
        mark.sentence for mark in size_chart(sizes).marks
    ]


def test_the_table_of_weeks_has_the_bars():
    shown = weeks((3, 1), (0, 0), (0, 0), (2, 0))
    rests = [make_rest(MONDAY + timedelta(days=7), MONDAY + timedelta(days=13))]
    table = chart_tables.sessions_each_week(shown, rests)
    assert list(table.rows) == [
        ("Mon 31 Aug 2026", "3", "1", ""),
        ("Mon 7 Sept 2026", "0", "0", "rest"),
        ("Mon 21 Sept 2026", "2", "0", ""),
    ]
    assert len(table.rows) == len(charts.sessions_each_week(shown, rests, STYLE).marks)


def test_the_table_of_sizes_counts_the_marks():
    points = [pain_point(days_ago(n), 18, n % 3) for n in range(8)] + [pain_point(mm=22, pain=4)]
    table = chart_tables.pain_at_each_size(pain_at_sizes(points))
    assert list(table.rows) == [
        ("18 mm", "8", "1", "0 to 1.25", "0 × 3, 1 × 3, 2 × 2"),
        ("22 mm", "1", "–", "–", "4 × 1"),
    ]
