"""Reads the text form of a page: TOML between two lines of ``+++``, then one sentence or list item a line.

```
## A heading
One sentence. {A1 B1}
The next of the same paragraph, with a [link](term:pelvic-floor). {B56}

- A list item {B33}

> disagree 1
> What one side says. {A69}
> here: What Fernlight does. {app}

? A question that the reader could ask
!drawing breath-in A title
| 1 The diaphragm {O:julieleept.com}
!choice anatomy-outside A title
| What is to be seen. {O:mayoclinic.org}
!card For a friend
| I have vaginismus. {A1 B1}
!exam-card
| I have vaginismus. {suggestion}
```
"""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from typing import Any

from dilator_app.education.marks import MarkError, split
from dilator_app.education.page import (
    Block,
    Disagreement,
    Drawing,
    ExamCard,
    Heading,
    Items,
    Page,
    Paragraph,
    Question,
    Sentence,
    WordCard,
)

_FENCE = "+++"
_DISAGREE = re.compile(r"disagree (\d+)")
_DRAWING = re.compile(r"!(drawing|choice) ([a-z0-9-]+) (.+)")
_CARD = re.compile(r"!card (.+)")
_FIELDS = {
    "title",
    "summary",
    "topic",
    "order",
    "revision",
    "written",
    "sources",
    "keywords",
    "opens_with",
    "about_practice",
}
_UNDATED = "undated"


class PageError(ValueError):
    """A page that cannot be read; says where."""

    def __init__(self, page: str, line: int, reason: str) -> None:
        super().__init__(f"{page}, line {line}: {reason}")


def parse_page(name: str, text: str) -> Page:
    """Return the page behind the contents of a file. Raises `PageError`."""
    head, body, first_line = _halves(name, text)
    try:
        facts = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        raise PageError(name, 1, str(error)) from error
    unknown, missing = facts.keys() - _FIELDS, _FIELDS - facts.keys() - {"keywords", "opens_with", "about_practice"}
    if unknown or missing:
        raise PageError(name, 1, f"fields unknown: {sorted(unknown)}, missing: {sorted(missing)}")
    return Page(
        name=name,
        title=facts["title"],
        summary=facts["summary"],
        topic=facts["topic"],
        order=facts["order"],
        revision=facts["revision"],
        written=facts["written"],
        sources={source: _date(dated) for source, dated in facts["sources"].items()},
        keywords=tuple(facts.get("keywords", ())),
        opens_with=facts.get("opens_with", ""),
        about_practice=facts.get("about_practice", False),
        blocks=parse_blocks(name, body, first_line),
    )


def parse_blocks(name: str, body: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a text without front matter."""
    return tuple(_Reader(name, body, first_line).blocks())


def _halves(name: str, text: str) -> tuple[str, str, int]:
    lines = text.splitlines()
    if not lines or lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise PageError(name, 1, "it begins with its facts between two lines of +++")
    end = lines.index(_FENCE, 1)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _date(value: Any) -> date | None:
    if value == _UNDATED:
        return None
    if type(value) is not date:
        raise ValueError(f"{value!r} is neither a day nor {_UNDATED!r}")
    return value


class _Reader:
    """Walks over the lines once; each kind of block takes the lines that are its own."""

    def __init__(self, name: str, body: str, first_line: int) -> None:
        self._name = name
        self._lines = [line.strip() for line in body.splitlines()]
        self._first_line = first_line
        self._at = 0

    def blocks(self) -> list[Block]:
        found: list[Block] = []
        while self._at < len(self._lines):
            if self._lines[self._at]:
                found.append(self._block())
            else:
                self._at += 1
        return found

    def _block(self) -> Block:
        line = self._lines[self._at]
        if line.startswith("## "):
            return Heading(self._next().removeprefix("## "))
        if line.startswith("? "):
            return Question(self._next().removeprefix("? "))
        if line.startswith("- "):
            return Items(self._take("- "))
        if line.startswith("> "):
            return self._disagreement()
        if line.startswith("!"):
            return self._directive()
        return Paragraph(self._while(lambda text: bool(text) and text[:2] not in {"##", "? ", "- ", "> ", "| "}))

    def _disagreement(self) -> Disagreement:
        head = _DISAGREE.fullmatch(self._next().removeprefix("> "))
        if head is None:
            raise self._error("this block begins with '> disagree' and its row")
        sides: list[Sentence] = []
        here: list[Sentence] = []
        for sentence in self._take("> "):
            told = sentence.source_text.removeprefix("here: ")
            (sides if told == sentence.source_text else here).append(Sentence(told, sentence.marks, sentence.line))
        return Disagreement(int(head.group(1)), tuple(sides), tuple(here))

    def _directive(self) -> Block:
        line = self._next()
        if drawing := _DRAWING.fullmatch(line):
            how, name, title = drawing.groups()
            return Drawing(name, title, how == "choice", self._take("| "))
        if card := _CARD.fullmatch(line):
            return WordCard(card.group(1), self._take("| "))
        if line == "!exam-card":
            return ExamCard(self._take("| "))
        raise self._error(f"unknown directive {line!r}")

    def _take(self, sign: str) -> tuple[Sentence, ...]:
        return self._while(lambda text: text.startswith(sign), sign)

    def _while(self, belongs: Callable[[str], bool], sign: str = "") -> tuple[Sentence, ...]:
        found = []
        while self._at < len(self._lines) and belongs(self._lines[self._at]):
            found.append(self._sentence(self._next().removeprefix(sign)))
        if not found:
            raise self._error("a line is missing or begins with an unknown sign")
        return tuple(found)

    def _sentence(self, line: str) -> Sentence:
        try:
            text, marks = split(line)
        except MarkError as error:
            raise self._error(str(error)) from error
        return Sentence(text, marks, self._first_line + self._at - 1)

    def _next(self) -> str:
        self._at += 1
        return self._lines[self._at - 1]

    def _error(self, reason: str) -> PageError:
        return PageError(self._name, self._first_line + max(0, self._at - 1), reason)
