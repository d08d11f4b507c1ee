"""The page as a file, with tags and embedded fonts; nothing touches the disk before `save`."""

import io
import os
import secrets
import tempfile
import unicodedata
from contextlib import suppress
from datetime import date
from pathlib import Path

from dilator_app.errors import CouldNotWrite, WrongUse
from dilator_app.i18n import _
from dilator_app.report import typeset
from dilator_app.report.page.texts import Data

TEMPLATE = "summary.typ"
SCREEN_PPI = 144
LONGEST_PASSWORD = 127
"""Bytes; what AES-256 in a PDF takes."""


def render(data: Data, chart_svg: bytes | None) -> bytes:
    """Return the page as PDF/UA-1. Raises `DoesNotFitError` or `NoFontError`."""
    return typeset.as_pdf(_files(data, chart_svg))


def pictures(data: Data, chart_svg: bytes | None, ppi: float = SCREEN_PPI) -> list[bytes]:
    """Return the same as a PNG of each page. Raises `DoesNotFitError`."""
    return typeset.as_pictures(_files(data, chart_svg), ppi)


def room_needed(data: Data) -> float:
    """Return how high a sheet the first page needs, in points. The chart is a gap as high as it will be."""
    first_page = {name: block for name, block in data.items() if name not in ("list", "method")}
    return float(typeset.value_at(_files({**first_page, "trial": True}), "<bottom>"))


def _files(data: Data, chart_svg: bytes | None = None) -> dict[str, bytes]:
    files = typeset.with_data(TEMPLATE, {"trial": False, **data})
    if chart_svg is not None:
        files["chart.svg"] = chart_svg
    return files


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
    return _("summary-{day}.pdf").format(day=today.isoformat())


def printed_name(today: date) -> str:
    """Return the name of a page on its way to a printer; one that goes into a file there replaces no saved one.

    A printed page has no password, whatever the saved one has.
    """
    return _("summary-{day}-printed.pdf").format(day=today.isoformat())


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
