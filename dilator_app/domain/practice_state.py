"""The state of a guided session while it runs, and what can be read from it. Events are in `practice`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import Dilator, Size, compare, smaller_than
from dilator_app.domain.plan import DEFAULT_COMFORT_LIMIT, DEFAULT_MINUTES, Plan
from dilator_app.domain.scales import SEVERE_PAIN, HowFar
from dilator_app.domain.session import Role

CONTINUE_S = 10.0
"""For this long after Stop the session can be carried on."""
SHORTEST_S = 0.5
"""What lasted less than this rounds to nothing and is not recorded."""


class Stage(StrEnum):
    """Where in the session the person is."""

    PREPARE = "prepare"
    BREATHE = "breathe"
    PRACTISE = "practise"
    REFLECT = "reflect"


MOVING = frozenset({Stage.BREATHE, Stage.PRACTISE})
"""The stages in which time is counted."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the plan says about this session, fixed when it begins. ``set_`` is the set in its order."""

    set_: tuple[Dilator, ...] = ()
    warm_up: Dilator | None = None
    warm_up_s: int | None = None
    minutes: int | None = DEFAULT_MINUTES
    pattern: BreathPattern = field(default_factory=BreathPattern)
    breaths: int = 5
    comfort_limit: int = DEFAULT_COMFORT_LIMIT
    go_on_by_itself: bool = False
    """Breathe goes over to Practise after the planned breaths; asked for in Prepare."""

    @classmethod
    def of_plan(cls, plan: Plan | None, dilators: Sequence[Dilator]) -> "Frame":
        """Return what ``plan`` says, or the app's defaults without one."""
        if plan is None:
            return cls(set_=tuple(dilators))
        warm_up = plan.warm_up
        return cls(
            set_=tuple(dilators),
            warm_up=warm_up.dilator if warm_up else None,
            warm_up_s=warm_up.minutes * 60 if warm_up and warm_up.minutes else None,
            minutes=plan.minutes,
            pattern=plan.pattern,
            breaths=plan.breaths,
            comfort_limit=plan.comfort_limit,
        )

    @property
    def breathing_s(self) -> int:
        """How long the planned breaths take."""
        return self.breaths * self.pattern.period_s

    @property
    def practice_s(self) -> int:
        """About how long Practise takes, warm-up included; the app's default where the plan does not say."""
        return (self.warm_up_s or 0) + (self.minutes or DEFAULT_MINUTES) * 60

    def warm_up_before(self, dilator: Dilator | None) -> Dilator | None:
        """Return the smaller size that the plan puts before ``dilator``; None where practising begins with that one."""
        if self.warm_up is None or dilator is None or compare(self.warm_up, dilator, self.set_) != -1:
            return None
        return self.warm_up


@dataclass(frozen=True, slots=True)
class RunningStep:
    """One dilator of the running session; ``seconds`` grow while it is the last one and the timer runs."""

    dilator: Dilator
    role: Role
    seconds: float = 0.0
    pains: tuple[int, ...] = ()  # as they were noted, one after the other
    how_far: HowFar | None = None

    @property
    def worst_pain(self) -> int | None:
        """The highest number that was noted at this step."""
        return max(self.pains, default=None)

    @property
    def is_worth_keeping(self) -> bool:
        """Whether anything happened in it."""
        return self.seconds >= SHORTEST_S or bool(self.pains) or self.how_far is not None


