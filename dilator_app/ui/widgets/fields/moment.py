"""A time of day, as people write it."""

import re
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilator_app import i18n
from dilator_app.ui.widgets.fields.text import TextLine

_TIME = re.compile(r"(\d{1,2})\s*[:.h]?\s*(\d{2})?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)


class TimeField(TextLine):
    """A time of day or nothing. "20:40", "2040", "20.40", "8.40 pm" and "20" are all understood."""

    changed = Signal(object)  # time, or None; only for what is understood

    def __init__(self, value: time | None = None, parent: QWidget | None = None) -> None:
        super().__init__(dense=True, parent=parent)
        self.set_value(value)
        self.editingFinished.connect(self._tidy)
        self._told = value

    def value(self) -> time | None:
        """Return the time, ``None`` when the field is empty or not understood."""
        return read_time(self.text())

    def set_value(self, value: time | None) -> None:
        """Show a time in the locale's way, or nothing."""
        self.setText("" if value is None else i18n.clock_time(value))
        self._told = value

    def is_understood(self) -> bool:
        """Return whether the field is empty or holds a time."""
        return not self.text().strip() or self.value() is not None

    def _tidy(self) -> None:
        if not self.is_understood():
            return
        before, now = self._told, self.value()
        self.set_value(now)
        if now != before:
            self.changed.emit(now)


def read_time(text: str) -> time | None:
    """Return the time that ``text`` names, ``None`` when it names none."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
