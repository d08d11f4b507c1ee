"""Rest: a pause of the plan. It asks nothing but an end, and not even that."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.plan import Rest, resting
from dilator_app.i18n import _, day
from dilator_app.ui import typed
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.pages.rest_form import store_rest
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import DateField
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.own_words import in_italics


class RestDialog(DraftDialog):
    """Begins a rest today, or ends the one that is on."""

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, parent: QWidget | None = None) -> None:
        super().__init__(_("Rest"), diary, "rest from today", parent, save=_("Rest"))
        self._diary, self._bus, self._undo = diary, bus, undo
        self._today = today(clock)
        self._current = resting(diary.rests(), self._today)
        self.until = DateField(self._current.last_day if self._current else None, empty=_("open"), opens_on=self._today)
        self.until.setAccessibleName(_("Until"))
        self.column.addWidget(label(self._what(), "body", wrap=True))
        own = diary.preferences().hard_day_line
        if own and self._current is None:
            self.column.addWidget(in_italics(label(own, "lead", "accent-text", wrap=True)))
        self.column.addLayout(titled(_("Until (you can leave this open)"), self.until))
        if self._current is not None:
            self.save_button.setText(_("Save"))
            self.end_button = Button(_("End the rest"))
            self.end_button.clicked.connect(self.end)
            self.buttons.insertWidget(0, self.end_button)
        self.take_up_draft()

    def snapshot(self) -> dict[str, str | None]:
        """Return what stands in the field."""
        return {"until": self.until.draft()}

    def restore(self, state: dict[str, str | None]) -> None:
        """Put a `snapshot` back."""
        self.until.set_draft(state["until"])

    def _what(self) -> str:
        if self._current is None:
            return _("A rest is part of practice. Nothing is expected in it, and nothing is counted against it.")
        return _("You have been resting since {day}.").format(day=day(self._current.first_day, "EEE d MMMM"))

    def save(self) -> None:
        """Begin the rest, or change its end."""
        first = self._current.first_day if self._current else self._today
        try:
            last = typed.optional_day(self.until)
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            return
        if last is not None and last < first:
            self.say_problem(_("Please choose a day from {day} on.").format(day=day(first, "d MMMM")), self.until)
            return
        self._store(replace(self._current, last_day=last) if self._current else Rest(first_day=first, last_day=last))

    def end(self) -> None:
        """End the rest: yesterday was its last day, or it never was when it began today."""
        if self._current is None:
            return
        yesterday = self._today - timedelta(days=1)
        if yesterday >= self._current.first_day:
            self._store(replace(self._current, last_day=yesterday))
            return
        gone, diary = self._current, self._diary
        change = diary.remove(gone)
        self._undo.push_saved(diary, before=[gone])
        self.accept()
        self._bus.announce(change)

    def _store(self, rest: Rest) -> None:
        store_rest(self._diary, self._bus, self._undo, rest, self._current)
        self.accept()
