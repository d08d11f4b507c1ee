"""Source marks: who says a sentence. Every statement of the education pages carries at least one.

In the files a mark stands at the end of its line: ``{A76}`` is claim 76 as MedlinePlus says it, ``{B21}`` claim 21 as
Wikipedia says it, ``{B78r}`` the same where a lost word was restored, ``{B82x}`` where our copy is too damaged to say
it, ``{A}``, ``{B}`` and ``{Bx}`` what such a text does as a whole, which is none of its claims, ``{O:hey.nhs.uk}`` an
outside source of the register, ``{D1}`` row 1 of "our sources disagree", ``{default}`` an app default,
``{suggestion}`` an app suggestion, and ``{app}`` what Fernlight says about itself and these pages.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

MEDLINEPLUS, WIKIPEDIA = "medlineplus", "wikipedia"

_GROUP = re.compile(r"\{([^{}]*)\}\s*$")
_CLAIM = re.compile(r"([AB])(\d+)([rx]?)")
_ROW = re.compile(r"D(\d+)")
_OUTSIDE = "O:"


class Kind(StrEnum):
    """What stands behind a statement."""

    MEDLINEPLUS = "medlineplus"
    WIKIPEDIA = "wikipedia"
    RESTORED = "restored"
    DAMAGED = "damaged"
    OUTSIDE = "outside"
    DISAGREE = "disagree"
    DEFAULT = "default"
    SUGGESTION = "suggestion"
    APP = "app"


_WIKIPEDIA_KINDS = {"": Kind.WIKIPEDIA, "r": Kind.RESTORED, "x": Kind.DAMAGED}
_OWN = {"default": Kind.DEFAULT, "suggestion": Kind.SUGGESTION, "app": Kind.APP}


class MarkError(ValueError):
    """A mark that nobody can read."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. ``claim`` and ``row`` are numbers of the claim table and of the disagreements."""

    kind: Kind
    source: str = ""  # the name of a document in the register; empty for what Fernlight says itself
    claim: int | None = None
    row: int | None = None

    @property
    def shown(self) -> tuple[Kind, str]:
        """What a reader is told: claims of one source look the same."""
        return self.kind, self.source

    def __str__(self) -> str:
        match self.kind:
            case Kind.MEDLINEPLUS:
                return f"A{self.claim or ''}"
            case Kind.WIKIPEDIA | Kind.RESTORED | Kind.DAMAGED:
                letter = next(letter for letter, kind in _WIKIPEDIA_KINDS.items() if kind is self.kind)
                return f"B{self.claim or ''}{letter}"
            case Kind.OUTSIDE:
                return f"{_OUTSIDE}{self.source}"
            case Kind.DISAGREE:
                return f"D{self.row}"
        return self.kind.value


_WHOLE = {
    "A": Mark(Kind.MEDLINEPLUS, MEDLINEPLUS),
    "B": Mark(Kind.WIKIPEDIA, WIKIPEDIA),
    "Bx": Mark(Kind.DAMAGED, WIKIPEDIA),
}
"""What a text does as a whole; a word is restored in one of its claims alone."""


def split(line: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the words of ``line`` and the marks at its end; no marks where there is no group."""
    found = _GROUP.search(line)
    if found is None:
        return line.strip(), ()
    return line[: found.start()].strip(), tuple(_read(name) for name in found.group(1).split())


def _read(name: str) -> Mark:
    if claim := _CLAIM.fullmatch(name):
        letter, number, state = claim.groups()
        if letter == "B":
            return Mark(_WIKIPEDIA_KINDS[state], WIKIPEDIA, int(number))
        if not state:
            return Mark(Kind.MEDLINEPLUS, MEDLINEPLUS, int(number))
    elif name in _WHOLE:
        return _WHOLE[name]
    elif row := _ROW.fullmatch(name):
        return Mark(Kind.DISAGREE, row=int(row.group(1)))
    elif name.startswith(_OUTSIDE) and len(name) > len(_OUTSIDE):
        return Mark(Kind.OUTSIDE, name.removeprefix(_OUTSIDE))
    elif name in _OWN:
        return Mark(_OWN[name])
    raise MarkError(f"unknown mark {{{name}}}")
