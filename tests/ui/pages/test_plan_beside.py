"""What lies beside the plan: its versions, how its rule is counted, rests, own steps, goals, a line for a hard day."""

from datetime import timedelta

import pytest

from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.domain.scales import Breathing
from dilator_app.ui.pages.goals_dialog import GoalsDialog
from dilator_app.ui.pages.plan.counted_dialog import CountedDialog
from dilator_app.ui.pages.plan.hard_day_dialog import HardDayDialog
from dilator_app.ui.pages.plan.history_dialog import PlanHistoryDialog
from dilator_app.ui.pages.plan.own_step_form import OwnStepForm
from dilator_app.ui.pages.plan.own_steps_dialog import OwnStepsDialog
from dilator_app.ui.pages.plan.rests_dialog import RestsDialog
from dilator_app.ui.pages.plan.try_form import TryForm
from dilator_app.ui.pages.rest_dialog import RestDialog
from dilator_app.ui.pages.rest_form import RestForm
from tests.cut import cut_off
from tests.desk import Desk
from tests.makers import (
    CLINICIAN,
    TODAY,
    days_ago,
    make_goal,
    make_own_step,
    make_plan,
    make_rating,
    make_rest,
    make_rule,
    make_session,
    make_set,
    make_try,
    signs,
)


@pytest.fixture
def beside(desk: Desk):
    """Press a link on the Plan page, with these records in the diary, and return the dialog that it opens."""

    def show(link: str, kind, *records):
        desk.diary.save(make_set(), *records)
        desk.page("plan")
        desk.click(link)
        return desk.dialog(kind)

    return show


# --- versions --------------------------------------------------------------------------------------------------------
def test_the_versions_say_what_was_in_force_when_and_where_a_change_came_from(beside, desk):
    october = make_plan(22, days_ago(28), minutes=10, origins=dict.fromkeys(PlanLine, CLINICIAN))
    mine = Origin(OriginKind.PERSON, day=days_ago(9))
    november = make_plan(22, days_ago(9), minutes=12, origins={**october.origins, PlanLine.MINUTES: mine})
    dialog = beside("Versions of your plan", PlanHistoryDialog, october, november)
    said = desk.words(dialog)
    assert said.index("In force since 3 November 2026") < said.index("In force from 15 October 2026 to 2 November 2026")
    assert "About how long: 12 minutes\nchanged by you, 3 Nov; before: 10 minutes" in said
    assert "The first version." in said
    assert "Comfort limit" not in said, "what did not change is one click away"
    desk.click("All lines of In force from 15 October 2026 to 2 November 2026")
    assert "Comfort limit: 3 of 10\nInes Okafor, 15 Oct" in desk.words(dialog)
    assert cut_off(dialog) == []


def test_without_a_plan_there_are_no_versions_and_it_says_so(beside, desk):
    beside("Versions of your plan", PlanHistoryDialog)
    assert "No plan is entered yet. What holds are app defaults." in desk.words()
    desk.press("Return")
    assert desk.dialogs() == []


def test_a_version_that_begins_later_is_no_version_in_force(beside, desk):
    beside("Versions of your plan", PlanHistoryDialog, make_plan(22, days_ago(-3)))
    assert "From 15 November 2026 on" in desk.words()


# --- how the rule is counted -----------------------------------------------------------------------------------------
RULE = make_rule(2, 2, breathing_done=True, no_safety_sign=True)


def fitting(day, **fields):
    return make_session(22, day=day, **{"pain": 2, "breathing": Breathing.DONE, "safety": signs(), **fields})


def test_the_sessions_that_counted_and_why_the_others_did_not(beside, desk):
    dialog = beside(
        "How is this counted?",
        CountedDialog,
        make_plan(22, rule=RULE),
        fitting(days_ago(1)),
        fitting(days_ago(2), numbing_gel=True),
        fitting(days_ago(3), safety=None),
        make_session(day=days_ago(4)),
        fitting(days_ago(5), pain=4),
        fitting(days_ago(6)),
    )
    said = desk.words(dialog)
    assert "2 sessions in a row at this size, worst pain 2 or less, breathing done, no safety sign." in said
    assert "1 session at 22 mm counts; the rule speaks of 2." in said
    assert "Wed 11 Nov 2026\n22 mm\ncounts\nfits the rule" in said
    assert "Tue 10 Nov 2026\n22 mm\npassed over\nwith numbing gel" in said
    assert "Mon 9 Nov 2026\n22 mm\npassed over\nsafety question not answered" in said
    assert "Sun 8 Nov 2026\n–\npassed over\nbreathing session" in said
    assert "Sat 7 Nov 2026\n22 mm\nends the row\npain above the number in the rule" in said
    assert "Fri 6 Nov" not in said, "the row ended before"
    assert cut_off(dialog) == []
    desk.press("Esc")
    assert desk.dialogs() == []


