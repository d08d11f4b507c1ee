"""A line to type into and a plus behind it. Enter adds what is typed; with nothing typed it belongs to the form."""

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.fields import TextLine


class AddLine(QWidget):
    """``added`` asks to take what is typed; whoever took it calls `clear`. What was refused stays."""

    added = Signal()

    def __init__(self, name: str, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = TextLine(dense=True)
        self.entry.setMaxLength(limit)
        self.entry.setPlaceholderText(name)
        self.entry.setAccessibleName(name)
        self.entry.installEventFilter(self)
        self.button = Button("", icon="plus")
        self.button.setAccessibleName(name)
        self.button.clicked.connect(self.added)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.entry, 1)
        row.addWidget(self.button)

    def clear(self) -> None:
        """Begin again."""
        self.entry.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add with Enter as long as something is typed."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        is_enter = is_press and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # type: ignore[attr-defined]
        if watched is self.entry and is_enter and self.entry.text().strip():
            self.added.emit()
            return True
        return super().eventFilter(watched, event)


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    sys.exit(show(lambda: [AddLine("Add a line", 80)]))
