"""What was in force when: the versions of the plan, one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dilator_app.domain.plan import Plan, PlanLine, changed_lines, in_force


@dataclass(frozen=True, slots=True)
class Version:
    """One version with the days on which it was in force, both included; ``last_day`` is None while none follows.

    ``changed`` are the lines on which it says something else than the version ``before`` it.
    """

    plan: Plan
    first_day: date
    last_day: date | None
    before: Plan | None
    changed: tuple[PlanLine, ...]

    def covers(self, day: date) -> bool:
        """Return whether the version was, or will be, in force on ``day``."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


def history(plans: Iterable[Plan]) -> tuple[Version, ...]:
    """Return the versions newest first. Of two that begin on one day the later one alone was ever in force."""
    by_start = sorted(plans, key=lambda plan: plan.starts_on)
    begun = [in_force(group, day) for day, group in groupby(by_start, key=lambda plan: plan.starts_on)]
    in_order = [plan for plan in begun if plan is not None]
    versions: list[Version] = []
    for place, plan in enumerate(in_order):
        before = in_order[place - 1] if place else None
        following = in_order[place + 1] if place + 1 < len(in_order) else None
        last_day = following.starts_on - timedelta(days=1) if following else None
        changed = changed_lines(before, plan) if before else ()
        versions.append(Version(plan, plan.starts_on, last_day, before, changed))
    return tuple(reversed(versions))
