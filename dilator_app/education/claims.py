"""The claim table: everything that our two sources say, and where a page says it, or why none does."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dilator_app.education.marks import Kind, Mark
from dilator_app.education.page import Page, Sentence

_LETTERS = {Kind.MEDLINEPLUS: "A", Kind.WIKIPEDIA: "B", Kind.RESTORED: "B", Kind.DAMAGED: "B"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a source says, in few words of our own."""

    number: int
    words: str
    said_by: frozenset[str]  # "A" is MedlinePlus, "B" is Wikipedia
    row: int | None  # of "our sources disagree"
    restored: str  # why a lost word may be printed again; empty: nothing of it was restored
    damaged: str  # what nobody can restore; empty: nothing
    left_out: str  # why no page says it; empty: a page must


@dataclass(frozen=True, slots=True)
class Row:
    """One row of "our sources disagree"."""

    number: int
    words: str
    left_out: str  # why no page shows it; empty: a page must


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence of a page that carries a claim."""

    page: Page
    sentence: Sentence
    mark: Mark


def load(folder: Path) -> dict[int, Claim]:
    """Return the claims of ``folder/claims.toml`` by number."""
    table = tomllib.loads((folder / "claims.toml").read_text(encoding="utf-8"))
    claims = [
        Claim(
            number=row["number"],
            words=row["words"],
            said_by=frozenset(row["said_by"]),
            row=row.get("row"),
            restored=row.get("restored", ""),
            damaged=row.get("damaged", ""),
            left_out=row.get("left_out", ""),
        )
        for row in table["claim"]
    ]
    return {claim.number: claim for claim in claims}


def load_rows(folder: Path) -> dict[int, Row]:
    """Return the disagreements of ``folder/claims.toml`` by number."""
    table = tomllib.loads((folder / "claims.toml").read_text(encoding="utf-8"))
    rows = [Row(row["number"], row["words"], row.get("left_out", "")) for row in table["row"]]
    return {row.number: row for row in rows}


def uses(pages: Iterable[Page]) -> dict[int, list[Use]]:
    """Return, for every claim that is carried, the sentences that carry it, in reading order."""
    found: dict[int, list[Use]] = {}
    for page in pages:
        for sentence in page.sentences:
            for mark in sentence.marks:
                if mark.claim is not None:
                    found.setdefault(mark.claim, []).append(Use(page, sentence, mark))
    return found


def of_whole_sources(pages: Iterable[Page]) -> list[tuple[Page, Sentence]]:
    """Return the sentences that tell what one of the two texts does as a whole, and no claim of it."""
    return [
        (page, s)
        for page in pages
        for s in page.sentences
        if any(m.claim is None and m.kind in _LETTERS for m in s.marks)
    ]


def problems(claims: dict[int, Claim], pages: Iterable[Page]) -> list[str]:
    """Return what is wrong between the claims and the pages; nothing when every claim has its place."""
    carried = uses(pages)
    told = [f"claim {n}: no page carries it" for n, c in claims.items() if not c.left_out and n not in carried]
    for number, found in carried.items():
        claim = claims.get(number)
        told += [
            f"{use.page.name}, line {use.sentence.line}: {trouble}"
            for use in found
            if (trouble := _trouble(claim, use))
        ]
    return told


def _trouble(claim: Claim | None, use: Use) -> str:
    if claim is None:
        return f"{use.mark}: there is no such claim"
    if claim.left_out:
        return f"{use.mark}: this claim is left out: {claim.left_out}"
    if _LETTERS[use.mark.kind] not in claim.said_by:
        return f"{use.mark}: that source does not say it"
    if use.mark.kind is Kind.RESTORED and not claim.restored:
        return f"{use.mark}: nothing confirms the lost word"
    if use.mark.kind is Kind.DAMAGED and not claim.damaged:
        return f"{use.mark}: this claim is not damaged"
    return ""
