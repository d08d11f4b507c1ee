"""The page as it will be in the file, drawn by the same engine."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app.i18n import _
from dilator_app.ui import theme

_A4 = 297 / 210


class PagePreview(QWidget):
    """Shows one picture of a page as large as it fits; always on white paper."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # as high as there is room
        self.setAccessibleName(_("Preview of the page"))

    def show_picture(self, png: bytes) -> None:
        """Show a page."""
        self._picture = QImage.fromData(png)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for a readable page."""
        return QSize(430, round(430 * _A4))

    def paper(self) -> QRectF:
        """Return where the sheet lies."""
        shape = self._picture.height() / self._picture.width() if not self._picture.isNull() else _A4
        height = min(self.height(), self.width() * shape)
        width = height / shape
        return QRectF((self.width() - width) / 2, 0, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, smoothly reduced."""
        look = theme.current()
        painter = QPainter(self)
        paper = self.paper()
        painter.fillRect(paper, Qt.GlobalColor.white)
        if not self._picture.isNull():
            ratio = self.devicePixelRatioF()
            size = (paper.size() * ratio).toSize()
            reduced = self._picture.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawImage(paper, reduced)
        painter.setPen(look.color("border"))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
