"""A row of sizes that scrolls sideways where a set has more of them than the window has room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy

from dilator_app.ui.widgets.size_picker import SizePicker

_BAR = 12  # the scroll bar and the gap above it


class Sideways(QScrollArea):
    """As wide as its picker where there is room, as narrow as it must be where there is none."""

    def __init__(self, picker: SizePicker) -> None:
        super().__init__()
        self._picker = picker
        self._scrolls = False
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setWidgetResizable(True)
        self.setWidget(picker)
        picker.changed.connect(self._follow)

    def sizeHint(self) -> QSize:
        """Return the room of all sizes side by side, and of the bar below them where they do not fit."""
        return self._picker.sizeHint() + QSize(0, _BAR if self._scrolls else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the room of two or three of them."""
        return QSize(min(150, self._picker.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the bar."""
        super().resizeEvent(event)
        scrolls = self.width() < self._picker.sizeHint().width()
        if scrolls != self._scrolls:
            self._scrolls = scrolls
            self.updateGeometry()

    def viewportEvent(self, event: QEvent) -> bool:
        """Ask for other room when there are other sizes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().viewportEvent(event)

    def _follow(self, _key: object) -> None:
        chosen = next((choice for choice in self._picker.choices if choice.isChecked()), None)
        if chosen is not None:
            self.ensureWidgetVisible(chosen)
