"""Records in one readable line each. What a test does not mention has no say in it."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from dilator_app.domain.appointments import Appointment, Question
from dilator_app.domain.dilators import UM_PER_MM, Dilator, DilatorSet
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.plan import Origin, OriginKind, Plan, PlanLine, Rest, Rule
from dilator_app.domain.records import Stamps
from dilator_app.domain.scales import SafetyAnswer, Sign
from dilator_app.domain.session import Role, Session, Step

TODAY = date(2026, 11, 12)
ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 12, 20, 40, tzinfo=ZONE)
CLINICIAN = Origin(OriginKind.CLINICIAN, "Ines Okafor", date(2026, 10, 15))
PASSPHRASE = "correct horse battery staple"


class FixedClock:
    """A clock that stands still until a test moves it. `monotonic` follows, and never runs backwards."""

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def at(self, day: date, at: time) -> datetime:
        """A local day and time, in the zone in which the clock stands."""
        return datetime.combine(day, at, self._now.tzinfo)

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, **by: float) -> None:
        """Let time pass: ``advance(minutes=5)``."""
        passed = timedelta(**by)
        self._now += passed
        self._monotonic += passed.total_seconds()

    def set(self, now: datetime) -> None:
        """Put the wall clock elsewhere; set back, it leaves `monotonic` where it was."""
        self._monotonic += max(0.0, (now - self._now).total_seconds())
        self._now = now


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def make_dilator(mm: float | None = 22, **fields: Any) -> Dilator:
    """The dilator of ``mm``: the same one for the same arguments."""
    known = {"id": uuid5(NAMESPACE_OID, f"{mm} {sorted(fields.items())}"), **fields}
    if mm is None:
        return Dilator(**{"label": "finger", **known})
    return Dilator(**{"diameter_um": round(mm * UM_PER_MM), "position": int(mm), **known})


def make_set(*mms: float, **fields: Any) -> DilatorSet:
    return DilatorSet(dilators=tuple(make_dilator(mm) for mm in mms or (12, 15, 18, 22, 25)), **fields)


def make_step(mm: float | Dilator = 22, pain: int | None = None, minutes: float | None = None, **fields: Any) -> Step:
    dilator = mm if isinstance(mm, Dilator) else make_dilator(mm)
    seconds = None if minutes is None else round(minutes * 60)
    return Step(dilator, **{"worst_pain": pain, "seconds": seconds, **fields})


def warm_up(mm: float = 18, **fields: Any) -> Step:
    return make_step(mm, role=Role.WARM_UP, **fields)


def make_session(*steps: float | Step, day: date = TODAY, at: str | None = None, **fields: Any) -> Session:
    """``make_session(22, pain=3)``; without sizes a breathing session. ``at`` is ``"20:40"`` in `ZONE`."""
    pain = fields.pop("pain", None)
    return Session(
        day=day,
        started_at=None if at is None else datetime.combine(day, time.fromisoformat(at), ZONE),
        steps=tuple(s if isinstance(s, Step) else make_step(s) for s in steps),
        **{"worst_pain": pain, **fields},
    )


def stamped(recorded: datetime = NOW, edited: datetime | None = None) -> Stamps:
    """Stamps as the diary would set them."""
    return Stamps(recorded.astimezone(UTC), (edited or recorded).astimezone(UTC), edited and edited.astimezone(UTC))


def signs(*which: Sign, day: date = TODAY) -> SafetyAnswer:
    return SafetyAnswer.of(which, day)


def make_plan(mm: float | None = 22, starts_on: date = date(2026, 10, 15), **fields: Any) -> Plan:
    """A plan at ``mm``; a rule comes from the clinician, other values given here from the person."""
    size = None if mm is None else make_dilator(mm)
    said = Origin(OriginKind.PERSON, day=date(2026, 10, 15))
    origins = {PlanLine(name): said for name in fields if name in set(PlanLine)}
    if fields.get("rule"):
        origins[PlanLine.RULE] = CLINICIAN
    if "breaths" in fields or "pattern" in fields:
        origins[PlanLine.BREATHING] = said
    return Plan(**{"starts_on": starts_on, "size": size, "origins": origins, **fields})


def make_rule(sessions: int = 3, worst_pain: int = 2, **switches: bool) -> Rule:
    return Rule(sessions, worst_pain, **switches)


def make_rest(first_day: date = TODAY, last_day: date | None = None, **fields: Any) -> Rest:
    return Rest(first_day=first_day, last_day=last_day, **fields)


def make_goal(words: str = "A smear test without fear", **fields: Any) -> Goal:
    return Goal(words=words, **fields)


def make_rating(goal: Goal, value: int = 4, day: date = TODAY) -> GoalRating:
    return GoalRating(goal_id=goal.id, day=day, value=value)


def make_own_step(words: str = "Sit in the waiting room", **fields: Any) -> OwnStep:
    return OwnStep(words=words, **fields)


def make_try(step: OwnStep, day: date = TODAY, **fields: Any) -> OwnStepTry:
    return OwnStepTry(step_id=step.id, day=day, **fields)


def make_appointment(day: date = TODAY, **fields: Any) -> Appointment:
    return Appointment(day=day, **fields)


def make_question(words: str = "May I stay with 22 mm?", **fields: Any) -> Question:
    return Question(words=words, **fields)
