"""A switch for a setting that takes effect at once."""

import sys

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from dilator_app.ui import theme
from dilator_app.ui.widgets import paint

_TRACK = QSize(44, 24)
_KNOB = 14
_INSET = 5
_SPACING = 12
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft  # Qt mirrors it with the layout


class Switch(QCheckBox):
    """On or off, moved by click or Space. Without words beside it, give it an accessible name."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(theme.current().font("body"))

    def sizeHint(self) -> QSize:
        """Return room for track and words."""
        metrics = QFontMetricsF(self.font())
        words = round(metrics.horizontalAdvance(self.text())) + _SPACING if self.text() else 0
        return QSize(_TRACK.width() + words, max(_TRACK.height(), round(metrics.height())))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click on the track or on the words."""
        return self.rect().contains(pos)

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs: around the track."""
        return self._track(), _TRACK.height() // 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, knob and words."""
        look = theme.current()
        painter = QPainter(self)
        track = QRectF(self._track())
        fill, line, knob = self._tokens()
        paint.box(painter, track, look.color(fill), look.color(line), track.height() / 2)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at_right = self.isChecked() != mirrored
        left = track.right() - _INSET - _KNOB if at_right else track.left() + _INSET
        paint.box(painter, QRectF(left, track.top() + _INSET, _KNOB, _KNOB), look.color(knob), None, _KNOB / 2)
        if self.text():
            beside = _TRACK.width() + _SPACING
            room = QRectF(self.rect()).adjusted(0 if mirrored else beside, 0, -beside if mirrored else 0, 0)
            ink = look.color("text" if self.isEnabled() else "text-disabled")
            paint.words(painter, room, self.text(), self.font(), ink, _LEADING)

    def _tokens(self) -> tuple[str, str, str]:
        """Return the colours of track, line and knob."""
        if not self.isEnabled():
            return "surface-sunken", "border-disabled", "text-disabled"
        if self.isChecked():
            accent = "accent-hover" if self.underMouse() else "accent"
            return accent, accent, "on-accent"
        return "surface-hover" if self.underMouse() else "surface-raised", "border-strong", "border-strong"

    def _track(self) -> QRect:
        track = QRect(QPoint(0, (self.height() - _TRACK.height()) // 2), _TRACK)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            track.moveLeft(self.width() - _TRACK.width())
        return track


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    sys.exit(show(lambda: [Switch("On or off"), Switch()]))
