"""A person at the window: hands on the real widgets, eyes on what stands there."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.domain.records import Record
from dilator_app.settings import SettingsFile
from dilator_app.ui import jobs
from dilator_app.ui.main_view import MainView
from dilator_app.ui.pages.page import Page
from dilator_app.ui.widgets.toast import Toast
from dilator_app.ui.window import Window
from tests.makers import FixedClock

W = TypeVar("W", bound=QWidget)
_MOST_STOPS = 120
"""More Tab stops than any window has."""


class Desk:
    """One window and whoever sits in front of it."""

    def __init__(
        self, qtbot: QtBot, folder: DiaryFolder, clock: FixedClock, settings_file: Path, *, sample_alone: bool = False
    ) -> None:
        self.qtbot, self.folder, self.clock = qtbot, folder, clock
        self.settings = SettingsFile(settings_file)
        self.presses = 0
        self.window = Window(folder, self.settings, clock, sample_alone=sample_alone)
        self.window.resize(1280, 766)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        QApplication.processEvents()

    # --- what is open ------------------------------------------------------------------------------------------------
    def open(self, diary: Diary, *records: Record) -> "Desk":
        """Unlock ``diary`` with ``records`` in it."""
        if records:
            diary.save(*records)
        self.window.open_diary(diary)
        QApplication.processEvents()
        return self

    @property
    def view(self) -> MainView:
        assert self.window.view is not None, "the diary is locked"
        return self.window.view

    @property
    def diary(self) -> Diary:
        return self.view.rooms.diary

    def page(self, name: str) -> Any:
        """Go to a page."""
        self.view.show_page(name)
        QApplication.processEvents()
        return self.view.page(name)

    @property
    def shown_page(self) -> Page:
        page = self.view.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def dialog(self, kind: type[W] = QDialog) -> W:  # type: ignore[assignment]
        """Return the dialog that is in front."""
        self.qtbot.waitUntil(lambda: any(isinstance(d, kind) for d in self.dialogs()))
        found = next(d for d in reversed(self.dialogs()) if isinstance(d, kind))
        QApplication.processEvents()
        found.activateWindow()
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def dialogs(self) -> list[QDialog]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]

    @property
    def toast(self) -> Toast | None:
        return next((t for t in self.window.findChildren(Toast) if t.isVisible()), None)

    # --- hands -------------------------------------------------------------------------------------------------------
    @property
    def focused(self) -> QWidget:
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window

    def press(self, *keys: str) -> None:
        """Press keys such as ``Ctrl+N``, ``Tab``, ``Return`` or ``3``, each where the focus is."""
        for one in keys:
            self._be_in_front()
            combination = QKeySequence(one)[0]
            QTest.keyClick(self.focused.window().windowHandle(), combination.key(), combination.keyboardModifiers())
            self.presses += 1
            QApplication.processEvents()

    def _be_in_front(self) -> None:
        """Do what a window manager does when a dialog closes: give the window below it the keyboard."""
        if QApplication.activeWindow() is None and self.window.isVisible():
            self.front.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)

    def type(self, text: str) -> None:
        """Type words where the focus is; what has no key of its own is pasted."""
        if text.isascii() and text.isprintable():
            QTest.keyClicks(self.focused, text)
        else:
            QApplication.clipboard().setText(text)
            QTest.keyClick(self.focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            QApplication.clipboard().clear()
        QApplication.processEvents()

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until what has the focus is called ``name``."""
        for _stop in range(_MOST_STOPS):
            if name_of(self.focused) == name:
                return self.focused
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {name!r}; it stops at {self.tab_stops()}")

    def tab_stops(self) -> list[str]:
        """Press Tab until it comes round and return what it stopped at."""
        if not self.focused.focusPolicy() & Qt.FocusPolicy.TabFocus:  # a page that only hears keys
            self.press("Tab")
        first, names = self.focused, []
        for _stop in range(_MOST_STOPS):
            names.append(name_of(self.focused))
            self.press("Tab")
            if self.focused is first:
                return names
        raise AssertionError(f"Tab never comes round: {names}")

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """Click the visible button with these words."""
        found = [b for b in (inside or self.front).findChildren(QAbstractButton) if b.isVisible()]
        button = next((b for b in found if words in (b.text(), b.accessibleName())), None)
        assert button is not None, f"no button {words!r} among {[b.text() or b.accessibleName() for b in found]}"
        assert button.isEnabled(), f"{words!r} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    @property
    def front(self) -> QWidget:
        """The dialog in front, or the window."""
        open_dialogs = self.dialogs()
        return open_dialogs[-1] if open_dialogs else self.window

    # --- eyes --------------------------------------------------------------------------------------------------------
    def words(self, inside: QWidget | None = None) -> str:
        """Return everything that can be read in labels and on buttons, top to bottom as it was built."""
        return "\n".join(visible_words(inside or self.front))

    def settle(self) -> None:
        """Wait for every thread, and for what came of it."""
        for _round in range(3):
            self.qtbot.waitUntil(lambda: jobs.wait_for_all(0), timeout=20_000)
            QApplication.processEvents()

    def come_back(self) -> None:
        """Bring the hidden window back."""
        self.window.showNormal()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def put_away(self) -> None:
        """Close the window and let go of all that it held."""
        for dialog in self.dialogs():
            dialog.close()
        self.window.close()
        self.settle()
        for thread in threading.enumerate():
            if thread.name == "loading":
                thread.join()
        dispose(self.window)


def double_click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click twice with the left button and let go of it, which `QTest.mouseDClick` leaves pressed for good."""
    place = at if at is not None else widget.rect().center()
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=place)


def dispose(widget: QObject) -> None:
    """Destroy now what would be destroyed when the event loop turns."""
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls ``widget``."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken is None:
        return ""
    if isinstance(widget, QComboBox):  # on Linux Qt gives its value for its name, and a label as its relation
        return widget.accessibleName()
    return spoken.text(QAccessible.Text.Name)


def visible_words(inside: QWidget) -> Iterator[str]:
    for widget in inside.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton) and widget.text():
            yield widget.text()
