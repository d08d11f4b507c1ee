"""The one window: locked, welcoming or open."""

import logging
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget

from dilator_app import tokens
from dilator_app.clock import Clock
from dilator_app.diary.folder import DiaryFolder
from dilator_app.i18n import _, ngettext
from dilator_app.settings import SettingsFile
from dilator_app.ui import loading
from dilator_app.ui.inactivity import Inactivity
from dilator_app.ui.lock import LockPage

if TYPE_CHECKING:
    from dilator_app.diary.diary import Diary
    from dilator_app.sample_folder import ThrowAwayDiary
    from dilator_app.ui.breathe_alone import BreatheAlone
    from dilator_app.ui.main_view import MainView
    from dilator_app.ui.read_alone import ReadAlone
    from dilator_app.ui.session_host import Left
    from dilator_app.ui.therapist_view.closed import ClosedPage
    from dilator_app.ui.therapist_view.window import TherapistWindow
    from dilator_app.ui.undo import UndoStack
    from dilator_app.ui.wakefulness import Wakefulness

_log = logging.getLogger("fernlight.window")
_FRAME = 40
"""What a desktop puts around a window, in height; it is not known before the window is shown."""
SHOWING_MINUTES = 30
"""An appointment is long, and nobody touches the view while two people talk: it locks after so many."""


