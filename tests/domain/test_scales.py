from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.scales import NONE_OF_THESE, Noticed, PainBand, SafetyAnswer, Sign, pain_band
from tests.makers import TODAY, days_ago, signs
from tests.strategies import safety_answers


def test_the_bands_of_pain():
    bands = "".join(pain_band(value).value[:2] for value in range(11))
    assert bands == "no" + "mi" * 3 + "mo" * 3 + "st" * 4
    assert pain_band(0) is PainBand.NONE


def test_spotting_and_more_bleeding_exclude_each_other():
    with pytest.raises(ValueError, match="exclude"):
        signs(Sign.SPOTTING, Sign.BLEEDING)


def test_a_sign_is_noticed_once():
    with pytest.raises(ValueError, match="once"):
        SafetyAnswer((Noticed(Sign.FAINT_PANIC, TODAY), Noticed(Sign.FAINT_PANIC, days_ago(1))))


def test_every_sign_keeps_the_day_on_which_it_was_noticed():
    answer = SafetyAnswer((Noticed(Sign.BLEEDING, TODAY), Noticed(Sign.PAIN_LASTED, days_ago(1))))
    assert answer.signs == {Sign.BLEEDING, Sign.PAIN_LASTED}
    assert answer.day_of(Sign.BLEEDING) == TODAY
    assert answer.day_of(Sign.PAIN_LASTED) == days_ago(1)


def test_none_of_these_is_an_answer_without_a_sign():
    assert NONE_OF_THESE.signs == frozenset()
    assert NONE_OF_THESE.day_of(Sign.SPOTTING) is None


def test_a_day_with_a_time_is_not_a_day():
    with pytest.raises(ValueError, match="day"):
        Noticed(Sign.SPOTTING, datetime(2026, 11, 12, 20, 40))


@given(safety_answers(st.just(TODAY)), st.randoms(use_true_random=False))
def test_signs_stand_in_the_order_in_which_they_are_asked(answer, random):
    shuffled = list(answer.noticed)
    random.shuffle(shuffled)
    places = [list(Sign).index(n.sign) for n in SafetyAnswer(tuple(shuffled)).noticed]
    assert places == sorted(places)
    assert SafetyAnswer(tuple(shuffled)) == answer
