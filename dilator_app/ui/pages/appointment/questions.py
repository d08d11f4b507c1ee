"""The questions to take along: a line to add one, and a list to tick off or remove."""

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


class QuestionList(QWidget):
    """Says what the person wants; the page stores it."""

    added = Signal(str)
    removed = Signal(object)  # Question
    sized = Signal()  # another number of lines

    def __init__(self) -> None:
        super().__init__()
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
        self.sized.emit()

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add with Enter, as long as something is typed; then Enter is the form's main button again."""
        enter = event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # type: ignore[attr-defined]
        if watched is self.entry and enter and self.entry.text().strip():
            self.add_typed()
            return True
        return super().eventFilter(watched, event)

    def add_typed(self) -> None:
        """Ask to note what is typed; longer than a question can be, it stays and can be shortened."""
        try:
            typed_words = typed.line(self.entry, text.QUESTION_LENGTH)
        except FieldProblem:
            return
        if typed_words:
            self.entry.clear()
            self.added.emit(typed_words)
