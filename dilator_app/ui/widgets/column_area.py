"""A column that scrolls where there is no room for it, and that knows how much room it wants."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

RING = 5
"""What a focus ring needs beside a control that stands at the edge of something that scrolls."""


class ColumnArea(QScrollArea):
    """An area whose content is ``column``; Tab scrolls to where it goes."""

    def __init__(self, *, spacing: int) -> None:
        super().__init__()
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(RING, RING, RING, RING)
        self.column.setSpacing(spacing)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def height_at(self, width: int) -> int:
        """Return how high the column is at ``width``."""
        column = self.column
        high = column.totalHeightForWidth(width) if column.hasHeightForWidth() else column.totalSizeHint().height()
        return max(high, column.totalMinimumSize().height())

    def least_width(self) -> int:
        """Return the width without which words would be cut; longer languages need more."""
        return self.column.totalMinimumSize().width() + self.verticalScrollBar().sizeHint().width()
