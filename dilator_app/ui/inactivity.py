"""Notices that nobody has used the program for a while."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_SHORTEST_NAP_MS, _LONGEST_NAP_MS = 200, 30_000
_SLEPT_S = 90
"""A gap in wall time this much longer than the nap means that the computer slept."""


class Inactivity(QObject):
    """Emits `elapsed` after ``minutes()`` without use, and `slept` when the computer wakes from sleep.

    Time is measured by the clock; the timer only prompts a look. `pause` stops it for as long as a session runs.
    """

    elapsed = Signal()
    slept = Signal()

    def __init__(
        self,
        minutes: Callable[[], int],
        monotonic: Callable[[], float],
        wall: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._minutes, self._monotonic, self._wall = minutes, monotonic, wall
        self._last_use = monotonic()
        self._last_look = wall()
        self._paused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to count."""
        self.used()
        self._last_look = self._wall()
        self._arm()

    def stop(self) -> None:
        """Stop counting; for the lock page, where there is nothing left to lock."""
        self._timer.stop()

    def pause(self, paused: bool) -> None:
        """Do not count while ``paused``; leaving the pause counts as use."""
        self._paused = paused
        self.used()

    def used(self) -> None:
        """Note that somebody is there."""
        self._last_use = self._monotonic()

    def look(self) -> None:
        """Look at the clocks once; the timer calls this."""
        before, self._last_look = self._last_look, self._wall()
        if self._last_look - before > _LONGEST_NAP_MS / 1000 + _SLEPT_S:
            self._arm()  # before anybody hears of it: who locks stops the timer
            self.slept.emit()
        elif not self._paused and self._left_s() <= 0:
            self.elapsed.emit()
        else:
            self._arm()

    def _left_s(self) -> float:
        return self._minutes() * 60.0 - (self._monotonic() - self._last_use)

    def _arm(self) -> None:
        nap_ms = _LONGEST_NAP_MS if self._paused else max(self._left_s() * 1000, _SHORTEST_NAP_MS)
        self._timer.start(int(min(nap_ms, _LONGEST_NAP_MS)))
