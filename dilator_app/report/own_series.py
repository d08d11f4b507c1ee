"""Goals and own steps in order of time, in the person's own words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry


@dataclass(frozen=True, slots=True)
class GoalOverTime:
    """One goal with its ratings, oldest first; it has at least one."""

    goal: Goal
    ratings: Sequence[GoalRating]


@dataclass(frozen=True, slots=True)
class OwnStepOverTime:
    """One own step with its tries, oldest first; it has at least one."""

    step: OwnStep
    tries: Sequence[OwnStepTry]


def goals_over_time(goals: Iterable[Goal], ratings: Sequence[GoalRating]) -> list[GoalOverTime]:
    """Return the goals that were rated, in their order; also those that were put aside since."""
    by_goal: dict[UUID, list[GoalRating]] = {}
    for rating in sorted(ratings, key=attrgetter("day")):
        by_goal.setdefault(rating.goal_id, []).append(rating)
    rated = sorted((goal for goal in goals if goal.id in by_goal), key=attrgetter("position"))
    return [GoalOverTime(goal, by_goal[goal.id]) for goal in rated]


def own_steps_over_time(steps: Iterable[OwnStep], tries: Sequence[OwnStepTry]) -> list[OwnStepOverTime]:
    """Return the own steps that were tried, the first rung first; also those that were put aside since."""
    by_step: dict[UUID, list[OwnStepTry]] = {}
    for one in sorted(tries, key=attrgetter("day")):
        by_step.setdefault(one.step_id, []).append(one)
    tried = sorted((step for step in steps if step.id in by_step), key=attrgetter("position"))
    return [OwnStepOverTime(step, by_step[step.id]) for step in tried]
