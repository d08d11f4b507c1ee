"""Hypothesis strategies for every kind of record: whatever a person may enter, leave out or bring from elsewhere."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from dilator_app.domain import text
from dilator_app.domain.appointments import Appointment, Question
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import Dilator, DilatorSet
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.plan import InsertionCue, Origin, OriginKind, Plan, PlanLine, Rest, Rule, WarmUp
from dilator_app.domain.preferences import Preferences, Setting, Word
from dilator_app.domain.records import Stamps
from dilator_app.domain.scales import Breathing, HowFar, Insertion, Noticed, SafetyAnswer, Sign
from dilator_app.domain.session import MOST_TICKS, Entered, How, Role, Session, Step
from tests.makers import TODAY, make_dilator

NASTY = (
    "מרחיב בגודל 22",
    "موسّع ٢٢ مم",
    "👩🏽‍⚕️ said: 👍 🫶",
    "<b>not bold</b> &amp; <script>alert(1)</script>",
    "#heading *typst* $x$ [link] @ref \\ `code`",
    "'; DROP TABLE session; --",
    '"quoted", ;semicolon; =1+1',
    "e\u0301 is two characters, and one after NFC",
    "\u2066isolated\u2069 \u200fmark\u200e zero\u200bwidth",
    "%s {0} {name} %(name)s",
    "línea uno\r\nline two\rline three\n\ttabbed",
    "control \x00\x07\x1b\x7f\x9f and lone \ud83d surrogate",
    "ẞŐǅ ŀ ﬁ ① ㎜ K",
    "x" * 80,
)

# Half hours, quarter hours, both sides of the date line, a half-hour summer time, and clocks changed twice for Ramadan.
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Madrid",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Chatham",
        "Pacific/Apia",
        "America/St_Johns",
        "Africa/Casablanca",
        "America/Adak",
    )
]
FIXED_ZONES = [UTC, timezone(timedelta(hours=-18)), timezone(timedelta(hours=18)), timezone(timedelta(minutes=-1))]
CLOCK_CHANGES = [
    datetime(2026, 3, 29, 2, 30),  # skipped in Madrid
    datetime(2026, 10, 25, 2, 30),  # there twice in Madrid
    datetime(2026, 4, 5, 1, 45),  # there twice on Lord Howe
    datetime(2011, 12, 30, 12, 0),  # a day that Apia never had
    datetime(2026, 11, 12, 0, 0),
    datetime(2026, 11, 12, 23, 59, 59, 999999),
]


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What a person may leave out."""
    return st.none() | strategy


def lines(least: int = 0) -> st.SearchStrategy[str]:
    """One-line texts that still have ``least`` characters once cleaned."""
    texts = st.sampled_from(("", *NASTY)) | st.text(st.characters(), max_size=20)
    return texts.filter(lambda t: least <= len(text.line(t)))


def notes() -> st.SearchStrategy[str]:
    """Texts of several lines, up to the longest."""
    long = st.sampled_from(["y" * text.NOTE_LENGTH, "ש" * text.NOTE_LENGTH])
    return st.sampled_from(("", *NASTY)) | st.text(st.characters(), max_size=60) | long


def days() -> st.SearchStrategy[date]:
    return st.dates(date(1900, 1, 1), date(2199, 12, 31)) | st.dates(TODAY - timedelta(60), TODAY)


def moments() -> st.SearchStrategy[datetime]:
    """Local moments with an offset, the skipped and the repeated ones of clock changes among them."""
    walls = st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)) | st.sampled_from(CLOCK_CHANGES)
    zones = st.sampled_from([*ZONES, *FIXED_ZONES])
    return st.builds(lambda wall, zone, fold: wall.replace(tzinfo=zone, fold=fold), walls, zones, st.integers(0, 1))


nrs = st.integers(0, 10)
answers = maybe(st.booleans())


def dilators() -> st.SearchStrategy[Dilator]:
    def build(**fields: Any) -> Dilator:
        return Dilator(**fields) if fields["diameter_um"] or fields["label"] else Dilator(**{**fields, "label": "x"})

    return st.builds(
        build,
        position=st.integers(0, 999),
        label=lines().map(text.line),
        diameter_um=maybe(st.integers(1_000, 60_000)),
        length_um=maybe(st.integers(1_000, 400_000)),
        colour=lines(),
        material=lines(),
        retired=st.booleans(),
    )


