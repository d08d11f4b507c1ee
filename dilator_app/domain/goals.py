"""Goals and own steps: the person's words, rated now and then. Intercourse is never listed by the program."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dilator_app.domain import text
from dilator_app.domain.records import Record, required, required_day, set_field, whole
from dilator_app.domain.scales import NRS_HIGH, NRS_LOW


@dataclass(frozen=True, slots=True, kw_only=True)
class _InOwnWords(Record):
    """One line of a list in the person's own words. It can be put away, and what was noted about it stays."""

    words: str
    position: int = 0
    retired: bool = False

    def __post_init__(self) -> None:
        set_field(self, "words", text.line(self.words))
        if not self.words:
            raise ValueError("there are words in it")
        required(self.position, 0, 999, "position")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(_InOwnWords):
    """What this is for, in the person's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRating(Record):
    """How near a goal felt on one day, 0 to 10. Not the validated PSFS: its anchor has no meaning here."""

    goal_id: UUID
    day: date
    value: int

    def __post_init__(self) -> None:
        required_day(self.day, "day")
        required(self.value, 0, 10, "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStep(_InOwnWords):
    """One rung of a ladder in the person's own words (graduated exposure)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStepTry(Record):
    """One try of an own step, with pain and anxiety if given."""

    step_id: UUID
    day: date
    pain: int | None = None
    anxiety: int | None = None
    note_to_self: str = ""

    def __post_init__(self) -> None:
        required_day(self.day, "day")
        whole(self.pain, NRS_LOW, NRS_HIGH, "pain")
        whole(self.anxiety, NRS_LOW, NRS_HIGH, "anxiety")
        set_field(self, "note_to_self", text.note(self.note_to_self))
