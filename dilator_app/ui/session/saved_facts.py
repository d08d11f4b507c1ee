"""What was saved, in a few large words: two beside each other where all of them have room, else one a line."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain.practice import Practice
from dilator_app.domain.scales import Breathing
from dilator_app.domain.session import Session
from dilator_app.i18n import _, heading
from dilator_app.ui.icons import IconView
from dilator_app.ui.session.look import Scale
from dilator_app.ui.widgets.placing import place

_ROLE = "session-body"
_TICK, _TO_TICK = 28, 8
_BETWEEN = 24


class Fact(NamedTuple):
    """A value, what it is, and whether it carries a tick."""

    value: str
    what: str
    tick: bool = False


class SavedFacts(QWidget):
    """Facts in a grid."""

    def __init__(self, facts: Sequence[Fact], scale: Scale) -> None:
        super().__init__()
        self._scale = scale
        self._cells = [self._cell(fact) for fact in facts]
        metrics = QFontMetricsF(scale.font(_ROLE, strong=True))
        self._widest = max((_width(fact, metrics) for fact in facts), default=0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(26)
        self._columns = 0
        self._arrange(2)

    def _cell(self, fact: Fact) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(_TO_TICK)
        if fact.tick:
            line.addWidget(IconView("check", "text", _TICK))
        line.addWidget(self._scale.label(fact.value, _ROLE, strong=True, wrap=True), 1)
        column.addLayout(line)
        if fact.what:
            column.addWidget(self._scale.label(fact.what, "lead", "text-muted", wrap=True))
        column.addStretch()
        return holder

    def minimumSizeHint(self) -> QSize:
        """Return the width at which every value still stands whole, one a line."""
        return QSize(self._widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as the widest value allows."""
        super().resizeEvent(event)
        self._arrange(2 if 2 * self._widest + _BETWEEN <= self.width() else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, cell in enumerate(self._cells):
            place(self._grid, cell, number // columns, number % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))


def _width(fact: Fact, metrics: QFontMetricsF) -> int:
    longest = max((metrics.horizontalAdvance(word) for word in fact.value.split(" ")), default=0.0)
    return round(longest) + 2 + (_TICK + _TO_TICK if fact.tick else 0)


def facts_of(session: Session, state: Practice, *, inches: bool) -> list[Fact]:
    """Return what Saved shows of a session: no pain, and nothing that was not answered."""
    facts = [Fact(_("Breathing session"), "")]
    if session.steps:
        what = _("sizes") if len(session.sizes) > 1 else _("size")
        facts = [Fact(words.sizes_used(session, inches=inches), what)]
    if session.shown_seconds is not None:
        planned = state.frame.minutes
        about = _("of about {n}").format(n=planned) if planned and not session.is_breathing_session else ""
        spent = _("{n} min").format(n=words.minutes_spoken(session.shown_seconds))
        facts.append(Fact(heading(spent), about))
    if session.insertion is not None:
        facts.append(Fact(words.insertion_inline(session.insertion), _("inserting")))
    if session.breathing is not None:
        is_done = session.breathing is Breathing.DONE
        facts.append(Fact(words.breathing(session.breathing), _("breathing"), is_done))
    return facts
