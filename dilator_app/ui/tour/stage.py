"""A real window with real widgets on an invented diary, and what a person does at it."""

import shutil
import tempfile
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from dilator_app import sample
from dilator_app.clock import today
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.i18n import _
from dilator_app.settings import SettingsFile
from dilator_app.ui import jobs, loading, theme
from dilator_app.ui.main_view import MainView
from dilator_app.ui.session.page import SessionPage
from dilator_app.ui.tour.waiting import NothingCameError, settle, the, there, wait_until
from dilator_app.ui.window import Window

SIZE = QSize(1280, 766)
"""The window's inside on a screen of 1280 x 800."""
_STEP_S = 50.0
FOUR_WORDS = "quiet fern morning river"
"""The passphrase of a diary that is invented, and gone at the end."""


class StillClock:
    """A clock that stands still until it is moved, so that pictures do not depend on the hour."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._monotonic = 0.0

    def now(self) -> datetime:
        """Return the moment at which it stands."""
        return self._now

    def at(self, day: date, time: time) -> datetime:
        """Return a local day and time under the computer's zone rules."""
        return datetime.combine(day, time).astimezone()

    def monotonic(self) -> float:
        """Return what has passed since it was made."""
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let time pass for whoever measures it."""
        self._monotonic += seconds


class Stage:
    """A window on a folder of its own, gone when the block ends."""

    def __init__(
        self,
        clock: StillClock,
        look: theme.Choice = "light",
        *,
        has_diary: bool = True,
        is_full: bool = True,
        before_last_session: bool = False,
        says_sample: bool = False,
    ) -> None:
        self.clock = clock
        self._folder = Path(tempfile.mkdtemp(prefix="fernlight-"))
        self.diary_folder = DiaryFolder(self._folder / "diary")
        theme.register_fonts()
        theme.register_later_fonts()
        theme.apply(the(QApplication, QApplication.instance()), look)
        self._says_sample = says_sample
        if has_diary:
            diary = Diary.create(self.diary_folder, FOUR_WORDS, clock)
            if is_full:
                sample.fill(diary, today(clock), without_last_session=before_last_session, marked=says_sample)
            diary.close()
        settings = SettingsFile(self._folder / "settings.toml")
        settings.change(theme=look, reduced_motion=False)
        self.window = Window(self.diary_folder, settings, clock)
        self.window.resize(SIZE)
        self.window.show()
        settle()

    def __enter__(self) -> "Stage":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End everything and remove the folder."""
        self.window.lock()
        self.window.close()
        jobs.wait_for_all()
        loading.wait_for_all()
        self.window.deleteLater()
        settle()
        shutil.rmtree(self._folder, ignore_errors=True)

    # --- doing what a person does ------------------------------------------------------------------------------------
    def open(self) -> MainView:
        """Open the diary, if it is not open yet, and return what shows it."""
        if self.window.view is None:
            if self._says_sample:
                self.window.open_sample()
            else:
                self.window.open_diary(Diary.unlock(self.diary_folder, FOUR_WORDS, self.clock))
            wait_until(lambda: self.window.view is not None)
            self.window.resize(SIZE)
            settle()
        return there(self.window.view)

    @property
    def session(self) -> SessionPage:
        """The session that runs. Raises `NothingCameError` where none does."""
        return there(self.open().session.page)

    def page(self, name: str) -> QWidget:
        """Show a page of the sidebar and return it."""
        view = self.open()
        view.show_page(name)
        settle()
        return view.page(name)

    def press(self, words: str) -> None:
        """Press the visible button that says ``words``, in whatever language it says them."""
        said = {words, _(words)}
        buttons = [b for b in self.window.findChildren(QAbstractButton) if b.isVisible()]
        found = [b for b in buttons if b.text() in said or b.accessibleName() in said]  # a long name may be cut
        if not found:
            raise NothingCameError(words)
        found[-1].click()
        settle()

    def wait(self, seconds: float) -> None:
        """Let time pass in small steps, and the program look at the clock after each: a leap would be a gap."""
        left = seconds
        while left > 0:
            self.clock.advance(min(left, _STEP_S))
            left -= _STEP_S
            running = self.open().session.page
            if running is not None:
                running.look()
            settle()

    # --- looking -----------------------------------------------------------------------------------------------------
    def picture(self) -> QImage:
        """Return what the window shows once nothing changes any more; a full screen is as large as any other."""
        if self.window.size() != SIZE:
            self.window.showNormal()
            self.window.resize(SIZE)
        settle()
        jobs.wait_for_all()
        settle()
        return self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def with_dialogs(stage: Stage) -> QImage:
    """The window with the dialogs in front of it, which close afterwards."""
    settle()
    shown = stage.picture()
    dialogs = [d for d in stage.window.findChildren(QDialog) if d.isVisible()]
    for dialog in dialogs:
        dialog.render(shown, dialog.mapTo(stage.window, dialog.rect().topLeft()))
    for dialog in dialogs:
        dialog.close()
    return shown
