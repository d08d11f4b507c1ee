"""The next appointment in one line, and below it, for a while, what is still to be written down about the last one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.domain.appointments import Appointment
from dilator_app.i18n import _
from dilator_app.ui.appointment_words import appointment_time
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label


class VisitLine(QWidget):
    """Says what the person wants; the page does it."""

    add_requested = Signal()
    list_requested = Signal()
    agreed_requested = Signal(object)  # Appointment

    def __init__(self) -> None:
        super().__init__()
        self._due: Appointment | None = None
        self.words = label("", "title-3", wrap=True)
        self.edit_link = Button(_("edit"), kind="link")
        self.edit_link.setAccessibleName(_("Appointments"))
        self.edit_link.clicked.connect(self.list_requested)
        self.add_link = Button(_("add one"), kind="link")
        self.add_link.setAccessibleName(_("Add an appointment"))
        self.add_link.clicked.connect(self.add_requested)
        self.agreed_link = Button("", kind="link")
        self.agreed_link.clicked.connect(lambda: self.agreed_requested.emit(self._due))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.words, 1)
        for link in (self.edit_link, self.add_link):
            line.addWidget(link, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.agreed_link, alignment=Qt.AlignmentFlag.AlignLeading)

    def show_visits(self, coming: Appointment | None, due: Appointment | None, *, any_noted: bool) -> None:
        """Show the next appointment, and one that took place and has no word yet about what was agreed."""
        self._due = due
        if coming is None:
            self.words.setText(_("No appointment noted"))
        elif coming.with_whom:
            self.words.setText(_("{when}, {who}").format(when=appointment_time(coming), who=coming.with_whom))
        else:
            self.words.setText(appointment_time(coming))
        self.edit_link.setVisible(any_noted)
        self.add_link.setVisible(not any_noted)
        self.agreed_link.setVisible(due is not None)
        if due is not None:
            self.agreed_link.setText(_("Enter what was agreed on {when}").format(when=appointment_time(due)))
