"""Which kinds of record a write touched."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """Every kind of record that a diary holds."""

    DILATOR_SET = "dilator_set"
    PLAN = "plan"
    REST = "rest"
    SESSION = "session"
    GOAL = "goal"
    GOAL_RATING = "goal_rating"
    OWN_STEP = "own_step"
    OWN_STEP_TRY = "own_step_try"
    APPOINTMENT = "appointment"
    QUESTION = "question"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Change:
    """What one write did."""

    kinds: frozenset[Kind]
    ids: frozenset[UUID] = frozenset()

    def touches(self, *kinds: Kind) -> bool:
        """Return whether any of ``kinds`` was written."""
        return not self.kinds.isdisjoint(kinds)


NOTHING = Change(frozenset())
