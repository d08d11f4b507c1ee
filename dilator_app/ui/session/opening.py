"""What comes before Prepare where it is due: the card after a sign, and when not to start."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dilator_app.diary.diary import Diary
from dilator_app.domain.offer import is_away, sign_since_last_size
from dilator_app.domain.plan import Plan
from dilator_app.domain.scales import CONTACT_SIGNS, Sign
from dilator_app.domain.session import Session


class Opening:
    """Decides what is shown at Start; nothing of it blocks, and what was ticked is stored nowhere."""

    def __init__(self, diary: Diary, plan: Plan | None, recent: Sequence[Session], today: date) -> None:
        self._diary, self._plan, self._recent, self._today = diary, plan, recent, today

    @property
    def signs(self) -> frozenset[Sign]:
        """The signs of the newest session with a size and of any after it."""
        found = [s.safety.signs for s in self._recent if s.safety is not None]
        return frozenset().union(*found)

    @property
    def needs_card(self) -> bool:
        """Whether "When to contact" is shown first (care M5)."""
        return bool(self.signs & CONTACT_SIGNS)

    @property
    def needs_list(self) -> bool:
        """Whether "When not to start" comes by itself: with a new plan, after a sign, after time away.

        Answered, it does not come again on that day.
        """
        plan, _sep, when = self._diary.preferences().checked_first.partition(" ")
        if plan != self._plan_name():
            return True
        again = sign_since_last_size(self._recent) or is_away(self._recent, self._today)
        return again and when != self._today.isoformat()

    def note_checked(self) -> None:
        """Remember that nothing on the list was ticked under this plan, and when."""
        name = f"{self._plan_name()} {self._today.isoformat()}"
        self._diary.save_preferences(replace(self._diary.preferences(), checked_first=name))

    def _plan_name(self) -> str:
        return str(self._plan.id) if self._plan else "none"
