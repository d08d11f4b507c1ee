"""What the page is made from, and what may be chosen about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar, cast

from dilator_app import words
from dilator_app.domain.appointments import (
    Appointment,
    Period,
    Question,
    next_appointment,
    since_last_appointment,
)
from dilator_app.domain.counted import Counted, PlanOn, counted, plan_lookup
from dilator_app.domain.dilators import Dilator, DilatorSet, Size, ordered_sizes
from dilator_app.domain.goals import Goal, GoalRating
from dilator_app.domain.plan import Plan, PlanLine, Rest
from dilator_app.domain.series import PainPoint, pain_points
from dilator_app.domain.session import Session, in_order
from dilator_app.domain.summary import Summary, summarise, summary_of
from dilator_app.i18n import day
from dilator_app.report.charts import ChartStyle, ComfortLimit, Look

M = TypeVar("M")


class Section(StrEnum):
    """The parts of the page that can be left out. Safety is none of them: it always stands there, and first."""

    IN_SHORT = "in_short"
    QUESTIONS = "questions"
    FIGURES = "figures"
    CHART = "chart"
    SIZES = "sizes"
    CALENDAR = "calendar"
    PLAN = "plan"


class Paper(StrEnum):
    """The size of the sheet."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What was chosen about the page. As it stands it is anonymous, names nobody and holds no note."""

    period: Period
    today: date
    name: str = ""
    recipient: str = ""  # a name, never a profession
    sections: frozenset[Section] = frozenset(Section)
    order: tuple[Section, ...] = tuple(Section)  # in which they stand, below safety; those left out follow at the end
    helps: str = ""  # what helps the person at appointments, in own words
    began: bool = False  # the first session at the size of now beside the last one
    pain: bool = True  # False leaves pain out of every block but safety
    notes: bool = False  # what was written for the therapist; a note to oneself is never on the page
    session_list: bool = False
    paper: Paper = Paper.A4
    language: str = "en"
    inches: bool = False
    sample: bool = False  # says that the diary is invented

    def has(self, section: Section) -> bool:
        """Return whether ``section`` stands on the page."""
        return section in self.sections

    @property
    def in_order(self) -> tuple[Section, ...]:
        """Every section once, also those that are not on the page."""
        return tuple(dict.fromkeys((*self.order, *Section)))


@dataclass(frozen=True, slots=True)
class Material:
    """The records that the page is made from: all of them, for the period before and the diary's age."""

    sessions: Sequence[Session] = ()
    plans: Sequence[Plan] = ()
    rests: Sequence[Rest] = ()
    goals: Sequence[Goal] = ()
    ratings: Sequence[GoalRating] = ()
    appointments: Sequence[Appointment] = ()
    questions: Sequence[Question] = ()
    sets: Sequence[DilatorSet] = ()


