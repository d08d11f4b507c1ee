"""The numbers that stand for names of Qt are those of Qt."""

from PySide6.QtCore import QPoint, Qt

from dilator_app.ui import qt_numbers
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import PassphraseField


def test_each_number_is_the_one_of_qt():
    assert Qt.AlignmentFlag.AlignHCenter == qt_numbers.ALIGN_H_CENTRE
    assert Qt.AlignmentFlag.AlignCenter == qt_numbers.ALIGN_CENTRE
    assert Qt.TextFlag.TextSingleLine == qt_numbers.SINGLE_LINE
    assert Qt.TextFlag.TextShowMnemonic == qt_numbers.SHOW_MNEMONIC
    assert Qt.TextFormat.PlainText.value == qt_numbers.PLAIN_TEXT
    assert Qt.FocusPolicy.TabFocus == qt_numbers.TAB_FOCUS


def test_words_are_never_read_as_markup(qtbot):
    shown = label("<b>never</b>")
    qtbot.addWidget(shown)
    assert shown.textFormat() == Qt.TextFormat.PlainText


def test_the_eye_in_a_field_is_reached_by_tab(qtbot):
    field = PassphraseField()
    qtbot.addWidget(field)
    assert field._eye.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_a_keyboard_learns_neither_dots_nor_words(qtbot):
    field = PassphraseField()
    qtbot.addWidget(field)
    hint = Qt.InputMethodHint
    for shown in (False, True):
        field.set_shown(shown=shown)
        for wanted in (hint.ImhSensitiveData, hint.ImhNoPredictiveText, hint.ImhNoAutoUppercase):
            assert field.inputMethodHints() & wanted


def test_the_pointer_says_that_a_button_can_be_pressed(qtbot):
    button = Button("Unlock", kind="primary")
    qtbot.addWidget(button)
    button.show()
    qtbot.mouseMove(button, QPoint(3, 3))  # a pointer comes over the edge; Qt may take its first move for an arrival
    qtbot.mouseMove(button)
    qtbot.waitUntil(lambda: button.cursor().shape() == Qt.CursorShape.PointingHandCursor)
