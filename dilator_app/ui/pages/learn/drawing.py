"""A line drawing of ours with its description in words."""

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app.ui import theme
from dilator_app.ui.drawings import coloured

_MOST_HEIGHT = 400


class DrawingView(QWidget):
    """The drawing alone, as wide as there is room and no higher than a page."""

    def __init__(self, name: str, title: str, description: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._renderer: QSvgRenderer | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)
        self.setAccessibleDescription(description)

    def sizeHint(self) -> QSize:
        """Return the size at which it was drawn."""
        return self._drawn().defaultSize()

    def hasHeightForWidth(self) -> bool:
        """Keep its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps its shape."""
        size = self.sizeHint()
        return min(_MOST_HEIGHT, round(size.height() * min(1.0, width / size.width())))

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._renderer = None
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = self._drawn()
        size = drawn.defaultSize().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = self.width() - size.width() if self.isRightToLeft() else 0
        drawn.render(painter, QRectF(left, 0, size.width(), size.height()))

    def _drawn(self) -> QSvgRenderer:
        if self._renderer is None:
            self._renderer = QSvgRenderer(QByteArray(coloured(self._name, theme.current())), self)
        return self._renderer
