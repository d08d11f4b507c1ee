"""What an education page is made of. Plain values; `parse` makes them and nobody changes them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import NamedTuple

from dilator_app.education.marks import Kind, Mark

_LINK = re.compile(r"\[([^\]]+)\]\((term|page):([a-z0-9-]+)\)")
_WORDS_A_MINUTE = 150


class Link(NamedTuple):
    """Words that lead to a term of the glossary (``term``) or to another page (``page``)."""

    words: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list item and who says it."""

    source_text: str  # with links as ``[words](term:name)``
    marks: tuple[Mark, ...]
    line: int = field(default=0, compare=False)  # where it stands in its file, for messages

    @property
    def text(self) -> str:
        """The words as they are read."""
        return _LINK.sub(lambda found: found.group(1), self.source_text)

    def pieces(self) -> Iterator[str | Link]:
        """Yield words and links in reading order."""
        at = 0
        for found in _LINK.finditer(self.source_text):
            if found.start() > at:
                yield self.source_text[at : found.start()]
            yield Link(*found.groups())
            at = found.end()
        if at < len(self.source_text):
            yield self.source_text[at:]

    @property
    def links(self) -> tuple[Link, ...]:
        """The links alone."""
        return tuple(piece for piece in self.pieces() if isinstance(piece, Link))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a page; it states nothing of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list, one item a sentence."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Our sources disagree: what each says, and what that means in Fernlight."""

    row: int
    sides: tuple[Sentence, ...]
    here: tuple[Sentence, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Everything that it states."""
        return self.sides + self.here


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the reader could ask; it states nothing."""

    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A line drawing with its long description. ``by_choice``: shown when the reader asks for it."""

    name: str
    title: str
    by_choice: bool
    sentences: tuple[Sentence, ...]  # what is to be seen; numbered parts first, as the numbers in the drawing


@dataclass(frozen=True, slots=True)
class WordCard:
    """Words to say or to send to somebody."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ExamCard:
    """Words to hand over before an exam; the reader makes them their own."""

    sentences: tuple[Sentence, ...]


Block = Heading | Paragraph | Items | Disagreement | Question | Drawing | WordCard | ExamCard


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language."""

    name: str  # the same in every language
    title: str
    summary: str
    topic: str
    order: int
    revision: int  # in a translation: the revision of the English page that it says
    written: date
    sources: Mapping[str, date | None]  # the documents and their dates; None: undated
    blocks: tuple[Block, ...]
    keywords: tuple[str, ...] = ()
    opens_with: str = ""  # one line about what is described here; such a page is never offered as the next one
    about_practice: bool = False  # its first line is whose direction to practise under
    is_behind: bool = False  # the English page has changed since
    is_untranslated: bool = False  # the English page stands in for one that is not translated yet

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every statement in reading order."""
        return tuple(s for block in self.blocks for s in sentences_of(block))

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where our sources disagree."""
        return tuple(block for block in self.blocks if isinstance(block, Disagreement))

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings inside the page."""
        return tuple(block.text for block in self.blocks if isinstance(block, Heading))

    @property
    def shown_marks(self) -> tuple[tuple[Kind, str], ...]:
        """Each mark once, in the order in which a reader meets it."""
        return tuple(dict.fromkeys(mark.shown for sentence in self.sentences for mark in sentence.marks))

    @property
    def minutes(self) -> int:
        """About how long it takes to read it calmly."""
        words = sum(len(sentence.text.split()) for sentence in self.sentences)
        return max(1, ceil(words / _WORDS_A_MINUTE))


def sentences_of(block: Block) -> tuple[Sentence, ...]:
    """Return what ``block`` states."""
    return () if isinstance(block, Heading | Question) else block.sentences
