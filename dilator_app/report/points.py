"""Points by size, each in one pass: a diary can hold a hundred thousand of them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from dilator_app.domain.dilators import Dilator, Size
from dilator_app.domain.series import PainPoint, SizePoint

Point = TypeVar("Point", SizePoint, PainPoint)


def dilators_of(points: Iterable[SizePoint] | Iterable[PainPoint]) -> list[Dilator]:
    """Return every dilator that the points name, each once."""
    return list({id(point.dilator): point.dilator for point in points}.values())


def by_size(points: Sequence[Point]) -> dict[Size, list[Point]]:
    """Return the points of each size in the order in which they came."""
    found: dict[Size, list[Point]] = {}
    known: dict[int, list[Point]] = {}
    for point in points:
        alike = known.get(id(point.dilator))
        if alike is None:
            alike = known[id(point.dilator)] = found.setdefault(point.dilator.size, [])
        alike.append(point)
    return found
