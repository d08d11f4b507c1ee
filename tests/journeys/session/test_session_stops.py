"""Stop, Pause and what they leave behind, in every stage."""

import pytest

from dilator_app.domain.practice import Stage
from dilator_app.domain.scales import Breathing, Insertion
from dilator_app.ui.session.check_first import HardDayView
from dilator_app.ui.session.record import kept as waiting
from tests.journeys.session.sitting import a_plan, warm_up_plan

LINE = "One breath is enough for today."


# --- stop ------------------------------------------------------------------------------------------------------------
def test_in_prepare_there_is_not_today_and_it_records_nothing(sitting, desk):
    sitting.set_up(a_plan()).begins().lives(120)
    assert "Stop for today" not in sitting.read
    sitting.presses("Not today")

    assert not sitting.is_on
    assert desk.diary.sessions() == []
    assert waiting(desk.diary) is None


def test_stop_in_breathe_is_saved_at_once_as_a_breathing_session(sitting):
    sitting.set_up(a_plan()).begins().presses("Start breathing").lives(20).presses("Stop for today")

    assert (sitting.saved.is_breathing_session, sitting.saved.stopped) == (True, True)
    assert sitting.saved.breathing is Breathing.PARTLY
    assert sitting.stage == "Step 4 of 4: Reflect"


def test_stop_in_practise_is_saved_at_once_with_its_steps(sitting):
    sitting.set_up(warm_up_plan()).practises(30).presses("Go on: 22 mm").lives(70).presses("Stop for today")

    assert [s.seconds for s in sitting.saved.steps] == [30, 70]
    assert sitting.saved.stopped
    sitting.presses("Save session")
    assert sitting.view.title.text() == "Stopped at 1 minute. It is saved as a session like any other."


@pytest.mark.parametrize("keys", ["Escape", None], ids=["with Esc", "with the button"])
def test_stop_can_be_taken_back_for_ten_seconds(sitting, desk, keys):
    sitting.set_up(a_plan()).practises(60)
    sitting.types(keys) if keys else sitting.presses("Stop for today")
    sitting.lives(9).presses("Continue")

    assert sitting.page.state.stage is Stage.PRACTISE
    assert desk.diary.sessions()[0].stopped, "what was saved stays until the session ends anew"
    sitting.lives(30).presses("To reflect", "Save session")
    assert (sitting.saved.steps[0].seconds, sitting.saved.stopped) == (90, False)


def test_after_ten_seconds_continue_is_gone_and_the_answers_are_not(sitting):
    sitting.set_up(a_plan()).practises(60).presses("Stop for today", "Hard").lives(11)

    assert "Continue" not in sitting.read
    sitting.presses("Save session")
    assert sitting.saved.insertion is not None


def test_a_stop_that_is_taken_back_forgets_nothing(sitting):
    sitting.set_up(a_plan()).practises(60).types("2").presses("Stop for today", "Continue").lives(10)
    sitting.presses("To reflect")

    assert sitting.view.fields.pain.value() == 2


def test_on_reflect_esc_does_nothing(sitting):
    sitting.set_up(a_plan()).practises(60).presses("To reflect").types("Escape")

    assert sitting.stage == "Step 4 of 4: Reflect"


def test_stopping_is_never_asked_about_and_its_button_is_never_red(sitting, desk):
    sitting.set_up(a_plan()).practises(60)
    assert sitting.view.stop.kind == "secondary"
    sitting.presses("Stop for today")

    assert desk.dialogs() == []


# --- the line for a hard day -----------------------------------------------------------------------------------------
def test_the_line_for_a_hard_day_comes_with_not_today(sitting):
    sitting.set_up(a_plan(), hard_day_line=LINE).begins().presses("Not today")
    assert isinstance(sitting.view, HardDayView)
    assert LINE in sitting.read

    sitting.presses("Done")
    assert not sitting.is_on


def test_it_comes_with_stop_and_not_with_finish(sitting):
    sitting.set_up(a_plan(), hard_day_line=LINE).practises(60).presses("Stop for today")
    assert LINE in sitting.read
    sitting.presses("Continue", "To reflect")

    assert LINE not in sitting.read


def test_it_comes_with_rest(sitting, desk):
    sitting.set_up(a_plan(), hard_day_line=LINE)
    desk.click("Rest")

    assert LINE in desk.words()


# --- pause -----------------------------------------------------------------------------------------------------------
def test_a_click_on_any_empty_place_pauses_and_no_click_goes_on_by_accident(sitting):
    sitting.set_up(a_plan()).practises(60).taps_an_empty_place().lives(30)
    assert sitting.page.state.practised_s == 60
    assert "Paused" in sitting.read

    sitting.taps_an_empty_place().lives(30)
    assert sitting.page.state.practised_s == 60, "only Resume goes on"
    sitting.presses("Resume").lives(30)
    assert sitting.page.state.practised_s == 90


def test_a_click_on_the_clock_and_on_the_words_pauses_too(sitting, qtbot):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    sitting.set_up(a_plan()).practises(60)
    clock = sitting.view.clock
    place = clock.mapTo(sitting.page.window(), clock.rect().center())
    QTest.mouseClick(sitting.page.window().windowHandle(), Qt.MouseButton.LeftButton, pos=place)

    assert not sitting.page.state.is_counting


def test_space_pauses_and_goes_on(sitting):
    sitting.set_up(a_plan()).begins().presses("Start breathing").lives(20).types("Space").lives(30)
    assert (sitting.page.state.breathing_s, sitting.view.pacer.is_running()) == (20, False)
    assert "The breath waits for you." in sitting.read

    sitting.types("Space").lives(10)
    assert sitting.page.state.breathing_s == 30


def test_the_pacer_stands_where_the_breath_stood(sitting, desk):
    sitting.set_up(a_plan()).begins().presses("Start breathing").lives(23).types("Space")
    desk.clock.advance(seconds=7)
    sitting.page.look()

    assert sitting.view.pacer.moment().breath == 3
    assert sitting.view.pacer.moment().count == 4


def test_back_to_breathing_and_on_again(sitting):
    sitting.set_up(a_plan()).practises(60).presses("Back to breathing").lives(30)
    assert sitting.stage == "Step 2 of 4: Breathe"
    assert "Breath 4" in sitting.read

    sitting.presses("Go on").lives(30)
    assert sitting.page.state.practised_s == 90
    assert len(sitting.page.state.steps) == 1


def test_what_happens_after_a_stop_that_was_taken_back_has_the_last_word(sitting):
    sitting.set_up(a_plan()).practises(60).types("1").presses("Stop for today", "Hard", "Continue")
    sitting.lives(60).types("3").lives(60).presses("To reflect")

    assert sitting.view.fields.pain.value() == 3
    sitting.presses("Save session")
    assert (sitting.saved.worst_pain, sitting.saved.steps[0].seconds) == (3, 180)
    assert sitting.saved.insertion is Insertion.HARD, "and what was answered meanwhile stays"
