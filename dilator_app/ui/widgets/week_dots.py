"""Seven days: a tick for a session, a ring for today, a small dot for any other. No mark means "missed"."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app.ui import theme
from dilator_app.ui.widgets import paint

_DISC = 26
_RING = 2.5
_DOT = 4
_COLUMN = 38  # first and last name stand centred in a column of this width
_HEIGHT = 58
_CENTRE_Y = 18
_NAMES_Y = 37


class WeekDots(QWidget):
    """A week as it was. The words around it say the same, so it takes no focus; its caller names it for readers."""

    def __init__(self, *, scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._names: tuple[str, ...] = ()
        self._done: tuple[bool, ...] = ()
        self._today: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_week(self, names: Sequence[str], done: Sequence[bool], today: int | None) -> None:
        """Show the days in the week's order; ``today`` is an index, ``None`` in a week that is not this one."""
        if len(names) != len(done):
            raise ValueError("each day has a name and a mark")
        self._names, self._done, self._today = tuple(names), tuple(done), today
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for seven columns."""
        return QSize(round(7 * _COLUMN * self._scale), self._whole_height())

    def minimumSizeHint(self) -> QSize:
        """Return the room below which names would touch."""
        return QSize(round(7 * (_COLUMN - 2) * self._scale), self._whole_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks and, below them, the names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(self._names)):
            self._paint_day(painter, index, QPointF(self._centre_x(index), _CENTRE_Y * self._scale))

    def _paint_day(self, painter: QPainter, index: int, centre: QPointF) -> None:
        look = theme.current()
        today, disc = index == self._today, _DISC * self._scale
        painter.setPen(Qt.PenStyle.NoPen)
        if self._done[index]:
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(centre, disc / 2, disc / 2)
            size = 12 * self._scale
            paint.tick(painter, centre + QPointF(0.4, 0), size, look.color("on-accent"), 2.4 * self._scale)
        elif today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accent"), _RING))
            painter.drawEllipse(centre, (disc - _RING) / 2 + 0.25, (disc - _RING) / 2 + 0.25)
        else:
            painter.setBrush(look.color("border-strong"))
            painter.drawEllipse(centre, _DOT * self._scale, _DOT * self._scale)
        font = look.font("caption", strong=today, scale=self._scale)
        column, top = _COLUMN * self._scale, _NAMES_Y * self._scale
        room = QRectF(centre.x() - column, top, 2 * column, self._whole_height() - top)
        paint.words(painter, room, self._names[index], font, look.color("text" if today else "text-muted"))

    def _whole_height(self) -> int:
        return round(_HEIGHT * self._scale)

    def _centre_x(self, index: int) -> float:
        column = _COLUMN * self._scale
        pitch = (self.width() - column) / max(1, len(self._names) - 1)
        x = column / 2 + index * pitch
        return self.width() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    def _example() -> list[QWidget]:
        week = WeekDots()
        names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        week.set_week(names, [name in ("Mon", "Wed") for name in names], today=3)
        return [week]

    sys.exit(show(_example))