def sets() -> st.SearchStrategy[DilatorSet]:
    listed = st.lists(dilators(), max_size=6).map(tuple)
    return st.builds(DilatorSet, name=lines(), maker=lines(), is_current=st.booleans(), dilators=listed)


def safety_answers(day: st.SearchStrategy[date]) -> st.SearchStrategy[SafetyAnswer]:
    """Answered: from "None of these" to as many signs as go together."""

    def build(chosen: dict[Sign, date], drop: Sign) -> SafetyAnswer:
        if {Sign.SPOTTING, Sign.BLEEDING} <= chosen.keys():
            del chosen[drop]
        return SafetyAnswer(tuple(Noticed(sign, day) for sign, day in chosen.items()))

    chosen = st.dictionaries(st.sampled_from(Sign), day, max_size=4)
    return st.builds(build, chosen, st.sampled_from([Sign.SPOTTING, Sign.BLEEDING]))


def steps(of: list[Dilator]) -> st.SearchStrategy[Step]:
    roles = st.sampled_from([Role.MAIN, Role.MAIN, Role.WARM_UP, Role.SMALLER])
    how_far = maybe(st.sampled_from(HowFar))
    return st.builds(Step, st.sampled_from(of), roles, maybe(st.integers(0, 86_400)), maybe(nrs), how_far)


