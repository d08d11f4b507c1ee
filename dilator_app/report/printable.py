"""Which characters the bundled fonts can print; the others become a mark and are counted, and never stop a page."""

import unicodedata
from functools import cache

from dilator_app import paths

MARK = "■"
"""Stands for a character that no font has."""

FONT_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
_ARABIC = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
"""What IBM Plex Sans Arabic is for; its Latin letters are never taken."""

_ENGINE_FONTS = (
    (0x0531, 0x0556),  # Armenian
    (0x0561, 0x0586),
    (0x05B0, 0x05C7),  # Hebrew
    (0x05D0, 0x05EA),
    (0x05F3, 0x05F4),
    (0x0900, 0x097F),  # Devanagari
    (0x10D0, 0x10FA),  # Georgian
    (0x2194, 0x21FF),  # arrows
    (0x2714, 0x2714),  # tick
)
"""What the fonts inside the typesetter add in whole alphabets; a test prints each of them."""

_ISOLATE, _POP = "\u2068", "\u2069"
_JOINER = "\u200d"
_UNSEEN = frozenset("\u200b\u200c\u200d\ufe0e\ufe0f\u00ad\u2060\ufeff")
_ISOLATES: frozenset[str] = frozenset((_ISOLATE, _POP))
_FROM_RIGHT = frozenset({"R", "AL"})
_CONTROLS = frozenset({"Cc", "Cf", "Cs"})
_TONES = range(0x1F3FB, 0x1F400)


@cache
def _ours() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    maps = []
    for name in FONT_FILES:
        with TTFont(paths.fonts() / name, lazy=True) as font:
            maps.append(set(font.getBestCmap()))
    return frozenset(set.intersection(*maps))


@cache
def _arabic() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    maps = []
    for weight in ("Regular", "SemiBold"):
        with TTFont(paths.arabic_fonts() / f"IBMPlexSansArabic-{weight}.ttf", lazy=True) as font:
            maps.append(set(font.getBestCmap()))
    known = set.intersection(*maps)
    return frozenset(n for first, last in _ARABIC for n in range(first, last + 1) if n in known)


@cache
def _all() -> frozenset[int]:
    return _ours().union(_arabic(), *(range(first, last + 1) for first, last in _ENGINE_FONTS))


def isolated(words: str) -> str:
    """Return a person's words for the middle of a sentence: in isolates where they run from right to left."""
    if words.isascii() or not any(unicodedata.bidirectional(c) in _FROM_RIGHT for c in words):
        return words
    return f"{_ISOLATE}{words}{_POP}"


def printable(text: str, *, ours_alone: bool = False) -> tuple[str, int]:
    """Return ``text`` with `MARK` for every character that cannot be printed, and how many marks there are.

    Controls, direction overrides and unseen characters go without a mark, but not what `isolated` puts there. What is
    joined to one picture (a face, its colour and its joiners) is one mark. ``ours_alone`` leaves out what other fonts
    than ours would add.
    """
    if text.isascii() and text.isprintable():
        return text, 0
    known = _ours() if ours_alone else _all()
    kept_unseen = _ISOLATES if not ours_alone and text.count(_ISOLATE) == text.count(_POP) else frozenset()
    kept: list[str] = []
    marks = 0
    joined = False
    for character in unicodedata.normalize("NFC", text):
        if character in kept_unseen:
            kept.append(character)
        elif character in _UNSEEN or ord(character) in _TONES:
            joined = joined or character == _JOINER
        elif unicodedata.category(character) in _CONTROLS and not character.isspace():
            continue
        elif ord(character) in known or character.isspace():
            kept.append(character if ord(character) in known else " ")
            joined = False
        elif not (joined and kept and kept[-1] == MARK):
            kept.append(MARK)
            marks += 1
        else:
            joined = False
    return "".join(kept), marks
