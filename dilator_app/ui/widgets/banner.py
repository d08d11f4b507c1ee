"""Something to read that stays: sand when it needs reading, green for reassurance or a line from the plan."""

import sys
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.ui import icons, theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.card import Ink, label

Kind = Literal["notice", "reassurance"]

# Fill, line (empty: none), words, usual drawing.
_LOOKS: dict[Kind, tuple[str, str, Ink, str]] = {
    "notice": ("notice-soft", "notice-border", "on-notice", "info"),
    "reassurance": ("accent-soft", "", "on-accent-soft", "leaf"),
}
_SMALL = (13, 10, 12)  # at the sides, above and below, between icon and words
_USUAL = (17, 13, 13)


class Banner(QWidget):
    """Icon and words in one tone. It never hides by itself. ``flat`` runs from edge to edge, without corners.

    ``scale``: how much larger its words are than the type role says, where a reader chose larger letters.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "notice",
        icon: str | None = None,
        role: str = "small",
        *,
        flat: bool = False,
        scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill, self._line, ink, usual = _LOOKS[kind]
        self._flat = flat
        self._words = label(text, role, ink, wrap=True)
        self._words.setFont(theme.current().font(role, scale=scale))
        self._icon = icons.IconView(icon or usual, ink)
        sides, ends, between = _SMALL if role == "small" else _USUAL
        layout = QHBoxLayout(self)
        layout.setContentsMargins(sides, ends, sides, ends)
        layout.setSpacing(between)
        layout.addLayout(self._beside_first_line())
        layout.addWidget(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def _beside_first_line(self) -> QVBoxLayout:
        """Return the icon at the height of the first line, however many follow."""
        column = QVBoxLayout()
        column.addSpacing(max(1, round((self._words.fontMetrics().height() - icons.SIZE) / 2) + 1))
        column.addWidget(self._icon)
        column.addStretch(1)
        return column

    def text(self) -> str:
        """Return the words."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return the height that the lines need at the width that it has: layouts give it no more than that."""
        usual = super().sizeHint()
        has_width = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        return QSize(usual.width(), self.heightForWidth(self.width())) if has_width else usual

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another look."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        look = theme.current()
        line = look.color(self._line) if self._line and not self._flat else None
        radius = 0 if self._flat else tokens.measure("radius", "control")
        paint.box(QPainter(self), QRectF(self.rect()), look.color(self._fill), line, radius)


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    sys.exit(show(lambda: [Banner("Needs reading, not urgent."), Banner("From your plan.", "reassurance")]))
