"""A whole page as it leaves with the clipboard: title, headings and words, every mark in words behind its sentence."""

from collections.abc import Iterable, Iterator

from dilator_app.education.library import Library
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
from dilator_app.i18n import _
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.copying import Part

_TITLE, _HEADING, _SMALL_HEADING = 1, 2, 3


def parts(page: Page, library: Library, card: str = "") -> list[Part]:
    """Return the page in reading order. ``card``: the person's own words for an exam, which stand in place of ours."""
    told = [Part(page.title, _TITLE), Part(page.summary)]
    if page.opens_with:
        told.append(Part(page.opens_with))
    for block in page.blocks:
        told += [Part(card)] if card and isinstance(block, ExamCard) else _of_block(block, library)
    return [*told, Part(source_words.with_marks(library.notice, library))]


def _of_block(block: Block, library: Library) -> Iterator[Part]:
    match block:
        case Heading():
            yield Part(block.text, _HEADING)
        case Paragraph():
            yield Part(source_words.with_marks(block.sentences, library))
        case Items() | ExamCard():
            yield _lines(block.sentences, library)
        case Question():
            yield Part(_("“{question}”").format(question=block.words))
        case WordCard():
            yield Part(block.title, _SMALL_HEADING)
            yield Part(source_words.with_marks(block.sentences, library))
        case Drawing():
            yield Part(block.title, _SMALL_HEADING)
            yield _lines(block.sentences, library)
        case Disagreement():
            yield Part(_("Sources disagree"), _SMALL_HEADING)
            yield Part(source_words.with_marks(block.sides, library))
            here = source_words.with_marks(block.here, library)
            yield Part(f"{_('What this means here:')} {here}")


def _lines(sentences: Iterable[Sentence], library: Library) -> Part:
    return Part("\n".join(source_words.with_marks([sentence], library) for sentence in sentences))
