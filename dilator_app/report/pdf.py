"""The page as a file: Typst sets it, with tags and embedded fonts; nothing touches the disk before `save`."""

import io
import json
import os
import secrets
import tempfile
import unicodedata
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dilator_app import paths
from dilator_app.errors import CouldNotWrite, WrongUse
from dilator_app.report.page.texts import Data

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATE = "summary.typ"
SCREEN_PPI = 144
LONGEST_PASSWORD = 127
"""Bytes; what AES-256 in a PDF takes."""

_DOES_NOT_FIT = "does not fit"  # as the template says it
_NO_FONT = "could not be displayed with font"  # as Typst says it


class DoesNotFitError(Exception):
    """The first page ran over."""


class NoFontError(Exception):
    """A character has no font where it stands, although one knows it alone: a mark on a letter of another font."""


def render(data: Data, chart_svg: bytes | None) -> bytes:
    """Return the page as PDF/UA-1. Raises `DoesNotFitError` or `NoFontError`.

    The person's words are data in a JSON file that the template reads: they are never interpreted.
    """
    made = _compile(data, chart_svg, format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)  # noqa: S101  one file, however many pages
    return made


def pictures(data: Data, chart_svg: bytes | None, ppi: float = SCREEN_PPI) -> list[bytes]:
    """Return the same as a PNG of each page. Raises `DoesNotFitError`."""
    made = _compile(data, chart_svg, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def room_needed(data: Data) -> float:
    """Return how high a sheet the first page needs, in points.

    Nothing is drawn and the chart is a gap as high as it will be, which saves much of the time.
    """
    import typst

    first_page = {name: block for name, block in data.items() if name not in ("list", "method")}
    files: Any = _files({**first_page, "trial": True})
    found = typst.query(
        files,
        "<bottom>",
        field="value",
        one=True,
        root=_template_folder(),
        font_paths=_fonts(),
    )
    return float(json.loads(found))


def _files(data: Data, chart_svg: bytes | None = None) -> dict[str, bytes]:
    files = {"main.typ": _template(), "data.json": json.dumps({"trial": False, **data}).encode()}
    if chart_svg is not None:
        files["chart.svg"] = chart_svg
    return files


def _compile(data: Data, chart_svg: bytes | None, **how: Any) -> bytes | list[bytes]:
    import typst

    try:
        made: Any = typst.compile(_files(data, chart_svg), root=_template_folder(), font_paths=_fonts(), **how)
    except typst.TypstError as error:
        if _DOES_NOT_FIT in error.message:
            raise DoesNotFitError from None
        if _NO_FONT in error.message:
            raise NoFontError from None  # the message quotes what could not be printed
        raise
    pages: bytes | list[bytes] = made
    return pages


def _template_folder() -> Path:
    return paths.resources() / "report"


def _template() -> bytes:
    return (_template_folder() / TEMPLATE).read_bytes()


@cache
def _fonts() -> "Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[paths.fonts(), paths.arabic_fonts()])


def check_password(password: str) -> str:
    """Return ``password`` in the form that readers compare. Raises `WrongUse` for what cannot be one."""
    normal = unicodedata.normalize("NFKC", password)
    if not normal or len(normal.encode("utf-8", "replace")) > LONGEST_PASSWORD:
        raise WrongUse("pdf-password")
    return normal


def with_password(pdf: bytes, password: str) -> bytes:
    """Return ``pdf`` encrypted with AES-256, its tags kept. Raises `WrongUse` for a password that cannot be one.

    The owner's password is random: an empty one would let anybody open the file.
    """
    import pikepdf

    key = pikepdf.Encryption(user=check_password(password), owner=secrets.token_urlsafe(24), R=6)
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(written, encryption=key)
    return written.getvalue()


def file_name(today: date) -> str:
    """Return the neutral name that a saved page is offered under."""
    return f"summary-{today.isoformat()}.pdf"


def save(pdf: bytes, path: Path) -> None:
    """Write ``pdf`` whole or not at all, readable for this user alone. Raises `CouldNotWrite`.

    What is no plain file (a device, a pipe) is written to as it is.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as stream:
                stream.write(pdf)
            return
        _replace(pdf, target)
    except OSError as error:
        raise CouldNotWrite.from_os(error) from error


def _replace(content: bytes, target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(21, "is a folder")
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
