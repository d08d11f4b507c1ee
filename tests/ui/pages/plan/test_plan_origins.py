"""Where each value of a plan comes from, and what is stored."""

from datetime import timedelta

import pytest

from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.domain.preferences import Preferences
from dilator_app.ui.paper_dialog import PaperDialog
from tests.cut import cut_off
from tests.makers import CLINICIAN, TODAY, days_ago, make_dilator, make_plan, make_rule
from tests.ui.pages.plan.on_the_page import ME, from_clinician, mark, saved

DEFAULT = Origin(OriginKind.DEFAULT)


# --- where values come from ------------------------------------------------------------------------------------------
def test_without_a_plan_every_number_is_an_app_default_and_says_so(plan, desk):
    page = plan()
    assert "These are app defaults. No clinician has set them for you. Ask your care team." in desk.words()
    for line in (PlanLine.MINUTES, PlanLine.PER_WEEK, PlanLine.BREATHING, PlanLine.COMFORT_LIMIT):
        assert mark(page, line).startswith("app default; ")
    shown = page.fields
    assert (shown.minutes.number(), shown.per_week.number(), shown.comfort_limit.number()) == (15, 4, 3)
    assert (shown.in_s.number(), shown.out_s.number(), shown.breaths.number()) == (4, 6, 5)
    assert (shown.rule_sessions.number(), shown.rule_pain.number()) == (None, None), "there is no default rule"
    assert not page.save_button.isEnabled()


def test_every_default_says_which_range_the_sources_give(plan, desk):
    page = plan()
    said = {line: mark(page, line).replace("\n", " ") for line in PlanLine if mark(page, line)}
    assert said == {
        PlanLine.WARM_UP: "app default: none; some sources begin with a smaller size",
        PlanLine.MINUTES: "app default; sources give 5 to 20",
        PlanLine.PER_WEEK: "app default; sources: 3 a week to twice a day",
        PlanLine.BREATHING: "app default; the split of 4 and 6 has no source",
        PlanLine.COMFORT_LIMIT: "app default; sources: no pain at all to below 4",
        PlanLine.INSERTION_CUE: "app default; sources disagree",
        PlanLine.DROPS: "app default: off",
        PlanLine.CONTRACT_RELAX: "app default: off; sources disagree",
        PlanLine.REVIEW: "app default; one source says monthly",
    }
    assert cut_off(desk.window) == []


def test_what_is_off_until_somebody_asks_is_line_twelve(plan, desk):
    page = plan()
    assert not page.fields.drops.isChecked()
    assert not page.fields.contract_relax.isChecked()
    page.fields.drops.click()
    page.fields.review_weeks.set_number(6)
    assert mark(page, PlanLine.DROPS) == "you, 12 Nov"
    desk.click("My care team")
    desk.click("Save plan")
    assert (saved(desk).drops, saved(desk).contract_relax, saved(desk).review_weeks) == (True, False, 6)
    assert saved(desk).origins[PlanLine.REVIEW].kind is OriginKind.CLINICIAN


def test_a_size_up_to_which_to_go_is_never_below_the_first_one(plan, desk):
    page = plan()
    page.fields.size.set_value(make_dilator(22).id)
    page.fields.size_up_to.set_value(make_dilator(15).id)
    page.fields.changed.emit()
    desk.click("Save plan")
    assert "The upper size in line 1 is smaller than the first one." in desk.words()
    page.fields.size_up_to.set_value(make_dilator(25).id)
    page.fields.changed.emit()
    desk.click("Save plan")
    assert saved(desk).size_up_to.diameter_mm == 25


def test_whom_to_contact_is_no_new_version_of_the_plan(plan, desk):
    page = plan(from_clinician())
    page.fields.contact.set_text("01632 960018")
    desk.click("Save plan")
    (only,) = desk.diary.plans()
    assert (only.contact, only.origins[PlanLine.CONTACT]) == ("01632 960018", ME)
    assert only.origins[PlanLine.MINUTES] == CLINICIAN


def test_the_print_key_opens_the_plan_sheet(plan, desk):
    plan()
    desk.press("Ctrl+P")
    assert "Plan sheet" in desk.words(desk.dialog(PaperDialog))
    desk.settle()


