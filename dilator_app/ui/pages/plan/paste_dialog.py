"""A reply to the copied plan, pasted in as it came. Reading it changes nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilator_app.diary.diary import Diary
from dilator_app.i18n import _
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import NoteField

_LINES = 12
_LONGEST = 20_000


class PasteDialog(DraftDialog):
    """Takes any text; ``given`` carries it."""

    given = Signal(str)

    def __init__(self, diary: Diary, parent: QWidget | None = None) -> None:
        super().__init__(_("Paste a reply"), diary, "plan reply", parent, save=_("Look at it"), width=640)
        self.column.addWidget(
            label(
                _(
                    "Paste what was written back. Each line of a plan is shown beside yours; other lines are kept as "
                    "instructions. Nothing changes before you save."
                ),
                "body",
                "text-muted",
                wrap=True,
            )
        )
        self.field = NoteField(lines=_LINES, max_length=_LONGEST)
        self.field.setAccessibleName(_("The reply"))
        self.field.submitted.connect(self.save)
        self.column.addWidget(self.field)
        self.take_up_draft()

    def snapshot(self) -> dict[str, str]:
        """Return what is pasted."""
        return {"reply": self.field.text()}

    def restore(self, state: dict[str, str]) -> None:
        """Put it back."""
        self.field.set_text(state["reply"])

    def save(self) -> None:
        """Hand it over and close."""
        pasted = self.field.text()
        if not pasted.strip():
            self.say_problem(_("There is nothing here yet."), self.field)
            return
        if self.field.over():
            self.say_problem(_("This is longer than any reply to a plan. Please paste less of it."), self.field)
            return
        self.accept()
        self.given.emit(pasted)
