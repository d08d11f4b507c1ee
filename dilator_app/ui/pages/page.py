"""What every page of the sidebar shares: it refreshes when seen, and only when something it shows has changed."""

from collections.abc import Set as AbstractSet
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Change, Kind
from dilator_app.ui.bus import Bus
from dilator_app.ui.widgets.scrolling import ScrollArea, area_of, scrolling


class SinceThen(NamedTuple):
    """A wish to add to a session what was noticed after it; what `Page.request_page` asks History for."""

    session_id: UUID


class Page(QWidget):
    """A page of the unlocked window. It reads from the diary in `refresh` and writes through it on clicks."""

    watches: AbstractSet[Kind] = frozenset(Kind)
    """The kinds of record that it shows."""

    request_session = Signal(object, bool)
    """A wish to practise: the dilator to begin with (None: to be chosen), and whether it is a breathing session."""
    request_page = Signal(str, object)
    """A wish to see another page: its name, and what to show there (or None)."""

    language_changed = Signal()
    """Another language is in force: everything that is shown is to say its words anew."""

    request_therapist_view = Signal(bool)
    """A wish to show the diary to the therapist; True to practise that."""

    removal_requested = Signal(str, object)
    """A wish to remove records: what to say about it, and the records. Whoever holds the page offers the way back."""

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.diary = diary
        self.bus = bus
        self.clock = clock
        self._stale = True
        self._narrow: bool | None = None
        self._framed: list[QLayout] = []
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a page that was just opened has the focus; Tab enters it
        bus.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Ask the diary again and show what it says."""
        raise NotImplementedError

    def focus_outline(self) -> tuple[QRect, int]:
        """Draw no ring around a whole page."""
        return QRect(), 0

    def scroll_whole(self, content: QWidget) -> None:
        """Fill the page with ``content``, which scrolls as a whole and keeps the page's margins inside."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content))
        self.keep_in_frame(content.layout())

    def keep_in_frame(self, *layouts: QLayout | None) -> None:
        """Keep these parts at a readable width in the middle; what stands outside reaches the window's edge."""
        self._framed = [layout for layout in layouts if layout is not None]

    def arrange(self, *, narrow: bool) -> None:
        """Put right-hand columns beside the left ones, or, in a ``narrow`` window, below them."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content at a readable width in the middle, and its columns where there is room for them."""
        super().resizeEvent(event)
        side = max(tokens.measure("layout", "margin-x"), (self.width() - tokens.measure("layout", "content-max")) // 2)
        whole = self.layout()
        for layout in self._framed or ([whole] if whole is not None else []):
            margins = layout.contentsMargins()
            layout.setContentsMargins(side, margins.top(), side, margins.bottom())
            area = area_of(layout)
            if area is not None:
                area.keep_edge(side)
        narrow = self.width() < tokens.measure("layout", "content-max") - tokens.measure("layout", "sidebar")
        if narrow != self._narrow:
            self._narrow = narrow
            self.arrange(narrow=narrow)

    def keep_draft(self) -> None:
        """Keep what was typed and not saved; pages without a form have nothing to keep. Raises `CouldNotWrite`."""

    def show_target(self, target: object) -> None:
        """Show what another page asked for; pages without targets ignore it."""

    def place(self) -> object:
        """Return what `show_target` takes to come back to where one is; None at the beginning of the page."""
        return None

    def step_back(self) -> None:
        """Go from what was opened inside the page back to its beginning, as Esc does; most pages open nothing."""

    def leave_room(self, height: int) -> None:
        """Let what scrolls be scrolled up so much further, for what stands before its end; 0 takes that back."""
        for area in self.findChildren(ScrollArea):
            area.leave_room(height)

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
