"""The plan: what the person agreed with whoever guides them, version by version, each value with its origin."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import uuid4

from dilator_app.domain import text
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.records import Record, a_day, required, required_day, set_field, whole


class PlanLine(StrEnum):
    """The lines of a plan, each with an origin of its own. The first eleven stand on the plan sheet, in this order."""

    SIZE = "size"
    WARM_UP = "warm_up"
    MINUTES = "minutes"
    PER_WEEK = "per_week"
    BREATHING = "breathing"
    COMFORT_LIMIT = "comfort_limit"
    INSERTION_CUE = "insertion_cue"
    SORE_DAY = "sore_day"
    OWN_WORDS = "own_words"
    CONTACT = "contact"
    RULE = "rule"
    DROPS = "drops"
    CONTRACT_RELAX = "contract_relax"
    REVIEW = "review"


class OriginKind(StrEnum):
    """Where a value comes from."""

    CLINICIAN = "clinician"
    PERSON = "person"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one value comes from. A person's change never keeps the clinician's name."""

    kind: OriginKind
    who: str = ""
    day: date | None = None

    def __post_init__(self) -> None:
        a_day(self.day, "day")
        set_field(self, "who", text.line(self.who))
        if self.kind is not OriginKind.CLINICIAN and self.who:
            raise ValueError("a name belongs to a clinician's value alone")


APP_DEFAULT = Origin(OriginKind.DEFAULT)


class InsertionCue(StrEnum):
    """On which part of the breath to insert, where the plan says so."""

    IN_BREATH = "in_breath"
    OUT_BREATH = "out_breath"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class WarmUp:
    """A smaller size first, for a few minutes."""

    dilator: Dilator
    minutes: int | None = None

    def __post_init__(self) -> None:
        whole(self.minutes, 1, 60, "minutes")


@dataclass(frozen=True, slots=True)
class Rule:
    """When to talk about the next size: numbers that a clinician gave. There is no default and nothing follows from it.

    ``sessions`` in a row at a size with worst pain at or under ``worst_pain`` and whatever else is switched on.
    """

    sessions: int
    worst_pain: int
    breathing_done: bool = False
    no_safety_sign: bool = False
    planned_time: bool = False

    def __post_init__(self) -> None:
        required(self.sessions, 1, 30, "sessions")
        required(self.worst_pain, 0, 10, "worst_pain")


DEFAULT_MINUTES = 15
DEFAULT_PER_WEEK = 4
DEFAULT_BREATHS = 5
DEFAULT_COMFORT_LIMIT = 3
DEFAULT_REVIEW_WEEKS = 4


