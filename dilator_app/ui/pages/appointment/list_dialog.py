"""Every appointment, so that what was agreed can be written down afterwards."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app.domain.appointments import Appointment
from dilator_app.i18n import _, pgettext
from dilator_app.ui.appointment_words import appointment_time
from dilator_app.ui.pages.page import scrolling
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label, row
from dilator_app.ui.widgets.form import FormDialog

_TALLEST = 420


class AppointmentList(FormDialog):
    """Newest first; each opens to be changed."""

    chosen = Signal(object)  # Appointment

    def __init__(self, appointments: Sequence[Appointment], parent: QWidget | None = None) -> None:
        super().__init__(_("All appointments"), parent, save=pgettext("a dialog", "Close"), width=560)
        self.cancel_button.hide()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(5, 5, 5, 5)
        column.setSpacing(10)
        for place, appointment in enumerate(sorted(appointments, key=lambda a: a.day, reverse=True)):
            if place:
                column.addWidget(Hairline())
            column.addLayout(self._row(appointment))
        column.addStretch()
        area = scrolling(holder)
        area.setMinimumHeight(min(holder.sizeHint().height(), _TALLEST))
        self.column.addWidget(area)

    def _row(self, appointment: Appointment) -> QVBoxLayout:
        when = appointment_time(appointment)
        change = Button(_("Change"), kind="link")
        change.setAccessibleName(_("Change {when}").format(when=when))
        change.clicked.connect(partial(self._choose, appointment))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        head = row(label(when, "body", strong=True), change)
        head.insertStretch(1)
        texts.addLayout(head)
        said = (appointment.with_whom, _("cancelled") if appointment.cancelled else "", appointment.agreed)
        for words in filter(None, said):
            texts.addWidget(label(words, "small", "text-muted", wrap=True))
        return texts

    def _choose(self, appointment: Appointment) -> None:
        self.accept()
        self.chosen.emit(appointment)

    def save(self) -> None:
        """Close."""
        self.accept()
