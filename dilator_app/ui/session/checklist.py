"""The checklist of Prepare in the person's own words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilator_app import clinical
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.preferences import MOST_LINES, Preferences
from dilator_app.i18n import _
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import TextLine


def lines_of(chosen: Preferences) -> tuple[str, ...]:
    """Return the lines that Prepare shows: the person's own, also when those are none, or the ones that ship."""
    return chosen.checklist if chosen.has_own_checklist else tuple(s.text for s in clinical.checklist())


class ChecklistDialog(DraftDialog):
    """Every line can be changed, emptied or put back."""

    chosen = Signal(tuple, bool)
    """The lines, and whether they are the person's own; those that ship are not stored, they follow the language."""

    def __init__(self, diary: Diary, parent: QWidget | None = None) -> None:
        super().__init__(_("Getting comfortable"), diary, "checklist", parent, width=560)
        self.column.setSpacing(8)
        said = _("What you would like to have ready before a session. An empty line is left out.")
        self.column.addWidget(label(said, "body", "text-muted", wrap=True))
        self.fields = [TextLine() for _line in range(MOST_LINES)]
        for number, field in enumerate(self.fields, 1):
            field.setMaxLength(text.LINE_LENGTH)
            field.setAccessibleName(_("Line {n}").format(n=number))
            self.column.addWidget(field)
        self._show(lines_of(diary.preferences()))
        self.put_back = Button(_("Use the lines that came with Fernlight"), kind="link")
        self.put_back.clicked.connect(lambda: self._show(lines_of(Preferences())))
        self.column.addWidget(self.put_back)
        self.take_up_draft()

    def snapshot(self) -> dict[str, list[str]]:
        """Return the lines."""
        return {"lines": [field.text() for field in self.fields]}

    def restore(self, state: dict[str, list[str]]) -> None:
        """Put them back."""
        self._show(state["lines"])

    def _show(self, lines: Sequence[str]) -> None:
        for place, field in enumerate(self.fields):
            field.setText(lines[place] if place < len(lines) else "")

    def save(self) -> None:
        """Hand the lines on."""
        lines = tuple(dict.fromkeys(filter(None, (text.line(field.text()) for field in self.fields))))
        self.accept()
        is_own = lines != lines_of(Preferences())
        self.chosen.emit(lines if is_own else (), is_own)