@dataclass(frozen=True)
class Facts:
    """The figures of the period and of the one before it, computed once for however many attempts a page takes."""

    material: Material
    options: PageOptions
    now: Summary = field(init=False)
    before: Summary | None = field(init=False)
    """None when the diary did not exist for all of the period before."""
    _made: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        material, period = self.material, self.options.period
        before = (
            summarise(material.sessions, period.before, material.plans, material.rests)
            if self._existed_before()
            else None
        )
        object.__setattr__(self, "now", summary_of(self.counted, period, self.plan_on, material.rests))
        object.__setattr__(self, "before", before)

    def _existed_before(self) -> bool:
        begun = self.options.period.first - timedelta(days=self.options.period.days)
        return any(p.starts_on <= begun for p in self.material.plans) or any(
            s.day <= begun for s in self.material.sessions
        )

    def under(self, options: PageOptions) -> "Facts":
        """Return the facts of another page about the same days. Nothing is counted again that is counted already."""
        mine = self.options
        if (mine.period, mine.today) != (options.period, options.today):
            return Facts(self.material, options)
        other = object.__new__(Facts)
        other.__dict__.update(self.__dict__, options=options)
        if (mine.language, mine.inches, mine.pain) != (options.language, options.inches, options.pain):
            other.__dict__["_made"] = {}
        return other

    def once(self, name: object, make: Callable[["Facts"], M]) -> M:
        """Return what ``make`` made the first time: something that is the same in every form of the page."""
        if name not in self._made:
            self._made[name] = make(self)
        return cast("M", self._made[name])

    @cached_property
    def sessions(self) -> list[Session]:
        """The sessions of the period, oldest first."""
        return in_order(s for s in self.material.sessions if s.day in self.options.period)

    @cached_property
    def counted(self) -> list[Counted]:
        """The same sessions as figures look at them."""
        return counted(self.sessions, self.plan_on)

    @cached_property
    def plan(self) -> Plan | None:
        """The plan in force at the end of the period."""
        return self.plan_on(self.options.period.last)

    @cached_property
    def plan_on(self) -> PlanOn:
        """Gives the plan in force on a day."""
        return plan_lookup(self.material.plans)

    @cached_property
    def plans(self) -> list[Plan]:
        """The plans that were in force in the period, in order of time."""
        period = self.options.period
        starts = {period.first, *(p.starts_on for p in self.material.plans if p.starts_on in period)}
        found = [self.plan_on(start) for start in sorted(starts)]
        return [plan for plan in found if plan is not None]

    @cached_property
    def known_dilators(self) -> list[Dilator]:
        """Every size that the diary knows, smallest first, so that looks stay the same from page to page."""
        in_sets = [d for s in self.material.sets for d in s.dilators]
        used = [step.dilator for s in self.sessions for step in s.steps]
        return ordered_sizes(in_sets + used)

    @property
    def named_dilators(self) -> list[Dilator]:
        """Every size that the page may name: the known ones, and what plans and the period before add."""
        planned = [d for p in self.plans for d in (p.size, p.size_up_to, p.warm_up.dilator if p.warm_up else None)]
        largest = self.before.largest_comfortable if self.before else None
        return [*self.known_dilators, *(d for d in (*planned, largest) if d)]

    @cached_property
    def looks(self) -> Mapping[Size, Look]:
        """How the marks of each size look, in the table as in the chart."""
        return ChartStyle.for_page().looks(self.known_dilators)

    @cached_property
    def pain_points(self) -> list[PainPoint]:
        """The marks of the pain chart."""
        return pain_points(self.sessions)

    @cached_property
    def comfort_limits(self) -> list[ComfortLimit]:
        """Each comfort limit that a plan held; none before there was a plan."""
        period = self.options.period
        starts = sorted({period.first, *(p.starts_on for p in self.material.plans if p.starts_on in period)})
        found: list[ComfortLimit] = []
        for start, end in zip(starts, [*(later - timedelta(days=1) for later in starts[1:]), period.last], strict=True):
            plan = self.plan_on(start)
            if plan is None:
                continue
            held = ComfortLimit(start, end, plan.comfort_limit, plan.is_app_default(PlanLine.COMFORT_LIMIT))
            if found and found[-1][2:] == held[2:]:
                held = held._replace(first=found.pop().first)
            found.append(held)
        return found

    @cached_property
    def since(self) -> tuple[bool, Appointment | None]:
        """Whether the period is the usual one, and the appointment that it then follows."""
        usual, appointment = since_last_appointment(self.material.appointments, self.options.today)
        return usual == self.options.period, appointment

    @cached_property
    def coming(self) -> Appointment | None:
        """The next appointment."""
        return next_appointment(self.material.appointments, self.options.today)

    def has(self, section: Section) -> bool:
        """Return whether ``section`` stands on the page."""
        return self.options.has(section)

    def size(self, dilator: Dilator | None) -> str:
        """Return a size in the chosen unit."""
        return self.once(("size", dilator), lambda facts: words.size(dilator, inches=facts.options.inches))

    def day(self, value: date, *, short: bool = False) -> str:
        """Return a day in words, with its year where the period touches more than one."""
        years = {value.year, self.options.period.first.year, self.options.period.last.year}
        pattern = "d MMM" if short else "d MMMM"
        return day(value, pattern + " y" if len(years) > 1 else pattern)