def test_looking_saves_nothing(plan, desk):
    plan()
    desk.press("Return")
    assert desk.diary.plans() == []


def test_a_change_of_mine_never_keeps_the_clinician_s_name(plan, desk):
    page = plan(from_clinician())
    assert "From Ines Okafor, 15 October 2026, entered by you" in desk.words()
    page.fields.minutes.setFocus()
    desk.press("Up")
    assert mark(page, PlanLine.MINUTES) == "changed by you, 12 Nov"
    assert page._marks[PlanLine.MINUTES].is_own()
    assert mark(page, PlanLine.PER_WEEK) == "Ines Okafor, 15 Oct"
    desk.press("Return")
    made = saved(desk)
    assert (made.starts_on, made.minutes) == (TODAY, 11)
    assert made.origins[PlanLine.MINUTES] == ME
    assert made.origins[PlanLine.PER_WEEK] == CLINICIAN
    assert len(desk.diary.plans()) == 2, "the version of October stays"


REST = "The rest are app defaults; no clinician has set them for you."


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        (
            {PlanLine.RULE: CLINICIAN},
            f"Partly from Ines Okafor, 15 October 2026, entered by you. {REST}",
        ),
        (
            {PlanLine.RULE: CLINICIAN, PlanLine.MINUTES: ME},
            f"Partly from Ines Okafor, 15 October 2026, entered by you, with changes of your own. {REST}",
        ),
        ({PlanLine.MINUTES: ME}, f"Partly entered by you. {REST}"),
        (
            dict.fromkeys(PlanLine, CLINICIAN) | {PlanLine.MINUTES: ME},
            "From Ines Okafor, 15 October 2026, entered by you, with changes of your own",
        ),
        (
            dict.fromkeys(PlanLine, CLINICIAN) | {PlanLine.CONTACT: ME},
            "From Ines Okafor, 15 October 2026, entered by you",
        ),
        (dict.fromkeys(PlanLine, ME), "Entered by you. No clinician has set these numbers for you."),
        (
            dict.fromkeys(PlanLine, Origin(OriginKind.CLINICIAN, "", days_ago(0))) | {PlanLine.PER_WEEK: DEFAULT},
            f"Partly from your care team, 12 November 2026, entered by you. {REST}",
        ),
    ],
)
def test_the_line_under_the_title_says_so_where_a_plan_comes_from_several(plan, desk, origins, said):
    rule = make_rule(3, 2) if origins.get(PlanLine.RULE, ME).kind is OriginKind.CLINICIAN else None
    page = plan(make_plan(22, rule=rule, origins={PlanLine.SIZE: origins.get(PlanLine.SIZE, DEFAULT), **origins}))
    assert page.origin.text() == said
    assert cut_off(desk.window) == []


def test_numbers_from_the_care_team_carry_their_name_and_today(plan, desk):
    page = plan()
    page.fields.minutes.set_number(12)
    desk.click("My care team")
    page.who.setText("Ines Okafor")
    assert mark(page, PlanLine.MINUTES) == "Ines Okafor, 12 Nov"
    desk.click("Save plan")
    assert saved(desk).origins[PlanLine.MINUTES] == Origin(OriginKind.CLINICIAN, "Ines Okafor", TODAY)
    assert saved(desk).origins[PlanLine.PER_WEEK].kind is OriginKind.DEFAULT


def test_a_care_team_without_a_name_is_still_the_care_team(plan, desk):
    page = plan()
    page.fields.minutes.set_number(12)
    desk.click("My care team")
    desk.click("Save plan")
    assert saved(desk).origins[PlanLine.MINUTES] == Origin(OriginKind.CLINICIAN, "", TODAY)
    assert "Partly from your care team, 12 November 2026, entered by you." in desk.words()


def test_who_guides_the_practice_is_offered_as_the_name(plan, desk):
    desk.diary.save_preferences(Preferences(guide="Nour"))
    page = plan()
    assert page.who.text() == "Nour"
    assert not page.who.isEnabled(), "it is used for the care team alone"