def test_without_a_rule_it_says_that_the_app_has_none(beside, desk):
    beside("How is this counted?", CountedDialog, make_plan(22), fitting(TODAY))
    assert "There is no rule. Fernlight has none of its own;" in desk.words()
    assert "12 Nov" not in desk.words(desk.dialog(CountedDialog))


def test_a_rule_without_a_size_counts_nothing(beside, desk):
    beside("How is this counted?", CountedDialog, make_plan(None, rule=RULE), fitting(TODAY))
    assert "It counts sessions at the size on line 1, and no size stands there yet." in desk.words()


def test_what_is_typed_and_not_saved_is_not_counted(desk):
    desk.diary.save(make_set(), make_plan(22, rule=RULE), fitting(TODAY, pain=2))
    page = desk.page("plan")
    page.fields.rule_pain.set_number(0)
    desk.click("How is this counted?")
    assert "worst pain 2 or less" in desk.words(desk.dialog(CountedDialog))


def test_hundreds_of_sessions_are_counted_and_the_newest_shown(beside, desk):
    other = [make_session(12, day=days_ago(n)) for n in range(80)]
    dialog = beside("How is this counted?", CountedDialog, make_plan(22, rule=RULE), *other)
    assert desk.words(dialog).count("another size") == 60
    assert "20 earlier sessions are counted too." in desk.words(dialog)


# --- rests -----------------------------------------------------------------------------------------------------------
def test_a_rest_of_another_time_is_added_with_own_words(beside, desk):
    beside("Rests", RestsDialog)
    assert "No rest is noted." in desk.words()
    desk.click("Add a rest")
    form = desk.dialog(RestForm)
    form.first.set_day(days_ago(20))
    form.last.set_day(days_ago(15))
    form.words.setText("With my sister")
    desk.press("Return")
    (rest,) = desk.diary.rests()
    assert (rest.first_day, rest.last_day, rest.words) == (days_ago(20), days_ago(15), "With my sister")
    assert "Fri 23 October 2026 to Wed 28 October 2026" in desk.words(desk.dialog(RestsDialog))
    assert "With my sister" in desk.words()
    desk.press("Esc")
    desk.press("Ctrl+Z")
    assert desk.diary.rests() == []


def test_a_rest_is_changed_and_its_end_taken_away(beside, desk):
    beside("Rests", RestsDialog, make_rest(days_ago(9), days_ago(3)))
    desk.click("Change")
    form = desk.dialog(RestForm)
    form.last.set_day(None)
    desk.press("Return")
    assert desk.diary.rests()[0].last_day is None
    assert "since Tue 3 November 2026, open" in desk.words()


def test_a_rest_that_goes_on_can_be_ended_yesterday(beside, desk):
    beside("Rests", RestsDialog, make_rest(days_ago(9)))
    desk.click("End it")
    assert desk.diary.rests()[0].last_day == days_ago(1)
    assert "End it" not in desk.words()


def test_a_rest_of_today_has_nothing_to_end(beside, desk):
    beside("Rests", RestsDialog, make_rest(TODAY))
    assert "End it" not in desk.words()


def test_a_removed_rest_comes_back_with_undo(beside, desk):
    beside("Rests", RestsDialog, make_rest(days_ago(9), days_ago(3)))
    desk.click("Remove")
    assert desk.diary.rests() == []
    assert "Rest removed: Tue 3 November 2026 to Mon 9 November 2026." in desk.words()
    desk.click("Undo")
    assert desk.diary.rests()[0].first_day == days_ago(9)


def test_a_rest_cannot_end_before_it_began(beside, desk):
    beside("Rests", RestsDialog)
    desk.click("Add a rest")
    form = desk.dialog(RestForm)
    form.last.set_day(days_ago(1))
    desk.press("Return")
    assert "Please choose a day from 12 November on." in desk.words()
    assert desk.focused is form.last
    assert desk.diary.rests() == []


@pytest.mark.parametrize("where", ["plan", "today"])
def test_rests_that_overlap_become_one_and_come_back_as_they_were(beside, desk, where):
    old = make_rest(days_ago(9), days_ago(-3))
    if where == "plan":
        beside("Rests", RestsDialog, old, make_rest(days_ago(30), days_ago(20)))
        desk.click("Add a rest")
        form = desk.dialog(RestForm)
        form.first.set_day(days_ago(12))
        form.last.set_day(days_ago(5))
        desk.press("Return")
        desk.press("Esc")
        assert [(r.first_day, r.last_day) for r in desk.diary.rests()] == [
            (days_ago(30), days_ago(20)),
            (days_ago(12), days_ago(-3)),
        ]
    else:
        desk.diary.save(make_set(), make_rest(days_ago(12), days_ago(-1)), make_rest(days_ago(-2), days_ago(-6)))
        desk.page("today")
        desk.click("Rest")
        desk.dialog(RestDialog).until.set_day(days_ago(-4))
        desk.press("Return")
        assert [(r.first_day, r.last_day) for r in desk.diary.rests()] == [(days_ago(12), days_ago(-6))]
    desk.press("Ctrl+Z")
    assert len(desk.diary.rests()) == 2


