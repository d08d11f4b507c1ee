"""Words on their way to the page: bold parts of sentences, and a person's text cut where it is too long."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from dilator_app.domain.dilators import Dilator
from dilator_app.domain.text import LINE_LENGTH, clean
from dilator_app.report.page.facts import Facts
from dilator_app.report.printable import isolated, printable
from dilator_app.report.short_names import Room, apart, without_middle

Data = dict[str, Any]
"""What the template reads: strings, numbers, lists and dictionaries of them."""

LABEL = Room(24, 13.1)
"""What the page holds of a label: an ordinary one is cut by its letters, one in wide letters by its width."""
NARROW = Room(12, 6.9)
"""What a narrow column holds of it."""
_ORDINARY = 0.6
"""A text of wide letters is cut as if each of its letters were so wide, in the size of its type."""
_START, _END = "\x02", "\x03"


@dataclass
class Texts:
    """Cuts a person's texts for one attempt at a page and counts those that lost something; a ``whole`` page cuts none.

    A text that is cut in several places is one text.
    """

    whole: bool = False
    names: Room = LABEL
    by_width: bool = False
    """Counts letters that are wider than ordinary ones for what they take."""
    _shortened: set[str] = field(default_factory=set, init=False)

    @property
    def shortened(self) -> int:
        """How many texts were cut."""
        return len(self._shortened)

    def line(self, text: str, limit: int = LINE_LENGTH) -> str:
        """Return ``text`` on one line, cut to ``limit`` characters with an ellipsis."""
        flat = on_one_line(text)
        room = Room(limit, limit * _ORDINARY) if self.by_width else Room(limit)
        if self.whole or room.holds(flat):
            return flat
        self._shortened.add(flat)
        return room.beginning(flat)

    def size(self, facts: Facts, dilator: Dilator | None, room: Room | None = None) -> str:
        """Return a size in the chosen unit, or its label, cut to ``room`` or what the page has for it."""
        return self.label(facts, facts.size(dilator), room)

    def label(self, facts: Facts, words: str, room: Room | None = None) -> str:
        """Return what names a size, cut as by `size`; no two sizes that the page may name read the same.

        Quick, for tables of thousands: it is one clean line already.
        """
        if self.whole:
            return isolated(words)
        room = room or self.names
        known = facts.once(("names", room), partial(_apart, room))
        shown = known.get(words) or without_middle(words, room)
        if not shown.startswith(words):  # a number behind it takes nothing away
            self._shortened.add(words)
        return isolated(shown)


def on_one_line(text: str) -> str:
    """Return ``text`` on one line, clean and whole."""
    return " ".join(clean(text).split())


def _apart(room: Room, facts: Facts) -> Mapping[str, str]:
    return apart(((facts.size(d), d.position + 1) for d in facts.named_dilators), room)


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
