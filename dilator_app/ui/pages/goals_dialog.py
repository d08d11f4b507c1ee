"""Goals: the person's own words, rated 0 to 10 now and then."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.goals import Goal, GoalRating
from dilator_app.domain.records import Record
from dilator_app.i18n import _, day
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.pages.page import scrolling
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import TextLine
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.pain_scale import PainScale

_MOST = 5
_TALLEST = 400


class _GoalRow(QWidget):
    """One goal: its words, and how near it feels today."""

    def __init__(self, goal: Goal | None, last: GoalRating | None, ends: tuple[str, str]) -> None:
        super().__init__()
        self.goal = goal
        self.words = TextLine(goal.words if goal else "")
        self.words.setMaxLength(text.LINE_LENGTH)
        self.words.setPlaceholderText(_("In your own words"))
        self.words.setAccessibleName(_("Goal"))
        self.rating = PainScale(40, plain=True, ends=ends)
        self.rating.setAccessibleName(_("How near it feels today"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.words)
        self.removed = False
        if goal is not None:
            drop = Button(_("Put away"), kind="quiet")
            drop.clicked.connect(self.put_away)
            head.addWidget(drop)
        column.addLayout(head)
        hint = (
            _("You rated it {value} of 10 on {day}.").format(value=last.value, day=day(last.day, "d MMMM"))
            if last
            else ""
        )
        column.addLayout(titled(_("How near does it feel today?"), self.rating, hint))

    def put_away(self) -> None:
        """Take the goal out of sight; saving retires it."""
        self.removed = True
        self.hide()


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
        self._rows.setContentsMargins(5, 5, 5, 5)
        self._rows.setSpacing(18)
        holder = QWidget()
        holder.setLayout(self._rows)
        ratings = diary.goal_ratings()
        ends = (_("0 not yet"), _("10 as I wish"))
        self.rows: list[_GoalRow] = []
        for goal in [g for g in diary.goals() if not g.retired][:_MOST]:
            last = next((r for r in reversed(ratings) if r.goal_id == goal.id), None)
            self._add(_GoalRow(goal, last, ends))
        if len(self.rows) < _MOST:
            self._add(_GoalRow(None, None, ends))
        area = scrolling(holder)
        area.setMinimumHeight(min(holder.sizeHint().height(), _TALLEST))
        self.column.addWidget(area)
        self.take_up_draft()

    def _add(self, row: _GoalRow) -> None:
        self.rows.append(row)
        self._rows.addWidget(row)

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
            if removed:
                row.put_away()

    def save(self) -> None:
        """Store new and changed goals, and the ratings that were given."""
        records: list[Record] = []
        for place, row in enumerate(self.rows):
            try:
                records += self._of_row(place, row)
            except ValueError:
                self.say_problem(_("Please use fewer words here."), row.words)
                return
        if not records:
            self.accept()
            return
        changed = {record.id for record in records}
        before = [row.goal for row in self.rows if row.goal is not None and row.goal.id in changed]
        change = self._diary.save(*records)
        known = {goal.id for goal in before}
        self._undo.push_saved(self._diary, before=before, made=[r for r in records if r.id not in known])
        self.accept()
        self._bus.announce(change)

    def _of_row(self, place: int, row: _GoalRow) -> list[Record]:
        typed = text.line(row.words.text())
        goal = row.goal
        if goal is None:
            if not typed:
                return []
            goal = Goal(words=typed, position=place)
            found: list[Record] = [goal]
        elif row.removed or not typed:
            return [replace(goal, retired=True)]
        else:
            found = [replace(goal, words=typed)] if typed != goal.words else []
        value = row.rating.value()
        if value is not None:
            found.append(GoalRating(goal_id=goal.id, day=today(self._clock), value=value))
        return found
