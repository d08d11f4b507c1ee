"""What a page is made from, from nothing at all to more than anybody writes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from dilator_app import sample
from dilator_app.domain.appointments import Appointment, Period, Question
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.goals import Goal, GoalRating
from dilator_app.domain.plan import InsertionCue, Origin, OriginKind, Plan, PlanLine, Rest, WarmUp
from dilator_app.domain.records import Record
from dilator_app.domain.scales import NONE_OF_THESE, Breathing, Insertion, SafetyAnswer, Sign
from dilator_app.domain.session import Entered, Session
from dilator_app.report.summary_page import Material, PageOptions
from tests.makers import (
    TODAY,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_rating,
    make_rest,
    make_rule,
    make_session,
    make_step,
    warm_up,
)

LONG_WORDS = "Is it all right to go on as it is, or does it matter that the first minute stings and then passes? " * 2
A_NAME = "Dr. Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of Cardiff"


def material_of(records: Iterable[Record]) -> Material:
    """Sort records as a caller of the diary would hand them over."""
    listed = list(records)

    def only(kind: type) -> list:
        return [r for r in listed if type(r) is kind]

    return Material(
        sessions=only(Session),
        plans=only(Plan),
        rests=only(Rest),
        goals=only(Goal),
        ratings=only(GoalRating),
        appointments=only(Appointment),
        questions=only(Question),
        sets=only(DilatorSet),
    )


def sample_material() -> Material:
    return material_of(sample.records(TODAY))


def last_days(days: int, **fields) -> PageOptions:
    """The options of a page over the last ``days`` days."""
    return PageOptions(Period(TODAY - timedelta(days - 1), TODAY), TODAY, **fields)


def every_answer(day: date, number: int, mms: tuple[float, ...]) -> Session:
    """A session that answers everything, each time differently."""
    mm = mms[number % len(mms)]
    return make_session(
        warm_up(mms[0], minutes=2),
        make_step(mm, minutes=6 + number % 7, pain=number % 8 if number % 5 else None),
        day=day,
        at=f"{8 + 5 * (number % 3):02}:30",
        pain=number % 8,
        anxiety_before=number % 11,
        insertion=list(Insertion)[number % 5],
        breathing=list(Breathing)[number % 3],
        safety=SafetyAnswer.of([list(Sign)[number % 5]], day) if number % 4 == 0 else NONE_OF_THESE,
        stopped=number % 6 == 0,
        numbing_gel=number % 9 == 0,
        entered=list(Entered)[number % 3],
        note_for_therapist=f"Number {number}: {LONG_WORDS}",
        note_to_self=f"secret {number}",
    )


def busy(days: int, a_day: int = 3, mms: tuple[float, ...] = (12, 15, 18, 22)) -> Material:
    """``a_day`` sessions on each of the last ``days`` days, every question answered, and as many before them."""
    numbers = count()
    first = TODAY - timedelta(2 * days - 1)
    sessions = [every_answer(first + timedelta(d), next(numbers), mms) for d in range(2 * days) for _ in range(a_day)]
    return Material(
        sessions=sessions,
        plans=[full_plan(first - timedelta(30))],
        rests=[make_rest(TODAY - timedelta(days // 2), TODAY - timedelta(days // 2 - 2))] if days > 6 else [],
        **asking(),
    )


def asking() -> dict:
    """Five questions and three goals as long as they may be, and one question too many."""
    goals = [
        make_goal(f"{n} a word as long as it may be, and then some more of them, up to here".ljust(80, "n"))
        for n in range(4)
    ]
    return {
        "goals": goals,
        "ratings": [make_rating(goal, n, TODAY - timedelta(7 * n)) for goal in goals for n in (1, 3)],
        "questions": [make_question(f"{n} {LONG_WORDS}"[:200]) for n in range(6)],
    }


def full_plan(starts_on: date) -> Plan:
    """A plan that says something on every line."""
    origin = Origin(OriginKind.CLINICIAN, A_NAME[:80], starts_on)
    return make_plan(
        22,
        starts_on,
        size_up_to=make_dilator(25),
        warm_up=WarmUp(make_dilator(18), 2),
        insertion_cue=InsertionCue.OUT_BREATH,
        sore_day="Breathing, or a smaller size. " * 10,
        own_words="Rest at the opening for a few breaths first. " * 20,
        contact="01632 960018",
        rule=make_rule(breathing_done=True, no_safety_sign=True, planned_time=True),
        drops=True,
        contract_relax=True,
        origins=dict.fromkeys(PlanLine, origin),
    )


def everything_at_once() -> Material:
    """More than anybody writes: fifteen sizes, all signs, many stops, every text as long as it may be."""
    sizes = fifteen_sizes()
    answered = [
        replace(
            session,
            stopped=True,
            safety=SafetyAnswer.of(
                [Sign.BLEEDING, Sign.PAIN_LASTED, Sign.FEVER_DISCHARGE, Sign.FAINT_PANIC], session.day
            )
            if n % 2
            else SafetyAnswer.of([Sign.SPOTTING], session.day),
            steps=(*session.steps, make_step(10, pain=None)),
            note_for_therapist=LONG_WORDS * 15,
        )
        for n, session in enumerate(sizes.sessions)
    ]
    earlier = [replace(s, id=uuid4(), day=s.day - timedelta(365)) for s in answered]
    origins = {
        line: Origin(OriginKind.CLINICIAN, f"{n} {A_NAME}"[:80], TODAY - timedelta(400 + n))
        for n, line in enumerate(PlanLine)
    }
    plan = replace(full_plan(TODAY - timedelta(900)), origins=origins)
    return replace(sizes, sessions=earlier + answered, plans=[plan], rests=[make_rest(TODAY - timedelta(100), TODAY)])


def fifteen_sizes(days: int = 365) -> Material:
    """Fifteen sizes, some with a name instead of a diameter, over a year."""
    named = [make_dilator(None, label=f"{n} {A_NAME}"[:80], position=40 + n) for n in range(5)]
    plain = [make_dilator(10 + 2.5 * n) for n in range(10)]
    dilators = [*plain, *named]
    sessions = [
        make_session(
            make_step(dilators[n % 15], minutes=5 + n % 9),
            day=TODAY - timedelta(days - 1 - n),
            pain=n % 11,
            anxiety_before=n % 11,
            insertion=list(Insertion)[n % 5],
            safety=NONE_OF_THESE,
            entered=Entered.LATER,
        )
        for n in range(days)
    ]
    return Material(
        sessions=sessions,
        plans=[full_plan(TODAY - timedelta(400))],
        sets=[DilatorSet(dilators=tuple(dilators))],
        **asking(),
    )
