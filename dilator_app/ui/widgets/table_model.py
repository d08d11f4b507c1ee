"""A table of words as a model: each row is written when it is seen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from dilator_app.report.chart_tables import Table
from dilator_app.ui.widgets.tool_tip import tool_tip


class TableModel(QAbstractTableModel):
    """Shows ``table``; ``mark_of`` gives the drawing before a row's first cell, where it has one."""

    def __init__(
        self, table: Table, parent: QObject, mark_of: Callable[[int], QPixmap | None] = lambda _row: None
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._mark_of = mark_of

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._table.header)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, its drawing and its side."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:  # a cell may have less room than its words take
            return tool_tip(self._table.rows[index.row()][index.column()])
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._mark_of(index.row())
        return self._align(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's name and its side."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._table.header[section]
        return self._align(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _align(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._table.numbers else Qt.AlignmentFlag.AlignLeading
        return side | Qt.AlignmentFlag.AlignVCenter
