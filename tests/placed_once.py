"""Watches that no widget is put into a layout while it still stands in one.

`tests.layout_items` looks for what such a widget leaves behind, but sees nothing where the new item happens to get the
address of the old one. So every placing is watched too, while it happens.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch
from weakref import WeakKeyDictionary, ref

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget
from shiboken6 import isValid

_Standing = WeakKeyDictionary[QWidget, "ref[QLayout]"]

_ADDING = ((QBoxLayout, "addWidget", 0), (QBoxLayout, "insertWidget", 1), (QGridLayout, "addWidget", 0))
# None of these is virtual: Qt itself would take a virtual one of Python's for the layout's own.


@contextmanager
def watched() -> Iterator[list[str]]:
    """Yield the list of widgets that were put into a second place before they were taken out of the first."""
    standing: _Standing = WeakKeyDictionary()
    twice: list[str] = []
    with ExitStack() as patches:
        for kind, name, index in _ADDING:
            patches.enter_context(patch.object(kind, name, _adding(getattr(kind, name), index, standing, twice)))
        yield twice


def _adding(own: Callable[..., None], index: int, standing: _Standing, twice: list[str]) -> Callable[..., None]:
    def add(layout: QLayout, *given: Any, **named: Any) -> None:
        widget = given[index]
        known = standing.get(widget)
        before = known() if known else None
        if before is not None and isValid(before) and before.indexOf(widget) >= 0:
            twice.append(f"{type(widget).__name__} {widget.accessibleName()!r}")
        standing[widget] = ref(layout)
        own(layout, *given, **named)

    return add
