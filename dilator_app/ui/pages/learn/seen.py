"""Whether the page that is shown was read: to the end of its words, or for as long as somebody reads."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

STANDS_MS = 10_000


class Seen(QObject):
    """Watches the area that a page is scrolled in. A page that only flicked by was not read."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._end: QWidget | None = None
        self.was_read = False
        self.standing = QTimer(self)
        self.standing.setSingleShot(True)
        self.standing.setInterval(STANDS_MS)
        self.standing.timeout.connect(self._on_read)
        area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        area.installEventFilter(self)

    def begin(self) -> None:
        """Begin anew with another page."""
        self.was_read = False
        self.standing.start()

    def look_for(self, end: QWidget) -> None:
        """Take a widget for the end of the words."""
        self._end = end

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count only while the page can be seen."""
        if watched is self._area and event.type() == QEvent.Type.Hide:
            self.standing.stop()
        elif watched is self._area and event.type() == QEvent.Type.Show and self._end is not None:
            self.standing.start()
        return False

    def _on_scrolled(self, value: int) -> None:
        if self._end is None or value <= 0:
            return
        below = self._end.mapTo(self._area.viewport(), QPoint()).y()
        if below <= self._area.viewport().height() or value == self._area.verticalScrollBar().maximum():
            self._on_read()

    def _on_read(self) -> None:
        self.was_read = True
