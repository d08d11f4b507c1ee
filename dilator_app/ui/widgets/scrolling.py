"""An area that scrolls up and down where the window is too low for what it shows."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


class ScrollArea(QScrollArea):
    """An area whose bar stands in the margin of what it shows, so that its far edge stays where the others are."""

    def __init__(self) -> None:
        super().__init__()
        self._side = 0
        self._room = 0
        self._moved_down = 0

    def keep_edge(self, side: int) -> None:
        """Keep ``side`` between the content and the far edge, the bar included where there is one."""
        self._side = side
        self._fit()

    def grow(self, tallest: int) -> None:
        """Be as high as what is shown, up to ``tallest``; the rest is scrolled to."""
        content = self.widget()
        if content is not None:
            self.setMinimumHeight(min(content.sizeHint().height(), tallest))
            self.setMinimumWidth(content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())

    def leave_room(self, height: int) -> None:
        """Leave so much free below the content, where it scrolls at all; whoever is at its end stays there."""
        bar, content = self.verticalScrollBar(), self.widget()
        layout = content.layout() if content is not None else None
        room = height if bar.maximum() > 0 else 0
        if layout is None or room == self._room:
            return
        is_at_the_end = bar.value() == bar.maximum()
        margins = layout.contentsMargins()
        margins.setBottom(margins.bottom() + room - self._room)
        layout.setContentsMargins(margins)
        self._room = room
        if is_at_the_end:
            QTimer.singleShot(0, self, lambda: bar.setValue(bar.maximum()))

    def stay(self, change: Callable[[], None]) -> None:
        """Let ``change`` take or leave room above the area; what it shows stays where it is on the screen.

        What has the keyboard stays in sight, even where it has to move for that.
        """
        content, holder = self.widget(), self.parentWidget()
        layout = holder.layout() if holder is not None else None
        if content is None or layout is None or not self.isVisible():
            change()
            return
        layout.activate()  # what moved it before is not the change's
        before, held = self.y(), content.minimumHeight()
        content.setMinimumHeight(content.height())  # less room squeezes nothing
        change()
        layout.activate()
        moved = self.y() - before
        self._moved_down += moved
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + moved)
        if moved:
            content.setMinimumHeight(content.height() if self._moved_down > 0 else 0)
        else:
            content.setMinimumHeight(held)
        focused = QApplication.focusWidget()
        if moved > 0 and focused is not None and content.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the bar, or take it back."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        content = self.widget()
        layout = content.layout() if content is not None and self._side else None
        if layout is not None:
            margins = layout.contentsMargins()
            margins.setRight(max(self._side - (self.width() - self.viewport().width()), 0))
            layout.setContentsMargins(margins)


def area_of(layout: QLayout) -> ScrollArea | None:
    """Return the area that shows all of ``layout``, if it stands in one."""
    holder = layout.parentWidget()
    port = holder.parentWidget() if holder is not None and holder.layout() is layout else None
    area = port.parentWidget() if port is not None else None
    return area if isinstance(area, ScrollArea) else None


def scrolling(content: QWidget, *, to_read: str = "") -> ScrollArea:
    """Return ``content`` in an area that takes what room there is.

    An area full of words ``to_read``, which names it, takes the keyboard itself, so that arrows scroll.
    """
    area = ScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if to_read else Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(to_read)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
