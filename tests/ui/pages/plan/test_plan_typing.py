"""Nothing that is typed on the Plan page is lost, and all of it can be reached by key."""

import pytest
from PySide6.QtCore import Qt

from dilator_app import plan_words
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.plan import Origin, OriginKind, PlanLine, WarmUp
from dilator_app.domain.preferences import Preferences
from dilator_app.report import plan_sheet
from dilator_app.report.plan_sheet import SheetOptions
from dilator_app.ui import speech
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from tests.cut import cut_off
from tests.desk import name_of
from tests.makers import days_ago, make_dilator, make_plan, make_rest
from tests.report.reading import text_of
from tests.ui.pages.plan.on_the_page import from_clinician, mark, saved


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


def test_minutes_of_a_warm_up_can_be_typed_once_it_has_a_size(plan, desk):
    page = plan(from_clinician())
    minutes = page.fields.warm_up_minutes
    assert not minutes.isEnabled()
    assert minutes.toolTip() == minutes.accessibleDescription() == "Choose a size for the warm-up first."
    page.fields.warm_up.setFocus()
    desk.type("12")
    assert minutes.isEnabled()
    assert minutes.toolTip() == ""
    desk.press("Tab")
    assert desk.focused is minutes
    desk.type("5")
    desk.click("Save plan")
    assert (saved(desk).warm_up.dilator.diameter_mm, saved(desk).warm_up.minutes) == (12, 5)
    assert minutes.number() == 5


def test_minutes_of_a_warm_up_come_back_with_its_size(plan, desk):
    page = plan(from_clinician(warm_up=WarmUp(make_dilator(15), 4)))
    page.fields.warm_up.setFocus()
    desk.press("Home")
    assert page.fields.warm_up.currentText() == "none"
    assert page.fields.warm_up_minutes.text() == "–"
    desk.press("Ctrl+L")
    desk.click("Open")
    desk.settle()
    page = desk.page("plan")
    assert page.fields.warm_up.currentText() == "none"
    page.fields.warm_up.setFocus()
    desk.type("12")
    assert page.fields.warm_up_minutes.number() == 4
    desk.press("Home")
    desk.click("Save plan")
    assert saved(desk).warm_up is None
    assert not page.save_button.isEnabled()


def test_a_number_that_cannot_be_used_waits_to_be_put_right_also_after_a_lock(plan, desk):
    page = plan(from_clinician())
    page.fields.minutes.setFocus()
    page.fields.minutes.selectAll()
    desk.type("70")
    assert page.save_button.isEnabled()
    desk.press("Ctrl+L")
    desk.click("Open")
    desk.settle()
    page = desk.page("plan")
    assert page.fields.minutes.text().startswith("70")
    desk.click("Save plan")
    assert "“70” is not used here. Please use a number from 1 to 60." in desk.words()
    assert len(desk.diary.plans()) == 1
    page.fields.minutes.selectAll()
    desk.type("7")
    desk.click("Save plan")
    assert saved(desk).minutes == 7


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


def test_sizes_with_long_names_are_told_apart_in_line_1_and_2(desk):
    named = [make_dilator(None, label=f"Vaginal dilator {n}", position=n) for n in (1, 2, 3)]
    plan = make_plan(None, size=named[1], size_up_to=named[2], warm_up=WarmUp(named[0], 2))
    desk.diary.save(DilatorSet(dilators=tuple(named)), plan)
    fields = desk.page("plan").fields

    read = [field.shown() for field in (fields.warm_up, fields.size, fields.size_up_to)]
    assert [words[-1] for words in read] == ["1", "2", "3"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.usefixtures("language_put_back")
def test_every_line_has_one_name_on_the_page_and_on_the_sheet(plan, desk, language):
    speech.speak(language)
    page = plan(from_clinician())
    printed = text_of(plan_sheet.as_pdf(SheetOptions(saved(desk))))
    for number in range(1, 12):
        name = plan_words.line_name(number)
        assert name in desk.words(page)
        assert name in printed
