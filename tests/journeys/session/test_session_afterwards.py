"""The days between: a sign that is added later, time away, and what comes back at the next start."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dilator_app.domain.plan import PlanLine
from dilator_app.domain.scales import NONE_OF_THESE, Sign
from dilator_app.domain.session import Entered
from dilator_app.ui.pages.history.safety_dialog import SafetyDialog
from dilator_app.ui.session.check_first import AskFirstView, CheckFirstDialog
from dilator_app.ui.session.contact import ContactDialog
from dilator_app.ui.session.prepare import PrepareView
from tests.journeys.session.sitting import SIZES, a_plan
from tests.makers import CLINICIAN, TODAY, days_ago, make_session, signs


def practised(sitting, seconds=60):
    sitting.practises(seconds).presses("To reflect", "Save session", "Done")


def test_a_sign_that_is_added_the_next_day_leads_to_the_card_at_the_next_start(sitting, desk, clock):
    sitting.set_up(a_plan())
    practised(sitting)
    clock.advance(days=1)
    desk.page("today").refresh()
    desk.click("Something to add since then?")
    desk.view.page("history").panel.safety_button.setFocus()
    sitting.types("Space")
    dialog = desk.dialog(SafetyDialog)
    sitting.presses("More bleeding than that")
    days = [field for holder, field in dialog._days.values() if holder.isVisible()]
    days[0].set_day(TODAY + timedelta(days=1))
    desk.click("OK")
    desk.click("Save")
    said = desk.words(desk.dialog(ContactDialog))
    assert "More than light pink spotting: stop, and contact your care team." in said
    assert "Bleeding that is fresh and heavy" in said
    assert "Ines Okafor, 555 0100" in said
    assert "Fernlight tells nobody. Your care team knows only if you contact them." in said
    sitting.types("Return")
    assert desk.dialogs() == []
    assert sitting.saved.safety.day_of(Sign.BLEEDING) == TODAY + timedelta(days=1)
    assert sitting.saved.stamps.edited_at is not None, "an answer that comes later is a later change"

    desk.page("today")
    assert "Choose where to begin" in desk.words()
    desk.click("Start")
    assert isinstance(sitting.view, AskFirstView)
    assert "Ines Okafor, 555 0100" in sitting.read
    assert "In an emergency, call your local emergency number." in sitting.read
    sitting.presses("Breathing session")
    assert sitting.page.state.is_breathing_session


def stands_at_the_card_then_the_list(sitting, desk):
    """Go from Today to Prepare after a sign: nothing is preselected, and both come."""
    desk.page("today").refresh()
    assert "Choose where to begin" in desk.words()
    desk.click("Start")
    assert isinstance(sitting.view, AskFirstView)
    assert "pain that did not settle" in sitting.read
    sitting.presses("I have asked; go on")
    assert isinstance(desk.dialog(), CheckFirstDialog)
    assert "This list comes again after what you noted in a session." in desk.words()
    desk.click("Go on")
    assert sitting.page.state.dilator is None


def test_a_sign_is_not_lost_to_a_quick_log_of_the_same_day(sitting, desk, clock):
    logged = make_session(22, entered=Entered.SAME_DAY, safety=NONE_OF_THESE, note_to_self="the morning")
    sitting.set_up(a_plan(), logged)
    clock.advance(seconds=30)
    sitting.practises(60).presses("Smaller: 18 mm").lives(30).presses("Stop for today")
    sitting.presses("Pain that did not settle", "Save session", "Done")
    clock.advance(seconds=30)
    stands_at_the_card_then_the_list(sitting, desk)
    sitting.presses("Not today")

    desk.page("today")
    desk.click("Something to add since then?")
    assert desk.view.page("history").panel.session.steps[-1].dilator == SIZES.dilators[2], "what came last is opened"


def test_a_sign_is_not_lost_to_a_later_log_that_leaves_the_question_open(sitting, desk, clock):
    sitting.set_up(a_plan()).practises(60).presses("Stop for today")
    sitting.presses("Faint or panicky", "Save session", "Done")
    clock.advance(seconds=30)
    desk.press("Ctrl+N", "2", "Return")
    assert desk.diary.count_sessions() == 2
    desk.page("today").refresh()
    assert "Choose where to begin" in desk.words()
    desk.click("Start")
    assert isinstance(sitting.view, AskFirstView)


def test_a_sign_that_is_noticed_today_and_added_to_an_older_session_leads_to_the_card(sitting, desk, clock):
    older = make_session(22, day=days_ago(5), at="20:00", note_to_self="older")
    newer = make_session(18, day=days_ago(2), at="20:00", safety=NONE_OF_THESE)
    sitting.set_up(a_plan(), older, newer).begins().presses("Not today")  # the list of the new plan is answered
    clock.advance(seconds=30)
    stored = desk.diary.session(older.id)
    desk.diary.save(replace(stored, safety=signs(Sign.PAIN_LASTED, day=TODAY)))
    stands_at_the_card_then_the_list(sitting, desk)


def added_in_history(desk, *boxes):
    """Open the one session in History and tick or untick signs of it."""
    desk.page("history").open_session(desk.diary.sessions()[0])
    desk.shown_page.panel.safety_button.opened.emit()
    dialog = desk.dialog(SafetyDialog)
    for words in boxes:
        desk.click(words, dialog)
    desk.click("OK")
    desk.click("Save")


@pytest.mark.parametrize("given", ["guide", "plan"])
def test_after_spotting_the_name_that_was_given_is_told_and_not_just_a_care_team(sitting, desk, given):
    sitting.set_up(a_plan(), make_session(22, day=days_ago(1)))
    if given == "guide":
        desk.diary.save_preferences(replace(desk.diary.preferences(), guide="Ines Okafor"))
    else:
        desk.diary.save(a_plan(starts_on=TODAY, origins={PlanLine.MINUTES: CLINICIAN}))
    added_in_history(desk, "A little pink spotting")
    assert "A little pink spotting can happen. Tell Ines Okafor. More than that" in desk.words(
        desk.dialog(ContactDialog)
    )


def test_spotting_that_is_added_later_says_its_line_and_fever_its_sourced_one(sitting, desk):
    sitting.set_up(a_plan(), make_session(22, day=days_ago(1)))
    added_in_history(desk, "A little pink spotting")
    said = desk.words(desk.dialog(ContactDialog))
    assert "A little pink spotting can happen. Tell your care team." in said
    assert "Your contact\nInes Okafor, 555 0100" in said
    assert "Bleeding that is fresh" not in said
    desk.click("OK")

    added_in_history(desk, "Fever, or unusual discharge")
    said = desk.words(desk.dialog(ContactDialog))
    assert "A little pink spotting can happen" not in said, "it was said when it was added"
    assert said.count("An active pelvic infection is on the list of reasons not to start.") == 1
    assert "Ines Okafor, 555 0100" in said
    assert "Bleeding that is fresh" not in said


def test_a_sign_that_was_known_or_is_taken_back_brings_no_card(sitting, desk):
    known = signs(Sign.BLEEDING, Sign.FAINT_PANIC, day=days_ago(1))
    sitting.set_up(a_plan(), make_session(22, day=days_ago(1), safety=known))
    added_in_history(desk, "None of these")

    assert desk.dialogs() == []
    assert sitting.saved.safety.signs == set()


def test_the_card_blocks_nothing_and_the_list_follows_it(sitting, desk):
    sitting.set_up(a_plan(), make_session(22, day=days_ago(1), safety=signs(Sign.FAINT_PANIC, day=days_ago(1))))
    desk.click("Start")
    sitting.presses("I have asked; go on")

    assert isinstance(desk.dialog(), CheckFirstDialog)
    desk.click("Go on")
    assert isinstance(sitting.view, PrepareView)
    assert sitting.page.state.dilator is None, "after a sign no size is chosen for the person"


def test_spotting_brings_back_the_list_and_not_the_card(sitting, desk):
    sitting.set_up(a_plan(), make_session(22, day=days_ago(1), safety=signs(Sign.SPOTTING, day=days_ago(1))))
    desk.click("Start")

    assert isinstance(desk.dialog(), CheckFirstDialog)
    assert isinstance(sitting.view, PrepareView)


def test_after_fever_or_discharge_the_card_says_no_more_than_its_one_sourced_line(sitting, desk):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Fever, or unusual discharge", "Save session")

    assert sitting.view.title.text() == "Saved."
    assert "An active pelvic infection is on the list of reasons not to start." in sitting.read
    assert "Pelvic Health Fund" in sitting.read
    assert "Bleeding that is fresh" not in sitting.read


def test_the_list_comes_once_with_a_new_plan_and_is_one_click_away_ever_after(sitting, desk):
    sitting.set_up(a_plan())
    desk.click("Start")
    assert isinstance(desk.dialog(), CheckFirstDialog)
    desk.click("Go on")
    sitting.presses("Not today")

    desk.click("Start")
    assert desk.dialogs() == []
    sitting.presses("When not to start")
    assert isinstance(desk.dialog(), CheckFirstDialog)
    assert "An active pelvic infection" in desk.words()


def test_a_ticked_line_of_the_list_leads_to_the_card(sitting, desk):
    sitting.set_up(a_plan())
    desk.click("Start")
    sitting.presses("Bleeding that nobody has explained yet")
    desk.click("Go on")
    assert isinstance(sitting.view, AskFirstView)
    sitting.presses("I have asked; go on")

    assert isinstance(sitting.view, PrepareView)
    assert desk.dialogs() == [], "what was answered a moment ago is not asked again"


def test_a_return_after_twenty_days_begins_anywhere(sitting, desk, clock):
    sitting.set_up(a_plan())
    practised(sitting)
    clock.advance(days=20)
    desk.page("today").refresh()
    said = desk.words()
    assert "Welcome back. Begin anywhere: breathing, a smaller size, or just looking." in said
    assert "20" not in said.replace("2026", "").replace("20:4", "")

    desk.click("Start")
    assert isinstance(desk.dialog(), CheckFirstDialog), "the list comes back after more than 14 days"
    desk.click("Go on")
    assert sitting.page.state.dilator is None
    assert "Choose where to begin" in sitting.read
    assert "away" not in sitting.read.lower()


def test_what_the_person_often_ticked_stands_in_prepare(sitting):
    sitting.set_up(
        a_plan(),
        make_session(22, day=days_ago(2), ticks=("music", "warm bath")),
        make_session(22, day=days_ago(4), ticks=("music", "longer breathing")),
        make_session(22, day=days_ago(6), ticks=("music", "longer breathing", "a pillow")),
    ).begins()

    assert "You often ticked: music, longer breathing." in sitting.read


def test_the_list_of_prepare_can_be_made_ones_own(sitting, desk):
    sitting.set_up(a_plan()).begins().presses("Hands and set washed", "Change the list")
    form = desk.dialog()
    assert [f.text() for f in form.fields[:5]][:4] == [
        "Door closed, time to yourself",
        "Hands and set washed",
        "Lubricant within reach",
        "Camera covered, if you like",
    ]
    form.fields[0].setText("Cat outside")
    form.fields[2].setText("")
    desk.click("Save")
    assert [tick.text() for tick in sitting.view.ticks] == [
        "Cat outside",
        "Hands and set washed",
        "Camera covered, if you like",
    ]
    assert [tick.isChecked() for tick in sitting.view.ticks] == [False, True, False]

    sitting.presses("Not today").begins()
    assert "Cat outside" in sitting.read


def test_the_list_may_be_empty_and_can_be_put_back(sitting, desk):
    sitting.set_up(a_plan()).begins().presses("Change the list")
    for field in desk.dialog().fields:
        field.clear()
    desk.click("Save")
    assert sitting.view.ticks == []

    sitting.presses("Change the list")
    desk.click("Use the lines that came with Fernlight")
    desk.click("Save")
    assert len(sitting.view.ticks) == 4
    assert not desk.diary.preferences().has_own_checklist, "so that they follow the language"


def test_what_is_ticked_in_prepare_is_recorded_nowhere(sitting, desk):
    sitting.set_up(a_plan()).begins().presses("Hands and set washed", "Not today")

    assert "Hands" not in str(desk.diary.preferences())
    assert desk.diary.draft("session") is None


def test_enter_on_i_have_asked_goes_on_and_begins_no_breathing_session(sitting, desk):
    sitting.set_up(a_plan(), make_session(22, day=days_ago(1), safety=signs(Sign.FAINT_PANIC, day=days_ago(1))))
    desk.click("Start")
    desk.tab_to("I have asked; go on")
    sitting.types("Return")

    assert isinstance(desk.dialog(), CheckFirstDialog)
    assert not sitting.page.state.is_breathing_session
