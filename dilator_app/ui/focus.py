"""The focus ring: one line around whatever has the keyboard, the same on every widget and in every look.

A text field always shows it. Everything else shows it once the keyboard was used, and no longer after a click.
What the keyboard goes to is scrolled into view, also from outside the area that scrolls. A click moves nothing, nor
does a control that goes or is switched off and leaves the keyboard to the next.
A widget that is not a plain rounded box says so with ``focus_outline() -> (QRect, radius)`` in its own coordinates.
"""

from collections.abc import Iterator, Sequence
from math import ceil, sqrt

import shiboken6
from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from dilator_app import tokens
from dilator_app.ui import theme

_TICK_RADIUS = 5
_KEYBOARD = {
    Qt.FocusReason.TabFocusReason: True,
    Qt.FocusReason.BacktabFocusReason: True,
    Qt.FocusReason.ShortcutFocusReason: True,
    Qt.FocusReason.MouseFocusReason: False,
}
_LEAVE_IT_THERE = {
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}
"""Nothing under the pointer moves, and nobody who comes back finds the page elsewhere."""
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}
_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}


def install(window: QWidget) -> "FocusRing":
    """Give ``window`` (a main window or a dialog) its focus ring."""
    return FocusRing(window)


def is_installed(window: QWidget) -> bool:
    """Return whether ``window`` has its focus ring already."""
    return window.findChild(FocusRing, options=Qt.FindChildOption.FindDirectChildrenOnly) is not None


def moved(widget: QWidget) -> None:
    """Let the ring look again at a widget whose ``focus_outline`` has changed although it stayed where it is."""
    QApplication.sendEvent(widget, QMoveEvent(widget.pos(), widget.pos()))


