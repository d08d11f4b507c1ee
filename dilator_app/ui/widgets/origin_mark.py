"""Where a value of the plan comes from: plain when from a clinician or the app, on sand when the person changed it."""

import sys

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.card import Label

_PADDING = 7
_RADIUS = 5
_LONGEST = 172
_WIDEST_LINE = 192


class OriginMark(Label):
    """Words such as "Ines Okafor, 15 Oct" or, with ``own``, "changed by you, 3 Nov"."""

    def __init__(self, text: str = "", *, own: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, "caption", "text-muted", parent=parent)
        self._own = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_origin(text, own=own)

    def is_own(self) -> bool:
        """Return whether the mark stands for the person's own value."""
        return self._own

    def set_origin(self, text: str, *, own: bool, whole: bool = False) -> None:
        """Say another origin. A long name is shortened in the middle, so that the day behind it stays.

        What is said ``whole`` breaks into lines instead.
        """
        self._own = own
        shown = self._in_lines(text) if whole else self._shortened(text)
        self.setText(shown)
        self.setToolTip("" if whole or shown == text else text)
        self.setAccessibleName(text)
        self.set_ink("on-notice" if own else "text-muted")
        sides = _PADDING if own else 0
        self.setContentsMargins(sides, 1 if own else 0, sides, 2 if own else 0)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def _shortened(self, text: str) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, _LONGEST)

    def _in_lines(self, text: str) -> str:
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.fontMetrics().horizontalAdvance(longer) <= _WIDEST_LINE or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sand under the person's own values."""
        if self._own:
            look = theme.current()
            rect = QRectF(self.rect())
            paint.box(QPainter(self), rect, look.color("notice-soft"), look.color("notice-border"), _RADIUS)
        super().paintEvent(event)


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    sys.exit(show(lambda: [OriginMark("Ines Okafor, 15 Oct"), OriginMark("changed by you, 3 Nov", own=True)]))