def test_a_half_typed_rest_is_there_the_next_time(beside, desk):
    beside("Rests", RestsDialog)
    desk.click("Add a rest")
    form = desk.dialog(RestForm)
    form.words.setText("Half a")
    form.last.set_day(days_ago(-2))
    desk.press("Esc")
    desk.click("Add a rest")
    again = desk.dialog(RestForm)
    assert (again.words.text(), again.last.day()) == ("Half a", days_ago(-2))


# --- own steps -------------------------------------------------------------------------------------------------------
def test_a_step_is_added_and_a_try_noted_with_anxiety_and_pain_by_keyboard(beside, desk):
    beside("Steps of your own", OwnStepsDialog)
    desk.tab_to("Add a step")
    desk.type("Sit in the waiting room")
    desk.press("Return")
    (step,) = desk.diary.own_steps()
    assert "Not tried yet, and that is fine." in desk.words()
    desk.tab_to("I tried it: Sit in the waiting room")
    desk.press("Space")
    desk.dialog(TryForm)
    desk.tab_to("Anxiety")
    desk.press("5", "Tab", "2", "Tab")
    desk.type("Went better than I thought.")
    desk.press("Ctrl+Return")
    (one,) = desk.diary.own_step_tries()
    assert (one.step_id, one.day, one.anxiety, one.pain) == (step.id, TODAY, 5, 2)
    assert one.note_to_self == "Went better than I thought."
    assert "Tried once. Thu 12 November: anxiety 5, pain 2" in desk.words(desk.dialog(OwnStepsDialog))
    assert "Went better" not in desk.words(), "a note to myself is in no view"


def test_a_try_needs_no_answer_and_can_be_taken_back(beside, desk):
    beside("Steps of your own", OwnStepsDialog, make_own_step())
    desk.click("I tried it")
    desk.dialog(TryForm)
    desk.press("Return")
    assert [(t.pain, t.anxiety) for t in desk.diary.own_step_tries()] == [(None, None)]
    desk.press("Esc")
    desk.press("Ctrl+Z")
    assert desk.diary.own_step_tries() == []


def test_a_step_moves_up_the_ladder(beside, desk):
    first, second = make_own_step("a", position=0), make_own_step("b", position=1)
    dialog = beside("Steps of your own", OwnStepsDialog, first, second)
    desk.click("Move up")
    assert [s.words for s in desk.diary.own_steps()] == ["b", "a"]
    assert desk.words(dialog).index("\nb\n") < desk.words(dialog).index("\na\n")


def test_a_step_keeps_its_tries_when_it_is_put_away_and_comes_back(beside, desk):
    step = make_own_step()
    beside("Steps of your own", OwnStepsDialog, step, make_try(step, days_ago(3), pain=1), make_try(step, days_ago(1)))
    assert "Tried 2 times, last on Wed 11 November" in desk.words()
    desk.click("Open")
    desk.dialog(OwnStepForm)
    desk.click("Put away")
    assert desk.diary.own_steps()[0].retired
    desk.click("Bring back")
    assert not desk.diary.own_steps()[0].retired
    assert "Tried 2 times" in desk.words()


def test_a_try_is_corrected_or_removed_with_undo(beside, desk):
    step = make_own_step()
    beside("Steps of your own", OwnStepsDialog, step, make_try(step, days_ago(1), pain=8))
    desk.click("Open")
    desk.dialog(OwnStepForm)
    desk.click("Change")
    desk.dialog(TryForm).pain.choose(3)
    desk.press("Return")
    assert [t.pain for t in desk.diary.own_step_tries()] == [3]
    desk.click("Open")
    desk.dialog(OwnStepForm)
    desk.click("Remove")
    assert desk.diary.own_step_tries() == []
    desk.click("Undo")
    assert [t.pain for t in desk.diary.own_step_tries()] == [3]


def test_a_step_gets_other_words_and_never_none(beside, desk):
    beside("Steps of your own", OwnStepsDialog, make_own_step("a"))
    desk.click("Open")
    form = desk.dialog(OwnStepForm)
    form.words.setText(" ")
    desk.press("Return")
    assert "Please write the step in a few words, or put it away." in desk.words()
    form.words.setText("b")
    desk.press("Return")
    assert desk.diary.own_steps()[0].words == "b"


