"""Which screen something is on.

PySide makes the screen that ``QWidget.screen()`` returns a child of the widget that was asked. Whoever finds that
widget among the garbage destroys the screen with it, and the next menu takes the program down.
"""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def room(widget: QWidget) -> QRect:
    """Return the part of its screen that title bars and task bars leave, in pixels of the desktop."""
    return _of(widget).availableGeometry()


def whole(widget: QWidget) -> QRect:
    """Return its whole screen, in pixels of the desktop."""
    return _of(widget).geometry()


def _of(widget: QWidget) -> QScreen:
    return QGuiApplication.screenAt(_stands_at(widget)) or QGuiApplication.primaryScreen()


def _stands_at(widget: QWidget) -> QPoint:
    """Return the middle of its window; what is not shown yet will come over the window that it belongs to."""
    window = widget.window()
    while not window.isVisible() and (under := window.parentWidget()) is not None:
        window = under.window()
    return window.frameGeometry().center()
