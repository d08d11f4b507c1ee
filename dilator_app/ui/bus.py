"""One signal: what a write changed."""

from PySide6.QtCore import QObject, Signal

from dilator_app.domain.changes import NOTHING, Change


class Bus(QObject):
    """Announces writes to whoever shows records. It lives and dies with the unlocked window."""

    changed = Signal(object)  # Change

    def announce(self, change: Change) -> None:
        """Tell everybody about ``change``."""
        if change != NOTHING:
            self.changed.emit(change)
