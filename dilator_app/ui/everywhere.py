"""The keys that work everywhere, also over every dialog that Fernlight draws.

A shortcut does not fire while a modal dialog is open; an application event filter does.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

HIDE = QKeySequence("Ctrl+H")
LOCK = QKeySequence("Ctrl+L")
HELP = QKeySequence("F1")


class EverywhereKeys(QObject):
    """Emits `hide_pressed` and `lock_pressed`, and `any_pressed` for each key; install it on the application.

    The key for help is taken over a dialog alone; elsewhere the page in front knows which list is its own.
    """

    hide_pressed = Signal()
    lock_pressed = Signal()
    help_pressed = Signal(object)  # the dialog in front
    any_pressed = Signal()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Take the two keys before anybody else does."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.any_pressed.emit()
        pressed = _without_keypad(event)
        if pressed in (HIDE, LOCK):
            if event.type() == QEvent.Type.KeyPress:
                (self.hide_pressed if pressed == HIDE else self.lock_pressed).emit()
            event.accept()
            return True
        dialog = QApplication.activeModalWidget()
        if pressed == HELP and dialog is not None and QApplication.activePopupWidget() is None:
            if event.type() == QEvent.Type.KeyPress:
                self.help_pressed.emit(dialog)
            event.accept()
            return True
        return False


def _without_keypad(event: QKeyEvent) -> QKeySequence:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(modifiers.value | event.key())
