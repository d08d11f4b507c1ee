"""Points by size, each in one pass: a diary can hold a hundred thousand of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dilator_app.domain.dilators import Dilator, Size, ordered_sizes
from dilator_app.domain.scales import Insertion
from dilator_app.domain.series import InsertionPoint, PainPoint, SizePoint
from dilator_app.domain.session import Role, Session
from dilator_app.domain.spread import Spread

Point = TypeVar("Point", SizePoint, PainPoint)


def dilators_of(points: Iterable[SizePoint] | Iterable[PainPoint] | Iterable[InsertionPoint]) -> list[Dilator]:
    """Return every dilator that the points name, each once."""
    return list({id(point.dilator): point.dilator for point in points}.values())


@dataclass(frozen=True, slots=True)
class PainAtSize:
    """All pain values of one size, in order of time, with what their number allows to say about them."""

    dilator: Dilator
    points: Sequence[PainPoint]
    spread: Spread
    middle: float | None
    middle_half: tuple[float, float] | None

    @property
    def with_gel(self) -> int:
        """How many of the values were given with numbing gel; they count like the others."""
        return sum(point.numbing_gel for point in self.points)

    @classmethod
    def of(cls, dilator: Dilator, points: Sequence[PainPoint]) -> "PainAtSize":
        """Return the values of ``points``, all at the size of ``dilator``."""
        spread = Spread(tuple(point.pain for point in points))
        return cls(dilator, points, spread, spread.median, spread.quartiles)


def pain_at_sizes(points: Sequence[PainPoint]) -> list[PainAtSize]:
    """Return the pain at each size, smallest size first; ``points`` in order of time."""
    grouped = _by_size(points)
    return [PainAtSize.of(dilator, grouped[dilator.size]) for dilator in ordered_sizes(dilators_of(points))]


def _by_size(points: Sequence[PainPoint]) -> dict[Size, list[PainPoint]]:
    found: dict[Size, list[PainPoint]] = {}
    known: dict[int, list[PainPoint]] = {}
    for point in points:
        alike = known.get(id(point.dilator))
        if alike is None:
            alike = known[id(point.dilator)] = found.setdefault(point.dilator.size, [])
        alike.append(point)
    return found


def sessions_at(dilator: Dilator, sessions: Iterable[Session]) -> int:
    """Return how many of ``sessions`` count at the size of ``dilator``, with a pain value or without one."""
    size, alike = dilator.size, dict[int, bool]()
    found = 0
    for session in sessions:
        for step in session.steps:
            is_there = alike.get(id(step.dilator))
            if is_there is None:
                is_there = alike[id(step.dilator)] = step.dilator.size == size
            if is_there and step.role is not Role.WARM_UP:
                found += 1
                break
    return found


@dataclass(frozen=True, slots=True)
class InsertionAtSize:
    """How often each insertion answer was given at one size."""

    dilator: Dilator
    counts: Mapping[Insertion, int]

    @property
    def n(self) -> int:
        """How many answers there are."""
        return sum(self.counts.values())


def insertion_at_sizes(points: Sequence[InsertionPoint]) -> list[InsertionAtSize]:
    """Return how often each answer was given at each size, smallest size first."""
    by_dilator = Counter((id(point.dilator), point.answer) for point in points)
    dilators = dilators_of(points)
    found: dict[Size, Counter[Insertion]] = {}
    for dilator in dilators:
        counts = found.setdefault(dilator.size, Counter())
        counts.update({answer: by_dilator[id(dilator), answer] for answer in Insertion})
    return [InsertionAtSize(dilator, found[dilator.size]) for dilator in ordered_sizes(dilators)]
