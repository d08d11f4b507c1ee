"""A tick box that can be met from a distance."""

from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from dilator_app.ui import theme
from dilator_app.ui.session.look import Scale
from dilator_app.ui.widgets import paint

_BOX, _RADIUS, _LINE = 46, 10, 2
_TICK, _TICK_LINE = 19, 2.6
_TO_WORDS = 22
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class BigTick(QCheckBox):
    """One line of a list, its ``words`` as large as the session's."""

    def __init__(self, text: str, scale: Scale) -> None:
        super().__init__(text.replace("&", "&&"))
        self.words = text
        self.setFont(scale.font("session-body"))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # Fixed would be one line
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return room for box and words on one line."""
        metrics = QFontMetricsF(self.font())
        return QSize(
            round(metrics.horizontalAdvance(self.words)) + _BOX + _TO_WORDS + 2, max(_BOX, round(metrics.height()))
        )

    def minimumSizeHint(self) -> QSize:
        """Return room for the box and the longest word."""
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(word) for word in self.words.split()), default=0)
        return QSize(ceil(longest) + _BOX + _TO_WORDS + 2, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Say that narrower words are taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at ``width``."""
        room = QRectF(0, 0, max(1, width - _BOX - _TO_WORDS), 10_000)
        words = QFontMetricsF(self.font()).boundingRect(room, _LEADING | Qt.TextFlag.TextWordWrap, self.words)
        return max(_BOX, ceil(words.height()))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click on the box or on the words."""
        return QRect(0, 0, min(self.width(), self.sizeHint().width()), self.height()).contains(
            QPoint(self.width() - pos.x(), pos.y()) if self.isRightToLeft() else pos
        )

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs: around the box."""
        return self._box(), _RADIUS

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        look, painter = theme.current(), QPainter(self)
        box = QRectF(self._box())
        if self.isChecked():
            paint.box(painter, box, look.color("accent"), None, _RADIUS)
            paint.tick(painter, box.center(), _TICK, look.color("on-accent"), _TICK_LINE)
        else:
            fill = "surface-hover" if self.underMouse() else "surface-raised"
            paint.box(painter, box, look.color(fill), look.color("border-strong"), _RADIUS, _LINE)
        beside = _BOX + _TO_WORDS
        mirrored = self.isRightToLeft()
        room = QRectF(self.rect()).adjusted(0 if mirrored else beside, 0, -beside if mirrored else 0, 0)
        flags = _LEADING | Qt.TextFlag.TextWordWrap
        paint.words(painter, room, self.words, self.font(), look.color("text"), flags)

    def _box(self) -> QRect:
        left = self.width() - _BOX if self.isRightToLeft() else 0
        return QRect(left, (self.height() - _BOX) // 2, _BOX, _BOX)
