"""Values with as much of a summary as their number carries (care M11, decisions D15)."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

FOR_A_MEDIAN = 5
FOR_QUARTILES = 8
ENDS = 3
"""How many values "first" and "last" name."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Values in the order of time. Under 5 they say all there is; from 5 there is a median, from 8 quartiles."""

    values: tuple[float, ...]

    @property
    def n(self) -> int:
        """How many values there are."""
        return len(self.values)

    @property
    def median(self) -> float | None:
        """The middle value, the mean of the two middle ones for an even number; None under 5 values."""
        return float(statistics.median(self.values)) if self.n >= FOR_A_MEDIAN else None

    @property
    def range(self) -> tuple[float, float] | None:
        """The lowest and the highest value; None without values."""
        return (min(self.values), max(self.values)) if self.values else None

    @property
    def quartiles(self) -> tuple[float, float] | None:
        """The lower and upper quartile by linear interpolation (type 7); None under 8 values."""
        if self.n < FOR_QUARTILES:
            return None
        lower, _, upper = statistics.quantiles(self.values, n=4, method="inclusive")
        return lower, upper

    @property
    def ends(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The first and the last three values; with fewer than six all of them and nothing."""
        first, last = first_and_last(self.values)
        return tuple(first), tuple(last)


def first_and_last(values: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """Return the first and the last three of ``values``; with fewer than six all of them and nothing."""
    if len(values) < 2 * ENDS:
        return values, ()
    return values[:ENDS], values[-ENDS:]


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of``."""

    count: int
    of: int
