"""What Ctrl+Z takes back: the last removal or edit of this unlocked time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Change
from dilator_app.domain.records import Record

_KEPT = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be taken back."""

    take_back: Callable[[], Change]


class UndoStack:
    """The steps in order. It dies with the unlocked window."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def push(self, take_back: Callable[[], Change]) -> Step:
        """Remember how to take something back."""
        step = Step(take_back)
        self._steps.append(step)
        del self._steps[:-_KEPT]
        return step

    def push_saved(self, diary: Diary, *, before: Sequence[Record] = (), made: Sequence[Record] = ()) -> Step:
        """Remember a save: what it changed as it was ``before``, and what it ``made``."""

        def take_back() -> Change:
            changes = [diary.put_back(*before)] if before else []
            changes += [diary.remove(*made)] if made else []
            return Change(
                frozenset(kind for change in changes for kind in change.kinds),
                frozenset(one for change in changes for one in change.ids),
            )

        return self.push(take_back)

    def forget(self, step: Step) -> None:
        """Make a step final."""
        if step in self._steps:
            self._steps.remove(step)

    def holds(self, step: Step) -> bool:
        """Return whether a step can still be taken back."""
        return step in self._steps

    def undo(self, step: Step | None = None) -> Change | None:
        """Take back ``step``, or the newest one; None when there is nothing."""
        chosen = step or (self._steps[-1] if self._steps else None)
        if chosen is None or chosen not in self._steps:
            return None
        change = chosen.take_back()  # a step that could not be taken back stays
        self._steps.remove(chosen)
        return change
