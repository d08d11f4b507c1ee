"""The small button inside a field: show what is typed, or empty it."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from dilator_app import tokens
from dilator_app.ui import icons, qt_numbers
from dilator_app.ui.widgets.drawn_button import DrawnButton

_TARGET = 32
_INSET = 7  # so that the drawing stands as far from the edge as the words do


ROOM = _TARGET - _INSET  # that the words of the field leave to the button


class InnerButton(DrawnButton):
    """An icon at the far end of a one-line field, reachable by Tab."""

    def __init__(self, field: QLineEdit, name: str, meaning: str) -> None:
        super().__init__(field)
        self._field = field
        self._name = name
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)
        self.setProperty("focusPolicy", qt_numbers.TAB_FOCUS)
        self.resize(_TARGET, _TARGET)
        field.installEventFilter(self)
        self._place()

    def show_as(self, name: str, meaning: str) -> None:
        """Change drawing and meaning together."""
        self._name = name
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the target, larger than the drawing."""
        return QSize(_TARGET, _TARGET)

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs: close, so that it stays inside the field."""
        return self.rect().adjusted(5, 5, -5, -5), tokens.measure("radius", "small")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the far end when the field changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange, QEvent.Type.Show):
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the button can be pressed."""
        from PySide6.QtCore import Qt  # see qt_numbers

        super().enterEvent(event)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon, darker under the pointer."""
        size = icons.SIZE
        spot = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        ink = "text-disabled" if not self.isEnabled() else "text" if self.underMouse() else "text-muted"
        icons.paint(QPainter(self), spot, self._name, ink)

    def _place(self) -> None:
        mirrored = self._field.isRightToLeft()
        left = _INSET if mirrored else self._field.width() - _INSET - _TARGET
        self.move(left, (self._field.height() - _TARGET) // 2)
