"""Insertion, breathing and anxiety: what is drawn, what is said, and what a black-and-white printer leaves of it."""

import io
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilator_app.domain.appointments import Period
from dilator_app.domain.scales import Breathing, HowFar, Insertion
from dilator_app.domain.series import MOST_MARKS, AnxietyPoint, anxiety_points, by_week, insertion_points, size_points
from dilator_app.domain.summary import summarise
from dilator_app.report import chart_tables, chart_words_of_answers, charts, progress_charts
from dilator_app.report.charts import ChartStyle, Sample
from dilator_app.report.charts.insertion import SAMPLES
from dilator_app.report.points import insertion_at_sizes
from dilator_app.report.progress import Range
from tests.domain.random_diaries import random_diary
from tests.makers import TODAY, days_ago, make_dilator, make_session, make_step
from tests.report.drawn import MONDAY, PERIOD, STYLE, boxes, lines_of, markers_of, size_chart, words_of
from tests.report.test_progress import record_of

ANSWERS = [Insertion.EASY, Insertion.HARD, Insertion.HARD, Insertion.OUTSIDE_ONLY]


def insertion_chart(sessions, **how):
    return charts.insertion_at_each_size(insertion_at_sizes(insertion_points(sessions)), STYLE, **how)


def new_figure():
    from matplotlib.figure import Figure

    return Figure()


def drawn_boxes(chart):
    """Every part of every bar as (place, low, high), from the left and from the foot."""
    found = [box for patch in chart.axes.patches for box in boxes(patch)]
    return sorted((float(place), float(low), float(high)) for place, low, high in found)


# --- insertion -------------------------------------------------------------------------------------------------------
def test_a_bar_for_each_size_shows_how_often_each_answer_was_given():
    sessions = [make_session(22, day=days_ago(n), insertion=answer) for n, answer in enumerate(ANSWERS)]
    chart = insertion_chart([*sessions, make_session(18, insertion=Insertion.FAIRLY_EASY), make_session(22)])
    assert [mark.sentence for mark in chart.marks] == [
        "18 mm, 1 answer: fairly easy 1.",
        "22 mm, 4 answers: easy 1, hard 2 and outside only 1.",
    ]
    assert drawn_boxes(chart) == [(0, 0, 1), (1, 0, 1), (1, 1, 3), (1, 3, 4)]
    assert {"18 mm", "22 mm"} <= set(words_of(chart))


@pytest.mark.parametrize("seed", range(12))
def test_the_bars_are_the_figures_of_the_summary(seed):
    diary = random_diary(seed)
    record = record_of(*sorted(diary.sessions, key=lambda s: s.day))
    cut = record.cut_days(diary.period)
    found = {one.dilator.size: dict(one.counts) for one in insertion_at_sizes(cut.insertions)}
    summary = summarise(diary.sessions, diary.period, diary.plans, diary.rests)
    expected = {f.dilator.size: {a: f.insertion.get(a, 0) for a in Insertion} for f in summary.sizes if f.insertion}
    assert found == expected


def test_five_answers_have_five_looks_without_colour():
    style = ChartStyle.of_theme("light")
    assert len(set(SAMPLES.values())) == len(Insertion)
    drawn = {charts.legend_svg(item, style, 12) for item in charts.insertion_at_each_size_legend(style)}
    assert len(drawn) == len(Insertion)


def test_five_answers_are_told_apart_in_grey():
    """Each part of a bar as pixels without colour: how dark it is on the whole differs from part to part."""
    sessions = [make_session(22, day=days_ago(n), insertion=a) for n, a in enumerate([*Insertion] * 8)]
    grey = _grey(insertion_chart(sessions, size=(300.0, 460.0)))
    assert len(grey) == len(Insertion)
    values = sorted(grey)
    assert all(after - before > 10 for before, after in pairwise(values)), values


def _grey(chart):
    """Return the mean grey of each part of the one bar of a chart, 0 black to 255 white."""
    import numpy as np
    from matplotlib import image

    pixels = image.imread(io.BytesIO(charts.png(chart.figure, dpi=144)))[:, :, :3] @ np.array([0.299, 0.587, 0.114])
    height, width = pixels.shape
    found = []
    for low, high in [(n * 8, n * 8 + 8) for n in range(len(Insertion))]:
        corners = chart.axes.transData.transform([(-0.04, low + 1), (0.04, high - 1)]) * 2
        (left, bottom), (right, top) = corners
        part = pixels[round(height - top) : round(height - bottom), round(left) : round(right)]
        assert part.size, (left, right, width)
        found.append(float(part.mean()) * 255)
    return found


