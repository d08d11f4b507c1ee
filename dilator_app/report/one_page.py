"""From records to the finished page: the roomiest form that is one page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TypeVar

from dilator_app import i18n
from dilator_app.report import charts, pdf
from dilator_app.report.page.facts import Facts, Material, PageOptions, Paper
from dilator_app.report.page.texts import Data
from dilator_app.report.summary_page import TIGHTNESS, Tightness, has_chart, page_data

T = TypeVar("T")

_CHART_WIDTHS = {Paper.A4: 525.5, Paper.LETTER: 542.3}  # points: the sheet less the template's margins


def as_pdf(material: Material, options: PageOptions, password: str | None = None) -> bytes:
    """Return the page as a file, encrypted when there is a ``password``. Raises `WrongUse` when it cannot be one."""
    with _in_language(options.language):
        made = _roomiest(Facts(material, options), pdf.render)
    return pdf.with_password(made, password) if password is not None else made


def as_pictures(material: Material, options: PageOptions, ppi: float = pdf.SCREEN_PPI) -> list[bytes]:
    """Return a PNG of each page, from the same data and template as the file, for the preview and the printer."""
    with _in_language(options.language):
        return _roomiest(Facts(material, options), partial(pdf.pictures, ppi=ppi))


def _roomiest(facts: Facts, render: Callable[[Data, bytes | None], T]) -> T:
    """Return the page in its roomiest form that is one page. The last form holds whatever a diary can hold."""
    for tightness in TIGHTNESS:
        data = page_data(facts, tightness)
        if not pdf.fits(data):
            continue
        with suppress(pdf.DoesNotFitError):
            return render(data, _chart(facts, tightness) if has_chart(facts) else None)
    raise pdf.DoesNotFitError


def _chart(facts: Facts, tightness: Tightness) -> bytes:
    chart = charts.pain_over_time(
        facts.pain_points,
        facts.options.period,
        facts.material.rests,
        charts.ChartStyle.for_page(),
        facts.known_dilators,
        comfort_limit=facts.comfort_limit,
        inches=facts.options.inches,
        size=(_CHART_WIDTHS[facts.options.paper], tightness.chart_height),
    )
    return charts.svg(chart.figure)


@contextmanager
def _in_language(language: str) -> Iterator[None]:
    """Speak the page's language for a moment, then the window's again."""
    locale = i18n.current_locale()
    spoken = locale.split("_")[0]
    if spoken == language:
        yield
        return
    i18n.activate(language)
    try:
        yield
    finally:
        i18n.activate(spoken, locale)
