"""Appointments, the questions to take along, and the period "since last appointment"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from dilator_app.domain import text
from dilator_app.domain.records import Record, required_day, set_field, whole

WITHOUT_APPOINTMENT = timedelta(days=28)
_FRESH = timedelta(days=14)
"""So long after a visit what was agreed is asked for; later it can be written down all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Record):
    """A visit: with whom, what was asked, what was agreed. ``at`` is the time on the wall there."""

    day: date
    at: time | None = None
    utc_offset_min: int | None = None
    with_whom: str = ""
    agreed: str = ""
    about_this: bool = True
    """Counts for "since last appointment"."""
    cancelled: bool = False

    def __post_init__(self) -> None:
        required_day(self.day, "day")
        set_field(self, "with_whom", text.line(self.with_whom))
        set_field(self, "agreed", text.note(self.agreed))
        whole(self.utc_offset_min, -18 * 60, 18 * 60, "utc_offset_min")
        if self.at is not None:
            set_field(self, "at", self.at.replace(second=0, microsecond=0, tzinfo=None, fold=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """Something to ask, for one appointment or for whichever comes next."""

    words: str
    appointment_id: UUID | None = None
    asked: bool = False

    def __post_init__(self) -> None:
        set_field(self, "words", text.line(self.words, text.QUESTION_LENGTH))
        if not self.words:
            raise ValueError("a question has words")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends on or after its first day")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def before(self) -> "Period":
        """The same number of days directly before."""
        return Period(self.first - timedelta(days=self.days), self.first - timedelta(days=1))


def last_appointment(appointments: Iterable[Appointment], today: date) -> Appointment | None:
    """Return the newest appointment before ``today`` that took place and is about this.

    Today's appointment becomes the last one tomorrow: it must not empty the page that is shown in it.
    """
    past = [a for a in appointments if a.day < today and a.about_this and not a.cancelled]
    return max(past, key=_when, default=None)


def next_appointment(appointments: Iterable[Appointment], today: date) -> Appointment | None:
    """Return the nearest appointment from ``today`` on that is not cancelled."""
    coming = [a for a in appointments if a.day >= today and not a.cancelled]
    return min(coming, key=_when, default=None)


def to_write_down(appointments: Iterable[Appointment], today: date) -> Appointment | None:
    """Return the newest appointment of the last days that took place and has no word about what was agreed."""
    recent = [a for a in appointments if today - _FRESH <= a.day <= today and not a.cancelled and not a.agreed]
    return max(recent, key=_when, default=None)


def open_questions(
    questions: Iterable[Question], appointments: Iterable[Appointment], today: date
) -> tuple[list[Question], list[Question]]:
    """Return the questions to take along, those of the next visit first, and those that earlier visits left open.

    A question waits for the visit that it was meant for; where that was cancelled, for whichever comes next.
    """
    listed = list(appointments)
    coming = next_appointment(listed, today)
    past = {a.id for a in listed if not a.cancelled and a.day < today}
    waiting = [q for q in questions if not q.asked]
    ahead = [q for q in waiting if q.appointment_id not in past]
    first = [q for q in ahead if coming is not None and q.appointment_id == coming.id]
    return [*first, *(q for q in ahead if q not in first)], [q for q in waiting if q.appointment_id in past]


def since_last_appointment(appointments: Iterable[Appointment], today: date) -> tuple[Period, Appointment | None]:
    """Return the period from the day after the last appointment to ``today``, and that appointment.

    Without one: the last 28 days and None, so that the words can say so.
    """
    last = last_appointment(appointments, today)
    if last is None:
        return Period(today - WITHOUT_APPOINTMENT + timedelta(days=1), today), None
    return Period(last.day + timedelta(days=1), today), last


def _when(appointment: Appointment) -> tuple[date, time]:
    return appointment.day, appointment.at or time.min
