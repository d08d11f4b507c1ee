"""One appointment: when, with whom, and afterwards what was agreed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.appointments import Appointment
from dilator_app.domain.changes import NOTHING
from dilator_app.i18n import _
from dilator_app.ui import typed
from dilator_app.ui.appointment_words import appointment_time
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.fields import DateField, NoteField, TextLine, TimeField
from dilator_app.ui.widgets.form import titled

_USUAL_AHEAD = timedelta(days=28)


class AppointmentDialog(DraftDialog):
    """Adds or changes an appointment; nothing but the day is needed."""

    removal_requested = Signal(str, object)  # what to say, and the appointment in a list

    def __init__(
        self,
        appointment: Appointment | None,
        diary: Diary,
        bus: Bus,
        clock: Clock,
        undo: UndoStack,
        parent: QWidget | None = None,
    ) -> None:
        kind = f"appointment {appointment.id}" if appointment else "appointment"
        super().__init__(_("Appointment"), diary, kind, parent, width=520)
        self._diary, self._bus, self._undo = diary, bus, undo
        here = today(clock)
        shown = appointment or Appointment(day=here + _USUAL_AHEAD, with_whom=diary.preferences().guide)
        self._appointment, self._is_new = shown, appointment is None
        self.day = DateField(shown.day)
        self.day.set_today(here)
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
        self.take_up_draft()

    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the fields."""
        return {
            "day": self.day.draft(),
            "at": self.at.text(),
            "who": self.who.text(),
            "agreed": self.agreed.text(),
            "about_this": self.about_this.isChecked(),
            "cancelled": self.cancelled.isChecked(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        self.day.set_draft(state["day"] or self._appointment.day.isoformat())
        self.at.setText(state["at"])
        self.who.setText(state["who"])
        self.agreed.set_text(state["agreed"])
        self.about_this.setChecked(state["about_this"])
        self.cancelled.setChecked(state["cancelled"])

    def save(self) -> None:
        """Store the appointment."""
        try:
            changed = self._read()
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            return
        change = self._diary.save(changed)
        if self._is_new:
            self._undo.push_saved(self._diary, made=[changed])
        elif change != NOTHING and changed != self._appointment:
            self._undo.push_saved(self._diary, before=[self._appointment])
        self.accept()
        self._bus.announce(change)

    def _read(self) -> Appointment:
        day = typed.day(self.day)
        if not self.at.is_understood():
            raise FieldProblem(self.at, _("Please use a time such as 20:40, or leave it empty."))
        return replace(
            self._appointment,
            day=day,
            at=self.at.value(),
            with_whom=typed.line(self.who),
            agreed=typed.note(self.agreed),
            about_this=self.about_this.isChecked(),
            cancelled=self.cancelled.isChecked(),
        )

    def remove(self) -> None:
        """Ask for the removal of the appointment; its questions stay."""
        self.accept()
        when = appointment_time(self._appointment)
        self.removal_requested.emit(_("Appointment of {when} removed.").format(when=when), [self._appointment])
