"""Typst, which sets every printed page: its templates, its fonts, its sheets. Nothing touches the disk.

What a person wrote is data in a JSON file that the template reads: it is never interpreted.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dilator_app import paths, tokens
from dilator_app.report.page.facts import Paper

if TYPE_CHECKING:
    from typst import Fonts

PRINT_PPI = 300
PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
SIZES = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
"""Width and height in points."""

_DOES_NOT_FIT = "does not fit"  # as the template of the summary says it
_NO_FONT = "could not be displayed with font"  # as Typst says it

Files = Mapping[str, bytes]
"""What is set, by the name that the template knows it by; `with_data` makes them."""


class DoesNotFitError(Exception):
    """The first page ran over."""


class NoFontError(Exception):
    """A character has no font where it stands, although one knows it alone: a mark on a letter of another font."""


def with_data(template: str, data: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files of ``template`` and the JSON data that it reads."""
    return {"main.typ": (_folder() / template).read_bytes(), "data.json": json.dumps(data).encode()}


def as_pdf(files: Files) -> bytes:
    """Return the pages as PDF/UA-1. Raises `DoesNotFitError` or `NoFontError`."""
    made = _compile(files, format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)  # noqa: S101  one file, however many pages
    return made


def as_pictures(files: Files, ppi: float) -> list[bytes]:
    """Return the same as a PNG of each page. Raises `DoesNotFitError`."""
    made = _compile(files, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def value_at(files: Files, label: str) -> Any:
    """Return the value that the template notes at ``label``; nothing is drawn, which saves much of the time."""
    import typst

    given: Any = dict(files)
    found = typst.query(given, label, field="value", one=True, root=_folder(), font_paths=_fonts())
    return json.loads(found)


def colours() -> dict[str, str]:
    """Return the colours of a printed sheet: those of the light look, on white."""
    light = tokens.colours("light")
    return {
        "text": light["text"],
        "muted": light["text-muted"],
        "line": light["border-strong"],
        "hairline": light["border"],
    }


def _compile(files: Files, **how: Any) -> bytes | list[bytes]:
    import typst

    given: Any = dict(files)
    try:
        made: bytes | list[bytes] = typst.compile(given, root=_folder(), font_paths=_fonts(), **how)
    except typst.TypstError as error:
        if _DOES_NOT_FIT in error.message:
            raise DoesNotFitError from None
        if _NO_FONT in error.message:
            raise NoFontError from None  # the message quotes what could not be printed
        raise
    return made


def _folder() -> Path:
    return paths.resources() / "report"


@cache
def _fonts() -> "Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[paths.fonts(), paths.arabic_fonts()])
