"""A name of eighty letters leaves a chart its room, and stays inside the picture."""

from dataclasses import replace
from functools import partial
from itertools import pairwise
from uuid import uuid4

import pytest

from dilator_app.domain.goals import OwnStep
from dilator_app.domain.scales import Insertion
from dilator_app.domain.series import PainPoint, SizePoint
from dilator_app.report import charts
from dilator_app.report.own_series import OwnStepOverTime
from dilator_app.report.points import InsertionAtSize, pain_at_sizes
from tests.makers import days_ago, make_dilator, make_try
from tests.report.drawn import PERIOD, STYLE, words_of

LONG = "The speculum that the nurse gave me, the small one and some more words to eighty"
ONE_WORD = "W" * 80
WIDTHS = (300.0, 450.0, 480.0, 700.0, 1200.0)


def named(*labels):
    return [make_dilator(None, label=label, position=place) for place, label in enumerate(labels)]


def size_chart(dilators, size):
    points = [SizePoint(days_ago(40 - n), dilator, uuid4()) for n, dilator in enumerate(dilators)]
    return charts.size_over_time(points, PERIOD, (), STYLE, dilators, size=size)


def pain_points(dilators):
    return [PainPoint(days_ago(40 - n), dilator, n % 6, False, False, uuid4()) for n, dilator in enumerate(dilators)]


def pain_by_size(dilators, size):
    return charts.pain_at_each_size(pain_at_sizes(pain_points(dilators)), STYLE, dilators, size=size)


def insertion_by_size(dilators, size):
    each = [InsertionAtSize(dilator, dict.fromkeys(Insertion, 1)) for dilator in dilators]
    return charts.insertion_at_each_size(each, STYLE, size=size)


def own_steps(dilators, size):
    steps = [OwnStep(words=dilator.label) for dilator in dilators]
    tried = [OwnStepOverTime(step, (make_try(step, days_ago(3), pain=2, anxiety=3),)) for step in steps]
    return charts.own_steps_over_time(tried, PERIOD, (), STYLE, size=size)


CHARTS = (size_chart, pain_by_size, insertion_by_size, own_steps)


def boxes(chart):
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    renderer = FigureCanvasAgg(chart.figure).get_renderer()
    return {words.get_text(): words.get_window_extent(renderer) for words in chart.figure.texts}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("draw", CHARTS)
@pytest.mark.parametrize("labels", [(LONG,), (ONE_WORD, "18 mm"), ("finger", LONG, "18 mm"), (LONG,) * 9])
def test_no_name_runs_out_of_the_picture(draw, width, labels):
    labels = [f"{n}{label}"[:80] for n, label in enumerate(labels)]
    found = boxes(draw(named(*labels), (width, 220.0)))
    assert {words: box for words, box in found.items() if box.x0 < -1 or box.x1 > width + 1} == {}


@pytest.mark.parametrize("draw", CHARTS)
def test_most_of_the_picture_is_still_the_chart(draw):
    chart = draw(named("finger", LONG, ONE_WORD), (450.0, 220.0))
    assert chart.axes.get_position().width > 0.55


@pytest.mark.parametrize("draw", [size_chart, pain_by_size, insertion_by_size])
def test_every_size_is_named_also_beside_a_long_one(draw):
    shown = words_of(draw(named("finger", LONG, "18 mm"), (450.0, 220.0)))
    assert {"finger", "18 mm"} <= set(shown)
    assert any(words.startswith("The speculum") and words.endswith("…") for words in shown)


def test_two_names_that_begin_alike_are_told_apart_by_their_ends():
    shown = words_of(size_chart(named(f"{LONG[:70]} one", f"{LONG[:70]} two"), (450.0, 220.0)))
    assert [words[-3:] for words in shown if words.startswith("The spec")] == ["one", "two"]


def test_names_in_rows_do_not_touch_each_other():
    for width in WIDTHS:
        for count in (2, 3, 5, 9, 15):
            dilators = named(*(f"{n} {LONG}"[:80] for n in range(count)))
            names = [box for words, box in boxes(pain_by_size(dilators, (width, 220.0))).items() if "The" in words]
            rows = {}
            for box in names:
                rows.setdefault(round(box.y0 / 8), []).append(box)
            for row in rows.values():
                row.sort(key=lambda box: box.x0)
                assert all(before.x1 <= after.x0 + 1 for before, after in pairwise(row))


def test_a_saved_picture_keeps_its_legend_and_its_sentence_inside():
    dilators = named(LONG, ONE_WORD)
    draw = partial(draw_pain, dilators)
    picture = charts.picture(draw, "Pain over time", f"At {ONE_WORD}: 2, 3.")
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    renderer = FigureCanvasAgg(picture).get_renderer()
    width = picture.get_figwidth() * picture.dpi
    written = [text for part in picture.subfigs for axes in part.axes for text in axes.texts]
    assert len(written) > 3
    assert all(text.get_window_extent(renderer).x1 <= width for text in written)


def draw_pain(dilators, style, size, figure):
    return charts.pain_over_time(pain_points(dilators), PERIOD, (), replace(style), dilators, size=size, figure=figure)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("draw", CHARTS)
@pytest.mark.parametrize("name", ["{} " + LONG[3:], LONG[:38] + "{}" + LONG[39:], "W" * 38 + "{}" + "W" * 41])
def test_no_two_names_read_alike_wherever_they_differ(draw, width, name):
    shown = [words for words in words_of(draw(named(*map(name.format, "abcde")), (width, 220.0))) if "…" in words]
    assert len(set(shown)) == len(shown)
