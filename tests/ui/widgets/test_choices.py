import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dilator_app.ui.widgets.choice_row import ChoiceRows, RowOption
from dilator_app.ui.widgets.segmented import SegmentedControl
from dilator_app.ui.widgets.size_picker import SizeOption, SizePicker
from tests.desk import double_click

OPTIONS = [("easy", "Easy"), ("fair", "Fairly easy"), ("hard", "Hard")]
SIZES = [SizeOption(mm, str(mm), mm) for mm in (12, 15, 18, 22)]


@pytest.fixture
def segments(qtbot):
    made = SegmentedControl(OPTIONS)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def press(qtbot, group, key):
    qtbot.keyClick(group.focusProxy(), key)


def test_nothing_is_chosen_until_the_person_chooses(segments):
    assert segments.value() is None


def test_a_click_chooses_and_tells(segments, qtbot):
    with qtbot.waitSignal(segments.changed) as told:
        qtbot.mouseClick(segments.choices[1], Qt.MouseButton.LeftButton)
    assert (segments.value(), told.args) == ("fair", ["fair"])


def test_a_second_click_takes_the_answer_back(segments, qtbot):
    qtbot.mouseClick(segments.choices[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(segments.choices[1], Qt.MouseButton.LeftButton)
    assert segments.value() is None


def test_a_double_click_chooses_once(segments, qtbot):
    qtbot.mouseClick(segments.choices[1], Qt.MouseButton.LeftButton)
    double_click(segments.choices[1])
    assert segments.value() == "fair"


def test_arrows_choose_at_once_and_go_around(segments, qtbot):
    seen = []
    for _step in range(4):
        press(qtbot, segments, Qt.Key.Key_Right)
        seen.append(segments.value())
    assert seen == ["easy", "fair", "hard", "easy"]


def test_space_chooses(segments, qtbot):
    press(qtbot, segments, Qt.Key.Key_Space)
    assert segments.value() == "easy"


def test_delete_takes_the_answer_back(segments, qtbot):
    segments.set_value("hard")
    press(qtbot, segments, Qt.Key.Key_Delete)
    assert segments.value() is None


def test_what_must_have_an_answer_keeps_one(qtbot):
    segments = SegmentedControl(OPTIONS, clearable=False)
    qtbot.addWidget(segments)
    segments.set_value("hard")
    press(qtbot, segments, Qt.Key.Key_Delete)
    qtbot.mouseClick(segments.choices[2], Qt.MouseButton.LeftButton)
    assert segments.value() == "hard"


def test_right_to_left_the_arrows_go_with_the_eye(segments, qtbot):
    segments.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    segments.set_value("easy")
    assert segments.choices[0].x() > segments.choices[2].x()
    press(qtbot, segments, Qt.Key.Key_Left)
    assert segments.value() == "fair"


def test_tab_enters_the_group_once_and_then_leaves_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    before, segments, after = QLineEdit(), SegmentedControl(OPTIONS), QLineEdit()
    for widget in (before, segments, after):
        column.addWidget(widget)
    segments.set_value("hard")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert window.focusWidget() is segments.choices[2]
    qtbot.keyClick(segments.choices[2], Qt.Key.Key_Tab)
    assert window.focusWidget() is after


def test_segments_are_equally_wide_and_no_word_is_cut(segments):
    widths = {choice.width() for choice in segments.choices}
    assert max(widths) - min(widths) <= 1
    assert min(widths) >= segments.fontMetrics().horizontalAdvance("Fairly easy")


def test_a_screen_reader_meets_radio_buttons(segments):
    segments.set_value("fair")
    readers = [QAccessible.queryAccessibleInterface(choice) for choice in segments.choices]
    assert {reader.role() for reader in readers} == {QAccessible.Role.RadioButton}
    assert [reader.text(QAccessible.Text.Name) for reader in readers] == ["Easy", "Fairly easy", "Hard"]
    assert [bool(reader.state().checked) for reader in readers] == [False, True, False]


def test_replacing_the_options_keeps_the_answer_that_is_still_there(segments):
    segments.set_value("fair")
    segments.set_options([("fair", "Fairly easy"), ("outside", "Outside only")])
    assert segments.value() == "fair"
    segments.set_options([("outside", "Outside only")])
    assert segments.value() is None


@pytest.mark.parametrize("outlines", [False, True])
def test_the_size_picker_shows_what_it_is_given_and_chooses_by_arrow(qtbot, outlines):
    picker = SizePicker(SIZES, outlines=outlines)
    qtbot.addWidget(picker)
    assert [choice.text() for choice in picker.choices] == ["12", "15", "18", "22"]
    assert picker.value() is None
    picker.set_value(22)
    press(qtbot, picker, Qt.Key.Key_Left)
    assert picker.value() == 18


def test_outlines_are_true_to_relative_width(qtbot):
    picker = SizePicker(SIZES, outlines=True)
    qtbot.addWidget(picker)
    picker.resize(picker.sizeHint())
    picker.show()
    beside = picker.choices[0].width() - 12 * 1.17
    assert [round((choice.width() - beside) / 1.17) for choice in picker.choices] == pytest.approx(
        [12, 15, 18, 22], abs=1
    )


def test_the_gentlest_row_can_be_chosen_beforehand(qtbot):
    rows = ChoiceRows(
        [RowOption("keep", "Keep both", "Nothing is deleted."), RowOption("one", "Keep one")], chosen="keep"
    )
    qtbot.addWidget(rows)
    assert rows.value() == "keep"
    reader = QAccessible.queryAccessibleInterface(rows.choices[0])
    assert reader.text(QAccessible.Text.Description) == "Nothing is deleted."


def test_rows_grow_with_their_sentences_so_that_nothing_is_cut(qtbot):
    rows = ChoiceRows(
        [RowOption(1, "Title", "A long sentence that needs more than one line when there is little room.")]
    )
    qtbot.addWidget(rows)
    assert rows.heightForWidth(300) > rows.heightForWidth(800)
