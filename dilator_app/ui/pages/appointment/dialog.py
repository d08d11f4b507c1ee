"""One appointment: when, with whom, and afterwards what was agreed."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.appointments import Appointment
from dilator_app.i18n import _
from dilator_app.ui.bus import Bus
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.fields import DateField, NoteField, TextLine, TimeField
from dilator_app.ui.widgets.form import FormDialog, titled

_USUAL_AHEAD = timedelta(days=28)


class AppointmentDialog(FormDialog):
    """Adds or changes an appointment; nothing but the day is needed."""

    def __init__(
        self, appointment: Appointment | None, diary: Diary, bus: Bus, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Appointment"), parent, width=520)
        self._diary, self._bus = diary, bus
        here = today(clock)
        shown = appointment or Appointment(day=here + _USUAL_AHEAD, with_whom=diary.preferences().guide)
        self._appointment, self._is_new = shown, appointment is None
        self.day = DateField(shown.day)
        self.at = TimeField(shown.at)
        self.who = TextLine(shown.with_whom)
        self.who.setMaxLength(text.LINE_LENGTH)
        self.agreed = NoteField(lines=3, max_length=text.NOTE_LENGTH)
        self.agreed.set_text(shown.agreed)
        self.agreed.submitted.connect(self.save)
        self.about_this = QCheckBox(_("Counts for “since last appointment”"))
        self.about_this.setChecked(shown.about_this)
        self.cancelled = QCheckBox(_("It was cancelled"))
        self.cancelled.setChecked(shown.cancelled)
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addLayout(titled(_("Date"), self.day))
        when.addLayout(titled(_("Time"), self.at))
        self.column.addLayout(when)
        self.column.addLayout(titled(_("With whom"), self.who))
        self.column.addLayout(titled(_("What was agreed"), self.agreed))
        self.column.addWidget(self.about_this)
        self.column.addWidget(self.cancelled)
        names = ((self.day, _("Date")), (self.at, _("Time")), (self.who, _("With whom")))
        for field, name in (*names, (self.agreed, _("What was agreed"))):
            field.setAccessibleName(name)
        if not self._is_new:
            remove = Button(_("Remove"), kind="quiet")
            remove.clicked.connect(self.remove)
            self.buttons.insertWidget(0, remove)

    def save(self) -> None:
        """Store the appointment."""
        if not self.at.is_understood():
            self.say_problem(_("Please use a time such as 20:40, or leave it empty."), self.at)
            return
        if self.agreed.over():
            self.say_problem(_("This note is too long by {n} characters.").format(n=self.agreed.over()), self.agreed)
            return
        changed = replace(
            self._appointment,
            day=self.day.day() or self._appointment.day,
            at=self.at.value(),
            with_whom=self.who.text(),
            agreed=self.agreed.text(),
            about_this=self.about_this.isChecked(),
            cancelled=self.cancelled.isChecked(),
        )
        change = self._diary.save(changed)
        self.accept()
        self._bus.announce(change)

    def remove(self) -> None:
        """Remove the appointment; its questions stay for the next one."""
        change = self._diary.remove(self._appointment)
        self.accept()
        self._bus.announce(change)
