"""With the keyboard alone."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from dilator_app.domain.practice import Stage
from dilator_app.ui.focus import FocusRing
from dilator_app.ui.session.plain import PlainView
from dilator_app.ui.session.practise import PractiseView
from dilator_app.ui.session.prepare import PrepareView
from dilator_app.ui.session.saved import SavedView
from tests.desk import name_of
from tests.journeys.session.sitting import a_plan, warm_up_plan


# --- keys ------------------------------------------------------------------------------------------------------------
def test_from_today_to_saved_without_the_mouse(sitting, desk):
    sitting.set_up(a_plan())
    desk.tab_to("Start")
    sitting.types("Space")
    desk.tab_to("Go on")
    sitting.types("Return")
    assert isinstance(sitting.view, PrepareView)
    desk.tab_to("Hands and set washed")
    sitting.types("Space")
    assert sitting.view.ticked() == {"Hands and set washed"}

    sitting.types("Return").lives(50).types("Return").lives(300)
    assert isinstance(sitting.view, PractiseView)
    sitting.types("2", "Space").lives(30).types("Space").lives(310).types("Return")
    desk.tab_to("Easy")
    sitting.types("Right", "Right")
    desk.tab_to("Note to yourself")
    desk.type("slowly 5 - m")
    desk.tab_to("None of these")
    sitting.types("Space")
    desk.tab_to("Save session")
    sitting.types("Return")

    assert sitting.view.title.text() == "Saved."
    assert name_of(desk.focused) == "Done"
    sitting.types("Return")
    assert not sitting.is_on
    assert (sitting.saved.worst_pain, sitting.saved.note_to_self) == (2, "slowly 5 - m")
    assert sitting.saved.steps[0].seconds == 610
    assert sitting.saved.insertion is not None
    assert sitting.saved.safety is not None


def test_single_keys_do_what_their_buttons_do(sitting):
    sitting.set_up(a_plan()).practises(60)
    sitting.types("N")
    assert "Pain right now" in sitting.read
    sitting.types("Escape", "-")
    assert sitting.page.state.step.dilator.diameter_um == 18_000
    sitting.types("P")
    assert isinstance(sitting.view, PlainView)
    sitting.types("N").types("P")
    assert isinstance(sitting.view, PractiseView)


def test_single_keys_can_be_switched_off_and_space_and_esc_stay(sitting):
    sitting.set_up(a_plan(), single_keys=False).practises(60).types("5", "N", "-", "P", "End")
    assert isinstance(sitting.view, PractiseView)
    assert sitting.page.state.steps[0].pains == ()
    assert len(sitting.page.state.steps) == 1

    sitting.types("Space").lives(10)
    assert sitting.page.state.practised_s == 60
    sitting.types("Escape")
    assert sitting.page.state.stage is Stage.REFLECT


def test_space_on_a_focused_button_presses_that_button(sitting, desk):
    sitting.set_up(a_plan()).practises(60)
    desk.tab_to("Smaller: 18 mm")
    sitting.types("Space").lives(5)

    assert sitting.page.state.is_counting
    assert len(sitting.page.state.steps) == 2


def test_prepare_and_reflect_have_no_single_keys(sitting):
    sitting.set_up(a_plan()).begins().types("5", "Space", "-", "M", "P")
    assert isinstance(sitting.view, PrepareView)
    sitting.types("Return").lives(50).types("Return").lives(30).types("Return", "7", "Escape", "M")

    assert sitting.stage == "Step 4 of 4: Reflect"
    assert sitting.view.fields.pain.value() is None


def test_other_sizes_begin_at_the_one_in_use_and_enter_changes_nothing_by_itself(sitting, desk):
    sitting.set_up(a_plan()).practises(60)
    desk.tab_to("Other sizes")
    sitting.types("Return")
    assert name_of(QApplication.focusWidget()) == "22 mm"
    sitting.lives(2).types("Return")
    assert isinstance(sitting.view, PractiseView)
    assert len(sitting.page.state.steps) == 1
    desk.tab_to("Other sizes")
    sitting.lives(2).types("Return").lives(2).types("Left", "Return")
    assert sitting.page.state.step.dilator.diameter_mm == 18


def test_esc_closes_the_innermost_thing_first(sitting):
    sitting.set_up(a_plan()).practises(60).presses("Other sizes").types("Escape")
    assert isinstance(sitting.view, PractiseView)
    sitting.types("N", "Escape")
    assert isinstance(sitting.view, PractiseView)
    sitting.types("Escape")
    assert sitting.page.state.stage is Stage.REFLECT


def test_a_key_that_is_held_down_counts_once(sitting, desk):
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeyEvent

    sitting.set_up(a_plan()).begins().types("Return").lives(50)
    for _again in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(sitting.page, held)

    assert sitting.page.state.stage is Stage.BREATHE


def test_the_keys_of_the_pages_are_off_and_those_of_the_window_are_on(sitting, desk):
    sitting.set_up(a_plan()).practises(60).types("Ctrl+N", "Ctrl+3")
    assert desk.dialogs() == []
    assert isinstance(sitting.view, PractiseView)

    sitting.types("F1")
    assert len(desk.dialogs()) == 1
    sitting.types("Escape", "Ctrl+L")
    assert desk.window.view is None


# --- the rehearsal ---------------------------------------------------------------------------------------------------
def test_the_rehearsal_tries_each_button_and_ends_with_stop(sitting, desk):
    sitting.set_up(a_plan()).begins().presses("Hands and set washed", "Try the buttons")
    for title, button in (
        ("This is Pause", "Pause"),
        ("Press it again", "Resume"),
        ("This is Go on", "Go on"),
        ("This is Stop", "Stop for today"),
    ):
        assert title in sitting.read
        sitting.presses(button)

    assert isinstance(sitting.view, PrepareView)
    assert sitting.view.ticked() == {"Hands and set washed"}
    sitting.presses("Not today")
    assert desk.diary.sessions() == []


def test_the_rehearsal_is_one_for_the_keys_too(sitting):
    sitting.set_up(a_plan()).begins().presses("Try the buttons").types("Space", "Space", "Return")
    assert "It is always here, and it is always all right. Press it, or Esc." in sitting.read
    sitting.types("Escape")

    assert isinstance(sitting.view, PrepareView)


def test_ctrl_enter_saves_on_reflect_wherever_the_keyboard_stands(sitting):
    sitting.set_up(a_plan()).practises(60).presses("To reflect").types("Ctrl+Return")

    assert isinstance(sitting.view, SavedView)


# --- choosing where to begin ------------------------------------------------------------------------------------------
@pytest.fixture
def where_to_begin(sitting):
    """Come from Breathe to the sizes, with Enter, where nothing says which one it is."""
    sitting.set_up().begins().presses("Start breathing").lives(50).types("Return")
    assert "Choose where to begin" in sitting.read
    return sitting


def test_the_sizes_to_begin_with_open_with_the_keyboard_on_the_first(where_to_begin, desk):
    assert name_of(desk.focused) == "12 mm"
    assert desk.window.findChild(FocusRing).isVisible()


def test_tab_reads_the_sizes_to_begin_with_from_top_to_bottom_and_rests_nowhere_unseen(where_to_begin, desk):
    ring, stops = desk.window.findChild(FocusRing), []
    while not stops or name_of(desk.focused) != "12 mm":
        assert ring.isVisible(), stops
        stops.append(name_of(desk.focused))
        desk.press("Tab")

    assert stops == ["12 mm", "Close", "Stop for today", "Pause", "Finish", "Hide"]


def test_arrows_go_over_the_sizes_to_begin_with_and_enter_takes_one(where_to_begin, clock):
    where_to_begin.types("Right", "Right", "Left")
    assert name_of(where_to_begin.desk.focused) == "15 mm"
    assert where_to_begin.page.state.stage is Stage.BREATHE, "nothing is chosen in passing"

    where_to_begin.lives(5).types("Return")
    assert where_to_begin.page.state.step.dilator.diameter_um == 15_000


def test_a_second_enter_at_once_takes_no_size(where_to_begin, clock):
    where_to_begin.types("Return")

    assert where_to_begin.page.state.stage is Stage.BREATHE
    assert "Choose where to begin" in where_to_begin.read


# --- Enter -----------------------------------------------------------------------------------------------------------
def test_enter_goes_from_the_warm_up_to_the_main_size_and_a_second_one_at_once_does_nothing(sitting, clock):
    sitting.set_up(warm_up_plan()).begins().presses("Start breathing").lives(50).types("Return", "Return")
    assert sitting.page.state.is_warming_up, "the second Enter came too soon to mean it"
    assert sitting.view.next_button.text() == "Go on: 22 mm"

    sitting.lives(120).types("Return", "Return").lives(60)
    assert sitting.page.state.stage is Stage.PRACTISE
    assert [(s.dilator.diameter_um, s.seconds) for s in sitting.page.state.steps] == [(18_000, 120), (22_000, 60)]

    sitting.types("Return")
    assert sitting.page.state.stage is Stage.REFLECT


def test_enter_presses_the_button_that_has_the_focus(sitting, desk):
    sitting.set_up(a_plan()).practises(60)
    desk.tab_to("Smaller: 18 mm")
    sitting.types("Return")

    assert sitting.page.state.stage is Stage.PRACTISE
    assert sitting.page.state.step.dilator.diameter_um == 18_000


def test_ctrl_z_takes_stop_back_for_ten_seconds(sitting):
    sitting.set_up(a_plan()).practises(60).types("Escape").lives(5).types("Ctrl+Z")
    assert isinstance(sitting.view, PractiseView)

    sitting.types("Escape").lives(11).types("Ctrl+Z")
    assert sitting.page.state.stage is Stage.REFLECT
