"""Sheets of paper other than the summary, set by Typst from a template and data; nothing touches the disk."""

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from dilator_app import paths, tokens
from dilator_app.report.page.facts import Paper
from dilator_app.report.page.foot import lost
from dilator_app.report.page.texts import Data, only_printable

if TYPE_CHECKING:
    from typst import Fonts

PRINT_PPI = 300
_NO_FONT = "could not be displayed with font"  # as Typst says it
PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
SIZES = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
"""Width and height in points."""


def as_pdf(template: str, data: Data) -> bytes:
    """Return the sheet as PDF/UA-1. Characters that no font has become a mark.

    What is lost is told to the template as ``lost``: with what the data count as ``shortened`` and ``unprintable``.
    """
    made = _set(template, data, format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)  # noqa: S101  one file, however many pages
    return made


def as_pictures(template: str, data: Data, ppi: float) -> list[bytes]:
    """Return the same as a PNG of each page."""
    made = _set(template, data, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def colours() -> dict[str, str]:
    """Return the colours of a printed sheet: those of the light look, on white."""
    light = tokens.colours("light")
    return {
        "text": light["text"],
        "muted": light["text-muted"],
        "line": light["border-strong"],
        "hairline": light["border"],
    }


def _set(template: str, data: Data, **how: Any) -> bytes | list[bytes]:
    import typst

    try:
        return _compiled(template, data, how, ours_alone=False)
    except typst.TypstError as error:
        if _NO_FONT not in error.message:
            raise
        return _compiled(template, data, how, ours_alone=True)


def _compiled(template: str, data: Data, how: dict[str, Any], *, ours_alone: bool) -> bytes | list[bytes]:
    import typst

    printed, unprintable = only_printable(data, ours_alone=ours_alone)
    printed["lost"] = " ".join(lost(data.get("shortened", 0), unprintable + data.get("unprintable", 0)))
    folder = paths.resources() / "report"
    files: Any = {"main.typ": (folder / template).read_bytes(), "data.json": json.dumps(printed).encode()}
    made: Any = typst.compile(files, root=folder, font_paths=_fonts(), **how)
    pages: bytes | list[bytes] = made
    return pages


@cache
def _fonts() -> "Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[paths.fonts(), paths.arabic_fonts()])
