"""The Plan page: whose numbers these are, and that nothing typed is lost."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.domain.preferences import Preferences
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from dilator_app.ui.paper_dialog import PaperDialog
from tests.cut import cut_off
from tests.desk import Desk, name_of
from tests.makers import CLINICIAN, TODAY, days_ago, make_dilator, make_plan, make_rest, make_rule, make_set

SIZES = make_set()
ME = Origin(OriginKind.PERSON, day=TODAY)


@pytest.fixture
def plan(desk: Desk):
    """Look at the Plan page with these records in the diary."""

    def show(*records):
        desk.diary.save(SIZES, *records)
        return desk.page("plan")

    return show


def from_clinician(**fields):
    """A plan of 15 October whose every line came from the clinician."""
    return make_plan(22, minutes=10, origins=dict.fromkeys(PlanLine, CLINICIAN), **fields)


def saved(desk: Desk):
    return desk.diary.plans()[-1]


def mark(page, line: PlanLine) -> str:
    return page._marks[line].text()


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
    assert "From your care team, 12 November 2026, entered by you" in desk.words()


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
    desk.click("Save plan")
    made = saved(desk)
    assert (made.size.diameter_mm, made.warm_up.dilator.diameter_mm, made.warm_up.minutes) == (22, 15, 2)
    assert (made.per_week, made.pattern.in_s, made.pattern.out_s, made.breaths) == (3, 5, 7, 12)
    assert (made.comfort_limit, made.insertion_cue.value) == (2, "out_breath")
    assert (made.sore_day, made.own_words) == ("Breathing", "Rest at the opening")
    assert made.rule == make_rule(3, 2, no_safety_sign=True)
    assert made.origins[PlanLine.RULE] == ME


# --- the rule --------------------------------------------------------------------------------------------------------
def test_a_rule_needs_both_numbers(plan, desk):
    page = plan()
    page.fields.rule_sessions.set_number(3)
    desk.click("Save plan")
    assert "Line 11 needs both numbers, or neither." in desk.words()
    assert desk.focused is page.fields.rule_pain
    assert desk.diary.plans() == []
    page.fields.rule_pain.set_number(2)
    assert "Line 11" not in desk.words()
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


# --- nothing typed is lost -------------------------------------------------------------------------------------------
def test_changing_the_set_keeps_what_is_typed_on_the_plan(plan, desk):
    page = plan()
    page.fields.contact.setFocus()
    desk.type("call the clinic")
    desk.click("Change")
    dialog = desk.dialog(SetDialog)
    dialog.rows[0].label.setText("A")
    desk.press("Return")
    assert page.fields.contact.text() == "call the clinic"
    assert page.save_button.isEnabled()


def test_another_page_and_a_setting_keep_what_is_typed_on_the_plan(plan, desk):
    page = plan()
    page.fields.contact.setFocus()
    desk.type("call the clinic")
    desk.page("settings")
    desk.view.rooms.bus.announce(desk.diary.save_preferences(Preferences(inches=True)))
    desk.page("plan")
    assert page.fields.contact.text() == "call the clinic"
    assert page.fields.size.itemText(1) == "0.472 in"


def test_a_lock_keeps_what_is_typed_on_the_plan(plan, desk):
    page = plan(from_clinician())
    page.fields.contact.setFocus()
    desk.type("call the clinic")
    desk.click("My care team")
    desk.press("Ctrl+L")
    desk.click("Open")
    desk.settle()
    page = desk.page("plan")
    assert page.fields.contact.text() == "call the clinic"
    assert page.source.value() == "clinician"
    assert page.save_button.isEnabled()
    desk.click("Save plan")
    assert desk.diary.draft("plan") is None


def test_cancel_shows_the_plan_in_force_again(plan, desk):
    page = plan(from_clinician())
    page.fields.minutes.set_number(30)
    desk.click("Cancel")
    assert page.fields.minutes.number() == 10
    assert not page.cancel_button.isVisible()


def test_a_value_that_is_put_back_is_no_change(plan, desk):
    page = plan(from_clinician())
    page.fields.minutes.set_number(11)
    page.fields.minutes.set_number(10)
    assert not page.save_button.isEnabled()
    assert mark(page, PlanLine.MINUTES) == "Ines Okafor, 15 Oct"


def test_words_that_are_too_long_are_named_and_kept(plan, desk):
    page = plan()
    page.fields.own_words.set_text("a" * 4001)
    desk.click("Save plan")
    assert "This is too long by 1 character." in desk.words()
    assert len(page.fields.own_words.text()) == 4001


def test_ctrl_enter_saves_from_a_note_and_enter_writes_a_line(plan, desk):
    page = plan()
    page.fields.sore_day.setFocus()
    desk.type("one")
    desk.press("Return")
    desk.type("two")
    desk.press("Ctrl+Return")
    assert saved(desk).sore_day == "one\ntwo"


# --- by keyboard -----------------------------------------------------------------------------------------------------
def test_the_tab_key_reads_the_page_from_top_to_bottom(plan, desk):
    page = plan(from_clinician())
    page.fields.minutes.set_number(12)
    page.setFocus()
    desk.press("Tab")
    stops = []
    while name_of(desk.focused) not in ("Plan", *stops):
        stops.append(name_of(desk.focused))
        desk.press("Tab")
    marks = [
        "New plan from a sheet",
        "Save plan",
        "Me",
        "Size to practise at",
        "Warm-up",
        "Comfort limit",
        "On a sore day",
        "Sessions in a row",
        "How is this counted?",
        "Pelvic drops",
        "22",
        "Change",
        "Copy plan as text",
        "Steps of your own",
    ]
    assert [stop for stop in stops if stop in marks] == marks
    assert stops[-1] == "Steps of your own"


def test_the_tab_key_gets_out_of_the_page_whatever_else_is_there(plan, desk):
    page = plan(from_clinician(), make_rest(days_ago(3)))
    page.removal_requested.emit("Rest removed.", desk.diary.rests())
    page.beside.card.own_steps.setFocus()
    desk.press("Tab")
    assert name_of(desk.focused) == "Undo"
    for stop in ("Plan", "Size to practise at", "22", "Steps of your own", "Undo"):
        desk.tab_to(stop)


# --- the set below ---------------------------------------------------------------------------------------------------
def test_a_size_of_the_set_is_chosen_by_arrow_and_stored_with_the_plan(plan, desk):
    page = plan(from_clinician())
    page.set_card.picker.choices[3].setFocus(Qt.FocusReason.TabFocusReason)
    desk.press("Left")
    assert page.fields.size.currentText() == "18 mm"
    assert mark(page, PlanLine.SIZE) == "changed by you, 12 Nov"
    assert desk.diary.plans()[-1].size.diameter_mm == 22
    desk.click("Save plan")
    assert saved(desk).size.diameter_mm == 18


@pytest.mark.parametrize("width", [1024, 1280])
def test_forty_sizes_and_long_names_fit_into_the_window(plan, desk, width):
    desk.window.resize(width, 646)
    many = DilatorSet(dilators=tuple(make_dilator(10 + n / 2, position=n) for n in range(40)))
    long = Origin(OriginKind.CLINICIAN, "W" * 80, days_ago(3))
    plan(many, make_plan(22, days_ago(3), origins=dict.fromkeys(PlanLine, long)))
    assert cut_off(desk.window) == []


def test_a_plan_that_starts_later_is_not_in_force_yet(plan, desk):
    page = plan(make_plan(22, days_ago(-3), minutes=30))
    assert page.fields.minutes.number() == 15


def test_a_retired_size_that_the_plan_names_stays_listed(plan, desk):
    old = make_dilator(22, retired=True)
    page = plan(DilatorSet(dilators=(make_dilator(12), old)), make_plan(size=old))
    assert page.fields.size.currentText() == "22 mm"
