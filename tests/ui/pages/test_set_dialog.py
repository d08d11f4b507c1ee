"""The editor of a set: what was typed comes back, and a session never loses its size."""

import pytest

from dilator_app import presets
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.preferences import Preferences
from dilator_app.ui.messages import Message
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from tests.desk import Desk
from tests.makers import days_ago, make_dilator, make_session, make_set, make_step


@pytest.fixture
def editor(desk: Desk):
    """Open the editor on the Plan page, after these records are written."""

    def show(*records) -> SetDialog:
        if records:
            desk.diary.save(*records)
        page = desk.page("plan")
        page.refresh()
        page.open_set()
        return desk.dialog(SetDialog)

    return show


def sizes(desk: Desk) -> list[str]:
    return [f"{d.label}{'/' if d.label else ''}{d.diameter_um or ''}" for d in desk.diary.current_set().in_use]


def test_a_first_set_is_typed_by_keyboard_alone(editor, desk):
    editor()
    desk.tab_to("Name")
    for mm in ("18", "12,5"):
        desk.tab_to("Diameter")
        desk.type(mm)
        desk.press("Tab", "Tab", "Tab", "Tab")
    desk.press("Return")
    assert desk.dialogs() == []
    assert sizes(desk) == ["12500", "18000"], "smallest first"


@pytest.mark.parametrize("typed", ["12", "12.5", "60", "1", "22,2"])
def test_millimetres_come_back_as_typed_after_any_change_of_unit(editor, desk, typed):
    dialog = editor()
    dialog.rows[0].diameter.line.setText(typed)
    for inches in (True, False, True, False, True):
        dialog._change_unit(inches)
    desk.press("Return")
    assert desk.diary.current_set().in_use[0].diameter_um == round(float(typed.replace(",", ".")) * 1000)
    dialog = editor()
    dialog._change_unit(False)
    assert dialog.rows[0].diameter.line.text() == typed.replace(",", ".")


@pytest.mark.parametrize(("typed", "back"), [("0.875", "0.875"), ("1 1/8", "1.125"), ("3/4", "0.75"), ("2", "2")])
def test_inches_come_back_as_inches(editor, desk, typed, back):
    desk.diary.save_preferences(Preferences(inches=True))
    dialog = editor()
    dialog.rows[0].diameter.line.setText(typed)
    desk.press("Return")
    assert editor().rows[0].diameter.line.text() == back


@pytest.mark.parametrize("typed", ["0", "0.9", "61", "abc", "-5", "1e3", "２２", "22 mm"])
def test_a_wrong_number_is_named_and_kept(editor, desk, typed):
    dialog = editor()
    dialog.rows[0].diameter.line.setText(typed)
    desk.press("Return")
    assert dialog.isVisible()
    assert "Please use a number from 1 to 60, for example 22." in desk.words()
    assert desk.focused is dialog.rows[0].diameter.line
    assert dialog.rows[0].diameter.line.text() == typed
    assert desk.diary.current_set() is None


@pytest.mark.parametrize(
    ("inches", "typed", "why"),
    [
        (False, "12,35", "Please use at most one decimal, for example 12.5."),
        (True, "0.8755", "Please use at most three decimals, for example 0.875."),
    ],
)
def test_one_decimal_too_many_is_said_to_be_that(editor, desk, inches, typed, why):
    desk.diary.save_preferences(Preferences(inches=inches))
    dialog = editor()
    dialog.rows[0].diameter.line.setText(typed)
    desk.press("Return")
    assert why in desk.words()
    assert "from" not in dialog.problem.text(), "no range is the reason"
    assert dialog.rows[0].diameter.line.text() == typed


def test_a_wrong_length_is_named_with_its_own_range(editor, desk):
    dialog = editor()
    dialog.rows[0].diameter.line.setText("22")
    dialog.rows[0].length.line.setText("500")
    desk.press("Return")
    assert "Please use a number from 1 to 400" in desk.words()


def test_what_cannot_be_read_survives_a_change_of_unit(editor, desk):
    dialog = editor()
    dialog.rows[0].diameter.line.setText("abc")
    dialog._change_unit(True)
    assert dialog.rows[0].diameter.line.text() == "abc"


