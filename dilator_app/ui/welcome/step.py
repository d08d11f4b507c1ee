"""What the three steps of the welcome have in common."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from dilator_app.i18n import _
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.column_area import RING, ColumnArea

_CLOSER = 0.5
"""How much of every gap is left in a low window."""
_TITLE = 40
"""What the title of a field takes above it."""


class Gaps:
    """Rooms between things that become smaller in a low window."""

    def __init__(self) -> None:
        self._all: list[tuple[QSpacerItem, int]] = []

    def add(self, column: QVBoxLayout, height: int) -> None:
        """Leave room below what was added to ``column`` last."""
        gap = QSpacerItem(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        column.addSpacerItem(gap)
        self._all.append((gap, height))

    def fit(self, *, low: bool) -> None:
        """Make all of them small, or as they were asked for; whoever holds them lays itself out anew."""
        for gap, height in self._all:
            share = round(height * _CLOSER) if low else height
            gap.changeSize(0, share, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)


class Step(QWidget):
    """One step: its place in the row, ``column`` for what it says and asks, and ``foot`` for the ways on.

    In a low window the gaps become smaller, and then the column scrolls; the foot stays in sight.
    """

    def __init__(self, number: int, *beside: QWidget) -> None:
        super().__init__()
        self._gaps = Gaps()
        self.middle = _Middle(spacing=0)
        self.column = self.middle.column
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(RING, 0, RING, 0)
        self.foot.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setSpacing(0)
        outer.addWidget(self.middle, 1000)
        outer.addLayout(self.foot)
        outer.addStretch(1)
        place = QHBoxLayout()
        place.setSpacing(16)
        place.addWidget(label(_("Step {n} of 3").format(n=number), "small", "text-muted"))
        place.addStretch()
        for widget in beside:
            place.addWidget(widget)
        self.column.addLayout(place)
        self.gap(5)

    def gap(self, height: int, *, in_foot: bool = False) -> None:
        """Leave room below what was added last."""
        self._gaps.add(self.foot if in_foot else self.column, height)

    def arrange(self, room: QSize, *, narrow: bool) -> None:
        """Let everything stand closer where ``room`` is too small for it as it is."""
        layout = self.layout()
        if layout is None:
            return
        side = _side(narrow=narrow)
        for low in (False, True):
            layout.setContentsMargins(side, (20 if low else 44) - RING, side, 12 if low else 20)
            self._gaps.fit(low=low)
            self.column.invalidate()
            self.foot.invalidate()
            above, below = layout.contentsMargins().top(), layout.contentsMargins().bottom()
            needed = self.middle.height_at(room.width() - 2 * side) + self.foot.sizeHint().height() + above + below
            if needed <= room.height():
                break
        self.middle.fit()

    def go_to(self, field: QWidget) -> None:
        """Give ``field`` the keyboard and bring it into sight."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.middle.isAncestorOf(field):
            self.middle.ensureWidgetVisible(field, 0, _TITLE)


def inner(room: int, *, narrow: bool) -> int:
    """Return how much of the width ``room`` of a step is left for its foot."""
    return room - 2 * _side(narrow=narrow) - 2 * RING


def _side(*, narrow: bool) -> int:
    return (24 if narrow else 60) - RING


class _Middle(ColumnArea):
    """As high as what it shows, or as there is room."""

    def fit(self) -> None:
        """Be no higher than the content is at this width."""
        self.setMaximumHeight(self.height_at(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the width below which words would be cut; any height will do."""
        return QSize(self.least_width(), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Fit anew when something inside has changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew at another width."""
        super().resizeEvent(event)
        self.fit()