class FocusRing(QFocusFrame):
    """An overlay of the window that follows the focus. As a `QFocusFrame` it stays out of the accessible tree."""

    # When Python ends it empties its objects before Qt destroys its own, and Qt still reports moves in between.
    _target: QWidget | None = None
    _watched: Sequence[QWidget] = ()
    _reason = Qt.FocusReason.OtherFocusReason

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._keyboard = True
        self._outline = QRect()
        self._radius = 0
        self.hide()
        app = QApplication.instance()
        app.focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        app.aboutToQuit.connect(self._let_go)  # type: ignore[union-attr]
        self.follow(QApplication.focusWidget())  # a window that is not in front has no keyboard to show

    def follow(self, widget: QWidget | None) -> None:
        """Run around ``widget``; around nothing if it is ``None`` or in another window."""
        inside = widget is not None and widget is not self._window and widget.window() is self._window
        self._unwatch()
        self._target = widget if inside else None
        if self._target is not None:
            self._watched = tuple(_with_ancestors(self._target, self._window))
            for watched in self._watched:
                watched.installEventFilter(self)
            self._target.destroyed.connect(self._let_go)  # in a window behind another no focus changes with it
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep up with the target's moves, and with whether it is used by key or by mouse."""
        target = self._target
        if target is None:
            return False
        kind = event.type()
        if kind in _MOVES:
            self._place()
        elif watched is target:
            if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
                self._reason = event.reason()
                self._keyboard = _KEYBOARD.get(self._reason, self._keyboard)
            elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                self._use_keyboard(event.key() not in _MODIFIERS or self._keyboard)
            elif kind == QEvent.Type.MouseButtonPress:
                self._use_keyboard(False)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line outside the control, with the gap between them left as it is."""
        width = tokens.measure("stroke", "focus")
        out = tokens.measure("stroke", "focus-gap") + width / 2
        ring = QRectF(self._outline.translated(-self.pos())).adjusted(-out, -out, out, out)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("focus"), width))
        painter.drawRoundedRect(ring, self._radius + out, self._radius + out)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        self.follow(now)
        was_sent = old is None or (shiboken6.isValid(old) and old.isEnabled() and old.isVisible())
        if self._target is not None and was_sent and self._reason not in _LEAVE_IT_THERE:
            target = self._target
            QTimer.singleShot(0, target, lambda: _bring_into_view(target, self._window))  # once it has its place
        self._reason = Qt.FocusReason.OtherFocusReason

    def _let_go(self) -> None:
        self.follow(None)

    def _unwatch(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        if self._target is not None and shiboken6.isValid(self._target):
            self._target.destroyed.disconnect(self._let_go)
        self._watched = ()

    def _use_keyboard(self, used: bool) -> None:
        if used != self._keyboard:
            self._keyboard = used
            self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible() or not (self._keyboard or _is_text(target)):
            self.hide()
            return
        inner, self._radius = _outline_of(target)
        if inner.isEmpty():  # a whole page: nothing to draw a ring around
            self.hide()
            return
        self._outline = QRect(target.mapTo(self._window, inner.topLeft()), inner.size())
        seen = _seen(target, self._window, self._outline)
        if seen.isEmpty():
            self.hide()
            return
        self.setGeometry(seen)
        self.setMask(_hollow(self._outline, self._radius).translated(-seen.topLeft()))
        self.raise_()
        self.show()
        self.update()


def _bring_into_view(widget: QWidget, window: QWidget) -> None:
    if not (widget.isVisible() and widget.hasFocus()):
        return
    for viewport in _with_ancestors(widget, window):
        area = viewport.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is viewport:
            scroll = getattr(area, "ensureWidgetVisible", None)  # naming QScrollArea would load it for the lock page
            if scroll is not None:
                scroll(widget)


def _with_ancestors(widget: QWidget, window: QWidget) -> Iterator[QWidget]:
    step: QWidget | None = widget
    while step is not None and step is not window:
        yield step
        step = step.parentWidget()


def _is_text(widget: QWidget) -> bool:
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QLineEdit | QAbstractSpinBox)


def _outline_of(widget: QWidget) -> tuple[QRect, int]:
    own = getattr(widget, "focus_outline", None)
    if own is not None:
        rect, radius = own()
        return QRect(rect), int(radius)
    if isinstance(widget, QCheckBox | QRadioButton):
        box = _indicator(widget)
        return box, _TICK_RADIUS if isinstance(widget, QCheckBox) else box.width() // 2
    return widget.rect(), tokens.measure("radius", "control")


def _indicator(widget: QCheckBox | QRadioButton) -> QRect:
    from PySide6.QtWidgets import (
        QStyle,
        QStyleOptionButton,
    )  # QStyle alone costs 6 ms, and the first window has no ticks

    option = QStyleOptionButton()
    widget.initStyleOption(option)
    part = QStyle.SubElement.SE_CheckBoxIndicator
    if isinstance(widget, QRadioButton):
        part = QStyle.SubElement.SE_RadioButtonIndicator
    return widget.style().subElementRect(part, option, widget)


def _seen(widget: QWidget, window: QWidget, outline: QRect) -> QRect:
    """Return where the ring may be drawn: all around, but not beyond a scroll area's edge that cuts the control."""
    margin = tokens.measure("stroke", "focus-gap") + tokens.measure("stroke", "focus")
    seen = QRect(outline)
    for viewport in _with_ancestors(widget, window):
        area = viewport.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is viewport:
            seen &= QRect(viewport.mapTo(window, QPoint()), viewport.size())
    if seen.isEmpty():
        return seen
    around = QMargins(
        margin if seen.left() == outline.left() else 0,
        margin if seen.top() == outline.top() else 0,
        margin if seen.right() == outline.right() else 0,
        margin if seen.bottom() == outline.bottom() else 0,
    )
    return seen.marginsAdded(around)


def _hollow(outline: QRect, radius: int) -> QRegion:
    """Return the ring's own area, so that a blinking cursor inside the control does not repaint it."""
    margin = tokens.measure("stroke", "focus-gap") + tokens.measure("stroke", "focus")
    corner = ceil(radius * (1 - sqrt(0.5))) + 1  # the round corner reaches this far into the control's rectangle
    outer = outline.adjusted(-margin, -margin, margin, margin)
    return QRegion(outer) - QRegion(outline.adjusted(corner, corner, -corner, -corner))
