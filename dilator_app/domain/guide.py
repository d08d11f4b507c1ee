"""The plan's rule counted against sessions, with the reason for each. It counts; nothing follows from it.

Newest sessions first (day, time, when recorded). A session *counts* when every needed value was given and fits. It
*ends the row* when a given value breaks a condition, whatever else is missing. Otherwise it is *passed over*: sessions
with numbing gel, breathing sessions, other sizes, outside only, and unanswered questions neither count nor end it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dilator_app.domain.dilators import Dilator
from dilator_app.domain.plan import Plan, Rule
from dilator_app.domain.scales import Breathing, Insertion
from dilator_app.domain.session import Session, in_order


class Verdict(StrEnum):
    """What a session does to the row."""

    COUNTS = "counts"
    PASSED_OVER = "passed_over"
    ENDS_THE_ROW = "ends_the_row"


class Reason(StrEnum):
    """Why a session does not count."""

    BREATHING_SESSION = "breathing_session"
    SIZE_NOT_GIVEN = "size_not_given"
    OTHER_SIZE = "other_size"
    OUTSIDE_ONLY = "outside_only"
    NUMBING_GEL = "numbing_gel"
    PAIN_NOT_GIVEN = "pain_not_given"
    BREATHING_NOT_GIVEN = "breathing_not_given"
    SAFETY_NOT_GIVEN = "safety_not_given"
    TIME_NOT_GIVEN = "time_not_given"
    PAIN_ABOVE = "pain_above"
    BREATHING_NOT_DONE = "breathing_not_done"
    SAFETY_SIGN = "safety_sign"
    TIME_SHORT = "time_short"


@dataclass(frozen=True, slots=True)
class Looked:
    """One session as the rule sees it."""

    session: Session
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """The rule, the size it is counted at, and every session that was looked at, newest first."""

    rule: Rule
    dilator: Dilator
    looked: tuple[Looked, ...]

    @property
    def counted(self) -> tuple[Session, ...]:
        """The sessions that count, newest first."""
        return tuple(entry.session for entry in self.looked if entry.verdict is Verdict.COUNTS)

    @property
    def is_matched(self) -> bool:
        """Whether enough sessions count."""
        return len(self.counted) >= self.rule.sessions


def count(plan: Plan | None, sessions: Iterable[Session]) -> Guide | None:
    """Return how ``sessions`` stand against the rule in ``plan``, at the plan's size; None without rule or size.

    The version in force today judges all of them, whatever their dates.
    """
    if plan is None or plan.rule is None or plan.size is None:
        return None
    looked: list[Looked] = []
    for session in reversed(in_order(sessions)):
        entry = _look(session, plan, plan.rule, plan.size)
        looked.append(entry)
        if entry.verdict is Verdict.ENDS_THE_ROW:
            break
    return Guide(plan.rule, plan.size, tuple(looked))


def _look(session: Session, plan: Plan, rule: Rule, dilator: Dilator) -> Looked:
    outside = _outside_the_rule(session, dilator)
    if outside is not None:
        return Looked(session, Verdict.PASSED_OVER, (outside,))
    broken = tuple(_broken(session, plan, rule, dilator))
    if broken:
        return Looked(session, Verdict.ENDS_THE_ROW, broken)
    missing = tuple(_missing(session, plan, rule, dilator))
    if missing:
        return Looked(session, Verdict.PASSED_OVER, missing)
    return Looked(session, Verdict.COUNTS)


def _outside_the_rule(session: Session, dilator: Dilator) -> Reason | None:
    if session.is_breathing_session:
        return Reason.BREATHING_SESSION
    if session.size_unsaid:
        return Reason.SIZE_NOT_GIVEN
    if dilator.size not in session.sizes:
        return Reason.OTHER_SIZE
    if session.insertion is Insertion.OUTSIDE_ONLY:
        return Reason.OUTSIDE_ONLY
    return Reason.NUMBING_GEL if session.numbing_gel else None


def _broken(session: Session, plan: Plan, rule: Rule, dilator: Dilator) -> Iterable[Reason]:
    """Yield the conditions that a given value breaks. The session's worst pain decides, also after easing back."""
    if session.counted_pain is not None and session.counted_pain > rule.worst_pain:
        yield Reason.PAIN_ABOVE
    if rule.breathing_done and session.breathing in (Breathing.PARTLY, Breathing.NO):
        yield Reason.BREATHING_NOT_DONE
    if rule.no_safety_sign and session.safety is not None and session.safety.signs:
        yield Reason.SAFETY_SIGN
    seconds = session.seconds_at(dilator.size)
    needed = _seconds_needed(plan, rule)
    if needed is not None and seconds is not None and seconds < needed:
        yield Reason.TIME_SHORT


def _missing(session: Session, plan: Plan, rule: Rule, dilator: Dilator) -> Iterable[Reason]:
    """Yield what the rule needs and nobody answered."""
    if session.counted_pain is None:
        yield Reason.PAIN_NOT_GIVEN
    if rule.breathing_done and session.breathing is None:
        yield Reason.BREATHING_NOT_GIVEN
    if rule.no_safety_sign and session.safety is None:
        yield Reason.SAFETY_NOT_GIVEN
    if _seconds_needed(plan, rule) is not None and session.seconds_at(dilator.size) is None:
        yield Reason.TIME_NOT_GIVEN


def _seconds_needed(plan: Plan, rule: Rule) -> int | None:
    return plan.minutes * 60 if rule.planned_time and plan.minutes is not None else None