def _all_defaults() -> Mapping[PlanLine, Origin]:
    return MappingProxyType(dict.fromkeys(PlanLine, APP_DEFAULT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """One version of the plan. In force from ``starts_on`` until a version with a later start begins.

    ``None`` and empty texts mean "not said". The plain constructor gives the app's defaults.
    """

    starts_on: date
    size: Dilator | None = None
    size_up_to: Dilator | None = None
    warm_up: WarmUp | None = None
    minutes: int | None = DEFAULT_MINUTES
    per_week: int | None = DEFAULT_PER_WEEK
    pattern: BreathPattern = field(default_factory=BreathPattern)
    breaths: int = DEFAULT_BREATHS
    comfort_limit: int = DEFAULT_COMFORT_LIMIT
    insertion_cue: InsertionCue = InsertionCue.NONE
    sore_day: str = ""
    own_words: str = ""
    contact: str = ""
    rule: Rule | None = None
    drops: bool = False
    contract_relax: bool = False
    review_weeks: int | None = DEFAULT_REVIEW_WEEKS
    origins: Mapping[PlanLine, Origin] = field(default_factory=_all_defaults)

    def __post_init__(self) -> None:
        required_day(self.starts_on, "starts_on")
        whole(self.minutes, 1, 60, "minutes")
        whole(self.per_week, 1, 21, "per_week")
        required(self.breaths, 0, 60, "breaths")
        required(self.comfort_limit, 0, 10, "comfort_limit")
        whole(self.review_weeks, 1, 52, "review_weeks")
        for name in ("sore_day", "own_words", "contact"):
            set_field(self, name, text.note(getattr(self, name)))
        if self.rule and self.rule.worst_pain > self.comfort_limit:
            raise ValueError("the rule's limit is not above the comfort limit")
        if self.rule and self.origins.get(PlanLine.RULE, APP_DEFAULT).kind is OriginKind.DEFAULT:
            raise ValueError("a rule comes from somebody, never from the app")
        complete = {line: self.origins.get(line, APP_DEFAULT) for line in PlanLine}
        set_field(self, "origins", MappingProxyType(complete))

    def value(self, line: PlanLine) -> object:
        """Return what stands on ``line``, in a form that compares by value."""
        match line:
            case PlanLine.SIZE:
                return _id(self.size), _id(self.size_up_to)
            case PlanLine.WARM_UP:
                return (_id(self.warm_up.dilator), self.warm_up.minutes) if self.warm_up else None
            case PlanLine.BREATHING:
                return self.pattern, self.breaths
            case PlanLine.REVIEW:
                return self.review_weeks
            case _:
                return getattr(self, line.value)

    def says(self, line: PlanLine) -> bool:
        """Return whether anything stands on ``line``."""
        return self.value(line) not in (None, "", (None, None), False)

    def is_app_default(self, line: PlanLine) -> bool:
        """Return whether nobody gave what stands on ``line``: no screen and no page may call that the plan's."""
        return self.origins[line].kind is OriginKind.DEFAULT

    @property
    def clinician(self) -> Origin | None:
        """The newest origin by a clinician; None when nothing in the plan comes from one."""
        given = [o for o in self.origins.values() if o.kind is OriginKind.CLINICIAN]
        return max(given, key=lambda o: o.day or date.min, default=None)

    @property
    def dated(self) -> date:
        """The day that names the plan: when the clinician's newest value was entered, else the version's start."""
        return (self.clinician and self.clinician.day) or self.starts_on


def _id(dilator: Dilator | None) -> object:
    return dilator.id if dilator else None


def changed_lines(old: Plan, new: Plan) -> tuple[PlanLine, ...]:
    """Return the lines on which two plans say different things, origins aside."""
    return tuple(line for line in PlanLine if old.value(line) != new.value(line))


def with_origins(old: Plan | None, new: Plan, origin: Origin, confirmed: Iterable[PlanLine] = ()) -> Plan:
    """Return ``new`` with the origin of each line set.

    Lines that differ from ``old`` come from ``origin``, and so do the ``confirmed`` ones, which somebody stated
    although the value is the same. All other lines keep the origin that they had. That no rule comes from a person is
    for whoever asks to see to: none is given a name here that it does not have.
    """
    base = old or Plan(starts_on=new.starts_on)
    stated = {*changed_lines(base, new), *confirmed}
    origins = {line: origin if line in stated else base.origins[line] for line in PlanLine}
    return replace(new, origins=origins)


def version_of(said: Plan, now: Plan | None, today: date) -> tuple[Plan, Plan | None]:
    """Return the version to store when ``said`` takes the place of the plan ``now`` in force, and what it replaces.

    It begins today; a version that began today is replaced. Whom to contact is no change of the plan: where the person
    changes nothing else, the version in force stays and says it anew.
    """
    if now is None:
        return replace(said, id=uuid4(), stamps=None, starts_on=today), None
    only_contact = set(changed_lines(now, said)) == {PlanLine.CONTACT}
    stays = only_contact and said.origins[PlanLine.CONTACT].kind is OriginKind.PERSON
    if now.starts_on == today or stays:
        return replace(said, id=now.id, stamps=now.stamps, starts_on=now.starts_on), now
    return replace(said, id=uuid4(), stamps=None, starts_on=today), None


def is_changed_by_person(line: PlanLine, origin: Origin, plans: Iterable[Plan]) -> bool:
    """Return whether a person's value on ``line`` took the place of something that an earlier version said."""
    return any(p.says(line) for p in plans if origin.day is not None and p.starts_on < origin.day)


def in_force(plans: Iterable[Plan], day: date) -> Plan | None:
    """Return the version in force on ``day``: the newest whose start is not after it; None when there is none."""
    begun = [p for p in plans if p.starts_on <= day]
    return max(begun, key=_seniority, default=None)


def _seniority(plan: Plan) -> tuple[date, float]:
    return plan.starts_on, plan.stamps.changed_at.timestamp() if plan.stamps else float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest(Record):
    """A pause of the plan, both days included; without a last day it is open. Never a gap, never a failure."""

    first_day: date
    last_day: date | None = None
    words: str = ""

    def __post_init__(self) -> None:
        required_day(self.first_day, "first_day")
        a_day(self.last_day, "last_day")
        set_field(self, "words", text.line(self.words))
        if self.last_day is not None and self.last_day < self.first_day:
            raise ValueError("a rest ends on or after its first day")

    def covers(self, day: date) -> bool:
        """Return whether ``day`` lies in the rest."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


def with_rest(rests: Iterable[Rest], changed: Rest) -> tuple[Rest, tuple[Rest, ...]]:
    """Return ``changed`` joined with the rests that it overlaps, and those, which it takes the place of.

    Overlapping rests are one rest: from the first day of any to the last day of any, open where one is open.
    """
    joined, gone = changed, []
    waiting = [rest for rest in rests if rest.id != changed.id]
    while (other := next((rest for rest in waiting if _overlap(rest, joined)), None)) is not None:
        waiting.remove(other)
        gone.append(other)
        ends = joined.last_day, other.last_day
        joined = replace(
            joined,
            first_day=min(joined.first_day, other.first_day),
            last_day=None if None in ends else max(day for day in ends if day),
            words=joined.words or other.words,
        )
    return joined, tuple(gone)


def _overlap(one: Rest, other: Rest) -> bool:
    return one.covers(other.first_day) or other.covers(one.first_day)


def resting(rests: Iterable[Rest], day: date) -> Rest | None:
    """Return a rest that covers ``day``; overlapping rests are one rest."""
    return next((rest for rest in rests if rest.covers(day)), None)
