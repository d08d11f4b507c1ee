"""The unlocked view: sidebar, pages and toast. It is destroyed when the diary locks."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.domain.dilators import Dilator
from dilator_app.errors import CouldNotWrite
from dilator_app.i18n import _
from dilator_app.settings import SettingsFile
from dilator_app.ui import fern, jobs
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import WhileTyping
from dilator_app.ui.navigation import ENTRIES, Rooms
from dilator_app.ui.pages.page import Page
from dilator_app.ui.session_host import SessionHost
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.way_back import WayBack
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.nav import NavEntry, Sidebar

if TYPE_CHECKING:
    from dilator_app.ui.quick_log import QuickLog

_TILE = 28
_MARGIN, _MARGIN_BELOW = 32, 24


class MainView(QWidget):
    """Holds one unlocked diary and everything that shows it."""

    hide_requested = Signal()
    lock_requested = Signal()
    therapist_view_requested = Signal(bool)
    """A wish to show the diary in the window that somebody else may see; True to practise that."""
    language_changed = Signal()
    holds_awake = Signal(bool)
    """True from the start of a session to its end: no idle lock, no dark screen."""

    def __init__(
        self,
        diary: Diary,
        clock: Clock,
        settings: SettingsFile,
        *,
        undo: UndoStack | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("main")
        self.rooms = Rooms(diary, Bus(self), clock, undo or UndoStack(), settings, diary.preferences().is_sample)
        self._pages: dict[str, Page] = {}
        self._places: dict[str, object] = {}
        self._way_back = WayBack(self.rooms.undo, diary, self.rooms.bus, self)
        self._way_back.covers.connect(self._leave_room)
        self._quick_log: QuickLog | None = None
        self._build()
        self._add_keys()
        self.session = self._make_session_host()
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

    def _make_session_host(self) -> SessionHost:
        rooms = self.rooms
        host = SessionHost(self, rooms.diary, rooms.bus, rooms.clock, rooms.settings)
        host.holds_awake.connect(self.holds_awake)
        host.hide_requested.connect(self.hide_requested)
        host.question_requested.connect(lambda: self.show_page("appointment", "question"))
        host.ended.connect(lambda: self.show_page("today"))
        return host

    def _add_keys(self) -> None:
        for number, entry in enumerate(ENTRIES, 1):
            self._add_key(f"Ctrl+{number}", lambda name=entry.name: self.show_page(name))
        self._add_key("Ctrl+N", self.open_quick_log)
        self._add_key("Ctrl+Z", self.take_back)
        self._add_key("Ctrl+Shift+Z", self._way_back.do_again)
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
        if name in ("quick_log", "catch_up"):
            self.open_quick_log() if name == "quick_log" else self.open_catch_up()
            return
        page = self._pages.get(name) or self._make(name)
        if target is not None:
            page.show_target(target)
        is_new = self.stack.currentWidget() is not page
        walking = self.sidebar.row(name).hasFocus()  # whoever walks along the sidebar stays there
        if target is None and not is_new:
            page.step_back()
        self.stack.setCurrentWidget(page)
        self.sidebar.set_current(name)
        if not walking and (is_new or not page.isAncestorOf(QApplication.focusWidget() or self)):
            self.focus_page()

    def page_name(self) -> str:
        """Return the name of the page that is shown."""
        return next((name for name, page in self._pages.items() if page is self.stack.currentWidget()), "")

    def places(self) -> dict[str, object]:
        """Return where one is on each page, for a view that takes this one's place."""
        return {**self._places, **{name: page.place() for name, page in self._pages.items()}}

    def come_back_to(self, places: dict[str, object]) -> None:
        """Show each page, once it is made, where one was on it."""
        self._places = places

    def focus_page(self) -> None:
        """Put the keyboard at the beginning of the page: Tab goes to its first control."""
        page = self.stack.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, name: str) -> Page:
        entry = next(e for e in ENTRIES if e.name == name)
        page = entry.make(self.rooms)
        page.request_page.connect(self.show_page)
        page.removal_requested.connect(self._way_back.remove)
        page.request_session.connect(self._begin_session)
        page.request_therapist_view.connect(self.therapist_view_requested)
        page.language_changed.connect(self.language_changed)
        self._pages[name] = page
        self.stack.addWidget(page)
        if (place := self._places.pop(name, None)) is not None:
            page.show_target(place)
        return page

    def page(self, name: str) -> Page:
        """Return a page, made if needed."""
        return self._pages.get(name) or self._make(name)

    @Slot(object, bool)
    def _begin_session(self, dilator: Dilator | None, is_breathing_session: bool) -> None:
        self.session.begin(dilator, is_breathing_session=is_breathing_session)

    # --- quick log ---------------------------------------------------------------------------------------------------
    def open_quick_log(self) -> None:
        """Open the quick log; the one that is open already comes forward."""
        if self._quick_log is not None:
            self._quick_log.raise_()
            return
        from dilator_app.ui.quick_log import QuickLog

        rooms = self.rooms
        self._quick_log = QuickLog(rooms.diary, rooms.bus, rooms.clock, rooms.undo, self.window())
        self._quick_log.finished.connect(self._on_quick_log_closed)
        self._quick_log.several_requested.connect(self.open_catch_up)
        self._quick_log.open()

    def _on_quick_log_closed(self) -> None:
        self._quick_log = None

    def open_catch_up(self) -> None:
        """Open the grid for several days."""
        from dilator_app.ui.catch_up import CatchUp

        rooms = self.rooms
        dialog = CatchUp(rooms.diary, rooms.bus, rooms.clock, rooms.undo, self.window())
        dialog.paper_log_requested.connect(self._open_paper_log)
        dialog.open()

    def _open_paper_log(self) -> None:
        from dilator_app.ui.paper_dialog import PaperDialog, log_sheets

        PaperDialog(_("Paper log"), log_sheets(), self.rooms.diary, self.window()).open()

    # --- removal and undo --------------------------------------------------------------------------------------------
    def take_back(self) -> None:
        """Take back the newest removal or change; in a text field Ctrl+Z belongs to the text."""
        self._way_back.take_back()

    def _leave_room(self, height: int) -> None:
        """Let the end of a page be scrolled out from behind the toast."""
        for page in self._pages.values():
            page.leave_room(height)

    def _place_toast(self) -> None:
        self._way_back.place_in(self.rect().adjusted(self.sidebar.width() + _MARGIN, 0, -_MARGIN, -_MARGIN_BELOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc from the sidebar do what it does in the page."""
        page = self.stack.currentWidget()
        if event.key() == Qt.Key.Key_Escape and isinstance(page, Page):
            page.step_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toast in its corner."""
        super().resizeEvent(event)
        self._place_toast()

    # --- the rest ----------------------------------------------------------------------------------------------------
    def _search(self) -> None:
        """Search the page that is shown, or, where it has nothing to search, the history."""
        if not hasattr(self.stack.currentWidget(), "focus_search"):
            self.show_page("history")
        page = self.stack.currentWidget()
        if page is not None and hasattr(page, "focus_search"):
            page.focus_search()

    def _show_keys(self) -> None:
        from dilator_app.ui.key_list import KeyList

        KeyList(self.window()).open()

    def keep_drafts(self) -> None:
        """Keep what was typed on pages and not saved, where the disk takes it."""
        for page in self._pages.values():
            with suppress(CouldNotWrite):
                page.keep_draft()
        for typing in self.findChildren(WhileTyping):
            typing.keep_now()

    def rest(self) -> None:
        """Stop everything that goes on here; the view is of no use afterwards, the diary is."""
        self._way_back.close()
        self._stop_all()

    def close_diary(self) -> None:
        """Close the file and drop the key; the view is of no use afterwards."""
        try:
            self.session.suspend()
        finally:
            self._stop_all()
            self.rooms.diary.close()

    def _stop_all(self) -> None:
        for timer in self.findChildren(QTimer):
            timer.stop()
        for job in self.findChildren(jobs.Job):
            job.cancel()