@st.composite
def sessions(
    draw: st.DrawFn, of: list[Dilator], day: st.SearchStrategy[date] | None = None, *, words: bool = True
) -> Session:
    """Sessions with 0 to 4 steps, or without a word about their size, and every field given or missing.

    With ``day`` their times, if any, are UTC. Without ``words`` what enters no figure is left out, which is three times
    as fast.
    """
    started = draw(maybe(moments())) if day is None else None
    on = started.date() if started else draw(days() if day is None else day)
    if day is not None and draw(st.booleans()):
        minute = draw(st.integers(0, 24 * 60 - 1))
        started = datetime(on.year, on.month, on.day, minute // 60, minute % 60, tzinfo=UTC)
    later = st.dates(on, on + timedelta(3)) if on.year < 2199 else st.just(on)
    others: dict[str, st.SearchStrategy[Any]] = {}
    if words:
        others = {
            "how": st.sampled_from(How),
            "pain_after": maybe(nrs),
            "lubricant": answers,
            "someone_with_me": answers,
            "ticks": st.just(()) | st.lists(lines(1), max_size=MOST_TICKS).map(tuple),
            "note_to_self": st.just("") | notes(),
            "note_for_therapist": st.just("") | notes(),
        }
    used = tuple(draw(st.lists(steps(of), max_size=4))) if of else ()
    is_unsaid = not used and draw(st.booleans())
    return Session(
        day=on,
        started_at=started,
        entered=draw(maybe(st.sampled_from(Entered))),
        steps=used,
        size_unsaid=is_unsaid,
        unsaid_seconds=draw(maybe(st.integers(0, 86_400))) if is_unsaid else None,
        breathing_seconds=None if is_unsaid else draw(maybe(st.integers(0, 86_400))),
        stopped=draw(st.booleans()),
        worst_pain=draw(maybe(nrs)),
        anxiety_before=draw(maybe(nrs)),
        insertion=draw(maybe(st.sampled_from(Insertion))),
        breathing=draw(maybe(st.sampled_from(Breathing))),
        safety=draw(maybe(safety_answers(later))),
        numbing_gel=draw(answers),
        **{name: draw(strategy) for name, strategy in others.items()},
    )


def origins(rule_given: bool) -> st.SearchStrategy[dict[PlanLine, Origin]]:
    stated = st.builds(Origin, st.just(OriginKind.CLINICIAN), lines(), maybe(days())) | st.builds(
        Origin, st.just(OriginKind.PERSON), st.just(""), maybe(days())
    )
    some = st.dictionaries(st.sampled_from(PlanLine), stated | st.just(Origin(OriginKind.DEFAULT)))
    if not rule_given:
        return some
    return st.builds(lambda others, rule: {**others, PlanLine.RULE: rule}, some, stated)


@st.composite
def plans(
    draw: st.DrawFn, of: list[Dilator], starts: st.SearchStrategy[date] | None = None, *, words: bool = True
) -> Plan:
    texts = {name: draw(notes()) for name in ("sore_day", "own_words", "contact")} if words else {}
    dilator = maybe(st.sampled_from(of)) if of else st.none()
    limit = draw(nrs)
    rule = draw(maybe(st.builds(Rule, st.integers(1, 30), st.integers(0, limit), *[st.booleans()] * 3)))
    warm = draw(dilator)
    return Plan(
        starts_on=draw(days() if starts is None else starts),
        size=draw(dilator),
        size_up_to=draw(dilator),
        warm_up=WarmUp(warm, draw(maybe(st.integers(1, 60)))) if warm else None,
        minutes=draw(maybe(st.integers(1, 60))),
        per_week=draw(maybe(st.integers(1, 21))),
        pattern=draw(st.builds(BreathPattern, st.integers(3, 8), st.integers(3, 8))),
        breaths=draw(st.integers(0, 60)),
        comfort_limit=limit,
        insertion_cue=draw(st.sampled_from(InsertionCue)),
        rule=rule,
        drops=draw(st.booleans()),
        contract_relax=draw(st.booleans()),
        review_weeks=draw(maybe(st.integers(1, 52))),
        origins=draw(origins(rule is not None)),
        **texts,
    )


@st.composite
def rests(draw: st.DrawFn, first: st.SearchStrategy[date] | None = None) -> Rest:
    first_day = draw(days() if first is None else first)
    last_day = draw(maybe(st.dates(first_day, min(first_day + timedelta(40), date(2199, 12, 31)))))
    return Rest(first_day=first_day, last_day=last_day, words=draw(lines()))


ladder = {"words": lines(1), "position": st.integers(0, 999), "retired": st.booleans()}


def goals() -> st.SearchStrategy[Goal]:
    return st.builds(Goal, **ladder)


def ratings(goal: Goal) -> st.SearchStrategy[GoalRating]:
    return st.builds(GoalRating, goal_id=st.just(goal.id), day=days(), value=nrs)


def own_steps() -> st.SearchStrategy[OwnStep]:
    return st.builds(OwnStep, **ladder)


def tries(step: OwnStep) -> st.SearchStrategy[OwnStepTry]:
    values = {"day": days(), "pain": maybe(nrs), "anxiety": maybe(nrs), "note_to_self": notes()}
    return st.builds(OwnStepTry, step_id=st.just(step.id), **values)


def appointments(day: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Appointment]:
    return st.builds(
        Appointment,
        day=days() if day is None else day,
        at=maybe(st.times()),
        utc_offset_min=maybe(st.integers(-1080, 1080)),
        with_whom=lines(),
        agreed=notes(),
        about_this=st.booleans(),
        cancelled=st.booleans(),
    )


def questions(appointment: Appointment) -> st.SearchStrategy[Question]:
    one = st.sampled_from([appointment.id, None])
    return st.builds(Question, words=lines(1), appointment_id=one, asked=st.booleans())


def preferences() -> st.SearchStrategy[Preferences]:
    """Any choices; a choice that is added later is drawn by the kind of its default."""
    by_kind: dict[type, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: st.integers(85, 160),
        str: lines(),
        tuple: st.lists(lines(), max_size=MOST_TICKS).map(tuple),
        Word: st.sampled_from(Word),
    }
    return st.builds(Preferences, **{field.name: by_kind[type(field.default)] for field in fields(Preferences)})


def settings() -> st.SearchStrategy[Setting]:
    return st.builds(Setting, key=st.uuids().map(str), value=st.sampled_from(["1", '"é"', "[]", "null", '{"a": 1}']))


@st.composite
def stamps(draw: st.DrawFn, around: date = TODAY) -> Stamps:
    recorded = datetime(around.year, around.month, around.day, tzinfo=UTC) + timedelta(seconds=draw(st.integers(0, 99)))
    edited = draw(maybe(st.integers(0, 99)))
    later = recorded + timedelta(seconds=edited) if edited is not None else None
    return Stamps(recorded, later or recorded, later)


# A few sizes that meet again and again: equal diameters in two sets, and things without a diameter.
SIZES = [
    make_dilator(15),
    make_dilator(18),
    make_dilator(22),
    make_dilator(22, label="the old set"),
    make_dilator(None),
]
