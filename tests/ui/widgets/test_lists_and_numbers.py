"""Lists to choose from, and numbers with their two buttons."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from dilator_app.ui import theme
from dilator_app.ui.widgets.fields import ComboBox, Stepper
from tests.pictures import pixels
from tests.ui.widgets.handling import shown, turn_wheel

SIZES = [(12, "12 mm"), (15, "15 mm"), (18, "18 mm")]


# --- lists -----------------------------------------------------------------------------------------------------------
def test_a_list_gives_values_and_not_words(qtbot):
    combo = ComboBox(SIZES)
    qtbot.addWidget(combo)
    combo.set_value(15)
    assert (combo.value(), combo.currentText()) == (15, "15 mm")


def test_a_list_with_a_placeholder_starts_without_a_choice(qtbot):
    combo = ComboBox(SIZES, placeholder="Choose")
    qtbot.addWidget(combo)
    assert combo.value() is None


def test_the_wheel_does_not_change_a_list_that_nobody_is_in(qtbot):
    combo = ComboBox(SIZES)
    qtbot.addWidget(combo)
    turn_wheel(combo)
    assert combo.value() == 12


def test_the_wheel_changes_the_list_that_has_the_focus(qtbot):
    combo = shown(qtbot, ComboBox(SIZES))
    combo.setFocus()
    turn_wheel(combo)
    assert combo.value() == 15


def test_new_entries_keep_the_choice(qtbot):
    combo = ComboBox(SIZES)
    qtbot.addWidget(combo)
    combo.set_value(18)
    combo.set_options([*SIZES, (22, "22 mm")])
    assert combo.value() == 18


@pytest.mark.parametrize(
    "names",
    [
        [f"Vaginal dilator {n}" for n in range(1, 8)],
        [f"Soft silicone dilator, the {n} one that my physio gave me" for n in "abcdefg"],
        ["W" * 78 + f"{n:02}" for n in range(12)],
    ],
)
def test_no_two_long_entries_look_alike_in_a_narrow_field(qtbot, names):
    combo = ComboBox([("", "–"), *((name, name) for name in names)], dense=True)
    combo.setFixedWidth(108)
    shown(qtbot, combo)
    pictures = set()
    for name in names:
        combo.set_value(name)
        assert combo.shown() != name
        pictures.add(pixels(combo.grab()))
    assert len(pictures) == len(names)


def test_what_has_room_in_a_narrow_field_stays_whole_beside_what_has_not(qtbot):
    combo = ComboBox([(18, "18 mm"), (1, "Vaginal dilator 1"), (2, "A finger that is long")], dense=True)
    combo.setFixedWidth(108)
    shown(qtbot, combo)
    found = [(combo.set_value(value), combo.shown())[1] for value in (18, 1, 2)]
    assert found[0] == "18 mm"
    assert [words[-1] for words in found[1:]] == ["…", "…"]


def test_the_open_list_is_as_wide_as_its_entries_and_no_wider_than_the_window(qtbot):
    window = QWidget()
    window.resize(700, 300)
    names = ["Soft silicone dilator, the first one", *("W" * 78 + f"{n:02}" for n in range(2))]
    combo = ComboBox([(name, name) for name in names[:1]], dense=True, parent=window)
    combo.setFixedWidth(108)
    shown(qtbot, window)
    combo.showPopup()
    assert combo.view().viewport().width() > combo.view().fontMetrics().horizontalAdvance(names[0])
    combo.hidePopup()
    combo.set_options([(name, name) for name in names])
    combo.showPopup()
    assert combo.view().width() <= window.width()
    rows = [combo.view().visualRect(combo.model().index(n, 0)) for n in (1, 2)]
    assert len({pixels(combo.view().viewport().grab(row)) for row in rows}) == 2
    combo.hidePopup()


def test_typing_finds_a_size_behind_the_name_of_its_dilator(qtbot):
    combo = shown(qtbot, ComboBox([("", "–"), (15, "Green, 15 mm"), (18, "Violet, 18 mm"), (1.8, "Thin, 1.8 mm")]))
    told = []
    combo.chosen.connect(told.append)
    combo.setFocus()
    qtbot.keyClicks(combo, "18")
    assert (combo.value(), told[-1]) == (18, 18)
    qtbot.keyClicks(combo, "x")  # no entry goes on with that
    assert combo.value() == 18


def test_typing_goes_to_an_entry_of_the_open_list_and_enter_chooses_it(qtbot):
    combo = shown(qtbot, ComboBox([(15, "Green, 15 mm"), (18, "Violet, 18 mm"), (22, "Violet, 22 mm")]))
    combo.setFocus()
    combo.showPopup()
    qtbot.waitUntil(combo.view().isVisible)
    qtbot.keyClicks(combo.view(), "22")
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)
    assert combo.value() == 22


# --- numbers ---------------------------------------------------------------------------------------------------------
def test_a_stepper_steps_and_stays_in_its_range(qtbot):
    stepper = Stepper(1, 3, suffix=" min")
    qtbot.addWidget(stepper)
    assert stepper.number() == 1
    for _step in range(5):
        stepper.stepUp()
    assert (stepper.number(), stepper.text()) == (3, "3 min")


def test_minus_and_plus_stand_side_by_side_and_work(qtbot):
    stepper = shown(qtbot, Stepper(1, 60))
    stepper.set_number(10)
    stepper.resize(146, 40)
    qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=QPoint(146 - 17, 20))
    assert stepper.number() == 11
    qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=QPoint(146 - 52, 20))
    assert stepper.number() == 10


def test_a_number_without_buttons_stays_legible_when_the_look_changes(qtbot, qapp):
    stepper = shown(qtbot, Stepper(3, 8, suffix=" in", buttons=False))
    stepper.resize(72, 40)
    for look in ("dark", "light"):
        theme.apply(qapp, look)
        QApplication.processEvents()
        assert stepper.lineEdit().width() == 70


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("empty", ["–", "<1"])
def test_the_dash_for_no_number_gives_way_to_a_number_typed_beside_it(qtbot, at, empty):
    stepper = shown(qtbot, Stepper(1, 240, empty=empty))
    qtbot.mouseClick(stepper.lineEdit(), Qt.MouseButton.LeftButton)
    stepper.lineEdit().setCursorPosition(at * len(empty))
    qtbot.keyClicks(stepper, "15")
    assert (stepper.number(), stepper.text(), stepper.refusal()) == (15, "15", "")


def test_what_is_no_number_stays_where_it_was_typed_until_it_is_put_right(qtbot):
    stepper = shown(qtbot, Stepper(0, 10, empty="–"))
    told = []
    stepper.refused.connect(told.append)
    stepper.setFocus()
    stepper.selectAll()
    qtbot.keyClicks(stepper, "14")
    qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert stepper.text() == "14"
    stepper.clearFocus()
    assert (stepper.text(), stepper.draft()) == ("14", "14")
    assert told == [stepper.refusal()] == ["“14” is not used here. Please use a number from 0 to 10."]
    stepper.setFocus()
    qtbot.keyClick(stepper, Qt.Key.Key_Backspace)
    assert (stepper.refusal(), stepper.number()) == ("", 1)


def test_a_step_or_a_number_takes_the_place_of_what_is_none(qtbot):
    stepper = shown(qtbot, Stepper(1, 60))
    stepper.set_draft("99x")
    assert (stepper.text(), bool(stepper.refusal())) == ("99x", True)
    stepper.stepUp()
    assert (stepper.text(), stepper.refusal()) == ("2", "")
    stepper.set_draft("99x")
    stepper.set_draft(7)
    assert (stepper.text(), stepper.refusal()) == ("7", "")


def test_a_stepper_can_have_no_number(qtbot):
    stepper = Stepper(0, 10, empty="–")
    qtbot.addWidget(stepper)
    assert (stepper.number(), stepper.text()) == (None, "–")
    stepper.set_number(0)
    assert stepper.number() == 0


def test_emptying_the_stepper_means_no_number(qtbot):
    stepper = shown(qtbot, Stepper(0, 10, suffix=" min", empty=""))
    stepper.set_number(4)
    stepper.lineEdit().selectAll()
    qtbot.keyClick(stepper, Qt.Key.Key_Delete)
    stepper.interpretText()
    assert stepper.number() is None


def test_the_wheel_does_not_change_a_number_that_nobody_is_in(qtbot):
    stepper = Stepper(1, 60)
    qtbot.addWidget(stepper)
    stepper.set_number(10)
    turn_wheel(stepper)
    assert stepper.number() == 10
