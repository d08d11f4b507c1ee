"""The questions for the next visit, in a form of their own."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from dilator_app.diary.diary import Diary
from dilator_app.domain.appointments import Question
from dilator_app.i18n import _
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.pages.appointment.questions import QuestionList
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.widgets.card import label


class QuestionsDialog(DraftDialog):
    """Each question is stored as it is added; the last line typed goes along when the form is left."""

    def __init__(self, diary: Diary, parent: QWidget | None = None) -> None:
        super().__init__(_("Questions to take along"), diary, "questions", parent, save=_("OK"), width=560)
        self.cancel_button.hide()
        self.column.addWidget(
            label(_("Five of them fit on the page. All of them stay here."), "body", "text-muted", wrap=True)
        )
        self.questions = QuestionList()
        self.column.addWidget(self.questions)

    def show_questions(self, questions: Sequence[Question], earlier: Sequence[Question] = ()) -> None:
        """Show what is noted now, and what earlier visits left open."""
        self.questions.show_questions(questions, earlier)

    def snapshot(self) -> dict[str, Any]:
        """Return what is typed and not taken over yet."""
        return self.questions.snapshot()

    def restore(self, state: dict[str, Any]) -> None:
        """Put it back."""
        self.questions.restore(state)

    def save(self) -> None:
        """Take the last line along and close."""
        try:
            self.questions.take_over()
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            return
        self.accept()

    def reject(self) -> None:
        """Close as by OK: nothing typed is lost."""
        self.save()
