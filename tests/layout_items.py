"""What Python still takes for an item of a layout although Qt has destroyed it.

PySide makes a wrapper for every item of a filled layout that is put into another. Where Qt destroys the item by itself
(a widget that is added again elsewhere, or destroyed in its place) the wrapper stays, and Python takes for that item
whatever Qt puts at its address later: a scroll bar without signals, or a crash.
"""

import gc

from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QStackedLayout
from shiboken6 import getCppPointer, isValid


def stale_items() -> int:
    """Count the wrappers whose item stands in no layout of any widget."""
    gc.collect()
    wrappers = [o for o in gc.get_objects() if isinstance(o, QLayoutItem) and not isinstance(o, QLayout)]
    addresses = [getCppPointer(o)[0] for o in wrappers if isValid(o)]
    standing: set[int] = set()
    for widget in QApplication.allWidgets():
        _note(widget.layout(), standing)
    return sum(address not in standing for address in addresses)


def _note(layout: QLayout | None, standing: set[int]) -> None:
    if not isinstance(layout, QLayout) or isinstance(layout, QStackedLayout):
        return  # a stack takes pages away behind PySide's back too: to ask it for an item would make such a wrapper
    for place in range(layout.count()):
        item = layout.itemAt(place)
        standing.add(getCppPointer(item)[0])
        _note(item if isinstance(item, QLayout) else None, standing)
