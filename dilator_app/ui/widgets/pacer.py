"""What all breathing pacers share: the run of breaths and the timer that prompts them to repaint.

The clock that the caller passes says where in the breath a person is, and it is asked while painting. So late frames
never shift the rhythm, and after the computer slept the next frame is right.
"""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import QWidget

from dilator_app import tokens
from dilator_app.domain.breathing import BreathPattern, Moment, Phase, phase_at
from dilator_app.i18n import _
from dilator_app.ui import theme

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


class Picture:
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


def centre_of(widget: QWidget) -> QPointF:
    """Return the middle of ``widget``, on a whole pixel of the screen."""
    dpr = widget.devicePixelRatioF()
    return QPointF(round(widget.width() / 2 * dpr) / dpr, round(widget.height() / 2 * dpr) / dpr)
