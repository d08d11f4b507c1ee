"""Source marks in words: the name beside a statement, what it means, and how a sentence reads with its marks."""

import re
from collections.abc import Iterable

from dilator_app.education.library import Document, Library
from dilator_app.education.marks import WIKIPEDIA, Kind, Mark
from dilator_app.education.page import Page, Sentence
from dilator_app.i18n import _, day, ngettext

Shown = tuple[Kind, str]
"""A kind of mark and the document behind it: what a reader is told."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OWN = {Kind.DISAGREE, Kind.DEFAULT, Kind.SUGGESTION, Kind.APP}


def is_own(shown: Shown) -> bool:
    """Return whether the mark is a word of the program and not a document."""
    return shown[0] in _OWN


def shown_on(page: Page, library: Library) -> tuple[Shown, ...]:
    """Return each mark of a page and of the notice under it once, in the order in which a reader meets them."""
    noticed = (mark.shown for sentence in library.notice for mark in sentence.marks)
    return tuple(dict.fromkeys((*page.shown_marks, *noticed)))


def number_on(page: Page) -> int:
    """Return how many documents the words of a page rest on: a copy counts once, whatever is lost from it."""
    return len({mark.source for sentence in page.sentences for mark in sentence.marks if mark.source})


def name(shown: Shown, library: Library) -> str:
    """Return what the mark says."""
    kind, source = shown
    match kind:
        case Kind.RESTORED:
            return _("Wikipedia, wording restored")
        case Kind.DAMAGED:
            return _("Wikipedia, our copy is damaged here")
        case Kind.DISAGREE:
            return _("our sources disagree")
        case Kind.DEFAULT:
            return _("app default")
        case Kind.SUGGESTION:
            return _("app suggestion")
        case Kind.APP:
            return "Fernlight"
    return library.documents[source].shown


def explanation(shown: Shown, library: Library) -> str:
    """Return what the mark means, for whoever asks it."""
    kind, source = shown
    match kind:
        case Kind.RESTORED:
            return _("Our copy has lost small words. This one was put back because another text confirms it.")
        case Kind.DAMAGED:
            return _("A lost word decides what this passage says, and nothing confirms which word it was.")
        case Kind.DISAGREE:
            return _("The box on this page shows both sides.")
        case Kind.DEFAULT:
            return _("How Fernlight begins. No source says so; ask your care team.")
        case Kind.SUGGESTION:
            return _("An idea of the people who make Fernlight. No source says so; ask your care team.")
        case Kind.APP:
            return _("What the program or these pages do, or a plain word explained.")
    return described(library.documents[source])


def described(document: Document) -> str:
    """Return what a document is, with its date; with none where its name tells a year, though not a day.

    Of a document that nobody can look up by its name it is said what we did not note.
    """
    if document.unnoted:
        return f"{document.about}. {document.unnoted}"
    if document.dated is None and _YEAR.search(f"{document.shown} {document.about}"):
        return f"{document.about}."
    return _("{what}. {dated}").format(what=document.about, dated=dated(document))


def dated(document: Document) -> str:
    """Return the date of a document, or that it has none."""
    if document.dated is None:
        return _("Undated.")
    return _("Reviewed {day}.").format(day=day(document.dated, "d MMMM y"))


def entry(shown: Shown, library: Library, *, with_address: bool = True) -> tuple[str, str]:
    """Return a source of the list beside a page: its name in strong letters, and the rest."""
    kind, source = shown
    document = library.documents[source]
    if kind in {Kind.RESTORED, Kind.DAMAGED}:
        return f"{name(shown, library)}.", _credited(explanation(shown, library), document, with_address=with_address)
    rest = _credited(described(document), document, with_address=with_address)
    if source == WIKIPEDIA:
        rest = _("{described} Summarised here in our own words.").format(described=rest)
    return f"{document.shown}.", rest


def _credited(words: str, document: Document, *, with_address: bool) -> str:
    """Return ``words`` with where a document is to be found, where its name does not say so, and its licence."""
    address = document.address if with_address and document.address not in document.shown else ""
    return " ".join((words, *(f"{one.rstrip('.')}." for one in (address, document.rights) if one)))


def checked(page: Page, library: Library) -> str:
    """Return when the page was written, how old its sources are, and who has not read it yet."""
    return _("Page written {day}. {sources} Not yet reviewed by a clinician.").format(
        day=day(page.written, "d MMMM y"), sources=ages(library)
    )


def all_checked(library: Library) -> str:
    """Return when the pages were written, how old their sources are, and who has not read them yet."""
    first, last = (day(one, "d MMMM y") for one in library.written)
    if first == last:
        told = _("{sources} Pages written {day}, not yet reviewed by a clinician.")
        return told.format(sources=ages(library), day=last)
    told = _("{sources} Pages written from {first} to {last}, not yet reviewed by a clinician.")
    return told.format(sources=ages(library), first=first, last=last)


def ages(library: Library) -> str:
    """Return the dates of the two main sources in one sentence."""
    reviewed = library.main_document.dated
    assert reviewed is not None, "the register gives its date"  # noqa: S101
    return _("MedlinePlus text reviewed {day}; Wikipedia text undated.").format(day=day(reviewed, "d MMMM y"))


def spoken(marks: Iterable[Mark], library: Library) -> str:
    """Return marks as they are read aloud, copied and printed: ``[MedlinePlus; Wikipedia]``."""
    names = dict.fromkeys(name(mark.shown, library) for mark in marks)
    return "[" + "; ".join(names) + "]"


def told_by(marks: Iterable[Mark], library: Library) -> tuple[str, ...]:
    """Return how marks are told where there is little room: in full, and by their number; nothing without marks."""
    names = dict.fromkeys(name(mark.shown, library) for mark in marks)
    if not names:
        return ()
    number = ngettext("{n} source", "{n} sources", len(names)).format(n=len(names))
    return f"[{'; '.join(names)}]", f"[{number}]"


def with_marks(sentences: Iterable[Sentence], library: Library) -> str:
    """Return sentences with their marks in words, one after the other."""
    return " ".join(f"{sentence.text} {spoken(sentence.marks, library)}" for sentence in sentences)


def sources_line(sentences: Iterable[Sentence], library: Library) -> str:
    """Return one line that names every source of some words, for a card that leaves the program."""
    names = dict.fromkeys(name(mark.shown, library) for sentence in sentences for mark in sentence.marks)
    return _("Sources: {names}.").format(names="; ".join(names))
