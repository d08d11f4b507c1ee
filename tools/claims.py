"""Writes docs/claims.md (every claim of the two sources and where a page says it) and docs/reading-ease.md."""

import sys
from pathlib import Path

from dilator_app.education import check, claims, library, readability
from dilator_app.education.library import Library
from dilator_app.education.marks import Kind, Mark

ROOT = Path(__file__).resolve().parent.parent
_SHOWN = {
    Kind.MEDLINEPLUS: "MedlinePlus",
    Kind.WIKIPEDIA: "Wikipedia",
    Kind.RESTORED: "Wikipedia, wording restored",
    Kind.DAMAGED: "Wikipedia, our copy is damaged here",
    Kind.DISAGREE: "our sources disagree",
    Kind.DEFAULT: "app default",
    Kind.SUGGESTION: "app suggestion",
    Kind.APP: "Fernlight",
}
_LANGUAGES = {"en": "English", "es": "Spanish"}


def main() -> int:
    """Write both files; say what is wrong and end with 1 when something is."""
    pages, spanish = library.load(library.folder()), library.load(library.folder(), "es")
    found = check.problems(pages)
    for problem in found:
        print(problem)
    docs = ROOT / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "claims.md").write_text(claim_table(pages), encoding="utf-8")
    (docs / "reading-ease.md").write_text(reading_table(pages, spanish), encoding="utf-8")
    return 1 if found else 0


def claim_table(pages: Library) -> str:
    """Return the claim table as Markdown: claim, page, sentence, source mark; then what is left out."""
    table = claims.load(library.folder())
    uses = claims.uses(pages.pages)
    lines = [
        "# Claims of the two sources, and where the pages say them",
        "",
        "Written by `python tools/claims.py`. A is MedlinePlus, reviewed 19 April 2018.",
        "B is Wikipedia, undated; our copy of it is damaged.",
        "",
        f"{len(table)} claims, {sum(not c.left_out for c in table.values())} of them on "
        f"{len(pages.pages)} pages, {sum(bool(c.left_out) for c in table.values())} left out.",
        "",
        "| claim | what is said | by | page | sentence | mark |",
        "|---|---|---|---|---|---|",
    ]
    for number, claim in table.items():
        said = " ".join(sorted(claim.said_by))
        if claim.left_out:
            lines.append(f"| {number} | {_cell(claim.words)} | {said} | – | left out: {_cell(claim.left_out)} | – |")
        for place, use in enumerate({(u.page.name, u.sentence): u for u in uses.get(number, [])}.values()):
            first = f"{number} | {_cell(claim.words)} | {said}" if place == 0 else " | | "
            marks = ", ".join(_shown(mark, pages) for mark in use.sentence.marks)
            lines.append(f"| {first} | {use.page.name} | {_cell(use.sentence.text)} | {_cell(marks)} |")
    parts = (lines, _disagreements(pages), _left_out(table), _of_whole_sources(pages))
    return "\n".join(line for part in parts for line in (*part, ""))


def _disagreements(pages: Library) -> list[str]:
    lines = ["## Where our sources disagree", "", "| row | about | page | what Fernlight does |", "|---|---|---|---|"]
    shown = {block.row: (page.name, block) for page in pages.pages for block in page.disagreements}
    for row in claims.load_rows(library.folder()).values():
        if row.number in shown:
            name, block = shown[row.number]
            here = " ".join(sentence.text for sentence in block.here)
            lines.append(f"| {row.number} | {_cell(row.words)} | {name} | {_cell(here)} |")
        else:
            lines.append(f"| {row.number} | {_cell(row.words)} | – | left out: {_cell(row.left_out)} |")
    return lines


def _left_out(table: dict[int, claims.Claim]) -> list[str]:
    lines = ["## Left out", ""]
    lines += [f"- {c.number}, “{c.words}”: {c.left_out}." for c in table.values() if c.left_out]
    lines += ["", "## Printed as the gap it is", ""]
    return lines + [f"- {c.number}, “{c.words}”: {c.damaged}." for c in table.values() if c.damaged]


def _of_whole_sources(pages: Library) -> list[str]:
    lines = ["## What a source does as a whole, which is none of its claims", ""]
    lines += ["| page | sentence | mark |", "|---|---|---|"]
    for page, sentence in claims.of_whole_sources(pages.pages):
        marks = ", ".join(_shown(mark, pages) for mark in sentence.marks)
        lines.append(f"| {page.name} | {_cell(sentence.text)} | {_cell(marks)} |")
    return lines


def reading_table(*libraries: Library) -> str:
    """Return how easy each page is to read in each language, as Markdown."""
    lines = [
        "# How easy the pages are to read",
        "",
        "Written by `python tools/claims.py`, over sentences and list items of at least four words; names of muscles "
        f"and medicines count once a page. No sentence has more than {readability.MOST_WORDS} words.",
        "",
        "English: Flesch reading ease, 206.835 − 1.015 × words a sentence − 84.6 × syllables a word.",
        "",
        "Spanish: Szigriszt Pazos' perspicuity (1993), 206.835 − words a sentence − 62.3 × syllables a word. On the "
        "INFLESZ scale for patients' texts (Barrio Cantalejo and others, 2008) 55 to 65 is normal, 65 to 80 fairly "
        "easy, more very easy.",
    ]
    for pages in libraries:
        lines += ["", *_readings(pages)]
    return "\n".join([*lines, ""])


def _readings(pages: Library) -> list[str]:
    scale = readability.SCALES[pages.language]
    lines = [
        f"## {_LANGUAGES[pages.language]}: at least {scale.least:.0f}",
        "",
        f"| page | {scale.name} | sentences | words | longest sentence |",
        "|---|---|---|---|---|",
    ]
    for page in pages.pages:
        read = readability.measure(page, pages.language)
        lines.append(f"| {page.title} | {read.ease:.0f} | {read.sentences} | {read.words} | {read.longest} words |")
    return lines


def _shown(mark: Mark, pages: Library) -> str:
    return _SHOWN.get(mark.kind) or pages.documents[mark.source].shown


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
