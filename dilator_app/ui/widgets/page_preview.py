"""The page as it will be in the file, drawn by the same engine: small beside the choices, and as large as on paper."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from dilator_app.i18n import _, pgettext
from dilator_app.ui import focus, theme
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.scrolling import scrolling

_A4 = 297 / 210
_AROUND = 72  # the window, seen beside the large page
_MARGINS = 76  # the large page's, its scroll bar among them


class PagePreview(QWidget):
    """Shows one picture of a page as large as it fits; always on white paper. A click or Enter asks for more."""

    enlarged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # as high as there is room
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Preview of the page"))
        self.setAccessibleDescription(_("Enter shows it larger. “Save as HTML” gives the same page as text."))
        self.setToolTip(_("Show it larger"))

    def show_picture(self, png: bytes) -> None:
        """Show a page."""
        self._picture = QImage.fromData(png)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for a readable page."""
        return QSize(430, round(430 * _A4))

    def paper(self) -> QRect:
        """Return where the sheet lies."""
        shape = self._picture.height() / self._picture.width() if not self._picture.isNull() else _A4
        height = min(self.height(), round(self.width() * shape))
        width = round(height / shape)
        return QRect((self.width() - width) // 2, 0, width, height)

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs: around the sheet."""
        return self.paper(), 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, smoothly reduced."""
        look = theme.current()
        painter = QPainter(self)
        paper = self.paper()
        painter.fillRect(paper, Qt.GlobalColor.white)
        if not self._picture.isNull():
            size = paper.size() * self.devicePixelRatioF()
            reduced = self._picture.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawImage(paper, reduced)
        painter.setPen(look.color("border"))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for a larger page."""
        if event.button() == Qt.MouseButton.LeftButton and self.paper().contains(event.position().toPoint()):
            self.enlarged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a larger page with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.enlarged.emit()
            return
        super().keyPressEvent(event)


class _Sheet(QWidget):
    """A page, each of its points one of the screen's."""

    def __init__(self, png: bytes, width: int) -> None:
        super().__init__()
        picture = QImage.fromData(png)
        self._picture = picture.scaledToWidth(
            min(round(width * self.devicePixelRatioF()), picture.width()), Qt.TransformationMode.SmoothTransformation
        )
        shown = min(width, picture.width())
        self.setFixedSize(shown, round(shown * picture.height() / picture.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        QPainter(self).drawImage(self.rect(), self._picture)


class LargePage(QDialog):
    """A page as large as the window allows; arrows scroll, Esc and Enter close."""

    def __init__(self, page: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fernlight")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = parent.size() - QSize(_AROUND, _AROUND)
        sheet = _Sheet(page, room.width() - _MARGINS)
        self.setFixedSize(sheet.width() + _MARGINS, room.height())
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(6, 6, 6, 6)
        inner.addWidget(sheet, alignment=Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch()
        area = scrolling(holder, to_read=_("Preview of the page"))
        close = Button(pgettext("a dialog", "Close"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(area, 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignTrailing)
        focus.install(self)
        area.setFocus(Qt.FocusReason.TabFocusReason)
