"""What every record has in common."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4


@dataclass(frozen=True, slots=True)
class Stamps:
    """When a record was written; all moments are UTC. The diary sets them, nobody else."""

    recorded_at: datetime
    """When it was first saved."""
    changed_at: datetime
    """The newest write of any kind, removal and undo included; what a merge compares. Never runs backwards."""
    edited_at: datetime | None = None
    """The person's last change of content; shown as "edited"."""
    deleted_at: datetime | None = None
    """When it was removed; a removed record can come back until its content is scrubbed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something a person logs. Equality is by value, stamps included."""

    id: UUID = field(default_factory=uuid4)
    stamps: Stamps | None = None
    """None until the record has been saved."""


def set_field(record: object, name: str, value: object) -> None:
    """Give a frozen record the normal form of a field; for ``__post_init__`` alone."""
    object.__setattr__(record, name, value)


def whole(value: object, low: int, high: int, name: str) -> None:
    """Raise ``ValueError`` unless ``value`` is None or a whole number from ``low`` to ``high``."""
    if value is not None:
        required(value, low, high, name)


def required(value: object, low: int, high: int, name: str) -> None:
    """Raise ``ValueError`` unless ``value`` is a whole number from ``low`` to ``high``."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ValueError(f"{name} is a whole number from {low} to {high}")


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Far beyond any diary, and far enough from the ends of the calendar for every sum of days."""


def a_day(value: object, name: str) -> None:
    """Raise ``ValueError`` unless ``value`` is None or a day, and a plain one.

    A ``datetime`` is a ``date`` to Python and to type checkers, but as text it does not read back as a day.
    """
    if value is None:
        return
    if type(value) is not date or not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"{name} is a day between {FIRST_YEAR} and {LAST_YEAR}")


def required_day(value: object, name: str) -> None:
    """Raise ``ValueError`` unless ``value`` is a plain day."""
    if value is None:
        raise ValueError(f"{name} is a day")
    a_day(value, name)


def next_change(previous: datetime, now: datetime) -> datetime:
    """Return the stamp of a write that follows ``previous``, also when the clock was set back."""
    return max(now, previous + timedelta(microseconds=1))
