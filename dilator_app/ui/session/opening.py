"""What comes before Prepare where it is due: the card after a sign, and when not to start."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dilator_app import words
from dilator_app.diary.diary import Diary
from dilator_app.domain.offer import is_away, sign_since_last_size
from dilator_app.domain.plan import Plan
from dilator_app.domain.scales import CONTACT_SIGNS, Noticed, Sign
from dilator_app.domain.session import Session
from dilator_app.i18n import _, day, pgettext


def why_ticked(lines: Sequence[str]) -> str:
    """Say which lines of the list lead to the card."""
    return _("You ticked: {lines}.").format(lines=pgettext("between ticked lines", "; ").join(lines))


class Opening:
    """Decides what is shown at Start; nothing of it blocks, and what was ticked is stored nowhere."""

    def __init__(self, diary: Diary, plan: Plan | None, recent: Sequence[Session], today: date) -> None:
        self._diary, self._plan, self._recent, self._today = diary, plan, recent, today

    @property
    def signs(self) -> frozenset[Sign]:
        """The signs of the newest session with a size and of any after it."""
        return frozenset(noticed.sign for noticed in self._noticed())

    def _noticed(self) -> list[Noticed]:
        return [noticed for s in self._recent if s.safety is not None for noticed in s.safety.noticed]

    @property
    def needs_card(self) -> bool:
        """Whether "When to contact" is shown first (care M5)."""
        return bool(self.signs & CONTACT_SIGNS)

    def why_card(self) -> str:
        """Say which signs lead to the card, and when each was noticed."""
        days: dict[date, list[str]] = {}
        for noticed in self._noticed():
            days.setdefault(noticed.day, []).append(words.sign_inline(noticed.sign))
        return "\n".join(
            _("Noted on {day}: {signs}.").format(
                day=day(on, "EEEE d MMMM"), signs=pgettext("between signs", "; ").join(dict.fromkeys(days[on]))
            )
            for on in sorted(days)
        )

    def why_list(self) -> str:
        """Say why "When not to start" comes by itself: with a new plan, after a sign, after time away; else nothing.

        Answered, it does not come again on that day. After a ticked line it comes until nothing is ticked.
        """
        plan, _sep, when = self._diary.preferences().checked_first.partition(" ")
        if plan != self._plan_name():
            is_new = bool(self._plan and plan)
            return _("This list comes with each new plan.") if is_new else _("This list comes before you begin.")
        if when == self._today.isoformat():
            return ""
        if sign_since_last_size(self._recent):
            return _("This list comes again after what you noted in a session.")
        if is_away(self._recent, self._today):
            return _("This list comes again after some time without a session.")
        return ""

    def note_checked(self) -> None:
        """Remember that nothing on the list was ticked under this plan, and when."""
        self._remember(f"{self._plan_name()} {self._today.isoformat()}")

    def forget_checked(self) -> None:
        """Ask again at the next start, for something was ticked; what it was is kept nowhere."""
        self._remember("")

    def _remember(self, checked: str) -> None:
        self._diary.save_preferences(replace(self._diary.preferences(), checked_first=checked))

    def _plan_name(self) -> str:
        return str(self._plan.id) if self._plan else "none"
