"""What buttons of one's own drawing share."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


class DrawnButton(QAbstractButton):
    """Pressed by Enter as by Space while it has the focus; Qt does so on some desktops alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press once, however long the key is held."""
        from PySide6.QtCore import Qt  # see qt_numbers

        combined = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or combined != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        event.accept()
        if not event.isAutoRepeat():
            self.click()
