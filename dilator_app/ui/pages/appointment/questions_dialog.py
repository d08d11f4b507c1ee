"""The questions for the next visit, in a form of their own."""

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from dilator_app.domain.appointments import Question
from dilator_app.i18n import _
from dilator_app.ui.pages.appointment.questions import QuestionList
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.form import FormDialog
from dilator_app.ui.widgets.scrolling import scrolling

_LEAST, _USUAL = 200, 700
_AROUND = 240
"""Heights in pixels: of the list at least, of a window, and of what stands above and below the list in it."""


class QuestionsDialog(FormDialog):
    """Each question is stored as it is added; the last line typed goes along when the form is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Questions to take along"), parent, save=_("OK"), width=560)
        self.cancel_button.hide()
        self.column.addWidget(
            label(_("Five of them fit on the page. All of them stay here."), "body", "text-muted", wrap=True)
        )
        self.questions = QuestionList()
        self._area = scrolling(self.questions)
        self.column.addWidget(self._area)
        self.questions.sized.connect(self._fit)

    def show_questions(self, questions: Sequence[Question], earlier: Sequence[Question] = ()) -> None:
        """Show what is noted now, and what earlier visits left open."""
        self.questions.show_questions(questions, earlier)
        self._fit()

    def _fit(self) -> None:
        """Show all questions whole where the window has room for them, and let more of them scroll."""
        content = self.questions.layout()
        if content is None:
            return
        content.activate()
        width = self._area.viewport().width() or self.width()
        wanted = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        window = self.parentWidget()
        room = max(_LEAST, (window.height() if window is not None else _USUAL) - _AROUND)
        self._area.setFixedHeight(min(wanted + 2, room))
        self.adjustSize()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once the width is known."""
        super().showEvent(event)
        self._fit()

    def save(self) -> None:
        """Take the last line along and close."""
        self.keep_draft()
        self.accept()

    def reject(self) -> None:
        """Close as by OK: nothing typed is lost."""
        self.save()

    def keep_draft(self) -> None:
        """Take the last line along at a lock, too."""
        self.questions.keep_change()
        self.questions.add_typed()
