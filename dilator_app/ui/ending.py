"""The system asks the program to end: at shutdown, at logout, from a terminal. It ends as by closing the window."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_ASKED = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ending(QObject):
    """Calls ``end`` when the system asks. Python hears of signals between its own steps; Qt must wake it for that."""

    def __init__(self, end: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        self._here, self._there = socket.socketpair()
        self._here.setblocking(False)
        self._there.setblocking(False)
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._before = {number: signal.signal(number, lambda *_: None) for number in _ASKED}
        self._woke_before = signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)

    def _on_signal(self) -> None:
        self._here.recv(64)
        self._end()

    def stop(self) -> None:
        """Leave signals to whoever had them before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._woke_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._here.close()
        self._there.close()
