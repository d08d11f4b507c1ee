"""From records to the finished page: the roomiest form that is one page."""

import math
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TypeVar

from dilator_app import i18n
from dilator_app.report import charts, pdf
from dilator_app.report.page.facts import Facts, Material, PageOptions, Paper
from dilator_app.report.page.texts import Data
from dilator_app.report.summary_page import TIGHTNESS, Tightness, page_data
from dilator_app.report.typeset import SIZES, DoesNotFitError, NoFontError

T = TypeVar("T")

_CHART_WIDTHS = {Paper.A4: 525.5, Paper.LETTER: 542.3}  # the sheet less the template's margins
_USUAL = 1
"""The form that four weeks take, so the one to look at first."""
_ONE_STEP = 45
_FOR_NOTES = 45
_MOST_SAVED = 700
"""Points that a page loses from one form to the next, and from the roomiest to the tightest; never more."""


def as_pdf(material: Material, options: PageOptions, password: str | None = None) -> bytes:
    """Return the page as a file, encrypted when there is a ``password``. Raises `WrongUse` when it cannot be one."""
    return PageMaker(material).as_pdf(options, password)


def as_pictures(material: Material, options: PageOptions, ppi: float = pdf.SCREEN_PPI) -> list[bytes]:
    """Return a PNG of each page, from the same data and template as the file, for the preview and the printer."""
    return PageMaker(material).as_pictures(options, ppi)


class PageMaker:
    """Makes one page after the other from the same records; what a page shares with the one before is not made again.

    Any thread may call any method.
    """

    def __init__(self, material: Material) -> None:
        self.material = material
        self._before: Facts | None = None
        self._form = 0  # that the page before took

    def as_pdf(self, options: PageOptions, password: str | None = None) -> bytes:
        """Return what the function of that name returns."""
        with i18n.speaking(options.language):
            made = self._roomiest(options, pdf.render)
        return pdf.with_password(made, password) if password is not None else made

    def as_pictures(self, options: PageOptions, ppi: float = pdf.SCREEN_PPI) -> list[bytes]:
        """Return what the function of that name returns."""
        with i18n.speaking(options.language):
            return self._roomiest(options, partial(pdf.pictures, ppi=ppi))

    def _roomiest(self, options: PageOptions, render: Callable[[Data, bytes | None], T]) -> T:
        """Return the page in its roomiest form that is one page. The last form holds whatever a diary can hold."""
        facts = Facts(self.material, options) if self._before is None else self._before.under(options)
        self._before = facts
        try:
            return self._first_that_fits(facts, render, ours_alone=False)
        except NoFontError:
            return self._first_that_fits(facts, render, ours_alone=True)

    def _first_that_fits(self, facts: Facts, render: Callable[[Data, bytes | None], T], *, ours_alone: bool) -> T:
        for at, spare, data in _candidates(facts, self._form, ours_alone=ours_alone):
            height = _chart_height(TIGHTNESS[at], spare)
            with suppress(DoesNotFitError):
                made = (
                    render({**data, "chart": {**data["chart"], "height": height}}, _chart(facts, height))
                    if "chart" in data
                    else render(data, None)
                )
                self._form = at
                return made
        raise DoesNotFitError


def _candidates(facts: Facts, before: int = 0, *, ours_alone: bool) -> Iterator[tuple[int, float, Data]]:
    """Yield the forms that are one page, the roomiest first, how many points each leaves free, and what it prints.

    The form of the page ``before`` is looked at early: mostly it is the one.
    """
    sheet = SIZES[facts.options.paper][1]
    printed: dict[int, Data] = {}

    def data(at: int) -> Data:
        printed[at] = page_data(facts, TIGHTNESS[at], ours_alone=ours_alone)
        return printed[at]

    def too_much(at: int) -> float:
        return pdf.room_needed(data(at)) - sheet

    at = max(before - 1, 0)
    over = too_much(at) if before else -math.inf
    if over > 0:
        at, over = before, too_much(before)
    elif before != 1:  # then that is the roomiest of all
        at, over = _USUAL, too_much(_USUAL)
        if over < -_ONE_STEP:
            # Not measured first: nearly always it is one page, and its chart is as high as any; setting it tells.
            yield 0, 0.0, data(0)
    while True:
        if over <= 0:
            yield at, -over, printed[at]
        following = _next(at, over)
        if following is None:
            return
        at, over = following, too_much(following)


def _chart_height(form: Tightness, spare: float) -> float:
    """Give the chart what a page leaves free, up to the height that it has on a roomy one; some lines stay to write."""
    largest = TIGHTNESS[0].chart_height
    for_notes = 0.0 if form.compact else _FOR_NOTES  # a full page has its lines beside the plan
    return float(int(min(largest, form.chart_height + max(0.0, spare - for_notes))))


def _next(at: int, over: float) -> int | None:
    """Return the next form that might save ``over`` points; compact ones save in so many ways that each is tried."""
    now = TIGHTNESS[at]
    for place, form in enumerate(TIGHTNESS[at + 1 :], at + 1):
        if form.compact or (form.share - now.share) * _MOST_SAVED >= over:
            return place
    return None


def _chart(facts: Facts, height: float) -> bytes:
    size = (_CHART_WIDTHS[facts.options.paper], height)
    return facts.once(("chart", size), partial(_draw_chart, size))


def _draw_chart(size: tuple[float, float], facts: Facts) -> bytes:
    chart = charts.pain_over_time(
        facts.pain_points,
        facts.options.period,
        facts.material.rests,
        charts.ChartStyle.for_page(),
        facts.known_dilators,
        comfort_limits=facts.comfort_limits,
        inches=facts.options.inches,
        size=size,
    )
    return charts.svg(chart.figure)
