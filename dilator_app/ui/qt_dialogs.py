"""Qt's own dialogs, where the system has none: they look and speak like the rest, and write nothing down.

Qt opens some of them itself, such as a printer's properties, so each is looked after when it gets the keyboard.
"""

import os
import sys
from functools import cache, partial

from PySide6.QtCore import QFileInfo, QLocale, QModelIndex, QObject, QPersistentModelIndex, QSettings, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFileSystemModel,
    QFrame,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from dilator_app.ui import focus, screens

_SIZE, _KIND, _CHANGED = 1, 2, 3
"""Columns of Qt's list of files."""
_FROM_SCREEN = 80  # what title bar and task bar take


@cache
def look_after() -> "Housekeeper":
    """See to it that every dialog of Qt's own that opens from now on is as it should be."""
    if sys.platform not in ("win32", "darwin"):
        # Qt writes the folders that were visited into a file of its own. Nothing can be written below this path.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    return Housekeeper()


class Housekeeper(QObject):
    """Gives each dialog its focus ring, and a list of files the local forms of dates and numbers.

    It holds them while they are there. Of a dialog that Qt made itself Python knows only what it was shown, and lets go
    of it: the ring, which is Python's, would stand empty on a dialog that is still open.
    """

    def __init__(self) -> None:
        app = QApplication.instance()
        super().__init__(app)
        self._held: set[QDialog] = set()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if not isinstance(window, QDialog) or focus.is_installed(window):
            return
        self._held.add(window)
        window.destroyed.connect(partial(self._held.discard, window))
        focus.install(window)
        _keep_on_screen(window)
        files = window.findChild(QTreeView)
        if isinstance(window, QFileDialog) and files is not None:
            window.setItemDelegate(FileRow(window))
            _make_room(window, files)


def _keep_on_screen(dialog: QDialog) -> None:
    """Let the largest part of a dialog scroll where the screen is too low for all of it; its buttons stay in sight."""
    room = screens.room(dialog).height() - _FROM_SCREEN
    column = dialog.layout()
    if column is None or dialog.height() <= room:
        return
    parts = [part for place in range(column.count()) if (item := column.itemAt(place)) and (part := item.widget())]
    if parts and dialog.minimumSizeHint().height() > room:
        area = QScrollArea(dialog)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        largest = max(parts, key=lambda part: part.minimumSizeHint().height())
        area.setMinimumWidth(largest.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        column.replaceWidget(largest, area)
        area.setWidget(largest)
        largest.show()
        column.activate()
    dialog.resize(dialog.width(), room)


def _make_room(dialog: QFileDialog, files: QTreeView) -> None:
    """Let every column be as wide as its name, and the dialog as wide as its columns."""
    columns = files.header()
    for column in range(columns.count()):
        columns.resizeSection(column, max(columns.sectionSize(column), columns.sectionSizeHint(column)))
    missing = columns.length() - files.viewport().width()
    room = screens.room(dialog).width()
    dialog.resize(min(dialog.width() + max(missing, 0), room), dialog.height())


class FileRow(QStyledItemDelegate):
    """A row of the list of files.

    Qt itself writes size and date in the computer's way, whatever language is spoken, and what kind of file it is in
    English where the computer has no list of kinds.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Write them in the program's language."""
        super().initStyleOption(option, index)
        told = self.told(index)
        if told is not None:
            option.text = told

    def told(self, index: QModelIndex | QPersistentModelIndex) -> str | None:
        """Return what stands in a cell instead of Qt's own words; None leaves those."""
        file = index.data(QFileSystemModel.Roles.FileInfoRole)
        if not isinstance(file, QFileInfo):
            return None
        if index.column() == _CHANGED:
            return QLocale().toString(file.lastModified(), QLocale.FormatType.ShortFormat)
        if file.isDir():
            return None
        if index.column() == _SIZE:
            return QLocale().formattedDataSize(file.size())
        return file.suffix().upper() if index.column() == _KIND else None
