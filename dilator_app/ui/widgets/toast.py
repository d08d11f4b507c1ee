"""The undo toast: what was removed can be taken back while it shows; only when it closes is the removal final."""

import sys

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from dilator_app import tokens
from dilator_app.i18n import _
from dilator_app.ui import icons, theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.drawn_button import DrawnButton

_HEIGHT, _DENSE_HEIGHT = 52, 46
_SIDES, _DENSE_SIDES = 18, 14
_GAP = 14
_CROSS = 32
_FROM_EDGE = 12


class Toast(QWidget):
    """A dark strip with Undo and a cross. Whoever shows it says where: see `place_in`.

    ``stay_ms`` counts only while nobody points at it or is in it by keyboard; ``None`` means until dismissed, and so
    does a running screen reader. ``dense`` leaves out all that is not Undo, for narrow places.
    """

    undo_requested = Signal()
    closed = Signal()  # by time or by the cross: what was removed is final
    gone = Signal()  # in whatever way

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        shortcut: str | None = None,
        stay_ms: int | None = tokens.measure("motion", "toast-stay"),
        dense: bool = False,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._dense = dense
        self._stay_ms = None if QAccessible.isActive() else stay_ms
        self._left_ms = self._stay_ms or 0
        self._gone = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_now)
        self.setAccessibleName(text)
        self.undo_button = _ToastButton(_("Undo"), "" if dense else "undo", framed=True, parent=self)
        self.undo_button.clicked.connect(self.undo)
        self.close_button = _ToastButton("", "close", framed=False, parent=self)
        self.close_button.setAccessibleName(_("Close"))
        self.close_button.clicked.connect(self.close_now)
        keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        self._lay_out(keys if shortcut is None else shortcut)
        self.adjustSize()

    def needed_room(self) -> int:
        """Return how much of the height of its `place_in` it covers, with what stands around it."""
        return self.height() + 2 * _FROM_EDGE

    def place_in(self, area: QRect) -> None:
        """Stand in the lower start corner of ``area``, the content inside its page's margins."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = area.right() + 1 - _FROM_EDGE - self.width() if mirrored else area.left() + _FROM_EDGE
        self.move(left, area.bottom() + 1 - _FROM_EDGE - self.height())
        self.raise_()

    def undo(self) -> None:
        """Ask to take the removal back, as the button does."""
        self._leave(self.undo_requested)

    def close_now(self) -> None:
        """Close as the cross does."""
        self._leave(self.closed)

    def dismiss(self) -> None:
        """Go without a word, when the removal was taken back some other way."""
        self._leave(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Say the words to a screen reader and start counting."""
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._text))
        self._count()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stop counting while the pointer is here."""
        super().enterEvent(event)
        self._pause()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        super().leaveEvent(event)
        self._count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop counting while one of the buttons has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self._pause()
        elif event.type() == QEvent.Type.FocusOut:
            self._count()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip; where the page is dark too, a line sets it off."""
        look = theme.current()
        line = None if look.name == "light" else look.color("border-strong")
        radius = tokens.measure("radius", "control")
        paint.box(QPainter(self), QRectF(self.rect()), look.color("scrim"), line, radius)

    def _lay_out(self, shortcut: str) -> None:
        layout = QHBoxLayout(self)
        sides = _DENSE_SIDES if self._dense else _SIDES
        layout.setContentsMargins(sides, 0, 8 if self._dense else 9, 0)
        layout.setSpacing(_GAP)
        words = _Words(self._text, "control" if self._dense else "body", self)
        if not self._dense:
            layout.addWidget(_Mark("check", self))
        layout.addWidget(words, 1)
        layout.addWidget(self.undo_button)
        if shortcut and not self._dense:
            layout.addWidget(_Words(shortcut, "caption", self))
        self.close_button.setVisible(not self._dense)
        if not self._dense:
            layout.addWidget(self.close_button)
        self.setFixedHeight(_DENSE_HEIGHT if self._dense else _HEIGHT)
        for button in (self.undo_button, self.close_button):
            button.installEventFilter(self)

    def _busy(self) -> bool:
        return self.underMouse() or self.undo_button.hasFocus() or self.close_button.hasFocus()

    def _pause(self) -> None:
        if self._timer.isActive():
            self._left_ms = max(1, self._timer.remainingTime())
            self._timer.stop()

    def _count(self) -> None:
        if self._stay_ms is not None and not self._timer.isActive() and not self._busy() and self.isVisible():
            self._timer.start(self._left_ms)

    def _leave(self, signal: SignalInstance | None) -> None:
        if self._gone:
            return
        self._gone = True
        self._timer.stop()
        self.hide()
        self.gone.emit()
        if signal is not None:
            signal.emit()
        self.deleteLater()


class _ToastButton(DrawnButton):
    """A button on the dark strip."""

    def __init__(self, text: str, icon: str, *, framed: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self._icon = icon
        self._framed = framed
        self.setFont(theme.current().font("body" if icon else "control", strong=True))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for icon and words."""
        if not self.text():
            return QSize(_CROSS, _CROSS)
        words = round(self.fontMetrics().horizontalAdvance(self.text()))
        return QSize(words + 2 * 19 + icons.SIZE + 6, 36) if self._icon else QSize(words + 2 * 12, 32)

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs."""
        return self.rect(), tokens.measure("radius", "control")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and words in the strip's own light colour."""
        look = theme.current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            paint.box(painter, rect, look.color(_ink(), 0.25 if self.isDown() else 0.15), None, 8)
        if self._framed:
            paint.box(painter, rect, None, look.color(_ink()), 8)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._icon:
            size = icons.SIZE
            start = 19 if self.text() else (self.width() - size) // 2
            left = self.width() - start - size if mirrored else start
            icons.paint(painter, QRectF(left, (self.height() - size) // 2, size, size), self._icon, _ink())
            beside = size + 6
            rect.adjust(0 if mirrored else beside, 0, -beside if mirrored else 0, 0)
        paint.words(painter, rect, self.text(), self.font(), look.color(_ink()))


class _Words(QLabel):
    """Words on the dark strip."""

    def __init__(self, text: str, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.current().font(role))
        self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write in the strip's own light colour."""
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        paint.words(QPainter(self), QRectF(self.rect()), self.text(), self.font(), theme.current().color(_ink()), align)


class _Mark(QWidget):
    """A drawing on the dark strip."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(icons.SIZE, icons.SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw in the strip's own light colour."""
        icons.paint(QPainter(self), QRectF(self.rect()), self._name, _ink())


def _ink() -> str:
    """Return the lighter one of words and paper: the strip is dark in every look."""
    look = theme.current()
    return max("text", "surface-raised", key=lambda token: look.color(token).lightness())


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    sys.exit(show(lambda: [Toast("Session of Sun 8 November removed.", stay_ms=None)]))