def test_the_program_lists_no_step_of_its_own(beside, desk):
    dialog = beside("Steps of your own", OwnStepsDialog)
    assert not dialog._list.isVisible()


def test_a_step_that_was_typed_and_not_added_goes_along(beside, desk):
    dialog = beside("Steps of your own", OwnStepsDialog)
    dialog.add_line.entry.setText("Sit in the waiting room")
    desk.click("Close")
    assert [s.words for s in desk.diary.own_steps()] == ["Sit in the waiting room"]


# --- goals over time -------------------------------------------------------------------------------------------------
GOALS = "What this is for: your goals"


def test_earlier_ratings_are_named_and_today_s_can_be_changed(beside, desk):
    goal = make_goal()
    ratings = [make_rating(goal, value, days_ago(days)) for days, value in ((20, 2), (10, 3), (0, 4))]
    dialog = beside(GOALS, GoalsDialog, goal, *ratings)
    assert "You rated it 4 of 10 on 12 November. Before that: 3 on 2 November, 2 on 23 October." in desk.words()
    assert dialog.rows[0].rating.value() == 4
    dialog.rows[0].rating.choose(5)
    desk.press("Return")
    assert [r.value for r in desk.diary.goal_ratings()] == [2, 3, 5], "one rating a day"
    desk.press("Ctrl+Z")
    assert [r.value for r in desk.diary.goal_ratings()] == [2, 3, 4]


def test_today_s_rating_can_be_taken_back(beside, desk):
    goal = make_goal()
    dialog = beside(GOALS, GoalsDialog, goal, make_rating(goal, 4))
    dialog.rows[0].rating.choose(None)
    desk.press("Return")
    assert desk.diary.goal_ratings() == []
    desk.press("Ctrl+Z")
    assert [r.value for r in desk.diary.goal_ratings()] == [4]


def test_a_goal_that_was_put_away_is_brought_back(beside, desk):
    dialog = beside(GOALS, GoalsDialog, make_goal("One"), make_goal("Two", position=1, retired=True))
    assert [row.words.text() for row in dialog.rows if row.isVisible()] == ["One", ""]
    desk.click("Bring back: Two")
    desk.press("Return")
    assert [g.retired for g in desk.diary.goals()] == [False, False]


def test_a_goal_put_away_by_mistake_comes_back_before_saving(beside, desk):
    dialog = beside(GOALS, GoalsDialog, make_goal("One"))
    desk.click("Put away")
    desk.click("Bring back: One")
    assert dialog.rows[0].isVisible()
    desk.press("Return")
    assert not desk.diary.goals()[0].retired


# --- a line for a hard day -------------------------------------------------------------------------------------------
def test_the_line_for_a_hard_day_is_written_here_and_shown_with_rest(beside, desk):
    beside("A line for a hard day", HardDayDialog)
    desk.type("Tea, a blanket, and tomorrow is another day.")
    desk.press("Return")
    assert desk.diary.preferences().hard_day_line == "Tea, a blanket, and tomorrow is another day."
    desk.page("today")
    desk.click("Rest")
    assert "Tea, a blanket, and tomorrow is another day." in desk.words(desk.dialog(RestDialog))


def test_a_half_typed_line_waits_and_an_emptied_one_is_gone(beside, desk):
    beside("A line for a hard day", HardDayDialog)
    desk.type("Half a")
    desk.press("Esc")
    assert desk.diary.preferences().hard_day_line == ""
    desk.click("A line for a hard day")
    dialog = desk.dialog(HardDayDialog)
    assert dialog.line.text() == "Half a"
    desk.press("Return")
    desk.click("A line for a hard day")
    desk.dialog(HardDayDialog).line.clear()
    desk.press("Return")
    assert desk.diary.preferences().hard_day_line == ""


# --- all of them -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("Versions of your plan", PlanHistoryDialog),
        ("Rests", RestsDialog),
        ("Steps of your own", OwnStepsDialog),
        (GOALS, GoalsDialog),
    ],
)
def test_the_longest_words_fit(beside, desk, link, kind):
    wide = "W" * 80
    step, goal = make_own_step(wide), make_goal(wide)
    records = (
        make_plan(22, days_ago(3), own_words="W" * 400, sore_day="word " * 200),
        make_rest(days_ago(9), words=wide),
        step,
        make_own_step(wide, position=1),
        make_own_step(wide, position=2, retired=True),
        make_try(step, TODAY - timedelta(days=1), pain=10, anxiety=10),
        goal,
        make_goal(wide, position=1, retired=True),
    )
    dialog = beside(link, kind, *records)
    desk.settle()
    assert cut_off(dialog) == []
    assert dialog.height() <= 680
