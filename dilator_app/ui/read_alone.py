"""The education pages by themselves: from the welcome, before there is a diary. It stores nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.i18n import _
from dilator_app.ui.pages.learn.reader import LearnReader
from dilator_app.ui.widgets.buttons import Button

_NARROW = 908  # the width below which Learn in an open diary is narrow too


class ReadAlone(QWidget):
    """The reader without a shelf, left with the button, or with Esc from the list."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reader = LearnReader()
        back = Button(_("Back"), size="large")
        back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 32)
        column.setSpacing(16)
        column.addWidget(self.reader, 1)
        column.addLayout(foot)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.reader.search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words at a readable width in the middle."""
        super().resizeEvent(event)
        side = max(40, (self.width() - tokens.measure("layout", "content-max")) // 2)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, 32, side, 32)
        self.reader.arrange(narrow=self.width() < _NARROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc; in a page Esc goes back to the list first."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
