"""A session through a lock, a sleep and a long time without use."""

from datetime import timedelta

import pytest

from dilator_app.diary.diary import Diary
from dilator_app.domain.practice import Stage
from dilator_app.domain.scales import Insertion
from dilator_app.ui.inactivity import Inactivity
from dilator_app.ui.session.asides import TimeAwayView
from dilator_app.ui.session.record import kept as waiting
from tests.journeys.session.sitting import a_plan
from tests.journeys.session.time_away import COUNTS, LEFT_OUT


# --- a lock ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("answer", "seconds"), [(COUNTS, 60 + 180), (LEFT_OUT, 60)])
def test_a_lock_in_the_middle_goes_on_behind_and_asks_whether_its_time_counts(
    sitting, desk, clock, unlocks, answer, seconds
):
    sitting.set_up(a_plan()).practises(60).types("2", "Ctrl+L")
    assert desk.window.view is None, "it locks at once"
    clock.advance(minutes=3)
    unlocks()

    assert isinstance(sitting.view, TimeAwayView)
    assert "3 minutes went by while nobody could see the session. Does that time count?" in sitting.read
    sitting.presses(answer).lives(30)
    assert sitting.page.state.practised_s == seconds + 30
    assert sitting.page.state.pain_now == 2


def test_a_lock_of_some_seconds_is_asked_as_less_than_a_minute(sitting, desk, clock, unlocks):
    sitting.set_up(a_plan()).practises(60).types("Ctrl+L")
    clock.advance(seconds=10)
    unlocks()

    assert isinstance(sitting.view, TimeAwayView)
    asked = "Less than a minute went by while nobody could see the session. Does that time count?"
    assert asked in sitting.read


def test_a_lock_in_a_pause_asks_nothing(sitting, clock, unlocks):
    sitting.set_up(a_plan()).practises(60).presses("Pause").types("Ctrl+L")
    clock.advance(minutes=3)
    unlocks()

    assert sitting.stage == "Step 3 of 4: Practise"
    assert (sitting.page.state.gap_s, sitting.page.state.practised_s, sitting.page.state.running) == (0, 60, False)


def test_a_lock_in_breathe_comes_back_to_breathe(sitting, clock, unlocks):
    sitting.set_up(a_plan()).begins().presses("Start breathing").lives(20).types("Ctrl+H")
    clock.advance(minutes=2)
    unlocks()
    sitting.presses(LEFT_OUT).lives(10)

    assert sitting.page.state.breathing_s == 30
    assert "Breath 4 of 5" in sitting.read


def test_a_lock_in_prepare_leaves_nothing_waiting(sitting, desk, unlocks):
    sitting.set_up(a_plan()).begins().types("Ctrl+L")
    unlocks()

    assert not sitting.is_on
    assert desk.dialogs() == []


def test_a_lock_in_reflect_comes_back_with_every_answer(sitting, desk, unlocks):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Hard", "A little pink spotting")
    desk.tab_to("For my therapist")
    desk.type("ask about spotting")
    sitting.types("Ctrl+L")
    unlocks()

    assert sitting.stage == "Step 4 of 4: Reflect"
    assert "Save without answers" not in sitting.read, "they are answers as they were before"
    sitting.presses("Save session")
    assert sitting.saved.insertion is Insertion.HARD
    assert [sign.value for sign in sitting.saved.safety.signs] == ["spotting"]
    assert sitting.saved.note_for_therapist == "ask about spotting"
    assert sitting.saved.steps[0].seconds == 60


def test_after_a_lock_stop_is_final(sitting, unlocks):
    sitting.set_up(a_plan()).practises(60).presses("Stop for today").types("Ctrl+L")
    unlocks()

    assert "Continue" not in sitting.read
    assert sitting.saved.stopped


def test_behind_the_lock_page_nothing_of_the_session_is_known(sitting, desk):
    sitting.set_up(a_plan()).practises(60).types("2", "Ctrl+L")

    left = desk.window._session_left
    assert set(left.__slots__) == {"session_id", "monotonic", "wall"}
    assert "22" not in desk.words()


def test_no_event_is_taken_while_it_is_locked(sitting, desk, clock, unlocks):
    sitting.set_up(a_plan()).practises(60).types("Ctrl+L")
    desk.press("5", "Escape")
    desk.window.lock_page.setFocus()
    unlocks()

    assert waiting(desk.diary).state.steps[0].pains == ()
    assert sitting.page.state.stage is Stage.PRACTISE


def test_a_lock_while_the_question_waits_asks_for_both_times(sitting, clock, unlocks):
    sitting.set_up(a_plan()).practises(60).types("Ctrl+L")
    clock.advance(minutes=3)
    unlocks()
    sitting.types("Ctrl+L")
    clock.advance(minutes=10)
    unlocks()

    assert "3 minutes went by" in sitting.read, "while it asked, no time ran"


# --- a sleep ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("answer", "seconds"), [(COUNTS, 60 + 3600), (LEFT_OUT, 60)])
def test_a_computer_asleep_for_an_hour_leaves_the_hour_to_the_person(sitting, desk, clock, unlocks, answer, seconds):
    sitting.set_up(a_plan()).practises(60)
    clock.advance(hours=1)
    desk.window.findChild(Inactivity).look()
    assert desk.window.view is None, "it wakes up locked"
    unlocks()

    assert "60 minutes went by while nobody could see the session. Does that time count?" in sitting.read
    sitting.presses(answer)
    assert sitting.page.state.practised_s == seconds


def test_an_hour_asleep_is_noticed_also_where_the_monotonic_clock_stood_still(sitting, clock):
    sitting.set_up(a_plan()).practises(60)
    clock._now += timedelta(hours=1)
    sitting.page.look()

    assert isinstance(sitting.view, TimeAwayView)
    assert "60 minutes went by" in sitting.read


def test_the_pacer_is_right_after_a_sleep(sitting):
    sitting.set_up(a_plan()).begins().presses("Start breathing").lives(23).sleeps(3607).presses(LEFT_OUT)

    assert sitting.view.pacer.moment().breath == 3


# --- the idle lock ---------------------------------------------------------------------------------------------------
def idles(desk, clock, minutes):
    """Let time pass without a touch, the session and the idle lock looking on."""
    for _minute in range(minutes * 2):
        clock.advance(seconds=30)
        if desk.window.view is None:
            return False
        if desk.view.session.page is not None:
            desk.view.session.page.look()
        desk.window.findChild(Inactivity).look()
    return desk.window.view is not None


def test_no_session_locks_by_itself_until_ten_minutes_after_the_planned_time(sitting, desk, clock):
    sitting.set_up(a_plan()).practises()
    assert idles(desk, clock, 20)

    assert not idles(desk, clock, 7), "after that the five minutes of the idle lock begin"
    assert waiting(desk.diary if desk.window.view else Diary.unlock(desk.folder, None, clock)) is not None


def test_it_does_not_lock_in_breathe_or_on_reflect(sitting, desk, clock):
    sitting.set_up(a_plan()).begins().presses("Start breathing")
    assert idles(desk, clock, 30)
    sitting.presses("Go on").lives(30).presses("To reflect")
    assert idles(desk, clock, 30)


def test_from_saved_on_the_idle_time_starts_anew(sitting, desk, clock):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Save session")

    assert idles(desk, clock, 4)
    assert not idles(desk, clock, 2)
