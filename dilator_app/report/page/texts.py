"""Words on their way to the page: bold parts of sentences, and a person's text cut where it is too long."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from dilator_app.domain.dilators import Dilator
from dilator_app.domain.text import LINE_LENGTH, clean
from dilator_app.report.page.facts import Facts
from dilator_app.report.printable import isolated, printable
from dilator_app.report.short_names import ELLIPSIS, apart, without_middle

Data = dict[str, Any]
"""What the template reads: strings, numbers, lists and dictionaries of them."""

LABEL_LENGTH = 24
NARROW = 12
"""What a narrow column holds of a label."""
_START, _END = "\x02", "\x03"


@dataclass
class Texts:
    """Cuts a person's texts for one attempt at a page and counts those that lost something; a ``whole`` page cuts none.

    A text that is cut in several places is one text.
    """

    whole: bool = False
    _shortened: set[str] = field(default_factory=set, init=False)

    @property
    def shortened(self) -> int:
        """How many texts were cut."""
        return len(self._shortened)

    def line(self, text: str, limit: int = LINE_LENGTH) -> str:
        """Return ``text`` on one line, cut to ``limit`` characters with an ellipsis."""
        flat = " ".join(clean(text).split())
        if self.whole or len(flat) <= limit:
            return flat
        self._shortened.add(flat)
        return flat[: limit - 1].rstrip() + ELLIPSIS

    def size(self, facts: Facts, dilator: Dilator | None, limit: int = LABEL_LENGTH) -> str:
        """Return a size in the chosen unit, or its label, cut to ``limit``."""
        return self.label(facts, facts.size(dilator), limit)

    def label(self, facts: Facts, words: str, limit: int = LABEL_LENGTH) -> str:
        """Return what names a size, cut to ``limit``; no two sizes that the page may name read the same.

        Quick, for tables of thousands: it is one clean line already.
        """
        if self.whole:
            return isolated(words)
        if len(words) > limit:
            self._shortened.add(words)
        known = facts.once(("names", limit), partial(_apart, limit))
        return isolated(known.get(words) or without_middle(words, limit))


def _apart(limit: int, facts: Facts) -> Mapping[str, str]:
    return apart(((facts.size(d), d.position + 1) for d in facts.named_dilators), limit)


def before_full_stop(name: str) -> str:
    """Return a size's ``name`` for the end of a sentence, without the full stop that it may end in itself."""
    end = "\N{POP DIRECTIONAL ISOLATE}" if name.endswith("\N{POP DIRECTIONAL ISOLATE}") else ""
    return (name.removesuffix(end).rstrip(".") + end) if name.strip(".") else name


def strong(text: object) -> str:
    """Mark ``text`` as bold inside a sentence; `parts` reads the marks."""
    return f"{_START}{text}{_END}"


def parts(sentence: str) -> list[list[Any]]:
    """Return ``sentence`` as ``[text, bold]`` pairs. A person's text holds no controls and so no marks."""
    found: list[list[Any]] = []
    for number, piece in enumerate(sentence.split(_START)):
        bold, end, plain = piece.partition(_END)
        if number and end:
            found.append([bold, True])
            found.append([plain, False])
        else:
            found.append([piece, False])
    return [pair for pair in found if pair[0]]


def only_printable(data: Any, *, ours_alone: bool = False) -> tuple[Any, int]:
    """Return ``data`` with every string made printable, and how many characters could not be printed."""
    if isinstance(data, str):
        return printable(data, ours_alone=ours_alone)
    if isinstance(data, dict):
        pairs = {key: only_printable(value, ours_alone=ours_alone) for key, value in data.items()}
        return {key: value for key, (value, _) in pairs.items()}, sum(marks for _, marks in pairs.values())
    if isinstance(data, list | tuple):
        listed = [only_printable(value, ours_alone=ours_alone) for value in data]
        return [value for value, _ in listed], sum(marks for _, marks in listed)
    return data, 0
