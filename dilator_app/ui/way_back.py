"""The strip that says what was removed, saved or taken back, with the way back from it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Change, Kind
from dilator_app.domain.records import Record
from dilator_app.errors import CouldNotWrite
from dilator_app.i18n import _
from dilator_app.ui.bus import Bus
from dilator_app.ui.undo import Step, UndoStack
from dilator_app.ui.widgets.toast import Toast


@dataclass(frozen=True, slots=True)
class Told:
    """What was removed, saved or taken back last, and the toast that says so."""

    text: str
    step: Step
    toast: Toast
    is_removal: bool


class WayBack(QObject):
    """Stands in ``view``, whose keys ask it to `take_back` and to `do_again`.

    What is taken back while its own toast is there says so by that toast's going. What was saved earlier is named:
    nothing changes on another page, or long ago, without a word.
    """

    covers = Signal(int)
    """So much of the end of what lies behind it is covered, in pixels; 0 when the toast is gone."""

    def __init__(self, undo: UndoStack, diary: Diary, bus: Bus, view: QWidget) -> None:
        super().__init__(view)
        self._undo, self._diary, self._bus, self._view = undo, diary, bus, view
        self._area = QRect()
        self._told: Told | None = None
        self._covered: Told | None = None
        """A removal that a later save has taken the place of: it comes back when that save is taken back."""
        undo.tell(self._say_saved)

    def place_in(self, area: QRect) -> None:
        """Stand in ``area`` of the view from here on."""
        self._area = area
        if self._told is not None:
            self._told.toast.place_in(area)

    def close(self) -> None:
        """Close what is said; what it told to be removed is final."""
        if self._told is not None:
            self._told.toast.close_now()

    # --- removing and saving -----------------------------------------------------------------------------------------
    def remove(self, text: str, records: Sequence[Record]) -> None:
        """Remove ``records`` and say ``text``. The removal before this one becomes final first."""
        self.close()
        diary = self._diary
        change = diary.remove(*records)
        step = self._undo.push(lambda: diary.bring_back(*records), lambda: diary.remove(*records))
        self._show(text, step, is_removal=True)
        self._bus.announce(change)

    def _say_saved(self, step: Step, text: str) -> None:
        """Say that something was saved; Ctrl+Z knows the way back also when the toast is gone."""
        self._give_way()
        self._show(text, step)

    # --- the ways ----------------------------------------------------------------------------------------------------
    def take_back(self, step: Step | None = None) -> None:
        """Take back ``step``, or the newest one."""
        seen = {id(told.step) for told in (self._told, self._covered) if told is not None}
        taken = self._undo.undo(step)
        if self._told is not None and not self._undo.holds(self._told.step):
            self._told.toast.dismiss()
            self._told = None
            covered, self._covered = self._covered, None
            if covered is not None and self._undo.holds(covered.step):
                self._show(covered.text, covered.step, is_removal=True)
        if taken is None:
            return
        self._bus.announce(taken.change)
        if id(taken.step) not in seen:
            self._give_way()
            said = _("Taken back: the last change to {what}.").format(what=_named(taken.change))
            self._show(said, taken.step, again=True)

    def do_again(self, step: Step | None = None) -> None:
        """Do again what was taken back: ``step``, or the newest one."""
        done = self._undo.redo(step)
        if done is None:
            return
        if self._told is not None and self._told.step is done.step:
            self._told.toast.dismiss()
            self._told = None
        self._bus.announce(done.change)

    # --- the toast ---------------------------------------------------------------------------------------------------
    def _give_way(self) -> None:
        told, self._told = self._told, None
        if told is not None:
            told.toast.dismiss()
            self._covered = told if told.is_removal else self._covered

    def _show(self, text: str, step: Step, *, is_removal: bool = False, again: bool = False) -> None:
        toast = Toast(text, self._view, shortcut="Ctrl+Shift+Z" if again else "Ctrl+Z")
        toast.undo_requested.connect(lambda: self.do_again(step) if again else self.take_back(step))
        toast.closed.connect(self._on_closed)
        self._told = Told(text, step, toast, is_removal)
        toast.place_in(self._area)
        toast.gone.connect(lambda: self.covers.emit(0))
        toast.show()
        self.covers.emit(toast.needed_room())

    def _on_closed(self) -> None:
        """Make final what was removed; what was saved can still be taken back with Ctrl+Z."""
        removals = [told for told in (self._told, self._covered) if told is not None and told.is_removal]
        self._told = self._covered = None
        if not removals:
            return
        for told in removals:
            self._undo.forget(told.step)
        with suppress(CouldNotWrite):  # the next unlock tries again
            self._diary.forget_removed()


def _named(change: Change) -> str:
    names = {
        Kind.PLAN: _("your plan"),
        Kind.DILATOR_SET: _("your set"),
        Kind.SESSION: _("your sessions"),
        Kind.REST: _("your rests"),
        Kind.GOAL: _("your goals"),
        Kind.GOAL_RATING: _("your goals"),
        Kind.OWN_STEP: _("your own steps"),
        Kind.OWN_STEP_TRY: _("your own steps"),
        Kind.APPOINTMENT: _("your appointments"),
        Kind.QUESTION: _("your questions"),
        Kind.SETTING: _("your words for an exam"),
    }
    return next(words for kind, words in names.items() if kind in change.kinds)
