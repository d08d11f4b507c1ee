"""Headings that a screen reader knows as headings."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication

from dilator_app.ui import theme
from dilator_app.ui.pages.learn.marked_label import MarkedLabel
from dilator_app.ui.widgets.card import Ink

_made: dict[int, "_Spoken"] = {}
"""Qt asks for one of these a heading and keeps only its own half of it; this half lives as long as the heading."""


class Heading(MarkedLabel):
    """Words above a part of a page. ``scale``: the reader's size of letters."""

    def __init__(self, text: str, role: str, ink: Ink = "text", *, scale: float = 1.0) -> None:
        super().__init__(text, role, ink)
        if scale != 1.0:
            self.setFont(theme.current().font(role, scale=scale))
        self.wrap_lines()
        _teach_once()


class _Spoken(QAccessibleWidget):
    def __init__(self, heading: Heading) -> None:
        super().__init__(heading, QAccessible.Role.Heading, heading.text())
        self._heading = heading

    def text(self, kind: QAccessible.Text) -> str:
        """Return the words that are shown now."""
        return self._heading.text() if kind == QAccessible.Text.Name else super().text(kind)


def _teach_once() -> None:
    app = QApplication.instance()
    if app is not None and not app.property("knowsHeadings"):
        app.setProperty("knowsHeadings", True)
        QAccessible.installFactory(_interface)


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, Heading):
        return None
    key = id(thing)
    _made[key] = _Spoken(thing)
    thing.destroyed.connect(lambda: _made.pop(key, None))
    return _made[key]
