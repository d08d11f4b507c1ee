"""A part that scrolls where it has too little room, and looks like nothing where it has enough."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_RING = 5  # what the focus ring needs


class QuietArea(QScrollArea):
    """Scrolls its content up and down. It is a stop of the Tab key only while there is something to scroll.

    Whatever in it has the keyboard is in view.
    """

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setWidget(content)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range)
        self._on_range(bar.minimum(), bar.maximum())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def take(self, whole: int, *, least: int) -> None:
        """Be up to ``whole`` high, and at least ``least``; where that is all of it there is nothing to scroll.

        A bar that was there before the room would take width from the content, which then needs more height for ever.
        """
        self.setMaximumHeight(whole)
        self.setMinimumHeight(least)
        off, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if least >= whole else as_needed)

    def wanted(self, width: int) -> int:
        """Return how high all of its content is at ``width``."""
        content = self.widget()
        return content.heightForWidth(width) if content is not None else 0

    def _on_range(self, low: int, high: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if high > low else Qt.FocusPolicy.NoFocus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.viewport().isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _RING)
