"""A new plan, entered line by line from a sheet or read from a reply: the old value beside the new, one Save.

Each line is one field, written as people write it on paper. An empty field leaves its line as it is, a dash takes its
value away. Nothing changes before Save.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import plan_words
from dilator_app.domain import plan_lines, plan_text
from dilator_app.domain.dilators import Dilator, compare
from dilator_app.domain.plan import Origin, OriginKind, Plan, PlanLine, WarmUp
from dilator_app.domain.plan_lines import COMFORT_LIMIT, LINES, LineReader, Understood
from dilator_app.domain.plan_text import RuleAboveLimitError
from dilator_app.domain.scales import NRS_HIGH
from dilator_app.i18n import _, day, pgettext
from dilator_app.ui.drafts import restored_words
from dilator_app.ui.pages.plan.origins import line_origin
from dilator_app.ui.pages.plan.sheet_row import SheetRow, columns, heading
from dilator_app.ui.pages.plan.source_row import CLINICIAN, SourceRow
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label
from dilator_app.ui.widgets.scrolling import scrolling

_SOMEBODY = Origin(OriginKind.PERSON)
"""Stands in while a line is put into words; the plan that is handed over has the real origins."""


class NewPlanView(QWidget):
    """Twelve lines in the order of the sheet. It stores nothing; ``said`` carries the plan as it was entered."""

    said = Signal(object)  # Plan, with its origins
    edited = Signal()
    left = Signal()
    set_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan = Plan(starts_on=date(2000, 1, 1))
        self._reader = LineReader(plan_words.vocabulary(), (), self._plan)
        self._today = self._plan.starts_on
        self.rows = [SheetRow(line, self) for line in range(1, len(LINES) + 1)]
        self.source = SourceRow(_("Who is it from?"), keeps_room=True)
        self.source.changed.connect(self.edited)
        self._build()
        for row in self.rows:
            row.changed.connect(self._on_edited)
            row.changed.connect(self.edited)
            row.submitted.connect(self.save)

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        self.hint = label("", "body", "text-muted", wrap=True)
        waits = _("What you changed on the plan itself and have not saved is still there.")
        self.waiting = label(waits, "body", "text-muted", wrap=True)
        self.waiting.hide()
        self.problem = label("", "small", "danger", wrap=True)
        self.problem.hide()
        self.set_link = Button(_("Change your set"), kind="link")
        self.set_link.clicked.connect(self.set_requested)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(_("New plan"), "title-1"), 1)
        self.cancel_button = Button(_("Cancel"), kind="quiet")
        self.cancel_button.clicked.connect(self.discard)
        self.save_button = Button(_("Save plan"), kind="primary")
        self.save_button.clicked.connect(self.save)
        who = QHBoxLayout()
        who.setSpacing(16)
        who.addWidget(self.source, 1)
        who.addWidget(self.set_link, alignment=Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.waiting)
        column.addWidget(self.problem)
        column.addLayout(who)
        column.addSpacing(14)
        column.addWidget(scrolling(self._lines()), 1)
        head.addWidget(self.cancel_button)
        head.addWidget(self.save_button)
        self.framed = column

    def _lines(self) -> Card:
        card = Card(padding=(20, 14))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        columns(grid)
        grid.addWidget(heading(pgettext("the plan as it is", "Now")), 0, 2)
        grid.addWidget(heading(pgettext("the plan as it will be", "New")), 0, 3)
        for place, row in enumerate(self.rows, 1):
            row.lay_into(grid, place)
        grid.setRowStretch(len(self.rows) + 1, 1)
        card.column.addWidget(holder)
        return card

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_plan(self, plan: Plan, plans: Sequence[Plan], dilators: Sequence[Dilator], *, inches: bool) -> None:
        """Show what is in force. What is typed stays, and is read anew: the set may be another."""
        self._plan = plan
        self._reader = LineReader(plan_words.vocabulary(), tuple(dilators), plan, inches)
        for row in self.rows:
            origin, own = line_origin(plan, row.line, plans)
            row.show_now(plan_words.line_value(plan, row.line, inches=inches), origin, own=own)
        self._on_edited()

    def say_what_waits(self, *, waits: bool) -> None:
        """Say that the plan's own page holds something that is typed and not saved."""
        self.waiting.setVisible(waits)

    def begin(self, today: date, who: str) -> None:
        """Begin with empty lines that come from the care team."""
        self._today = today
        self.source.show_source(CLINICIAN, who)
        self.hint.setText(
            _(
                "Type what stands on the sheet. An empty line stays as it is, and a dash takes a value away. It will "
                "be in force from today, {day}; nothing changes before you save."
            ).format(day=day(today, "d MMMM y"))
        )
        for row in self.rows:
            row.set_text("")

    def lines_taken(self, reading: plan_text.Reading) -> list[int]:
        """Return the lines on which something is typed and the reply says something else."""
        return [
            number
            for number in reading.understood
            if self.rows[number - 1].text().strip()
            and self.rows[number - 1].text() != self._in_words(number, reading.fields, reading.lines)
        ]

    def fill(self, reading: plan_text.Reading, *, without: Collection[int] = ()) -> None:
        """Write what a reply says into the lines; what was not understood goes to the clinician's own words."""
        for number in set(reading.understood) - set(without):
            self.rows[number - 1].set_text(self._in_words(number, reading.fields, reading.lines))
        if reading.kept:
            own_words = self.rows[plan_lines.OWN_WORDS - 1]
            before = own_words.text() or self._plan.own_words
            own_words.set_text("\n".join(filter(None, (before, *reading.kept))))
        self.hint.setText(_told(reading))

    def _in_words(self, line: int, fields: Mapping[str, object], spoken_of: Collection[PlanLine]) -> str:
        """Return what was understood on a line. Whether a rule fits the comfort limit is asked at Save."""
        roomy = replace(self._plan, comfort_limit=NRS_HIGH)
        said = {name: value for name, value in fields.items() if line == COMFORT_LIMIT or name != "comfort_limit"}
        if line == COMFORT_LIMIT:
            said["rule"] = None
        made = plan_text.applied(roomy, said, (), _SOMEBODY)
        return plan_words.line_value(made, line, inches=self._reader.inches, spoken_of=spoken_of)

    # --- drafts ------------------------------------------------------------------------------------------------------
    def is_touched(self) -> bool:
        """Return whether anything is typed."""
        return any(row.text().strip() for row in self.rows)

    def snapshot(self) -> dict[str, Any]:
        """Return what is typed, as JSON data."""
        return {"lines": [row.text() for row in self.rows], **self.source.snapshot()}

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        self.source.restore(state)
        for row, kept in zip(self.rows, state["lines"], strict=False):
            row.set_text(kept)
        self.hint.setText(restored_words())

    def discard(self) -> None:
        """Empty every line and leave."""
        for row in self.rows:
            row.set_text("")
        self.left.emit()

    # --- reading -----------------------------------------------------------------------------------------------------
    def _on_edited(self) -> None:
        self.problem.hide()
        for row in self.rows:
            row.tell(self._reader, partial(self._read_as, row.line))
        self.source.ask_for_rule(asked=self._gives_rule())
        self.save_button.setEnabled(self.is_touched())

    def _read_as(self, line: int, understood: Understood) -> str:
        said = self._in_words(line, understood.fields, understood.lines)
        warm_up = understood.fields.get("warm_up")
        size = self._size_typed() if isinstance(warm_up, WarmUp) else None
        if size is None or not isinstance(warm_up, WarmUp):
            return said
        if compare(warm_up.dilator, size, self._reader.dilators) not in (0, 1):
            return said
        return _("{warm_up}, which is not smaller than the size to practise at").format(warm_up=said)

    def _size_typed(self) -> Dilator | None:
        """Return the size on line 1, the plan's own while that line is empty or cannot be read."""
        try:
            understood = self.rows[plan_lines.SIZE - 1].read(self._reader)
        except FieldProblem:
            understood = None
        size = understood.fields.get("size") if understood is not None else self._plan.size
        return size if isinstance(size, Dilator) else None

    def _gives_rule(self) -> bool:
        try:
            understood = self.rows[plan_lines.RULE - 1].read(self._reader)
        except FieldProblem:
            return False  # it cannot be saved as it stands
        return understood is not None and understood.fields.get("rule") is not None

    def read(self) -> Plan:
        """Return the plan as it is entered. Raises `FieldProblem`; nothing typed is lost by it."""
        fields: dict[str, object] = {}
        lines: set[PlanLine] = set()
        for row in self.rows:
            understood = row.read(self._reader)
            if understood is not None:
                fields |= understood.fields
                lines |= understood.lines
        self.source.check_rule()
        try:
            return plan_text.applied(self._plan, fields, lines, self.source.origin(self._today))
        except RuleAboveLimitError as problem:
            limit = fields.get("comfort_limit", self._plan.comfort_limit)
            raise FieldProblem(
                self.rows[plan_lines.RULE - 1].field,
                _("The pain in line 11 is at most the comfort limit, {limit}.").format(limit=limit),
            ) from problem

    def save(self) -> None:
        """Hand over the plan; a problem is named, and the keyboard goes to its line."""
        if not self.is_touched():
            return
        try:
            made = self.read()
        except FieldProblem as problem:
            self.problem.setText(problem.words)
            self.problem.setVisible(not self.source.said_here(problem))
            problem.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.said.emit(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter from any line but a note; leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _told(reading: plan_text.Reading) -> str:
    sentences = [_("This is what the reply says. Look it over; nothing changes before you save.")]
    if reading.kept:
        sentences.append(_("Lines that are not part of a plan stand on line 9, as they were written."))
    if reading.no_such_size:
        sizes = pgettext("between sizes", ", ").join(reading.no_such_size)
        sentences.append(_("No size of your set is {size}.").format(size=sizes))
    if not reading.understood and not reading.kept:
        sentences = [_("Nothing in it differs from your plan.")]
    return " ".join(sentences)
