"""The invented diary that the window shows: made in a thread, and gone with the lock."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dilator_app.clock import Clock
from dilator_app.ui import jobs

if TYPE_CHECKING:
    from dilator_app.sample_folder import ThrowAwayDiary


class ShownSample(QObject):
    """Emits `made` with each new diary. What keeps it from being made is told over ``window``."""

    made = Signal(object)  # Diary

    def __init__(self, clock: Clock, window: QWidget) -> None:
        super().__init__(window)
        self._clock, self._window = clock, window
        self._throw_away: ThrowAwayDiary | None = None
        self._is_on_its_way = False

    @property
    def is_there(self) -> bool:
        """Whether there is an invented diary now."""
        return self._throw_away is not None

    def make(self) -> None:
        """Make one; a second wish while it is on its way is the same wish."""
        if self._is_on_its_way:
            return
        self._is_on_its_way = True
        jobs.run(self, partial(_make, self._clock), self._on_made, self._on_failed)

    def _on_made(self, throw_away: "ThrowAwayDiary") -> None:
        self._is_on_its_way = False
        self._throw_away = throw_away
        self.made.emit(throw_away.diary)

    def _on_failed(self, error: BaseException) -> None:
        from dilator_app.ui import messages  # not with the first window, which may be one of a sample

        self._is_on_its_way = False
        messages.show_problem(self._window, error)

    def erase(self) -> None:
        """Close the diary and remove it, if there is one."""
        throw_away, self._throw_away = self._throw_away, None
        if throw_away is not None:
            throw_away.erase()


def _make(clock: Clock) -> "ThrowAwayDiary":
    from dilator_app.sample_folder import ThrowAwayDiary  # brings SQLAlchemy along: for a thread

    return ThrowAwayDiary(clock)
