"""Sessions with their steps and ticks: values to write, and records from rows.

Rows are unpacked in the order of the table's columns: a diary of ten years is read whole, and by name would take twice
as long.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from dilator_app.diary import cells
from dilator_app.diary.cells import Values, iso
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.scales import NONE_OF_THESE, Breathing, HowFar, Insertion, Noticed, SafetyAnswer, Sign
from dilator_app.domain.session import Entered, How, Role, Session, Step

_ENTERED = cells.choices(Entered)
_INSERTION = cells.choices(Insertion)
_BREATHING = cells.choices(Breathing)
_HOW_FAR = cells.choices(HowFar)


def values(record: Session) -> Values:
    """Return the columns of a session."""
    answer = record.safety
    bleeding = next((s for s in (Sign.SPOTTING, Sign.BLEEDING) if answer and s in answer.signs), None)
    return {
        "day": iso(record.day),
        "started_at": cells.moment_text(record.started_at) if record.started_at else None,
        "utc_offset_min": cells.offset_min(record.started_at),
        "how": record.how.value,
        "entered": record.entered and record.entered.value,
        "size_unsaid": record.size_unsaid,
        "unsaid_seconds": record.unsaid_seconds,
        "breathing_seconds": record.breathing_seconds,
        "stopped": record.stopped,
        "worst_pain": record.worst_pain,
        "pain_after": record.pain_after,
        "anxiety_before": record.anxiety_before,
        "insertion": record.insertion and record.insertion.value,
        "breathing": record.breathing and record.breathing.value,
        "safety_answered": answer is not None,
        "bleeding": bleeding and bleeding.value,
        "bleeding_day": iso(answer.day_of(bleeding)) if answer and bleeding else None,
        "pain_lasted_day": iso(answer.day_of(Sign.PAIN_LASTED)) if answer else None,
        "fever_discharge_day": iso(answer.day_of(Sign.FEVER_DISCHARGE)) if answer else None,
        "faint_panic_day": iso(answer.day_of(Sign.FAINT_PANIC)) if answer else None,
        "lubricant": record.lubricant,
        "numbing_gel": record.numbing_gel,
        "someone_with_me": record.someone_with_me,
        "note_to_self": record.note_to_self,
        "note_for_therapist": record.note_for_therapist,
    }


def step_values(record: Session) -> list[Values]:
    """Return the columns of its steps."""
    return [
        {
            "session_id": str(record.id),
            "position": position,
            "dilator_id": str(step.dilator.id),
            "role": step.role.value,
            "seconds": step.seconds,
            "worst_pain": step.worst_pain,
            "how_far": step.how_far and step.how_far.value,
        }
        for position, step in enumerate(record.steps)
    ]


def tick_values(record: Session) -> list[Values]:
    """Return the columns of its ticks."""
    return [
        {"session_id": str(record.id), "position": position, "words": words}
        for position, words in enumerate(record.ticks)
    ]


def step(row: Sequence[Any], dilators: Mapping[str, Dilator]) -> Step:
    """Return the step in a row."""
    _session, _position, dilator_id, role, seconds, worst_pain, how_far = row
    return Step(dilators[dilator_id], Role(role), seconds, worst_pain, _HOW_FAR[how_far])


def tick(row: Sequence[Any], _: object) -> str:
    """Return the tick in a row."""
    words: str = row[2]
    return words


def record(row: Sequence[Any], parts: Sequence[list[Any]], _: object) -> Session:
    """Return the session in a row, with its steps and ticks."""
    (
        record_id,
        recorded_at,
        changed_at,
        edited_at,
        deleted_at,
        day,
        started_at,
        utc_offset_min,
        how,
        entered,
        size_unsaid,
        unsaid_seconds,
        breathing_seconds,
        stopped,
        worst_pain,
        pain_after,
        anxiety_before,
        insertion,
        breathing,
        *safety,
        lubricant,
        numbing_gel,
        someone_with_me,
        note_to_self,
        note_for_therapist,
    ) = row
    steps, ticks = parts
    return Session(
        id=UUID(record_id),
        stamps=cells.stamps(recorded_at, changed_at, edited_at, deleted_at),
        day=date.fromisoformat(day),
        started_at=cells.there_and_then(started_at, utc_offset_min),
        how=How(how),
        entered=_ENTERED[entered],
        steps=tuple(steps),
        size_unsaid=bool(size_unsaid),
        unsaid_seconds=unsaid_seconds,
        breathing_seconds=breathing_seconds,
        stopped=bool(stopped),
        worst_pain=worst_pain,
        pain_after=pain_after,
        anxiety_before=anxiety_before,
        insertion=_INSERTION[insertion],
        breathing=_BREATHING[breathing],
        safety=_safety(*safety),
        lubricant=cells.yes_no(lubricant),
        numbing_gel=cells.yes_no(numbing_gel),
        someone_with_me=cells.yes_no(someone_with_me),
        ticks=tuple(ticks),
        note_to_self=note_to_self,
        note_for_therapist=note_for_therapist,
    )


def _safety(
    answered: int,
    bleeding: str | None,
    bleeding_day: str | None,
    pain_lasted_day: str | None,
    fever_discharge_day: str | None,
    faint_panic_day: str | None,
) -> SafetyAnswer | None:
    if not answered:
        return None
    days = {
        Sign.PAIN_LASTED: pain_lasted_day,
        Sign.FEVER_DISCHARGE: fever_discharge_day,
        Sign.FAINT_PANIC: faint_panic_day,
    }
    if bleeding:
        days[Sign(bleeding)] = bleeding_day
    noticed = tuple(Noticed(sign, date.fromisoformat(text)) for sign, text in days.items() if text)
    return SafetyAnswer(noticed) if noticed else NONE_OF_THESE
