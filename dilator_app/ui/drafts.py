"""What was typed into a form and not saved: it stays in the diary until the form is saved or cancelled."""

import contextlib
import json
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from dilator_app.diary.diary import Diary
from dilator_app.errors import FernlightError
from dilator_app.i18n import _
from dilator_app.ui import messages
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.form import FormDialog


def restored_words() -> str:
    """Return what a form says that shows a draft."""
    return _("This is what you had typed before. Nothing was lost.")


class Draft:
    """The unfinished form of one ``kind``. What a form typed is JSON data; only a form of the same shape reads it."""

    def __init__(self, diary: Diary, kind: str) -> None:
        self._diary, self._kind = diary, kind

    def read(self, shape: Any) -> Any | None:
        """Return what was kept; None when nothing was, or when it does not have the keys of ``shape``."""
        kept = self._diary.draft(self._kind)
        state = None if kept is None else json.loads(kept)
        return state if isinstance(state, dict) and state.keys() == shape.keys() else None

    def keep(self, state: Any) -> None:
        """Keep what was typed. Raises `CouldNotWrite`."""
        self._diary.save_draft(self._kind, json.dumps(state, ensure_ascii=False))

    def drop(self) -> None:
        """Forget it."""
        self._diary.drop_draft(self._kind)


class DraftDialog(FormDialog):
    """A form whose typing survives Esc, a lock and a crash of the computer after either. Cancel throws it away.

    Subclasses say what stands in the fields (`snapshot`, `restore`) and call `take_up_draft` once they are built.
    """

    def __init__(self, title: str, diary: Diary, kind: str, parent: QWidget | None = None, **look: Any) -> None:
        super().__init__(title, parent, **look)
        self._draft = Draft(diary, kind)
        self._untouched: Any = None
        self._told = label("", "small", "text-muted", wrap=True)
        self._told.hide()
        self.column.addWidget(self._told)
        self.cancel_button.clicked.disconnect(self.reject)
        self.cancel_button.clicked.connect(self.discard)

    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the fields, as JSON data."""
        raise NotImplementedError

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        raise NotImplementedError

    def take_up_draft(self) -> None:
        """Show what was typed before, if anything was."""
        self._untouched = self.snapshot()
        kept = self._draft.read(self._untouched)
        if kept is not None:
            self.restore(kept)
            self._told.setText(restored_words())
            self._told.show()

    def keep_draft(self) -> None:
        """Keep what was typed, for the next time. Raises `CouldNotWrite`."""
        state = self.snapshot()
        if state == self._untouched:
            self._draft.drop()
        else:
            self._draft.keep(state)

    def accept(self) -> None:
        """Close after saving."""
        self._draft.drop()
        super().accept()

    def discard(self) -> None:
        """Close and keep nothing."""
        self._draft.drop()
        super().reject()

    def reject(self) -> None:
        """Close; what was typed is kept. Where it cannot be kept the form stays open."""
        try:
            self.keep_draft()
        except FernlightError as problem:
            messages.show_problem(self, problem)
            return
        super().reject()


def close_for_lock(dialog: QDialog) -> None:
    """Close whatever happens; keep what was typed where the disk takes it."""
    keep = getattr(dialog, "keep_draft", None)
    if keep is not None:
        with contextlib.suppress(FernlightError):  # the lock does not wait for the disk
            keep()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.done(QDialog.DialogCode.Rejected)
