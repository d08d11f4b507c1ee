"""Lays a session over the unlocked view and takes it away again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.dilators import Dilator
from dilator_app.settings import SettingsFile
from dilator_app.ui import theme
from dilator_app.ui.bus import Bus
from dilator_app.ui.session.prepared import prepared
from dilator_app.ui.session.record import Kept, Recorder, kept

if TYPE_CHECKING:
    from dilator_app.ui.session.page import SessionPage
    from dilator_app.ui.session.resume import ResumeDialog

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_HELP = QKeySequence("F1")


@dataclass(frozen=True, slots=True)
class Left:
    """All that is known of a session behind the lock page: which one, and since when. No size and no stage."""

    session_id: UUID
    monotonic: float
    wall: datetime


class SessionHost(QObject):
    """At most one session at a time; while it runs the pages' keys are off and the rest is hidden."""

    holds_awake = Signal(bool)
    hide_requested = Signal()
    question_requested = Signal()
    ended = Signal()

    def __init__(self, view: QWidget, diary: Diary, bus: Bus, clock: Clock, settings: SettingsFile) -> None:
        super().__init__(view)
        self._view, self._diary, self._bus, self._clock, self._settings = view, diary, bus, clock, settings
        self._hidden: list[QWidget] = []
        self._state_before = Qt.WindowState.WindowNoState
        self._darkened = False
        self.page: SessionPage | None = None
        view.installEventFilter(self)

    # --- beginning and ending ----------------------------------------------------------------------------------------
    def begin(self, dilator: Dilator | None, *, is_breathing_session: bool) -> None:
        """Begin a session in Prepare; where another one waits, first ask what becomes of that."""
        if self.page is not None:
            return
        waiting = kept(self._diary)
        if waiting is not None:
            self._ask(waiting, then=lambda: self.begin(dilator, is_breathing_session=is_breathing_session))
            return
        self._open().begin(dilator, is_breathing_session=is_breathing_session)

    def left(self) -> Left | None:
        """Return what a lock must remember of the session that is on; None where there is none to go on with."""
        page = self.page
        state = page.state if page is not None else None
        if page is None or state is None or not page.keeper.is_worth_coming_back_to(state):
            return None
        return Left(state.id, self._clock.monotonic(), self._clock.now())

    def take_up(self, left: Left) -> bool:
        """Go on with the session that a lock interrupted; return whether it is there."""
        waiting = kept(self._diary)
        if waiting is None or waiting.state.id != left.session_id:
            return self._take_up_prepare(left)
        # While a computer sleeps the one clock stands still on some systems; the other may have been set.
        by_wall = (self._clock.now() - left.wall).total_seconds()
        self._open().take_up(waiting, away_s=max(self._clock.monotonic() - left.monotonic, by_wall))
        return True

    def _take_up_prepare(self, left: Left) -> bool:
        """Go on in Prepare where a lock came before the first breath; return whether it is there."""
        found = prepared(self._diary, today(self._clock))
        if found is None or found.session_id != left.session_id:
            return False
        current = self._diary.current_set()
        offered = next((d for d in current.in_use if d.id == found.offered), None) if current else None
        self._open().begin(offered, is_breathing_session=found.is_breathing_session)
        return True

    def offer_waiting(self) -> "ResumeDialog | None":
        """Ask what becomes of a session that a restart left behind; None where there is none."""
        waiting = kept(self._diary)
        return None if waiting is None else self._ask(waiting)

    def _ask(self, waiting: Kept, then: Callable[[], None] | None = None) -> "ResumeDialog":
        from dilator_app.ui.session.resume import ResumeDialog

        dialog = ResumeDialog(waiting, inches=self._diary.preferences().inches, parent=self._view.window())
        dialog.chosen.connect(lambda choice: self._resolve(choice, waiting, then))
        dialog.open()
        return dialog

    def _resolve(self, choice: str, waiting: Kept, then: Callable[[], None] | None) -> None:
        from dilator_app.ui.session.resume import Becomes, as_it_is

        recorder = Recorder(self._diary)
        if choice == Becomes.FINISH:
            self._open().finish_now(waiting)
            return
        if choice == Becomes.GO_ON:
            self._open().take_up(waiting, away_s=0.0)
            return
        if choice == Becomes.KEEP:
            session = as_it_is(waiting, self._diary, self._clock)
            if session is not None:
                self._bus.announce(recorder.store(session))
        else:
            self._bus.announce(recorder.remove(waiting.state.id))
        recorder.forget()
        if then is not None:
            then()

    def _open(self) -> "SessionPage":
        from dilator_app.ui.session.page import SessionPage

        page = SessionPage(self._diary, self._bus, self._clock, reduced_motion=self._settings.settings.reduced_motion)
        page.setParent(self._view)
        page.left.connect(self._close)
        page.hide_requested.connect(self.hide_requested)
        page.question_requested.connect(self.question_requested)
        page.holds_awake.connect(self.holds_awake)
        self.page = page
        self._cover(page)
        return page

    def _cover(self, page: "SessionPage") -> None:
        children = self._view.findChildren(QWidget, options=_DIRECT)
        self._hidden = [
            child for child in children if child is not page and not child.isHidden() and not child.isWindow()
        ]
        for child in self._hidden:
            child.hide()
        self._switch_keys(on=False)
        self._dress(page)
        page.setGeometry(self._view.rect())
        page.show()
        page.raise_()

    def _close(self) -> None:
        page, self.page = self.page, None
        if page is None:
            return
        self._undress()
        for child in self._hidden:
            child.show()
        page.hide()
        page.deleteLater()
        self._switch_keys(on=True)
        self.ended.emit()

    def suspend(self) -> None:
        """Keep what happened, for a lock or the end of the program."""
        if self.page is not None:
            self.page.suspend()
            self._undress()

    # --- the window around it ----------------------------------------------------------------------------------------
    def _dress(self, page: "SessionPage") -> None:
        """Fill the screen and darken it where that was chosen. High contrast stays what it is."""
        window = self._view.window()
        self._state_before = window.windowState()
        if page.preferences.full_screen_session and not window.isFullScreen():
            window.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        self._darkened = page.preferences.dark_session and theme.current().name == "light"
        if self._darkened:
            self._wear("dark")

    def _undress(self) -> None:
        """Leave the window as it was before the session."""
        window = self._view.window()
        if window.isFullScreen() and not self._state_before & Qt.WindowState.WindowFullScreen:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        if self._darkened:
            self._wear(cast("theme.Choice", self._settings.settings.theme))
        self._darkened = False

    @staticmethod
    def _wear(name: theme.Choice) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, name)

    # --- the view around it ------------------------------------------------------------------------------------------
    def _switch_keys(self, *, on: bool) -> None:
        """Switch the keys of the pages; help stays."""
        for shortcut in self._view.findChildren(QShortcut, options=_DIRECT):
            shortcut.setEnabled(on or shortcut.key() == _HELP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the session as large as the view."""
        if event.type() == QEvent.Type.Resize and self.page is not None:
            self.page.setGeometry(self._view.rect())
        return False
