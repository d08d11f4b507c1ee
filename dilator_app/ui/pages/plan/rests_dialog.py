"""All rests: each can be changed, ended or removed, and one of another time added."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Change, Kind
from dilator_app.domain.plan import Rest
from dilator_app.i18n import _, day
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.rest_form import RestForm, store_rest
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label, row
from dilator_app.ui.widgets.form import ShownDialog
from dilator_app.ui.widgets.made_anew import MadeAnew

_DAY = "EEE d MMMM y"


class RestsDialog(ShownDialog):
    """Newest first. Removing one closes the list, so that its Undo can be reached."""

    removal_requested = Signal(str, object)  # what to say, and the rest in a list

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, parent: QWidget | None = None) -> None:
        super().__init__(_("Rests"), parent, width=600)
        self._diary, self._bus, self._clock, self._undo = diary, bus, clock, undo
        self.column.addWidget(
            label(
                _("A rest is a pause of your plan. Charts show it shaded, and nothing is counted against it."),
                "body",
                "text-muted",
                wrap=True,
            )
        )
        self._list = MadeAnew()
        self.column.addWidget(self._list)
        self.add_button = Button(_("Add a rest"), icon="plus")
        self.add_button.clicked.connect(self._add)
        self.buttons.insertWidget(0, self.add_button)
        bus.changed.connect(self._on_changed)
        self._show(diary.rests())

    def _on_changed(self, change: Change) -> None:
        if change.touches(Kind.REST):
            self._show(self._diary.rests())

    def _show(self, rests: Sequence[Rest]) -> None:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for place, rest in enumerate(sorted(rests, key=lambda r: r.first_day, reverse=True)):
            if place:
                rows.addWidget(Hairline())
            rows.addLayout(self._row(rest))
        if not rests:
            rows.addWidget(label(_("No rest is noted."), "body"))
        self._list.put(holder)

    def _row(self, rest: Rest) -> QVBoxLayout:
        when = rest_days(rest)
        head = row(label(when, "body", strong=True, wrap=True), spacing=14)
        head.setStretch(0, 1)
        for words, name, act in self._acts(rest, when):
            link = Button(words, kind="link")
            link.setAccessibleName(name)
            link.clicked.connect(act)
            head.addWidget(link)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addLayout(head)
        if rest.words:
            texts.addWidget(label(rest.words, "small", "text-muted", wrap=True))
        return texts

    def _acts(self, rest: Rest, when: str) -> list[tuple[str, str, "partial[None]"]]:
        acts = [
            (_("Change"), _("Change: {when}").format(when=when), partial(self._change, rest)),
            (_("Remove"), _("Remove: {when}").format(when=when), partial(self._remove, rest)),
        ]
        if can_end(rest, today(self._clock)):
            acts.insert(1, (_("End it"), _("End it: {when}").format(when=when), partial(self._end, rest)))
        return acts

    def _add(self) -> None:
        RestForm(None, self._diary, self._bus, self._clock, self._undo, self).open()

    def _change(self, rest: Rest, *_args: object) -> None:
        RestForm(rest, self._diary, self._bus, self._clock, self._undo, self).open()

    def _end(self, rest: Rest, *_args: object) -> None:
        ended = replace(rest, last_day=today(self._clock) - timedelta(days=1))
        store_rest(self._diary, self._bus, self._undo, ended, rest)

    def _remove(self, rest: Rest, *_args: object) -> None:
        self.accept()
        self.removal_requested.emit(_("Rest removed: {when}.").format(when=rest_days(rest)), [rest])


def can_end(rest: Rest, here: date) -> bool:
    """Return whether a rest that goes on today, and began before it, can end with yesterday."""
    return rest.covers(here) and rest.first_day < here


def rest_days(rest: Rest) -> str:
    """Return the days of a rest."""
    first = day(rest.first_day, _DAY)
    if rest.last_day is None:
        return _("since {first}, open").format(first=first)
    if rest.last_day == rest.first_day:
        return first
    return _("{first} to {last}").format(first=first, last=day(rest.last_day, _DAY))
