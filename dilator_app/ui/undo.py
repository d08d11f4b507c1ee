"""What Ctrl+Z takes back, the last removal or change of this unlocked time, and what Ctrl+Shift+Z does again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakMethod

from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Change
from dilator_app.domain.records import Record
from dilator_app.i18n import _

_KEPT = 50


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One thing that can be taken back, and then done again."""

    take_back: Callable[[], Change]
    do_again: Callable[[], Change]


class Done(NamedTuple):
    """A step that was taken back or done again, and what that wrote."""

    step: Step
    change: Change


class UndoStack:
    """The steps in order. It dies with the unlocked window."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._taken_back: list[Step] = []
        self._listener: WeakMethod[Callable[[Step, str], None]] | None = None

    def tell(self, listener: Callable[[Step, str], None]) -> None:
        """Let a method hear of every step that is worth a word, with that word."""
        self._listener = WeakMethod(listener)  # the stack outlives the view that listens

    def push(self, take_back: Callable[[], Change], do_again: Callable[[], Change], said: str = "") -> Step:
        """Remember how to take something back, and say ``said`` where there is something to say."""
        step = Step(take_back, do_again)
        self._steps.append(step)
        del self._steps[:-_KEPT]
        self._taken_back.clear()  # what was taken back before belongs to another course of things
        listener = self._listener() if self._listener and said else None
        if listener is not None:
            listener(step, said)
        return step

    def push_saved(
        self, diary: Diary, *, before: Sequence[Record] = (), made: Sequence[Record] = (), said: str = ""
    ) -> Step:
        """Remember a save, what it changed as it was ``before`` and what it ``made``, and say that it was saved."""
        after: list[Record] = []

        def take_back() -> Change:
            after[:] = diary.as_stored(*before, *made)
            changes = [diary.put_back(*before)] if before else []
            changes += [diary.remove(*made)] if made else []
            return Change(
                frozenset(kind for change in changes for kind in change.kinds),
                frozenset(one for change in changes for one in change.ids),
            )

        return self.push(take_back, lambda: diary.put_back(*after), said or _("Saved."))

    def forget(self, step: Step) -> None:
        """Make a step final."""
        if step in self._steps:
            self._steps.remove(step)

    def holds(self, step: Step) -> bool:
        """Return whether a step can still be taken back."""
        return step in self._steps

    def undo(self, step: Step | None = None) -> Done | None:
        """Take back ``step``, or the newest one; None when there is nothing."""
        chosen = _chosen(self._steps, step)
        if chosen is None:
            return None
        change = chosen.take_back()  # a step that could not be taken back stays
        self._steps.remove(chosen)
        self._taken_back.append(chosen)
        return Done(chosen, change)

    def redo(self, step: Step | None = None) -> Done | None:
        """Do again ``step``, or what was taken back last; None when there is nothing."""
        chosen = _chosen(self._taken_back, step)
        if chosen is None:
            return None
        change = chosen.do_again()
        self._taken_back.remove(chosen)
        self._steps.append(chosen)
        return Done(chosen, change)


def _chosen(steps: Sequence[Step], step: Step | None) -> Step | None:
    wanted = step or (steps[-1] if steps else None)
    return wanted if wanted in steps else None