@dataclass(frozen=True, slots=True)
class Practice:
    """The whole state. ``looked_at`` is the moment up to which time has been counted, in monotonic seconds."""

    id: UUID
    started_at: datetime
    frame: Frame
    looked_at: float
    stage: Stage = Stage.PREPARE
    dilator: Dilator | None = None  # the size to begin with; None: not chosen yet, or a breathing session
    is_breathing_session: bool = False
    running: bool = True
    resting: bool = False  # taken out: the timer stands until it goes on
    above_limit: bool = False  # the panel lies over Practise and holds the timer
    breathing_s: float = 0.0  # all of Breathe together
    visit_s: float = 0.0  # this visit to Breathe
    visits: int = 0
    steps: tuple[RunningStep, ...] = ()
    pain_now: int | None = None
    asked: tuple[tuple[Size, int], ...] = ()  # for which numbers the panel was shown, and at which size
    anxiety_before: int | None = None
    gap_s: float = 0.0  # time in which nobody looked, until the person says whether it counts
    stopped: bool = False
    ended_at: float | None = None
    ended_in: Stage | None = None

    @property
    def has_begun(self) -> bool:
        """Whether Prepare was left for the first breath or the first size."""
        return self.visits > 0 or bool(self.steps)

    @property
    def step(self) -> RunningStep | None:
        """The dilator in use."""
        return self.steps[-1] if self.steps else None

    @property
    def is_counting(self) -> bool:
        """Whether time counts at this moment."""
        if not self.running or self.above_limit:
            return False
        return self.stage is Stage.BREATHE or (self.stage is Stage.PRACTISE and not self.resting)

    @property
    def practised_s(self) -> float:
        """Time with a size, warm-up left out."""
        return sum(s.seconds for s in self.steps if s.role is not Role.WARM_UP)

    @property
    def in_practise_s(self) -> float:
        """Time with a size, warm-up included; the breath beside the clock follows it."""
        return sum(s.seconds for s in self.steps)

    @property
    def breath_s(self) -> float:
        """Where in its breaths the stage is that is on."""
        return self.visit_s if self.stage is Stage.BREATHE else self.in_practise_s

    @property
    def is_warming_up(self) -> bool:
        """Whether the size in use is the warm-up."""
        return self.step is not None and self.step.role is Role.WARM_UP

    @property
    def warm_up_first(self) -> Dilator | None:
        """The smaller size that the plan puts before the chosen one; None where practising begins with that one."""
        return self.frame.warm_up_before(self.dilator)

    @property
    def leads_to_main_size(self) -> bool:
        """Whether the way forward is from the warm-up to the chosen size.

        After pain above the limit it never is, and from Breathe the way leads back to the warm-up first.
        """
        if self.stage is not Stage.PRACTISE:
            return False
        above = any(s.worst_pain is not None and s.worst_pain > self.frame.comfort_limit for s in self.steps)
        return self.is_warming_up and self.dilator is not None and not self.resting and not above

    @property
    def shown_s(self) -> float:
        """What the clock shows: this visit to Breathe; the warm-up's own time while it lasts; else without it."""
        if self.stage is Stage.BREATHE:
            return self.visit_s
        return self.step.seconds if self.step and self.is_warming_up else self.practised_s

    @property
    def planned_s(self) -> int | None:
        """About how long the clock runs: the warm-up's minutes while it lasts, then the plan's."""
        if self.is_warming_up:
            return self.frame.warm_up_s
        return self.frame.minutes * 60 if self.frame.minutes else None

    @property
    def is_past_planned(self) -> bool:
        """Whether about the planned time has passed; without a planned time always True."""
        if self.is_breathing_session:
            return self.breathing_s >= self.frame.breathing_s
        if self.step is None or self.is_warming_up:
            return False
        return self.planned_s is None or self.practised_s >= self.planned_s

    @property
    def smaller(self) -> Dilator | None:
        """The next smaller size of the set; None when there is none."""
        current = self.step.dilator if self.step else self.dilator
        found = smaller_than(current, self.frame.set_) if current else ()
        return found[-1] if found else None

    @property
    def is_at_limit(self) -> bool:
        """Whether the pain noted last is the comfort limit."""
        return self.pain_now is not None and self.pain_now == self.frame.comfort_limit

    @property
    def is_severe(self) -> bool:
        """Whether the pain noted last is 7 or more."""
        return self.pain_now is not None and self.pain_now >= SEVERE_PAIN

    @property
    def dilators(self) -> frozenset[Dilator]:
        """Every dilator that the state names."""
        named = (*self.frame.set_, self.frame.warm_up, self.dilator, *(s.dilator for s in self.steps))
        return frozenset(d for d in named if d is not None)

    def can_continue(self, now: float) -> bool:
        """Return whether Stop can still be taken back."""
        return self.stopped and self.ended_at is not None and now - self.ended_at <= CONTINUE_S
