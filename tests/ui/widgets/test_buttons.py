import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app.ui import theme
from dilator_app.ui.widgets.buttons import Button


def middle_left(button):
    """The colour beside the words."""
    return button.grab().toImage().pixelColor(8, button.height() // 2).name()


def made(qtbot, *arguments, **options):
    button = Button(*arguments, **options)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    return button


@pytest.mark.parametrize(("size", "height"), [("normal", 40), ("large", 48), ("session", 76)])
def test_a_button_has_the_height_of_its_size(qtbot, size, height):
    assert made(qtbot, "Save", "primary", size=size).sizeHint().height() == height


@pytest.mark.parametrize(
    ("kind", "at_rest"),
    [("primary", "#2a6650"), ("secondary", "#fffdf9"), ("destructive", "#fffdf9"), ("final", "#8c3a2b")],
)
def test_a_button_is_filled_by_its_weight(qtbot, kind, at_rest):
    assert middle_left(made(qtbot, "Erase", kind)) == at_rest


def test_a_pressed_primary_button_is_darker(qtbot):
    button = made(qtbot, "Save", "primary")
    button.setDown(True)
    assert middle_left(button) == "#1a4435"


def test_a_disabled_button_looks_disabled(qtbot):
    button = made(qtbot, "Save", "primary")
    button.setEnabled(False)
    assert middle_left(button) == "#ece9e0"


def test_a_button_follows_the_look(qtbot, qapp):
    button = made(qtbot, "Save", "primary")
    theme.apply(qapp, "dark")
    assert middle_left(button) == "#8cc7a7"


@pytest.mark.parametrize("icon", [None, "print"])
def test_words_and_icon_always_fit(qtbot, icon):
    button = made(qtbot, "Print a plan sheet", icon=icon)
    words = QFontMetricsF(button.font()).horizontalAdvance("Print a plan sheet")
    assert button.minimumSizeHint().width() >= words + 2 * 18 + (28 if icon else 0)


def test_enter_does_not_press_a_button_that_only_has_the_focus(qtbot):
    assert not made(qtbot, "Save").autoDefault()


def test_space_presses_a_button(qtbot):
    button = made(qtbot, "Save")
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_layout_cannot_make_a_button_higher_than_it_is(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    button = Button("Open", "link")
    QVBoxLayout(window).addWidget(button)
    window.resize(200, 200)
    window.show()
    assert button.height() == button.sizeHint().height()
