"""A session that was begun and not finished: go on, finish, keep as it is, or discard."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilator_app import words
from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.domain import practice
from dilator_app.domain.practice import Stage
from dilator_app.domain.session import Session
from dilator_app.i18n import _, clock_time, day
from dilator_app.ui.session.look import Scale
from dilator_app.ui.session.record import Kept
from dilator_app.ui.session.reflect import ReflectView
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.choice_row import ChoiceRows, RowOption
from dilator_app.ui.widgets.form import FormDialog


class Becomes(StrEnum):
    """What becomes of a session that waits."""

    GO_ON = "go_on"
    FINISH = "finish"
    KEEP = "keep"
    DISCARD = "discard"


class ResumeDialog(FormDialog):
    """Asks what becomes of it; the gentlest way is chosen already, and leaving decides nothing."""

    chosen = Signal(str)
    """What becomes of it, a `Becomes`."""

    def __init__(self, kept: Kept, *, inches: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("A session is waiting"), parent, save=_("OK"), width=620)
        self.column.addWidget(label(_what(kept, inches=inches), "body", "text-muted", wrap=True))
        self.rows = ChoiceRows(_options(kept), chosen=Becomes.FINISH)
        self.rows.setAccessibleName(_("A session is waiting"))
        self.column.addWidget(self.rows)
        self.cancel_button.setText(_("Decide later"))

    def save(self) -> None:
        """Say what was chosen."""
        choice = Becomes(str(self.rows.value()))
        self.accept()
        self.chosen.emit(choice)


def _options(kept: Kept) -> list[RowOption]:
    if kept.was_saved:
        return [
            RowOption(Becomes.FINISH, _("Finish it"), _("Go on with the answer that you were changing.")),
            RowOption(Becomes.KEEP, _("Keep it as it is"), _("It is saved with what you had answered so far.")),
        ]
    keeping = (
        _("It is saved with what you had answered so far.")
        if kept.answers
        else _("It is saved without answers. You can add them in History.")
    )
    options = [
        RowOption(Becomes.FINISH, _("Finish it"), _("Answer what you like, then it is saved.")),
        RowOption(Becomes.KEEP, _("Keep it as it is"), keeping),
        RowOption(Becomes.DISCARD, _("Discard it"), _("Nothing of it stays.")),
    ]
    if kept.state.stage is not Stage.REFLECT:
        options.insert(1, RowOption(Becomes.GO_ON, _("Go on with it"), _("The time in between is left out.")))
    return options


def _what(kept: Kept, *, inches: bool) -> str:
    state = kept.state
    session = practice.to_session(state)
    when = _("{day}, {time}").format(
        day=day(state.started_at.date(), "EEEE d MMMM"), time=clock_time(state.started_at.time())
    )
    if session is None or session.main_dilator is None:
        return _("It began on {when}: {minutes} min of breathing. Everything up to there is safe.").format(
            when=when, minutes=words.minutes_spoken(round(state.breathing_s))
        )
    return _("It began on {when}: {minutes} min with {size}. Everything up to there is safe.").format(
        when=when,
        minutes=words.minutes_spoken(session.shown_seconds),
        size=words.sizes_used(session, inches=inches),
    )


def as_it_is(kept: Kept, diary: Diary, clock: Clock) -> Session | None:
    """Return the session with the answers that were given so far; None where nothing happened in it."""
    session = diary.session(kept.state.id) or practice.to_session(kept.state)
    if session is None or not kept.answers:
        return session
    current = diary.current_set()
    form = ReflectView(Scale(larger=False), diary.preferences(), current.in_use if current else (), clock)
    form.load(session, kept.state)
    form.restore(kept.answers)
    answered = form.read()
    form.deleteLater()
    return answered or session
