"""What must hold for the pages of a language; the tests ask, and so does the tool that writes the tables."""

import re
from collections.abc import Iterable
from pathlib import Path

from dilator_app.education import claims
from dilator_app.education.library import START, Library, folder
from dilator_app.education.marks import Kind, Mark
from dilator_app.education.page import Drawing, Page, Sentence, sentences_of

DIRECTION = 76
"""The claim that stands first on every page about practice: under whose direction it is done."""
_SECOND_SENTENCE = re.compile(r"[.?!]”? +[A-Z“¿¡]")


def problems(library: Library, root: Path | None = None) -> list[str]:
    """Return what is wrong with the pages; nothing when all is well."""
    root = root or folder()
    known = claims.load(root)
    told = claims.problems(known, library.pages) + _of_rows(library, root)
    for page in library.pages:
        told += [f"{page.name}: {trouble}" for trouble in _of_page(page, library, root)]
        told += [f"{page.name}, line {s.line}: {t}" for s in page.sentences for t in _of_sentence(s, library)]
    shared = [*library.notice, *(s for term in library.glossary for s in term.sentences)]
    told += [f"“{s.text}”: {trouble}" for s in shared for trouble in _of_sentence(s, library)]
    return told


def behind(source: Library, translation: Library) -> list[str]:
    """Return where a translation does not say what the English pages say now; nothing when it is up to date.

    Words cannot be compared, but their revision, their order and the marks behind each sentence can.
    """
    told = []
    for page in source.pages:
        other = translation.page(page.name)
        if other.is_untranslated:
            told.append(f"{page.name}: not translated")
        elif other.revision != page.revision:
            told.append(f"{page.name}: translates revision {other.revision}, and the English page is {page.revision}")
        else:
            told += [f"{page.name}: {trouble}" for trouble in _other_shape(page, other)]
    if [topic.name for topic in source.topics] != [topic.name for topic in translation.topics]:
        told.append("_topics: other topics, or another order")
    if _marks_of(source.notice) != _marks_of(translation.notice):
        told.append("_notice: other sentences or other marks")
    terms = {term.name: _marks_of(term.sentences) for term in translation.glossary}
    told += [f"_glossary: {term.name}" for term in source.glossary if terms.get(term.name) != _marks_of(term.sentences)]
    return told + [f"_glossary: {name}, which English does not have" for name in terms if source.term(name) is None]


def _other_shape(page: Page, other: Page) -> list[str]:
    facts = (page.topic, page.order, page.sources, bool(page.opens_with), page.about_practice)
    if facts != (other.topic, other.order, other.sources, bool(other.opens_with), other.about_practice):
        return ["its facts differ"]
    if [type(block) for block in page.blocks] != [type(block) for block in other.blocks]:
        return ["its parts differ, or their order"]
    pairs = zip(page.sentences, other.sentences, strict=False)
    told = [f"line {b.line}: other marks than line {a.line}" for a, b in pairs if a.marks != b.marks]
    return told if told or len(page.sentences) == len(other.sentences) else ["more or fewer sentences"]


def _marks_of(sentences: Iterable[Sentence]) -> list[tuple[Mark, ...]]:
    return [sentence.marks for sentence in sentences]


def _of_rows(library: Library, root: Path) -> list[str]:
    rows = claims.load_rows(root)
    shown = {block.row for page in library.pages for block in page.disagreements}
    told = [f"disagreement {n}: no page shows it" for n, row in rows.items() if not row.left_out and n not in shown]
    told += [f"disagreement {n}: there is no such row" for n in sorted(shown - rows.keys())]
    told += [f"disagreement {n}: it is left out" for n, row in rows.items() if row.left_out and n in shown]
    for page in library.pages:
        told += [
            f"{page.name}: disagreement {b.row} lacks what Fernlight does" for b in page.disagreements if not b.here
        ]
        told += [f"{page.name}: disagreement {b.row} lacks a side" for b in page.disagreements if len(b.sides) < 2]
    return told


def _of_sentence(sentence: Sentence, library: Library) -> list[str]:
    told = []
    if not sentence.marks:
        told.append("no source mark")
    if _SECOND_SENTENCE.search(sentence.text):
        told.append("more than one sentence on a line, so that one of them has no mark of its own")
    told += [f"unknown source {m.source}" for m in sentence.marks if m.source and m.source not in library.documents]
    names = {page.name for page in library.pages}
    for link in sentence.links:
        target = library.term(link.target) if link.kind == "term" else link.target in names or None
        if target is None:
            told.append(f"the link “{link.words}” leads nowhere")
    return told


def _of_page(page: Page, library: Library, root: Path) -> list[str]:
    told = []
    used = {mark.source for sentence in page.sentences for mark in sentence.marks if mark.source}
    if used != page.sources.keys():
        told.append(f"its facts name {sorted(page.sources)}, its marks {sorted(used)}")
    for name, dated in page.sources.items():
        if name in library.documents and library.documents[name].dated != dated:
            told.append(f"its facts give {name} another date than the register")
    if page.topic not in {topic.name for topic in library.topics}:
        told.append(f"unknown topic {page.topic}")
    if page.opens_with and page.topic == START:
        told.append("it opens with a warning and stands under the first topic")
    first = page.sentences[0].marks if page.sentences else ()
    if page.about_practice and not any(mark.claim == DIRECTION for mark in first):
        told.append("it is about practice and does not begin with whose direction to practise under")
    rows = {block.row for block in page.disagreements}
    pointed = {mark.row for s in page.sentences for mark in s.marks if mark.kind is Kind.DISAGREE}
    if pointed - rows:
        told.append(f"it points to the disagreements {sorted(filter(None, pointed - rows))}, which it does not have")
    for block in page.blocks:
        if isinstance(block, Drawing) and not (root / "drawings" / f"{block.name}.svg").exists():
            told.append(f"there is no drawing {block.name}")
        if not isinstance(block, Drawing) and hasattr(block, "sentences") and not sentences_of(block):
            told.append("a block without a sentence")
    return told
