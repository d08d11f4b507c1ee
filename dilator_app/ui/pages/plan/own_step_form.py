"""One step of one's own: its words, and every time it was tried."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.goals import OwnStep, OwnStepTry
from dilator_app.i18n import _, day, pgettext
from dilator_app.ui import typed
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label, row
from dilator_app.ui.widgets.fields import TextLine
from dilator_app.ui.widgets.form import titled


class OwnStepForm(DraftDialog):
    """Changes the words, puts the step away, and leads to its tries."""

    try_chosen = Signal(object)  # OwnStepTry, to be changed
    removal_requested = Signal(str, object)

    def __init__(
        self,
        step: OwnStep,
        tries: Sequence[OwnStepTry],
        diary: Diary,
        bus: Bus,
        undo: UndoStack,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("A step of your own"), diary, f"own step {step.id}", parent, width=600)
        self._step, self._diary, self._bus, self._undo = step, diary, bus, undo
        self.words = TextLine(step.words)
        self.words.setMaxLength(text.LINE_LENGTH)
        self.words.setAccessibleName(_("In your own words"))
        self.column.addLayout(titled(_("In your own words"), self.words))
        if tries:
            self.column.addWidget(self._tried(tries))
        away = Button(_("Put away"), kind="quiet")
        away.clicked.connect(self.put_away)
        self.buttons.insertWidget(0, away)
        self.take_up_draft()

    def _tried(self, tries: Sequence[OwnStepTry]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for one in sorted(tries, key=lambda t: t.day, reverse=True):
            when = day(one.day, "EEE d MMMM y")
            change = Button(_("Change"), kind="link")
            change.setAccessibleName(_("Change: {when}").format(when=when))
            change.clicked.connect(partial(self._change, one))
            remove = Button(_("Remove"), kind="link")
            remove.setAccessibleName(_("Remove: {when}").format(when=when))
            remove.clicked.connect(partial(self._remove, one))
            line = row(label(tried(one), "control", wrap=True), change, remove, spacing=14)
            line.setStretch(0, 1)
            column.addLayout(line)
        return holder

    def snapshot(self) -> dict[str, str]:
        """Return what is typed."""
        return {"words": self.words.text()}

    def restore(self, state: dict[str, str]) -> None:
        """Put it back."""
        self.words.setText(state["words"])

    def _change(self, one: OwnStepTry, *_args: object) -> None:
        self.reject()
        self.try_chosen.emit(one)

    def _remove(self, one: OwnStepTry, *_args: object) -> None:
        self.reject()
        self.removal_requested.emit(_("Removed: {when}.").format(when=tried(one)), [one])

    def save(self) -> None:
        """Store the words."""
        try:
            words = typed.line(self.words)
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            return
        if not words:
            self.say_problem(_("Please write the step in a few words, or put it away."), self.words)
            return
        self._store(replace(self._step, words=words))

    def put_away(self) -> None:
        """Take the step out of sight; its tries stay, and it can come back."""
        self._store(replace(self._step, retired=True))

    def _store(self, step: OwnStep) -> None:
        change = self._diary.save(step)
        if step != self._step:
            self._undo.push_saved(self._diary, before=[self._step])
        self.accept()
        self._bus.announce(change)


def tried(one: OwnStepTry) -> str:
    """Return one try in a line: ``Wed 4 November: anxiety 5, pain 2``."""
    answers = []
    if one.anxiety is not None:
        answers.append(_("anxiety {n}").format(n=one.anxiety))
    if one.pain is not None:
        answers.append(_("pain {n}").format(n=one.pain))
    when = day(one.day, "EEE d MMMM")
    if not answers:
        return when
    return _("{day}: {answers}").format(day=when, answers=pgettext("between answers", ", ").join(answers))
