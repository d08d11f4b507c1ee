"""Steps of the person's own, a ladder in their words: what was tried when, with pain and anxiety if given.

The program lists none. A step that is put away keeps its tries and can come back.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.changes import Change, Kind
from dilator_app.domain.goals import OwnStep, OwnStepTry
from dilator_app.i18n import _, ngettext, pgettext
from dilator_app.ui import typed
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.pages.plan.own_step_form import OwnStepForm, tried
from dilator_app.ui.pages.plan.try_form import TryForm
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.add_line import AddLine
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label, row
from dilator_app.ui.widgets.made_anew import MadeAnew


class OwnStepsDialog(DraftDialog):
    """Every change is stored at once, and Ctrl+Z takes it back when the dialog is closed."""

    removal_requested = Signal(str, object)  # what to say, and the try in a list

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, parent: QWidget | None = None) -> None:
        close = pgettext("a dialog", "Close")
        super().__init__(_("Steps of your own"), diary, "own steps", parent, save=close, width=640)
        self._diary, self._bus, self._clock, self._undo = diary, bus, clock, undo
        self.cancel_button.hide()
        told = _(
            "A ladder in your own words, in any order, as small as you like. What you tried is noted with its day."
        )
        self.column.addWidget(label(told, "body", "text-muted", wrap=True))
        self.add_line = AddLine(_("Add a step"), text.LINE_LENGTH)
        self.add_line.added.connect(self._add)
        self._list = MadeAnew()
        self.column.addWidget(self._list)
        self.column.addWidget(self.add_line)
        bus.changed.connect(self._on_changed)
        self._show()
        self.take_up_draft()

    def _on_changed(self, change: Change) -> None:
        if change.touches(Kind.OWN_STEP, Kind.OWN_STEP_TRY):
            self._show()

    # --- showing -----------------------------------------------------------------------------------------------------
    def _show(self) -> None:
        steps, tries = self._diary.own_steps(), self._diary.own_step_tries()
        self._steps = [step for step in steps if not step.retired]
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for place, step in enumerate(self._steps):
            if place:
                rows.addWidget(Hairline())
            rows.addLayout(self._row(place, step, [one for one in tries if one.step_id == step.id]))
        away = [step for step in steps if step.retired]
        if away:
            rows.addWidget(Hairline(strong=True))
            rows.addWidget(label(_("Put away"), "small", "text-muted", strong=True))
            for step in away:
                rows.addLayout(self._away_row(step))
        self._list.put(holder)
        self._list.setVisible(bool(steps))

    def _row(self, place: int, step: OwnStep, tries: Sequence[OwnStepTry]) -> QVBoxLayout:
        head = row(label(step.words, "body", strong=True, wrap=True), spacing=14)
        head.setStretch(0, 1)
        acts = [
            (_("I tried it"), _("I tried it: {words}"), partial(self._note_try, step, None)),
            (_("Open"), _("Open: {words}"), partial(self._open, step, tries)),
        ]
        if place:
            acts.append((_("Move up"), _("Move up: {words}"), partial(self._move_up, place)))
        for words, name, act in acts:
            link = Button(words, kind="link")
            link.setAccessibleName(name.format(words=step.words))
            link.clicked.connect(act)
            head.addWidget(link)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addLayout(head)
        texts.addWidget(label(_summary(tries), "small", "text-muted", wrap=True))
        return texts

    def _away_row(self, step: OwnStep) -> QVBoxLayout:
        back = Button(_("Bring back"), kind="link")
        back.setAccessibleName(_("Bring back: {words}").format(words=step.words))
        back.clicked.connect(partial(self._bring_back, step))
        line = row(label(step.words, "control", wrap=True), back, spacing=14)
        line.setStretch(0, 1)
        column = QVBoxLayout()
        column.addLayout(line)
        return column

    # --- changing ----------------------------------------------------------------------------------------------------
    def _add(self) -> None:
        try:
            words = typed.line(self.add_line.entry)
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            return
        if not words:
            self.add_line.entry.setFocus()
            return
        self.problem.hide()
        self.add_line.clear()
        made = OwnStep(words=words, position=max((s.position for s in self._steps), default=-1) + 1)
        self._store(made, before=[], made=[made])

    def _store(self, *steps: OwnStep, before: Sequence[OwnStep], made: Sequence[OwnStep]) -> None:
        change = self._diary.save(*steps)
        self._undo.push_saved(self._diary, before=before, made=made)
        self._bus.announce(change)

    def _move_up(self, place: int, *_args: object) -> None:
        above, below = self._steps[place - 1], self._steps[place]
        upper, lower = sorted((above.position, below.position))
        moved = (replace(below, position=upper), replace(above, position=max(lower, upper + 1)))
        self._store(*moved, before=[above, below], made=[])

    def _bring_back(self, step: OwnStep, *_args: object) -> None:
        last = max((s.position for s in self._steps), default=-1)
        self._store(replace(step, retired=False, position=last + 1), before=[step], made=[])

    def _note_try(self, step: OwnStep, stored: OwnStepTry | None, *_args: object) -> None:
        TryForm(step, stored, self._diary, self._bus, self._clock, self._undo, self).open()

    def _open(self, step: OwnStep, tries: Sequence[OwnStepTry], *_args: object) -> None:
        form = OwnStepForm(step, tries, self._diary, self._bus, self._undo, self)
        form.try_chosen.connect(partial(self._note_try, step))
        form.removal_requested.connect(self._remove)
        form.open()

    def _remove(self, words: str, tries: list[OwnStepTry]) -> None:
        self.accept()
        self.removal_requested.emit(words, tries)

    def save(self) -> None:
        """Take the last line along and close."""
        if self.add_line.entry.text().strip():
            self._add()
            if self.add_line.entry.text():
                return
        self.accept()

    def reject(self) -> None:
        """Close as by the button: nothing typed is lost."""
        self.save()

    def snapshot(self) -> dict[str, str]:
        """Return the line that is not added yet."""
        return {"new": self.add_line.entry.text()}

    def restore(self, state: dict[str, str]) -> None:
        """Put it back."""
        self.add_line.entry.setText(state["new"])


def _summary(tries: Sequence[OwnStepTry]) -> str:
    if not tries:
        return _("Not tried yet, and that is fine.")
    last = tried(max(tries, key=lambda one: one.day))
    n = len(tries)
    return ngettext("Tried once. {last}", "Tried {n} times, last on {last}", n).format(n=n, last=last)
