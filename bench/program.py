"""Runs the real program once and measures it: `python bench/program.py HOW-FAR FOLDER`, which prints one line of JSON.

The program starts as it always does. What is added begins after its first paint: the passphrase is typed and Enter
pressed two seconds later, then it goes through the pages as `bench.journey` says. HOW-FAR is ``first-paint``,
``whole``, or ``ranges`` for the charts of a very large diary alone.
"""

import inspect
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from dilator_app import app

if TYPE_CHECKING:
    from dilator_app.ui.window import Window

_POLL_MS = 2
_PATIENCE_S = 30.0
_HOW_FAR, _FOLDER = sys.argv[1:]
figures: dict[str, float] = {}


def measured_finish(window: "Window", *arguments: Any, **named: Any) -> None:
    """Stand in for `app.finish`, which the program calls once its window is painted."""
    figures["painted"] = time.monotonic()
    _finish(window, *arguments, **named)
    if _HOW_FAR == "first-paint":
        _end(window)
        return
    from pathlib import Path

    from bench import journey

    steps = journey.Journey(window, figures, Path(_FOLDER)).steps(_HOW_FAR)
    window.bench_driver = _Driver(window, steps)  # type: ignore[attr-defined]  # it must live


_finish, app.finish = app.finish, measured_finish


class _Driver:
    """Carries on with the journey whenever what it waits for has come."""

    def __init__(self, window: "Window", steps: Iterator[Callable[[], bool]]) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._window, self._steps = window, steps
        self._wait = next(steps)
        self._since = time.monotonic()
        self._timer = QTimer(window)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if time.monotonic() - self._since > _PATIENCE_S:
            sys.exit(f"the program does not get further: {_place(self._steps)}; so far {figures}")
        if not self._wait():
            return
        self._since = time.monotonic()
        try:
            self._wait = next(self._steps)
        except StopIteration:
            self._timer.stop()
            _end(self._window)


def _place(steps: Iterator[Callable[[], bool]]) -> str:
    """Return the lines at which ``steps`` waits, the outermost first."""
    places: list[str] = []
    inner: Any = steps
    while inspect.isgenerator(inner) and inner.gi_frame is not None:
        places.append(f"{inner.gi_code.co_name}:{inner.gi_frame.f_lineno}")
        inner = inner.gi_yieldfrom
    return " > ".join(places)


def _end(window: "Window") -> None:
    import json

    from bench.memory import peak_mib

    figures["peak_mib"] = peak_mib()
    print(json.dumps(figures), flush=True)
    window.close()


if __name__ == "__main__":
    from dilator_app.__main__ import main

    sys.argv = ["fernlight"]  # as from its icon: the diary lies where the environment says
    sys.exit(main())
