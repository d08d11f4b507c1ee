"""The texts by themselves: from the welcome, before there is a diary. It stores nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.i18n import _
from dilator_app.ui.pages.learn import reading_column
from dilator_app.ui.pages.page import scrolling
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label


class ReadAlone(QWidget):
    """A reading column, left with Esc or the button."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        back = Button(_("Back"), size="large")
        back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 32)
        column.setSpacing(16)
        column.addWidget(label(_("Learn"), "title-1"))
        self._texts = scrolling(reading_column(), to_read=_("Learn"))
        column.addWidget(self._texts, 1)
        column.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard, so that arrows scroll and Esc leaves."""
        super().showEvent(event)
        self._texts.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
