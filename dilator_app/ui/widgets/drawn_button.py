"""Enter and the buttons: pressed by Enter as by Space, which Qt does on some desktops alone."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


def press_with_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press ``button``, once however long the key is held, and return True; False for any other key."""
    from PySide6.QtCore import Qt  # see qt_numbers

    combined = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or combined != Qt.KeyboardModifier.NoModifier:
        return False
    event.accept()
    if not event.isAutoRepeat():
        button.click()
    return True


class DrawnButton(QAbstractButton):
    """A button of one's own drawing that Enter presses while it has the focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with Space."""
        if not press_with_enter(self, event):
            super().keyPressEvent(event)
