"""Every appointment: what comes, what was, and what was agreed."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app.domain.appointments import Appointment
from dilator_app.i18n import _
from dilator_app.ui.appointment_words import appointment_time
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label, row
from dilator_app.ui.widgets.form import ShownDialog


class AppointmentList(ShownDialog):
    """The next ones nearest first, the past ones newest first. It closes for whatever was asked for."""

    chosen = Signal(object)  # Appointment, to be changed
    agreed_requested = Signal(object)  # Appointment
    add_requested = Signal()

    def __init__(self, appointments: Sequence[Appointment], today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Appointments"), parent, width=560)
        add = Button(_("Add an appointment"), icon="plus")
        add.clicked.connect(self._add)
        self.buttons.insertWidget(0, add)
        self.column.setSpacing(10)
        in_time = sorted(appointments, key=lambda a: a.day)
        self._add_part(_("Next"), [a for a in in_time if a.day >= today], today)
        self._add_part(_("Past"), [a for a in reversed(in_time) if a.day < today], today)

    def _add_part(self, title: str, listed: Iterable[Appointment], today: date) -> None:
        for place, appointment in enumerate(listed):
            self.column.addWidget(Hairline() if place else label(title, "control", "text-muted"))
            self.column.addLayout(self._row(appointment, today))

    def _row(self, appointment: Appointment, today: date) -> QVBoxLayout:
        when = appointment_time(appointment)
        change = Button(_("Change"), kind="link")
        change.setAccessibleName(_("Change {when}").format(when=when))
        change.clicked.connect(partial(self._choose, appointment))
        head = row(label(when, "body", strong=True), change)
        head.insertStretch(1)
        if appointment.day <= today and not appointment.cancelled:
            agreed = Button(_("What was agreed"), kind="link")
            agreed.setAccessibleName(_("What was agreed on {when}").format(when=when))
            agreed.clicked.connect(partial(self._ask_agreed, appointment))
            head.insertWidget(2, agreed)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addLayout(head)
        for words in filter(None, (appointment.with_whom, *_marks(appointment), appointment.agreed)):
            texts.addWidget(label(words, "small", "text-muted", wrap=True))
        return texts

    def _choose(self, appointment: Appointment) -> None:
        self.accept()
        self.chosen.emit(appointment)

    def _ask_agreed(self, appointment: Appointment) -> None:
        self.accept()
        self.agreed_requested.emit(appointment)

    def _add(self) -> None:
        self.accept()
        self.add_requested.emit()


def _marks(appointment: Appointment) -> list[str]:
    if appointment.cancelled:
        return [_("cancelled")]
    return [] if appointment.about_this else [_("does not count for “since last appointment”")]
