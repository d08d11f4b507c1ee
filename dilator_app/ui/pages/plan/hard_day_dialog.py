"""A line for a hard day: written on a good one, shown with Rest, Stop and Not today."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.i18n import _
from dilator_app.ui import typed
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import TextLine


class HardDayDialog(DraftDialog):
    """One sentence of the person's own; empty is none."""

    def __init__(self, diary: Diary, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(_("A line for a hard day"), diary, "hard day", parent, width=560)
        self._diary, self._bus = diary, bus
        told = _("Write it on a good day. It is shown when you choose Rest, Stop or Not today.")
        self.column.addWidget(label(told, "body", "text-muted", wrap=True))
        self.line = TextLine(diary.preferences().hard_day_line)
        self.line.setMaxLength(text.QUESTION_LENGTH)
        self.line.setAccessibleName(_("A line for a hard day"))
        self.line.setPlaceholderText(_("In your own words"))
        self.column.addWidget(self.line)
        self.take_up_draft()

    def snapshot(self) -> dict[str, str]:
        """Return what is typed."""
        return {"line": self.line.text()}

    def restore(self, state: dict[str, str]) -> None:
        """Put it back."""
        self.line.setText(state["line"])

    def save(self) -> None:
        """Store the line."""
        try:
            words = typed.line(self.line, text.QUESTION_LENGTH)
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            return
        change = self._diary.save_preferences(replace(self._diary.preferences(), hard_day_line=words))
        self.accept()
        self._bus.announce(change)
