"""Nothing of a new plan is in force before Save, and nothing that was typed for it is lost."""

from tests.ui.pages.plan.on_the_page import from_clinician, saved


def test_nothing_typed_is_nothing_to_save(sheet, desk):
    page = sheet(from_clinician())
    assert not page.new_plan.save_button.isEnabled()
    desk.press("Return")
    assert len(desk.diary.plans()) == 1
    assert page.is_new_plan


def test_ctrl_z_takes_the_new_plan_back(sheet, desk):
    page = sheet(from_clinician())
    page.new_plan.rows[2].field.setText("12")
    desk.click("Save plan")
    page.setFocus()
    desk.press("Ctrl+Z")
    assert [p.minutes for p in desk.diary.plans()] == [10]
    assert page.fields.minutes.number() == 10


def test_esc_leaves_and_what_was_typed_is_there_the_next_time(sheet, desk):
    page = sheet(from_clinician())
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
    sheet(from_clinician())
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
    page = sheet(from_clinician())
    desk.click("Cancel")
    page.fields.contact.set_text("01632 960018")
    desk.click("New plan from a sheet")
    page.new_plan.rows[2].field.setText("12")
    desk.click("Save plan")
    assert page.fields.contact.text() == "01632 960018"
    assert page.fields.minutes.number() == 12
    desk.click("Save plan")
    assert (saved(desk).contact, saved(desk).minutes) == ("01632 960018", 12)
