"""A small card beside a link that says what stands behind it."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.card import label

_WIDTH = 360
_GAP = 8


class Hint(QFrame):
    """Lies over the page it explains; it takes no clicks and no focus."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_WIDTH)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(2)
        self._title = label("", "small", wrap=True, strong=True)
        self._text = label("", "small", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._text)
        self.hide()

    def words(self) -> str:
        """Return what it says; nothing while it is hidden."""
        return f"{self._title.text()} {self._text.text()}" if self.isVisible() else ""

    def tell(self, title: str, text: str, beside: QRect) -> None:
        """Say something beside a place of the page underneath, above or below it, where there is room."""
        self._title.setText(title)
        self._text.setText(text)
        height = self._column.totalHeightForWidth(_WIDTH)
        self.setFixedHeight(height)
        below = beside.bottom() + _GAP
        top = below if below + height < self._over.height() else beside.top() - _GAP - height
        left = min(max(0, beside.left() - _GAP), max(0, self._over.width() - _WIDTH))
        self.move(QPoint(left, max(0, top)))
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{title} {text}"))

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another look."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        look = theme.current()
        radius = tokens.measure("radius", "control")
        paint.box(
            QPainter(self), QRectF(self.rect()), look.color("surface-raised"), look.color("border-strong"), radius
        )
