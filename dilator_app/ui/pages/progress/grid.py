"""The charts in one or two columns: four of them fill the window, the others follow below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from dilator_app.domain.appointments import Period
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.chart_card import ChartCard
from dilator_app.ui.widgets.placing import place

CHART_HEIGHTS = (300, 480)
"""Two rows share the window's height between these; a lower window scrolls, a higher one shows more rows."""
_GAP = 16
_ROWS = 2


class ChartsArea(QScrollArea):
    """Shows some of ``cards`` in their order, with a line above and a line below where there is something to say."""

    def __init__(self, cards: Mapping[str, ChartCard]) -> None:
        super().__init__()
        self.period: Period | None = None
        self._cards = cards
        self._names: list[str] = []
        self._columns = 0
        self._margin = 0
        self._arranged: tuple[int, list[str]] | None = None
        self._above = label("", "small", "text-muted", wrap=True)
        self._below = label("", "small", "text-muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self._above)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._below)
        self._column.addStretch()
        for card in cards.values():
            card.setParent(content)
            card.hide()
        for line in (self._above, self._below):
            line.hide()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def show_cards(self, names: Sequence[str], period: Period) -> None:
        """Show these cards, and no other; they show ``period``."""
        self.period = period
        self._names = list(names)
        for name, card in self._cards.items():
            card.setVisible(name in self._names)
        self._place()

    def say_above(self, words: str) -> None:
        """Write a line above the charts, or none."""
        self._above.setText(words)
        self._above.setVisible(bool(words))

    def say_below(self, words: str) -> None:
        """Write a line below the charts, or none."""
        self._below.setText(words)
        self._below.setVisible(bool(words))

    def arrange(self, *, columns: int, margin: int) -> None:
        """Stand in so many columns; the scroll bar stands in the ``margin`` at the far side."""
        self._columns, self._margin = columns, margin
        self._place()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height between two rows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport()
        height = (room.height() - (_ROWS - 1) * _GAP) // _ROWS
        for card in self._cards.values():
            card.setFixedHeight(min(max(height, CHART_HEIGHTS[0]), CHART_HEIGHTS[1]))
        bar = self.width() - room.width()
        self._column.setContentsMargins(0, 0, max(self._margin - bar, 0), 0)

    def _place(self) -> None:
        if not self._columns or self._arranged == (self._columns, self._names):
            return
        self._arranged = (self._columns, self._names)
        for number, name in enumerate(self._names):
            place(self._grid, self._cards[name], *divmod(number, self._columns))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if self._columns > 1 else 0)
