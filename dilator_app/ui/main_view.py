"""The unlocked view: sidebar, pages and toast. It is destroyed when the diary locks."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Kind
from dilator_app.domain.session import Session
from dilator_app.i18n import _, day
from dilator_app.settings import SettingsFile
from dilator_app.ui import fern
from dilator_app.ui.bus import Bus
from dilator_app.ui.navigation import ENTRIES
from dilator_app.ui.pages.page import Page
from dilator_app.ui.quick_log import QuickLog
from dilator_app.ui.undo import Step, UndoStack
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.nav import NavEntry, Sidebar
from dilator_app.ui.widgets.toast import Toast

_TILE = 28
_MARGIN, _MARGIN_BELOW = 32, 24


@dataclass(frozen=True, slots=True)
class Rooms:
    """What pages get in their constructor."""

    diary: Diary
    bus: Bus
    clock: Clock
    undo: UndoStack
    settings: SettingsFile
    is_sample: bool


class MainView(QWidget):
    """Holds one unlocked diary and everything that shows it."""

    hide_requested = Signal()
    lock_requested = Signal()

    def __init__(
        self,
        diary: Diary,
        clock: Clock,
        settings: SettingsFile,
        *,
        is_sample: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("main")
        self.rooms = Rooms(diary, Bus(self), clock, UndoStack(), settings, is_sample)
        self._pages: dict[str, Page] = {}
        self._toast: Toast | None = None
        self._quick_log: QuickLog | None = None
        self._build()
        self._add_keys()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_page("today")

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        rows = [NavEntry(e.name, e.icon, _(e.title)) for e in ENTRIES]
        self.sidebar = Sidebar(rows, brand=fern.app_tile(_TILE, self.devicePixelRatioF()))
        self.sidebar.chosen.connect(self.show_page)
        self.sidebar.hide_requested.connect(self.hide_requested)
        self.sidebar.lock_requested.connect(self.lock_requested)
        self.stack = QStackedWidget()
        content = QVBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        if self.rooms.is_sample:
            content.addWidget(Banner(_("Sample, invented. Not an example to follow."), "notice"))
        content.addWidget(self.stack)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addLayout(content, 1)

    def _add_keys(self) -> None:
        for number, entry in enumerate(ENTRIES, 1):
            self._add_key(f"Ctrl+{number}", lambda name=entry.name: self.show_page(name))
        self._add_key("Ctrl+N", self.open_quick_log)
        self._add_key("Ctrl+Z", self.take_back)
        self._add_key("Ctrl+F", self._search)
        self._add_key("F1", self._show_keys)

    def _add_key(self, keys: str, slot: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(slot)

    # --- pages -------------------------------------------------------------------------------------------------------
    @Slot(str)
    def show_page(self, name: str, target: object = None) -> None:
        """Show a page, making it first where needed."""
        if name == "quick_log":
            self.open_quick_log()
            return
        page = self._pages.get(name) or self._make(name)
        if target is not None:
            page.show_target(target)
        self.stack.setCurrentWidget(page)
        self.sidebar.set_current(name)
        if not self.sidebar.isAncestorOf(QApplication.focusWidget() or self):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, name: str) -> Page:
        entry = next(e for e in ENTRIES if e.name == name)
        page = entry.make(self.rooms)
        page.request_page.connect(self.show_page)
        if hasattr(page, "removed"):
            page.removed.connect(self._on_removed)
        self._pages[name] = page
        self.stack.addWidget(page)
        return page

    def page(self, name: str) -> Page:
        """Return a page, made if needed."""
        return self._pages.get(name) or self._make(name)

    # --- quick log ---------------------------------------------------------------------------------------------------
    def open_quick_log(self) -> None:
        """Open the quick log; the one that is open already comes forward."""
        if self._quick_log is not None:
            self._quick_log.raise_()
            return
        self._quick_log = QuickLog(self.rooms.diary, self.rooms.bus, self.rooms.clock, parent=self.window())
        self._quick_log.finished.connect(self._on_quick_log_closed)
        self._quick_log.open()

    def _on_quick_log_closed(self) -> None:
        self._quick_log = None

    # --- removal and undo --------------------------------------------------------------------------------------------
    @Slot(object)
    def _on_removed(self, sessions: list[Session]) -> None:
        self._close_toast()
        diary = self.rooms.diary
        step = self.rooms.undo.push(lambda: diary.bring_back(*sessions))
        toast = Toast(_removed_text(sessions), self, shortcut="Ctrl+Z")
        toast.undo_requested.connect(lambda: self._undo(step))
        toast.closed.connect(lambda: self._make_final(step))
        self._toast = toast
        self._place_toast()
        toast.show()

    def _make_final(self, step: Step) -> None:
        self.rooms.undo.forget(step)
        self._toast = None
        self.rooms.diary.forget_removed()

    def _undo(self, step: Step) -> None:
        change = self.rooms.undo.undo(step)
        self._toast = None
        if change:
            self.rooms.bus.announce(change)

    def take_back(self) -> None:
        """Take back the newest removal or edit; in a text field Ctrl+Z belongs to the text."""
        change = self.rooms.undo.undo()
        if change is None:
            return
        if change.touches(Kind.SESSION) and self._toast is not None:
            self._toast.dismiss()
            self._toast = None
        self.rooms.bus.announce(change)

    def _close_toast(self) -> None:
        if self._toast is not None:
            self._toast.close_now()

    def _place_toast(self) -> None:
        if self._toast is not None:
            self._toast.place_in(self.rect().adjusted(self.sidebar.width() + _MARGIN, 0, -_MARGIN, -_MARGIN_BELOW))
            self._toast.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toast in its corner."""
        super().resizeEvent(event)
        self._place_toast()

    # --- the rest ----------------------------------------------------------------------------------------------------
    def _search(self) -> None:
        self.show_page("history")
        history = self._pages["history"]
        if hasattr(history, "focus_search"):
            history.focus_search()

    def _show_keys(self) -> None:
        from dilator_app.ui.key_list import KeyList

        KeyList(self.window()).open()

    def close_diary(self) -> None:
        """Close the file and drop the key; the view is of no use afterwards."""
        if self._quick_log is not None:
            self._quick_log.keep_draft()
        self.rooms.diary.close()


def _removed_text(sessions: list[Session]) -> str:
    if len(sessions) == 1:
        return _("Session of {day} removed.").format(day=day(sessions[0].day, "EEE d MMMM"))
    return _("{n} sessions removed.").format(n=len(sessions))