def test_one_size_alone_is_no_wall():
    chart = insertion_chart([make_session(22, insertion=Insertion.EASY)], size=(450.0, 218.0))
    (patch,) = chart.axes.patches
    left, right = patch.get_path().vertices[0][0], patch.get_path().vertices[1][0]
    assert (right - left) * 402 < 70


def test_insertion_speaks_of_the_newest_size_alone():
    older = [make_session(18, day=days_ago(9), insertion=Insertion.EASY)]
    record = record_of(*older, make_session(22, insertion=Insertion.HARD))
    shown = progress_charts.insertion_at_each_size(record.cut(Range.ALL))
    assert shown.sentence == "22 mm, 1 answer: hard 1."
    assert list(shown.table.rows) == [("18 mm", "1", "0", "0", "0", "0"), ("22 mm", "0", "0", "0", "1", "0")]
    unanswered = record_of(*older, make_session(22))
    shown = progress_charts.insertion_at_each_size(unanswered.cut(Range.ALL))
    assert shown.sentence == "No insertion answer at 22 mm in this time."


# --- breathing -------------------------------------------------------------------------------------------------------
def weeks_of(*sessions):
    return by_week(sessions, MONDAY, MONDAY + timedelta(days=20))


def a_week():
    return weeks_of(
        make_session(22, day=MONDAY, breathing=Breathing.DONE),
        make_session(day=MONDAY, breathing=Breathing.DONE),
        make_session(22, day=MONDAY, breathing=Breathing.PARTLY),
        make_session(22, day=MONDAY, breathing=Breathing.NO),
        make_session(22, day=MONDAY),
        make_session(22, day=MONDAY + timedelta(days=14)),
    )


def test_breathing_is_stacked_by_its_answer_and_silence_is_not_drawn():
    chart = charts.breathing_each_week(a_week(), (), STYLE)
    assert drawn_boxes(chart) == [(0, 0, 2), (0, 2, 3), (0, 3, 4)]
    assert [mark.sentence for mark in chart.marks] == ["Week of Mon 31 Aug 2026: breathing done 2, partly 1 and no 1."]
    assert [item.words for item in chart.legend] == ["done", "partly", "no"]
    assert len({item.sample for item in chart.legend}) == 3


