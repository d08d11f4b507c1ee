"""What a person cannot read or reach on a page: words that are cut, controls that lie over each other or outside."""

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from dilator_app.ui.widgets.choice import Choice

_TAG = re.compile(r"<[^>]+>")
_THINGS = (QLabel, QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QAbstractSlider)


def cut_off(root: QWidget) -> list[str]:
    """Return a line for everything in ``root`` that is not whole. What a scroll area can bring into view is whole."""
    things = [w for w in root.findChildren(QWidget) if w.isVisible() and isinstance(w, _THINGS) and _is_whole(w)]
    found = [line for thing in things for line in _problems(thing, root)]
    return found + list(_overlaps(things, root))


def _is_whole(widget: QWidget) -> bool:
    """Leave out the parts that Qt keeps inside its own fields, and the cells that a group draws itself."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QPlainTextEdit):
            return False
        parent = parent.parentWidget()
    return bool(widget.size().width() and widget.size().height())


def _problems(widget: QWidget, root: QWidget) -> Iterator[str]:
    name = _call(widget)
    if isinstance(widget, QLabel) and widget.text():
        yield from _cut_words(widget, name)
    elif isinstance(widget, QAbstractButton | QAbstractSpinBox) and not isinstance(widget, Choice):  # a group draws it
        least = widget.minimumSizeHint()
        if widget.width() < least.width() or widget.height() < least.height():
            yield f"{name} is {widget.width()} × {widget.height()}, needs {least.width()} × {least.height()}"
    yield from _outside(widget, root, name)


def _cut_words(widget: QLabel, name: str) -> Iterator[str]:
    inside = widget.contentsRect()
    metrics = widget.fontMetrics()
    text = _TAG.sub("", widget.text()) if widget.textFormat() is Qt.TextFormat.RichText else widget.text()
    if widget.wordWrap() or widget.hasHeightForWidth():
        needed = widget.heightForWidth(widget.width())
        if widget.height() < needed:
            yield f"{name} is {widget.height()} high, its lines need {needed}"
        longest = max((metrics.horizontalAdvance(word) for word in text.replace("\u200b", " ").split()), default=0)
    else:
        longest = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
    if inside.width() < longest:
        yield f"{name} is {inside.width()} wide, its words need {longest}"


def _outside(widget: QWidget, root: QWidget, name: str) -> Iterator[str]:
    """Yield when an ancestor cuts ``widget``; a scroll area may, in the direction in which it can scroll."""
    step = widget
    rect = widget.rect()
    while step is not root:
        parent = step.parentWidget()
        if parent is None:
            return
        rect = QRect(rect.topLeft() + step.pos(), rect.size())
        room = parent.rect()
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            across = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if not across and (rect.left() < 0 or rect.right() > room.right()):
                yield f"{name} reaches {rect.left()}…{rect.right()} in a scroll area {room.width()} wide"
            return
        if not room.contains(rect):
            yield f"{name} at {_words_of(rect)} is cut by {_call(parent)} of {room.width()} × {room.height()}"
            return
        step = parent


def _overlaps(things: list[QWidget], root: QWidget) -> Iterator[str]:
    solid = [w for w in things if not _is_drawn_under(w)]
    places = {w: QRect(w.mapTo(root, QPoint()), w.size()) for w in solid}
    for one, other in combinations(solid, 2):
        if one.isAncestorOf(other) or other.isAncestorOf(one) or _scroller(one, root) is not _scroller(other, root):
            continue
        both = places[one] & places[other]
        if both.width() > 1 and both.height() > 1:
            yield f"{_call(one)} lies over {_call(other)}: {both.width()} × {both.height()}"


def _scroller(widget: QWidget, root: QWidget) -> QWidget | None:
    step: QWidget | None = widget.parentWidget()
    while step is not None and step is not root:
        if isinstance(step.parentWidget(), QAbstractScrollArea):
            return step
        step = step.parentWidget()
    return None


def _is_drawn_under(widget: QWidget) -> bool:
    return isinstance(widget, QFrame) and isinstance(widget, QLabel) and not widget.text()


def _words_of(rect: QRect) -> str:
    return f"{rect.left()}, {rect.top()}, {rect.width()} × {rect.height()}"


def _call(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {text[:40]!r}"
