"""Small forms: where they begin, how Tab goes round, and that they stay open."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.form import FormDialog
from tests.desk import name_of


class Form(FormDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("A form", parent)
        for name in ("first", "second"):
            field = QLineEdit()
            field.setAccessibleName(name)
            self.column.addWidget(field)
        self.buttons.insertWidget(0, Button("More"))

    def save(self) -> None:
        self.accept()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def the_open_form() -> Form | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, Form) and w.isVisible()), None)


def test_it_begins_at_its_first_field_and_tab_ends_at_the_buttons(window, qtbot):
    Form(window).open()
    form = the_open_form()
    qtbot.waitUntil(form.isActiveWindow)
    stops = []
    for _stop in range(5):
        stops.append(name_of(QApplication.focusWidget()))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    form.close()

    assert stops == ["first", "second", "More", "Cancel", "Save"]


def test_a_form_that_nobody_holds_stays_open_when_garbage_is_collected(window):
    Form(window).open()
    gc.collect()
    form = the_open_form()

    assert form is not None
    form.close()
