"""Asks the system not to dim or lock while a session runs, and lets go again."""

import ctypes
import os
import subprocess
import sys
from typing import Any

from PySide6.QtCore import QObject

_ES_CONTINUOUS, _ES_SYSTEM_REQUIRED, _ES_DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2
_SERVICE, _PATH, _INTERFACE = (
    "org.freedesktop.ScreenSaver",
    "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver",
)


class Wakefulness(QObject):
    """Holds the screen awake where the platform offers a way; where it does not, nothing happens."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cookie: int | None = None
        self._helper: subprocess.Popen[bytes] | None = None
        self.held = False

    def hold(self, *, awake: bool) -> None:
        """Keep the screen awake, or let go. The reason given to the system is neutral."""
        if awake == self.held:
            return
        self.held = awake
        if sys.platform == "win32":
            self._windows(awake=awake)
        elif sys.platform == "darwin":
            self._mac(awake=awake)
        else:
            self._freedesktop(awake=awake)

    def _freedesktop(self, *, awake: bool) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        saver = QDBusInterface(_SERVICE, _PATH, _INTERFACE, bus)
        if awake:
            answer = saver.call("Inhibit", "Fernlight", "in use")
            if answer.type() == QDBusMessage.MessageType.ReplyMessage and answer.arguments():
                self._cookie = int(answer.arguments()[0])
        elif self._cookie is not None:
            saver.call("UnInhibit", self._cookie)
            self._cookie = None

    @staticmethod
    def _windows(*, awake: bool) -> None:
        flags = _ES_CONTINUOUS | (_ES_SYSTEM_REQUIRED | _ES_DISPLAY_REQUIRED if awake else 0)
        kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows alone
        kernel.SetThreadExecutionState(flags)

    def _mac(self, *, awake: bool) -> None:
        if awake:
            self._helper = subprocess.Popen(["/usr/bin/caffeinate", "-di", "-w", str(os.getpid())])  # noqa: S603
        elif self._helper is not None:
            self._helper.terminate()
            self._helper = None
