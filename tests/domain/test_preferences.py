import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.preferences import Preferences, Setting, Word
from tests.strategies import preferences


def test_what_holds_until_somebody_chooses():
    chosen = Preferences()
    assert chosen.numbers_only
    assert not chosen.hide_pain
    assert not any((chosen.ask_lubricant, chosen.ask_numbing_gel, chosen.ask_someone))
    assert chosen.guide == ""
    assert chosen.word is Word.DILATOR


@given(preferences())
def test_choices_come_back_as_they_were_stored(chosen):
    assert Preferences.from_values(chosen.to_values()) == chosen


def test_a_choice_that_this_program_does_not_know_is_passed_over():
    assert Preferences.from_values({"from_a_later_version": "true"}) == Preferences()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(st.sampled_from(list(Preferences().to_values())), JSON)
def test_a_value_of_another_kind_is_passed_over(key, value):
    chosen = Preferences.from_values({key: json.dumps(value)})
    assert type(getattr(chosen, key)) is type(getattr(Preferences(), key))


def test_own_ticks_are_at_most_six_each_once_none_empty():
    assert Preferences(own_ticks=("warm bath", " warm  bath ", "", "music")).own_ticks == ("warm bath", "music")
    with pytest.raises(ValueError, match="ticks"):
        Preferences(own_ticks=tuple("abcdefg"))


def test_pages_are_read_once_each_and_letters_stay_readable():
    assert Preferences(pages_read=("breath", " breath ", "")).pages_read == ("breath",)
    assert Preferences(reading_percent=10).reading_percent == 85
    assert Preferences(reading_percent=900).reading_percent == 160


def test_a_stored_choice_is_json():
    with pytest.raises(ValueError, match="Expecting"):
        Setting(key="word", value="dilator")
