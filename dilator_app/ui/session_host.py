"""Lays a session over the unlocked view and takes it away again."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.practice import to_session
from dilator_app.settings import SettingsFile
from dilator_app.ui import theme
from dilator_app.ui.bus import Bus
from dilator_app.ui.session import resume
from dilator_app.ui.session.page import SessionPage
from dilator_app.ui.session.record import Kept, Recorder, kept

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


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
        self._was_full_screen = False
        self.page: SessionPage | None = None
        view.installEventFilter(self)

    # --- beginning and ending ----------------------------------------------------------------------------------------
    def begin(self, dilator: Dilator | None, *, is_breathing_session: bool) -> None:
        """Begin a session in Prepare."""
        self._open().begin(dilator, is_breathing_session=is_breathing_session)

    def take_up(self, *, away_s: float) -> bool:
        """Go on with the session that a lock interrupted; return whether there was one."""
        waiting = kept(self._diary)
        if waiting is None:
            return False
        self._open().take_up(waiting, away_s=away_s)
        return True

    def offer_waiting(self) -> resume.ResumeDialog | None:
        """Ask what becomes of a session that a restart left behind; None where there is none."""
        waiting = kept(self._diary)
        if waiting is None:
            self._diary.drop_draft("session")
            return None
        dialog = resume.ResumeDialog(waiting.state, inches=self._diary.preferences().inches, parent=self._view.window())
        dialog.chosen.connect(lambda choice: self._resolve(choice, waiting))
        dialog.open()
        return dialog

    def _resolve(self, choice: str, waiting: Kept) -> None:
        recorder = Recorder(self._diary)
        if choice == resume.FINISH:
            self._open().finish_now(waiting)
        elif choice == resume.GO_ON:
            self._open().take_up(waiting, away_s=0.0)
        elif choice == resume.KEEP:
            session = to_session(waiting.state)
            if session is not None:
                self._bus.announce(recorder.store(session))
            recorder.forget()
        elif choice == resume.DISCARD:
            self._bus.announce(recorder.remove(waiting.state.id))
            recorder.forget()

    def _open(self) -> SessionPage:
        page = SessionPage(self._diary, self._bus, self._clock, reduced_motion=self._settings.settings.reduced_motion)
        page.setParent(self._view)
        page.left.connect(self._close)
        page.hide_requested.connect(self.hide_requested)
        page.question_requested.connect(self.question_requested)
        page.holds_awake.connect(self.holds_awake)
        self.page = page
        self._cover(page)
        return page

    def _cover(self, page: SessionPage) -> None:
        children = self._view.findChildren(QWidget, options=_DIRECT)
        self._hidden = [
            child for child in children if child is not page and not child.isHidden() and not child.isWindow()
        ]
        for child in self._hidden:
            child.hide()
        self._switch_keys(on=False)
        window = self._view.window()
        self._was_full_screen = window.isFullScreen()
        if page.preferences.full_screen_session and not self._was_full_screen:
            window.showFullScreen()
        if page.preferences.dark_session:
            self._dress("dark")
        page.setGeometry(self._view.rect())
        page.show()
        page.raise_()

    def _close(self) -> None:
        page, self.page = self.page, None
        if page is None:
            return
        if page.preferences.dark_session:
            self._dress(self._settings.settings.theme)
        for child in self._hidden:
            child.show()
        page.hide()
        page.deleteLater()
        self._switch_keys(on=True)
        window = self._view.window()
        if window.isFullScreen() and not self._was_full_screen:
            window.showNormal()
        self.ended.emit()

    def suspend(self) -> None:
        """Keep what happened, for a lock or the end of the program."""
        if self.page is not None:
            self.page.suspend()
            if self.page.preferences.dark_session:
                self._dress(self._settings.settings.theme)

    # --- the view around it ------------------------------------------------------------------------------------------
    def _switch_keys(self, *, on: bool) -> None:
        for shortcut in self._view.findChildren(QShortcut, options=_DIRECT):
            shortcut.setEnabled(on)

    @staticmethod
    def _dress(name: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, name)  # type: ignore[arg-type]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the session as large as the view."""
        if event.type() == QEvent.Type.Resize and self.page is not None:
            self.page.setGeometry(self._view.rect())
        return False
