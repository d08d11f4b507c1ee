"""The questions to take along: a line to add one, and a list to tick off or remove."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.domain import text
from dilator_app.domain.appointments import Question
from dilator_app.i18n import _
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import TextLine


class QuestionList(QWidget):
    """Says what the person wants; the page stores it."""

    added = Signal(str)
    removed = Signal(object)  # Question

    def __init__(self) -> None:
        super().__init__()
        self.entry = TextLine(dense=True)
        self.entry.setMaxLength(text.QUESTION_LENGTH)
        self.entry.setPlaceholderText(_("Add a question"))
        self.entry.setAccessibleName(_("Add a question"))
        self.entry.returnPressed.connect(self._add)
        add = Button("", icon="plus")
        add.setAccessibleName(_("Add a question"))
        add.clicked.connect(self._add)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.entry, 1)
        line.addWidget(add)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._list)
        column.addLayout(line)

    def show_questions(self, questions: list[Question]) -> None:
        """Show the open questions, numbered."""
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        for number, question in enumerate(questions, 1):
            self._list.addWidget(self._row(number, question))

    def _row(self, number: int, question: Question) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(f"{number}.", "small", "text-muted"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(question.words, "small", wrap=True), 1)
        drop = Button("", kind="quiet", icon="close", dense=True)
        drop.setAccessibleName(_("Remove this question"))
        drop.clicked.connect(lambda: self.removed.emit(question))
        row.addWidget(drop, alignment=Qt.AlignmentFlag.AlignTop)
        return holder

    def _add(self) -> None:
        typed = text.line(self.entry.text(), text.QUESTION_LENGTH)
        if typed:
            self.entry.clear()
            self.added.emit(typed)
