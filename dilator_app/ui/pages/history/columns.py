"""How wide the columns of the table of sessions are."""

from PySide6.QtGui import QFontMetricsF

from dilator_app import words
from dilator_app.domain.scales import Breathing, Insertion
from dilator_app.ui import theme
from dilator_app.ui.pages.history.model import Column, column_title, no_size

INDENT = 8
PAIN_CELL = (28, 24)
CHECK = 22
"""From the check mark of a breathing exercise to its word."""
AT_THE_END = frozenset({Column.SIZE, Column.MINUTES, Column.ANXIETY})
_DESIGNED = {
    Column.DATE: 145,
    Column.SIZE: 80,
    Column.MINUTES: 40,
    Column.PAIN: 116,
    Column.ANXIETY: 64,
    Column.INSERTION: 93,
    Column.BREATHING: 74,
    Column.MARKS: 27,
}
_LONG_UM = 22_225
"""A size that is long to write: 0.875 in."""
_PIXEL = 1
"""So little too few hides no letter."""


def widths(*, inches: bool) -> dict[Column, int]:
    """Return how wide each column is: as designed, or where a language has longer words, as wide as those need."""
    needed = {column: _needed(column, said) for column, said in _said(inches=inches).items()}
    if all(width <= _DESIGNED[column] + _PIXEL for column, width in needed.items()):
        return dict(_DESIGNED)
    return _DESIGNED | needed


def _said(*, inches: bool) -> dict[Column, list[tuple[int, str]]]:
    """Return what may stand in the columns whose words depend on the language, with the room before it."""
    return {
        Column.SIZE: [(0, no_size()), (0, words.length(_LONG_UM, inches=inches))],
        Column.PAIN: [(PAIN_CELL[0] + INDENT, words.pain_word(pain)) for pain in range(11)],
        Column.ANXIETY: [(0, words.NOT_ANSWERED)],
        Column.INSERTION: [(0, words.insertion(answer)) for answer in Insertion],
        Column.BREATHING: [(CHECK if b is Breathing.DONE else 0, words.breathing(b)) for b in Breathing],
    }


def _needed(column: Column, said: list[tuple[int, str]]) -> int:
    look = theme.current()
    cell, title = QFontMetricsF(look.font("control")), QFontMetricsF(look.font("small", strong=True))
    widest = max(title.horizontalAdvance(column_title(column)), *(b + cell.horizontalAdvance(text) for b, text in said))
    return INDENT + int(widest) + (INDENT if column in AT_THE_END else 0)
