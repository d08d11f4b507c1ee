from datetime import datetime

import pytest

from tests.makers import make_goal, make_own_step, make_rating, make_try


@pytest.mark.parametrize("maker", [make_goal, make_own_step])
def test_a_goal_and_an_own_step_have_words_of_their_own(maker):
    assert maker("  A smear\ntest ").words == "A smear test"
    with pytest.raises(ValueError, match="words"):
        maker(" ")


@pytest.mark.parametrize("maker", [make_goal, make_own_step])
@pytest.mark.parametrize("position", [None, -1, 1000])
def test_their_place_is_a_whole_number(maker, position):
    with pytest.raises(ValueError, match="position"):
        maker(position=position)


@pytest.mark.parametrize("value", [None, -1, 11, 4.5])
def test_a_rating_is_a_whole_number_from_0_to_10(value):
    assert make_rating(make_goal(), 0).value == 0
    with pytest.raises(ValueError, match="value"):
        make_rating(make_goal(), value)


def test_a_try_may_leave_pain_and_anxiety_open():
    tried = make_try(make_own_step())
    assert tried.pain is tried.anxiety is None
    for field in ("pain", "anxiety"):
        with pytest.raises(ValueError, match=field):
            make_try(make_own_step(), **{field: 11})


def test_ratings_and_tries_are_of_a_day():
    with pytest.raises(ValueError, match="day"):
        make_rating(make_goal(), day=datetime(2026, 11, 12))
    with pytest.raises(ValueError, match="day"):
        make_try(make_own_step(), day=None)
