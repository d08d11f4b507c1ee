"""The sample diary: invented, and not an example to follow (care M14)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from dilator_app import paths
from dilator_app.diary.diary import Diary
from dilator_app.domain.appointments import Appointment, Question
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import UM_PER_MM, Dilator, DilatorSet
from dilator_app.domain.goals import Goal, GoalRating
from dilator_app.domain.plan import InsertionCue, Origin, OriginKind, Plan, PlanLine, Rest, Rule, WarmUp
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.records import Record
from dilator_app.domain.scales import NONE_OF_THESE, Breathing, Insertion, SafetyAnswer, Sign
from dilator_app.domain.session import Entered, How, Session, Step
from dilator_app.i18n import current_language

_CUES = {"in-breath": InsertionCue.IN_BREATH, "out-breath": InsertionCue.OUT_BREATH}
_SIGNS = {"A little pink spotting": Sign.SPOTTING}
_LAST_SAMPLE_DAY = date(2026, 11, 12)


def load() -> dict[str, Any]:
    """Return the invented data as it ships."""
    text = (paths.resources() / "sample.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def said(text: str) -> str:
    """Return what somebody who speaks the language in force would have written in the place of ``text``."""
    return _translations(current_language()).get(text, text)


@cache
def _translations(language: str) -> dict[str, str]:
    file = paths.resources() / "locale" / language / "sample.json"
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def last_day(now: datetime) -> date:
    """Return the day on which a sample made ``now`` ends: today, unless its last session would still be to come."""
    last = max(entry["time"] for entry in load()["sessions"] if entry["day"] == _LAST_SAMPLE_DAY.isoformat())
    return now.date() if now.time() >= time.fromisoformat(last) else now.date() - timedelta(days=1)


def fill(diary: Diary, today: date, *, without_last_session: bool = False, marked: bool = True) -> None:
    """Write the sample into an empty diary, moved in time so that its last session lies on ``today``.

    ``without_last_session`` leaves the newest one out: the diary as it is before that day's practice. Every page of
    the diary says that it is invented, unless it is not ``marked``: for pictures beside drawings of a real one.
    """
    diary.save(*records(today, without_last_session=without_last_session))
    diary.save_preferences(replace(_preferences(diary), is_sample=marked))


def _preferences(diary: Diary) -> Preferences:
    return replace(
        diary.preferences(),
        guide="Ines Okafor",
        ask_lubricant=True,
        ask_numbing_gel=True,
        own_ticks=tuple(map(said, ("longer breathing", "warm room", "music", "a pillow", "warm bath"))),
        recovery_key_kept=True,
        welcome_done=True,
    )


def records(today: date, *, without_last_session: bool = False) -> list[Record]:
    """Return every record of the sample, ending on ``today``."""
    data = load()
    shift = today - _LAST_SAMPLE_DAY
    the_set = _set(data)
    sizes = {d.diameter_um // UM_PER_MM: d for d in the_set.dilators if d.diameter_um}
    zone = ZoneInfo(data["zone"])
    sessions = [_session(entry, sizes, zone, shift) for entry in data["sessions"]]
    if without_last_session:
        sessions = sessions[:-1]
    return [
        the_set,
        *_plans(data, sizes, shift),
        _rest(data, shift),
        *_goal(data, shift),
        *_appointments(data, shift),
        *sessions,
    ]


def _day(text: str, shift: timedelta) -> date:
    return date.fromisoformat(text) + shift


def _set(data: dict[str, Any]) -> DilatorSet:
    dilators = tuple(Dilator(position=place, diameter_um=mm * UM_PER_MM) for place, mm in enumerate(data["set_mm"]))
    return DilatorSet(name=said("Sample, invented"), dilators=dilators)


def _plans(data: dict[str, Any], sizes: dict[int, Dilator], shift: timedelta) -> Iterator[Plan]:
    for entry in data["plans"]:
        plan = _plan(entry, sizes, shift)
        changed = entry.get("breaths_changed_by_patient")
        if changed is None:
            yield plan
            continue
        # The person changed the breaths later: before that the clinician's own number was in force.
        yield _with(plan, breaths=12)
        origin = Origin(OriginKind.PERSON, day=_day(changed, shift))
        yield _with(plan, starts_on=_day(changed, shift), origins={**plan.origins, PlanLine.BREATHING: origin})


def _with(plan: Plan, **changes: Any) -> Plan:
    return replace(plan, id=uuid4(), **changes)


def _plan(entry: dict[str, Any], sizes: dict[int, Dilator], shift: timedelta) -> Plan:
    starts = _day(entry["starts_on"], shift)
    clinician = Origin(OriginKind.CLINICIAN, entry["from"], starts)
    lines = [PlanLine.SIZE, PlanLine.MINUTES, PlanLine.PER_WEEK, PlanLine.BREATHING, PlanLine.COMFORT_LIMIT]
    optional = {
        PlanLine.WARM_UP: "warm_up_mm",
        PlanLine.INSERTION_CUE: "insertion_cue",
        PlanLine.SORE_DAY: "sore_day",
        PlanLine.OWN_WORDS: "own_words",
        PlanLine.RULE: "rule",
    }
    lines += [line for line, key in optional.items() if key in entry]
    origins = dict.fromkeys(lines, clinician)
    if "contact" in entry:
        origins[PlanLine.CONTACT] = Origin(OriginKind.PERSON, day=starts)
    rule = entry.get("rule")
    return Plan(
        starts_on=starts,
        size=sizes[entry["size_mm"]],
        warm_up=WarmUp(sizes[entry["warm_up_mm"]], entry["warm_up_minutes"]) if "warm_up_mm" in entry else None,
        minutes=entry["minutes"],
        per_week=entry["per_week"],
        pattern=BreathPattern(entry["in_s"], entry["out_s"]),
        breaths=entry["breaths"],
        comfort_limit=entry["comfort_limit"],
        insertion_cue=_CUES.get(entry.get("insertion_cue", ""), InsertionCue.NONE),
        sore_day=said(entry.get("sore_day", "")),
        own_words=said(entry.get("own_words", "")),
        contact=said(entry.get("contact", "")),
        rule=Rule(rule["sessions"], rule["worst_pain"], rule["breathing_done"], rule["no_safety_sign"])
        if rule
        else None,
        origins=origins,
    )


def _rest(data: dict[str, Any], shift: timedelta) -> Rest:
    return Rest(first_day=_day(data["rest"]["first_day"], shift), last_day=_day(data["rest"]["last_day"], shift))


def _goal(data: dict[str, Any], shift: timedelta) -> Iterator[Record]:
    goal = Goal(words=said(data["goal"]["words"]))
    yield goal
    for rating in data["goal"]["ratings"]:
        yield GoalRating(goal_id=goal.id, day=_day(rating["day"], shift), value=rating["value"])


def _appointments(data: dict[str, Any], shift: timedelta) -> Iterator[Record]:
    for entry in data["appointments"]:
        at = time.fromisoformat(entry["time"]) if "time" in entry else None
        appointment = Appointment(day=_day(entry["day"], shift), at=at, with_whom=entry["with"])
        yield appointment
        for words in entry.get("questions", []):
            yield Question(words=said(words), appointment_id=appointment.id)


_LATER = frozenset({"2026-10-30", "2026-11-05"})
"""Two entries are made a day late, so that the report has something to say about it."""


def _session(entry: dict[str, Any], sizes: dict[int, Dilator], zone: ZoneInfo, shift: timedelta) -> Session:
    day = _day(entry["day"], shift)
    size = entry["size_mm"]
    seconds = entry["minutes"] * 60
    started = datetime.combine(day, time.fromisoformat(entry["time"]), zone)
    is_last = entry["day"] == _LAST_SAMPLE_DAY.isoformat()
    return Session(
        day=day,
        started_at=started,
        how=How.QUICK if entry["day"] in _LATER else How.GUIDED,
        entered=Entered.LATER if entry["day"] in _LATER else Entered.DURING,
        steps=(Step(sizes[size], seconds=seconds),) if size is not None else (),
        breathing_seconds=seconds if size is None else None,
        stopped=entry["stopped"],
        worst_pain=entry["worst_pain"],
        anxiety_before=entry["anxiety_before"],
        insertion=Insertion(entry["insertion"].replace(" ", "_")) if entry["insertion"] else None,
        breathing=Breathing(entry["breathing"]) if entry["breathing"] else None,
        safety=_safety(entry["safety"], day),
        numbing_gel=entry["numbing_gel"],
        lubricant=True if is_last else None,
        ticks=(said("longer breathing"), said("warm room")) if is_last else (),
        note_to_self=said(entry["note_to_yourself"]),
        note_for_therapist=said(load()["for_my_therapist"]) if entry["day"] == "2026-11-05" else "",
    )


def _safety(text: str | None, day: date) -> SafetyAnswer | None:
    if text is None:
        return None
    return NONE_OF_THESE if text == "none" else SafetyAnswer.of([_SIGNS[text]], day)
