"""One try of a step of one's own: the day, and pain and anxiety if wanted."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.goals import OwnStep, OwnStepTry
from dilator_app.i18n import _
from dilator_app.ui import typed
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import DateField, NoteField
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.pain_scale import PainScale


class TryForm(DraftDialog):
    """Notes a try, or changes one; nothing but the day is needed."""

    def __init__(
        self,
        step: OwnStep,
        stored: OwnStepTry | None,
        diary: Diary,
        bus: Bus,
        clock: Clock,
        undo: UndoStack,
        parent: QWidget | None = None,
    ) -> None:
        kind = f"try {stored.id}" if stored else f"try of {step.id}"
        super().__init__(_("A step of your own"), diary, kind, parent, width=600)
        self._diary, self._bus, self._undo = diary, bus, undo
        self._stored = stored
        shown = stored or OwnStepTry(step_id=step.id, day=today(clock))
        self._base = shown
        self.column.addWidget(label(_("“{words}”").format(words=step.words), "lead", wrap=True))
        self.day = DateField(shown.day)
        self.day.set_latest(max(shown.day, today(clock)))
        self.anxiety = PainScale(40, plain=True, ends=(_("0 calm"), _("10 very anxious")))
        self.pain = PainScale(40)
        self.note = NoteField(max_length=text.NOTE_LENGTH)
        self.note.submitted.connect(self.save)
        self.anxiety.set_value(shown.anxiety)
        self.pain.set_value(shown.pain)
        self.note.set_text(shown.note_to_self)
        fields = ((_("Date"), self.day), (_("Anxiety"), self.anxiety), (_("Strongest pain"), self.pain))
        for title, field in fields:
            field.setAccessibleName(title)
            self.column.addLayout(titled(title, field))
        self.note.setAccessibleName(_("Note to yourself"))
        self.column.addLayout(titled(_("Note to yourself"), self.note, _("No view or page ever contains it.")))
        self.take_up_draft()

    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the fields."""
        return {
            "day": self.day.draft(),
            "anxiety": self.anxiety.value(),
            "pain": self.pain.value(),
            "note": self.note.text(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        if state["day"]:
            self.day.set_draft(state["day"])
        self.anxiety.set_value(state["anxiety"])
        self.pain.set_value(state["pain"])
        self.note.set_text(state["note"])

    def save(self) -> None:
        """Store the try."""
        try:
            day, note = typed.day(self.day), typed.note(self.note)
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            return
        made = replace(
            self._base,
            day=day,
            anxiety=self.anxiety.value(),
            pain=self.pain.value(),
            note_to_self=note,
        )
        change = self._diary.save(made)
        if self._stored is None:
            self._undo.push_saved(self._diary, made=[made])
        elif made != self._stored:
            self._undo.push_saved(self._diary, before=[self._stored])
        self.accept()
        self._bus.announce(change)
