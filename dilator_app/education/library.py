"""The education pages of one language: loaded from the shipped resources, in reading order.

Where a translation lacks a page, the English one stands in for it; where the English page has changed since the
translation, the translation is marked as behind. Nothing here needs a window or a diary.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from dilator_app import paths
from dilator_app.education.marks import MEDLINEPLUS, WIKIPEDIA
from dilator_app.education.page import Block, Heading, Page, Paragraph, Sentence
from dilator_app.education.parse import PageError, parse_blocks, parse_page

SOURCE_LANGUAGE = "en"
START = "start"
"""The topic under which nothing stands that opens with a line of warning."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source: what it is called beside a statement, and where it was read."""

    name: str  # its key in the register, as marks use it
    shown: str
    about: str  # what it is
    address: str
    dated: date | None  # None: undated
    rights: str
    unnoted: str = ""  # what of it was not written down when it was read


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of pages in the list."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary."""

    name: str
    words: str
    also: tuple[str, ...]  # other words for it, found by the search
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything there is to read in one language."""

    language: str
    topics: tuple[Topic, ...]
    pages: tuple[Page, ...]
    glossary: tuple[Term, ...]
    notice: tuple[Sentence, ...]  # what stands under every page
    documents: Mapping[str, Document]
    synonyms: Mapping[str, tuple[str, ...]]  # an everyday word and the words of the pages

    def page(self, name: str) -> Page:
        """Return a page. Raises `KeyError`."""
        for page in self.pages:
            if page.name == name:
                return page
        raise KeyError(name)

    def of_topic(self, topic: Topic) -> tuple[Page, ...]:
        """Return the pages of a topic in reading order."""
        return tuple(page for page in self.pages if page.topic == topic.name)

    def term(self, name: str) -> Term | None:
        """Return a word of the glossary."""
        return next((term for term in self.glossary if term.name == name), None)

    def next_after(self, page: Page) -> Page | None:
        """Return the page to go on with. One that opens with a warning is chosen by the reader, never offered."""
        after = self.pages[self.pages.index(page) + 1 :]
        return next((candidate for candidate in after if not candidate.opens_with), None)

    def documents_of(self, page: Page) -> tuple[Document, ...]:
        """Return the documents behind a page, MedlinePlus and Wikipedia first."""
        names = dict.fromkeys(source for __, source in page.shown_marks if source)
        order = [n for n in (MEDLINEPLUS, WIKIPEDIA) if n in names] + [n for n in names if n not in _MAIN]
        return tuple(self.documents[name] for name in order)

    @property
    def written(self) -> tuple[date, date]:
        """The days on which the oldest and the newest page were written."""
        days = [page.written for page in self.pages]
        return min(days), max(days)

    @property
    def main_document(self) -> Document:
        """MedlinePlus, whose date stands beside every page."""
        return self.documents[MEDLINEPLUS]


_MAIN = (MEDLINEPLUS, WIKIPEDIA)


def folder() -> Path:
    """Return where the pages lie."""
    return paths.resources() / "education"


def translations(root: Path | None = None) -> tuple[str, ...]:
    """Return the languages that there are pages in, besides English."""
    folders = (root or folder()).glob("*/_topics.toml")
    return tuple(sorted(file.parent.name for file in folders if file.parent.name != SOURCE_LANGUAGE))


@cache
def of_language(language: str) -> Library:
    """Return the shipped pages of ``language``; English where there are none."""
    return load(folder(), language)


def load(root: Path, language: str = SOURCE_LANGUAGE) -> Library:
    """Read all pages. Raises `PageError`, or `ValueError` for a register that is not what it says."""
    own = root / language
    if not own.is_dir():
        own, language = root / SOURCE_LANGUAGE, SOURCE_LANGUAGE
    topics = _topics(own)
    place = {topic.name: number for number, topic in enumerate(topics)}
    pages = sorted(_pages(root, language), key=lambda page: (place[page.topic], page.order))
    return Library(
        language=language,
        topics=topics,
        pages=tuple(pages),
        glossary=tuple(_glossary(own)),
        notice=_notice(own),
        documents=_documents(root, own),
        synonyms=_synonyms(own),
    )


def _pages(root: Path, language: str) -> list[Page]:
    source = {page.name: page for page in _read(root / SOURCE_LANGUAGE)}
    if language == SOURCE_LANGUAGE:
        return list(source.values())
    translated = {page.name: page for page in _read(root / language)}
    return [_newest(page, translated.get(name)) for name, page in source.items()]


def _newest(source: Page, translation: Page | None) -> Page:
    if translation is None:
        return replace(source, is_untranslated=True)
    return replace(translation, is_behind=translation.revision < source.revision)


def _read(language_folder: Path) -> Iterator[Page]:
    for file in sorted(language_folder.glob("*.md")):
        if not file.stem.startswith("_"):
            yield parse_page(file.stem, file.read_text(encoding="utf-8"))


def _topics(own: Path) -> tuple[Topic, ...]:
    table = tomllib.loads((own / "_topics.toml").read_text(encoding="utf-8"))
    return tuple(Topic(row["name"], row["title"]) for row in table["topic"])


def _synonyms(own: Path) -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((own / "_search.toml").read_text(encoding="utf-8"))
    return {everyday: tuple(words) for everyday, words in table["means"].items()}


def _notice(own: Path) -> tuple[Sentence, ...]:
    blocks = parse_blocks("_notice", (own / "_notice.md").read_text(encoding="utf-8"))
    return tuple(s for block in blocks if isinstance(block, Paragraph) for s in block.sentences)


def _glossary(own: Path) -> Iterator[Term]:
    """Read headings ``## words | name | other words, ...``, each followed by what it means."""
    blocks = parse_blocks("_glossary", (own / "_glossary.md").read_text(encoding="utf-8"))
    for heading, meaning in zip(blocks[::2], blocks[1::2], strict=True):
        if not isinstance(heading, Heading) or not isinstance(meaning, Paragraph):
            raise PageError(
                "_glossary", meaning.sentences[0].line if isinstance(meaning, Paragraph) else 1, "heading, then meaning"
            )
        words, name, *also = (part.strip() for part in heading.text.split("|"))
        yield Term(name, words, tuple(w.strip() for part in also for w in part.split(",")), meaning.sentences)


def _documents(root: Path, own: Path) -> dict[str, Document]:
    """Read the register. A translation may say in ``_sources.toml`` what a document is called in its language."""
    table = tomllib.loads((root / "sources.toml").read_text(encoding="utf-8"))
    words = own / "_sources.toml"
    said = tomllib.loads(words.read_text(encoding="utf-8")) if words.exists() else {}
    if unknown := said.keys() - table.keys():
        raise ValueError(f"{words}: documents that the register does not know: {sorted(unknown)}")
    return {
        name: Document(
            name=name,
            shown=said.get(name, row).get("shown", row["shown"]),
            about=said.get(name, row).get("about", row["about"]),
            address=row["address"],
            dated=row.get("dated"),
            rights=row.get("rights", ""),
            unnoted=said.get(name, {}).get("unnoted", row.get("unnoted", "")),
        )
        for name, row in table.items()
    }


def made_page(name: str, title: str, summary: str, blocks: tuple[Block, ...], library: Library) -> Page:
    """Return a page that has no file of its own, such as the glossary; it belongs to no topic."""
    page = Page(
        name=name,
        title=title,
        summary=summary,
        topic="",
        order=0,
        revision=1,
        written=library.written[1],
        sources={},
        blocks=blocks,
    )
    return replace(page, sources={document.name: document.dated for document in library.documents_of(page)})
