"""Icons: our own drawings in a colour of the look in force. Nothing is rendered before it is painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtWidgets import QAbstractButton, QWidget

from dilator_app import tokens
from dilator_app.ui import svg, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QIcon

SIZE = tokens.measure("control", "icon")
_MIRRORED = {"chevron-left", "chevron-right", "undo"}


def pixmap(name: str, ink: str = "text", size: int = SIZE, dpr: float = 1.0) -> QPixmap:
    """Return the drawing ``name`` in the colour ``ink`` (a token), ``size`` device-independent pixels wide and high."""
    colour = theme.current().hex(ink)
    key = f"icon {name} {colour} {size} {dpr}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        drawn = _render(svg.source(name, colour), size, dpr)
        QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, ink: str = "text", size: int = SIZE) -> "QIcon":
    """Return a `QIcon` in today's colours. Painted widgets use `paint`; for actions and Qt's buttons see `follow`."""
    from PySide6.QtGui import QIcon  # a millisecond, and the first window has none

    dpr = _highest_dpr()
    made = QIcon(pixmap(name, ink, size, dpr))
    made.addPixmap(pixmap(name, "text-disabled", size, dpr), QIcon.Mode.Disabled)
    return made


def paint(painter: QPainter, rect: QRectF, name: str, ink: str) -> None:
    """Draw an icon into ``rect``, sharp on the screen; what points somewhere points the other way right-to-left."""
    drawn = pixmap(name, ink, round(rect.width()), painter.device().devicePixelRatioF())
    if name in _MIRRORED:
        drawn = _pointing(painter, drawn)
    painter.drawPixmap(rect.topLeft(), drawn)


def _pointing(painter: QPainter, drawn: QPixmap) -> QPixmap:
    from PySide6.QtCore import Qt  # not before something is painted that points
    from PySide6.QtGui import QTransform

    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return drawn.transformed(QTransform.fromScale(-1, 1))
    return drawn


def follow(target: "QAction | QAbstractButton", name: str, ink: str = "text", size: int = SIZE) -> None:
    """Give ``target`` an icon and keep it in the colours of whatever look comes."""
    _Follower(target, name, ink, size)


class IconView(QWidget):
    """An icon that stands by itself beside words. It has no name of its own: the words say what it means."""

    def __init__(self, name: str, ink: str = "text", size: int = SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._ink = ink
        self.setFixedSize(QSize(size, size))

    def set_icon(self, name: str, ink: str | None = None) -> None:
        """Show another drawing, and in another colour if ``ink`` is given."""
        self._name = name
        self._ink = ink or self._ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the colour of the look in force."""
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), self._name, self._ink)


class _Follower(QObject):
    """Lives as long as its target and repaints the target's icon when the look changes."""

    def __init__(self, target: "QAction | QAbstractButton", name: str, ink: str, size: int) -> None:
        super().__init__(target)
        self._target = target
        self._drawing = (name, ink, size)
        theme.signals.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._target.setIcon(icon(*self._drawing))


def _highest_dpr() -> float:
    from PySide6.QtGui import QGuiApplication

    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def _render(source: bytes, size: int, dpr: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # not before something is painted: start-up is a budget

    drawn = QPixmap(round(size * dpr), round(size * dpr))
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    QSvgRenderer(source).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    return drawn
