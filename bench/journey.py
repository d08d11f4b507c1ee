"""The way through the pages that is measured. Each step says what is waited for; the program runs on meanwhile."""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from bench.memory import peak_mib
from bench.passphrase import PASSPHRASE

if TYPE_CHECKING:
    from dilator_app.report.choices import PeriodKind
    from dilator_app.ui.main_view import MainView
    from dilator_app.ui.pages.appointment.page import AppointmentPage
    from dilator_app.ui.pages.progress.page import ProgressPage
    from dilator_app.ui.window import Window

Steps = Iterator[Callable[[], bool]]

_TYPING_S = 2.0
_REST_S = 0.5


class Journey:
    """Goes through the open program and writes into ``figures``: seconds, and MiB for memory."""

    def __init__(self, window: "Window", figures: dict[str, float], folder: Path) -> None:
        self._window, self._figures, self._folder = window, figures, folder
        self._gaps = _Gaps()

    def steps(self, how_far: str) -> Steps:
        """Yield what has to come true, one after the other."""
        yield _after(_TYPING_S)
        self._window.lock_page.passphrase.setText(PASSPHRASE)
        yield from self._unlock()
        self._figures["memory_unlocked"] = peak_mib()
        yield _charts_have_loaded
        yield _after(_REST_S)
        yield from self._first_progress()
        self._figures["memory_charts"] = peak_mib()
        yield from self._ranges()
        if how_far == "whole":
            yield from self._report()

    @property
    def _view(self) -> "MainView":
        view = self._window.view
        assert view is not None
        return view

    # --- Today -------------------------------------------------------------------------------------------------------
    def _unlock(self) -> Steps:
        from dilator_app.ui.loading import after_first_paint

        shown: list[float] = []

        def opened() -> None:
            after_first_paint(self._view.page("today"), lambda: shown.append(time.monotonic()))

        self._window.lock_page.opened.connect(opened)
        begin = time.monotonic()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
            QApplication.sendEvent(self._window.lock_page.passphrase, key)
        yield lambda: bool(shown)
        self._figures["unlock_today"] = shown[0] - begin

    # --- Progress ----------------------------------------------------------------------------------------------------
    def _progress(self) -> "ProgressPage":
        from dilator_app.ui.pages.progress.page import ProgressPage

        page = self._view.page("progress")
        assert isinstance(page, ProgressPage)
        return page

    def _first_progress(self) -> Steps:
        """Open Progress; it is there when the last of the charts in view is drawn."""
        begin = time.monotonic()
        self._view.show_page("progress")
        yield self._charts_are_drawn
        self._figures["progress_first_view"] = time.monotonic() - begin

    def _charts_are_drawn(self) -> bool:
        from dilator_app.ui.widgets.chart_canvas import ChartCanvas

        page = self._progress()
        seen = [c for c in page.findChildren(ChartCanvas) if not c.visibleRegion().isEmpty()]
        return bool(seen) and not any(canvas._draw_pending or canvas._stale for canvas in seen)  # noqa: SLF001

    def _ranges(self) -> Steps:
        """Choose one range after the other with the mouse; the slowest counts."""
        from dilator_app.report.progress import Range

        taken = []
        page = self._progress()
        for wanted in (Range.ALL, Range.FOUR_WEEKS, Range.SINCE_APPOINTMENT, Range.THREE_MONTHS):
            yield _after(_REST_S)
            begin = time.monotonic()
            next(choice for choice in page.range.choices if choice.value is wanted).click()
            yield self._charts_are_drawn
            taken.append(time.monotonic() - begin)
        self._figures["progress_range"] = max(taken)

    # --- Appointment -------------------------------------------------------------------------------------------------
    def _report(self) -> Steps:
        """Open the preview, save the page for four weeks and for ten years, and change it in several ways."""
        from dilator_app.report.choices import PeriodKind
        from dilator_app.ui.pages.appointment.page import AppointmentPage

        self._view.show_page("appointment")
        page = self._view.page("appointment")
        assert isinstance(page, AppointmentPage)
        yield _after(_REST_S)
        yield lambda: not page.is_drawing
        # Each for a period that nothing was drawn for yet.
        for name, kind in (("pdf_four_weeks", PeriodKind.FOUR_WEEKS), ("pdf_ten_years", PeriodKind.EVERYTHING)):
            page.choices.period.list.set_value(kind)
            yield from self._save(page, name)
        taken: list[float] = []
        for kind in (PeriodKind.YEAR, PeriodKind.EVERYTHING, PeriodKind.THREE_MONTHS):
            yield from self._preview(page, partial(_choose, page, kind), taken)
        yield from self._preview(page, page.choices.notes.click, taken)
        self._figures["preview_change"] = max(taken)
        self._figures["preview_gap"] = self._gaps.longest

    def _save(self, page: "AppointmentPage", name: str) -> Steps:
        """Save the page as it is chosen, until it says that it is saved."""
        begin = time.monotonic()
        page.save_to(self._folder / "page.pdf")
        yield page.save_button.isEnabled
        self._figures[name] = time.monotonic() - begin

    def _preview(self, page: "AppointmentPage", change: Callable[[], object], taken: list[float]) -> Steps:
        """Change the page, and wait until the preview shows that; meanwhile the window must not stand still."""
        yield _after(_REST_S)
        before = page.card._pages  # noqa: SLF001
        begin = self._gaps.begin()
        change()
        yield lambda: self._gaps.look() and page.card._pages is not before  # noqa: SLF001
        page.preview.repaint()
        self._gaps.look()
        taken.append(time.monotonic() - begin)
        yield lambda: not page.is_drawing


class _Gaps:
    """The longest time for which the window's thread did not get round to anything else."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = 0.0

    def begin(self) -> float:
        """Begin to watch; return the time."""
        self._last = time.monotonic()
        return self._last

    def look(self) -> bool:
        """Note the time since the last look."""
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now
        return True


def _after(seconds: float) -> Callable[[], bool]:
    begin = time.monotonic()
    return lambda: time.monotonic() - begin >= seconds


def _charts_have_loaded() -> bool:
    return "dilator_app.ui.chart_loading" in sys.modules and "dilator_app.ui.widgets.chart_canvas" in sys.modules


def _choose(page: "AppointmentPage", kind: "PeriodKind") -> None:
    """Choose a period as a person does."""
    periods = page.choices.period.list
    periods.set_value(kind)
    periods.chosen.emit(kind)
