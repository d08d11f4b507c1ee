"""Hears that the system locks or goes to sleep, where it says so over D-Bus."""

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SESSION_SIGNALS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver", "ActiveChanged"),
)


class SystemLock(QObject):
    """Emits `locked` when the screen locks or the computer is about to sleep. Without a bus it stays silent."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtDBus import QDBusConnection

        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        for path, interface, name in _SESSION_SIGNALS:
            session.connect("", path, interface, name, self, _slot("_on_active(bool)"))
        manager = "org.freedesktop.login1.Manager"
        system.connect("", "/org/freedesktop/login1", manager, "PrepareForSleep", self, _slot("_on_active(bool)"))
        system.connect("", "", "org.freedesktop.login1.Session", "Lock", self, _slot("_on_lock()"))

    @Slot(bool)
    def _on_active(self, active: bool) -> None:
        if active:
            self.locked.emit()

    @Slot()
    def _on_lock(self) -> None:
        self.locked.emit()


def _slot(signature: str) -> bytes:
    return str(SLOT(signature)).encode()
