"""Makes a recovery key for a diary that has none: the passphrase is asked for, since the key's file holds it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilator_app.diary import recovery
from dilator_app.diary.diary import Diary
from dilator_app.errors import WrongPassphrase, WrongUse
from dilator_app.i18n import _
from dilator_app.ui import jobs, messages
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import PassphraseField
from dilator_app.ui.widgets.form import FormDialog, titled


class MakeKeyDialog(FormDialog):
    """Stays open while a thread makes the key, so that nobody misses it."""

    made = Signal(str)

    def __init__(self, diary: Diary, parent: QWidget | None = None) -> None:
        super().__init__(_("Make a recovery key"), parent, save=_("Make the key"), width=520)
        self._diary, self._busy = diary, False
        self.column.addWidget(
            label(
                _(
                    "If you forget the passphrase, this key is the only other way in. It is shown as soon as it is "
                    "made."
                ),
                "body",
                "text-muted",
                wrap=True,
            )
        )
        self.passphrase = PassphraseField()
        self.passphrase.setAccessibleName(_("Passphrase"))
        self.column.addLayout(titled(_("Passphrase"), self.passphrase, _("The one that opens this diary now.")))

    def save(self) -> None:
        """Make the key in a thread; it takes seconds."""
        if self._busy:
            return
        self._set_busy(busy=True)
        self.say_problem(_("Making the key. This takes a few seconds."))
        diary, passphrase, key = self._diary, self.passphrase.text(), recovery.new()
        work = partial(diary.set_recovery_key, key, passphrase)
        jobs.run(self, work, lambda _none: self._on_made(key), self._on_failed)

    def reject(self) -> None:
        """Close, unless a key is on its way."""
        if not self._busy:
            super().reject()

    def _on_made(self, key: str) -> None:
        self._busy = False
        self.accept()
        self.made.emit(key)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongPassphrase | WrongUse):  # what can be no passphrase is not this one either
            self.say_problem(_("That did not match. Check Caps Lock."), self.passphrase)
            self.passphrase.selectAll()
        else:
            self.problem.hide()
            messages.show_problem(self, error)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        for part in (self.passphrase, self.save_button, self.cancel_button):
            part.setEnabled(not busy)
        self.problem.set_ink("text-muted" if busy else "danger")
