"""A line of text has an end, and what has no room in it is not cut in silence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolTip

from dilator_app.ui.widgets.fields import TextLine


@pytest.fixture
def line(qtbot):
    made = TextLine("x" * 78)
    made.setMaxLength(80)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    yield made
    QToolTip.hideText()
    QApplication.clipboard().clear()


TOLD = "There is room for 80 characters here. What goes beyond them was not taken."


def test_what_is_pasted_beyond_the_end_is_told(line, qtbot):
    QApplication.clipboard().setText("y" * 100)
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "x" * 78 + "yy"
    assert QToolTip.text() == TOLD


def test_the_first_letter_too_many_is_told_and_none_before(line, qtbot):
    qtbot.keyClicks(line, "yy")
    assert QToolTip.text() != TOLD
    qtbot.keyClicks(line, "y")
    assert line.text() == "x" * 78 + "yy"
    assert QToolTip.text() == TOLD


def test_what_fits_is_nothing_to_speak_of(line, qtbot):
    QApplication.clipboard().setText("y")
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "x" * 78 + "y"
    assert QToolTip.text() != TOLD
