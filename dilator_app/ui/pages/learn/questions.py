"""The card beside the list that shows what is taken along to the next appointment."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.i18n import _
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label


class QuestionsCard(Card):
    """The questions that are taken along to the next appointment."""

    requested = Signal()

    def __init__(self) -> None:
        super().__init__(padding=(22, 16))
        self.column.setSpacing(4)
        self.column.addWidget(Heading(_("Your questions"), "title-3"))
        self._visit = label("", "small", "text-muted", wrap=True)
        self.column.addWidget(self._visit)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 8, 0, 0)
        self._list.setSpacing(8)
        self.column.addLayout(self._list)
        self.button = Button(_("Add a question"), icon="plus")
        self.button.clicked.connect(self.requested)
        self.column.addSpacing(8)
        self.column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)

    def show_questions(self, questions: list[str], visit: str) -> None:
        """Show the questions, numbered, and for when they are."""
        self._visit.setText(visit)
        self._visit.setVisible(bool(visit))
        while self._list.count():
            item = self._list.takeAt(0)
            row = item.widget() if item else None
            if row is not None:
                row.deleteLater()
        for number, words in enumerate(questions, 1):
            holder = QWidget()
            row_layout = QHBoxLayout(holder)
            row_layout.setContentsMargins(5, 0, 0, 0)
            row_layout.setSpacing(4)
            row_layout.addWidget(label(f"{number}.", "control"), alignment=Qt.AlignmentFlag.AlignTop)
            row_layout.addWidget(label(words, "control", wrap=True), 1)
            self._list.addWidget(holder)
