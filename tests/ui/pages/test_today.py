"""Today: what it offers, what it leaves unsaid, and goals."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dilator_app.domain.plan import WarmUp
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import Sign
from dilator_app.ui import speech
from dilator_app.ui.pages.appointment.questions_dialog import QuestionsDialog
from dilator_app.ui.pages.goals_dialog import GoalsDialog
from dilator_app.ui.pages.history.safety_dialog import SafetyDialog
from tests.cut import cut_off
from tests.desk import Desk
from tests.makers import (
    TODAY,
    days_ago,
    make_appointment,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_rating,
    make_rule,
    make_session,
    make_set,
    make_step,
    signs,
    warm_up,
)

SIZES = make_set()


def large(desk: Desk) -> str:
    """Return the words in the largest type: what is offered."""
    labels = [w for w in desk.shown_page.findChildren(QLabel) if w.isVisible() and w.text()]
    return max(labels, key=lambda w: w.font().pixelSize()).text()


# --- the offer -------------------------------------------------------------------------------------------------------
def test_without_a_plan_no_size_is_offered(today, desk):
    today(make_session(22, day=days_ago(1)))
    assert large(desk) == "Choose where to begin"


def test_the_plan_s_size_is_offered_when_the_last_session_ended_with_it(today, desk):
    today(make_plan(22), make_session(22, day=days_ago(1)))
    assert large(desk) == "22 mm"


def test_the_smaller_size_with_which_the_last_session_ended_is_offered(today, desk):
    today(make_plan(22), make_session(22, 18, day=days_ago(1)))
    assert large(desk) == "18 mm"


def test_a_larger_size_than_the_plan_s_is_never_offered_nor_named(today, desk):
    today(make_plan(18), make_session(25, day=days_ago(1)))
    assert large(desk) == "18 mm"
    assert "22" not in desk.words(desk.shown_page)
    assert "25" not in desk.words(desk.shown_page)


def test_a_breathing_session_does_not_change_the_size(today, desk):
    today(make_plan(22), make_session(warm_up(15), 18, day=days_ago(3)), make_session(day=days_ago(1)))
    assert large(desk) == "18 mm"


def test_after_a_safety_sign_no_size_is_offered(today, desk):
    today(make_plan(22), make_session(22, day=days_ago(1), safety=signs(Sign.SPOTTING, day=days_ago(1))))
    assert large(desk) == "Choose where to begin"


def test_inches_are_shown_where_they_were_chosen(today, desk):
    desk.diary.save_preferences(Preferences(inches=True))
    today(make_plan(22), make_session(22, day=days_ago(1)))
    assert large(desk) == "0.866 in"


def test_a_thing_with_a_long_name_breaks_into_lines(today, desk):
    finger = make_dilator(None, label="Finger" * 13)
    today(make_set_of(finger), make_plan(size=finger), make_session(make_step(finger), day=days_ago(1)))
    assert cut_off(desk.window) == []


def make_set_of(*dilators):
    return SIZES.__class__(dilators=dilators)


def test_breaths_and_minutes_come_from_the_plan_or_are_the_defaults(today, desk):
    today()
    assert "5 slow breaths first, then about 15 minutes. Both are app defaults." in desk.words()
    today(make_plan(22, breaths=1, minutes=None))
    assert "1 slow breath first." in desk.words()
    today(make_plan(22, days_ago(1), breaths=1, minutes=1))
    assert "1 slow breath first, then about 1 minute." in desk.words()
    assert "app default" not in desk.words()
    today(make_plan(22, TODAY, breaths=0, minutes=None))
    assert "slow breath" not in desk.words()


def test_a_warm_up_is_said_beside_the_minutes_of_the_plan_and_not_added_to_them(today, desk):
    before = WarmUp(make_dilator(18), 2)
    today(make_plan(22, starts_on=days_ago(3), minutes=10, breaths=8, warm_up=before), make_session(22))
    assert "8 slow breaths first, then about 10 minutes. The warm-up takes 2 more minutes." in desk.words()
    today(make_plan(22, starts_on=days_ago(2), minutes=10, breaths=8, warm_up=replace(before, minutes=None)))
    assert "8 slow breaths first, then about 10 minutes. A warm-up comes before them." in desk.words()
    today(make_plan(18, starts_on=days_ago(1), minutes=10, breaths=8, warm_up=before))
    assert "warm-up" not in desk.words(), "18 mm is no warm-up for itself"


def test_a_number_that_nobody_gave_is_not_called_the_plans(today, desk):
    today(make_plan(22, starts_on=days_ago(3), minutes=10), make_session(22))
    assert "5 slow breaths first, then about 10 minutes. The breaths are an app default." in desk.words()
    assert "Your plan" not in desk.words()
    today(make_plan(22, starts_on=days_ago(2), breaths=8, per_week=3))
    assert "8 slow breaths first, then about 15 minutes. The minutes are an app default." in desk.words()
    assert "Your plan: about 3." in desk.words()


def test_the_four_ways_stand_side_by_side_at_one_height(today, desk):
    page = today()
    names = ("Start", "Breathing session", "Rest", "Quick log")
    buttons = [b for b in page.findChildren(type(page._offer.start)) if b.text() in names]
    assert [b.text() for b in sorted(buttons, key=lambda b: b.mapTo(page, b.pos()).x())] == list(names)
    assert len({(b.mapTo(page, b.rect().topLeft()).y(), b.height()) for b in buttons}) == 1


@pytest.mark.usefixtures("language_put_back")
@pytest.mark.parametrize("width", [1024, 1280])
def test_the_four_ways_stand_side_by_side_in_spanish_and_in_the_smallest_window_too(today, desk, width):
    speech.speak("es")
    desk.window.say_anew()
    desk.window.resize(width, 680)
    offer = today()._offer
    desk.settle()
    buttons = (offer.start, offer.breathing, offer.rest, offer.quick)
    assert offer.breathing.text() == "Sesión de respiración"
    assert len({(button.y(), button.height()) for button in buttons}) == 1
    assert cut_off(desk.window) == []


# --- coming back -----------------------------------------------------------------------------------------------------
def test_after_time_away_it_welcomes_back_without_counting(today, desk):
    today(make_plan(22), make_session(22, day=days_ago(40), pain=8, note_to_self="private"))
    said = desk.words(desk.shown_page)
    assert "Welcome back. Begin anywhere: breathing, a smaller size, or just looking." in said
    assert large(desk) == "Choose where to begin"
    assert not [w for w in ("40", "days", "weeks", "away for", "missed") if w in said.replace("time away", "")]


def test_the_time_away_becomes_a_rest_with_one_click_and_the_link_goes(today, desk):
    today(make_session(22, day=days_ago(40)))
    desk.click("Mark the time away as a rest")
    (rest,) = desk.diary.rests()
    assert (rest.first_day, rest.last_day) == (days_ago(39), days_ago(1))
    assert "Mark the time away as a rest" not in desk.words()
    desk.press("Ctrl+Z")
    assert desk.diary.rests() == []
    assert "Mark the time away as a rest" in desk.words()


def test_two_weeks_are_not_away(today, desk):
    today(make_session(22, day=days_ago(14)))
    assert "Welcome back" not in desk.words()


# --- what is never there ---------------------------------------------------------------------------------------------
def test_no_pain_no_note_and_no_rule_stand_on_today(today, desk):
    today(
        make_plan(22, rule=make_rule(), own_words="Rest at the opening", contact="01632 960018"),
        *(
            make_session(
                22, day=days_ago(n), pain=7, anxiety_before=9, note_to_self="private words", note_for_therapist="told"
            )
            for n in range(4)
        ),
    )
    said = desk.words(desk.shown_page)
    hidden = ("pain", "Pain", "anxi", "7", "9 ", "private", "told", "rule", "row", "opening", "01632", "in a row")
    assert [w for w in hidden if w in said.replace("Mon 9", "")] == []


def test_the_week_says_what_happened_and_no_remainder(today, desk):
    today(make_plan(22, per_week=4), *(make_session(22, day=days_ago(n)) for n in (0, 1, 3, 8)))
    said = desk.words()
    assert "3 sessions this week." in said
    assert "Your plan: about 4.\nNothing to catch up." in said
    assert "of 4" not in said


def test_the_plan_beside_the_week_can_be_switched_off(today, desk):
    desk.diary.save_preferences(Preferences(show_week_plan=False))
    today(make_plan(22, per_week=4), make_session(22))
    assert "Your plan" not in desk.words()


def test_an_empty_week_is_kind(today, desk):
    today()
    assert "No session this week, and that is fine." in desk.words()


# --- the last session ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("ago", "asked"), [(0, True), (1, True), (2, True), (3, False)])
def test_for_two_days_it_asks_whether_there_is_something_to_add(today, desk, ago, asked):
    today(make_session(22, day=days_ago(ago)))
    assert ("Something to add since then?" in desk.words()) is asked


@pytest.mark.parametrize("size", [(1280, 800), (1024, 680)])
def test_something_to_add_opens_the_session_at_its_safety_question(today, desk, size):
    desk.window.resize(*size)
    today(make_session(22, day=days_ago(1)))
    desk.click("Something to add since then?")
    panel = desk.view.page("history").panel
    desk.qtbot.waitUntil(panel.safety_button.hasFocus)
    assert panel.safety_button.visibleRegion().boundingRect() == panel.safety_button.rect()
    assert "Safety signs" in desk.words()
    desk.press("Space")
    assert "Did any of these happen?" in desk.words(desk.dialog(SafetyDialog))


def test_open_is_what_shows_pain_and_notes(today, desk):
    today(make_session(22, day=days_ago(1), pain=3, note_to_self="private words"))
    desk.click("Open")
    assert desk.view.page("history").panel.fields.note_to_self.text() == "private words"


# --- goals -----------------------------------------------------------------------------------------------------------
def test_a_goal_is_written_rated_and_shown_in_the_person_s_words(today, desk):
    today()
    assert "You can write down what this is for, in your own words." in desk.words()
    desk.click("Write a goal")
    desk.dialog(GoalsDialog)
    desk.type("A smear test without fear")
    desk.press("Tab", "4", "Return")
    assert "“A smear test without fear”" in desk.words()
    assert "You rated it 4 of 10 on 12 November." in desk.words()
    desk.press("Ctrl+Z")
    assert desk.diary.goals() == []
    assert desk.diary.goal_ratings() == []


def test_a_goal_that_is_put_away_is_kept_in_the_diary(today, desk):
    goal = make_goal()
    today(goal, make_rating(goal))
    desk.click("Your goals")
    desk.click("Put away")
    desk.press("Return")
    assert "Write a goal" in desk.words()
    assert desk.diary.goals()[0].retired
    desk.press("Ctrl+Z")
    assert "“A smear test without fear”" in desk.words()


def test_goals_that_were_not_saved_are_there_the_next_time(today, desk):
    today()
    desk.click("Write a goal")
    desk.type("Half a")
    desk.press("Esc")
    desk.click("Write a goal")
    assert desk.dialog(GoalsDialog).rows[0].words.text() == "Half a"
    desk.click("Cancel")
    desk.click("Write a goal")
    assert desk.dialog(GoalsDialog).rows[0].words.text() == ""


def test_words_that_grow_when_they_are_stored_are_named(today, desk):
    today()
    desk.click("Write a goal")
    dialog = desk.dialog(GoalsDialog)
    dialog.rows[0].words.setText("\ufb2c" * 80)
    desk.press("Return")
    assert dialog.isVisible()
    assert "Please use fewer words here." in desk.words()


def test_the_longest_goal_without_a_space_does_not_widen_the_page(today, desk):
    today(make_goal("W" * 80), make_appointment(days_ago(-7), with_whom="W" * 80))
    assert cut_off(desk.window) == []


# --- the appointment -------------------------------------------------------------------------------------------------
def test_the_next_appointment_and_its_questions_are_named(today, desk):
    later, sooner = make_appointment(days_ago(-20)), make_appointment(days_ago(-7), with_whom="Ines Okafor")
    gone = make_appointment(days_ago(-1), cancelled=True)
    today(later, sooner, gone, make_question(), make_question("x", appointment_id=later.id))
    said = desk.words()
    assert "Ines Okafor\nThu 19 November" in said
    assert "1 question noted" in said


def test_add_a_question_leads_to_the_line_for_it(today, desk):
    today()
    desk.click("Add a question")
    desk.dialog(QuestionsDialog)
    desk.type("May I stay with this size?")
    desk.press("Return")
    assert [q.words for q in desk.diary.questions()] == ["May I stay with this size?"]


# --- the window ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(0, "Hello."), (4, "Hello."), (6, "Good morning."), (13, "Good afternoon."), (23, "Good evening.")],
)
def test_it_greets_by_the_hour(today, desk, hour, greeting):
    desk.clock.set(desk.clock.now().replace(hour=hour))
    page = today()
    page.refresh()
    assert greeting in desk.words()


def test_the_arrow_keys_scroll_nothing_away_and_tab_reads_from_top_to_bottom(today, desk):
    page = today(make_goal(), make_session(22, day=days_ago(1)))
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    desk.press("Tab")
    assert desk.tab_stops()[:4] == ["Choose a size", "Start", "Breathing session", "Rest"]


def test_enter_on_a_focused_button_presses_it(desk):
    desk.diary.save(make_set(18, 22))
    desk.page("today")
    desk.tab_to("Quick log")
    desk.press("Return")

    assert len(desk.dialogs()) == 1
