"""The breathing pacer: a crown of ferns that opens and closes, with one ring segment for each second of a breath.

The clock that the caller passes says where in the breath a person is, and it is asked while painting. Timers only
prompt a repaint, so late frames never shift the rhythm, and after a computer slept the next frame is right.
"""

from collections.abc import Callable
from dataclasses import replace
from math import ceil, degrees

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QPixmap, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app import tokens
from dilator_app.domain.breathing import BreathPattern, Moment, Phase, phase_at
from dilator_app.i18n import _
from dilator_app.ui import theme
from dilator_app.ui.frond import Habit, frond_parts

_FRAME_MS = tokens.measure("motion", "breath-frame")
_HALF_OPEN = 0.5


class Pacer(QWidget):
    """What all pacers share: the run of breaths, and a timer that runs only while somebody can see them.

    Signals come while the pacer is on the screen. Whoever counts breaths behind a locked window asks the clock.
    """

    breath_started = Signal(int)
    phase_changed = Signal(object)  # Phase
    announce = Signal(str)
    """Words for a screen reader, at most once a breath."""

    def __init__(self, pattern: BreathPattern, monotonic: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pattern = pattern
        self._monotonic = monotonic
        self._begun = self._reduced = self._on_screen = False
        self._before_s = 0.0  # elapsed up to the last pause
        self._since: float | None = None  # the clock when it last went on; None while it stands
        self._told: Moment | None = None
        self._announcing = True
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self.setAccessibleName(_("Breathing pacer"))

    # --- running -----------------------------------------------------------------------------------------------------
    def start(self, elapsed_s: float = 0.0) -> None:
        """Begin with the first breath, or where another pacer stands after ``elapsed_s``."""
        self._begun, self._told = True, None
        self._before_s, self._since = elapsed_s, self._monotonic()
        self._on_tick()

    def pause(self) -> None:
        """Stand still in the middle of the breath."""
        self._before_s, self._since = self.elapsed(), None
        self._timer.stop()
        self.update()

    def resume(self) -> None:
        """Go on where the breath stood still."""
        if self._begun and self._since is None:
            self._since = self._monotonic()
            self._on_tick()

    def stop(self) -> None:
        """End; the next start begins with the first breath."""
        self._begun, self._told = False, None
        self._before_s, self._since = 0.0, None
        self._timer.stop()
        self.setAccessibleDescription("")
        self.update()

    def is_running(self) -> bool:
        """Return whether breaths go on at this moment."""
        return self._since is not None

    def elapsed(self) -> float:
        """Return the seconds since the start, pauses left out."""
        return self._before_s if self._since is None else self._before_s + self._monotonic() - self._since

    def moment(self) -> Moment | None:
        """Return where in which breath the person is; ``None`` before the start and after the end."""
        return phase_at(self.pattern, self.elapsed()) if self._begun else None

    # --- showing -----------------------------------------------------------------------------------------------------
    def set_reduced_motion(self, reduced: bool) -> None:
        """Stand half open and change once a second, instead of growing and shrinking."""
        self._reduced = reduced
        self._arm()
        self.update()

    def set_announcing(self, announcing: bool) -> None:
        """Silence `announce`, or let it speak again."""
        self._announcing = announcing

    def fullness(self) -> float:
        """Return how far open to draw, 0 to 1."""
        if self._reduced:
            return _HALF_OPEN
        moment = self.moment()
        return moment.fullness if moment else 0.0

    def refresh(self) -> None:
        """Repaint what moves between two seconds."""
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on moving."""
        super().showEvent(event)
        self._on_screen = True
        self._on_tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cost nothing while nobody can see it; the breaths themselves go on."""
        super().hideEvent(event)
        self._on_screen = False
        self._timer.stop()

    def _on_tick(self) -> None:
        moment = self.moment()
        if moment is None or not self._on_screen:
            return
        before, self._told = self._told, moment
        if before is None or (before.breath, before.segment) != (moment.breath, moment.segment):
            self._tell(before, moment)
            self.update()
        else:
            self.refresh()
        self._arm()

    def _tell(self, before: Moment | None, moment: Moment) -> None:
        inward = moment.phase is Phase.IN
        words = _("Breathe in, {second}") if inward else _("Breathe out, {second}")
        self.setAccessibleDescription(words.format(second=moment.count))
        if before is None or before.phase is not moment.phase:
            self.phase_changed.emit(moment.phase)
        if before is None or before.breath != moment.breath:
            self.breath_started.emit(moment.breath)
            if self._announcing:
                self.announce.emit(_("Breathe in") if inward else _("Breathe out"))

    def _arm(self) -> None:
        if not self.is_running() or not self._on_screen:
            self._timer.stop()
        elif self._reduced:
            self._timer.start(ceil((1 - self.elapsed() % 1) * 1000))
        elif self._timer.interval() != _FRAME_MS or not self._timer.isActive():
            self._timer.start(_FRAME_MS)


# --- Breathe ---------------------------------------------------------------------------------------------------------
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


class _Picture:
    """A drawing that is kept as a pixmap until something that it shows changes."""

    def __init__(self) -> None:
        self._shows: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def of(
        self, shows: object, reach: float, unit: float, dpr: float, draw: Callable[[QPainter], None]
    ) -> tuple[QPixmap, float]:
        """Return the pixmap and how far it reaches from its middle, in pixels of the widget.

        ``draw`` draws what it ``shows`` around the origin, ``reach`` to each side, ``unit`` pixels to each of its own.
        """
        side = 2 * ceil(reach * unit * dpr)
        wanted = (shows, side, dpr, theme.current())
        if self._shows != wanted:
            self._shows, self._pixmap = wanted, QPixmap(side, side)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(side / 2, side / 2)
            painter.scale(unit * dpr, unit * dpr)
            draw(painter)
            painter.end()
            self._pixmap.setDevicePixelRatio(dpr)
        return self._pixmap, side / dpr / 2


class BreathingPacer(Pacer):
    """The large pacer of Breathe, with the count in the middle. The page says in words what to do."""

    def __init__(self, pattern: BreathPattern, monotonic: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(pattern, monotonic, parent)
        self._crown, self._hub = _Picture(), _Picture()
        self._moving = QRegion()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SIDE // 2, _SIDE // 2)

    def sizeHint(self) -> QSize:
        """Return the size at which the count is as large as the tokens say."""
        return QSize(_SIDE, _SIDE)

    def crown_scale(self) -> float:
        """Return how large the crown is drawn; 1 is open."""
        return _CLOSED + (1 - _CLOSED) * self.fullness()

    def refresh(self) -> None:
        """Repaint the crown's circle but not the ring, which changes once a second."""
        self.update(self._moving)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find three boxes that together cover the open crown and touch no segment of the ring."""
        super().resizeEvent(event)
        self._moving = QRegion()
        for x, y in ((_CROWN, 138), (175, 175), (138, _CROWN)):
            reach = QPoint(ceil(x * self._unit()) + 2, ceil(y * self._unit()) + 2)
            centre = self._centre().toPoint()
            self._moving += QRect(centre - reach, centre + reach)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moment that the clock shows now."""
        moment = self.moment()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(self._centre())
        if event.region().subtracted(self._moving):
            self._paint_ring(painter, moment)
        self._paint_crown(painter)
        hub, reach = self._hub.of(moment and moment.count, _HUB, self._unit(), self.devicePixelRatioF(), self._draw_hub)
        painter.drawPixmap(QPointF(-reach, -reach), hub)

    def _unit(self) -> float:
        return min(self.width(), self.height()) / _SIDE

    def _centre(self) -> QPointF:
        """Return the middle, on a whole pixel of the screen."""
        dpr = self.devicePixelRatioF()
        return QPointF(round(self.width() / 2 * dpr) / dpr, round(self.height() / 2 * dpr) / dpr)

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

    def _paint_crown(self, painter: QPainter) -> None:
        disc = _DISC * self._unit()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("accent-soft"))
        painter.drawEllipse(QPointF(), disc, disc)
        crown, reach = self._crown.of(None, _CROWN, self._unit(), self.devicePixelRatioF(), _draw_crown)
        reach *= self.crown_scale()
        painter.drawPixmap(QRectF(-reach, -reach, 2 * reach, 2 * reach), crown, QRectF(crown.rect()))

    def _draw_hub(self, painter: QPainter) -> None:
        """Draw the disc in the middle. It is kept for a second: text this large is slow to paint."""
        look, moment = theme.current(), self.moment()
        painter.setPen(QPen(look.color("leaf-3"), _HUB_LINE))
        painter.setBrush(look.color("surface-raised"))
        painter.drawEllipse(QPointF(), _HUB - _HUB_LINE / 2, _HUB - _HUB_LINE / 2)
        if moment:
            painter.setPen(look.color("text"))
            painter.setFont(look.font("session-count"))
            room = QRectF(-_HUB, -_HUB, 2 * _HUB, 2 * _HUB)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(moment.count))


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
