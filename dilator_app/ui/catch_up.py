"""Catch up: several days in one grid, saved all at once. A line without an answer is no entry."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from dilator_app import words
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.scales import Sign
from dilator_app.domain.session import How, entered_when
from dilator_app.i18n import _, day, ngettext
from dilator_app.ui import messages
from dilator_app.ui.bus import Bus
from dilator_app.ui.catch_up_row import SIGN_WIDTH, CatchUpRow
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.session.contact import open_card
from dilator_app.ui.session_fields import size_options
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label, row
from dilator_app.ui.widgets.scrolling import scrolling

_WIDTH = 1000
_DAYS = 6
"""As many as a page of the paper log holds."""
_MOST = 60
_TALLEST = 380
_BETWEEN_HEADS = 4


class CatchUp(DraftDialog):
    """What a line of the paper log has, but for its note: one line an entry."""

    paper_log_requested = Signal()

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, parent: QWidget | None = None) -> None:
        super().__init__(_("Catch up"), diary, "catch up", parent, save=_("Save all"), width=_WIDTH)
        self._diary, self._bus, self._clock, self._undo = diary, bus, clock, undo
        self._today = today(clock)
        current = diary.current_set()
        self._dilators = current.in_use if current else ()
        self._sizes = size_options(self._dilators, diary.preferences())
        self._lines: list[CatchUpRow] = []
        self.cancel_button.clicked.disconnect(self.discard)
        self.cancel_button.clicked.connect(self._on_cancelled)
        self._build()
        for days in range(_DAYS - 1, -1, -1):
            self._add(self._today - timedelta(days=days))
        self._order_tabs()
        self.take_up_draft()
        self._look()

    def _build(self) -> None:
        told = [_("Fill in the lines you remember. A line without an answer is not saved.")]
        if not self._dilators:
            told.append(_("Sizes can be chosen here once they are entered in Plan."))
        self.column.addWidget(label(" ".join(told), "body", "text-muted", wrap=True))
        self.from_paper = QCheckBox(_("Copied from a paper log"))
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(5, 5, 5, 5)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(8)
        heads = (_("Date"), _("Size"), _("Minutes"), _("Strongest pain"), _("Breathing"))
        for column, head in enumerate(heads):
            shown = label(head, "caption", "text-muted", strong=True, wrap=True)
            self._grid.addWidget(shown, 0, column, Qt.AlignmentFlag.AlignBottom)
        self._grid.addLayout(_sign_heads(), 0, len(heads))
        self._grid.setRowStretch(_MOST + 2, 1)
        self._area = scrolling(holder)
        self._holder = holder
        self.column.addWidget(self._area)
        self.already = label("", "small", "text-muted", wrap=True)
        self.column.addWidget(self.already)
        self.add_button = Button(_("Add a line"), kind="quiet", icon="plus")
        self.add_button.clicked.connect(self.add_line)
        self.paper_link = Button(_("Print a paper log"), kind="link")
        self.paper_link.clicked.connect(self._ask_for_paper)
        foot = row(self.add_button, self.from_paper, self.paper_link, spacing=24)
        foot.insertStretch(2)
        self.column.addLayout(foot)

    # --- lines -------------------------------------------------------------------------------------------------------
    @property
    def lines(self) -> list[CatchUpRow]:
        """The lines from top to bottom."""
        return list(self._lines)

    def _add(self, on: date | None) -> CatchUpRow:
        line = CatchUpRow(on, self._dilators, self._sizes, self._today, self)
        line.changed.connect(self._look)
        line.refused.connect(self.say_problem)
        self._lines.append(line)
        for column, field in enumerate(line.fields):
            self._grid.addWidget(field, len(self._lines), column)
        self._area.grow(_TALLEST)
        return line

    def add_line(self) -> None:
        """Add a line for the day after the last one, no later than today."""
        self.problem.hide()
        if len(self._lines) >= _MOST:
            self.say_problem(_("These are as many lines as are saved at once. Save them, then go on."))
            return
        last = self._lines[-1].day.day()
        line = self._add(min(last + timedelta(days=1), self._today) if last else self._today)
        self._order_tabs()
        line.day.setFocus()
        self._area.ensureWidgetVisible(line.day)

    def _order_tabs(self) -> None:
        stops = [stop for line in self._lines for stop in line.stops]
        for before, after in pairwise([*stops, self.add_button, self.from_paper, self.paper_link]):
            QWidget.setTabOrder(before, after)

    def _look(self) -> None:
        """Say which of the days with an answer have an entry already; a problem that is put right is one no more."""
        if all(line.is_understood for line in self._lines):
            self.problem.hide()
        days = sorted({d for line in self._lines if not line.is_empty() and (d := line.day.day()) is not None})
        there = {s.day for s in self._diary.sessions(days[0], days[-1])} & set(days) if days else set()
        listed = "; ".join(day(on, "EEE d MMMM") for on in sorted(there))
        self.already.setText(
            ngettext("There is an entry already on {days}.", "There are entries already on {days}.", len(there)).format(
                days=listed
            )
            if there
            else ""
        )

    def _ask_for_paper(self) -> None:
        """Make room for the paper log; what is typed is kept."""
        self.reject()
        self.paper_log_requested.emit()

    # --- drafts ------------------------------------------------------------------------------------------------------
    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the grid."""
        return {"lines": [line.snapshot() for line in self._lines], "paper": self.from_paper.isChecked()}

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        self.from_paper.setChecked(state["paper"])
        while len(self._lines) < min(len(state["lines"]), _MOST):
            self._add(None)
        for line, kept in zip(self._lines, state["lines"], strict=False):
            line.restore(kept)
        self._order_tabs()

    def _on_cancelled(self) -> None:
        """Ask before several days are forgotten: with the keyboard, Cancel is a few stops away from the lines."""
        if self.is_untouched:
            self.discard()
            return
        messages.ask(
            self,
            _("Forget these lines?"),
            _("None of them is saved yet."),
            agree=_("Forget them"),
            decline=_("Keep what I typed"),
            agreed=self.discard,
            prefers_no=True,
        )

    # --- saving ------------------------------------------------------------------------------------------------------
    def save(self) -> None:
        """Check every line, then store all of them in one go, or none."""
        self.problem.hide()
        how = How.PAPER if self.from_paper.isChecked() else How.QUICK
        try:
            read = [line.read() for line in self._lines if not line.is_empty()]
        except FieldProblem as problem:
            self.say_problem(problem.words, problem.field)
            self._area.ensureWidgetVisible(problem.field)
            return
        if not read:
            self.say_problem(_("No line has an answer yet."), self._lines[0].size)
            return
        made = [replace(s, how=how, entered=entered_when(s.day, how, self._today)) for s in read]
        change = self._diary.save(*made)
        said = ngettext("{n} session saved.", "{n} sessions saved.", len(made)).format(n=len(made))
        self._undo.push_saved(self._diary, made=made, said=said)
        self.accept()
        self._bus.announce(change)
        signs = {sign for session in made if session.safety is not None for sign in session.safety.signs}
        open_card(self._diary, self._today, signs, self.parentWidget())


def _sign_heads() -> QGridLayout:
    """Return the six answers of the safety question over their columns, under the question itself."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    question = label(_("Did any of these happen?"), "caption", "text-muted", strong=True, wrap=True)
    grid.addWidget(question, 0, 0, 1, len(Sign) + 1)
    for column, head in enumerate((*(words.sign(sign) for sign in Sign), _("None of these"))):
        shown = label(head, "caption", "text-muted", wrap=True)
        shown.setFixedWidth(SIGN_WIDTH)
        shown.setContentsMargins(0, 0, _BETWEEN_HEADS, 0)
        grid.addWidget(shown, 1, column, Qt.AlignmentFlag.AlignBottom)
    return grid
