"""The one window: locked, welcoming or open."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from dilator_app import tokens
from dilator_app.clock import Clock
from dilator_app.diary.folder import DiaryFolder
from dilator_app.i18n import ngettext
from dilator_app.settings import SettingsFile
from dilator_app.ui import loading
from dilator_app.ui.inactivity import Inactivity
from dilator_app.ui.keys import EverywhereKeys
from dilator_app.ui.lock import LockPage

if TYPE_CHECKING:
    from dilator_app.diary.diary import Diary
    from dilator_app.ui.main_view import MainView
    from dilator_app.ui.wakefulness import Wakefulness

_log = logging.getLogger("fernlight.window")


class Window(QMainWindow):
    """Shows the lock page, the welcome, or the unlocked diary; nothing of a diary outlives `lock`."""

    def __init__(self, folder: DiaryFolder, settings: SettingsFile, clock: Clock) -> None:
        super().__init__()
        self.setWindowTitle("Fernlight")
        self.folder, self.settings, self.clock = folder, settings, clock
        self.view: MainView | None = None
        self._session_left_at: float | None = None
        self._awake: Wakefulness | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._size()
        self.lock_page = self._make_lock_page()
        self._other: QWidget | None = None
        self._everywhere = EverywhereKeys(self)
        self._everywhere.hide_pressed.connect(self.hide_now)
        self._everywhere.lock_pressed.connect(self.lock)
        self._inactivity = Inactivity(
            settings.settings.lock_after_minutes, clock.monotonic, lambda: clock.now().timestamp(), self
        )
        self._inactivity.elapsed.connect(self._on_idle)
        self._inactivity.slept.connect(self.lock)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)
        loading.after_first_paint(self, self._finish)
        if folder.holds_a_diary():
            self._show_lock()
        else:
            self.show_welcome()

    def _size(self) -> None:
        least = tokens.load()["layout"]["window-min"]
        self.setMinimumSize(*least)
        chosen = self.settings.settings
        self.resize(max(least[0], chosen.window_width), max(least[1], chosen.window_height))

    def _finish(self) -> None:
        """Do what the first picture does not need."""
        from dilator_app.ui import focus

        focus.install(self)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self._everywhere)
            app.installEventFilter(self._inactivity)

    def _make_lock_page(self) -> LockPage:
        page = LockPage(self.folder, self.settings, self.clock)
        page.opened.connect(self.open_diary)
        page.breathe_requested.connect(self.show_breathing_alone)
        self._stack.addWidget(page)
        return page

    # --- what is shown -----------------------------------------------------------------------------------------------
    def _show_lock(self, reason: str = "") -> None:
        self.lock_page.prepare(reason)
        self._stack.setCurrentWidget(self.lock_page)
        self.lock_page.focus_entry()

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

    def show_welcome(self) -> None:
        """Show the way to a first diary."""
        from dilator_app.ui.welcome.frame import Welcome

        welcome = Welcome(self.folder, self.settings, self.clock)
        welcome.finished.connect(self.open_diary)
        welcome.sample_requested.connect(self.open_sample)
        welcome.breathe_requested.connect(self.show_breathing_alone)
        self._show_other(welcome)

    def show_breathing_alone(self) -> None:
        """Show the pacer by itself; it stores nothing."""
        from dilator_app.ui.breathe_alone import BreatheAlone

        before = self._stack.currentWidget() or self.lock_page
        page = BreatheAlone(self.clock)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.left.connect(lambda: self._leave_breathing(page, before))

    def _leave_breathing(self, page: QWidget, before: QWidget) -> None:
        self._stack.setCurrentWidget(before)
        self._stack.removeWidget(page)
        page.deleteLater()
        if before is self.lock_page:
            self.lock_page.focus_entry()

    # --- opening and locking -----------------------------------------------------------------------------------------
    @Slot(object)
    def open_diary(self, diary: "Diary") -> None:
        """Show an unlocked diary."""
        self._open(diary, is_sample=False)

    def open_sample(self) -> None:
        """Show the invented diary of a throw-away folder."""
        from dilator_app.sample_folder import ThrowAwayDiary

        self._throw_away = ThrowAwayDiary(self.clock)
        self._open(self._throw_away.diary, is_sample=True)

    def _open(self, diary: "Diary", *, is_sample: bool) -> None:
        from dilator_app.ui.main_view import MainView

        view = MainView(diary, self.clock, self.settings, is_sample=is_sample)
        view.hide_requested.connect(self.hide_now)
        view.lock_requested.connect(self.lock)
        view.holds_awake.connect(self._hold_awake)
        self.view = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self._drop_other()
        self._inactivity.set_minutes(self.settings.settings.lock_after_minutes)
        self._inactivity.start()
        loading.after_opening(self)
        self._take_up_session(view)

    def _take_up_session(self, view: "MainView") -> None:
        """Go on with the session that a lock interrupted, or ask about one that a restart left behind."""
        left_at, self._session_left_at = self._session_left_at, None
        if left_at is not None and view.session.take_up(away_s=self.clock.monotonic() - left_at):
            return
        view.session.offer_waiting()

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
        if self.view is None:
            return
        view, self.view = self.view, None
        self._session_left_at = self.clock.monotonic() if view.session.page is not None else None
        self._hold_awake(False)
        self._inactivity.stop()
        self._close_dialogs()
        if self.folder.holds_a_diary():
            self._show_lock(reason)
        else:  # only a sample was open
            self.show_welcome()
        self._stack.removeWidget(view)
        view.close_diary()
        view.deleteLater()
        QTimer.singleShot(0, _collect)

    def _close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget is not self and widget.isVisible() and widget.isWindow():
                widget.close()

    @Slot()
    def hide_now(self) -> None:
        """Put the lock page on the screen first, then minimise: no picture of the diary stays behind."""
        self.lock()
        self.repaint()
        self.showMinimized()

    def _on_idle(self) -> None:
        minutes = self.settings.settings.lock_after_minutes
        text = ngettext(
            "Locked after {n} minute without use. Nothing was lost.",
            "Locked after {n} minutes without use. Nothing was lost.",
            minutes,
        )
        self.lock(text.format(n=minutes))

    # --- Qt ----------------------------------------------------------------------------------------------------------
    def come_forward(self) -> None:
        """Raise the window for a second start; some desktops allow no more than a sign in the task bar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
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
        maximised = self.isMaximized()
        if not maximised:
            self.settings.change(window_width=self.width(), window_height=self.height(), maximised=False)
        else:
            self.settings.change(maximised=True)
        if self.view is not None:
            self._close_dialogs()
            self.view.close_diary()
        self._drop_sample()
        super().closeEvent(event)
        QGuiApplication.quit()

    def _drop_sample(self) -> None:
        throw_away = getattr(self, "_throw_away", None)
        if throw_away is not None:
            throw_away.erase()


def _collect() -> None:
    import gc

    gc.collect()
