"""The pacers beside other things: the circle of Practise, and the plain screen's circle with the time in it."""

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app.domain.breathing import BreathPattern
from dilator_app.ui import theme
from dilator_app.ui.widgets.pacer import Pacer, Picture, centre_of

_SMALL_SIDE = 110
_SMALL_LINE = 2
_SMALL_CLOSED, _SMALL_OPEN = 12, 44
_PLAIN_SIDE = 546
_PLAIN_CLOSED, _PLAIN_OPEN = 190, 254
_PLAIN_LINE, _PLAIN_EDGE_LINE = 3, 2
_TIME_LIFT = 8  # digits have nothing below their line, so they would seem to hang


class SmallPacer(Pacer):
    """The circle beside the breath line of Practise."""

    def __init__(self, pattern: BreathPattern, monotonic: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(pattern, monotonic, parent)
        self.setFixedSize(_SMALL_SIDE, _SMALL_SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moment that the clock shows now."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_SMALL_SIDE / 2, _SMALL_SIDE / 2)
        painter.setPen(QPen(look.color("leaf-3"), _SMALL_LINE))
        painter.setBrush(look.color("accent-soft"))
        edge = (_SMALL_SIDE - _SMALL_LINE) / 2
        painter.drawEllipse(QPointF(), edge, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("leaf-3"))
        radius = _SMALL_CLOSED + (_SMALL_OPEN - _SMALL_CLOSED) * self.fullness()
        painter.drawEllipse(QPointF(), radius, radius)


class PlainPacer(Pacer):
    """The circle of the plain screen, which breathes and holds the time and nothing else."""

    def __init__(self, pattern: BreathPattern, monotonic: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(pattern, monotonic, parent)
        self._text = ""
        self._words = Picture()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_PLAIN_SIDE // 2, _PLAIN_SIDE // 2)

    def set_text(self, text: str) -> None:
        """Show ``text``, the time, in the circle."""
        if text != self._text:
            self._text = text
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which the time is as large as the tokens say."""
        return QSize(_PLAIN_SIDE, _PLAIN_SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moment that the clock shows now."""
        look, unit = theme.current(), min(self.width(), self.height()) / _PLAIN_SIDE
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(centre_of(self))
        painter.setPen(QPen(look.color("leaf-1"), _PLAIN_EDGE_LINE * unit))
        edge = (_PLAIN_SIDE - _PLAIN_EDGE_LINE) / 2 * unit
        painter.drawEllipse(QPointF(), edge, edge)
        painter.setPen(QPen(look.color("leaf-3"), _PLAIN_LINE * unit))
        painter.setBrush(look.color("accent-soft"))
        radius = (_PLAIN_CLOSED + (_PLAIN_OPEN - _PLAIN_CLOSED) * self.fullness()) * unit
        painter.drawEllipse(QPointF(), radius, radius)
        draw = partial(_draw_time, self._text)
        words, reach = self._words.of(self._text, _PLAIN_CLOSED, unit, self.devicePixelRatioF(), draw)
        painter.drawPixmap(QPointF(-reach, -reach), words)


def _draw_time(text: str, painter: QPainter) -> None:
    look, room = theme.current(), QRectF(-_PLAIN_CLOSED, -_PLAIN_CLOSED, 2 * _PLAIN_CLOSED, 2 * _PLAIN_CLOSED)
    room.translate(0, -_TIME_LIFT)
    painter.setPen(look.color("on-accent-soft"))
    painter.setFont(look.font("session-timer"))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


if __name__ == "__main__":
    from time import monotonic

    from dilator_app.ui.widgets.alone import show

    def _example() -> list[QWidget]:
        small, plain = SmallPacer(BreathPattern(), monotonic), PlainPacer(BreathPattern(), monotonic)
        plain.set_text("6:24")
        small.start()
        plain.start()
        return [small, plain]

    sys.exit(show(_example))
