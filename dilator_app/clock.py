"""The one place that knows what time it is."""

import time
from datetime import UTC, date, datetime
from datetime import time as time_of_day
from typing import Protocol


class Clock(Protocol):
    """What the rooms ask for the time. Wall time may jump; `monotonic` never does."""

    def now(self) -> datetime:
        """Return the present, aware, in the computer's zone."""
        ...

    def at(self, day: date, time: time_of_day) -> datetime:
        """Return a local day and time as a moment with the offset that held, or will hold, then."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never run backwards, for measuring what has elapsed."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the present with the offset that holds here now."""
        return datetime.now(UTC).astimezone()

    def at(self, day: date, time: time_of_day) -> datetime:
        """Return a local day and time under the computer's zone rules."""
        return datetime.combine(day, time).astimezone()

    def monotonic(self) -> float:
        """Return the monotonic clock; on Linux it stands still while the computer sleeps."""
        return time.monotonic()


def today(clock: Clock) -> date:
    """Return the local day."""
    return clock.now().date()
