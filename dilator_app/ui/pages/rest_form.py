"""One rest, whenever it was: its days and, if wanted, words of one's own. It offers no reasons."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.plan import Rest, with_rest
from dilator_app.i18n import _, day
from dilator_app.ui import typed
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.fields import DateField, TextLine
from dilator_app.ui.widgets.form import titled


def store_rest(diary: Diary, bus: Bus, undo: UndoStack, rest: Rest, stored: Rest | None) -> None:
    """Store ``rest``, joined with the rests that it overlaps; Ctrl+Z brings all of them back as they were."""
    joined, gone = with_rest(diary.rests(), rest)
    if joined == stored and not gone:
        return
    change = diary.save(joined)
    if gone:
        diary.remove(*gone)
    undo.push_saved(diary, before=[*([stored] if stored else []), *gone], made=[] if stored else [joined])
    bus.announce(change)


class RestForm(DraftDialog):
    """Adds a rest, or changes one."""

    def __init__(
        self,
        rest: Rest | None,
        diary: Diary,
        bus: Bus,
        clock: Clock,
        undo: UndoStack,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Rest"), diary, f"rest {rest.id}" if rest else "rest", parent, width=600)
        self._diary, self._bus, self._undo, self._stored = diary, bus, undo, rest
        self._begun = here = today(clock)
        self.first = DateField(rest.first_day if rest else here)
        self.last = DateField(rest.last_day if rest else None, empty=_("open"), opens_on=here)
        self.first.set_today(here)
        self.last.set_today(here)
        self.words = TextLine(rest.words if rest else "")
        self.words.setMaxLength(text.LINE_LENGTH)
        days = QHBoxLayout()
        days.setSpacing(12)
        days.addLayout(titled(_("From"), self.first))
        days.addLayout(titled(_("Until (you can leave this open)"), self.last))
        self.column.addLayout(days)
        self.column.addLayout(titled(_("In your own words, if you like"), self.words))
        names = ((self.first, _("From")), (self.last, _("Until")), (self.words, _("In your own words")))
        for field, name in names:
            field.setAccessibleName(name)
        self.take_up_draft()

    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the fields."""
        return {"days": [field.draft() for field in (self.first, self.last)], "words": self.words.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        for field, kept in zip((self.first, self.last), state["days"], strict=True):
            field.set_draft(kept)
        self.words.setText(state["words"])

    def save(self) -> None:
        """Store the rest."""
        try:
            first, last = typed.day(self.first), typed.optional_day(self.last)
            words = typed.line(self.words)
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            return
        if last is not None and last < first:
            self.say_problem(_("Please choose a day from {day} on.").format(day=day(first, "d MMMM")), self.last)
            return
        base = self._stored or Rest(first_day=self._begun)
        changed = replace(base, first_day=first, last_day=last, words=words)
        store_rest(self._diary, self._bus, self._undo, changed, self._stored)
        self.accept()
