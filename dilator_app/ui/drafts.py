"""What was typed into a form and not saved: it stays in the diary until the form is saved or cancelled."""

import contextlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from dilator_app.diary.diary import Diary
from dilator_app.errors import CouldNotWrite, FernlightError
from dilator_app.i18n import _
from dilator_app.ui import messages
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.form import FormDialog

WHILE_TYPING_MS = 1000
"""How much of what is typed a computer that stops may take along."""


def restored_words() -> str:
    """Return what a form says that shows a draft."""
    return _("This is what you had typed before. Nothing was lost.")


class Draft:
    """The unfinished form of one ``kind``. What a form typed is JSON data; only a form of the same shape reads it."""

    def __init__(self, diary: Diary, kind: str) -> None:
        self._diary, self._kind = diary, kind
        self._is_there = True  # for all that is known

    def read(self, shape: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return what was kept; None when nothing was, or when it does not have the keys of ``shape``."""
        kept = self._diary.draft(self._kind)
        self._is_there = kept is not None
        state = None if kept is None else json.loads(kept)
        return state if isinstance(state, dict) and state.keys() == shape.keys() else None

    def keep(self, state: Mapping[str, Any]) -> None:
        """Keep what was typed. Raises `CouldNotWrite`."""
        self._diary.save_draft(self._kind, json.dumps(state, ensure_ascii=False))
        self._is_there = True

    def drop(self) -> None:
        """Forget it."""
        if self._is_there:
            self._diary.drop_draft(self._kind)
            self._is_there = False


class WhileTyping(QObject):
    """Calls ``keep`` a little after the first change that it is told of, and again for as long as there are more."""

    def __init__(self, keep: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._is_over = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(WHILE_TYPING_MS)
        self.timer.timeout.connect(self._on_due)

    def soon(self, *_args: object) -> None:
        """Note that something is typed or chosen."""
        if not self._is_over and not self.timer.isActive():
            self.timer.start()

    def keep_now(self) -> None:
        """Keep what would be kept a little later: the diary is about to close."""
        if self.timer.isActive():
            self.timer.stop()
            self._on_due()

    def end(self) -> None:
        """Keep nothing more: whoever closes a form keeps what stands in it, not a moment later."""
        self._is_over = True
        self.timer.stop()

    def _on_due(self) -> None:
        with contextlib.suppress(CouldNotWrite):  # Esc and Save say so, and the next change tries again
            self._keep()


class DraftDialog(FormDialog):
    """A form whose typing survives Esc, a lock, and a computer that stops in the middle. Cancel throws it away.

    Subclasses say what stands in the fields (`snapshot`, `restore`) and call `take_up_draft` once they are built.
    """

    typing: WhileTyping | None = None  # Qt asks about events while the dialog is being made

    def __init__(self, title: str, diary: Diary, kind: str, parent: QWidget | None = None, **look: Any) -> None:
        super().__init__(title, parent, **look)
        self._draft = Draft(diary, kind)
        self._untouched: dict[str, Any] | None = None
        self._kept: dict[str, Any] | None = None
        self._refused: dict[str, Any] | None = None
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
        """Show what was typed before, if anything was, and keep what is typed from now on."""
        self._untouched = self._kept = self.snapshot()
        kept = self._draft.read(self._untouched)
        if kept is not None and kept != self._untouched:
            self.restore(kept)
            self._kept = self.snapshot()
            self._told.setText(restored_words())
            self._told.show()
        self.typing = WhileTyping(self.keep_draft, self)

    @property
    def is_untouched(self) -> bool:
        """Whether everything stands as it did before anything was typed."""
        return self.snapshot() == self._untouched

    def event(self, event: QEvent) -> bool:
        """Keep what is typed. Whatever changes in a field is drawn anew, in each and however it came there."""
        done = super().event(event)
        if self.typing is not None and event.type() == QEvent.Type.UpdateRequest:
            self.typing.soon()
            self._forget_problem()
        return done

    def say_problem(self, words: str, field: QWidget | None = None) -> None:
        """Name what is wrong until anything in the form is another."""
        super().say_problem(words, field)
        self._refused = self.snapshot()

    def _forget_problem(self) -> None:
        if self._refused is not None and self._refused != self.snapshot():
            self._refused = None
            self.problem.hide()

    def keep_draft(self) -> None:
        """Keep what was typed, for the next time. Raises `CouldNotWrite`."""
        state = self.snapshot()
        if state == self._kept:
            return
        if state == self._untouched:
            self._draft.drop()
        else:
            self._draft.keep(state)
        self._kept = state

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

    def done(self, result: int) -> None:
        """Close; nothing is kept from here on."""
        if self.typing is not None:
            self.typing.end()
        super().done(result)


def close_for_lock(dialog: QDialog) -> None:
    """Close whatever happens; keep what was typed where the disk takes it."""
    keep = getattr(dialog, "keep_draft", None)
    if keep is not None:
        with contextlib.suppress(FernlightError):  # the lock does not wait for the disk
            keep()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.done(QDialog.DialogCode.Rejected)
