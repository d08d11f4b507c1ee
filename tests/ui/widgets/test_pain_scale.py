import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from dilator_app.ui.widgets.pain_scale import PainScale
from tests.desk import double_click


@pytest.fixture
def scale(qtbot):
    made = PainScale()
    made.setAccessibleName("Strongest pain")
    qtbot.addWidget(made)
    made.resize(759, made.sizeHint().height())
    made.show()
    return made


def click(qtbot, scale, number):
    qtbot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=scale.cell(number).center())


def test_nothing_is_answered_at_first(scale):
    assert scale.value() is None


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_answers(scale, qtbot, digit):
    qtbot.keyClick(scale, str(digit))
    assert scale.value() == digit


def typed(scale, *presses):
    """Press digits at moments in milliseconds."""
    for digit, at in presses:
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key(ord(digit)), Qt.KeyboardModifier.NoModifier, digit)
        press.setTimestamp(at)
        QApplication.sendEvent(scale, press)


def test_one_and_nought_typed_together_are_ten_and_never_none(scale):
    typed(scale, ("1", 5_000), ("0", 5_900))
    assert scale.value() == 10


def test_a_nought_that_comes_later_or_after_another_digit_is_a_second_thought(scale):
    typed(scale, ("1", 5_000), ("0", 6_500))
    assert scale.value() == 0
    typed(scale, ("1", 9_000), ("2", 9_100), ("0", 9_200))
    assert scale.value() == 0


def test_end_gives_ten_and_home_gives_none_at_all(scale, qtbot):
    qtbot.keyClick(scale, Qt.Key.Key_End)
    assert scale.value() == 10
    qtbot.keyClick(scale, Qt.Key.Key_Home)
    assert scale.value() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space])
def test_an_answer_can_be_taken_back(scale, qtbot, key):
    scale.set_value(7)
    with qtbot.waitSignal(scale.changed) as told:
        qtbot.keyClick(scale, key)
    assert (scale.value(), told.args) == (None, [None])


def test_space_alone_answers_nothing(scale, qtbot):
    qtbot.keyClick(scale, Qt.Key.Key_Space)
    assert scale.value() is None


def test_space_brings_the_answer_back_that_it_took_away(scale, qtbot):
    qtbot.keyClick(scale, "4")
    qtbot.keyClick(scale, Qt.Key.Key_Space)
    qtbot.keyClick(scale, Qt.Key.Key_Space)
    assert scale.value() == 4


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_the_first_arrow_starts_at_zero_and_never_at_the_worst(scale, qtbot, key):
    qtbot.keyClick(scale, key)
    assert scale.value() == 0


def test_arrows_stop_at_the_ends(scale, qtbot):
    scale.set_value(10)
    qtbot.keyClick(scale, Qt.Key.Key_Right)
    assert scale.value() == 10
    qtbot.keyClick(scale, Qt.Key.Key_Left)
    assert scale.value() == 9


def test_a_click_answers_and_a_second_one_takes_it_back(scale, qtbot):
    click(qtbot, scale, 3)
    assert scale.value() == 3
    click(qtbot, scale, 3)
    assert scale.value() is None


def test_a_double_click_is_no_second_thought(scale, qtbot):
    click(qtbot, scale, 3)
    double_click(scale, scale.cell(3).center())
    assert scale.value() == 3


def test_the_wheel_never_answers(scale, qtbot):
    middle = QPointF(scale.rect().center())
    turn = QWheelEvent(
        middle,
        scale.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    scale.setFocus()
    QApplication.sendEvent(scale, turn)
    assert scale.value() is None


def test_setting_a_value_is_not_answering(scale, qtbot):
    with qtbot.assertNotEmitted(scale.changed):
        scale.set_value(5)


def test_only_numbers_of_the_scale_are_taken(scale):
    with pytest.raises(ValueError, match="11"):
        scale.set_value(11)


def test_right_to_left_zero_is_on_the_right_and_arrows_go_with_the_eye(scale, qtbot):
    scale.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert scale.cell(0).left() > scale.cell(10).left()
    scale.set_value(5)
    qtbot.keyClick(scale, Qt.Key.Key_Left)
    assert scale.value() == 6


def test_a_screen_reader_meets_a_slider_that_never_says_none_for_silence(scale):
    reader = QAccessible.queryAccessibleInterface(scale)
    assert reader.role() == QAccessible.Role.Slider
    assert reader.text(QAccessible.Text.Name) == "Strongest pain"
    assert reader.valueInterface().currentValue() == -1
    assert reader.text(QAccessible.Text.Description) == "Not answered. 0 none, 10 worst imaginable."


def test_a_screen_reader_hears_number_word_and_range(scale):
    scale.set_value(3)
    reader = QAccessible.queryAccessibleInterface(scale)
    value = reader.valueInterface()
    assert (value.currentValue(), value.minimumValue(), value.maximumValue()) == (3, 0, 10)
    assert reader.text(QAccessible.Text.Description) == "3, mild. 0 none, 10 worst imaginable."


def test_cells_can_be_hit_even_in_a_narrow_panel(qtbot):
    scale = PainScale(32, show_ends=False)
    qtbot.addWidget(scale)
    scale.resize(scale.minimumSizeHint())
    assert min(scale.cell(number).width() for number in range(11)) >= 24
    assert scale.height() == 32


def test_the_chosen_cell_has_a_line_in_the_colour_of_words(scale):
    scale.set_value(4)
    picture = scale.grab().toImage()
    cell = scale.cell(4)
    edge = [picture.pixelColor(cell.left() + x, cell.center().y()).name() for x in range(6)]
    assert edge == ["#1f2b26"] * 3 + ["#fffdf9"] * 2 + ["#ccb5d3"]


def test_the_plain_scale_shows_no_ramp(qtbot):
    scale = PainScale(40, plain=True)
    qtbot.addWidget(scale)
    scale.resize(540, scale.sizeHint().height())
    picture = scale.grab().toImage()
    fills = {picture.pixelColor(scale.cell(number).left() + 5, 5).name() for number in range(11)}
    assert fills == {"#fffdf9"}
