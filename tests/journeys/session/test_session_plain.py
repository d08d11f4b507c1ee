"""The plain screen: only the breath and the time, and a way back to the rest."""

import pytest

from dilator_app.domain.practice import Stage
from dilator_app.ui.session.plain import PlainView
from dilator_app.ui.session.practise import PractiseView
from tests.journeys.session.sitting import a_plan


@pytest.mark.parametrize("key", ["A", "Return", "5", "Tab"])
def test_on_the_plain_screen_any_key_brings_the_rest_back_for_ten_seconds(sitting, key):
    sitting.set_up(a_plan()).practises(60).types("P", key)
    assert isinstance(sitting.view, PractiseView)
    assert sitting.page.state.steps[0].pains == ()

    sitting.lives(9.5)
    assert isinstance(sitting.view, PractiseView)
    sitting.lives(1)
    assert isinstance(sitting.view, PlainView)


def test_on_the_plain_screen_space_pauses_and_esc_stops(sitting):
    sitting.set_up(a_plan()).practises(60).types("P", "Space").lives(10)
    assert sitting.page.state.practised_s == 60
    assert isinstance(sitting.view, PlainView)
    sitting.types("Escape")

    assert sitting.page.state.stage is Stage.REFLECT


@pytest.mark.parametrize("opened", ["Note pain", "Other sizes"])
def test_the_plain_screen_closes_what_was_open_so_that_esc_stops_at_once(sitting, opened):
    sitting.set_up(a_plan()).practises(60).presses(opened).types("P")
    assert isinstance(sitting.view, PlainView)
    sitting.types("Escape")
    assert sitting.page.state.stage is Stage.REFLECT


def test_what_is_opened_while_the_rest_is_back_stays_until_it_is_closed(sitting):
    sitting.set_up(a_plan()).practises(60).types("P", "X").presses("Other sizes").lives(30)
    assert not isinstance(sitting.view, PlainView)
    sitting.types("Escape")
    assert isinstance(sitting.view, PlainView)


def test_a_click_on_the_plain_screen_brings_the_rest_back_and_pauses_nothing(sitting):
    sitting.set_up(a_plan()).practises(60).types("P").taps_an_empty_place()

    assert isinstance(sitting.view, PractiseView)
    assert sitting.page.state.is_counting


def test_the_plain_screen_says_nothing_but_the_time(sitting):
    sitting.set_up(a_plan()).begins().presses("Plain screen", "Start breathing")
    assert isinstance(sitting.view, PlainView)
    sitting.lives(24)
    assert sitting.read.strip() == ""
    assert sitting.view.pacer._text == "\u20680:24\u2069"
