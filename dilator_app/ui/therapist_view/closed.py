"""What stands in the program's own window while the therapist view is open, and after it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app.i18n import _
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label


class Cover(QWidget):
    """Plain paper with one line: nothing of the diary is drawn under the view."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = label(words, "session-button", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(80, 40, 80, 40)
        self.column.setSpacing(28)
        self.column.addStretch(1)
        self.column.addWidget(self.words)
        self.column.addStretch(1)


class ClosedPage(Cover):
    """The view is closed. One button leads on; behind it waits the passphrase, or the diary where that was chosen."""

    go_on = Signal()

    def __init__(self, *, by_click: bool) -> None:
        super().__init__(_("View closed. Stop sharing your screen before you go on."))
        words = _("Open my diary") if by_click else _("Enter my passphrase")
        self.button = Button(words, kind="primary", size="large")
        self.button.clicked.connect(self.go_on)
        self.column.insertWidget(2, self.button, 0, Qt.AlignmentFlag.AlignHCenter)
