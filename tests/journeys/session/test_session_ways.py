"""Ways out, back and forward that no stage may lack: Esc, the steps at the top, a higher number, the plain screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dilator_app.domain.practice import Stage
from dilator_app.domain.scales import Sign
from dilator_app.ui.session.above_limit import AboveLimitView
from dilator_app.ui.session.check_first import AskFirstView, CheckFirstDialog, HardDayView
from dilator_app.ui.session.plain import PlainView
from dilator_app.ui.session.prepare import PrepareView
from dilator_app.ui.session.record import kept as waiting
from dilator_app.ui.session.sounds import Sounds
from tests.cut import cut_off
from tests.desk import name_of
from tests.journeys.session.sitting import a_plan, warm_up_plan
from tests.makers import days_ago, make_session, signs

LINE = "One breath is enough for today."


# --- Esc -------------------------------------------------------------------------------------------------------------
def test_in_prepare_esc_leaves_and_records_nothing(sitting, desk):
    sitting.set_up(a_plan()).begins().types("Escape")

    assert not sitting.is_on
    assert desk.diary.sessions() == []
    assert waiting(desk.diary) is None


def test_in_prepare_esc_first_closes_what_is_open(sitting):
    sitting.set_up(a_plan()).begins().presses("Note anxiety").types("4", "Escape")
    assert isinstance(sitting.view, PrepareView)
    assert not sitting.view.anxiety.isVisible()
    assert sitting.page.state.anxiety_before == 4
    assert "Anxiety: 4" in sitting.read, "folded away it still says what was noted"

    sitting.presses("Other sizes").types("Escape")
    assert isinstance(sitting.view, PrepareView)
    assert not sitting.view.card.sizes.isVisible()
    sitting.types("Escape")
    assert not sitting.is_on


@pytest.mark.parametrize("opened", ["Other sizes", "Note anxiety", "Try the buttons"])
def test_in_prepare_the_keyboard_stands_again_on_what_opened_it(sitting, desk, opened):
    sitting.set_up(a_plan()).begins()
    desk.tab_to(opened)
    sitting.types("Return", "Escape")

    assert name_of(QApplication.focusWidget()) == opened


def test_esc_leads_by_the_line_for_a_hard_day_as_not_today_does(sitting):
    sitting.set_up(a_plan(), hard_day_line=LINE).begins().types("Escape")
    assert isinstance(sitting.view, HardDayView)
    assert LINE in sitting.read

    sitting.types("Escape")
    assert not sitting.is_on


def test_esc_leaves_from_the_card_before_a_start(sitting, desk):
    sitting.set_up(a_plan(), make_session(22, day=days_ago(1), safety=signs(Sign.BLEEDING, day=days_ago(1))))
    desk.click("Start")
    assert isinstance(sitting.view, AskFirstView)
    sitting.types("Escape")

    assert not sitting.is_on


def test_esc_on_the_list_goes_back_to_prepare(sitting, desk):
    sitting.set_up(a_plan())
    desk.click("Start")
    assert isinstance(desk.dialog(), CheckFirstDialog)
    sitting.types("Escape")

    assert isinstance(sitting.view, PrepareView)


def test_on_reflect_esc_does_nothing_and_on_saved_it_leaves(sitting):
    sitting.set_up(a_plan()).practises(60).presses("To reflect").types("Escape")
    assert sitting.stage == "Step 4 of 4: Reflect"
    sitting.presses("Save session").types("Escape")

    assert not sitting.is_on


# --- the steps at the top --------------------------------------------------------------------------------------------
def ticked(sitting) -> set[int]:
    return set(sitting.page.header.steps._done)


def test_who_stops_while_breathing_has_no_tick_for_practising(sitting):
    sitting.set_up(a_plan()).begins().presses("Start breathing").lives(20).presses("Stop for today")
    assert sitting.stage == "Step 4 of 4: Reflect"
    assert ticked(sitting) == {0, 1}

    sitting.presses("Save session")
    assert ticked(sitting) == {0, 1, 3}
    assert sitting.stage == "Done: Prepare, Breathe, Reflect"


def test_a_plan_without_breaths_leaves_no_tick_for_breathing(sitting):
    sitting.set_up(a_plan(breaths=0)).begins().presses("Start").lives(30)
    assert ticked(sitting) == {0}
    sitting.presses("To reflect")

    assert ticked(sitting) == {0, 2}


def test_a_whole_session_has_all_its_ticks(sitting):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Save session")

    assert ticked(sitting) == {0, 1, 2, 3}
    assert sitting.stage == "All steps done"


# --- a higher number while the panel is up ---------------------------------------------------------------------------
def click_number(sitting, number: int) -> None:
    pain = sitting.view.pain
    QTest.mouseClick(pain, Qt.MouseButton.LeftButton, pos=pain.cell(number).center())
    QApplication.processEvents()


def test_a_higher_number_can_be_noted_with_the_mouse_while_the_panel_is_up(sitting):
    sitting.set_up(a_plan()).practises(60).types("5").presses("Note a higher number")
    click_number(sitting, 4)
    click_number(sitting, 5)
    assert sitting.page.state.steps[0].pains == (5,), "a lower number calls nothing off"
    click_number(sitting, 8)

    assert isinstance(sitting.view, AboveLimitView)
    assert "You noted 8." in sitting.read
    assert "Severe pain, or pain that does not settle: stop and contact your care team." in sitting.read
    assert sitting.page.state.steps[0].pains == (5, 8)
    assert not sitting.view.pain.isVisible(), "it folds away again"


def test_esc_folds_the_scale_of_the_panel_away_and_only_then_stops(sitting):
    sitting.set_up(a_plan()).practises(60).types("5").presses("Note a higher number").types("Escape")
    assert isinstance(sitting.view, AboveLimitView)
    assert "Note a higher number" in sitting.read
    sitting.types("Escape")

    assert sitting.page.state.stage is Stage.REFLECT


def test_with_the_keyboard_a_key_or_an_arrow_notes_a_higher_number(sitting, desk):
    sitting.set_up(a_plan()).practises(60).types("5")
    desk.tab_to("Note a higher number")
    sitting.types("Return", "3", "Left", "Delete")
    assert sitting.page.state.steps[0].pains == (5,)
    sitting.types("Right")

    assert sitting.page.state.steps[0].pains == (5, 6)


def test_above_ten_there_is_no_number(sitting):
    sitting.set_up(a_plan()).practises(60).types("End")

    assert "Note a higher number" not in sitting.read


# --- why something is asked ------------------------------------------------------------------------------------------
def test_the_card_names_what_was_ticked(sitting, desk):
    sitting.set_up(a_plan())
    desk.click("Start")
    sitting.presses("An open wound in the vagina", "Your provider asked for pelvic rest")
    desk.click("Go on")

    assert "You ticked: An open wound in the vagina; Your provider asked for pelvic rest." in sitting.read


def test_the_card_names_the_signs_and_their_days(sitting, desk):
    sitting.set_up(
        a_plan(),
        make_session(22, day=days_ago(3), safety=signs(Sign.BLEEDING, Sign.FAINT_PANIC, day=days_ago(3))),
        make_session(day=days_ago(1), safety=signs(Sign.PAIN_LASTED, day=days_ago(1))),
    )
    desk.click("Start")

    assert "Noted on Monday 9 November: more bleeding; faint or panicky." in sitting.read
    assert "Noted on Wednesday 11 November: pain that did not settle." in sitting.read


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("nothing", "This list comes before you begin."),
        ("a plan", "This list comes with each new plan."),
        ("a sign", "This list comes again after what you noted in a session."),
        ("time away", "This list comes again after some time without a session."),
    ],
)
def test_the_list_says_why_it_comes(sitting, desk, clock, before, why):
    sitting.set_up(a_plan())
    if before == "a plan":
        sitting.begins().presses("Not today")
        desk.diary.save(a_plan(starts_on=days_ago(1)))
    elif before != "nothing":
        sitting.begins().presses("Not today")
        answer = signs(Sign.SPOTTING) if before == "a sign" else None
        desk.diary.save(make_session(22, safety=answer))
        clock.advance(days=1 if before == "a sign" else 20)
        desk.page("today").refresh()
    desk.click("Choose a size" if before == "time away" else "Start")

    assert why in desk.words(desk.dialog())


def test_after_a_ticked_line_the_list_comes_again_until_nothing_is_ticked(sitting, desk):
    sitting.set_up(a_plan()).begins().presses("When not to start", "An open wound in the vagina")
    desk.click("Go on")
    sitting.presses("Not today")
    assert "wound" not in str(desk.diary.preferences()), "what it was is kept nowhere"

    desk.click("Start")
    assert isinstance(sitting.view, AskFirstView), "the card comes first"
    assert "Last time a line of “When not to start” was ticked." in sitting.read
    sitting.presses("I have asked; go on")
    assert isinstance(desk.dialog(), CheckFirstDialog)
    assert "This list comes again until nothing on it is ticked." in desk.words(desk.dialog())
    desk.click("Go on")
    sitting.presses("Not today")
    desk.click("Start")
    assert desk.dialogs() == []
    assert isinstance(sitting.view, PrepareView)


def test_the_list_that_was_asked_for_gives_no_reason(sitting, desk):
    sitting.set_up(a_plan()).begins().presses("When not to start")

    assert "This list comes" not in desk.words(desk.dialog())


# --- what the plan says while it goes on ------------------------------------------------------------------------------
def test_no_squeeze_is_not_said_beside_the_plan_s_tightening(sitting):
    sitting.set_up(a_plan(contract_relax=True)).begins().presses("Start breathing").lives(5)
    assert "Tighten lightly" in sitting.read
    assert "no push" in sitting.read
    assert "no squeeze" not in sitting.read


@pytest.mark.parametrize("larger", [False, True], ids=["", "larger"])
def test_the_smallest_window_too_says_that_it_is_the_warm_up(sitting, larger):
    sitting.set_up(warm_up_plan(), larger_session_text=larger)
    sitting.desk.window.resize(1024, 680)
    sitting.practises(10)
    QApplication.processEvents()
    assert sitting.page.state.is_warming_up
    assert sitting.view.role.isVisible()
    assert sitting.view.role.text().startswith("Warm-up")
    assert cut_off(sitting.view) == []


# --- sound and plain screen ------------------------------------------------------------------------------------------
def test_a_sound_button_that_cannot_be_pressed_says_why(sitting, monkeypatch):
    monkeypatch.setattr(Sounds, "why_silent", staticmethod(lambda: "No sound device"))
    sitting.set_up(a_plan()).begins()

    assert not sitting.view.card.sound.isEnabled()
    assert "No sound device" in sitting.read
    assert "Sound: off" not in sitting.read


def test_whoever_asks_for_the_plain_screen_reads_how_the_rest_comes_back(sitting):
    sitting.set_up(a_plan()).begins()
    sitting.desk.window.resize(1366, 768)
    sitting.presses("Plain screen")
    QApplication.processEvents()

    assert "Any key or a click brings the rest back for ten seconds." in sitting.read


def test_the_plain_screen_says_so_too_and_falls_silent(sitting):
    sitting.set_up(a_plan()).practises(60).types("P")
    assert "Any key or a click brings the rest back" in sitting.read
    sitting.lives(10)

    assert isinstance(sitting.view, PlainView)
    assert sitting.read.strip() == ""
    sitting.types("A").lives(11)
    assert isinstance(sitting.view, PlainView)
    assert sitting.read.strip() == "", "it was said once"


def test_with_the_mouse_alone_the_plain_screen_can_be_left(sitting):
    sitting.set_up(a_plan()).practises(60).types("P").taps_an_empty_place()
    assert name_of(sitting.page.header.leave_plain) == "Leave plain screen"
    sitting.presses("Leave plain screen").lives(20)

    assert not isinstance(sitting.view, PlainView)
    assert not sitting.page.header.leave_plain.isVisible()
