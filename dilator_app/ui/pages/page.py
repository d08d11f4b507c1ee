"""What every page of the sidebar shares: it refreshes when seen, and only when something it shows has changed."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Change, Kind
from dilator_app.ui.bus import Bus


class Page(QWidget):
    """A page of the unlocked window. It reads from the diary in `refresh` and writes through it on clicks."""

    watches: AbstractSet[Kind] = frozenset(Kind)
    """The kinds of record that it shows."""

    request_page = Signal(str, object)
    """A wish to see another page: its name, and what to show there (or None)."""

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.diary = diary
        self.bus = bus
        self.clock = clock
        self._stale = True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a page that was just opened has the focus; Tab enters it
        bus.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Ask the diary again and show what it says."""
        raise NotImplementedError

    def focus_outline(self) -> tuple[QRect, int]:
        """Draw no ring around a whole page."""
        return QRect(), 0

    def show_target(self, target: object) -> None:
        """Show what another page asked for; pages without targets ignore it."""

    def ensure_fresh(self) -> None:
        """Refresh a page that went stale while nobody saw it."""
        if self._stale:
            self._stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the newest state."""
        super().showEvent(event)
        self.ensure_fresh()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if not change.touches(*self.watches):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
