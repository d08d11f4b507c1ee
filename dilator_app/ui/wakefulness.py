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
_CONNECTION = "fernlight-awake"
_WHO, _WHY = "Fernlight", "in use"
"""All that the system is told. It names neither a session nor what it is for."""


class Wakefulness(QObject):
    """Holds the screen awake where the platform offers a way; where it does not, nothing happens."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held = False
        self._helper: subprocess.Popen[bytes] | None = None

    def hold(self, *, awake: bool) -> None:
        """Keep the screen awake, or let go."""
        if awake == self.held:
            return
        self.held = awake
        if sys.platform == "win32":
            self._windows(awake=awake)
        elif sys.platform == "darwin":
            self._mac(awake=awake)
        elif awake:
            self._inhibit()
        else:
            self._let_go()

    # --- freedesktop.org ---------------------------------------------------------------------------------------------
    @staticmethod
    def _inhibit() -> None:
        """Ask on a connection of its own, without waiting: a desktop slow to answer must not hold the breath."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        if not bus.isConnected():
            return
        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Inhibit")
        call.setAutoStartService(False)  # where nobody offers it there is nothing to hold
        call.setArguments([_WHO, _WHY])
        bus.asyncCall(call)

    @staticmethod
    def _let_go() -> None:
        """Close the connection: whoever asked and is gone holds nothing.

        The proper call, UnInhibit, takes an unsigned number, and PySide6 cannot send one.
        """
        from PySide6.QtDBus import QDBusConnection

        QDBusConnection.disconnectFromBus(_CONNECTION)

    # --- the others --------------------------------------------------------------------------------------------------
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
