"""Words inside charts: the font by its file, their width, and characters that it has."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dilator_app import paths, tokens

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

_STAND_IN = "■"
_ELLIPSIS = "…"
_POINTS_PER_INCH = 72
_MEASURED_AT = 100
_HINTED = 1.03
"""A long line is drawn so much wider than its letters measure."""


@cache
def font(size: float, *, strong: bool = False) -> "FontProperties":
    """Return the font; a point is a pixel, as figures have 72 dots per inch. Callers must not change it."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=_file(strong=strong), size=size)


def printable(words: str) -> str:
    """Return ``words`` with a stand-in for each character that the font lacks; the person may write anything."""
    drawn = _drawn()
    seen = (letter for letter in words if unicodedata.category(letter) != "Cf")
    return "".join(letter if drawn.get_char_index(ord(letter)) else _STAND_IN for letter in seen)


def width(words: str, size: float, *, strong: bool = False) -> float:
    """Return how wide ``words`` stand, to a tenth of a letter: without kerning."""
    return size * sum(_advance(letter, strong=strong) for letter in printable(words))


def room_for(names: Iterable[str], size: float) -> float:
    """Return how much room the widest of ``names`` takes when it is drawn."""
    return max((width(name, size) for name in names), default=0.0) * _HINTED


def cut(words: str, size: float, room: float) -> str:
    """Return ``words``, with an ellipsis in the place of what is too much for ``room``."""
    room /= _HINTED
    if width(words, size) <= room:
        return words
    shown = words
    while shown and width(shown + _ELLIPSIS, size) > room:
        shown = shown[:-1].rstrip()
    return shown + _ELLIPSIS


def cut_apart(names: Sequence[str], size: float, room: float) -> list[str]:
    """Return each name as `cut` does; those that then would be alike lose their middle and keep their ends."""
    shown = [cut(name, size, room) for name in names]
    alike = {short for short, n in Counter(shown).items() if n > 1}
    return [_without_middle(n, size, room) if s in alike else s for n, s in zip(names, shown, strict=True)]


def _without_middle(words: str, size: float, room: float) -> str:
    kept, shown = len(words), words
    room /= _HINTED
    while kept > 2 and width(shown, size) > room:
        kept -= 1
        shown = words[: kept - kept // 2].rstrip() + _ELLIPSIS + words[len(words) - kept // 2 :].lstrip()
    return shown


@cache
def _advance(letter: str, *, strong: bool) -> float:
    """Return how much room a letter takes, as a share of the font's size."""
    drawn = _drawn(strong=strong)
    drawn.set_size(_MEASURED_AT, _POINTS_PER_INCH)
    return float(drawn.load_char(ord(letter)).linearHoriAdvance) / (_MEASURED_AT << 16)  # in 16.16 fixed point


def _drawn(*, strong: bool = False) -> "FT2Font":
    from matplotlib.font_manager import get_font  # keeps one for each thread

    return get_font(_file(strong=strong))


@cache
def _file(*, strong: bool) -> str:
    files = tokens.load()["font"]["files"]
    regular, semibold = (next(f for f in files if face in f) for face in ("Regular", "Semibold"))
    return str(paths.fonts() / (semibold if strong else regular))
