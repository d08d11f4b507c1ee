"""Numbers from 0 to 10 that are typed on a scale, where each digit counts at once."""

from PySide6.QtGui import QKeyEvent

_TOGETHER_MS = 1000


class TypedNumber:
    """Remembers the digit before: a 0 within a second after a 1 makes it 10, or worst pain would turn into none."""

    def __init__(self) -> None:
        self._one_at: int | None = None

    def of(self, event: QKeyEvent) -> int | None:
        """Return the number that a key means, 0 to 10; None where it is no digit."""
        before, self._one_at = self._one_at, None
        if event.text() not in tuple("0123456789"):
            return None
        digit = int(event.text())
        if digit == 1:
            self._one_at = event.timestamp()
        together = before is not None and event.timestamp() - before <= _TOGETHER_MS
        return 10 if digit == 0 and together else digit
