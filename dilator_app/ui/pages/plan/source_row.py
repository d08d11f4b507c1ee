"""Whose numbers these are: asked of every change of the plan, and never answered for the person."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.domain import text
from dilator_app.domain.plan import Origin, OriginKind
from dilator_app.i18n import _
from dilator_app.ui import typed
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import TextLine
from dilator_app.ui.widgets.segmented import SegmentedControl

ME, CLINICIAN = "me", "clinician"


class SourceRow(QWidget):
    """One question and a name. A person's change never carries the name, and line 11 is never a person's change."""

    changed = Signal()

    def __init__(self, question: str, *, keeps_room: bool = False) -> None:
        """Ask ``question``; with ``keeps_room`` what it says about line 11 has its place before it is said."""
        super().__init__()
        self.source = SegmentedControl([(ME, _("Me")), (CLINICIAN, _("My care team"))], dense=True, clearable=False)
        self.source.setAccessibleName(question)
        self.source.changed.connect(self._on_changed)
        self.who = TextLine(dense=True)
        self.who.setMaxLength(text.LINE_LENGTH)
        self.who.setPlaceholderText(_("their name, if you like"))
        self.who.setAccessibleName(_("Name"))
        self.who.textChanged.connect(self._on_changed)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(question, "control", strong=True))
        row.addWidget(self.source)
        row.addWidget(self.who, 1)
        row.addStretch(1)
        self._why = label(_why_a_clinician(), "caption", "text-muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._why)
        self._has_rule = False
        kept = self._why.sizePolicy()
        kept.setRetainSizeWhenHidden(keeps_room)
        self._why.setSizePolicy(kept)
        self.show_source(ME, "")

    def show_source(self, source: str, who: str) -> None:
        """Show an answer, without a signal."""
        blocked = self.blockSignals(True)
        self.source.set_value(source)
        self.who.setText(who)
        self.blockSignals(blocked)
        self._allow_name()

    def ask_for_rule(self, *, asked: bool) -> None:
        """Say under "Me" that the rule comes from a clinician where it is among the changes."""
        self._has_rule = asked
        self._allow_name()

    def check_rule(self) -> None:
        """Raise `FieldProblem` where the rule would be the person's own (care M2, M6); why is `said_here` already."""
        if self._is_own_rule():
            self._why.set_ink("danger")
            raise FieldProblem(self.source, _why_a_clinician())

    def said_here(self, problem: FieldProblem) -> bool:
        """Return whether this row says what ``problem`` says."""
        return problem.field is self.source and self._is_own_rule()

    def _is_own_rule(self) -> bool:
        return self._has_rule and self.source.value() == ME

    def origin(self, today: date) -> Origin:
        """Return where what is entered ``today`` comes from. Raises `FieldProblem` for a name that is too long."""
        if self.source.value() == CLINICIAN:
            return Origin(OriginKind.CLINICIAN, typed.line(self.who), today)
        return Origin(OriginKind.PERSON, day=today)

    def snapshot(self) -> dict[str, Any]:
        """Return the answer as JSON data."""
        return {"source": self.source.value(), "who": self.who.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        self.show_source(state["source"], state["who"])

    def _on_changed(self, *_args: object) -> None:
        self._allow_name()
        self.changed.emit()

    def _allow_name(self) -> None:
        self.who.setEnabled(self.source.value() == CLINICIAN)
        self._why.setVisible(self._is_own_rule())
        if not self._is_own_rule():
            self._why.set_ink("text-muted")
        self.source.setAccessibleDescription(self._why.text() if self._is_own_rule() else "")


def _why_a_clinician() -> str:
    return _("Line 11 holds numbers that a clinician gave. To change them, choose “My care team”.")
