"""Looks for garbage in the window's thread alone.

Python looks in whatever thread makes the next object. What it finds may be a widget, and a widget that is destroyed
in another thread takes the program down.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 5_000


class Collector(QObject):
    """Takes the place of Python's own looking, from `start` to `stop`; as often as it would, give or take a moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(look)

    def start(self) -> None:
        """Look from here on."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()


def look() -> None:
    """Collect the generations that have grown."""
    for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
        if count <= threshold:
            return
        gc.collect(generation)
