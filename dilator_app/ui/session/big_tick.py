"""A tick box that can be met from a distance."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from dilator_app.ui import theme
from dilator_app.ui.session.look import Scale
from dilator_app.ui.widgets import paint

_BOX, _RADIUS, _LINE = 46, 10, 2
_TICK, _TICK_LINE = 19, 2.6
_TO_WORDS = 22
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class BigTick(QCheckBox):
    """One line of the checklist, its words as large as the session's."""

    def __init__(self, text: str, scale: Scale) -> None:
        super().__init__(text.replace("&", "&&"))
        self._words = text
        self.setFont(scale.font("session-body"))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return room for box and words."""
        metrics = QFontMetricsF(self.font())
        return QSize(
            round(metrics.horizontalAdvance(self._words)) + _BOX + _TO_WORDS + 2, max(_BOX, round(metrics.height()))
        )

    def minimumSizeHint(self) -> QSize:
        """Return the height of the box; long words are cut with an ellipsis."""
        return QSize(4 * _BOX, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click on the box or on the words."""
        return QRect(QPoint(0, 0), self.sizeHint()).contains(
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
        shown = QFontMetricsF(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        paint.words(painter, room, shown, self.font(), look.color("text"), _LEADING)

    def _box(self) -> QRect:
        left = self.width() - _BOX if self.isRightToLeft() else 0
        return QRect(left, (self.height() - _BOX) // 2, _BOX, _BOX)
