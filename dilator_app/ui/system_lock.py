"""Hears that the system locks or goes to sleep, where it says so over D-Bus."""

import os
import re
import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SCREEN_SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
)
_LOGIN = "org.freedesktop.login1"


class SystemLock(QObject):
    """Emits `locked` when the screen locks or the computer is about to sleep. Without a bus it stays silent."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform in ("win32", "darwin"):
            return
        from PySide6.QtDBus import QDBusConnection

        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        for path, interface in _SCREEN_SAVERS:
            session.connect("", path, interface, "ActiveChanged", self, _slot("_on_active(bool)"))
        system.connect(
            _LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "PrepareForSleep", self, _slot("_on_active(bool)")
        )
        system.connect(_LOGIN, _own_session(), f"{_LOGIN}.Session", "Lock", self, _slot("_on_lock()"))

    @Slot(bool)
    def _on_active(self, active: bool) -> None:
        if active:
            self.locked.emit()

    @Slot()
    def _on_lock(self) -> None:
        self.locked.emit()


def _own_session() -> str:
    """Return the path of this login on the bus; empty, which means any, where it is not known."""
    name = os.environ.get("XDG_SESSION_ID", "")
    if not name:
        return ""
    escaped = re.sub(r"[^A-Za-z0-9]|^[0-9]", lambda match: f"_{ord(match[0]):02x}", name)
    return f"/org/freedesktop/login1/session/{escaped}"


def _slot(signature: str) -> Any:
    # The stubs want bytes, which PySide6 6.11 then refuses: it takes what SLOT gives, as it is.
    return SLOT(signature)
