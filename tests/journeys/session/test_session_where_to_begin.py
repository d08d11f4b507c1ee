"""Where no size is preselected: what is shown then, and what is asked before a size is passed over."""

import pytest
from PySide6.QtWidgets import QApplication

from dilator_app.domain.plan import WarmUp
from dilator_app.domain.practice import Stage
from dilator_app.domain.scales import Sign
from tests.journeys.session.sitting import a_plan, clinicians_words
from tests.makers import days_ago, make_dilator, make_session, make_set, signs

FOUR = make_set(12, 18, 22, 25)
WORDS = "Rest at the opening for a few breaths first. Move on with an out-breath."
SPOTTED = make_session(22, day=days_ago(1), safety=signs(Sign.SPOTTING, day=days_ago(1)))


def sizes(sitting) -> list[str]:
    shown = getattr(sitting.view, "sizes", None) or sitting.view.card.sizes
    return [chip.text() for chip in shown.choices]


def test_after_a_sign_sizes_up_to_the_plan_s_are_shown_and_larger_ones_wait(sitting):
    sitting.set_up(a_plan(), SPOTTED).begins()
    assert sitting.page.state.dilator is None
    assert sizes(sitting) == ["12 mm", "15 mm", "18 mm", "22 mm"]

    sitting.presses("Other sizes")
    assert sizes(sitting) == ["12 mm", "15 mm", "18 mm", "22 mm", "25 mm"]
    sitting.presses("15 mm", "Keep this size")
    assert sitting.page.state.dilator == make_dilator(15)
    assert "25 mm" not in sitting.read


def test_the_same_holds_where_the_size_is_chosen_after_breathing(sitting):
    sitting.set_up(a_plan(), SPOTTED).begins().presses("Start breathing").lives(50).presses("Go on")
    assert sizes(sitting) == ["12 mm", "15 mm", "18 mm", "22 mm"]

    sitting.presses("Other sizes")
    assert sizes(sitting)[-1] == "25 mm"
    assert "Other sizes" not in sitting.read
    sitting.lives(5)
    assert sizes(sitting)[-1] == "25 mm", "they stay"


def test_without_a_size_in_the_plan_the_last_one_is_the_largest_that_is_shown(sitting):
    sitting.set_up(make_session(15, day=days_ago(1))).begins("Choose a size")
    assert sizes(sitting) == ["12 mm", "15 mm"]


@pytest.mark.parametrize("window", [(1366, 768), (1024, 680)])
def test_the_clinician_s_words_stand_beside_the_sizes_also_after_one_is_picked(sitting, window):
    sitting.set_up(clinicians_words(WORDS), SPOTTED)
    sitting.desk.window.resize(*window)
    sitting.begins()
    QApplication.processEvents()
    assert WORDS in sitting.read

    sitting.presses("18 mm")
    assert WORDS in sitting.read
    sitting.presses("Keep this size")
    assert WORDS in sitting.read


# --- passing over a size ----------------------------------------------------------------------------------------------
def set_with_warm_up(sitting, desk, *records):
    sitting.set_up(FOUR, a_plan(warm_up=WarmUp(make_dilator(18), 2)), *records)


def test_a_size_that_the_warm_up_would_pass_over_is_asked_about_once(sitting, desk):
    set_with_warm_up(sitting, desk)
    sitting.begins().presses("Other sizes", "25 mm")
    assert "From 18 mm to 25 mm: 7 mm wider, past 22 mm." in desk.words()
    desk.press("Return")
    assert sitting.page.state.dilator == make_dilator(22), "Enter keeps what there was"

    sitting.presses("25 mm", "Use it", "Start breathing").lives(50).presses("Go on").lives(10)
    assert sitting.page.state.is_warming_up
    sitting.presses("Go on: 25 mm")
    assert desk.dialogs() == [], "it was answered for this session"


def test_it_is_asked_where_none_was_preselected_too(sitting, desk):
    set_with_warm_up(sitting, desk, make_session(day=days_ago(1), safety=signs(Sign.SPOTTING, day=days_ago(1))))
    sitting.begins().presses("Start breathing").lives(50).presses("Go on", "Other sizes", "25 mm")
    assert "From 18 mm to 25 mm: 7 mm wider, past 22 mm." in desk.words()
    desk.press("Return")
    assert sitting.page.state.stage is Stage.BREATHE


def test_the_step_that_the_plan_itself_takes_after_its_warm_up_is_not_asked_about(sitting, desk):
    sitting.set_up(FOUR, a_plan(warm_up=WarmUp(make_dilator(12), 2)), SPOTTED)
    sitting.begins().presses("22 mm")
    assert desk.dialogs() == []
    assert sitting.page.state.dilator == make_dilator(22)


def test_after_easing_back_below_the_warm_up_the_way_up_past_a_size_is_asked_about(sitting, desk):
    set_with_warm_up(sitting, desk)
    sitting.begins().presses("Start breathing").lives(50).presses("Go on").lives(10)
    assert sitting.page.state.is_warming_up
    sitting.types("-")
    assert sitting.page.state.step.dilator == make_dilator(12)
    sitting.presses("Go on: 22 mm")
    assert "From 12 mm to 22 mm: 10 mm wider, past 18 mm." in desk.words()
    desk.press("Return")
    assert sitting.page.state.step.dilator == make_dilator(12)
    sitting.presses("Go on: 22 mm", "Use it")
    assert sitting.page.state.step.dilator == make_dilator(22)
