"""The safety question of a session that is over: a sign can be added later, with the day on which it was noticed."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dilator_app import words
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.scales import Noticed, SafetyAnswer, Sign
from dilator_app.domain.session import Session
from dilator_app.i18n import _
from dilator_app.ui import typed
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.session_fields import sign_options
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import DateField
from dilator_app.ui.widgets.safety_row import SafetyRow


class SafetyDialog(DraftDialog):
    """The safety question with the day on which each sign was noticed."""

    answered = Signal(object)  # SafetyAnswer, or None

    def __init__(
        self, answer: SafetyAnswer | None, session: Session, diary: Diary, clock: Clock, parent: QWidget
    ) -> None:
        kind = f"signs of {session.id}"
        super().__init__(_("Did any of these happen?"), diary, kind, parent, save=_("OK"), width=560)
        self.signs = SafetyRow(sign_options(), _("None of these"), columns=2)
        self.signs.set_value({s.value for s in answer.signs} if answer is not None else None)
        self.signs.changed.connect(self._show_days)
        self.column.addWidget(self.signs)
        self._days: dict[Sign, tuple[QWidget, DateField]] = {}
        for sign in Sign:
            field = DateField((answer.day_of(sign) if answer else None) or session.day)
            field.setAccessibleName(_("Day noticed"))
            field.set_latest(today(clock) + timedelta(days=1))
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(words.sign(sign), "control", wrap=True), 1)
            row.addWidget(label(_("noticed on"), "control", "text-muted"))
            row.addWidget(field)
            self._days[sign] = (holder, field)
            self.column.addWidget(holder)
        self._show_days(self.signs.value())
        self.take_up_draft()

    def snapshot(self) -> dict[str, Any]:
        """Return what is ticked, and every day, also of what is not."""
        ticked = self.signs.value()
        days = {sign.value: field.draft() for sign, (_holder, field) in self._days.items()}
        return {"ticked": None if ticked is None else sorted(map(str, ticked)), "days": days}

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        ticked = state["ticked"]
        self.signs.set_value(None if ticked is None else set(ticked))
        self._show_days(self.signs.value())
        for sign, (_holder, field) in self._days.items():
            field.set_draft(state["days"].get(sign.value))

    def _show_days(self, ticked: object) -> None:
        keys = ticked if isinstance(ticked, frozenset) else frozenset()
        for sign, (holder, _field) in self._days.items():
            holder.setVisible(sign.value in keys)

    def save(self) -> None:
        """Give the answer back."""
        ticked = self.signs.value()
        answer = None
        if ticked is not None:
            chosen = [(sign, field) for sign, (_holder, field) in self._days.items() if sign.value in ticked]
            try:
                answer = SafetyAnswer(tuple(Noticed(sign, typed.day(field)) for sign, field in chosen))
            except FieldProblem as problem:
                self.say_problem(problem.words, problem.field)
                return
        self.accept()
        self.answered.emit(answer)
