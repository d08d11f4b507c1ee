"""The pacer of Breathe: a crown of ferns that opens and closes, and a ring with one segment for each second."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import ceil, cos, degrees, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app.domain.breathing import BreathPattern, Moment
from dilator_app.ui import theme
from dilator_app.ui.frond import Habit, frond_parts
from dilator_app.ui.widgets.pacer import Pacer, Picture, centre_of

_SIDE = 560  # the widget's side at which all measures below hold; it scales with its size
_DISC = 212
_HUB = 82
_HUB_LINE = 2
_RING = 256  # to the middle of a segment's breadth
_LIT, _UNLIT = 16, 10
_GAP = 5.25  # half of it, beside each segment; wider where the in-breath and the out-breath begin
_TURN_GAP = 15
_CROWN = 206  # radius of the open crown
_CLOSED = 0.5  # how large the closed crown is then
_FRONDS = 12
_STAIRS = 5
_AHEAD = 2  # pixels that the crown may grow between asking for a frame and drawing it
_FRONT = Habit(
    pairs=11,
    lowest=0,
    highest=1,
    open_at_foot=54.8,
    open_at_tip=42.2,
    first=0.141,
    gain=0.356,
    last=0.026,
    loss=0.603,
    bulge=0.852,
    breadth=1.71,
    stem=0.0176,
    top=1,
    spear=0,
)
_BEHIND = replace(_FRONT, pairs=10, stem=0.019)
_FRONT_FOOT, _FRONT_HEIGHT = 74.1, 128.4
_BEHIND_FOOT, _BEHIND_HEIGHT = 77.6, 101.8


class BreathingPacer(Pacer):
    """The large pacer of Breathe, with the count in the middle. The page says in words what to do."""

    def __init__(self, pattern: BreathPattern, monotonic: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(pattern, monotonic, parent)
        self._crown, self._hub = Picture(), Picture()
        self._moving, self._disc = QRegion(), QRegion()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else everything behind is drawn for each frame
        self._drawn = 0.0  # how far the crown reached when it was last drawn
        self._regions: dict[int, QRegion] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SIDE // 2, _SIDE // 2)

    def sizeHint(self) -> QSize:
        """Return the size at which the count is as large as the tokens say."""
        return QSize(_SIDE, _SIDE)

    def crown_scale(self) -> float:
        """Return how large the crown is drawn; 1 is open."""
        return _CLOSED + (1 - _CLOSED) * self.fullness()

    def refresh(self) -> None:
        """Repaint what moves; ring and number change once a second."""
        self.update(self.changing())

    def changing(self) -> QRegion:
        """Return where the crown was drawn last and where it is now, without the middle of its hub.

        What is not drawn anew need not be scaled, filled or handed to the screen.
        """
        reach = ceil(max(self._drawn, self._reach())) + _AHEAD
        if reach not in self._regions:
            hub = _boxes(centre_of(self), (_HUB - _HUB_LINE) * self._unit() - 1, inside=True)
            self._regions[reach] = _boxes(centre_of(self), reach + 1, inside=False) - hub
        return self._regions[reach]

    def _reach(self) -> float:
        return _CROWN * self._unit() * self.crown_scale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the part that moves anew: it touches no segment of the ring."""
        super().resizeEvent(event)
        self._regions.clear()
        self._moving = _boxes(centre_of(self), _CROWN * self._unit() + _AHEAD + 2, inside=False)
        self._disc = _boxes(centre_of(self), _DISC * self._unit() - 1, inside=True, stairs=4 * _STAIRS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moment that the clock shows now."""
        moment, scale = self.moment(), self.crown_scale()
        self._drawn = _CROWN * self._unit() * scale
        painter = QPainter(self)
        on_disc = event.region().subtracted(self._disc).isEmpty()
        painter.fillRect(event.rect(), theme.current().color("accent-soft") if on_disc else self.palette().window())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(centre_of(self))
        if not event.region().subtracted(self._moving).isEmpty():
            self._paint_ring(painter, moment)
        if not on_disc:
            self._paint_disc(painter)
        self._paint_crown(painter, scale)
        self._paint_hub(painter, str(moment.count) if moment else "")

    def _unit(self) -> float:
        return min(self.width(), self.height()) / _SIDE

    def _paint_ring(self, painter: QPainter, moment: Moment | None) -> None:
        look, pattern = theme.current(), self.pattern
        lit = moment.segment + 1 if moment else 0
        ahead = pattern.in_s if lit <= pattern.in_s else pattern.period_s  # the end of the phase that goes on
        painter.save()
        painter.scale(self._unit(), self._unit())
        for index in range(pattern.period_s):
            token = "accent" if index < lit else "leaf-2" if moment and index < ahead else "track"
            pen = QPen(look.color(token), _LIT if index < lit else _UNLIT)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            self._paint_segment(painter, index)
        painter.restore()

    def _paint_segment(self, painter: QPainter, index: int) -> None:
        """Draw the segment ``index``, clockwise from the top in every reading direction."""
        turns = (0, self.pattern.in_s, self.pattern.period_s)
        second = 360 / self.pattern.period_s
        begin = second * index + degrees((_TURN_GAP if index in turns else _GAP) / _RING)
        end = second * (index + 1) - degrees((_TURN_GAP if index + 1 in turns else _GAP) / _RING)
        circle = QRectF(-_RING, -_RING, 2 * _RING, 2 * _RING)
        painter.drawArc(circle, round((90 - begin) * 16), round((begin - end) * 16))

    def _paint_disc(self, painter: QPainter) -> None:
        disc = _DISC * self._unit()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("accent-soft"))
        painter.drawEllipse(QPointF(), disc, disc)

    def _paint_crown(self, painter: QPainter, scale: float) -> None:
        crown, reach = self._crown.of(None, _CROWN, self._unit(), self.devicePixelRatioF(), _draw_crown)
        reach *= scale
        painter.drawPixmap(QRectF(-reach, -reach, 2 * reach, 2 * reach), crown, QRectF(crown.rect()))

    def _paint_hub(self, painter: QPainter, count: str) -> None:
        draw = partial(_draw_hub, count)
        hub, reach = self._hub.of(count, _HUB, self._unit(), self.devicePixelRatioF(), draw)
        painter.drawPixmap(QPointF(-reach, -reach), hub)


def _boxes(centre: QPointF, radius: float, *, inside: bool, stairs: int = _STAIRS) -> QRegion:
    """Return a few boxes that together cover a circle, or that all lie ``inside`` it."""
    region = QRegion()
    for step in range(stairs):
        low, high = (pi / 2 * end / stairs for end in (step, step + 1))
        reach = QPointF(radius * cos(high if inside else low), radius * sin(high))
        box = QRectF(centre - reach, centre + reach)
        region += box.toRect().adjusted(1, 1, -1, -1) if inside else box.toAlignedRect()
    return region


def _draw_hub(count: str, painter: QPainter) -> None:
    """Draw the disc in the middle. It is kept for a second: text this large is slow to paint."""
    look = theme.current()
    painter.setPen(QPen(look.color("leaf-3"), _HUB_LINE))
    painter.setBrush(look.color("surface-raised"))
    painter.drawEllipse(QPointF(), _HUB - _HUB_LINE / 2, _HUB - _HUB_LINE / 2)
    painter.setPen(look.color("text"))
    painter.setFont(look.font("session-count"))
    painter.drawText(QRectF(-_HUB, -_HUB, 2 * _HUB, 2 * _HUB), Qt.AlignmentFlag.AlignCenter, count)


def _draw_crown(painter: QPainter) -> None:
    """Draw the open crown. Doing so takes far longer than scaling one picture of it."""
    look = theme.current()
    painter.rotate(180 / _FRONDS)
    for foot, height, habit, token in (
        (_BEHIND_FOOT, _BEHIND_HEIGHT, _BEHIND, "leaf-1"),
        (_FRONT_FOOT, _FRONT_HEIGHT, _FRONT, "leaf-2"),
    ):
        parts, colour = frond_parts(height, 0, habit), look.color(token)
        for _turn in range(_FRONDS):
            painter.translate(0, -foot)
            for part in parts:
                painter.fillPath(part, colour)
            painter.translate(0, foot)
            painter.rotate(360 / _FRONDS)
        painter.rotate(-180 / _FRONDS)


if __name__ == "__main__":
    from time import monotonic

    from dilator_app.ui.widgets.alone import show

    def _example() -> list[QWidget]:
        pacer = BreathingPacer(BreathPattern(), monotonic)
        pacer.set_reduced_motion("reduced" in sys.argv)
        pacer.start()
        return [pacer]

    sys.exit(show(_example))
