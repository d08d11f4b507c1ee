"""The questions to take along: a line to add one, and a list in which each can be changed or removed."""

import contextlib
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.domain import text
from dilator_app.domain.appointments import Question
from dilator_app.i18n import _
from dilator_app.ui import typed
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import TextLine

_BESIDE_BUTTON = 10  # above words whose first line is level with a button


class QuestionList(QWidget):
    """Says what the person wants; the page stores it."""

    added = Signal(str)
    changed = Signal(object, str)  # Question, its new words
    removed = Signal(object)  # Question
    taken_along = Signal(object)  # Question of an earlier visit

    def __init__(self) -> None:
        super().__init__()
        self._open: Question | None = None
        self._open_line: TextLine | None = None
        self._shown: Sequence[Question] = ()
        self._rows: list[QWidget] = []
        self.entry = TextLine(dense=True)
        self.entry.setMaxLength(text.QUESTION_LENGTH)
        self.entry.setPlaceholderText(_("Add a question"))
        self.entry.setAccessibleName(_("Add a question"))
        self.entry.installEventFilter(self)
        add = Button("", icon="plus")
        add.setAccessibleName(_("Add a question"))
        add.clicked.connect(self.add_typed)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.entry, 1)
        line.addWidget(add)
        self._list, self._earlier = QVBoxLayout(), QVBoxLayout()
        for part in (self._list, self._earlier):
            part.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._list)
        column.addLayout(line)
        column.addLayout(self._earlier)

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_questions(self, questions: Sequence[Question], earlier: Sequence[Question] = ()) -> None:
        """Show the open questions, numbered, and below them those of ``earlier`` visits that were never ticked."""
        _empty(self._list)
        _empty(self._earlier)
        self._open = self._open_line = None
        self._shown = questions
        self._rows = [self._row(number, question) for number, question in enumerate(questions, 1)]
        for row in self._rows:
            self._list.addWidget(row)
        if earlier:
            self._earlier.addSpacing(8)
            self._earlier.addWidget(label(_("From earlier visits, not ticked as asked"), "control", strong=True))
        for question in earlier:
            self._earlier.addWidget(self._earlier_row(question))

    def _row(self, number: int, question: Question) -> QWidget:
        holder, line = _line_of(question, number)
        change = _small("pencil", _("Change this question"))
        change.clicked.connect(partial(self._open_for_change, question, holder))
        line.addWidget(change, alignment=Qt.AlignmentFlag.AlignTop)
        self._add_remove(line, question)
        return holder

    def _earlier_row(self, question: Question) -> QWidget:
        holder, line = _line_of(question)
        along = Button(_("Take it along"), kind="link")
        along.setAccessibleName(_("Take it along: {words}").format(words=question.words))
        along.clicked.connect(lambda: self.taken_along.emit(question))
        line.addWidget(along, alignment=Qt.AlignmentFlag.AlignTop)
        self._add_remove(line, question)
        return holder

    def _add_remove(self, line: QHBoxLayout, question: Question) -> None:
        drop = _small("close", _("Remove this question"))
        drop.clicked.connect(lambda: self.removed.emit(question))
        line.addWidget(drop, alignment=Qt.AlignmentFlag.AlignTop)

    def _open_for_change(self, question: Question, holder: QWidget) -> None:
        """Put a line to type into in the place of a question's words."""
        self.keep_change()
        line = TextLine(question.words, dense=True)
        line.setMaxLength(text.QUESTION_LENGTH)
        line.setAccessibleName(_("Change this question"))
        line.installEventFilter(self)
        place = self._list.indexOf(holder)
        if place < 0:
            return
        self._open, self._open_line = question, line
        self._list.removeWidget(holder)
        self._list.insertWidget(place, line)
        holder.hide()
        holder.deleteLater()
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- drafts ------------------------------------------------------------------------------------------------------
    def snapshot(self) -> dict[str, Any]:
        """Return what is typed and not taken over yet: a new question, and another one that is being changed."""
        changing = [str(self._open.id), self._open_line.text()] if self._open and self._open_line else None
        return {"new": self.entry.text(), "changing": changing}

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        self.entry.setText(state["new"])
        asked, words = state["changing"] or (None, "")
        found = next(((q, row) for q, row in zip(self._shown, self._rows, strict=True) if str(q.id) == asked), None)
        if found is not None:
            self._open_for_change(*found)
        if self._open_line is not None:
            self._open_line.setText(words)

    # --- typing ------------------------------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is typed with Enter, as long as something is; then Enter is the form's main button again."""
        enter = event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # type: ignore[attr-defined]
        if enter and watched is self._open_line:
            self.keep_change()
            return True
        if enter and watched is self.entry and self.entry.text().strip():
            self.add_typed()
            return True
        return super().eventFilter(watched, event)

    def keep_change(self) -> None:
        """Take over the question that is being changed; emptied, it stays as it was."""
        with contextlib.suppress(FieldProblem):  # what is too long stays and can be shortened
            self._keep_change()

    def add_typed(self) -> None:
        """Ask to note what is typed."""
        with contextlib.suppress(FieldProblem):
            self._add_typed()

    def take_over(self) -> None:
        """Do both, for whoever is about to close. Raises `FieldProblem`; what is too long stays."""
        self._keep_change()
        self._add_typed()

    def _keep_change(self) -> None:
        question, line = self._open, self._open_line
        if question is None or line is None:
            return
        words = typed.line(line, text.QUESTION_LENGTH)
        self._open = self._open_line = None
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(question, words or question.words)

    def _add_typed(self) -> None:
        typed_words = typed.line(self.entry, text.QUESTION_LENGTH)
        if typed_words:
            self.entry.clear()
            self.added.emit(typed_words)


def _line_of(question: Question, number: int | None = None) -> tuple[QWidget, QHBoxLayout]:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    words = [label(question.words, "small", wrap=True)]
    if number is not None:
        words.insert(0, label(f"{number}.", "small", "text-muted"))
    for place, one in enumerate(words, 1):
        one.setContentsMargins(0, _BESIDE_BUTTON, 0, _BESIDE_BUTTON)
        line.addWidget(one, int(place == len(words)), Qt.AlignmentFlag.AlignTop)
    return holder, line


def _small(icon: str, name: str) -> Button:
    button = Button("", kind="quiet", icon=icon, dense=True)
    button.setAccessibleName(name)
    return button


def _empty(part: QVBoxLayout) -> None:
    while part.count():
        item = part.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
