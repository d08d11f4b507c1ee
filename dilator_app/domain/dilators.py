"""Sets and dilators, and when two of them are the same size."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from uuid import UUID, uuid4

from dilator_app.domain import text
from dilator_app.domain.records import Record, required, set_field, whole

UM_PER_MM = 1000
UM_PER_INCH = 25_400
SMALLEST_UM, LARGEST_UM = 1 * UM_PER_MM, 60 * UM_PER_MM
LONGEST_UM = 400 * UM_PER_MM
MOST_DILATORS = 40


@dataclass(frozen=True, slots=True)
class Size:
    """What is compared and charted: a diameter, or one particular thing that has none.

    Two dilators with the same diameter are the same size; without a diameter a dilator is its own size.
    """

    diameter_um: int | None
    own_id: UUID | None = None


@lru_cache(maxsize=1024)
def _of_diameter(um: int) -> Size:
    """Return the size of a diameter: figures ask thousands of times for the same few."""
    return Size(um)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dilator:
    """One thing of a set, smallest first by ``position``. It may be anything the person names."""

    id: UUID = field(default_factory=uuid4)
    position: int = 0
    label: str = ""
    diameter_um: int | None = None
    length_um: int | None = None
    colour: str = ""
    material: str = ""
    retired: bool = False
    """No longer offered; its sessions stay as they are."""

    def __post_init__(self) -> None:
        required(self.position, 0, 999, "position")
        whole(self.diameter_um, SMALLEST_UM, LARGEST_UM, "diameter_um")
        whole(self.length_um, SMALLEST_UM, LONGEST_UM, "length_um")
        for name in ("label", "colour", "material"):
            set_field(self, name, text.line(getattr(self, name)))
        if self.diameter_um is None and not self.label:
            raise ValueError("a dilator has a label or a diameter")

    @property
    def size(self) -> Size:
        """The size it stands for in figures and charts."""
        return Size(None, self.id) if self.diameter_um is None else _of_diameter(self.diameter_um)

    @property
    def diameter_mm(self) -> float | None:
        """The diameter in millimetres."""
        return None if self.diameter_um is None else self.diameter_um / UM_PER_MM


@dataclass(frozen=True, slots=True, kw_only=True)
class DilatorSet(Record):
    """A graduated set; it merges as one with its dilators."""

    name: str = ""
    maker: str = ""
    is_current: bool = True
    dilators: tuple[Dilator, ...] = ()

    def __post_init__(self) -> None:
        set_field(self, "name", text.line(self.name))
        set_field(self, "maker", text.line(self.maker))
        if len(self.dilators) > MOST_DILATORS:
            raise ValueError(f"at most {MOST_DILATORS} dilators")
        if len({d.id for d in self.dilators}) != len(self.dilators):
            raise ValueError("a dilator stands in its set once")
        set_field(self, "dilators", tuple(sorted(self.dilators, key=lambda d: d.position)))

    @property
    def in_use(self) -> tuple[Dilator, ...]:
        """The dilators that are not retired, in the set's order."""
        return tuple(d for d in self.dilators if not d.retired)


def taken_up_again(made: Iterable[Dilator], known: Iterable[Dilator]) -> list[Dilator]:
    """Return ``made``, in which what is like something retired among ``known`` is that thing again.

    Earlier sessions and plans name it; a second one of the same name would stand beside it in every chart. Like it is
    what has its diameter and name, or, where neither has a diameter, its name.
    """
    listed = list(made)
    taken = {d.id for d in listed}
    waiting = {(d.diameter_um, d.label.casefold()): d.id for d in known if d.retired and d.id not in taken}
    ids = {d.id for d in known}
    again: list[Dilator] = []
    for dilator in listed:
        is_new = dilator.id not in ids
        found = waiting.pop((dilator.diameter_um, dilator.label.casefold()), None) if is_new else None
        again.append(replace(dilator, id=found) if found else dilator)
    return again


def compare(a: Dilator, b: Dilator, order: Iterable[Dilator] = ()) -> int | None:
    """Return -1, 0 or 1 as ``a`` is smaller than, the same as or larger than ``b``.

    Diameters decide where both are known, else the place of both in ``order`` (their set). None: cannot be said.
    """
    if a.size == b.size:
        return 0
    if a.diameter_um is not None and b.diameter_um is not None:
        return -1 if a.diameter_um < b.diameter_um else 1
    places = {d.id: place for place, d in enumerate(order)}
    if a.id in places and b.id in places:
        return -1 if places[a.id] < places[b.id] else 1
    return None


def smaller_than(dilator: Dilator, of: Iterable[Dilator]) -> tuple[Dilator, ...]:
    """Return those of ``of`` that are smaller than ``dilator``, largest last."""
    ordered = tuple(of)
    return tuple(d for d in ordered if compare(d, dilator, ordered) == -1)


def up_to(dilator: Dilator, of: Iterable[Dilator]) -> tuple[Dilator, ...]:
    """Return those of ``of`` that are not larger than ``dilator``."""
    ordered = tuple(of)
    return tuple(d for d in ordered if compare(d, dilator, ordered) in (-1, 0))


def ordered_sizes(dilators: Iterable[Dilator]) -> list[Dilator]:
    """Return one dilator for each size, smallest first; those without a diameter by their place in the set."""
    unique = list({d.size: d for d in dilators}.values())
    if all(d.diameter_um is not None for d in unique):
        return sorted(unique, key=lambda d: d.diameter_um or 0)
    return sorted(unique, key=lambda d: (d.position, d.diameter_um or 0))


class TooFineError(ValueError):
    """A number with more decimals than are kept."""


def mm_from_typed(typed: str) -> int:
    """Return micrometres for a diameter or length typed in millimetres, tenths allowed, ``,`` or ``.``.

    Raises `TooFineError` for a number with more decimals, ``ValueError`` for anything else.
    """
    return _from_typed(typed, UM_PER_MM, decimals=1)


def inches_from_typed(typed: str) -> int:
    """Return micrometres for a value typed in inches, thousandths allowed; a plain fraction such as ``1 1/8`` too."""
    whole_part, _, fraction = typed.strip().rpartition(" ")
    if "/" in fraction:
        above, below = fraction.split("/")
        if not (above.isdigit() and below.isdigit() and int(below)):
            raise ValueError("not a fraction")
        if whole_part and not whole_part.isdigit():
            raise ValueError("not a number")
        inches_thousandths = round(1000 * (int(whole_part or 0) + int(above) / int(below)))
        return round(inches_thousandths * UM_PER_INCH / 1000)
    return _from_typed(typed, UM_PER_INCH, decimals=3)


def _from_typed(typed: str, unit_um: int, decimals: int) -> int:
    plain = typed.strip().replace(",", ".")
    before, _, after = plain.partition(".")
    digits = before + after
    if not digits.isascii() or not digits.isdigit() or len(before) > 3:
        raise ValueError("not a number in that unit")
    if len(after) > decimals:
        raise TooFineError(f"more than {decimals} decimals")
    scale: int = 10 ** len(after)
    return round(int(digits) * unit_um / scale)


def in_mm(um: int) -> float:
    """Return millimetres with at most one decimal."""
    return round(um / UM_PER_MM, 1)


def in_inches(um: int) -> float:
    """Return inches with at most three decimals."""
    return round(um / UM_PER_INCH, 3)
