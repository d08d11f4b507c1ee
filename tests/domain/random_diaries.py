"""Whole diaries by number: the same seed gives the same one. Months of sessions, as no list of examples would hold."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from dilator_app.domain.appointments import Period
from dilator_app.domain.plan import Plan, Rest
from dilator_app.domain.scales import NONE_OF_THESE, Breathing, Insertion, SafetyAnswer, Sign
from dilator_app.domain.session import Entered, Session
from tests.makers import TODAY, make_dilator, make_plan, make_rest, make_session, make_step, stamped, warm_up

MMS = (10, 12, 15, 18, 22, 25, 28, 32)


@dataclass(frozen=True)
class RandomDiary:
    """What `summarise` is asked about."""

    sessions: list[Session]
    plans: list[Plan]
    rests: list[Rest]
    period: Period

    def holds(self) -> Counter[str]:
        """Count what makes figures difficult, for the report of how much was covered."""
        found = Counter({"sessions": len(self.sessions), "plans": len(self.plans), "rests": len(self.rests)})
        for session in self.sessions:
            found["two sizes in a session"] += len(session.sizes) > 1
            found["a warm-up"] += len(session.counted_steps) < len(session.steps)
            found["pain at nobody knows which size"] += session.several_sizes
            found["numbing gel"] += session.numbing_gel is True
            found["outside only"] += session.insertion is Insertion.OUTSIDE_ONLY
            found["breathing session with pain"] += session.is_breathing_session and session.worst_pain is not None
            found["size not said, with pain"] += session.size_unsaid and session.worst_pain is not None
            found["edited"] += session.stamps is not None and session.stamps.edited_at is not None
            for field in ("worst_pain", "anxiety_before", "insertion", "breathing", "safety", "started_at"):
                found[f"without {field}"] += getattr(session, field) is None
        return found


def random_diary(seed: int) -> RandomDiary:
    """Up to four months of a person who answers what she likes, with up to three plans and two rests."""
    dice = Random(seed)
    days = dice.choice((1, 10, 28, 28, 90, 120))
    first = TODAY - timedelta(days - 1)
    mms = dice.sample(MMS, dice.randint(1, 4))
    a_day = dice.choice((0.1, 0.5, 1.0, 2.5))
    sessions = [
        _session(dice, first + timedelta(day), mms)
        for day in range(days)
        for _ in range(int(a_day) + (dice.random() < a_day % 1))
    ]
    dice.shuffle(sessions)
    begin = dice.randint(-5, days)
    return RandomDiary(
        sessions,
        [_plan(dice, first + timedelta(day)) for day in dice.sample(range(-20, days + 1), dice.randint(0, 3))],
        [_rest(dice, first + timedelta(dice.randint(0, days))) for _ in range(dice.randint(0, 2))],
        Period(first + timedelta(min(begin, days - 1)), TODAY),
    )


def _maybe(dice: Random, value: object, share: float = 0.8) -> object:
    return value if dice.random() < share else None


def _session(dice: Random, day: date, mms: list[int]) -> Session:
    counted = [] if dice.random() < 0.1 else dice.choices(mms, k=dice.choice((1, 1, 1, 2, 3)))
    before = [warm_up(dice.choice(mms), minutes=2, pain=_maybe(dice, dice.randint(0, 8), 0.2))]
    steps = [
        make_step(mm, pain=_maybe(dice, dice.randint(0, 9), 0.4), minutes=_maybe(dice, dice.randint(1, 20)))
        for mm in counted
    ]
    without_size: dict[str, Any] = {"breathing_seconds": None if counted else 300}
    if not counted and dice.random() < 0.4:
        without_size = {"size_unsaid": True, "unsaid_seconds": _maybe(dice, 60 * dice.randint(1, 20))}
    recorded = datetime.combine(day, time(12), UTC)
    edited = recorded + timedelta(hours=dice.randint(0, 40)) if dice.random() < 0.2 else None
    return make_session(
        *(before if counted and dice.random() < 0.3 else []),
        *steps,
        day=day,
        at=_maybe(dice, f"{dice.randint(6, 23):02}:{dice.randint(0, 59):02}"),
        pain=_maybe(dice, dice.randint(0, 10)),
        **without_size,
        anxiety_before=_maybe(dice, dice.randint(0, 10)),
        insertion=_maybe(dice, dice.choice(list(Insertion))),
        breathing=_maybe(dice, dice.choice(list(Breathing))),
        safety=_maybe(dice, NONE_OF_THESE if dice.random() < 0.8 else SafetyAnswer.of([dice.choice(list(Sign))], day)),
        numbing_gel=_maybe(dice, dice.random() < 0.2),
        stopped=dice.random() < 0.1,
        entered=_maybe(dice, dice.choice(list(Entered)), 0.9),
        stamps=stamped(recorded, edited),
    )


def _plan(dice: Random, starts_on: date) -> Plan:
    return make_plan(
        dice.choice(MMS),
        starts_on,
        minutes=_maybe(dice, dice.randint(5, 20)),
        per_week=_maybe(dice, dice.randint(1, 7)),
        comfort_limit=dice.randint(0, 6),
    )


def _rest(dice: Random, first_day: date) -> Rest:
    return make_rest(first_day, _maybe(dice, first_day + timedelta(dice.randint(0, 12))))


KNOWN = {make_dilator(mm).size: mm for mm in MMS}
