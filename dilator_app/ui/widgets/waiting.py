"""Buttons that wait for work to end."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget


class Waiting:
    """Keeps buttons from being pressed for a while. Whoever stood on one of them with the keyboard stands there again.

    Qt moves the focus on from a button that cannot be pressed, and would leave it there.
    """

    def __init__(self, buttons: Sequence[QPushButton]) -> None:
        self._buttons = buttons
        self._left: QPushButton | None = None
        self._came_to: QWidget | None = None

    def wait(self, *, waiting: bool) -> None:
        """Begin to wait, or end it; the same twice changes nothing."""
        stood = next((button for button in self._buttons if button.hasFocus()), None)
        for button in self._buttons:
            button.setEnabled(not waiting)
        if waiting and stood is not None:
            self._left, self._came_to = stood, QApplication.focusWidget()
        elif not waiting and self._left is not None:
            if QApplication.focusWidget() in (None, self._came_to):  # else the person has gone elsewhere
                self._left.setFocus(Qt.FocusReason.OtherFocusReason)
            self._left = self._came_to = None
