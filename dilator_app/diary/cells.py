"""How single values stand in the file: moments, days, answers and stamps as text and numbers, and back."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from dilator_app.domain.records import Stamps

E = TypeVar("E", bound=StrEnum)
Values = dict[str, Any]
STAMPS = ("recorded_at", "changed_at", "edited_at", "deleted_at")
"""The stamp columns; in every table they stand in this order, right after the id."""


def moment_text(moment: datetime) -> str:
    """Return a UTC moment as text that sorts like the moment."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment(text: str) -> datetime:
    """Return the UTC moment behind `moment_text`."""
    return datetime.fromisoformat(text)


def there_and_then(text: str | None, utc_offset_min: int | None) -> datetime | None:
    """Return a stored moment with the offset that held where it was."""
    if text is None or utc_offset_min is None:
        return None
    return datetime.fromisoformat(text).astimezone(_zone(utc_offset_min))


@cache
def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


def offset_min(moment: datetime | None) -> int | None:
    """Return the offset of a moment in minutes."""
    offset = moment.utcoffset() if moment else None
    return None if offset is None else offset // timedelta(minutes=1)


def iso(value: date | time | None) -> str | None:
    """Return a day or a time of day as ISO text."""
    return None if value is None else value.isoformat()


def day(text: str | None) -> date | None:
    """Return the day behind `iso`."""
    return None if text is None else date.fromisoformat(text)


def yes_no(value: int | None) -> bool | None:
    """Return a yes, a no, or None for no answer."""
    return None if value is None else bool(value)


def choices(kind: type[E]) -> dict[str | None, E | None]:
    """Return the members of an enum by what stands in the file; nothing there means not answered."""
    return {None: None, **{member.value: member for member in kind}}


def stamps_values(stamps: Stamps) -> Values:
    """Return the stamp columns."""
    return {
        "recorded_at": moment_text(stamps.recorded_at),
        "changed_at": moment_text(stamps.changed_at),
        "edited_at": stamps.edited_at and moment_text(stamps.edited_at),
        "deleted_at": stamps.deleted_at and moment_text(stamps.deleted_at),
    }


def stamps(recorded_at: str, changed_at: str, edited_at: str | None, deleted_at: str | None) -> Stamps:
    """Return the stamps in the stamp columns."""
    return Stamps(
        datetime.fromisoformat(recorded_at),
        datetime.fromisoformat(changed_at),
        datetime.fromisoformat(edited_at) if edited_at else None,
        datetime.fromisoformat(deleted_at) if deleted_at else None,
    )
