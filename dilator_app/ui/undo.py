"""What Ctrl+Z takes back: the last removal or edit of this unlocked time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from weakref import WeakMethod

from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Change
from dilator_app.domain.records import Record
from dilator_app.i18n import _

_KEPT = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be taken back."""

    take_back: Callable[[], Change]


class UndoStack:
    """The steps in order. It dies with the unlocked window."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._listener: WeakMethod[Callable[[Step, str], None]] | None = None

    def tell(self, listener: Callable[[Step, str], None]) -> None:
        """Let a method hear of every step that is worth a word, with that word."""
        self._listener = WeakMethod(listener)  # the stack outlives the view that listens

    def push(self, take_back: Callable[[], Change], said: str = "") -> Step:
        """Remember how to take something back, and say ``said`` where there is something to say."""
        step = Step(take_back)
        self._steps.append(step)
        del self._steps[:-_KEPT]
        listener = self._listener() if self._listener and said else None
        if listener is not None:
            listener(step, said)
        return step

    def push_saved(
        self, diary: Diary, *, before: Sequence[Record] = (), made: Sequence[Record] = (), said: str = ""
    ) -> Step:
        """Remember a save, what it changed as it was ``before`` and what it ``made``, and say that it was saved."""

        def take_back() -> Change:
            changes = [diary.put_back(*before)] if before else []
            changes += [diary.remove(*made)] if made else []
            return Change(
                frozenset(kind for change in changes for kind in change.kinds),
                frozenset(one for change in changes for one in change.ids),
            )

        return self.push(take_back, said or _("Saved."))

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
