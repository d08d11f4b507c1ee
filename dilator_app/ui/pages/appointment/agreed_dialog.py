"""After a visit: which questions were asked, what was agreed, and whether the plan has changed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.appointments import Appointment, Question
from dilator_app.domain.records import Record
from dilator_app.i18n import _
from dilator_app.ui import typed
from dilator_app.ui.appointment_words import appointment_time
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import FieldWithError, NoteField
from dilator_app.ui.widgets.form import titled

_LINES = 5


class AgreedDialog(DraftDialog):
    """Everything in one Save. A question that was not asked goes along to the next visit."""

    plan_changed = Signal()
    """The person wants to enter the new plan now."""

    def __init__(
        self,
        appointment: Appointment,
        questions: Sequence[Question],
        diary: Diary,
        bus: Bus,
        undo: UndoStack,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("What was agreed"), diary, f"agreed {appointment.id}", parent, width=560)
        self._appointment, self._questions = appointment, questions
        self._diary, self._bus, self._undo = diary, bus, undo
        when = appointment_time(appointment)
        who = appointment.with_whom
        self.column.addWidget(
            label(_("{when}, {who}").format(when=when, who=who) if who else when, "body", "text-muted", wrap=True)
        )
        rows = [_QuestionTick(q) for q in questions]
        self.asked = [row.tick for row in rows]
        if rows:
            self.column.addWidget(label(_("Which questions were asked?"), "control", strong=True))
            for row in rows:
                self.column.addWidget(row)
            self.column.addWidget(label(_("The others go along to the next visit."), "caption", "text-muted"))
        self.agreed = NoteField(lines=_LINES, max_length=text.NOTE_LENGTH)
        self.agreed.set_text(appointment.agreed)
        self.agreed.setAccessibleName(_("What was agreed"))
        self.agreed.submitted.connect(self.save)
        self.column.addLayout(titled(_("In your words"), FieldWithError(self.agreed)))
        self.new_plan = QCheckBox(_("The plan has changed: enter the new one now"))
        self.column.addWidget(self.new_plan)
        self.take_up_draft()

    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the fields."""
        asked = {str(q.id): tick.isChecked() for q, tick in zip(self._questions, self.asked, strict=True)}
        return {"agreed": self.agreed.text(), "asked": asked, "new_plan": self.new_plan.isChecked()}

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        self.agreed.set_text(state["agreed"])
        self.new_plan.setChecked(state["new_plan"])
        for question, tick in zip(self._questions, self.asked, strict=True):
            tick.setChecked(state["asked"].get(str(question.id), False))

    def save(self) -> None:
        """Store what was agreed and which questions were asked, in one write."""
        try:
            visit = replace(self._appointment, agreed=typed.note(self.agreed))
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            return
        now: list[Record] = [visit, *map(self._answered, self._questions, self.asked)]
        was: list[Record] = [self._appointment, *self._questions]
        changed = [(old, new) for old, new in zip(was, now, strict=True) if old != new]
        if changed:
            change = self._diary.save(*(new for _old, new in changed))
            self._undo.push_saved(self._diary, before=[old for old, _new in changed])
            self._bus.announce(change)
        wants_plan = self.new_plan.isChecked()
        self.accept()
        if wants_plan:
            self.plan_changed.emit()

    def _answered(self, question: Question, tick: QCheckBox) -> Question:
        if tick.isChecked():
            return replace(question, asked=True, appointment_id=self._appointment.id)
        return replace(question, appointment_id=None)


class _QuestionTick(QWidget):
    """A question that may need several lines, behind its tick; a click on either ticks."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.tick = QCheckBox()
        self.tick.setAccessibleName(question.words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.tick, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(question.words, "control", wrap=True), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick on the words, too."""
        self.tick.click()
        event.accept()
