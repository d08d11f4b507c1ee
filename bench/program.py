"""Runs the real program once and measures it: `python bench/program.py first-paint|whole FOLDER`, one line of JSON.

The program starts as it always does. What is added begins after its first paint: the passphrase is typed and Enter
pressed two seconds later, then the pages are opened one after the other and timed to the paint that shows them.
"""

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dilator_app import app

if TYPE_CHECKING:
    from dilator_app.ui.window import Window

_TYPING_S = 2.0
_POLL_MS = 2
_PATIENCE_S = 60.0
_HOW_FAR, _FOLDER = sys.argv[1:]
figures: dict[str, float] = {}


def measured_finish(window: "Window", *arguments: Any, **named: Any) -> None:
    """Stand in for `app.finish`, which the program calls once its window is painted."""
    figures["painted"] = time.monotonic()
    _finish(window, *arguments, **named)
    if _HOW_FAR == "first-paint":
        _end(window)
    else:
        window.bench_driver = _Driver(window, _journey(window))  # type: ignore[attr-defined]  # it must live


_finish, app.finish = app.finish, measured_finish


class _Driver:
    """Carries on with the journey whenever what it waits for has come."""

    def __init__(self, window: "Window", journey: Iterator[Callable[[], bool]]) -> None:
        from PySide6.QtCore import QTimer

        self._journey = journey
        self._wait = next(journey)
        self._since = time.monotonic()
        self._timer = QTimer(window)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if time.monotonic() - self._since > _PATIENCE_S:
            sys.exit("the program does not get further")
        if self._wait():
            self._since = time.monotonic()
            self._wait = next(self._journey, lambda: False)


def _end(window: "Window") -> None:
    from bench.memory import peak_mib

    figures["peak_mib"] = peak_mib()
    print(json.dumps(figures), flush=True)
    window.close()


def _after(seconds: float) -> Callable[[], bool]:
    begin = time.monotonic()
    return lambda: time.monotonic() - begin >= seconds


def _journey(window: "Window") -> Iterator[Callable[[], bool]]:
    from bench.memory import peak_mib
    from bench.passphrase import PASSPHRASE

    yield _after(_TYPING_S)
    window.lock_page.passphrase.setText(PASSPHRASE)
    yield from _unlock(window)
    figures["memory_unlocked"] = peak_mib()
    yield lambda: "dilator_app.ui.chart_loading" in sys.modules and not _is_loading()
    yield _after(0.5)
    yield from _progress(window)
    figures["memory_charts"] = peak_mib()
    yield from _report(window)
    _end(window)
    yield lambda: False


def _is_loading() -> bool:
    return any(thread.name == "loading" for thread in threading.enumerate())


def _unlock(window: "Window") -> Iterator[Callable[[], bool]]:
    from dilator_app.ui.loading import after_first_paint

    shown: list[float] = []

    def opened() -> None:
        view = window.view
        assert view is not None
        after_first_paint(view.page("today"), lambda: shown.append(time.monotonic()))

    window.lock_page.opened.connect(opened)
    begin = _press_enter(window)
    yield lambda: bool(shown)
    figures["unlock_today"] = shown[0] - begin


def _press_enter(window: "Window") -> float:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    field = window.lock_page.passphrase
    begin = time.monotonic()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"))
    return begin


def _progress(window: "Window") -> Iterator[Callable[[], bool]]:
    """Open Progress; it is there when the last of its charts is drawn."""
    from dilator_app.ui.chart_loading import ChartCanvas

    assert window.view is not None
    begin = time.monotonic()
    window.view.show_page("progress")
    page = window.view.page("progress")

    def drawn() -> bool:
        seen = [canvas for canvas in page.findChildren(ChartCanvas) if canvas.isVisible()]
        return bool(seen) and not any(canvas._draw_pending for canvas in seen)  # noqa: SLF001

    yield drawn
    figures["progress_first_view"] = time.monotonic() - begin


def _report(window: "Window") -> Iterator[Callable[[], bool]]:
    """Open the report's preview, then save four weeks as PDF: from the click until the page says that it is saved."""
    from dilator_app.ui.pages.appointment.page import AppointmentPage

    assert window.view is not None
    window.view.show_page("appointment")
    page = window.view.page("appointment")
    assert isinstance(page, AppointmentPage)
    page.choices.period.list.set_value("4w")
    yield _after(0.5)
    yield lambda: page._drawing is None  # noqa: SLF001
    begin = time.monotonic()
    page.save_to(Path(_FOLDER) / "page.pdf")
    yield page.save_button.isEnabled
    figures["pdf_four_weeks"] = time.monotonic() - begin


if __name__ == "__main__":
    from dilator_app.__main__ import main

    sys.argv = ["fernlight"]  # as from its icon: the diary lies where the environment says
    sys.exit(main())
