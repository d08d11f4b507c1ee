"""From Start to Saved, in the ways that a session can go."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from dilator_app.domain.practice import Stage
from dilator_app.domain.scales import Breathing, Insertion, Sign
from dilator_app.domain.session import How, Role
from dilator_app.ui.pages.history.model import Column, cell_text
from dilator_app.ui.session.record import kept as waiting
from dilator_app.ui.session.reflect import ReflectView
from dilator_app.ui.session.saved import SavedView
from tests.desk import name_of
from tests.journeys.session.sitting import SIZES, a_plan, warm_up_plan
from tests.layout_items import stale_items
from tests.makers import days_ago, make_dilator, make_rule, make_session


def test_a_whole_session_is_in_the_diary_as_it_went(sitting, desk):
    sitting.set_up(a_plan())
    sitting.begins()
    assert "22 mm" in sitting.read
    assert "5 breaths, then about 10 minutes" in sitting.read

    sitting.presses("Start breathing").lives(50)
    assert "Breath 6" in sitting.read, "the planned breaths are over, and the pacer goes on"
    sitting.presses("Go on").lives(360).types("2").lives(240)
    assert "10:00" in sitting.read
    sitting.presses("Finish")
    assert sitting.stage == "Step 4 of 4: Reflect"

    sitting.presses("Fairly easy", "None of these", "Save session")
    assert sitting.view.title.text() == "Saved."
    assert "1 session this week." in sitting.read
    sitting.presses("Done")

    assert not sitting.is_on
    assert sitting.saved.how is How.GUIDED
    assert [(s.dilator.diameter_um, s.role, s.seconds) for s in sitting.saved.steps] == [(22_000, Role.MAIN, 600)]
    assert (sitting.saved.insertion, sitting.saved.breathing) == (Insertion.FAIRLY_EASY, Breathing.DONE)
    assert (sitting.saved.worst_pain, sitting.saved.breathing_seconds) == (2, 50)
    assert sitting.saved.safety is not None
    assert not sitting.saved.safety.signs
    assert not sitting.saved.stopped


def test_after_start_nothing_needs_a_touch(sitting, desk):
    sitting.set_up(a_plan(), go_on_by_itself=True)
    sitting.begins().presses("Start breathing").lives(50)
    assert sitting.stage == "Step 3 of 4: Practise"

    sitting.lives(1200)
    assert "20:00" in sitting.read, "it counts on past the planned time"
    assert waiting(desk.diary).state.practised_s == pytest.approx(1200, abs=5), "and all of it is on the disk"
    assert sitting.page.state.practised_s == 1200


def test_without_that_wish_breathe_waits(sitting):
    sitting.set_up(a_plan()).begins().presses("Start breathing").lives(600)

    assert sitting.stage == "Step 2 of 4: Breathe"


def test_the_wish_is_remembered_for_the_next_session(sitting, desk):
    sitting.set_up(a_plan()).begins().presses("Go on to practising by itself", "Not today")

    sitting.begins().presses("Start breathing").lives(60)
    assert sitting.stage == "Step 3 of 4: Practise"


def test_a_breathing_session_has_no_practise_and_no_size(sitting):
    sitting.set_up(a_plan()).begins("Breathing session")
    assert "22 mm" not in sitting.read

    sitting.presses("Start breathing").lives(120).presses("Finish")
    assert "How was inserting?" not in sitting.read
    sitting.presses("Save session")

    assert sitting.saved.is_breathing_session
    assert (sitting.saved.breathing_seconds, sitting.saved.breathing) == (120, Breathing.DONE)
    assert "Breathing session" in sitting.read


def test_outside_only_is_a_session_like_any_other(sitting):
    sitting.set_up(a_plan()).practises(200)
    sitting.presses("To reflect", "Outside only", "Save session")

    assert sitting.saved.insertion is Insertion.OUTSIDE_ONLY
    assert sitting.view.title.text() == "Saved."
    assert "outside only" in sitting.read


def test_a_warm_up_comes_first_and_is_no_part_of_the_sizes_figures(sitting):
    sitting.set_up(warm_up_plan()).begins().presses("Start breathing").lives(50).presses("Go on").lives(130)
    assert "18 mm" in sitting.read
    assert "Warm-up. Change when you like, or stay." in sitting.read
    assert "about \u20682:00\u2069" in sitting.read

    sitting.presses("Go on: 22 mm").lives(60)
    assert "\u20681:00\u2069" in sitting.read, "the clock of the size begins anew"
    sitting.presses("To reflect", "Save session")

    assert [(s.role, s.seconds) for s in sitting.saved.steps] == [(Role.WARM_UP, 130), (Role.MAIN, 60)]
    assert sitting.saved.sizes == (make_dilator(22).size,)


def test_time_at_two_sizes_is_put_at_both(sitting):
    sitting.set_up(a_plan()).practises(12).presses("Smaller: 18 mm").lives(75).presses("To reflect")
    assert sitting.view.facts.line.text() == "1 min of about 10, at 22 mm, 18 mm"
    sitting.presses("Save session")
    assert "22 mm, 18 mm" in sitting.read


def test_pain_that_came_in_the_warm_up_is_there_in_reflect_and_in_history(sitting, desk):
    sitting.set_up(warm_up_plan()).practises(22).types("N", "6").presses("Stop for today")
    assert sitting.view.fields.pain.value() == 6
    assert sitting.view.facts.line.text() == "Less than 1 min of about 10, at 18 mm"
    sitting.presses("Save session")
    assert "Less than 1 min" in sitting.read
    sitting.presses("Done")

    history = desk.page("history")
    cells = [cell_text(sitting.saved, column, inches=False) for column in (Column.PAIN, Column.MINUTES)]
    assert cells == ["6", "<1"], "as it was on Reflect and on Saved"
    history.open_session(sitting.saved)
    assert history.panel.fields.pain.value() == 6
    assert sitting.saved.at_each_size() == {}, "and it is in no figure of a size"


def test_the_size_offered_is_never_larger_than_that_of_the_last_session(sitting, desk):
    desk.clock.advance(days=1)
    sitting.set_up(a_plan(), make_session(22, 18))
    sitting.begins()

    assert sitting.page.state.dilator == make_dilator(18)


def test_nothing_of_the_program_ever_offers_a_larger_size(sitting):
    sitting.set_up(a_plan()).practises(900)

    assert "25 mm" not in sitting.read
    sitting.presses("Other sizes")
    assert "25 mm" in [chip.text() for chip in sitting.view.sizes.choices], "behind Other sizes all of them stand"


def test_prepare_names_the_warm_up_that_practising_begins_with(sitting):
    sitting.set_up(warm_up_plan(), make_session(22, day=days_ago(1)))
    said = sitting.desk.words()
    assert "5 slow breaths first, then about 10 minutes." in said, "as Plan, the clock and the report say"
    assert "The warm-up takes 2 more minutes." in said
    sitting.begins()
    assert "18 mm for 2 minutes, then 22 mm" in sitting.read
    assert "5 breaths, about 2 + 10 minutes" in sitting.read
    assert "to start with" not in sitting.read

    sitting.presses("Smaller: 18 mm")
    assert "then 22 mm" not in sitting.read, "18 mm is no warm-up for itself"
    assert "5 breaths, then about 10 minutes" in sitting.read
    assert "to start with" in sitting.read


def test_a_size_chosen_over_another_one_is_asked_about_once_with_the_step_in_mm(sitting, desk):
    sitting.set_up(a_plan(size=make_dilator(15))).practises(60).presses("Other sizes")
    choose(sitting, 22)
    assert "From 15 mm to 22 mm: 7 mm wider, past 18 mm." in desk.words()
    assert name_of(desk.dialog().focusWidget()) == "Keep this size", "Enter keeps what there is"
    desk.press("Return")
    assert desk.dialogs() == []
    assert sitting.page.state.step.dilator == make_dilator(15)

    choose(sitting, 22)
    desk.click("Use it")
    assert sitting.page.state.step.dilator == make_dilator(22)

    sitting.lives(10).presses("Smaller: 18 mm").lives(10).presses("Smaller: 15 mm").lives(10).presses("Other sizes")
    choose(sitting, 22)
    assert desk.dialogs() == [], "it was answered for this session"
    assert sitting.page.state.step.dilator == make_dilator(22)


def test_one_step_up_is_not_asked_about(sitting, desk):
    sitting.set_up(a_plan(size=make_dilator(18))).practises(60).presses("Other sizes")
    choose(sitting, 22)

    assert desk.dialogs() == []
    assert sitting.page.state.step.dilator == make_dilator(22)


def test_without_a_plan_the_person_chooses_where_to_begin(sitting):
    sitting.set_up().begins("Choose a size")
    assert "Choose where to begin" in sitting.read
    sitting.presses("Start breathing").lives(50).presses("Go on")
    assert sitting.page.state.stage is Stage.BREATHE, "the sizes come first"
    choose(sitting, 12)
    assert sitting.page.state.step.dilator == make_dilator(12)


def test_every_event_of_a_session_survives_a_change_of_set(sitting, desk):
    sitting.set_up(a_plan()).practises(60)
    kept = tuple(d for d in SIZES.dilators if d != make_dilator(22))
    desk.diary.save(replace(SIZES, dilators=kept))
    sitting.presses("To reflect", "Save session")

    assert sitting.saved.main_dilator.diameter_um == 22_000


def test_a_sign_is_answered_in_reflect_and_its_card_follows_at_saved(sitting):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "More bleeding than that")
    assert "More than light pink spotting: stop, and contact your care team." in sitting.read

    sitting.presses("Save session")
    assert sitting.view.title.text() == "Saved. Here is when to contact your care team."
    assert "Ines Okafor, 555 0100" in sitting.read
    assert "Fernlight tells nobody. Your care team knows only if you contact them." in sitting.read
    assert sitting.saved.safety.signs == {Sign.BLEEDING}


@pytest.mark.parametrize("sign", ["More bleeding than that", "A little pink spotting"])
def test_after_a_sign_nothing_covers_saved_and_the_keyboard_is_in_it(sitting, desk, sign):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", sign, "Save session")

    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [desk.window]
    assert desk.window.focusWidget() is sitting.view.done
    sitting.types("Return")
    assert not sitting.is_on


def test_saved_shows_no_pain_no_rule_and_no_praise(sitting):
    sitting.set_up(a_plan(rule=make_rule())).practises(60).types("6").presses("Continue").lives(10)
    sitting.presses("To reflect", "Save session")

    read = sitting.read.lower()
    assert isinstance(sitting.view, SavedView)
    assert not [
        word for word in ("pain", "6", "rule", "limit", "great", "well done", "in a row") if word in read.split()
    ]


def test_an_unanswered_question_stays_unanswered(sitting):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Save session")

    assert sitting.saved.safety is None
    assert (sitting.saved.worst_pain, sitting.saved.insertion, sitting.saved.anxiety_before) == (None, None, None)


def test_save_without_answers_keeps_what_happened(sitting):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Save without answers")

    assert sitting.saved.insertion is None
    assert sitting.saved.steps[0].seconds == 60


def test_no_button_throws_an_answer_away(sitting, desk):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Hard")
    assert "Save without answers" not in sitting.read
    sitting.presses("Hard")
    assert "Save without answers" in sitting.read, "with the answer taken back it is what it says again"

    desk.tab_to("Note to yourself")
    desk.type("warm bath first")
    assert "Save without answers" not in sitting.read
    sitting.presses("Save session")
    assert sitting.saved.note_to_self == "warm bath first"


def test_a_tick_that_is_still_being_written_is_kept_too(sitting, desk):
    sitting.set_up(a_plan()).practises(60).presses("To reflect")
    desk.tab_to("your own words")
    sitting.types("Space")
    desk.type("music")
    sitting.presses("Save without answers")
    if isinstance(sitting.view, ReflectView):  # the button went as the tick came
        sitting.presses("Save session")

    assert sitting.saved.ticks == ("music",)


def test_an_answer_can_be_changed_or_left_as_it_was(sitting, desk):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Hard", "Save session", "Change an answer", "Easy")
    sitting.presses("Leave as it was")
    assert sitting.saved.insertion is Insertion.HARD

    sitting.presses("Change an answer", "Easy", "Save session", "Done")
    assert sitting.saved.insertion is Insertion.EASY
    assert sitting.saved.stamps.edited_at is None, "answering is no later change"


def test_add_a_question_leads_to_the_appointment_page(sitting, desk):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Save session")
    sitting.presses("Add a question for your appointment")

    assert not sitting.is_on
    assert type(desk.shown_page).__name__ == "AppointmentPage"


def choose(sitting, mm: int) -> None:
    """Press the chip of a size."""
    sizes = getattr(sitting.view, "sizes", None) or sitting.view.card.sizes
    chip = next(c for c in sizes.choices if c.text() == f"{mm} mm")
    chip.click()
    sitting.desk.qtbot.wait(0)


def test_after_breathing_in_the_middle_of_the_warm_up_every_button_goes_on(sitting):
    sitting.set_up(warm_up_plan()).practises(60)
    assert "Go on: 22 mm" in sitting.read

    sitting.presses("Back to breathing").lives(20).presses("Go on").lives(30)
    assert sitting.page.state.is_warming_up

    sitting.presses("Go on: 22 mm").lives(40).presses("To reflect").presses("Save session")
    assert [(s.dilator.diameter_um, s.seconds) for s in sitting.saved.steps] == [(18_000, 90), (22_000, 40)]


def test_the_views_of_a_session_come_and_go_and_leave_python_no_item_that_is_gone(sitting, desk):
    """See `tests.layout_items`."""
    sitting.set_up(warm_up_plan()).begins()
    ways = (
        "Start breathing",
        "Go on",
        "Back to breathing",
        "Go on",
        "Pause",
        "Resume",
        "Go on: 22 mm",
        "Note pain",
        "5",
    )
    for words in (*ways, "Take it out and rest", "Smaller: 18 mm", "Stop for today", "Save session"):
        sitting.types(words) if words == "5" else sitting.presses(words)
        sitting.lives(20 if words != "Stop for today" else 1)
        for size in ((1024, 680), (1366, 694), (1280, 766)):
            desk.window.resize(*size)
            QApplication.processEvents()
        assert stale_items() == 0, words
