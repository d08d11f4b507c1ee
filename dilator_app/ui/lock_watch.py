"""Notices what locks the diary without a wish: nobody is there, or the computer slept or was locked itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dilator_app.clock import Clock
from dilator_app.i18n import _, ngettext
from dilator_app.ui.inactivity import Inactivity

if TYPE_CHECKING:
    from dilator_app.ui.wakefulness import Wakefulness


class LockWatch(QObject):
    """Emits `lock_wanted` with what the lock page is to say; nothing where the person locked the computer.

    A running session holds it off and keeps the screen awake.
    """

    lock_wanted = Signal(str)

    def __init__(
        self, minutes: Callable[[], int], is_encrypted: Callable[[], bool], clock: Clock, parent: QObject
    ) -> None:
        """Count by ``clock``. ``minutes`` are asked for at each look: they may be chosen anew at any time.

        What is not encrypted is told to be closed: nothing locks it.
        """
        super().__init__(parent)
        self._minutes, self._is_encrypted = minutes, is_encrypted
        self.inactivity = Inactivity(minutes, clock.monotonic, lambda: clock.now().timestamp(), self)
        self.inactivity.elapsed.connect(self._on_idle)
        self.inactivity.slept.connect(self._on_sleep)
        self.awake: Wakefulness | None = None

    def listen(self) -> None:
        """Hear when the computer is locked; not before the first paint."""
        from dilator_app.ui.system_lock import SystemLock

        SystemLock(self).locked.connect(self._on_system_lock)

    def start(self) -> None:
        """Watch from here on: something can be locked now."""
        self.inactivity.start()

    def stop(self) -> None:
        """Watch no longer, and let the screen go dark."""
        self.inactivity.stop()
        self.inactivity.pause(False)
        if self.awake is not None:
            self.awake.hold(awake=False)

    @Slot(bool)
    def hold_off(self, held: bool) -> None:
        """Do not count for as long as a session runs, and keep the screen awake meanwhile."""
        self.inactivity.pause(held)
        if self.awake is None:
            from dilator_app.ui.wakefulness import Wakefulness

            self.awake = Wakefulness(self)
        self.awake.hold(awake=held)

    def _on_idle(self) -> None:
        minutes = self._minutes()
        if self._is_encrypted():
            text = ngettext(
                "Locked after {n} minute without use. Nothing was lost.",
                "Locked after {n} minutes without use. Nothing was lost.",
                minutes,
            )
        else:
            text = ngettext(
                "Closed after {n} minute without use. Nothing was lost.",
                "Closed after {n} minutes without use. Nothing was lost.",
                minutes,
            )
        self.lock_wanted.emit(text.format(n=minutes))

    def _on_sleep(self) -> None:
        locked = _("Locked while the computer slept. Nothing was lost.")
        closed = _("Closed while the computer slept. Nothing was lost.")
        self.lock_wanted.emit(locked if self._is_encrypted() else closed)

    def _on_system_lock(self) -> None:
        self.lock_wanted.emit("")