def test_a_value_that_is_given_for_the_first_time_is_mine_and_not_changed(plan, desk):
    page = plan()
    page.fields.contact.setFocus()
    desk.type("01632 960018")
    assert mark(page, PlanLine.CONTACT) == "you, 12 Nov"


def test_a_second_change_on_the_same_day_replaces_the_first_version(plan, desk):
    page = plan(from_clinician())
    page.fields.minutes.set_number(11)
    desk.click("Save plan")
    page.fields.minutes.set_number(12)
    desk.click("Save plan")
    assert [(p.starts_on, p.minutes) for p in desk.diary.plans()] == [(days_ago(28), 10), (TODAY, 12)]


def test_the_next_day_a_change_makes_a_version_of_its_own(plan, desk):
    page = plan()
    page.fields.minutes.set_number(11)
    desk.click("Save plan")
    desk.clock.set(desk.clock.now() + timedelta(days=1))
    page.fields.minutes.set_number(12)
    desk.click("Save plan")
    assert [p.minutes for p in desk.diary.plans()] == [11, 12]


def test_ctrl_z_takes_a_new_version_and_a_replaced_one_back(plan, desk):
    page = plan(from_clinician())
    page.fields.minutes.set_number(11)
    desk.click("Save plan")
    page.fields.minutes.set_number(12)
    desk.click("Save plan")
    page.setFocus()
    desk.press("Ctrl+Z")
    assert page.fields.minutes.number() == 11
    desk.press("Ctrl+Z")
    assert page.fields.minutes.number() == 10
    assert len(desk.diary.plans()) == 1


def test_every_line_is_stored(plan, desk):
    page = plan()
    fields = page.fields
    fields.size.set_value(make_dilator(22).id)
    fields.warm_up.set_value(make_dilator(15).id)
    fields.warm_up_minutes.set_number(2)
    fields.per_week.set_number(3)
    fields.in_s.set_number(5)
    fields.out_s.set_number(7)
    fields.breaths.set_number(12)
    fields.comfort_limit.set_number(2)
    fields.cue.choose(fields.cue.choices[1])
    fields.sore_day.set_text("Breathing")
    fields.own_words.set_text("Rest at the opening")
    fields.rule_sessions.set_number(3)
    fields.rule_pain.set_number(2)
    fields.rule_no_sign.setChecked(True)
    desk.click("My care team")
    desk.click("Save plan")
    made = saved(desk)
    assert (made.size.diameter_mm, made.warm_up.dilator.diameter_mm, made.warm_up.minutes) == (22, 15, 2)
    assert (made.per_week, made.pattern.in_s, made.pattern.out_s, made.breaths) == (3, 5, 7, 12)
    assert (made.comfort_limit, made.insertion_cue.value) == (2, "out_breath")
    assert (made.sore_day, made.own_words) == ("Breathing", "Rest at the opening")
    assert made.rule == make_rule(3, 2, no_safety_sign=True)
    assert made.origins[PlanLine.SIZE] == made.origins[PlanLine.RULE] == Origin(OriginKind.CLINICIAN, "", TODAY)


# --- the rule --------------------------------------------------------------------------------------------------------
WHY = "Line 11 holds numbers that a clinician gave. To change them, choose “My care team”."


@pytest.mark.parametrize("before", [None, make_rule(3, 2)], ids=["a first rule", "a changed one"])
def test_a_change_of_the_rule_is_saved_under_no_false_name(plan, desk, before):
    page = plan(from_clinician(rule=before))
    said = page.origin.text()
    page.fields.minutes.set_number(12)
    assert WHY not in desk.words()
    page.fields.rule_sessions.set_number(3)
    page.fields.rule_pain.set_number(3)
    assert WHY in desk.words()
    assert not page.who.isEnabled()
    desk.click("Save plan")
    assert desk.words().count(WHY) == 1, "it stands beside the question already"
    assert page.source.isAncestorOf(page.window().focusWidget())
    assert saved(desk).rule == before
    assert page.fields.rule_pain.number() == 3, "nothing that was typed is lost"

    desk.click("My care team")
    assert WHY not in desk.words()
    page.who.setText("Nour")
    assert mark(page, PlanLine.RULE) == "Nour, 12 Nov"
    desk.click("Save plan")
    assert saved(desk).origins[PlanLine.RULE] == Origin(OriginKind.CLINICIAN, "Nour", TODAY)
    assert said.startswith("From Ines Okafor, 15 October 2026")


