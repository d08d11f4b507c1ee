"""Values with what they are, side by side in one card, as large as the screen allows."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dilator_app.report.therapist_view import Cell
from dilator_app.ui import theme
from dilator_app.ui.widgets.card import Card, Hairline, Ink, Label, label

Kind = Literal["safety", "figures"]

SMALLEST = "reading"
"""The type role of what is said by the way: nothing in the view is smaller."""
_SAFETY, _FIGURE, _LONG_FIGURE = "session-small", "session-button", "session-small"
_LONG = 14
"""A figure of more letters than this is written smaller."""
_LEAST_SHARE, _MOST_SHARE = 9, 70


def words(text: str, role: str, scale: float, ink: Ink = "text", *, strong: bool = False, wrap: bool = True) -> Label:
    """Return words ``scale`` times as large as their role."""
    made = label(text, role, ink, strong=strong, wrap=wrap)
    made.setFont(theme.current().font(role, strong=strong, scale=scale))
    return made


class CellRow(Card):
    """A card of cells: ``safety`` says first what is asked, ``figures`` first the value."""

    def __init__(self, cells: Sequence[Cell], kind: Kind, scale: float, *, ends: int) -> None:
        super().__init__(padding=(round(24 * scale), round(ends * scale)))
        self.setProperty("strong", kind == "safety")
        line = QHBoxLayout()
        line.setSpacing(round(20 * scale))
        for place, cell in enumerate(cells):
            if place:
                line.addWidget(Hairline(vertical=True))
            line.addLayout(_column(cell, kind, scale), _share_of(cell))
        self.column.addLayout(line)


def _share_of(cell: Cell) -> int:
    """Return how much of the width a cell takes: by its words, but a long one leaves room for the others."""
    wanted = max(len(cell.value) * 2, len(cell.caption) * 4 // 5)
    return min(max(wanted, _LEAST_SHARE), _MOST_SHARE)


def _column(cell: Cell, kind: Kind, scale: float) -> QVBoxLayout:
    caption = words(cell.caption, SMALLEST, scale, "text-muted")
    if kind == "safety":
        value = words(cell.value, _SAFETY, scale, strong=True)
        parts = (caption, value)
    else:
        role = _FIGURE if len(cell.value) <= _LONG else _LONG_FIGURE
        value = words(cell.value, role, scale, strong=True, wrap=len(cell.value) > _LONG)
        parts = (value, caption)
    column = QVBoxLayout()
    column.setSpacing(round(2 * scale))
    for part in parts:
        part.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        column.addWidget(part)
    column.addStretch()
    return column
