"""The pacer on a real run: does what is drawn agree with the clock at the moment of drawing, and what does it cost?

    python -m bench.pacer [SECONDS]

Every other second the window's thread is held up for 200 ms, as a slow disk or a busy computer would.
"""

import statistics
import sys
import time
from dataclasses import dataclass, field

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from dilator_app.domain.breathing import BreathPattern, Moment, Phase
from dilator_app.ui import theme
from dilator_app.ui.widgets.breathing_pacer import BreathingPacer

STALL_S, STALL_EVERY_S = 0.2, 1.7
SIDE = 558


@dataclass
class Run:
    """What was seen. Times are in milliseconds."""

    errors: list[float] = field(default_factory=list)
    """As each drawing begins: how far what it will show is from where the breath is then."""
    shown_late: list[float] = field(default_factory=list)
    """The same as it ends; whatever else the computer did in between is in it."""
    between: list[float] = field(default_factory=list)
    """From one frame to the next."""
    drawing: list[float] = field(default_factory=list)
    stalls: int = 0
    cpu_share: float = 0.0
    """Of one core, in percent."""

    @property
    def worst(self) -> float:
        """The largest error."""
        return max(self.errors)


class _Watched(BreathingPacer):
    """Keeps the moment that each drawing shows."""

    _run: Run | None = None
    _shows: Moment | None = None
    _last: float | None = None

    def watch(self, run: Run) -> None:
        self._run = run
        self._began = time.monotonic()
        self.start()

    def moment(self) -> Moment | None:
        moment = super().moment()
        if self._shows is None:
            self._shows = moment
        return moment

    def drawn(self) -> Moment | None:
        """Return what the last drawing shows."""
        return self._shows

    def paintEvent(self, event: QPaintEvent) -> None:
        self._shows = None
        begun = time.monotonic()
        super().paintEvent(event)
        ended = time.monotonic()
        shown = self.drawn()
        if shown is None or self._run is None:
            return
        drawn = elapsed_at(shown, self.pattern)
        self._run.errors.append(1000 * abs(drawn - (begun - self._began)))
        self._run.shown_late.append(1000 * abs(drawn - (ended - self._began)))
        self._run.drawing.append(1000 * (ended - begun))
        if self._last is not None:
            self._run.between.append(1000 * (begun - self._last))
        self._last = begun


def elapsed_at(moment: Moment, pattern: BreathPattern) -> float:
    """Return the second of the run that ``moment`` belongs to."""
    inward = moment.phase is Phase.IN
    within = moment.progress * (pattern.in_s if inward else pattern.out_s)
    return (moment.breath - 1) * pattern.period_s + within + (0 if inward else pattern.in_s)


def run(seconds: float, *, stalls: bool = True) -> Run:
    """Let the pacer breathe for ``seconds`` in a window; a Qt application and its look must be there."""
    seen = Run()
    pacer = _Watched(BreathPattern(), time.monotonic)
    pacer.resize(SIDE, SIDE)
    pacer.show()
    QApplication.processEvents()
    stall, end = QTimer(), QTimer()

    def hold_up() -> None:
        time.sleep(STALL_S)
        seen.stalls += 1

    stall.timeout.connect(hold_up)
    if stalls:
        stall.start(round(STALL_EVERY_S * 1000))
    end.setSingleShot(True)
    loop = QEventLoop()
    end.timeout.connect(loop.quit)
    end.start(round(seconds * 1000))
    cpu, since = time.process_time(), time.monotonic()
    pacer.watch(seen)
    loop.exec()
    stall.stop()
    seen.cpu_share = 100 * (time.process_time() - cpu) / (time.monotonic() - since)
    pacer.close()
    pacer.deleteLater()
    return seen


def main() -> int:
    """Run and say what was seen."""
    app = QApplication(["fernlight"])
    theme.register_fonts()
    theme.apply(app, "light")
    seen = run(float(sys.argv[1]) if len(sys.argv) > 1 else 180)
    ordered = sorted(seen.between)
    slow = ordered[len(ordered) * 95 // 100]
    print(f"frames {len(seen.errors)}, stalls of 200 ms {seen.stalls}, platform {app.platformName()}")
    print(f"drawn phase against the clock: worst {seen.worst:.1f} ms, median {statistics.median(seen.errors):.2f} ms")
    late = statistics.median(seen.shown_late)
    print(f"the same once it is drawn: worst {max(seen.shown_late):.1f} ms, median {late:.2f} ms")
    print(f"between frames: median {statistics.median(ordered):.1f} ms, 95 % {slow:.1f} ms")
    print(f"drawing one: median {statistics.median(seen.drawing):.2f} ms; {seen.cpu_share:.1f} % of one core")
    return 0


if __name__ == "__main__":
    sys.exit(main())
