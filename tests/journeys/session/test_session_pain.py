"""Pain is noted, not watched; at the comfort limit and above it the plan has a say."""

import pytest
from PySide6.QtWidgets import QApplication

from dilator_app.domain.practice import Stage
from dilator_app.i18n import speaking
from dilator_app.ui.session.above_limit import AboveLimitView
from dilator_app.ui.session.pain import NotePainView
from dilator_app.ui.session.practise import PractiseView
from tests.cut import cut_off
from tests.journeys.session.sitting import a_plan, warm_up_plan
from tests.makers import make_dilator, make_plan

PAINS = [str(n) for n in range(11)]


def test_pain_above_the_limit_then_out_then_smaller_then_the_end(sitting):
    sitting.set_up(a_plan()).practises(120).types("5")
    assert isinstance(sitting.view, AboveLimitView)
    assert "The timer is paused" in sitting.read
    assert (
        "You noted 5. The comfort limit in your plan is 3. You can breathe, use a smaller size, take it out, or stop."
        in sitting.read
    )
    sitting.lives(60)

    sitting.presses("Take it out and rest")
    assert "Resting. Take the time you need." in sitting.read
    sitting.lives(90)
    assert sitting.page.state.practised_s == 120

    sitting.presses("Smaller: 18 mm").lives(180).types("2").lives(20)
    sitting.presses("To reflect")
    assert sitting.view.fields.pain.value() == 5, "what was noted stands there, and can be changed"
    sitting.presses("Save session")

    assert [(s.dilator.diameter_um, s.seconds, s.worst_pain) for s in sitting.saved.steps] == [
        (22_000, 120, 5),
        (18_000, 200, 2),
    ]
    assert sitting.saved.worst_pain == 5
    assert not sitting.saved.stopped


def test_the_panel_shows_no_size_but_the_smaller_one_and_no_pause(sitting):
    sitting.set_up(a_plan(), numbers_only=False).practises(60).types("5")

    assert "22 mm" not in sitting.read
    assert "Smaller: 18 mm" in sitting.read
    assert "Pause" not in sitting.read.split("\n")
    assert "Severe pain" not in sitting.read


def test_continue_is_the_last_and_plainest(sitting):
    sitting.set_up(a_plan()).practises(60).types("5")

    assert sitting.view.go_on.kind == "quiet"
    stops = sitting.desk.tab_stops()
    assert stops.index("Continue") > max(stops.index(name) for name in ("Breathe", "Smaller: 18 mm", "Stop for today"))


@pytest.mark.parametrize(("pain", "said"), [("6", False), ("7", True), ("End", True)])
def test_from_seven_on_it_says_when_to_contact_the_care_team(sitting, pain, said):
    sitting.set_up(a_plan()).practises(60).types(pain)

    assert ("Severe pain, or pain that does not settle: stop and contact your care team." in sitting.read) is said


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("larger", [False, True], ids=["", "larger"])
@pytest.mark.parametrize("size", [(1366, 694), (1024, 680)], ids=lambda size: f"{size[0]} x {size[1]}")
def test_what_severe_pain_calls_for_is_whole_in_every_window(sitting, size, larger, language):
    sitting.set_up(a_plan(), larger_session_text=larger)
    sitting.desk.window.resize(*size)
    sitting.practises(60)
    with speaking(language):
        sitting.types("8")
        QApplication.processEvents()
        assert isinstance(sitting.view, AboveLimitView)
        view = sitting.view
        said = (view.title, view.time, view.words, view.severe, view.source, view.contact, view.more)
        for part in (*said, view.breathe, view.smaller, view.take_out):
            assert part.isVisible()
            assert part.visibleRegion().boundingRect().size() == part.size(), part.text()
        assert min(button.height() for button in (view.breathe, view.smaller, view.take_out)) >= 76
        assert cut_off(view) == []


def test_when_to_contact_opens_the_card_with_the_persons_own_contact(sitting, desk):
    sitting.set_up(a_plan()).practises(60).types("5").presses("When to contact")

    assert "Ines Okafor, 555 0100" in desk.words()
    assert "In an emergency, call your local emergency number." in desk.words()
    assert "If you are worried, that is reason enough." in desk.words()


def test_neither_space_nor_enter_goes_on_in_passing_from_the_panel(sitting):
    sitting.set_up(a_plan()).practises(60).types("5", "Space", "Return")

    assert isinstance(sitting.view, AboveLimitView)


def test_without_a_smaller_size_none_is_offered(sitting):
    sitting.set_up(a_plan(size=make_dilator(12))).practises(60).types("5")

    assert "You noted 5. The comfort limit in your plan is 3. You can breathe, take it out, or stop." in sitting.read
    assert "Smaller" not in sitting.read


