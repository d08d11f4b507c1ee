"""A link that may take more than one line, where a title has to fit beside the words."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.widgets.drawn_button import DrawnButton

_WORDS = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_ABOVE = 3
_NARROWEST = 80


class WrappedLink(DrawnButton):
    """Looks like any link; its lines break where there is no more room."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew when the pointer comes or goes
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height() + 2 * _ABOVE)

    def minimumSizeHint(self) -> QSize:
        """Return a width at which words still fit."""
        return QSize(_NARROWEST, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Grow with the lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines are at ``width``."""
        room = QRect(0, 0, width, 10 * self.sizeHint().height())
        return QFontMetrics(self._font()).boundingRect(room, int(_WORDS), self.text()).height() + 2 * _ABOVE

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs."""
        return self.rect(), tokens.measure("radius", "small")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, underlined."""
        font = self._font()
        font.setUnderline(True)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(theme.current().color("text" if self.underMouse() or self.isDown() else "accent-text"))
        painter.drawText(self.rect().adjusted(0, _ABOVE, 0, 0), int(_WORDS), self.text())

    def _font(self) -> QFont:
        return theme.current().font("control")
