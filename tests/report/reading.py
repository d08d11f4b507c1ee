"""What a reader, a screen reader or a printer finds in a file."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dilator_app.report import letters


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes, page: int = 0) -> str:
    """The words of a page in reading order, each white space one space."""
    return " ".join(opened(pdf).pages[page].extract_text().split())


_LARGEST = 24
"""Points; no letter of a page is larger."""


@dataclass(frozen=True)
class Piece:
    """A run of text: where its base line begins and how large it is printed, in points."""

    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        return self.x + letters.width(self.text.strip(), self.size)  # a space before it may be of no width


def pieces(pdf: bytes) -> list[Piece]:
    found = []

    def visit(text, matrix, text_matrix, _font, size):
        if text.strip():
            scale = abs(text_matrix[3] * matrix[3])
            x = text_matrix[4] * matrix[0] + matrix[4]
            y = text_matrix[5] * matrix[3] + matrix[5]
            found.append(Piece(text, x, y, size * scale))

    opened(pdf).pages[0].extract_text(visitor_text=visit)
    return found


def printed_over(pdf: bytes) -> list[tuple[str, str]]:
    """Every two runs of text of the first page of which one stands on the other."""
    downwards = sorted(pieces(pdf), key=lambda piece: -piece.y)
    return [
        (one.text, other.text)
        for place, one in enumerate(downwards)
        for other in takewhile(lambda other, y=one.y: y - other.y < _LARGEST, downwards[place + 1 :])
        if one.y - other.y < 0.7 * min(one.size, other.size)
        and min(one.end, other.end) - max(one.x, other.x) > 0.1 * one.size
    ]


def beside_the_paper(pdf: bytes) -> list[str]:
    """Every run of text that is not wholly on the first page."""
    paper = opened(pdf).pages[0].mediabox
    return [
        piece.text
        for piece in pieces(pdf)
        if piece.x < 0 or piece.end > paper.width or piece.y < 0 or piece.y + piece.size > paper.height
    ]


def tags(pdf: bytes) -> Iterator[DictionaryObject]:
    """Every element of the structure tree, in reading order."""
    waiting = [opened(pdf).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop(0)
        node = node.get_object() if hasattr(node, "get_object") else node
        if not isinstance(node, DictionaryObject):
            continue
        if "/S" in node:
            yield node
        kids = node.get("/K", [])
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        waiting[:0] = kids if isinstance(kids, list) else [kids]


def kinds(pdf: bytes) -> list[str]:
    return [str(tag["/S"]) for tag in tags(pdf)]
