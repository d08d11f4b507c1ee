"""What is done about appointments and questions: every form of them, and what each of them stores."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.appointments import Appointment, Question
from dilator_app.i18n import _
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.appointment.agreed_dialog import AgreedDialog
from dilator_app.ui.pages.appointment.dialog import AppointmentDialog
from dilator_app.ui.pages.appointment.list_dialog import AppointmentList
from dilator_app.ui.pages.appointment.questions_dialog import QuestionsDialog
from dilator_app.ui.undo import UndoStack


class Visits(QObject):
    """Opens the forms over the window of its owner."""

    removal_requested = Signal(str, object)
    plan_changed = Signal()

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, owner: QWidget) -> None:
        super().__init__(owner)
        self._diary, self._bus, self._clock, self._undo = diary, bus, clock, undo
        self._owner = owner
        self._next: Appointment | None = None
        self._along: Sequence[Question] = ()
        self._earlier: Sequence[Question] = ()
        self._dialog: QuestionsDialog | None = None

    # --- appointments ------------------------------------------------------------------------------------------------
    def show_all(self, appointments: Sequence[Appointment]) -> None:
        """Show every appointment."""
        listed = AppointmentList(appointments, today(self._clock), self._owner.window())
        listed.chosen.connect(self.open_appointment)
        listed.agreed_requested.connect(self._ask_agreed_at)
        listed.add_requested.connect(lambda: self.open_appointment(None))
        listed.open()

    @Slot(object)
    def open_appointment(self, appointment: Appointment | None) -> None:
        """Change an appointment, or add one."""
        window = self._owner.window()
        dialog = AppointmentDialog(appointment, self._diary, self._bus, self._clock, self._undo, window)
        dialog.removal_requested.connect(self.removal_requested)
        dialog.open()

    @Slot(object)
    def _ask_agreed_at(self, visit: Appointment) -> None:
        self.ask_agreed(visit, self._diary.questions())

    def ask_agreed(self, visit: Appointment, questions: Sequence[Question]) -> None:
        """Write down what was agreed at a visit, with the questions that it was for and those without a visit."""
        coming = {a.id for a in self._diary.appointments() if a.day > visit.day and not a.cancelled}
        asked = [q for q in questions if not q.asked and q.appointment_id not in coming]
        dialog = AgreedDialog(visit, asked, self._diary, self._bus, self._undo, self._owner.window())
        dialog.plan_changed.connect(self.plan_changed)
        dialog.open()

    # --- questions ---------------------------------------------------------------------------------------------------
    def show_questions(
        self, along: Sequence[Question], earlier: Sequence[Question], coming: Appointment | None
    ) -> None:
        """Show these questions wherever they are shown."""
        self._along, self._earlier, self._next = along, earlier, coming
        if self._dialog is not None:
            self._dialog.show_questions(along, earlier)

    def open_questions(self) -> None:
        """Open the list, with the cursor in the line for a new one."""
        if self._dialog is not None:
            return
        dialog = QuestionsDialog(self._diary, self._owner.window())
        listed = dialog.questions
        listed.added.connect(self._add)
        listed.changed.connect(self._change)
        listed.taken_along.connect(self._take_along)
        listed.removed.connect(lambda question: self.removal_requested.emit(_("Question removed."), [question]))
        dialog.finished.connect(self._on_closed)
        dialog.show_questions(self._along, self._earlier)
        dialog.take_up_draft()
        self._dialog = dialog
        dialog.open()
        listed.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_closed(self) -> None:
        self._dialog = None

    def _add(self, typed_words: str) -> None:
        question = Question(words=typed_words, appointment_id=self._next.id if self._next else None)
        change = self._diary.save(question)
        self._undo.push_saved(self._diary, made=[question])
        self._bus.announce(change)

    def _change(self, question: Question, typed_words: str) -> None:
        self._store(question, replace(question, words=typed_words))

    def _take_along(self, question: Question) -> None:
        self._store(question, replace(question, appointment_id=self._next.id if self._next else None))

    def _store(self, before: Question, now: Question) -> None:
        if before == now:
            if self._dialog is not None:
                self._dialog.show_questions(self._along, self._earlier)
            return
        change = self._diary.save(now)
        self._undo.push_saved(self._diary, before=[before])
        self._bus.announce(change)
