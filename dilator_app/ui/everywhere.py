"""What is done anywhere in the program: that somebody is there, and the keys that work over every dialog too.

A shortcut does not fire while a modal dialog is open, so each window of the program is asked first. A filter of the
whole application would see the same, but Qt would ask it about every event of every widget, thousands a page.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

HIDE = QKeySequence("Ctrl+H")
LOCK = QKeySequence("Ctrl+L")
HELP = QKeySequence("F1")


_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
_USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)
_ASKED_FOR = _KEYS | _USE


class Everywhere(QObject):
    """Emits `used` for keys, pointer and touch, `key_pressed` for each key, and a signal for each of its own keys.

    It swallows its own keys and nothing else. The key for help is taken over a dialog alone; elsewhere the page in
    front knows which list is its own.
    """

    used = Signal()
    key_pressed = Signal()
    hide_pressed = Signal()
    lock_pressed = Signal()
    help_pressed = Signal(object)  # the dialog in front

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._look_at_windows)
            # What an input method composes goes past the windows.
            app.inputMethod().cursorRectangleChanged.connect(self.used)
        self._look_at_windows()

    def _look_at_windows(self) -> None:
        for window in QApplication.topLevelWindows():
            window.installEventFilter(self)  # one that has it already has it once

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Take the keys that are its own before anybody else does."""
        kind = event.type()
        if kind not in _ASKED_FOR:
            return False
        if kind in _USE:
            self.used.emit()
        return kind in _KEYS and isinstance(event, QKeyEvent) and self._takes(event, is_press=kind in _USE)

    def _takes(self, event: QKeyEvent, *, is_press: bool) -> bool:
        """Return whether the key is one of its own; it acts when the key ``is_press``ed, not when Qt asks for it."""
        if is_press:
            self.key_pressed.emit()
        pressed = _without_keypad(event)
        dialog = QApplication.activeModalWidget()
        if pressed in (HIDE, LOCK):
            if is_press:
                (self.hide_pressed if pressed == HIDE else self.lock_pressed).emit()
        elif pressed == HELP and dialog is not None and QApplication.activePopupWidget() is None:
            if is_press:
                self.help_pressed.emit(dialog)
        else:
            return False
        event.accept()
        return True


def _without_keypad(event: QKeyEvent) -> QKeySequence:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(modifiers.value | event.key())
