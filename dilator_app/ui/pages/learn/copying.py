"""What leaves a passage with the clipboard: every sentence of which anything is selected goes with its source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData

_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands in a passage: its words, then the marks behind them, which are ``spoken`` so."""

    start: int
    after_words: int
    end: int
    spoken: str


@dataclass(frozen=True, slots=True)
class Part:
    """Words that leave as one: a heading of a ``level`` from 1, or a paragraph or list, which has none."""

    words: str
    level: int = 0


def told(shown: str, places: Iterable[Place], start: int, end: int) -> str:
    """Return what is selected of the words that are ``shown``, each sentence with its marks in words.

    A mark whose sentence is not selected stays behind, so that it cannot be taken for that of the next one; alone it is
    told.
    """
    parts, at = [], start
    for place in places:
        if place.end <= start or place.start >= end:
            continue
        parts.append(shown[at : max(at, place.start)])
        words = shown[max(start, place.start) : min(end, place.after_words)]
        if words.strip():
            parts.append(f"{words.rstrip()} {place.spoken}")
        elif end <= place.end:
            parts.append(place.spoken)
        at = min(end, place.end)
    return "".join((*parts, shown[at:end])).replace(_NO_BREAK, " ")


def mime(words: str) -> QMimeData:
    """Return words for the clipboard, plain, and with their paragraphs for programs that set text."""
    return mime_of_parts([Part(paragraph) for paragraph in words.split("\n\n")])


def plain(parts: Iterable[Part]) -> str:
    """Return parts as plain words, an empty line between them."""
    return "\n\n".join(part.words for part in parts)


def mime_of_parts(parts: Sequence[Part]) -> QMimeData:
    """Return parts for the clipboard, plain, and with their headings for programs that set text."""
    data = QMimeData()
    data.setText(plain(parts))
    data.setHtml("".join(map(_html, parts)))
    return data


def _html(part: Part) -> str:
    tag = f"h{part.level}" if part.level else "p"
    return f"<{tag}>{escape(part.words).replace(chr(10), '<br>')}</{tag}>"
