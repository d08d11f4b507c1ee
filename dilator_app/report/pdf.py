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
_COARSE_PPI = 8
LONGEST_PASSWORD = 127
"""Bytes; what AES-256 in a PDF takes."""

_DOES_NOT_FIT = "does not fit"  # as the template says it


class DoesNotFitError(Exception):
    """The first page ran over."""


def render(data: Data, chart_svg: bytes | None) -> bytes:
    """Return the page as PDF/UA-1. Raises `DoesNotFitError`.

    The person's words are data in a JSON file that the template reads: they are never interpreted.
    """
    made = _compile(data, chart_svg, format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)  # noqa: S101  one file, however many pages
    return made


def pictures(data: Data, chart_svg: bytes | None, ppi: float = SCREEN_PPI) -> list[bytes]:
    """Return the same as a PNG of each page. Raises `DoesNotFitError`."""
    made = _compile(data, chart_svg, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def fits(data: Data) -> bool:
    """Return whether the first page holds what it should; the chart is left out, which saves most of the time."""
    try:
        _compile({**data, "trial": True}, None, format="png", ppi=_COARSE_PPI)
    except DoesNotFitError:
        return False
    return True


def _compile(data: Data, chart_svg: bytes | None, **how: Any) -> bytes | list[bytes]:
    import typst

    files = {
        "main.typ": _template(),
        "data.json": json.dumps({"trial": False, **data}).encode(),
        **({"chart.svg": chart_svg} if chart_svg is not None else {}),
    }
    try:
        made: Any = typst.compile(files, root=_template_folder(), font_paths=_fonts(), **how)
    except typst.TypstError as error:
        if _DOES_NOT_FIT in error.message:
            raise DoesNotFitError from None
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

    return typst.Fonts(include_system_fonts=False, font_paths=[paths.fonts()])


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
