"""A new plan from a sheet or a reply: one line after the other by keyboard, old beside new, nothing before Save."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dilator_app import plan_words
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.plan import InsertionCue, Origin, OriginKind, PlanLine
from dilator_app.domain.plan_text import as_text
from dilator_app.domain.preferences import Preferences
from dilator_app.ui.pages.plan.paste_dialog import PasteDialog
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from tests.cut import cut_off
from tests.desk import Desk, name_of
from tests.makers import CLINICIAN, TODAY, make_dilator, make_plan, make_rule, make_set

NOUR = Origin(OriginKind.CLINICIAN, "Nour", TODAY)


@pytest.fixture
def sheet(desk: Desk):
    """Enter a new plan from a sheet, with these records in the diary."""

    def show(*records):
        desk.diary.save(make_set(), *records)
        page = desk.page("plan")
        desk.click("New plan from a sheet")
        return page

    return show


def october(**fields):
    return make_plan(22, minutes=10, origins=dict.fromkeys(PlanLine, CLINICIAN), **fields)


def saved(desk: Desk):
    return desk.diary.plans()[-1]


def told(page, line: int) -> str:
    row = page.new_plan.rows[line - 1]
    return row.told.text() if row.told.isVisible() else ""


# --- from a sheet ----------------------------------------------------------------------------------------------------
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
    page = sheet(october(own_words="Rest at the opening."))
    rows = page.new_plan.rows
    assert [row.now.text() for row in rows] == [plan_words.line_value(saved(desk), n) for n in range(1, 13)]
    assert rows[2].now.text() == "10 minutes"
    assert rows[2].mark.text() == "Ines Okafor, 15 Oct"
    assert QApplication.focusWidget() is rows[0].field
    assert name_of(rows[2].field) == "Line 3, About how long, new"
    assert rows[2].field.accessibleDescription() == "Now: 10 minutes"


def test_an_empty_line_stays_as_it_is_with_its_origin(sheet, desk):
    page = sheet(october())
    page.new_plan.source.who.setText("Nour")
    page.new_plan.rows[2].field.setText("12 min")
    desk.click("Save plan")
    made = saved(desk)
    assert (made.minutes, made.per_week, made.size.diameter_mm) == (12, 4, 22)
    assert made.origins[PlanLine.MINUTES] == NOUR
    assert made.origins[PlanLine.PER_WEEK] == CLINICIAN
    assert len(desk.diary.plans()) == 2, "the version of October stays"


def test_a_line_that_says_the_same_comes_from_whoever_said_it_now(sheet, desk):
    page = sheet(october())
    page.new_plan.source.who.setText("Nour")
    page.new_plan.rows[2].field.setText("10")
    desk.click("Save plan")
    assert saved(desk).origins[PlanLine.MINUTES] == NOUR


def test_what_i_enter_myself_never_carries_a_name(sheet, desk):
    page = sheet(october())
    desk.click("Me")
    page.new_plan.rows[2].field.setText("12")
    desk.click("Save plan")
    assert saved(desk).origins[PlanLine.MINUTES] == Origin(OriginKind.PERSON, day=TODAY)
    assert page._marks[PlanLine.MINUTES].text() == "changed by you, 12 Nov"


def test_a_dash_takes_a_value_away(sheet, desk):
    page = sheet(october(rule=make_rule(), sore_day="Breathing"))
    for line, said in ((8, "–"), (11, "-"), (4, "none")):
        page.new_plan.rows[line - 1].set_text(said)
    desk.click("Save plan")
    assert (saved(desk).rule, saved(desk).sore_day, saved(desk).per_week) == (None, "", None)


def test_each_line_says_how_it_is_read(sheet):
    page = sheet(october())
    page.new_plan.rows[4].field.setText("5 in 7 out 10")
    assert told(page, 5) == "Read as: 5 s in, 7 s out, 10 breaths"
    page.new_plan.rows[4].field.setText("slowly")
    assert told(page, 5) == "This cannot be read yet. It takes: seconds in, seconds out, breaths."
    page.new_plan.rows[4].field.setText("")
    assert told(page, 5) == ""
    page.new_plan.rows[0].field.setText("22 mm, when it feels right")
    assert told(page, 1) == "Read as: 22 mm. Other words belong on line 9."
    page.new_plan.rows[5].field.setText("2")
    assert told(page, 6) == "Read as: 2 of 10"


def test_a_line_that_cannot_be_read_is_gone_to_and_nothing_is_saved(sheet, desk):
    page = sheet(october())
    page.new_plan.rows[2].field.setText("12")
    page.new_plan.rows[5].field.setText("lots")
    desk.click("Save plan")
    assert "This cannot be read yet. It takes: 0 to 10." in desk.words()
    assert QApplication.focusWidget() is page.new_plan.rows[5].field
    assert len(desk.diary.plans()) == 1


def test_a_rule_is_not_saved_as_the_person_s_own_but_can_be_taken_away(sheet, desk):
    why = "Line 11 holds numbers that a clinician gave. To change them, choose “My care team”."
    page = sheet(october(rule=make_rule()))
    page.new_plan.rows[10].field.setText("3 in a row, pain 3")
    assert why not in desk.words()
    desk.click("Me")
    assert why in desk.words()
    desk.click("Save plan")
    assert desk.words().count(why) == 1, "it stands beside the question already"
    assert len(desk.diary.plans()) == 1

    page.new_plan.rows[10].field.setText("-")
    assert why not in desk.words()
    desk.click("Save plan")
    assert saved(desk).rule is None


def test_a_rule_above_the_comfort_limit_is_not_saved(sheet, desk):
    page = sheet(october())
    page.new_plan.rows[10].field.setText("3 in a row, pain 5")
    assert told(page, 11).startswith("Read as: 3 sessions in a row")
    desk.click("Save plan")
    assert "The pain in line 11 is at most the comfort limit, 3." in desk.words()
    page.new_plan.rows[5].field.setText("5")
    desk.click("Save plan")
    assert (saved(desk).rule.worst_pain, saved(desk).comfort_limit) == (5, 5)


def test_a_size_that_is_in_no_set_is_named_and_the_set_can_be_changed_from_here(sheet, desk):
    page = sheet(october())
    page.new_plan.rows[0].field.setText("28 mm")
    assert told(page, 1).startswith("No size of your set is 28 mm.")
    desk.click("Change your set")
    dialog = desk.dialog(SetDialog)
    dialog._add_empty()
    dialog.rows[-1].diameter.line.setText("28")
    desk.press("Return")
    assert told(page, 1) == "Read as: 28 mm"
    assert page.is_new_plan


def test_a_thing_without_a_diameter_is_read_by_its_name(sheet, desk):
    finger = make_dilator(None, label="finger")
    page = sheet(DilatorSet(dilators=(finger, make_dilator(22))), october())
    page.new_plan.rows[0].field.setText("finger")
    desk.click("Save plan")
    assert saved(desk).size == finger


def test_nothing_typed_is_nothing_to_save(sheet, desk):
    page = sheet(october())
    assert not page.new_plan.save_button.isEnabled()
    desk.press("Return")
    assert len(desk.diary.plans()) == 1
    assert page.is_new_plan


def test_ctrl_z_takes_the_new_plan_back(sheet, desk):
    page = sheet(october())
    page.new_plan.rows[2].field.setText("12")
    desk.click("Save plan")
    page.setFocus()
    desk.press("Ctrl+Z")
    assert [p.minutes for p in desk.diary.plans()] == [10]
    assert page.fields.minutes.number() == 10


def test_esc_leaves_and_what_was_typed_is_there_the_next_time(sheet, desk):
    page = sheet(october())
    desk.type("18")
    desk.press("Esc")
    assert not page.is_new_plan
    assert len(desk.diary.plans()) == 1
    desk.click("New plan from a sheet")
    assert page.new_plan.rows[0].text() == "18"
    assert "This is what you had typed before." in desk.words()
    desk.click("Cancel")
    desk.click("New plan from a sheet")
    assert page.new_plan.rows[0].text() == ""


def test_a_lock_keeps_what_was_typed_and_comes_back_to_it(sheet, desk):
    sheet(october())
    desk.type("18")
    desk.press("Ctrl+L")
    desk.click("Open")
    desk.settle()
    page = desk.page("plan")
    assert page.is_new_plan
    assert page.new_plan.rows[0].text() == "18"
    desk.click("Save plan")
    assert desk.diary.draft("new plan") is None
    assert saved(desk).size.diameter_mm == 18


def test_what_was_changed_on_the_plan_itself_is_kept_beside_the_new_plan(sheet, desk):
    page = sheet(october())
    desk.click("Cancel")
    page.fields.contact.set_text("01632 960018")
    desk.click("New plan from a sheet")
    page.new_plan.rows[2].field.setText("12")
    desk.click("Save plan")
    assert page.fields.contact.text() == "01632 960018"
    assert page.fields.minutes.number() == 12
    desk.click("Save plan")
    assert (saved(desk).contact, saved(desk).minutes) == ("01632 960018", 12)


def test_another_page_can_ask_for_a_new_plan(desk):
    desk.diary.save(make_set())
    desk.view.show_page("plan", "new plan")
    desk.qtbot.waitUntil(lambda: desk.view.page("plan").is_new_plan)
    assert QApplication.focusWidget() is desk.view.page("plan").new_plan.rows[0].field


def test_who_guides_the_practice_is_offered_as_the_name(sheet, desk):
    desk.diary.save_preferences(Preferences(guide="Nour"))
    assert sheet().new_plan.source.who.text() == "Nour"


def test_sizes_are_read_in_inches_for_who_chose_them(sheet, desk):
    desk.diary.save_preferences(Preferences(inches=True))
    page = sheet(october())
    assert page.new_plan.rows[0].now.text() == "0.866 in"
    page.new_plan.rows[0].field.setText("0.709")
    desk.click("Save plan")
    assert saved(desk).size.diameter_mm == 18


@pytest.mark.parametrize("width", [1024, 1280])
def test_everything_can_be_read(sheet, desk, width):
    long = Origin(OriginKind.CLINICIAN, "W" * 80, TODAY - timedelta(days=3))
    desk.window.resize(width, 646)
    sheet(make_plan(22, TODAY - timedelta(days=3), origins=dict.fromkeys(PlanLine, long), own_words="W" * 400))
    QApplication.processEvents()
    assert cut_off(desk.window) == []


# --- as text, and a reply --------------------------------------------------------------------------------------------
@pytest.fixture
def reply(desk: Desk):
    """Paste a reply to the plan of October."""

    def paste(text: str, *records):
        desk.diary.save(make_set(), *(records or (october(),)))
        page = desk.page("plan")
        desk.click("Paste a reply")
        desk.dialog(PasteDialog).field.set_text(text)
        desk.click("Look at it")
        return page

    return paste


def test_the_plan_is_copied_as_twelve_lines_and_says_where_it_is_now(desk):
    desk.diary.save(make_set(), october(sore_day="Breathing"))
    desk.page("plan")
    desk.click("Copy plan as text")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 12
    assert (lines[0], lines[7]) == ("1. Size to practise at: 22 mm", "8. On a sore day: Breathing")
    assert "They are outside the diary now" in desk.words()


def test_a_reply_is_shown_old_beside_new_and_nothing_is_applied_before_save(reply, desk):
    page = reply("Hello,\n3. 12 min\n5. Breathing: 5 in, 7 out\nSlowly, please.\n")
    rows = page.new_plan.rows
    assert (rows[2].now.text(), rows[2].text()) == ("10 minutes", "12 minutes")
    assert rows[4].text() == "5 s in, 7 s out, 5 breaths"
    assert rows[3].text() == ""
    assert [p.minutes for p in desk.diary.plans()] == [10]
    page.new_plan.source.who.setText("Nour")
    desk.click("Save plan")
    assert (saved(desk).minutes, saved(desk).pattern) == (12, BreathPattern(5, 7))
    assert saved(desk).origins[PlanLine.MINUTES] == NOUR


def test_lines_that_are_not_understood_are_kept_as_instructions(reply, desk):
    page = reply("3. twelve or so\nSlowly, please.", october(own_words="Rest at the opening."))
    kept = "Rest at the opening.\nAbout how long: twelve or so\nSlowly, please."
    assert page.new_plan.rows[8].text() == kept
    assert "Lines that are not part of a plan stand on line 9, as they were written." in desk.words()
    desk.click("Save plan")
    assert (saved(desk).own_words, saved(desk).minutes) == (kept, 10)


def test_a_copied_plan_that_comes_back_quoted_says_nothing_by_itself(reply, desk):
    values = [plan_words.line_value(october(), number) for number in range(1, 13)]
    quoted = "\n".join(f"> {line}" for line in as_text(plan_words.line_names(), values).split("\n"))
    page = reply(f"Looks good to me.\n{quoted}")
    assert [row.line for row in page.new_plan.rows if row.text()] == [9]
    assert page.new_plan.rows[8].text() == "Looks good to me."


def test_a_rule_above_the_limit_and_the_last_line_alone_are_shown_as_they_were_said(reply):
    page = reply("6. 2 of 10\n11. 3 in a row, pain 3\n12. pelvic drops yes")
    assert page.new_plan.rows[5].text() == "2 of 10"
    assert page.new_plan.rows[10].text().startswith("3 sessions in a row at this size, worst pain 3")
    assert page.new_plan.rows[11].text() == "pelvic drops yes"


def test_a_size_of_the_reply_that_nobody_has_is_named(reply, desk):
    reply("1. 40 mm")
    assert "No size of your set is 40 mm." in desk.words()


def test_an_empty_reply_and_one_that_is_no_reply_are_told(reply, desk):
    reply("  \n")
    assert "There is nothing here yet." in desk.words()
    dialog = desk.dialog(PasteDialog)
    dialog.field.set_text("a" * 20_001)
    desk.click("Look at it")
    assert "This is longer than any reply to a plan. Please paste less of it." in desk.words()
    assert len(dialog.field.text()) == 20_001


def test_the_line_that_save_names_is_brought_into_view(sheet, desk):
    page = sheet(october())
    rows = page.new_plan.rows
    rows[0].field.setText("gibberish")
    rows[11].field.setFocus()
    desk.settle()
    desk.press("Return")
    desk.settle()
    assert QApplication.focusWidget() is rows[0].field
    desk.qtbot.waitUntil(lambda: rows[0].field.visibleRegion().boundingRect().size() == rows[0].field.size())


def test_two_sizes_the_larger_first_are_told_which_stands_first(sheet, desk):
    page = sheet(october())
    page.new_plan.rows[0].field.setText("22 up to 18")
    assert page.new_plan.rows[0].told.text() == "The smaller size stands first: 18 mm up to 22 mm."
    desk.click("Save plan")
    assert page.new_plan.problem.text() == "The smaller size stands first: 18 mm up to 22 mm."


def test_a_warm_up_that_is_not_smaller_is_named_and_kept(sheet, desk):
    page = sheet(october())
    size, warm_up = page.new_plan.rows[0], page.new_plan.rows[1]
    warm_up.field.setText("22 mm for 2 min")
    told = "Read as: 22 mm for 2 minutes, which is not smaller than the size to practise at"
    assert warm_up.told.text() == told
    size.field.setText("25 mm")
    assert "not smaller" not in warm_up.told.text()
    size.field.setText("18 mm")
    assert "not smaller" in warm_up.told.text()
    desk.click("Save plan")
    assert saved(desk).warm_up.dilator.diameter_mm == 22