def test_a_thing_without_a_diameter_has_a_name_and_keeps_its_place(editor, desk):
    dialog = editor()
    for row, name in zip(dialog.rows, ("swab", "finger", "two fingers"), strict=False):
        row.label.setText(name)
    desk.press("Return")
    assert sizes(desk) == ["swab/", "finger/", "two fingers/"]


def test_a_row_with_a_colour_alone_is_asked_for_a_name(editor, desk):
    dialog = editor()
    dialog.rows[0].colour.setText("lilac")
    desk.press("Return")
    assert "Please give this size a name or a diameter." in desk.words()
    assert desk.focused is dialog.rows[0].label


def test_nothing_typed_is_no_set(editor, desk):
    editor()
    desk.press("Return")
    assert "Please name at least one size." in desk.words()


def test_a_known_set_is_taken_over_with_its_source(editor, desk):
    dialog = editor()
    known = presets.load()[0]
    dialog.preset.set_value(known.id)
    dialog.preset.activated.emit(dialog.preset.currentIndex())
    assert known.source in desk.words()
    desk.press("Return")
    assert [d.diameter_um for d in desk.diary.current_set().in_use] == [d.diameter_um for d in known.set.dilators]


def test_a_known_set_does_not_double_a_size_that_has_sessions(editor, desk):
    known = presets.load()[0]
    mine = make_dilator(known.set.dilators[1].diameter_mm)
    dialog = editor(DilatorSet(dilators=(mine,)), make_session(make_step(mine), day=days_ago(1)))
    dialog._take_preset(known.id)
    desk.press("Return")
    listed = desk.diary.current_set().in_use
    assert len(listed) == len(known.set.dilators)
    assert mine.id in {d.id for d in listed}


def test_a_size_with_sessions_is_retired_and_its_sessions_keep_it(editor, desk):
    dialog = editor(make_set(12, 22), make_session(22, day=days_ago(1)))
    dialog.rows[1].remove.click()
    desk.press("Return")
    assert sizes(desk) == ["12000"]
    assert desk.diary.sessions()[0].main_dilator.diameter_mm == 22
    assert [d.retired for d in desk.diary.current_set().dilators] == [False, True]


def test_a_thing_that_is_named_again_is_the_one_that_its_sessions_know(editor, desk):
    finger = make_dilator(None, label="finger")
    dialog = editor(DilatorSet(dilators=(finger, make_dilator(22))), make_session(make_step(finger), day=days_ago(1)))
    dialog.rows[0].remove.click()
    desk.press("Return")
    assert sizes(desk) == ["22000"]
    desk.click("Change")
    dialog = desk.dialog(SetDialog)
    dialog._add_empty()
    dialog.rows[-1].label.setText("Finger")
    desk.press("Return")
    assert sizes(desk) == ["22000", "Finger/"]
    assert [d.retired for d in desk.diary.current_set().dilators] == [False, False]
    assert desk.diary.sessions()[0].main_dilator == desk.diary.current_set().in_use[1]


def test_a_size_without_sessions_is_gone(editor, desk):
    dialog = editor(make_set(12, 22))
    dialog.rows[1].remove.click()
    desk.press("Return")
    assert len(desk.diary.current_set().dilators) == 1


def test_removing_a_row_keeps_the_keyboard_in_the_list(editor, desk):
    dialog = editor(make_set(12, 22))
    dialog.rows[0].remove.setFocus()
    desk.press("Space")
    assert desk.focused is dialog.rows[0].remove


def test_a_correction_reaches_back_and_is_asked_once(editor, desk):
    dialog = editor(make_set(12, 22), make_session(22, day=days_ago(1)), make_session(12, day=days_ago(2)))
    dialog.rows[0].diameter.line.setText("13")
    dialog.rows[1].diameter.line.setText("24")
    desk.press("Return")
    question = desk.dialog(Message)
    assert "Correct the sessions too?" in desk.words(question)
    desk.click("Correct them", question)
    assert [d for d in desk.dialogs() if isinstance(d, Message)] == []
    assert [s.main_dilator.diameter_mm for s in desk.diary.sessions()] == [13, 24]