def test_an_old_rule_of_one_s_own_stays_as_it_is_while_nobody_changes_it(plan, desk):
    page = plan(make_plan(22, rule=make_rule(3, 2), origins=dict.fromkeys(PlanLine, ME)))
    page.fields.minutes.set_number(12)
    desk.click("Save plan")
    assert (saved(desk).rule, saved(desk).origins[PlanLine.RULE]) == (make_rule(3, 2), ME)


@pytest.mark.parametrize("height", [766, 1200])
def test_a_first_change_moves_no_field_and_no_room_is_kept_for_the_question(plan, desk, height):
    page = plan()
    desk.window.resize(1280, height)
    desk.settle()
    assert page._area.y() - page.origin.geometry().bottom() < 20
    watched = page.fields.minutes, page.fields.rule_sessions, page.save_button, page.fields.own_words
    before = [field.mapTo(page, field.rect().topLeft()) for field in watched]
    page.fields.minutes.set_number(12)
    desk.settle()
    assert page.source.isVisible()
    assert [field.mapTo(page, field.rect().topLeft()) for field in watched] == before
    page.fields.rule_sessions.set_number(3)  # the question says more now
    page.fields.rule_pain.set_number(2)
    desk.settle()
    assert [field.mapTo(page, field.rect().topLeft()) for field in watched] == before
    desk.click("Cancel")
    desk.settle()
    assert [field.mapTo(page, field.rect().topLeft()) for field in watched] == before


def test_a_field_at_the_top_is_not_put_behind_the_question(plan, desk):
    page = plan()
    desk.settle()
    page.fields.size.setFocus()
    desk.press("Down")
    desk.settle()
    assert page.source.isVisible()
    assert not page.fields.size.visibleRegion().isEmpty()
    assert page.fields.size.visibleRegion().boundingRect() == page.fields.size.rect()


def test_a_rule_needs_both_numbers(plan, desk):
    page = plan()
    page.fields.rule_sessions.set_number(3)
    desk.click("Save plan")
    assert "Line 11 needs both numbers, or neither." in desk.words()
    assert desk.focused is page.fields.rule_pain
    assert desk.diary.plans() == []
    page.fields.rule_pain.set_number(2)
    assert "Line 11 needs" not in desk.words()
    desk.click("My care team")
    desk.click("Save plan")
    assert saved(desk).rule == make_rule(3, 2)


def test_a_limit_that_is_no_limit_is_named_and_not_cut_to_another(plan, desk):
    page = plan(make_plan(22, comfort_limit=3))
    page.fields.comfort_limit.setFocus()
    page.fields.comfort_limit.selectAll()
    desk.type("99x")
    desk.press("Return")
    assert "“99x” is not used here. Please use a number from 0 to 10." in desk.words()
    assert saved(desk).comfort_limit == 3


def test_saving_a_plan_is_said_and_can_be_taken_back(plan, desk):
    page = plan(make_plan(22, comfort_limit=3))
    page.fields.comfort_limit.set_number(2)
    desk.click("Save plan")
    assert desk.toast.accessibleName() == "Saved."
    desk.click("Undo", desk.toast)
    assert saved(desk).comfort_limit == 3


def test_a_rule_is_never_above_the_comfort_limit(plan, desk):
    page = plan(make_plan(22, rule=make_rule(3, 3), comfort_limit=3))
    page.fields.comfort_limit.set_number(2)
    desk.click("Save plan")
    assert "The pain in line 11 is at most the comfort limit, 2." in desk.words()
    assert desk.focused is page.fields.rule_pain
    assert len(desk.diary.plans()) == 1


def test_a_rule_can_be_taken_away(plan, desk):
    page = plan(make_plan(22, rule=make_rule()))
    page.fields.rule_sessions.set_number(None)
    page.fields.rule_pain.set_number(None)
    desk.click("Save plan")
    assert saved(desk).rule is None
