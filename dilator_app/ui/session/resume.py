"""A session that was begun and not finished: finish, keep as it is, or discard."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilator_app import words
from dilator_app.domain.practice import Practice, Stage, to_session
from dilator_app.i18n import _, clock_time, day
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.choice_row import ChoiceRows, RowOption
from dilator_app.ui.widgets.form import FormDialog

GO_ON, FINISH, KEEP, DISCARD = "go_on", "finish", "keep", "discard"


class ResumeDialog(FormDialog):
    """Asks once after unlocking; the gentlest way is chosen already, and leaving decides nothing."""

    chosen = Signal(str)

    def __init__(self, state: Practice, *, inches: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("A session is waiting"), parent, save=_("OK"), width=620)
        self.column.addWidget(label(_what(state, inches=inches), "body", "text-muted", wrap=True))
        rows = [
            RowOption(FINISH, _("Finish it"), _("Answer what you like, then it is saved.")),
            RowOption(KEEP, _("Keep it as it is"), _("It is saved without answers. You can add them in History.")),
            RowOption(DISCARD, _("Discard it"), _("Nothing of it stays.")),
        ]
        if state.stage is not Stage.REFLECT:
            rows.insert(1, RowOption(GO_ON, _("Go on with it"), _("The time in between is left out.")))
        self.rows = ChoiceRows(rows, chosen=FINISH)
        self.column.addWidget(self.rows)
        self.cancel_button.setText(_("Decide later"))

    def save(self) -> None:
        """Say what was chosen."""
        choice = str(self.rows.value())
        self.accept()
        self.chosen.emit(choice)


def _what(state: Practice, *, inches: bool) -> str:
    session = to_session(state)
    seconds = session.seconds if session else None
    when = _("{day}, {time}").format(
        day=day(state.started_at.date(), "EEEE d MMMM"), time=clock_time(state.started_at.time())
    )
    if session is None or session.main_dilator is None:
        return _("It began on {when}: {minutes} min of breathing. Everything up to there is safe.").format(
            when=when, minutes=words.minutes(round(state.breathing_s))
        )
    return _("It began on {when}: {minutes} min with {size}. Everything up to there is safe.").format(
        when=when, minutes=words.minutes(seconds), size=words.size(session.main_dilator, inches=inches)
    )
