"""The only threads: slow work leaves the window's thread here and comes back as one call."""

import itertools
import logging
from collections.abc import Callable
from typing import Any
from weakref import WeakValueDictionary

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from dilator_app.errors import FernlightError

_log = logging.getLogger("fernlight.jobs")


class _Returns(QObject):
    """Carries the end of every job into the window's thread. It lives as long as the program: threads may end late."""

    finished = Signal(int, object, object)  # number of the job, result, error

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.jobs: WeakValueDictionary[int, Job] = WeakValueDictionary()
        self.finished.connect(self._on_finished)

    @Slot(int, object, object)
    def _on_finished(self, number: int, result: object, error: BaseException | None) -> None:
        job = self.jobs.pop(number, None)
        if job is not None and isValid(job):
            job.finish(result, error)


class _Work(QRunnable):
    """Touches no Qt object but the one that carries its end: everything else may be gone by then."""

    def __init__(self, number: int, work: Callable[[], Any], returns: _Returns) -> None:
        super().__init__()
        self._number, self._returns = number, returns
        self._works = [work]

    def run(self) -> None:
        """Do the work and report; whatever it raises is reported, never lost."""
        result: object = None
        error: BaseException | None = None
        try:
            # Taken out of itself first: how long the pool's side of this object lives is not ours to say.
            result = self._works.pop()()
        except BaseException as raised:
            error = raised
        if isValid(self._returns):
            self._returns.finished.emit(self._number, result, error)
        del result, error  # or an error, its traceback and this frame keep one another, with all that the work knew


class Job(QObject):
    """One piece of work for one owner. `cancel`, or the owner's end, drops whatever comes back."""

    def __init__(self, owner: QObject, done: Callable[[Any], None], failed: Callable[[BaseException], None]) -> None:
        super().__init__(owner)
        self._done, self._failed = done, failed
        self._cancelled = False

    def cancel(self) -> None:
        """Forget the result; the work itself runs to its end."""
        self._cancelled = True

    def finish(self, result: object, error: BaseException | None) -> None:
        """Hand over what came back."""
        self.deleteLater()
        if self._cancelled:
            return
        if error is None:
            self._done(result)
            return
        if not isinstance(error, FernlightError):
            _log.error("A job failed", exc_info=(type(error), error, error.__traceback__))
        self._failed(error)


_numbers = itertools.count(1)
_current: list[_Returns] = []


def _returns() -> _Returns:
    """Return the one that belongs to the running program; it is made in the window's thread, with the first job."""
    if not _current or not isValid(_current[0]):
        _current[:] = [_Returns()]
    return _current[0]


def run(
    owner: QObject,
    work: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[BaseException], None],
) -> Job:
    """Run ``work`` (Qt-free, on snapshots) in a thread; call ``done`` or ``failed`` in the window's thread.

    Nothing is called once ``owner`` is gone: a result that arrives after a lock is dropped.
    """
    job, returns, number = Job(owner, done, failed), _returns(), next(_numbers)
    returns.jobs[number] = job
    QThreadPool.globalInstance().start(_Work(number, work, returns))  # nobody else keeps the work: it may hold a secret
    return job


def wait_for_all(milliseconds: int = 10_000) -> bool:
    """Wait for every running job; for leaving the program and for tests."""
    return QThreadPool.globalInstance().waitForDone(milliseconds)