def test_the_table_of_breathing_names_what_was_not_answered():
    table = chart_tables.breathing_each_week(a_week(), ())
    assert table.header == ("Week of", "Done", "Partly", "No", "Not answered", "Remark")
    assert list(table.rows) == [
        ("Mon 31 Aug 2026", "2", "1", "1", "1", ""),
        ("Mon 14 Sept 2026", "0", "0", "0", "1", ""),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_breathing_says_the_figure_of_the_summary(seed):
    diary = random_diary(seed)
    record = record_of(*sorted(diary.sessions, key=lambda s: s.day))
    shown = progress_charts.breathing_each_week(record, record.cut_days(diary.period))
    figure = summarise(diary.sessions, diary.period, (), ()).breathing_done
    if figure.of:
        assert f"done in {figure.count} of {figure.of} session" in shown.sentence
    else:
        assert shown.sentence == "Nothing to show for this time."


def test_where_weeks_have_no_room_a_bar_is_an_average_and_says_so():
    sessions = [make_session(22, day=MONDAY + timedelta(days=7 * n), breathing=Breathing.DONE) for n in range(400)]
    chart = charts.breathing_each_week(by_week(sessions, MONDAY, sessions[-1].day), (), STYLE)
    assert chart.thinned in words_of(chart)
    assert chart.marks[0].sentence.endswith("weeks from Mon 31 Aug 2026, a week on average: breathing done 1.")


# --- anxiety ---------------------------------------------------------------------------------------------------------
def anxieties(*values, apart=2):
    listed = [make_session(22, day=days_ago(apart * (len(values) - n)), anxiety_before=v) for n, v in enumerate(values)]
    return anxiety_points(listed)


def test_every_anxiety_is_a_mark_and_lines_cross_no_gap():
    points = [*anxieties(5, 4), *anxieties(3, 2, 6, apart=1)]
    points.sort(key=lambda p: p.day)
    far = [AnxietyPoint(days_ago(40), 7, points[0].session_id), *points]
    chart = charts.anxiety_over_time(far, PERIOD, (), STYLE)
    assert [mark.y for mark in chart.marks] == [p.anxiety for p in far]
    assert all(line[0][0] > days_ago(40).toordinal() for line in lines_of(chart))
    assert chart.marks[-1].session_id == far[-1].session_id


def test_anxiety_says_its_last_three_answers():
    assert chart_words_of_answers.anxiety_over_time(anxieties(5, 4, 3, 2)) == (
        "Before the last 3 sessions where you answered: 4, 3 and 2."
    )
    assert chart_words_of_answers.anxiety_over_time(anxieties(5)) == "Before 1 session where you answered: 5."
    assert chart_words_of_answers.anxiety_over_time([]) == "Nothing to show for this time."


@settings(max_examples=8)
@given(st.integers(MOST_MARKS + 1, 3000))
def test_many_anxieties_are_one_mark_for_each_stretch_and_the_chart_says_so(how_many):
    points = anxieties(*(n % 11 for n in range(how_many)), apart=1)
    chart = charts.anxiety_over_time(points, Period(points[0].day, TODAY), (), STYLE)
    assert 0 < len(chart.marks) <= MOST_MARKS
    assert chart.thinned in words_of(chart)
    assert max(mark.y for mark in chart.marks) == 10
    assert lines_of(chart) == []
    assert len(chart_tables.anxiety_over_time(points).rows) == how_many


# --- how far ---------------------------------------------------------------------------------------------------------
def test_a_size_that_went_part_of_the_way_is_a_ring_and_one_that_is_not_known_is_a_dot():
    points = size_points(
        [
            make_session(make_step(22, how_far=HowFar.TIP), day=days_ago(3)),
            make_session(make_step(22, how_far=HowFar.ALL), day=days_ago(2)),
            make_session(22, day=days_ago(1)),
        ]
    )
    chart = size_chart(points)
    faces = {place[0]: face for _, face, _, places in markers_of(chart) for place in places}
    ring = days_ago(3).toordinal()
    assert faces[ring] == STYLE.background
    assert {face for day, face in faces.items() if day != ring} == {STYLE.series}
    assert [item.words for item in chart.legend] == ["ring: outside, the tip or part"]
    assert [item.sample for item in chart.legend] == [Sample.RING]
    assert [mark.sentence for mark in chart.marks] == [
        "Mon 9 Nov 2026: 22 mm, how far: the tip.",
        "Tue 10 Nov 2026: 22 mm, how far: all.",
        "Wed 11 Nov 2026: 22 mm.",
    ]
    table = chart_tables.size_over_time(points, how_far_known=True)
    assert [row[2] for row in table.rows] == ["the tip", "all", "–"]


def test_where_nobody_said_how_far_nothing_speaks_of_it():
    points = size_points([make_session(22)])
    assert size_chart(points).legend == ()
    assert chart_tables.size_over_time(points).header == ("Day", "Size")


# --- very many -------------------------------------------------------------------------------------------------------
def test_what_is_drawn_of_very_many_is_the_same_whether_days_are_known_or_not():
    sessions = [
        make_session((18, 22)[n % 2], day=days_ago(2000 - n // 2), pain=n % 8, numbing_gel=n % 9 == 0)
        for n in range(4000)
    ]
    record = record_of(*sessions)
    cut = record.cut(Range.ALL)
    for kind, points in ((progress_charts.pain_over_time, cut.pains), (progress_charts.size_over_time, cut.sizes)):
        by_days = kind(record, cut).draw(STYLE, (450.0, 218.0), new_figure())
        draw = charts.pain_over_time if kind is progress_charts.pain_over_time else charts.size_over_time
        of_all = draw(points, cut.axis, (), STYLE, [make_dilator(18), make_dilator(22)])
        assert [(m.x, m.y) for m in by_days.marks] == [(m.x, m.y) for m in of_all.marks]
        assert by_days.thinned == of_all.thinned != ""
        assert [item.words for item in by_days.legend] == [item.words for item in of_all.legend]


def test_four_hundred_and_one_sessions_on_few_days_are_one_mark_a_day():
    sessions = [make_session(22, day=days_ago(200 - n // 3), pain=n % 5) for n in range(600)]
    record = record_of(*sessions)
    shown = progress_charts.pain_over_time(record, record.cut(Range.ALL))
    chart = shown.draw(STYLE, (450.0, 218.0), new_figure())
    assert len(chart.marks) == 200
    assert chart.thinned == "one mark for each day and size: the highest pain"
    assert len(shown.table.rows) == 600
