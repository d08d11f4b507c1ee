"""Own steps, goals over time and the line for a hard day."""

from dilator_app.ui.pages.goals_dialog import GoalsDialog
from dilator_app.ui.pages.plan.hard_day_dialog import HardDayDialog
from dilator_app.ui.pages.plan.own_step_form import OwnStepForm
from dilator_app.ui.pages.plan.own_steps_dialog import OwnStepsDialog
from dilator_app.ui.pages.plan.try_form import TryForm
from dilator_app.ui.pages.rest_dialog import RestDialog
from tests.makers import TODAY, days_ago, make_goal, make_own_step, make_rating, make_try


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
