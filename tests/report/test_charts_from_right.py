"""Arabic and Hebrew in charts: letters instead of black squares, and sentences in their own direction."""

import warnings

import pytest

from dilator_app.domain.goals import OwnStep
from dilator_app.report import charts, letters
from dilator_app.report.own_series import OwnStepOverTime
from tests.makers import make_dilator, make_try
from tests.report.drawn import PERIOD, STYLE, size_chart, words_of
from tests.report.test_long_names_in_charts import boxes, pain_points

WAITING = "أجلس في غرفة الانتظار"
FINGER = "إصبع"
HEBREW = "מַרחיב בגודל 22"


@pytest.mark.parametrize("words", [WAITING, FINGER, HEBREW, f"kit {FINGER} small", "Ζωή", "Размер", f"{FINGER}…"])
def test_no_letter_of_these_becomes_a_square(words):
    assert letters.printable(words) == words
    assert letters.width(words, 14) > 0


def test_what_no_font_has_is_still_marked_in_our_own():
    assert letters.printable("👍 22 mm") == "■ 22 mm"
    assert letters.font(14, words="👍 22 mm") is letters.font(14, words="22 mm")
    assert letters.printable(f"👍 {FINGER}") == f"■ {FINGER}"


def test_the_axes_of_own_steps_and_of_sizes_say_them():
    step = OwnStep(words=WAITING)
    shown = words_of(charts.own_steps_over_time([OwnStepOverTime(step, (make_try(step),))], PERIOD, (), STYLE))
    assert WAITING in shown
    dilators = [make_dilator(None, label=label, position=n) for n, label in enumerate((FINGER, HEBREW))]
    assert {FINGER, HEBREW} <= set(words_of(size_chart([], dilators=dilators)))


def test_letters_that_join_are_drawn_joined():
    """Joined, the letters of a word are narrower than each of them alone: whoever draws them shapes them."""
    together, apart = make_dilator(None, label="ببببب", position=0), make_dilator(None, label="ب ب ب ب ب", position=1)
    found = boxes(size_chart([], dilators=[together, apart]))
    spaces = 4 * letters.width(" ", STYLE.text_size)
    assert found["ببببب"].width < found["ب ب ب ب ب"].width - spaces


@pytest.mark.parametrize("kind", [charts.png, charts.svg])
def test_a_saved_picture_draws_them_and_misses_no_letter(kind):
    dilators = [make_dilator(None, label=FINGER, position=0), make_dilator(None, label=HEBREW, position=1)]

    def draw(style, size, figure):
        return charts.pain_over_time(pain_points(dilators), PERIOD, (), style, dilators, size=size, figure=figure)

    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of every letter that it has not
        drawn = kind(charts.picture(draw, "Pain over time", f"At \u2068{FINGER}\u2069: 2."))
    assert kind is charts.png or b"IBMPlexSansArabic" in drawn


def test_a_sentence_that_begins_with_such_a_name_still_runs_from_left_to_right():
    assert letters.printable(f"\u2068{FINGER}\u2069 now.") == f"\u2068{FINGER}\u2069 now."
    assert letters.width(f"\u2068{FINGER}\u2069", 14) == letters.width(FINGER, 14)
