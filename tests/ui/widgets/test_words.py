"""Fields for words: passphrases, lines, notes and what is searched for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit

from dilator_app.ui.widgets.fields import (
    FieldWithError,
    NoteField,
    PassphraseField,
    SearchField,
    StrengthBar,
    TextLine,
    TimeField,
)
from dilator_app.ui.widgets.fields.inner_button import InnerButton
from dilator_app.ui.widgets.tool_tip import tool_tip
from tests.ui.widgets.handling import shown


def test_the_passphrase_is_hidden_until_asked_for(qtbot):
    field = PassphraseField()
    qtbot.addWidget(field)
    field.setText("five unrelated words")
    assert field.echoMode() == QLineEdit.EchoMode.Password
    eye = field.findChild(InnerButton)
    assert eye.accessibleName() == "Show the passphrase"
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Hide the passphrase"


def test_an_emptied_passphrase_field_hides_again(qtbot):
    field = PassphraseField()
    qtbot.addWidget(field)
    field.set_shown(shown=True)
    field.clear()
    assert not field.is_shown()


def test_the_eye_can_be_reached_by_tab(qtbot):
    field = shown(qtbot, PassphraseField())
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.window().focusWidget() is field.findChild(InnerButton)


def test_no_keyboard_may_learn_a_passphrase_even_while_it_is_shown(qtbot):
    field = PassphraseField()
    qtbot.addWidget(field)
    field.set_shown(shown=True)
    hints = field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_the_strength_is_said_and_not_only_coloured(qtbot):
    bar = StrengthBar()
    qtbot.addWidget(bar)
    bar.set_strength(3, "Good.")
    assert QAccessible.queryAccessibleInterface(bar).text(QAccessible.Text.Name) == "Good."


def test_a_note_that_is_too_long_stays_whole_and_is_said_to_be(qtbot):
    field = FieldWithError(NoteField(max_length=10))
    qtbot.addWidget(field)
    field.field.set_text("twelve signs")
    assert field.field.text() == "twelve signs"
    assert field.error() == "2 characters more than fit here. Nothing is cut off; please shorten it."
    field.field.set_text("short")
    assert field.error() == ""


def test_control_enter_ends_a_note_and_enter_does_not(qtbot):
    note = NoteField()
    qtbot.addWidget(note)
    with qtbot.waitSignal(note.submitted):
        qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert note.text() == "\n"


def test_a_note_takes_no_markup(qtbot):
    note = NoteField()
    qtbot.addWidget(note)
    note.set_text("<b>warm</b> room")
    assert note.text() == "<b>warm</b> room"


def test_an_error_is_a_sentence_and_goes_when_the_person_types(qtbot):
    field = FieldWithError(TextLine("abc"))
    qtbot.addWidget(field)
    field.set_error("Please use a number from 1 to 60, for example 22.")
    reader = QAccessible.queryAccessibleInterface(field.field)
    assert reader.text(QAccessible.Text.Description) == "Please use a number from 1 to 60, for example 22."
    qtbot.keyClick(field.field, "2")
    assert field.error() == ""


def test_an_error_is_also_a_thicker_line(qtbot):
    field = FieldWithError(TextLine("abc"))
    qtbot.addWidget(field)
    field.resize(300, 90)
    field.set_error("Please use a number.")
    picture = field.field.grab().toImage()
    assert [picture.pixelColor(150, y).name() for y in range(3)] == ["#8c3a2b", "#8c3a2b", "#fffdf9"]


def test_esc_and_the_cross_empty_a_search(qtbot):
    search = SearchField("Search your notes")
    qtbot.addWidget(search)
    search.setText("pillow")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    search.setText("pillow")
    qtbot.mouseClick(search.findChild(InnerButton), Qt.MouseButton.LeftButton)
    assert search.text() == ""


@pytest.mark.parametrize(("field", "height"), [(TextLine, 40), (lambda: TextLine(large=True), 48), (TimeField, 40)])
def test_fields_have_the_height_of_all_controls(qtbot, field, height):
    made = field()
    qtbot.addWidget(made)
    assert made.sizeHint().height() == height


def test_a_tool_tip_shows_a_persons_words_as_they_were_typed():
    assert tool_tip("22 mm") == "22 mm"
    assert tool_tip("<b>22</b>") == "<qt>&lt;b&gt;22&lt;/b&gt;</qt>"
    assert tool_tip("word " * 20) == f"<qt>{'word ' * 20}</qt>"
