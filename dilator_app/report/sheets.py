"""Sheets of paper other than the summary, set from a template and data."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from dilator_app.report import typeset
from dilator_app.report.page.foot import lost
from dilator_app.report.page.texts import Data, only_printable

T = TypeVar("T")


def as_pdf(template: str, data: Data) -> bytes:
    """Return the sheet as PDF/UA-1. Characters that no font has become a mark.

    What is lost is told to the template as ``lost``: with what the data count as ``shortened`` and ``unprintable``.
    """
    return _set(template, data, typeset.as_pdf)


def as_pictures(template: str, data: Data, ppi: float) -> list[bytes]:
    """Return the same as a PNG of each page."""
    return _set(template, data, partial(typeset.as_pictures, ppi=ppi))


def _set(template: str, data: Data, render: Callable[[typeset.Files], T]) -> T:
    try:
        return render(_files(template, data, ours_alone=False))
    except typeset.NoFontError:
        return render(_files(template, data, ours_alone=True))


def _files(template: str, data: Data, *, ours_alone: bool) -> dict[str, bytes]:
    printed, unprintable = only_printable(data, ours_alone=ours_alone)
    printed["lost"] = " ".join(lost(data.get("shortened", 0), unprintable + data.get("unprintable", 0)))
    return typeset.with_data(template, printed)
