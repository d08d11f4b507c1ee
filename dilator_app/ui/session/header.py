"""The steps at the top of the session, and Hide."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dilator_app import tokens
from dilator_app.i18n import _
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label

_DISC = 34
_TO_WORD = 10
_LINE = 36
_GAP = 10
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class StepHeader(QWidget):
    """Numbered discs with words; what is done carries a tick."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_current(self, place: int) -> None:
        """Show the step at ``place`` as the current one; behind the last one all are done."""
        self._current = place
        done = place >= len(self._names)
        text = (
            _("All steps done")
            if done
            else _("Step {n} of {of}: {name}").format(n=place + 1, of=len(self._names), name=self._names[place])
        )
        self.setAccessibleName(text)
        self.update()

    def set_names(self, names: Sequence[str]) -> None:
        """Show other steps; a breathing session has no Practise."""
        self._names = tuple(names)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all steps."""
        metrics = QFontMetricsF(theme.current().font("session-small", strong=True))
        words = sum(metrics.horizontalAdvance(name) for name in self._names)
        gaps = (len(self._names) - 1) * (_LINE + 2 * _GAP)
        return QSize(round(words) + len(self._names) * (_DISC + _TO_WORD) + gaps, _DISC + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the discs, the words and the lines between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = 0.0
        for place, name in enumerate(self._names):
            strong = place == self._current
            font = theme.current().font("session-small", strong=strong)
            width = _DISC + _TO_WORD + QFontMetricsF(font).horizontalAdvance(name)
            left = self.width() - at - width if mirrored else at
            self._paint_step(painter, QRectF(left, 0, width, self.height()), place, name, mirrored=mirrored)
            at += width + _GAP
            if place < len(self._names) - 1:
                self._paint_line(painter, self.width() - at - _LINE if mirrored else at)
                at += _LINE + _GAP

    def _paint_step(self, painter: QPainter, room: QRectF, place: int, name: str, *, mirrored: bool) -> None:
        look = theme.current()
        current, done = place == self._current, place < self._current
        left = room.right() - _DISC if mirrored else room.left()
        disc = QRectF(left, (room.height() - _DISC) / 2, _DISC, _DISC)
        painter.setPen(QPen(look.color("accent" if current or done else "border-strong"), 1))
        painter.setBrush(look.color("accent") if current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        if done:
            paint.tick(painter, disc.center(), 14, look.color("accent"), 2)
        else:
            ink = look.color("on-accent" if current else "text-muted")
            paint.words(painter, disc, str(place + 1), look.font("body", strong=True), ink)
        font = look.font("session-small", strong=current)
        rest = room.adjusted(0, 0, -_DISC - _TO_WORD, 0) if mirrored else room.adjusted(_DISC + _TO_WORD, 0, 4, 0)
        paint.words(painter, rest, name, font, look.color("text" if current else "text-muted"), _LEADING)

    def _paint_line(self, painter: QPainter, left: float) -> None:
        painter.setPen(QPen(theme.current().color("border-strong"), 2))
        middle = self.height() / 2
        painter.drawLine(QPointF(left, middle), QPointF(left + _LINE, middle))


class SessionHeader(QWidget):
    """The steps on one side, Hide with its key on the other."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.steps = StepHeader(names)
        self.hide_button = Button(_("Hide"), kind="plain", icon="hide")
        layout = QHBoxLayout(self)
        margin = tokens.measure("layout", "session-margin")
        layout.setContentsMargins(margin, 0, margin, 0)
        layout.addWidget(self.steps)
        layout.addStretch()
        layout.addWidget(self.hide_button)
        layout.addWidget(label("Ctrl+H", "body", "text-muted"))
        self.setFixedHeight(tokens.measure("control", "session-header"))
