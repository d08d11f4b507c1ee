"""Parts of a page that change their place.

A widget is taken out of its layout before it is put into another place. Otherwise Qt destroys the item of the old place
by itself, PySide does not hear of it, and Python takes whatever Qt puts at that address later for the item: a scroll
bar without signals, or a crash.
"""

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget


def place(grid: QGridLayout, widget: QWidget, row: int, column: int, columns: int = 1) -> None:
    """Put ``widget`` into a cell of ``grid``, also when it stood in another one."""
    grid.removeWidget(widget)
    grid.addWidget(widget, row, column, 1, columns)


def line_up(box: QBoxLayout, widget: QWidget, index: int) -> None:
    """Put ``widget`` at ``index`` of ``box``, also when it stood at another one."""
    if box.indexOf(widget) != index:
        box.removeWidget(widget)
        box.insertWidget(index, widget)
