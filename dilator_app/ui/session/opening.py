"""What comes before Prepare where it is due: the card after a sign, and when not to start."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from dilator_app import words
from dilator_app.diary.diary import Diary
from dilator_app.domain.latest import signs_since
from dilator_app.domain.offer import is_away
from dilator_app.domain.plan import Plan
from dilator_app.domain.scales import CONTACT_SIGNS, Sign
from dilator_app.domain.session import Session
from dilator_app.i18n import _, day, pgettext

_TICKED = "ticked"
"""Kept in the place of the plan's name where a line of the list was ticked."""


def why_ticked(lines: Sequence[str]) -> str:
    """Say which lines of the list lead to the card."""
    return _("You ticked: {lines}.").format(lines=pgettext("between ticked lines", "; ").join(lines))


class Opening:
    """Decides what is shown at Start; nothing of it blocks.

    Of the list it keeps when nothing was ticked, or that something was; which lines were ticked is stored nowhere.
    """

    def __init__(self, diary: Diary, plan: Plan | None, latest: Sequence[Session], now: datetime) -> None:
        """``latest`` is what `Diary.since_last_size` returns."""
        self._diary, self._plan, self._latest, self._now = diary, plan, latest, now
        self._since = signs_since(latest)

    @property
    def signs(self) -> frozenset[Sign]:
        """The signs that no session with a size has come after."""
        return frozenset(noticed.sign for _session, noticed in self._since)

    @property
    def needs_card(self) -> bool:
        """Whether "When to contact" is shown first (care M5)."""
        return bool(self.signs & CONTACT_SIGNS) or self._was_ticked()

    def why_card(self) -> str:
        """Say which signs lead to the card, and when each was noticed; or that a line was ticked."""
        days: dict[date, list[str]] = {}
        for _session, noticed in self._since:
            days.setdefault(noticed.day, []).append(words.sign_inline(noticed.sign))
        said = [
            _("Noted on {day}: {signs}.").format(
                day=day(on, "EEEE d MMMM"), signs=pgettext("between signs", "; ").join(dict.fromkeys(days[on]))
            )
            for on in sorted(days)
        ]
        if self._was_ticked():
            said.append(_("Last time a line of “When not to start” was ticked."))
        return "\n".join(said)

    def why_list(self) -> str:
        """Say why "When not to start" comes by itself: with a new plan, after a sign, after time away; else nothing.

        Answered, it does not come again on that day unless a sign was noted since. After a ticked line it comes until
        nothing is ticked.
        """
        if self._was_ticked():
            return _("This list comes again until nothing on it is ticked.")
        plan, _sep, when = self._diary.preferences().checked_first.partition(" ")
        if plan != self._plan_name():
            is_new = bool(self._plan and plan)
            return _("This list comes with each new plan.") if is_new else _("This list comes before you begin.")
        if self._holds_today(when):
            return ""
        if self._since:
            return _("This list comes again after what you noted in a session.")
        if is_away(self._latest, self._now.date()):
            return _("This list comes again after some time without a session.")
        return ""

    def _holds_today(self, when: str) -> bool:
        """Return whether the answer of ``when`` is of today, and no session with a sign was written since."""
        answered = _moment(when)
        if answered is None or answered.date() != self._now.date():
            return False
        return all(session.stamps and session.stamps.changed_at < answered for session, _noticed in self._since)

    def _was_ticked(self) -> bool:
        return self._diary.preferences().checked_first == _TICKED

    def note_checked(self) -> None:
        """Remember that nothing on the list was ticked under this plan, and when."""
        self._remember(f"{self._plan_name()} {self._now.isoformat()}")

    def note_ticked(self) -> None:
        """Remember that something was ticked, so that the next start asks again; what it was is kept nowhere."""
        self._remember(_TICKED)

    def _remember(self, checked: str) -> None:
        self._diary.save_preferences(replace(self._diary.preferences(), checked_first=checked))

    def _plan_name(self) -> str:
        return str(self._plan.id) if self._plan else "none"


def _moment(text: str) -> datetime | None:
    """Read a moment with its offset; None for anything else."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else None
