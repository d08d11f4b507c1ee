"""What is typed on a line of a new plan is read back at once; what cannot be stored is named and kept."""

from PySide6.QtWidgets import QApplication

from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.preferences import Preferences
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from tests.makers import make_dilator, make_rule
from tests.ui.pages.plan.on_the_page import from_clinician, saved, told


def test_each_line_says_how_it_is_read(sheet):
    page = sheet(from_clinician())
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
    page = sheet(from_clinician())
    page.new_plan.rows[2].field.setText("12")
    page.new_plan.rows[5].field.setText("lots")
    desk.click("Save plan")
    assert "This cannot be read yet. It takes: 0 to 10." in desk.words()
    assert QApplication.focusWidget() is page.new_plan.rows[5].field
    assert len(desk.diary.plans()) == 1


def test_the_line_that_save_names_is_brought_into_view(sheet, desk):
    page = sheet(from_clinician())
    rows = page.new_plan.rows
    rows[0].field.setText("gibberish")
    rows[11].field.setFocus()
    desk.settle()
    desk.press("Return")
    desk.settle()
    assert QApplication.focusWidget() is rows[0].field
    desk.qtbot.waitUntil(lambda: rows[0].field.visibleRegion().boundingRect().size() == rows[0].field.size())


def test_a_rule_is_not_saved_as_the_person_s_own_but_can_be_taken_away(sheet, desk):
    why = "Line 11 holds numbers that a clinician gave. To change them, choose “My care team”."
    page = sheet(from_clinician(rule=make_rule()))
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
    page = sheet(from_clinician())
    page.new_plan.rows[10].field.setText("3 in a row, pain 5")
    assert told(page, 11).startswith("Read as: 3 sessions in a row")
    desk.click("Save plan")
    assert "The pain in line 11 is at most the comfort limit, 3." in desk.words()
    page.new_plan.rows[5].field.setText("5")
    desk.click("Save plan")
    assert (saved(desk).rule.worst_pain, saved(desk).comfort_limit) == (5, 5)


def test_a_size_that_is_in_no_set_is_named_and_the_set_can_be_changed_from_here(sheet, desk):
    page = sheet(from_clinician())
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
    page = sheet(DilatorSet(dilators=(finger, make_dilator(22))), from_clinician())
    page.new_plan.rows[0].field.setText("finger")
    desk.click("Save plan")
    assert saved(desk).size == finger


def test_sizes_are_read_in_inches_for_who_chose_them(sheet, desk):
    desk.diary.save_preferences(Preferences(inches=True))
    page = sheet(from_clinician())
    assert page.new_plan.rows[0].now.text() == "0.866 in"
    page.new_plan.rows[0].field.setText("0.709")
    desk.click("Save plan")
    assert saved(desk).size.diameter_mm == 18


def test_two_sizes_the_larger_first_are_told_which_stands_first(sheet, desk):
    page = sheet(from_clinician())
    page.new_plan.rows[0].field.setText("22 up to 18")
    assert page.new_plan.rows[0].told.text() == "The smaller size stands first: 18 mm up to 22 mm."
    desk.click("Save plan")
    assert page.new_plan.problem.text() == "The smaller size stands first: 18 mm up to 22 mm."


def test_a_warm_up_that_is_not_smaller_is_named_and_kept(sheet, desk):
    page = sheet(from_clinician())
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
