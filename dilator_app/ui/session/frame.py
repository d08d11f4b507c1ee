"""The footer of the session: on the start side Stop and Pause, on the other the one way forward."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.ui import theme


class Footer(QWidget):
    """A strip with fixed places: left what holds, right what goes on."""

    def __init__(self, left: tuple[QWidget, ...], right: tuple[QWidget, ...], *, low: bool = False) -> None:
        super().__init__()
        margin = tokens.measure("layout", "session-margin")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(margin, 0, margin, 0)
        layout.setSpacing(20)
        for widget in left:
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch()
        for widget in right:
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(92 if low else tokens.measure("control", "session-footer"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip and its line."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("surface-sunken"))
        painter.fillRect(0, 0, self.width(), 1, look.color("border"))