def test_going_back_from_a_correction_changes_nothing(editor, desk):
    dialog = editor(make_set(12, 22), make_session(22, day=days_ago(1)))
    dialog.rows[1].diameter.line.setText("24")
    desk.press("Return")
    desk.press("Esc")
    assert dialog.isVisible()
    assert dialog.rows[1].diameter.line.text() == "24"
    assert desk.diary.sessions()[0].main_dilator.diameter_mm == 22


def test_a_new_name_asks_nothing(editor, desk):
    dialog = editor(make_set(12, 22), make_session(22, day=days_ago(1)))
    dialog.rows[1].label.setText("C")
    desk.press("Return")
    assert desk.dialogs() == []
    assert sizes(desk) == ["12000", "C/22000"]


def test_the_set_can_be_taken_back(editor, desk):
    dialog = editor(make_set(12, 22))
    dialog.rows[1].diameter.line.setText("23")
    desk.press("Return")
    assert sizes(desk) == ["12000", "23000"]
    desk.press("Ctrl+Z")
    assert sizes(desk) == ["12000", "22000"]


def test_more_sizes_than_a_set_holds_are_not_asked_for(editor, desk):
    dialog = editor(make_set(*range(10, 50)))
    dialog.add_button.click()
    assert len(dialog.rows) == 40
    assert "A set holds at most 40 sizes, those of earlier sessions included." in desk.words()


def test_retired_sizes_count_towards_what_a_set_holds(editor, desk):
    full = make_set(*range(10, 50))
    dialog = editor(full, make_session(make_step(full.dilators[0]), day=days_ago(1)))
    dialog.rows[0].remove.click()
    dialog.add_button.click()
    dialog.rows[-1].diameter.line.setText("55")
    desk.press("Return")
    assert dialog.isVisible()
    assert "A set holds at most 40 sizes" in desk.words()


def test_what_was_typed_is_there_the_next_time_and_cancel_forgets_it(editor, desk):
    dialog = editor(make_set(12, 22))
    dialog.rows[0].colour.setText("lilac")
    dialog.rows[1].diameter.line.setText("no number")
    desk.press("Esc")
    again = editor()
    assert again.rows[0].colour.text() == "lilac"
    assert again.rows[1].diameter.line.text() == "no number"
    desk.click("Cancel")
    assert editor().rows[0].colour.text() == ""


def test_the_unit_that_was_chosen_holds_everywhere(editor, desk):
    dialog = editor(make_set(12, 22))
    desk.click("inches", dialog)
    desk.press("Return")
    assert desk.diary.preferences().inches
    assert desk.page("plan").set_card.unit.text() == "in"


def test_tab_reads_every_row_from_start_to_end(editor, desk):
    editor(make_set(12, 22))
    stops = desk.tab_stops()
    row = ["Name", "Diameter", "Length", "Colour", "Material", "Remove this size"]
    assert stops[2 : 2 + 24] == row * 4


def test_two_sizes_that_look_the_same_are_named_and_two_with_other_names_are_not(editor, desk):
    dialog = editor()
    for row, (name, mm) in zip(dialog.rows, [("Medium", "20"), ("Medium", "20")], strict=False):
        row.label.setText(name)
        row.diameter.line.setText(mm)
    desk.press("Return")
    assert "Please give one another name, so that you can tell them apart." in desk.words()
    assert desk.diary.current_set() is None
    dialog.rows[1].label.setText("Medium, silicone")
    desk.press("Return")
    assert [d.label for d in desk.diary.current_set().in_use] == ["Medium", "Medium, silicone"]


def test_a_known_set_takes_the_place_of_what_is_typed_only_when_asked_to(editor, desk):
    dialog = editor()
    dialog.rows[0].label.setText("Mine")
    dialog.preset.set_value(presets.load()[0].id)
    dialog.preset.activated.emit(dialog.preset.currentIndex())
    desk.click("Keep my lines")
    assert [row.label.text() for row in dialog.rows if not row.is_empty()] == ["Mine"]


def test_lines_that_were_saved_before_are_replaced_only_when_asked_to(editor, desk):
    dialog = editor(make_set(12, 22))
    dialog.preset.set_value(presets.load()[0].id)
    dialog.preset.activated.emit(dialog.preset.currentIndex())
    desk.click("Keep my lines")
    assert len([row for row in dialog.rows if not row.is_empty()]) == 2
