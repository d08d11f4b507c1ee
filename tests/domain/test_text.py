import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain import text
from tests.strategies import NASTY

ANYTHING = st.text(st.characters() | st.sampled_from("\r\n\t \u2028\u00a0\u0301\ud800\x00"), max_size=60)


@given(ANYTHING | st.sampled_from(NASTY))
def test_cleaning_twice_is_cleaning_once(typed):
    assert text.clean(text.clean(typed)) == text.clean(typed)
    assert text.line(text.line(typed, 999), 999) == text.line(typed, 999)


@given(ANYTHING)
def test_no_control_character_and_no_surrogate_survives(typed):
    for character in text.clean(typed):
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")


@given(ANYTHING)
def test_what_is_stored_is_nfc_and_can_be_written_as_utf8(typed):
    cleaned = text.note(typed)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"]), max_size=60))
def test_nothing_but_the_form_of_ordinary_characters_changes(typed):
    assert text.clean(typed) == unicodedata.normalize("NFC", typed).strip()


def test_line_ends_of_all_systems_become_one():
    assert text.note("one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour"


def test_a_line_stays_on_one_line():
    assert text.line("  warm\n\troom\u2028 at\u00a0last ") == "warm room at last"


def test_right_to_left_marks_and_emoji_survive():
    kept = "\u2066מרחיב\u2069 👩🏽‍⚕️"
    assert text.note(kept) == kept


@pytest.mark.parametrize(
    ("cleaner", "longest"), [(text.note, 4000), (text.line, 80), (lambda t: text.line(t, text.QUESTION_LENGTH), 200)]
)
def test_the_limit_is_kept_to_the_character(cleaner, longest):
    assert len(cleaner("a" * longest)) == longest
    with pytest.raises(ValueError, match=f"at most {longest}"):
        cleaner("a" * (longest + 1))


def test_length_counts_what_is_left_after_cleaning():
    assert text.line(" " * 100 + "e\u0301" * 80) == "é" * 80
