"""The footer of the session: on the start side Stop and Pause, on the other the one way forward."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.session.look import NARROW, SessionButton

_GAP = 20
LOW = 92


class Footer(QWidget):
    """A strip with fixed places: left what holds, right what goes on."""

    def __init__(self, left: tuple[QWidget, ...], right: tuple[QWidget, ...], *, low: bool = False) -> None:
        super().__init__()
        margin = tokens.measure("layout", "session-margin")
        layout = QHBoxLayout(self)
        # The words of a quiet button stand where the box of another one would.
        quiet = bool(left) and isinstance(left[0], SessionButton) and left[0].kind == "quiet"
        layout.setContentsMargins(margin - (NARROW if quiet else 0), 0, margin, 0)
        layout.setSpacing(_GAP)
        for widget in left:
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch()
        for widget in right:
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._margin = margin
        self._buttons = [widget for widget in (*left, *right) if isinstance(widget, SessionButton)]
        self.setFixedHeight(LOW if low else tokens.measure("control", "session-footer"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons give up their comfortable sides, then their drawings, where all would not stand in a row."""
        super().resizeEvent(event)
        for narrow, bare in ((False, False), (True, False), (True, True)):
            for button in self._buttons:
                button.set_narrow(narrow=narrow)
                button.set_bare(bare=bare)
            if self._wanted() <= self.width():
                break

    def _wanted(self) -> int:
        shown = [button for button in self._buttons if not button.isHidden()]
        return sum(button.sizeHint().width() for button in shown) + _GAP * len(shown) + 2 * self._margin

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip and its line."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("surface-sunken"))
        painter.fillRect(0, 0, self.width(), 1, look.color("border"))
