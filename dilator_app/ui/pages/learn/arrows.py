"""The arrow keys on a button: Qt would lead them to whatever stands nearest, which may be the sidebar."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class Arrows(QObject):
    """Hands the arrows of the buttons that it watches to ``scroll``, and to nobody else."""

    def __init__(self, scroll: Callable[[int], object], parent: QObject) -> None:
        super().__init__(parent)
        self._scroll = scroll

    def watch(self, widget: QWidget) -> None:
        """Watch a button, or every one inside a widget."""
        for button in [widget, *widget.findChildren(QAbstractButton)]:
            if isinstance(button, QAbstractButton):
                button.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Scroll, and move the keyboard nowhere."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.key() not in _ARROWS:
            return False
        self._scroll(event.key())
        return True
