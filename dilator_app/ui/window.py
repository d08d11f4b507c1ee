"""The one window: locked, welcoming or open."""

import gc
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from dilator_app import tokens
from dilator_app.clock import Clock
from dilator_app.diary.folder import DiaryFolder
from dilator_app.settings import SettingsFile
from dilator_app.ui import loading, screens
from dilator_app.ui.lock import LockPage
from dilator_app.ui.lock_watch import LockWatch
from dilator_app.ui.window_stack import WindowStack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dilator_app.diary.diary import Diary
    from dilator_app.ui.breathe_alone import BreatheAlone
    from dilator_app.ui.main_view import MainView
    from dilator_app.ui.read_alone import ReadAlone
    from dilator_app.ui.session_host import Left
    from dilator_app.ui.shown_sample import ShownSample
    from dilator_app.ui.therapist_view.showing import Showing
    from dilator_app.ui.undo import UndoStack

_FRAME = 40
"""What a desktop puts around a window, in height; it is not known before the window is shown."""


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
        self._sample: ShownSample | None = None
        self._unfinished: Diary | None = None  # open without pages: behind the welcome or the therapist view
        self._showing: Showing | None = None
        self._session_left: Left | None = None
        self._stack = WindowStack()
        self.setCentralWidget(self._stack)
        self._size()
        self.lock_page = self._make_lock_page()
        self._watch = LockWatch(self._minutes_to_lock, self._is_encrypted, clock, self)
        self._watch.lock_wanted.connect(self._on_lock_wanted)
        loading.after_first_paint(self, self._finish)
        self._show_door()
        if sample_alone:
            self.open_sample()

    def _size(self) -> None:
        least = tokens.load()["layout"]["window-min"]
        self.setMinimumSize(*least)
        chosen, screen = self.settings.settings, screens.room(self)
        self.resize(
            max(least[0], min(chosen.window_width, screen.width())),
            max(least[1], min(chosen.window_height, screen.height() - _FRAME)),
        )

    def _finish(self) -> None:
        """Do what the first picture does not need."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from dilator_app.ui import focus
        from dilator_app.ui.calm_cursor import CalmCursor
        from dilator_app.ui.everywhere import Everywhere

        focus.install(self)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)
        everywhere = Everywhere(self)
        everywhere.hide_pressed.connect(self.hide_now)
        everywhere.lock_pressed.connect(self.lock)
        everywhere.help_pressed.connect(self._list_keys_over)
        calm = CalmCursor(self)
        everywhere.key_pressed.connect(calm.go_on)
        everywhere.used.connect(self._watch.inactivity.used)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(calm.go_on)
        self._watch.listen()

    # --- the doors ---------------------------------------------------------------------------------------------------
    def _show_door(self, reason: str = "") -> None:
        """Show where a person who comes in begins: the lock page, or the welcome where there is no diary."""
        if self._sample_alone or self.folder.holds_a_diary():
            self.lock_page.prepare(reason, sample=self._sample_alone)
            self._stack.setCurrentWidget(self.lock_page)
            self._stack.drop_passing()
            self.lock_page.focus_entry()
        else:
            self.show_welcome()

    def _make_lock_page(self) -> LockPage:
        page = LockPage(self.folder, self.settings, self.clock)
        page.opened.connect(self._on_unlocked)
        page.opened_for_therapist.connect(self._on_unlocked_for_therapist)
        page.sample_requested.connect(self.open_sample)
        page.breathe_requested.connect(self.show_breathing_alone)
        self._stack.addWidget(page)
        return page

    def show_welcome(self, resume: "Diary | None" = None) -> None:
        """Show the way to a first diary, or the step of it that was left out."""
        from dilator_app.ui.welcome.frame import Welcome

        welcome = Welcome(self.folder, self.settings, self.clock, resume=resume)
        welcome.created.connect(self._hold)
        welcome.finished.connect(self.open_diary)
        welcome.sample_requested.connect(self.open_sample)
        welcome.breathe_requested.connect(self.show_breathing_alone)
        welcome.read_requested.connect(self.show_reading_alone)
        welcome.language_changed.connect(self.say_anew, QtCore.Qt.ConnectionType.QueuedConnection)
        self._stack.show_passing(welcome)
        if resume is not None:
            self._hold(resume)

    def show_breathing_alone(self) -> None:
        """Show the pacer by itself; it stores nothing."""
        from dilator_app.ui.breathe_alone import BreatheAlone

        self._show_aside(BreatheAlone(self.clock, reduced_motion=self.settings.settings.reduced_motion))

    def show_reading_alone(self) -> None:
        """Show the texts by themselves; they need no diary and store nothing."""
        from dilator_app.ui.read_alone import ReadAlone

        self._show_aside(ReadAlone())

    def _show_aside(self, page: "BreatheAlone | ReadAlone") -> None:
        page.left.connect(self._stack.show_aside(page))
        page.left.connect(self._focus_door)

    def _focus_door(self) -> None:
        if self._stack.currentWidget() is self.lock_page:
            self.lock_page.focus_entry()

    # --- opening -----------------------------------------------------------------------------------------------------
    @Slot(object)
    def _on_unlocked(self, diary: "Diary") -> None:
        """Go on where the welcome was left, or show the diary."""
        from dilator_app.ui.welcome.frame import is_begun

        if is_begun(diary):
            self.open_diary(diary)
        else:
            self.show_welcome(resume=diary)

    @Slot(object)
    def _hold(self, diary: "Diary") -> None:
        """Keep a diary open that has no pages yet, until `open_diary` or a lock."""
        self._unfinished = diary
        self._watch.start()

    def open_sample(self) -> None:
        """Make an invented diary in a throw-away folder and show it."""
        from dilator_app.ui.shown_sample import ShownSample

        if self._sample is None:
            self._sample = ShownSample(self.clock, self)
            self._sample.made.connect(self._open)
        self._sample.make()

    @Slot(object)
    def open_diary(self, diary: "Diary") -> None:
        """Show an unlocked diary."""
        self._unfinished = None
        self._open(diary)

    def _open(self, diary: "Diary") -> None:
        view = self._make_view(diary)
        self._stack.drop_passing()
        view.focus_page()
        self._watch.start()
        loading.after_opening(self)
        left, self._session_left = self._session_left, None
        if left is None or not view.session.take_up(left):
            view.session.offer_waiting()

    def _make_view(self, diary: "Diary", undo: "UndoStack | None" = None) -> "MainView":
        from dilator_app.ui.main_view import MainView

        view = MainView(diary, self.clock, self.settings, undo=undo)
        view.hide_requested.connect(self.hide_now)
        view.lock_requested.connect(self.lock)
        view.therapist_view_requested.connect(self.show_to_therapist)
        view.holds_awake.connect(self._watch.hold_off)
        view.language_changed.connect(self.say_anew, QtCore.Qt.ConnectionType.QueuedConnection)
        self.view = view
        self._stack.show_page(view)
        return view

    @Slot()
    def say_anew(self) -> None:
        """Make everything that has words again. The diary stays open, and what is typed is kept."""
        self._stack.drop(self.lock_page)
        self.lock_page = self._make_lock_page()
        old = self.view
        if old is None:
            self._show_door()
            return
        old.keep_drafts()
        self._close_dialogs()
        old.rest()
        view = self._make_view(old.rooms.diary, old.rooms.undo)
        view.come_back_to(old.places())
        view.show_page(old.page_name(), "language")
        self._stack.drop(old)

    # --- showing it to somebody else ---------------------------------------------------------------------------------
    @Slot(object)
    def _on_unlocked_for_therapist(self, diary: "Diary") -> None:
        from dilator_app.ui.welcome.frame import is_begun

        if not is_begun(diary):
            self.show_welcome(resume=diary)
            return
        self._hold(diary)
        self.show_to_therapist()

    @Slot(bool)
    def show_to_therapist(self, practise: bool = False) -> None:
        """Show the open diary in a window of its own, with nothing of it in this one."""
        diary = self._diary()
        if diary is None or self._showing is not None:
            return
        from dilator_app.clock import today
        from dilator_app.ui.therapist_view.showing import Showing

        self._showing = Showing(self._stack, self)
        self._showing.ended.connect(self._on_showing_ended)
        self._showing.begin(diary, today(self.clock), practise=practise)

    @Slot()
    def _on_showing_ended(self) -> None:
        """Show the plain page; behind its button waits the passphrase, or the diary where that was chosen."""
        showing = self._showing
        if showing is None:
            return
        if self._stays_open():
            self._put_showing_away()
            showing.show_closed_page(self._after_showing, by_click=True)
            return
        left = self._let_go()
        showing.show_closed_page(self._show_door, by_click=False)
        self._destroy(left)

    def _stays_open(self) -> bool:
        """Return whether a click leads back into the diary: it was chosen, or there is no passphrase to ask for."""
        diary = self._diary()
        by_choice = diary is not None and diary.preferences().leave_view_by_click
        is_sample = self._sample is not None and self._sample.is_there
        return by_choice or is_sample or not self.folder.is_encrypted()

    @Slot()
    def _after_showing(self) -> None:
        if self.view is not None:
            self._stack.setCurrentWidget(self.view)
            self._stack.drop_passing()
            self.view.focus_page()
        elif self._unfinished is not None:
            self.open_diary(self._unfinished)

    def _put_showing_away(self) -> None:
        showing, self._showing = self._showing, None
        if showing is not None:
            showing.put_away()

    def _diary(self) -> "Diary | None":
        return self.view.rooms.diary if self.view is not None else self._unfinished

    # --- locking -----------------------------------------------------------------------------------------------------
    def _minutes_to_lock(self) -> int:
        if self._showing is not None:
            return self._showing.LOCK_AFTER_MINUTES
        return self.settings.settings.lock_after_minutes

    def _is_encrypted(self) -> bool:
        diary = self._diary()
        return diary is not None and diary.is_encrypted

    def _on_lock_wanted(self, reason: str) -> None:
        self.lock(reason)

    @Slot()
    def lock(self, reason: str = "") -> None:
        """Show the lock page, then destroy everything that shows the diary and close its file."""
        if self._diary() is None:
            return
        left = self._let_go()
        self._show_door(reason)
        self._destroy(left)

    @Slot()
    def hide_now(self) -> None:
        """Put the lock page on the screen first, then minimise: no picture of the diary stays behind."""
        self.lock()
        self.repaint()
        self.showMinimized()

    def _let_go(self) -> "MainView | None":
        """Keep what was typed, close every dialog, and return the view that is to be destroyed."""
        view, self.view = self.view, None
        self._put_showing_away()
        self._watch.stop()
        if view is not None:
            self._session_left = view.session.left()
            view.keep_drafts()
        if self._unfinished is not None:
            self._keep_welcome()
        self._close_dialogs()
        return view

    def _keep_welcome(self) -> None:
        from dilator_app.ui.welcome.frame import Welcome

        if isinstance(self._stack.passing, Welcome):
            self._stack.passing.keep_draft()

    def _close_dialogs(self) -> None:
        from dilator_app.ui.drafts import close_for_lock

        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                close_for_lock(widget)
            elif widget is not self and widget.isVisible():
                widget.close()

    def _destroy(self, view: "MainView | None") -> None:
        """Close the file and drop its key, whatever else happens."""
        diary, self._unfinished = self._unfinished, None
        try:
            if view is not None:
                self._stack.drop(view)
                view.close_diary()
        finally:
            if diary is not None:
                diary.close()
            if self._sample is not None:
                self._sample.erase()
            QTimer.singleShot(0, _collect)

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
        comes_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.view is None
        if comes_back and not self.lock_page.isAncestorOf(QApplication.focusWidget() or self):
            self._focus_door()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """List the keys with F1 where no diary is open; the view of an open one lists its own."""
        if event.key() != QtCore.Qt.Key.Key_F1 or self._stack.currentWidget() is self.view:
            super().keyPressEvent(event)
            return
        from dilator_app.ui.key_list import KeyList

        KeyList(self, before_a_diary=True).open()

    @Slot(object)
    def _list_keys_over(self, dialog: "QWidget") -> None:
        from dilator_app.ui.key_list import list_keys_over

        list_keys_over(dialog, before_a_diary=self._stack.currentWidget() is not self.view)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size, close the diary, let go."""
        if self.isMaximized():
            self.settings.change(maximised=True)
        elif not self.isFullScreen():  # a session fills the screen; that is no size to come back to
            self.settings.change(window_width=self.width(), window_height=self.height(), maximised=False)
        self._destroy(self._let_go())
        super().closeEvent(event)
        QGuiApplication.quit()


def _collect() -> None:
    """Find what hung together with the destroyed view: nothing of a diary waits for the next time that Python looks."""
    gc.collect()
