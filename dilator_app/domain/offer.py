"""The size that is offered first, or why none is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dilator_app.domain.dilators import Dilator, compare, up_to
from dilator_app.domain.latest import signs_since
from dilator_app.domain.plan import Plan
from dilator_app.domain.session import Session

AWAY = timedelta(days=14)
"""After longer than this without a session no size is preselected (app default)."""


class WhyNone(StrEnum):
    """Why no size is preselected."""

    NO_PLAN = "no_plan"
    AFTER_A_SIGN = "after_a_sign"
    AWAY = "away"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Offer:
    """The size to begin with, or none and the reason."""

    dilator: Dilator | None
    why_none: WhyNone | None = None


def offered_size(plan: Plan | None, latest: Sequence[Session], dilators: Sequence[Dilator], today: date) -> Offer:
    """Return the smaller of the plan's size and the size with which the last session ended (care M3).

    ``latest`` is in the order of `latest_first`, and need reach back no further than the last day with a dilator and
    the sessions in which a sign was noticed since. Sessions without a dilator do not change the size, but a safety
    sign in them counts. ``dilators`` is the current set, in its order.
    """
    if plan is None or plan.size is None:
        return Offer(None, WhyNone.NO_PLAN)
    if is_away(latest, today):
        return Offer(None, WhyNone.AWAY)
    if signs_since(latest):
        return Offer(None, WhyNone.AFTER_A_SIGN)
    last = next((s.ended_with for s in latest if s.ended_with), None)
    if last is None:
        return Offer(plan.size)
    relation = compare(last, plan.size, dilators)
    if relation is None:
        return Offer(None, WhyNone.NOT_COMPARABLE)
    return Offer(last if relation == -1 else plan.size)


def sizes_to_begin_with(
    plan: Plan | None, latest: Sequence[Session], dilators: Sequence[Dilator]
) -> tuple[Dilator, ...]:
    """Return what is shown where no size is preselected: all up to the plan's size, the larger ones wait (care M3).

    Without a plan's size it is the last one that was used; where neither is known, or none can be compared, all.
    """
    last = next((s.ended_with for s in latest if s.ended_with), None)
    largest = plan.size if plan and plan.size else last
    return (up_to(largest, dilators) if largest else ()) or tuple(dilators)


def is_away(latest: Sequence[Session], today: date) -> bool:
    """Return whether more than `AWAY` has passed since the last session; False when there was none yet."""
    return bool(latest) and today - latest[0].day > AWAY
