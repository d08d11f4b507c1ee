"""The records that are one row each: rests, goals, own steps, appointments, questions, choices. Values and records."""

from datetime import date, time
from typing import Any
from uuid import UUID

from dilator_app.diary import cells
from dilator_app.diary.cells import Values, iso
from dilator_app.domain.appointments import Appointment, Question
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.plan import Rest
from dilator_app.domain.preferences import Setting


def rest_values(record: Rest) -> Values:
    """Return the columns of a rest."""
    return {"first_day": iso(record.first_day), "last_day": iso(record.last_day), "words": record.words}


def rest_record(row: Any, *_: object) -> Rest:
    """Return the rest in a row."""
    return Rest(
        id=UUID(row.id),
        stamps=cells.stamps(*row[1:5]),
        first_day=date.fromisoformat(row.first_day),
        last_day=cells.day(row.last_day),
        words=row.words,
    )


def ladder_values(record: Goal | OwnStep) -> Values:
    """Return the columns of a goal or an own step."""
    return {"words": record.words, "position": record.position, "retired": record.retired}


def goal_record(row: Any, *_: object) -> Goal:
    """Return the goal in a row."""
    return Goal(
        id=UUID(row.id),
        stamps=cells.stamps(*row[1:5]),
        words=row.words,
        position=row.position,
        retired=bool(row.retired),
    )


def own_step_record(row: Any, *_: object) -> OwnStep:
    """Return the own step in a row."""
    return OwnStep(
        id=UUID(row.id),
        stamps=cells.stamps(*row[1:5]),
        words=row.words,
        position=row.position,
        retired=bool(row.retired),
    )


def rating_values(record: GoalRating) -> Values:
    """Return the columns of a rating."""
    return {"goal_id": str(record.goal_id), "day": iso(record.day), "value": record.value}


def rating_record(row: Any, *_: object) -> GoalRating:
    """Return the rating in a row."""
    return GoalRating(
        id=UUID(row.id),
        stamps=cells.stamps(*row[1:5]),
        goal_id=UUID(row.goal_id),
        day=date.fromisoformat(row.day),
        value=row.value,
    )


def try_values(record: OwnStepTry) -> Values:
    """Return the columns of a try."""
    return {
        "step_id": str(record.step_id),
        "day": iso(record.day),
        "pain": record.pain,
        "anxiety": record.anxiety,
        "note_to_self": record.note_to_self,
    }


def try_record(row: Any, *_: object) -> OwnStepTry:
    """Return the try in a row."""
    return OwnStepTry(
        id=UUID(row.id),
        stamps=cells.stamps(*row[1:5]),
        step_id=UUID(row.step_id),
        day=date.fromisoformat(row.day),
        pain=row.pain,
        anxiety=row.anxiety,
        note_to_self=row.note_to_self,
    )


def appointment_values(record: Appointment) -> Values:
    """Return the columns of an appointment."""
    return {
        "day": iso(record.day),
        "at": iso(record.at),
        "utc_offset_min": record.utc_offset_min,
        "with_whom": record.with_whom,
        "agreed": record.agreed,
        "about_this": record.about_this,
        "cancelled": record.cancelled,
    }


def appointment_record(row: Any, *_: object) -> Appointment:
    """Return the appointment in a row."""
    return Appointment(
        id=UUID(row.id),
        stamps=cells.stamps(*row[1:5]),
        day=date.fromisoformat(row.day),
        at=time.fromisoformat(row.at) if row.at else None,
        utc_offset_min=row.utc_offset_min,
        with_whom=row.with_whom,
        agreed=row.agreed,
        about_this=bool(row.about_this),
        cancelled=bool(row.cancelled),
    )


def question_values(record: Question) -> Values:
    """Return the columns of a question."""
    appointment = str(record.appointment_id) if record.appointment_id else None
    return {"words": record.words, "appointment_id": appointment, "asked": record.asked}


def question_record(row: Any, *_: object) -> Question:
    """Return the question in a row."""
    return Question(
        id=UUID(row.id),
        stamps=cells.stamps(*row[1:5]),
        words=row.words,
        appointment_id=UUID(row.appointment_id) if row.appointment_id else None,
        asked=bool(row.asked),
    )


def setting_values(record: Setting) -> Values:
    """Return the columns of a choice."""
    return {"key": record.key, "value": record.value}


def setting_record(row: Any, *_: object) -> Setting:
    """Return the choice in a row."""
    return Setting(id=UUID(row.id), stamps=cells.stamps(*row[1:5]), key=row.key, value=row.value)
