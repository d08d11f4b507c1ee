"""Names of sizes where there is little room: cut in the middle, so that their ends stay, and never alike."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from dilator_app.report.printable import printable

ELLIPSIS = "…"


def without_middle(name: str, limit: int) -> str:
    """Return ``name``, in the middle of which an ellipsis stands for what is more than ``limit`` characters."""
    if len(name) <= limit:
        return name
    after = (limit - 1) // 2
    end = name[len(name) - after :]
    while end and unicodedata.category(end[0])[0] == "M":  # a mark without its letter would sit on the ellipsis
        end = end[1:]
    return name[: limit - 1 - after].rstrip() + ELLIPSIS + end.lstrip()


def apart(names: Iterable[tuple[str, int]], limit: int) -> Mapping[str, str]:
    """Return each name in at most ``limit`` characters; no two are printed alike.

    A name comes with its number in its set: that stands behind those that would be alike. What needs no cut and is
    alike with none of its kind stays as it is.
    """
    numbers = dict(reversed(list(names)))  # a name that comes twice has the number of the first
    short = {name: without_middle(name, limit) for name in reversed(numbers)}
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
        while printable(numbered := _numbered(name, number, limit))[0] in taken:
            number += 1
        taken.add(printable(numbered)[0])
        short[name] = numbered
    return short


def _numbered(name: str, number: int, limit: int) -> str:
    behind = f" ({number})"
    if len(name) + len(behind) <= limit:
        return name + behind
    return name[: max(0, limit - len(behind) - 1)].rstrip() + ELLIPSIS + behind
