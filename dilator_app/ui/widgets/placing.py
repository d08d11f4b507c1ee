"""Parts of a page that change their place."""

from PySide6.QtWidgets import QGridLayout, QWidget


def place(grid: QGridLayout, widget: QWidget, row: int, column: int, columns: int = 1) -> None:
    """Put ``widget`` into a cell of ``grid``, also when it stood in another one.

    It is taken out first. Otherwise Qt destroys the cell's item by itself, PySide does not hear of it, and Python takes
    whatever Qt puts at that address later for the item.
    """
    grid.removeWidget(widget)
    grid.addWidget(widget, row, column, 1, columns)
