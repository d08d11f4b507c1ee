"""Lets the text cursor stand still when nobody types: its blinking is most of what the program does while it waits."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

STILL_AFTER_MS = 10_000


class CalmCursor(QObject):
    """Stops the blinking some time after the last key or change of focus; the next one starts it again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._usual_ms = usual_ms = QApplication.cursorFlashTime()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STILL_AFTER_MS)
        self._timer.timeout.connect(self.stand_still)
        self._timer.start()
        self.destroyed.connect(lambda: QApplication.setCursorFlashTime(usual_ms))

    def stand_still(self) -> None:
        """Stop the blinking; the cursor stays to be seen."""
        QApplication.setCursorFlashTime(0)

    def go_on(self) -> None:
        """Let it blink, as somebody is there."""
        if QApplication.cursorFlashTime() != self._usual_ms:
            QApplication.setCursorFlashTime(self._usual_ms)
        self._timer.start()