class Window(QMainWindow):
    """Shows the lock page, the welcome, or the unlocked diary; nothing of a diary outlives `lock`."""

    def __init__(
        self, folder: DiaryFolder, settings: SettingsFile, clock: Clock, *, sample_alone: bool = False
    ) -> None:
        """Begin with the lock page or the welcome; with ``sample_alone`` neither ever leads to ``folder``."""
        super().__init__()
        self.setWindowTitle("Fernlight")
        self.folder, self.settings, self.clock = folder, settings, clock
        self.view: MainView | None = None
        self._sample_alone = sample_alone
        self._throw_away: ThrowAwayDiary | None = None
        self._making_sample = False
        self._unfinished: Diary | None = None  # open without pages: behind the welcome or the therapist view
        self._therapist: TherapistWindow | None = None
        self._session_left: Left | None = None
        self._awake: Wakefulness | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._size()
        self.lock_page = self._make_lock_page()
        self._other: QWidget | None = None
        self._inactivity = Inactivity(self._minutes_to_lock, clock.monotonic, lambda: clock.now().timestamp(), self)
        self._inactivity.elapsed.connect(self._on_idle)
        self._inactivity.slept.connect(self._on_sleep)
        loading.after_first_paint(self, self._finish)
        self._show_door()
        if sample_alone:
            self.open_sample()

    def _show_door(self, reason: str = "") -> None:
        """Show where a person who comes in begins: the lock page, or the welcome where there is no diary."""
        if self._sample_alone or self.folder.holds_a_diary():
            self.lock_page.prepare(reason, sample=self._sample_alone)
            self._stack.setCurrentWidget(self.lock_page)
            self._drop_other()
            self.lock_page.focus_entry()
        else:
            self.show_welcome()

    def _size(self) -> None:
        least = tokens.load()["layout"]["window-min"]
        self.setMinimumSize(*least)
        chosen, screen = self.settings.settings, self.screen().availableGeometry()
        self.resize(
            max(least[0], min(chosen.window_width, screen.width())),
            max(least[1], min(chosen.window_height, screen.height() - _FRAME)),
        )

    def _finish(self) -> None:
        """Do what the first picture does not need."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from dilator_app.ui import focus
        from dilator_app.ui.calm_cursor import CalmCursor
        from dilator_app.ui.keys import EverywhereKeys

        focus.install(self)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)
        everywhere = EverywhereKeys(self)
        everywhere.hide_pressed.connect(self.hide_now)
        everywhere.lock_pressed.connect(self.lock)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(everywhere)
            app.installEventFilter(self._inactivity)
        calm = CalmCursor(self)
        everywhere.any_pressed.connect(calm.go_on)
        QApplication.instance().focusChanged.connect(calm.go_on)  # type: ignore[union-attr]
        self._listen_to_system()

    def _listen_to_system(self) -> None:
        """Lock with the computer's own lock, and before it sleeps."""
        from dilator_app.ui.system_lock import SystemLock

        SystemLock(self).locked.connect(self.lock)

    def _make_lock_page(self) -> LockPage:
        page = LockPage(self.folder, self.settings, self.clock)
        page.opened.connect(self._on_unlocked)
        page.opened_for_therapist.connect(self._on_unlocked_for_therapist)
        page.sample_requested.connect(self.open_sample)
        page.breathe_requested.connect(self.show_breathing_alone)
        self._stack.addWidget(page)
        return page

    # --- what is shown -----------------------------------------------------------------------------------------------
    def _show_other(self, widget: QWidget) -> None:
        self._drop_other()
        self._other = widget
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def _drop_other(self) -> None:
        if self._other is not None:
            self._stack.removeWidget(self._other)
            self._other.deleteLater()
            self._other = None

    def show_welcome(self, resume: "Diary | None" = None) -> None:
        """Show the way to a first diary, or the step of it that was left out."""
        from dilator_app.ui.welcome.frame import Welcome

        welcome = Welcome(self.folder, self.settings, self.clock, resume=resume)
        welcome.created.connect(self._on_created)
        welcome.finished.connect(self.open_diary)
        welcome.sample_requested.connect(self.open_sample)
        welcome.breathe_requested.connect(self.show_breathing_alone)
        welcome.read_requested.connect(self.show_reading_alone)
        welcome.language_changed.connect(self.say_anew, QtCore.Qt.ConnectionType.QueuedConnection)
        self._show_other(welcome)
        if resume is not None:
            self._on_created(resume)

    def show_breathing_alone(self) -> None:
        """Show the pacer by itself; it stores nothing."""
        from dilator_app.ui.breathe_alone import BreatheAlone

        self._show_aside(BreatheAlone(self.clock, reduced_motion=self.settings.settings.reduced_motion))

    def show_reading_alone(self) -> None:
        """Show the texts by themselves; they need no diary and store nothing."""
        from dilator_app.ui.read_alone import ReadAlone

        self._show_aside(ReadAlone())

    def _show_aside(self, page: "BreatheAlone | ReadAlone") -> None:
        before = self._stack.currentWidget() or self.lock_page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.left.connect(lambda: self._leave_aside(page, before))

    def _leave_aside(self, page: QWidget, before: QWidget) -> None:
        self._stack.setCurrentWidget(before)
        self._stack.removeWidget(page)
        page.deleteLater()
        if before is self.lock_page:
            self.lock_page.focus_entry()

    # --- opening and locking -----------------------------------------------------------------------------------------
    @Slot(object)
    def open_diary(self, diary: "Diary") -> None:
        """Show an unlocked diary."""
        self._unfinished = None
        self._open(diary)

    @Slot(object)
    def _on_unlocked(self, diary: "Diary") -> None:
        """Go on where the welcome was left, or show the diary."""
        from dilator_app.ui.welcome.frame import is_begun

        if is_begun(diary):
            self.open_diary(diary)
        else:
            self.show_welcome(resume=diary)

    @Slot(object)
    def _on_created(self, diary: "Diary") -> None:
        self._unfinished = diary
        self._inactivity.start()

    def open_sample(self) -> None:
        """Make an invented diary in a throw-away folder and show it."""
        if self._making_sample:
            return
        from dilator_app.ui import jobs

        self._making_sample = True
        jobs.run(self, lambda: _sample(self.clock), self._show_sample, self._on_no_sample)

    def _show_sample(self, made: "ThrowAwayDiary") -> None:
        self._making_sample = False
        self._throw_away = made
        self._open(made.diary)

    def _on_no_sample(self, error: BaseException) -> None:
        from dilator_app.ui import messages

        self._making_sample = False
        messages.show_problem(self, error)

    def _open(self, diary: "Diary") -> None:
        view = self._make_view(diary)
        self._drop_other()
        view.focus_page()
        self._inactivity.start()
        loading.after_opening(self)
        self._take_up_session(view)

    def _make_view(self, diary: "Diary", undo: "UndoStack | None" = None) -> "MainView":
        from dilator_app.ui.main_view import MainView

        view = MainView(diary, self.clock, self.settings, undo=undo)
        view.hide_requested.connect(self.hide_now)
        view.lock_requested.connect(self.lock)
        view.therapist_view_requested.connect(self.show_to_therapist)
        view.holds_awake.connect(self._hold_awake)
        view.language_changed.connect(self.say_anew, QtCore.Qt.ConnectionType.QueuedConnection)
        self.view = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        return view

    @Slot()
    def say_anew(self) -> None:
        """Make everything that has words again. The diary stays open, and what is typed is kept."""
        self._stack.removeWidget(self.lock_page)
        self.lock_page.deleteLater()
        self.lock_page = self._make_lock_page()
        old = self.view
        if old is None:
            self._show_door()
            return
        old.keep_drafts()
        self._close_dialogs()
        old.rest()
        self._make_view(old.rooms.diary, old.rooms.undo).show_page(old.page_name(), "language")
        self._stack.removeWidget(old)
        old.deleteLater()

    def _take_up_session(self, view: "MainView") -> None:
        """Go on with the session that a lock interrupted, or ask about one that a restart left behind."""
        left, self._session_left = self._session_left, None
        if left is None or not view.session.take_up(left):
            view.session.offer_waiting()

    # --- showing it to somebody else ---------------------------------------------------------------------------------
    @Slot(object)
    def _on_unlocked_for_therapist(self, diary: "Diary") -> None:
        from dilator_app.ui.welcome.frame import is_begun

        if not is_begun(diary):
            self.show_welcome(resume=diary)
            return
        self._unfinished = diary
        self._inactivity.start()
        self.show_to_therapist()

    @Slot(bool)
    def show_to_therapist(self, practise: bool = False) -> None:
        """Cover this window, then show the diary in one of its own: nothing of it is drawn below or before that."""
        diary = self.view.rooms.diary if self.view is not None else self._unfinished
        if diary is None or self._therapist is not None:
            return
        from dilator_app.clock import today
        from dilator_app.ui.therapist_view.closed import Cover
        from dilator_app.ui.therapist_view.window import TherapistWindow

        self._show_other(Cover(_("Open in another window.")))
        self.repaint()
        shown = TherapistWindow(diary, today(self.clock), practise=practise)
        shown.closed.connect(self._on_therapist_view_closed)
        self._therapist = shown
        shown.setGeometry(self.screen().geometry())
        shown.showFullScreen()
        shown.activateWindow()

    @Slot()
    def _on_therapist_view_closed(self) -> None:
        """Show the plain page; behind its button waits the passphrase, or the diary where that was chosen."""
        from dilator_app.ui.therapist_view.closed import ClosedPage

        if self._stays_open():
            self._put_therapist_view_away()
            page = ClosedPage(by_click=True)
            page.go_on.connect(self._after_therapist_view)
            self._show_plain_page(page)
            return
        left = self._let_go()
        page = ClosedPage(by_click=False)
        page.go_on.connect(self._show_door)
        self._show_plain_page(page)
        self._destroy(left)

    def _show_plain_page(self, page: "ClosedPage") -> None:
        self._show_other(page)
        self.activateWindow()
        page.button.setFocus()

    def _stays_open(self) -> bool:
        """Return whether a click leads back into the diary: it was chosen, or there is no passphrase to ask for."""
        diary = self.view.rooms.diary if self.view is not None else self._unfinished
        by_choice = diary is not None and diary.preferences().leave_view_by_click
        return by_choice or self._throw_away is not None or not self.folder.is_encrypted()

    @Slot()
    def _after_therapist_view(self) -> None:
        if self.view is not None:
            self._stack.setCurrentWidget(self.view)
            self._drop_other()
            self.view.focus_page()
        elif self._unfinished is not None:
            self.open_diary(self._unfinished)

    def _put_therapist_view_away(self) -> None:
        shown, self._therapist = self._therapist, None
        if shown is not None:
            shown.put_away()

    def _minutes_to_lock(self) -> int:
        return SHOWING_MINUTES if self._therapist is not None else self.settings.settings.lock_after_minutes

    @Slot(bool)
    def _hold_awake(self, awake: bool) -> None:
        self._inactivity.pause(awake)
        if self._awake is None:
            from dilator_app.ui.wakefulness import Wakefulness

            self._awake = Wakefulness(self)
        self._awake.hold(awake=awake)

    @Slot()
    def lock(self, reason: str = "") -> None:
        """Show the lock page, then destroy everything that shows the diary and close its file."""
        if self.view is None and self._unfinished is None:
            return
        left = self._let_go()
        self._show_door(reason)
        self._destroy(left)

    def _let_go(self) -> "MainView | None":
        """Keep what was typed, close every dialog, and return the view that is to be destroyed."""
        view, self.view = self.view, None
        self._put_therapist_view_away()
        self._inactivity.stop()
        self._inactivity.pause(False)
        if self._awake is not None:
            self._awake.hold(awake=False)
        if view is not None:
            self._session_left = view.session.left()
            view.keep_drafts()
        if self._unfinished is not None:
            self._keep_welcome()
        self._close_dialogs()
        return view

    def _keep_welcome(self) -> None:
        from dilator_app.ui.welcome.frame import Welcome

        if isinstance(self._other, Welcome):
            self._other.keep_draft()

    def _destroy(self, view: "MainView | None") -> None:
        """Close the file and drop its key, whatever else happens."""
        diary, self._unfinished = self._unfinished, None
        try:
            if view is not None:
                self._stack.removeWidget(view)
                view.deleteLater()
                view.close_diary()
        finally:
            if diary is not None:
                diary.close()
            self._drop_sample()
            QTimer.singleShot(0, _collect)

    def _close_dialogs(self) -> None:
        from dilator_app.ui.drafts import close_for_lock

        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                close_for_lock(widget)
            elif widget is not self and widget.isVisible():
                widget.close()

    @Slot()
    def hide_now(self) -> None:
        """Put the lock page on the screen first, then minimise: no picture of the diary stays behind."""
        self.lock()
        self.repaint()
        self.showMinimized()

    def _on_idle(self) -> None:
        minutes = self._minutes_to_lock()
        text = ngettext(
            "Locked after {n} minute without use. Nothing was lost.",
            "Locked after {n} minutes without use. Nothing was lost.",
            minutes,
        )
        self.lock(text.format(n=minutes))

    def _on_sleep(self) -> None:
        self.lock(_("Locked while the computer slept. Nothing was lost."))

    # --- Qt ----------------------------------------------------------------------------------------------------------
    def come_forward(self) -> None:
        """Raise the window for a second start; some desktops allow no more than a sign in the task bar."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        """Put the cursor into the passphrase field when the window comes back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.view is None:
            current = self._stack.currentWidget()
            if current is self.lock_page and not self.lock_page.isAncestorOf(QApplication.focusWidget() or self):
                self.lock_page.focus_entry()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size, close the diary, let go."""
        if self.isMaximized():
            self.settings.change(maximised=True)
        elif not self.isFullScreen():  # a session fills the screen; that is no size to come back to
            self.settings.change(window_width=self.width(), window_height=self.height(), maximised=False)
        self._destroy(self._let_go())
        super().closeEvent(event)
        QGuiApplication.quit()

    def _drop_sample(self) -> None:
        throw_away, self._throw_away = self._throw_away, None
        if throw_away is not None:
            throw_away.erase()


def _sample(clock: Clock) -> "ThrowAwayDiary":
    from dilator_app.sample_folder import ThrowAwayDiary  # brings SQLAlchemy along: for a thread

    return ThrowAwayDiary(clock)


def _collect() -> None:
    import gc

    gc.collect()
