"""Words inside charts: the font by its file, their width, and characters that it has.

A line is set in one font: ours, or where it lacks a letter of the line the first of the others that has them all.
Matplotlib joins Arabic letters and puts words from right to left into their order.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dilator_app import paths, tokens

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

_STAND_IN = "■"
_ELLIPSIS = "…"
_ISOLATES = frozenset("\u2068\u2069")
_OURS, _ARABIC, _WIDEST = range(3)
_POINTS_PER_INCH = 72
_MEASURED_AT = 100
_HINTED = 1.03
"""A long line is drawn so much wider than its letters measure."""


def font(size: float, *, strong: bool = False, words: str = "") -> "FontProperties":
    """Return the font for ``words``; a point is a pixel, as figures have 72 dots per inch. No caller may change it."""
    return _font(size, strong=strong, face=_face(_seen(words)))


@cache
def _font(size: float, *, strong: bool, face: int) -> "FontProperties":
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=_file(strong=strong, face=face), size=size)


def printable(words: str) -> str:
    """Return ``words`` with a stand-in for each character that no font has; the person may write anything."""
    if words.isascii():
        return words
    drawn = _drawn(face=_face(_seen(words)))
    kept = (letter for letter in words if unicodedata.category(letter) != "Cf" or letter in _ISOLATES)
    return "".join(x if x in _ISOLATES or drawn.get_char_index(ord(x)) else _STAND_IN for x in kept)


def _seen(words: str) -> str:
    if words.isascii():
        return words
    return "".join(letter for letter in words if unicodedata.category(letter) != "Cf")


def _face(seen: str) -> int:
    """Return the first font that has every letter; where none has them all, the last, which has the most."""
    if seen.isascii():
        return _OURS
    faces = range(_OURS, _WIDEST + 1)
    return next((face for face in faces if _has_all(face, seen)), _WIDEST if _has_some(seen) else _OURS)


def _has_all(face: int, seen: str) -> bool:
    drawn = _drawn(face=face)
    return all(drawn.get_char_index(ord(letter)) for letter in seen)


def _has_some(seen: str) -> bool:
    """Return whether the widest font has a letter of ``seen`` that ours lacks."""
    ours, widest = _drawn(), _drawn(face=_WIDEST)
    return any(widest.get_char_index(n) and not ours.get_char_index(n) for n in map(ord, seen))


def width(words: str, size: float, *, strong: bool = False) -> float:
    """Return how wide ``words`` stand, to a tenth of a letter: without kerning."""
    shown = _seen(printable(words))
    face = _face(_seen(words))
    return size * sum(_advance(letter, strong=strong, face=face) for letter in shown)


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
    """Return each name as `cut` does; those that then would be alike lose their middle and keep their ends.

    Those that are alike even so have their place in ``names`` behind them.
    """
    shown = [cut(name, size, room) for name in names]
    shown = [_without_middle(n, size, room) if like else s for n, s, like in _with_alike(names, shown)]
    return [
        _numbered(name, place, size, room) if like and short != name else short
        for place, (name, short, like) in enumerate(_with_alike(names, shown), 1)
    ]


def _with_alike(names: Sequence[str], shown: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield each name, how it is shown, and whether another one is shown like it."""
    how_many = Counter(shown)
    return ((name, short, how_many[short] > 1) for name, short in zip(names, shown, strict=True))


def _numbered(words: str, place: int, size: float, room: float) -> str:
    behind = f" ({place})"
    return cut(words, size, room - width(behind, size) * _HINTED) + behind


def _without_middle(words: str, size: float, room: float) -> str:
    kept, shown = len(words), words
    room /= _HINTED
    while kept > 2 and width(shown, size) > room:
        kept -= 1
        shown = words[: kept - kept // 2].rstrip() + _ELLIPSIS + words[len(words) - kept // 2 :].lstrip()
    return shown


@cache
def _advance(letter: str, *, strong: bool, face: int) -> float:
    """Return how much room a letter takes, as a share of the font's size."""
    drawn = _drawn(strong=strong, face=face)
    drawn.set_size(_MEASURED_AT, _POINTS_PER_INCH)
    return float(drawn.load_char(ord(letter)).linearHoriAdvance) / (_MEASURED_AT << 16)  # in 16.16 fixed point


def _drawn(*, strong: bool = False, face: int = 0) -> "FT2Font":
    from matplotlib.font_manager import get_font  # keeps one for each thread

    return get_font(_file(strong=strong, face=face))


@cache
def _file(*, strong: bool, face: int) -> str:
    if face == _ARABIC:
        return str(paths.arabic_fonts() / f"IBMPlexSansArabic-{'SemiBold' if strong else 'Regular'}.ttf")
    if face == _WIDEST:
        import matplotlib as mpl  # brings it along

        return f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans{'-Bold' if strong else ''}.ttf"
    files = tokens.load()["font"]["files"]
    regular, semibold = (next(f for f in files if face in f) for face in ("Regular", "Semibold"))
    return str(paths.fonts() / (semibold if strong else regular))