def test_once_for_each_size_and_again_for_a_higher_number(sitting):
    sitting.set_up(a_plan()).practises(60).types("5").presses("Continue").types("4")
    assert not isinstance(sitting.view, AboveLimitView)

    sitting.types("6")
    assert isinstance(sitting.view, AboveLimitView)


def test_at_the_limit_one_line_says_what_can_be_done_and_time_goes_on(sitting):
    sitting.set_up(a_plan()).practises(60).types("3").lives(4)

    assert isinstance(sitting.view, NotePainView)
    assert "3 is the comfort limit in your plan. You can ease back, breathe, or use 18 mm." in sitting.read
    assert sitting.page.state.practised_s == 64


def test_the_scale_is_folded_until_it_is_asked_for_and_folds_eight_seconds_after_a_choice(sitting, desk):
    sitting.set_up(a_plan()).practises(60)
    assert not any(number in sitting.read.split("\n") for number in PAINS)

    sitting.presses("Note pain").lives(300)
    assert isinstance(sitting.view, NotePainView), "it waits for as long as it is wanted"
    sitting.types("2")
    desk.clock.advance(seconds=7.9)
    sitting.page.look()
    assert isinstance(sitting.view, NotePainView)
    desk.clock.advance(seconds=0.2)
    sitting.page.look()
    assert isinstance(sitting.view, PractiseView)
    assert sitting.page.state.pain_now == 2


def test_a_key_notes_while_the_scale_is_folded_and_says_so_for_a_moment(sitting):
    sitting.set_up(a_plan()).practises(60).types("2")
    assert isinstance(sitting.view, PractiseView)
    assert "Noted: 2" in sitting.read

    sitting.lives(9)
    assert "Noted: 2" not in sitting.read


def test_a_number_that_was_noted_is_not_said_at_the_next_size(sitting):
    sitting.set_up(a_plan()).practises(60).types("2")
    sitting.types("-")
    assert "Noted: 2" not in sitting.read
    assert "Note pain" in sitting.read
    assert "Note pain" in sitting.read


def test_end_means_ten(sitting):
    assert sitting.set_up(a_plan()).practises(60).types("End").page.state.pain_now == 10


def test_ten_can_be_typed_as_it_is_written(sitting):
    sitting.set_up(a_plan()).practises(60).types("1", "0")

    assert sitting.page.state.pain_now == 10
    assert isinstance(sitting.view, AboveLimitView)


def test_a_number_chosen_again_on_the_scale_is_taken_back(sitting):
    sitting.set_up(a_plan()).practises(60).presses("Note pain").types("2")
    assert sitting.page.state.pain_now == 2
    cell = sitting.view.pain.choices[2] if hasattr(sitting.view.pain, "choices") else None
    if cell is not None:
        cell.click()
        assert sitting.page.state.pain_now is None


def test_nothing_ever_asks_for_pain(sitting):
    sitting.set_up(a_plan()).practises(1200)

    assert isinstance(sitting.view, PractiseView)
    assert sitting.page.state.stage is Stage.PRACTISE
    assert "pain" not in sitting.read.lower().replace("note pain", "")


def test_a_comfort_limit_of_the_plan_holds_and_not_the_default(sitting):
    sitting.set_up(a_plan(comfort_limit=1)).practises(60).types("2")

    assert "The comfort limit in your plan is 1." in sitting.read


def test_after_pain_and_a_rest_in_the_warm_up_no_larger_size_is_offered(sitting):
    sitting.set_up(warm_up_plan()).practises(60).types("8").presses("Take it out and rest")
    card = [b.text() for b in (sitting.view.breathe, sitting.view.smaller, sitting.view.same) if b.isVisible()]
    assert card == ["Breathe", "Smaller: 15 mm", "Continue: 18 mm"]
    assert "22 mm" not in sitting.read

    sitting.presses("Continue: 18 mm").lives(30)
    assert sitting.page.state.step.seconds == 90
    assert "22 mm" not in sitting.read
    sitting.presses("Other sizes")
    assert "22 mm" in sitting.read, "larger ones stand behind Other sizes"


def test_a_limit_that_nobody_set_is_called_an_app_default(sitting):
    sitting.set_up(make_plan(22)).practises(60).types("3")
    assert "3 is the comfort limit, an app default. You can ease back, breathe, or use 18 mm." in sitting.read

    sitting.types("5")
    assert "You noted 5. The comfort limit is 3, an app default." in sitting.read
    assert "in your plan" not in sitting.read


def test_in_the_panel_minus_is_smaller_and_a_higher_number_is_noted(sitting):
    sitting.set_up(a_plan()).practises(60).types("5", "4")
    assert "You noted 5." in sitting.read, "a lower number calls nothing off"
    sitting.types("8")
    assert "You noted 8." in sitting.read
    assert "Severe pain, or pain that does not settle: stop and contact your care team." in sitting.read

    sitting.types("-")
    assert sitting.page.state.step.dilator == make_dilator(18)
    assert sitting.page.state.is_counting
