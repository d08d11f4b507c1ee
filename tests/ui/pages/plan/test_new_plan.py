"""A new plan from a sheet: one line after the other by keyboard, old beside new, each with where it comes from."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from dilator_app import plan_words
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.plan import InsertionCue, Origin, OriginKind, PlanLine
from dilator_app.domain.preferences import Preferences
from tests.cut import cut_off
from tests.desk import name_of
from tests.makers import CLINICIAN, TODAY, make_plan, make_rule, make_set
from tests.ui.pages.plan.on_the_page import NOUR, from_clinician, saved


def test_a_whole_sheet_is_entered_by_keyboard_with_one_tab_a_line(sheet, desk):
    sheet()
    typed = [
        "18 up to 22",
        "15 mm for 2 minutes",
        "12",
        "3",
        "5 in, 7 out, 10 breaths",
        "2",
        "out-breath",
        "Breathing alone.",
        "Rest at the opening.",
        "Nour, 01632 960018",
        "3 in a row, pain 2, breathing done, no safety sign",
        "pelvic drops yes, every 6 weeks",
    ]
    for words in typed:
        desk.type(words)
        desk.press("Tab")
    desk.press("Shift+Tab", "Return")
    made = saved(desk)
    assert (made.size.diameter_mm, made.size_up_to.diameter_mm) == (18, 22)
    assert (made.warm_up.dilator.diameter_mm, made.warm_up.minutes) == (15, 2)
    assert (made.minutes, made.per_week, made.comfort_limit) == (12, 3, 2)
    assert (made.pattern, made.breaths) == (BreathPattern(5, 7), 10)
    assert made.insertion_cue is InsertionCue.OUT_BREATH
    assert (made.sore_day, made.own_words, made.contact) == tuple(typed[7:10])
    assert made.rule == make_rule(3, 2, breathing_done=True, no_safety_sign=True)
    assert (made.drops, made.contract_relax, made.review_weeks) == (True, False, 6)
    assert made.starts_on == TODAY
    assert {o.kind for line, o in made.origins.items() if line is not PlanLine.CONTRACT_RELAX} == {OriginKind.CLINICIAN}
    assert made.origins[PlanLine.CONTRACT_RELAX].kind is OriginKind.DEFAULT, "nobody spoke of it"
    assert "New plan from a sheet" in desk.words()


def test_the_old_value_and_where_it_comes_from_stand_beside_the_new(sheet, desk):
    page = sheet(from_clinician(own_words="Rest at the opening."))
    rows = page.new_plan.rows
    assert [row.now.text() for row in rows] == [plan_words.line_value(saved(desk), n) for n in range(1, 13)]
    assert rows[2].now.text() == "10 minutes"
    assert rows[2].mark.text() == "Ines Okafor, 15 Oct"
    assert QApplication.focusWidget() is rows[0].field
    assert name_of(rows[2].field) == "Line 3, About how long, new"
    assert rows[2].field.accessibleDescription() == "Now: 10 minutes"


def test_an_empty_line_stays_as_it_is_with_its_origin(sheet, desk):
    page = sheet(from_clinician())
    page.new_plan.source.who.setText("Nour")
    page.new_plan.rows[2].field.setText("12 min")
    desk.click("Save plan")
    made = saved(desk)
    assert (made.minutes, made.per_week, made.size.diameter_mm) == (12, 4, 22)
    assert made.origins[PlanLine.MINUTES] == NOUR
    assert made.origins[PlanLine.PER_WEEK] == CLINICIAN
    assert len(desk.diary.plans()) == 2, "the version of October stays"


def test_a_line_that_says_the_same_comes_from_whoever_said_it_now(sheet, desk):
    page = sheet(from_clinician())
    page.new_plan.source.who.setText("Nour")
    page.new_plan.rows[2].field.setText("10")
    desk.click("Save plan")
    assert saved(desk).origins[PlanLine.MINUTES] == NOUR


def test_what_i_enter_myself_never_carries_a_name(sheet, desk):
    page = sheet(from_clinician())
    desk.click("Me")
    page.new_plan.rows[2].field.setText("12")
    desk.click("Save plan")
    assert saved(desk).origins[PlanLine.MINUTES] == Origin(OriginKind.PERSON, day=TODAY)
    assert page._marks[PlanLine.MINUTES].text() == "changed by you, 12 Nov"


def test_a_dash_takes_a_value_away(sheet, desk):
    page = sheet(from_clinician(rule=make_rule(), sore_day="Breathing"))
    for line, said in ((8, "–"), (11, "-"), (4, "none")):
        page.new_plan.rows[line - 1].set_text(said)
    desk.click("Save plan")
    assert (saved(desk).rule, saved(desk).sore_day, saved(desk).per_week) == (None, "", None)


def test_who_guides_the_practice_is_offered_as_the_name(sheet, desk):
    desk.diary.save_preferences(Preferences(guide="Nour"))
    assert sheet().new_plan.source.who.text() == "Nour"


def test_another_page_can_ask_for_a_new_plan(desk):
    desk.diary.save(make_set())
    desk.view.show_page("plan", "new plan")
    desk.qtbot.waitUntil(lambda: desk.view.page("plan").is_new_plan)
    assert QApplication.focusWidget() is desk.view.page("plan").new_plan.rows[0].field


@pytest.mark.parametrize("width", [1024, 1280])
def test_everything_can_be_read(sheet, desk, width):
    long = Origin(OriginKind.CLINICIAN, "W" * 80, TODAY - timedelta(days=3))
    desk.window.resize(width, 646)
    sheet(make_plan(22, TODAY - timedelta(days=3), origins=dict.fromkeys(PlanLine, long), own_words="W" * 400))
    QApplication.processEvents()
    assert cut_off(desk.window) == []
