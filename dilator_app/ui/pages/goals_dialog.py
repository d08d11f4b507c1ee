"""Goals: the person's own words, rated 0 to 10 now and then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.changes import Change
from dilator_app.domain.goals import Goal, GoalRating
from dilator_app.domain.records import Record
from dilator_app.i18n import _, day, pgettext
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import TextLine
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.pain_scale import PainScale

_MOST = 5
_BEFORE = 3
"""How many earlier ratings are named; Progress draws all of them."""


class GoalRow(QWidget):
    """One goal: its words, how near it feels today, and how near it felt before."""

    moved = Signal()  # put away, or brought back

    def __init__(self, goal: Goal | None, ratings: Sequence[GoalRating], today: date) -> None:
        super().__init__()
        self.goal = goal
        self.removed = goal is not None and goal.retired
        self.of_today = next((r for r in ratings if r.day == today), None)
        self.words = TextLine(goal.words if goal else "")
        self.words.setMaxLength(text.LINE_LENGTH)
        self.words.setPlaceholderText(_("In your own words"))
        self.words.setAccessibleName(_("Goal"))
        self.rating = PainScale(40, plain=True, ends=(_("0 not yet"), _("10 as I wish")))
        self.rating.setAccessibleName(_("How near it feels today"))
        self.rating.set_value(self.of_today.value if self.of_today else None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.words)
        if goal is not None:
            drop = Button(_("Put away"), kind="quiet")
            drop.clicked.connect(self.put_away)
            head.addWidget(drop)
        column.addLayout(head)
        column.addLayout(titled(_("How near does it feel today?"), self.rating, _rated(ratings)))
        self.setVisible(False)

    def put_away(self) -> None:
        """Take the goal out of sight; saving retires it."""
        self.removed = True
        self.hide()
        self.moved.emit()

    def bring_back(self) -> None:
        """Show the goal again."""
        self.removed = False
        self.show()
        self.moved.emit()


def _rated(ratings: Sequence[GoalRating]) -> str:
    if not ratings:
        return ""
    last = ratings[-1]
    said = _("You rated it {value} of 10 on {day}.").format(value=last.value, day=day(last.day, "d MMMM"))
    before = [
        _("{value} on {day}").format(value=r.value, day=day(r.day, "d MMMM"))
        for r in reversed(ratings[-1 - _BEFORE : -1])
    ]
    if not before:
        return said
    listed = pgettext("between ratings", ", ").join(before)
    return said + " " + _("Before that: {ratings}.").format(ratings=listed)


class GoalsDialog(DraftDialog):
    """All goals at once; empty words are no goal, an empty rating is no rating."""

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, parent: QWidget | None = None) -> None:
        super().__init__(_("What this is for"), diary, "goals", parent, width=640)
        self._diary, self._bus, self._clock, self._undo = diary, bus, clock, undo
        self.column.addWidget(
            label(
                _(
                    "Anything that matters to you: an exam, a tampon, comfort. The scale runs from 0, not yet, "
                    "to 10, as I wish."
                ),
                "body",
                "text-muted",
                wrap=True,
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(18)
        self.rows: list[GoalRow] = []
        self.column.addLayout(self._rows)
        self._fill(diary.goals(), diary.goal_ratings())
        self._show_away()
        self.take_up_draft()

    def _fill(self, goals: Sequence[Goal], ratings: Sequence[GoalRating]) -> None:
        here = today(self._clock)
        kept = [goal for goal in goals if not goal.retired]
        new: list[Goal | None] = [None] if len(kept) < _MOST else []
        for goal in (*kept, *new, *(goal for goal in goals if goal.retired)):
            row = GoalRow(goal, [r for r in ratings if goal is not None and r.goal_id == goal.id], here)
            row.moved.connect(partial(self._on_moved, row))
            self.rows.append(row)
            self._rows.addWidget(row)
            row.setVisible(not row.removed)
        self._away = QVBoxLayout()
        self._away.setSpacing(6)
        self._rows.addLayout(self._away)

    def _on_moved(self, row: GoalRow) -> None:
        self._show_away()
        if not row.removed:
            self.go_to(row.words)  # what was pressed is gone; Enter is not to press another

    def _show_away(self) -> None:
        """List what is put away, each with its way back."""
        while (item := self._away.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        away = [row for row in self.rows if row.removed]
        if away:
            self._away.addWidget(label(_("Put away"), "small", "text-muted", strong=True))
        for row in away:
            self._away.addWidget(_AwayLine(row))

    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the rows."""
        return {
            str(row.goal.id) if row.goal else "new": [row.words.text(), row.rating.value(), row.removed]
            for row in self.rows
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Put the words and ratings back."""
        for row in self.rows:
            words, rating, removed = state[str(row.goal.id) if row.goal else "new"]
            row.words.setText(words)
            row.rating.set_value(rating)
            if removed != row.removed:
                row.put_away() if removed else row.bring_back()

    def save(self) -> None:
        """Store new and changed goals, and the ratings that were given or taken back."""
        records: list[Record] = []
        gone: list[Record] = []
        for place, row in enumerate(self.rows):
            try:
                changed = self._of_row(place, row)
            except ValueError:
                self.say_problem(_("Please use fewer words here."), row.words)
                return
            records += changed
            if row.of_today is not None and row.rating.value() is None and not row.removed:
                gone.append(row.of_today)
        if not records and not gone:
            self.accept()
            return
        touched = {record.id for record in records}
        stored = [one for row in self.rows for one in (row.goal, row.of_today) if one is not None]
        before = [one for one in stored if one.id in touched]
        known = {one.id for one in before}
        change = self._diary.save(*records)
        if gone:
            change = Change(change.kinds | self._diary.remove(*gone).kinds)
        made = [record for record in records if record.id not in known]
        self._undo.push_saved(self._diary, before=[*before, *gone], made=made)
        self.accept()
        self._bus.announce(change)

    def _of_row(self, place: int, row: GoalRow) -> list[Record]:
        typed = text.line(row.words.text())
        goal = row.goal
        if goal is None:
            if not typed:
                return []
            goal = Goal(words=typed, position=place)
            found: list[Record] = [goal]
        elif row.removed or not typed:
            return [] if goal.retired else [replace(goal, retired=True)]
        else:
            changed = replace(goal, words=typed, retired=False)
            found = [changed] if changed != goal else []
        value = row.rating.value()
        if value is not None and row.of_today is None:
            found.append(GoalRating(goal_id=goal.id, day=today(self._clock), value=value))
        elif value is not None and row.of_today is not None and value != row.of_today.value:
            found.append(replace(row.of_today, value=value))
        return found


class _AwayLine(QWidget):
    """A goal that is put away, and the way back."""

    def __init__(self, row: GoalRow) -> None:
        super().__init__()
        back = Button(_("Bring back"), kind="link")
        back.setAccessibleName(_("Bring back: {words}").format(words=row.words.text()))
        back.clicked.connect(row.bring_back)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(row.words.text(), "control", wrap=True), 1)
        line.addWidget(back)
