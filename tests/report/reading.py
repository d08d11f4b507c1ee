"""What a reader, a screen reader or a printer finds in a file."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes, page: int = 0) -> str:
    """The words of a page in reading order, each white space one space."""
    return " ".join(opened(pdf).pages[page].extract_text().split())


@dataclass(frozen=True)
class Piece:
    """A run of text: where its base line begins and how large it is printed, in points."""

    text: str
    x: float
    y: float
    size: float


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
