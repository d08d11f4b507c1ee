"""Lets the program work until something has come."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEventLoop, QLoggingCategory, QTimer, qInstallMessageHandler

_PATIENCE_S = 60
_LOOK_MS = 10


def without_idle_remarks() -> None:
    """Keep back that the offscreen platform has no window manager, and that there is no sound.

    A word of the sound library while it loads would wait for Python, and Python for it.
    """
    QLoggingCategory.setFilterRules("qt.multimedia*=false")
    qInstallMessageHandler(
        lambda _kind, _context, text: None if text.startswith("This plugin does not support") else print(text)  # noqa: T201
    )


class NothingCameError(Exception):
    """What a picture waits for did not come."""


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
