"""What leaves a passage with the clipboard: every sentence of which anything is selected goes with its source."""

from collections.abc import Iterable
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
    data = QMimeData()
    data.setText(words)
    paragraphs = (escape(paragraph).replace("\n", "<br>") for paragraph in words.split("\n\n"))
    data.setHtml("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
    return data
