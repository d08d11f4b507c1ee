"""A session as figures look at it: worked out once, for those who look at it again and again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dilator_app.domain.dilators import Dilator, Size
from dilator_app.domain.plan import DEFAULT_COMFORT_LIMIT, Plan, PlanLine, in_force
from dilator_app.domain.session import AtSize, Session

PlanOn = Callable[[date], Plan | None]


class Counted(NamedTuple):
    """One session beside the plan that was in force on its day. A tuple, since there can be thousands."""

    session: Session
    plan: Plan | None
    limit: int
    """The comfort limit that held on its day; the app's own before there was a plan."""
    pain: int | None
    """`Session.highest_pain`."""
    at: Mapping[Size, AtSize]
    """`Session.at_each_size`: empty for a breathing session, a warm-up alone, and where the size is not said."""

    @property
    def planned_minutes(self) -> int | None:
        """The minutes that somebody gave it; None for the app's own."""
        if self.plan is None or self.plan.is_app_default(PlanLine.MINUTES):
            return None
        return self.plan.minutes

    @property
    def is_highest_at_warm_up(self) -> bool:
        """Whether its highest pain was given at the warm-up, so that it is the session's and stands at no size."""
        there = (at.pain for at in self.at.values() if at.pain is not None)
        return bool(self.session.steps) and self.pain is not None and self.pain > max(there, default=-1)

    @property
    def is_above_limit(self) -> bool:
        """Whether its highest pain was above the comfort limit of its day."""
        return self.pain is not None and self.pain > self.limit


def counted(sessions: Iterable[Session], plan_on: PlanOn) -> list[Counted]:
    """Return ``sessions`` as figures look at them, in the same order."""
    found = []
    for session in sessions:
        plan = plan_on(session.day)
        limit = plan.comfort_limit if plan else DEFAULT_COMFORT_LIMIT
        found.append(Counted(session, plan, limit, session.highest_pain, session.at_each_size()))
    return found


def plan_lookup(plans: Sequence[Plan]) -> PlanOn:
    """Return a function that gives the plan in force on a day and remembers its answers."""
    known: dict[date, Plan | None] = {}

    def plan_on(day: date) -> Plan | None:
        if day not in known:
            known[day] = in_force(plans, day)
        return known[day]

    return plan_on


def where_highest(session: Session) -> Dilator | None:
    """Return the dilator at which the session's highest pain was given, else the one that gives it its size."""
    for step in (*session.counted_steps, *session.steps):
        if step.worst_pain is not None and step.worst_pain == session.highest_pain:
            return step.dilator
    return session.main_dilator
