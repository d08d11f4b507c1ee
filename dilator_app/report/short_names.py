"""Names of sizes where there is little room: cut in the middle, so that their ends stay, and never alike."""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dilator_app.report import letters
from dilator_app.report.printable import printable

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Room:
    """What a place holds: so many letters, unless together they are wider than so many times the size of its type."""

    letters: int
    ems: float = math.inf

    def holds(self, words: str) -> bool:
        """Return whether there is room for ``words``, be they semibold."""
        if len(words) > self.letters:
            return False
        return self.ems == math.inf or letters.width(printable(words)[0], 1.0, strong=True) <= self.ems

    def beginning(self, words: str, behind: str = "") -> str:
        """Return as much of the beginning of ``words`` as there is room for, an ellipsis, and ``behind`` it all."""
        kept = min(len(words), max(0, self.letters - len(ELLIPSIS + behind)))
        while kept and not self.holds(words[:kept].rstrip() + ELLIPSIS + behind):
            kept -= 1
        return words[:kept].rstrip() + ELLIPSIS + behind


def without_middle(name: str, room: Room) -> str:
    """Return ``name``, in the middle of which an ellipsis stands for what is too much for ``room``."""
    if room.holds(name):
        return name
    kept = min(len(name), room.letters)
    while kept > 1 and not room.holds(_ends(name, kept)):
        kept -= 1
    return _ends(name, kept)


def _ends(name: str, kept: int) -> str:
    """Return the two ends of ``name`` in ``kept`` characters, the ellipsis between them one of these."""
    after = (kept - 1) // 2
    end = name[len(name) - after :]
    while end and unicodedata.category(end[0])[0] == "M":  # a mark without its letter would sit on the ellipsis
        end = end[1:]
    return name[: kept - 1 - after].rstrip() + ELLIPSIS + end.lstrip()


def apart(names: Iterable[tuple[str, int]], room: Room) -> Mapping[str, str]:
    """Return each name as there is ``room`` for it; no two are printed alike.

    A name comes with its number in its set: that stands behind those that would be alike. What needs no cut and is
    alike with none of its kind stays as it is.
    """
    numbers = dict(reversed(list(names)))  # a name that comes twice has the number of the first
    short = {name: without_middle(name, room) for name in reversed(numbers)}
    printed = {name: printable(shown)[0] for name, shown in short.items()}
    alike = Counter(printed.values())
    whole = Counter(shown for name, shown in printed.items() if short[name] == name)

    def stays(name: str) -> bool:
        return alike[printed[name]] == 1 or (short[name] == name and whole[printed[name]] == 1)

    taken = {printed[name] for name in short if stays(name)}
    for name in short:
        if stays(name):
            continue
        number = numbers[name]
        while printable(numbered := _numbered(name, number, room))[0] in taken:
            number += 1
        taken.add(printable(numbered)[0])
        short[name] = numbered
    return short


def _numbered(name: str, number: int, room: Room) -> str:
    behind = f" ({number})"
    return name + behind if room.holds(name + behind) else room.beginning(name, behind)
