"""The only threads: slow work leaves the window's thread here and comes back as one call."""

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from dilator_app.errors import FernlightError

_log = logging.getLogger("fernlight.jobs")


class _Outcome(QObject):
    """Carries the end of a job into the thread of its owner."""

    finished = Signal(object, object)  # result, error


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], outcome: _Outcome) -> None:
        super().__init__()
        self._work = work
        self._outcome = outcome

    def run(self) -> None:
        """Do the work and report; whatever it raises is reported, never lost."""
        try:
            result, error = self._work(), None
        except BaseException as raised:
            result, error = None, raised
        if isValid(self._outcome):
            self._outcome.finished.emit(result, error)


class Job(QObject):
    """One piece of work for one owner. `cancel`, or the owner's end, drops whatever comes back."""

    def __init__(
        self,
        owner: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(owner)
        self._done, self._failed = done, failed
        self._cancelled = False
        self._outcome = _Outcome(self)
        self._outcome.finished.connect(self._on_finished)
        self._work = _Work(work, self._outcome)

    def start(self) -> "Job":
        """Begin, in a thread of the pool."""
        QThreadPool.globalInstance().start(self._work)
        return self

    def cancel(self) -> None:
        """Forget the result; the work itself runs to its end."""
        self._cancelled = True

    @Slot(object, object)
    def _on_finished(self, result: object, error: BaseException | None) -> None:
        self.deleteLater()
        if self._cancelled:
            return
        if error is None:
            self._done(result)
            return
        if not isinstance(error, FernlightError):
            _log.error("A job failed", exc_info=(type(error), error, error.__traceback__))
        self._failed(error)


def run(
    owner: QObject,
    work: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[BaseException], None],
) -> Job:
    """Run ``work`` (Qt-free, on snapshots) in a thread; call ``done`` or ``failed`` in the window's thread.

    Nothing is called once ``owner`` is gone: a result that arrives after a lock is dropped.
    """
    return Job(owner, work, done, failed).start()


def wait_for_all(milliseconds: int = 10_000) -> bool:
    """Wait for every running job; for leaving the program and for tests."""
    return QThreadPool.globalInstance().waitForDone(milliseconds)
