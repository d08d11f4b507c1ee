"""Progress without sessions: a fern, one line, and the ways forward."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app.i18n import _
from dilator_app.ui import fern
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label, row


class EmptyProgress(QWidget):
    """Its buttons are for the page to connect."""

    def __init__(self) -> None:
        super().__init__()
        self.today = Button(_("Go to Today"), kind="primary", size="large")
        self.add = Button(_("Add a past session"), size="large")
        self.example = Button(_("See how it will look, with example data"), kind="link", size="large")
        title = label(_("Nothing here yet, and that is fine"), "session-button")
        sentence = label(_("After your first saved session it appears here."), "lead", "text-muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(3)
        for widget, above in ((fern.EmptyArt(), 0), (title, 24), (sentence, 6)):
            column.addSpacing(above)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(27)
        buttons = row(self.today, self.add)
        buttons.insertStretch(0)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addSpacing(20)
        column.addWidget(self.example, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(5)
