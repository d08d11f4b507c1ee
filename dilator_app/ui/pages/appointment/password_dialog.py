"""A password for the file that is saved: typed twice, kept until the diary locks, stored nowhere."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilator_app.i18n import _
from dilator_app.report import pdf
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import PassphraseField
from dilator_app.ui.widgets.form import FormDialog, titled


class PasswordDialog(FormDialog):
    """Gives the password, or an empty one for none."""

    given = Signal(str)

    def __init__(self, now: str, parent: QWidget | None = None) -> None:
        super().__init__(_("A password for this file"), parent, save=_("Use it"), width=520)
        self.column.addWidget(
            label(
                _(
                    "Whoever opens the file is asked for it. Choose another one than your passphrase, and do not send "
                    "it together with the file. It holds until the diary is locked."
                ),
                "body",
                "text-muted",
                wrap=True,
            )
        )
        self.password = PassphraseField()
        self.password.setAccessibleName(_("Password"))
        self.password.setText(now)
        self.again = PassphraseField(eye=False)
        self.again.setAccessibleName(_("Type it again"))
        self.again.setText(now)
        self.column.addLayout(titled(_("Password"), self.password))
        self.column.addLayout(titled(_("Type it again"), self.again, _("Leave both empty for no password.")))
        QWidget.setTabOrder(self.password, self.again)  # whoever types both meets the eye after them
        QWidget.setTabOrder(self.again, self.password.eye())

    def save(self) -> None:
        """Give the password when both fields say the same."""
        typed = self.password.text()
        if typed != self.again.text():
            self.say_problem(_("The two are not the same."), self.again)
        elif len(typed.encode("utf-8", "replace")) > pdf.LONGEST_PASSWORD:
            self.say_problem(
                _("A password for a PDF can have {n} bytes.").format(n=pdf.LONGEST_PASSWORD), self.password
            )
        else:
            self.accept()
            self.given.emit(typed)
