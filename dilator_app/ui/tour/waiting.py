"""Lets the program work until something has come."""

import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import (
    QElapsedTimer,
    QEventLoop,
    QLoggingCategory,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)

T = TypeVar("T")

_PATIENCE_S = 60
_LOOK_MS = 10


def without_idle_remarks() -> None:
    """Keep back that the offscreen platform has no window manager, and that there is no sound.

    A word of the sound library while it loads would wait for Python, and Python for it.
    """
    QLoggingCategory.setFilterRules("qt.multimedia*=false")
    qInstallMessageHandler(_say_what_is_no_idle_remark)


def _say_what_is_no_idle_remark(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


class NothingCameError(Exception):
    """What a picture needs is not there, or what it waits for did not come."""


def there(what: T | None) -> T:
    """Return ``what`` a picture needs. Raises `NothingCameError` where there is none."""
    if what is None:
        raise NothingCameError
    return what


def the(kind: type[T], what: object) -> T:
    """Return ``what`` as the ``kind`` that it is. Raises `NothingCameError` where it is another."""
    if not isinstance(what, kind):
        raise NothingCameError
    return what


def wait_until(done: Callable[[], bool]) -> None:
    """Let the program work, its threads included, until ``done``. Raises `NothingCameError` after a minute."""
    since = QElapsedTimer()
    since.start()
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(_LOOK_MS)
    timer.timeout.connect(lambda: loop.quit() if done() or since.hasExpired(_PATIENCE_S * 1000) else None)
    if not done():
        timer.start()
        loop.exec()
        timer.stop()
        if not done():
            raise NothingCameError


def settle() -> None:
    """Let everything happen that is waiting to happen."""
    turns = iter(range(3))
    wait_until(lambda: next(turns, None) is None)
