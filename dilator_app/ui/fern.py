"""The ferns that stand behind pages, and the app's tile.

All of it is decoration: it takes no clicks and no focus and has no words, so screen readers pass over it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPixmap, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.frond import SPRIG, Habit, frond, frond_parts


@dataclass(frozen=True, slots=True)
class _Plant:
    """A frond in its place, in pixels from the corner of its `_Stand`."""

    x: float
    below: float  # how far its foot is under the floor
    height: float
    lean: float  # degrees
    curve: float
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class _Stand:
    """Fronds of one colour."""

    plants: tuple[_Plant, ...]
    ink: str
    corner: float = 0.0  # of the floor: 0 left, 0.5 middle, 1 right
    strength: float = 1.0  # below 1 it is mixed with the surface
    mirrored: bool = False

    def colour(self) -> QColor:
        """Return an opaque colour: parts lie over each other, and blended paint is slow."""
        ink, ground = theme.current().color(self.ink), theme.current().color("surface")

        def between(low: int, high: int) -> int:
            return round(low + (high - low) * self.strength)

        return QColor(
            between(ground.red(), ink.red()), between(ground.green(), ink.green()), between(ground.blue(), ink.blue())
        )


_LOCK_SIDE = (_Plant(93.9, 84.75, 608.4, 4, 0.304), _Plant(259.9, 114.3, 304.1, 20, 0.203))
_LOCK_SIZE = QSize(1280, 766)
_LOCK_STRENGTH = 0.62  # paler than elsewhere: words stand near
_LOCK = (
    _Stand(_LOCK_SIDE, "leaf-1", strength=_LOCK_STRENGTH),
    _Stand(_LOCK_SIDE, "leaf-1", corner=1, strength=_LOCK_STRENGTH, mirrored=True),
)
_WELCOME_WIDTH = 429
_WELCOME = (
    _Stand((_Plant(112.1, 46.25, 233.2, 12, 0.202, mirrored=True), _Plant(299.9, 34.25, 253.5, 16, 0.243)), "leaf-1"),
    _Stand((_Plant(206.1, 72.3, 273.7, 2.95, 0.162),), "leaf-2"),
)
_CARD_HEIGHT = 312
_CARD = (
    _Stand((_Plant(-109, 51.3, 314.2, -2, 0.263),), "leaf-1", corner=1),
    _Stand((_Plant(-43.3, 45.35, 223.8, 26.15, 0.157),), "leaf-2", corner=1),
)
_EMPTY_SIZE = QSize(352, 282)
_EMPTY_LINE = 260
_EMPTY = (
    _Stand(
        (_Plant(9.9, 0, 197.7, 46, 0.1415), _Plant(-9.9, 0, 197.7, 46, 0.1415, mirrored=True)), "leaf-1", corner=0.5
    ),
    _Stand((_Plant(-4, 0, 273.7, 0, 0.121),), "leaf-2", corner=0.5),
)

_SAVED_SIZE = QSize(480, 98)
_SAVED = (
    _Stand((_Plant(38, 0, 94, 44, 0.06), _Plant(-38, 0, 94, 44, 0.06, mirrored=True)), "leaf-1", corner=0.5),
    _Stand((_Plant(1, 2, 96, 0, 0.05),), "leaf-2", corner=0.5),
)


@cache
def _parts(plants: tuple[_Plant, ...]) -> tuple[list[QPainterPath], QRectF]:
    """Return every stem and leaflet of ``plants`` in its place, and a rectangle around them."""
    parts: list[QPainterPath] = []
    for plant in plants:
        place = QTransform.fromTranslate(plant.x, plant.below).scale(-1 if plant.mirrored else 1, 1).rotate(plant.lean)
        parts += map(place.map, frond_parts(plant.height, plant.curve))
    around = QRectF()
    for part in parts:
        around |= part.controlPointRect()
    return parts, around


def _paint(painter: QPainter, floor: QRectF, scale: float, stands: Iterable[_Stand], exposed: QRectF | None) -> None:
    """Paint ``stands`` on the lower edge of ``floor``, but none that lies outside ``exposed``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stand in stands:
        parts, around = _parts(stand.plants)
        place = QTransform.fromTranslate(floor.left() + stand.corner * floor.width(), floor.bottom())
        place.scale(-scale if stand.mirrored else scale, scale)
        if exposed is not None and not place.mapRect(around).intersects(exposed):
            continue  # a blinking text cursor elsewhere must not cost a fern
        painter.save()
        painter.setTransform(place, combine=True)
        brush = QBrush(stand.colour())
        for part in parts:
            painter.fillPath(part, brush)
        painter.restore()


def paint_lock(painter: QPainter, rect: QRectF, exposed: QRectF | None = None) -> None:
    """Paint the ferns in the lower corners of the lock page ``rect``; they keep clear of its middle at any size."""
    scale = min(rect.width() / _LOCK_SIZE.width(), rect.height() / _LOCK_SIZE.height())
    _paint(painter, rect, scale, _LOCK, exposed)


def paint_welcome(painter: QPainter, rect: QRectF, exposed: QRectF | None = None) -> None:
    """Paint the ferns along the lower edge of the welcome panel; they are half as high as it is wide."""
    _paint(painter, rect, rect.width() / _WELCOME_WIDTH, _WELCOME, exposed)


def paint_card(painter: QPainter, rect: QRectF, exposed: QRectF | None = None, *, right_to_left: bool = False) -> None:
    """Paint the ferns in the lower corner of the card ``rect``, inside its line, opposite to where its words begin."""
    line = tokens.measure("stroke", "hairline")
    radius = tokens.measure("radius", "card") - line
    inside = QPainterPath()
    inside.addRoundedRect(rect.adjusted(line, line, -line, -line), radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(inside)
    if right_to_left:  # only the place changes sides; a fern has no reading direction
        painter.setTransform(QTransform.fromTranslate(2 * rect.center().x(), 0).scale(-1, 1), combine=True)
        exposed = None
    _paint(painter, rect, min(1, rect.height() / _CARD_HEIGHT), _CARD, exposed)
    painter.restore()


def card_reach(height: float, top: float, bottom: float) -> float:
    """Return how far the ferns of a card come in from its side, in pixels, between ``top`` and ``bottom`` of it."""
    scale = min(1, height / _CARD_HEIGHT)
    place = QTransform.fromTranslate(0, height).scale(scale, scale)
    parts = [(place.mapRect(part.controlPointRect()), part) for stand in _CARD for part in _parts(stand.plants)[0]]
    reach = 0.0
    for box, part in sorted(parts, key=lambda one: one[0].left()):
        if -box.left() <= reach:
            break  # the rest is nearer to the side
        if box.bottom() > top and box.top() < bottom:  # a stem leans: its box says little
            between = QPolygonF(QRectF(box.left(), top, box.width(), bottom - top))
            reach = max(reach, -part.toFillPolygon(place).intersected(between).boundingRect().left())
    return reach


def paint_empty(painter: QPainter, rect: QRectF, exposed: QRectF | None = None) -> None:
    """Paint three fronds on a line at the lower edge of ``rect``, for a page that has nothing to show yet."""
    line = tokens.measure("stroke", "hairline")
    ground = rect.adjusted(0, 0, 0, -line)
    scale = min(1, rect.width() / _EMPTY_SIZE.width(), rect.height() / _EMPTY_SIZE.height())
    painter.save()
    painter.setClipRect(ground)
    _paint(painter, ground, scale, _EMPTY, exposed)
    painter.restore()
    long = _EMPTY_LINE * scale
    painter.fillRect(QRectF(rect.center().x() - long / 2, ground.bottom(), long, line), theme.current().color("border"))


def paint_saved(painter: QPainter, rect: QRectF, exposed: QRectF | None = None) -> None:
    """Paint three small fronds on a long line at the lower edge of ``rect``, under what has been saved."""
    line = tokens.measure("stroke", "hairline")
    ground = rect.adjusted(0, 0, 0, -line)
    scale = min(1, rect.width() / _SAVED_SIZE.width(), rect.height() / _SAVED_SIZE.height())
    painter.save()
    painter.setClipRect(ground)
    _paint(painter, ground, scale, _SAVED, exposed)
    painter.restore()
    painter.fillRect(QRectF(rect.left(), ground.bottom(), rect.width(), line), theme.current().color("border"))


class _Art(QWidget):
    """Shows one of the drawings; lies behind or between other widgets and is in nobody's way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class LockArt(_Art):
    """The ferns of the lock page; covers the page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed."""
        paint_lock(QPainter(self), QRectF(self.rect()), QRectF(event.rect()))


class WelcomeArt(_Art):
    """The ferns of the welcome panel; as wide as the panel, ending at its lower edge."""

    def sizeHint(self) -> QSize:
        """Return the size in a panel of the usual width."""
        return QSize(_WELCOME_WIDTH, 210)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed."""
        paint_welcome(QPainter(self), QRectF(self.rect()), QRectF(event.rect()))


class CardArt(_Art):
    """The ferns of Today's wide card; covers the card."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed, inside the card's line."""
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_card(QPainter(self), QRectF(self.rect()), QRectF(event.rect()), right_to_left=right_to_left)


class EmptyArt(_Art):
    """The fronds of a page that has nothing to show yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_EMPTY_SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed."""
        paint_empty(QPainter(self), QRectF(self.rect()), QRectF(event.rect()))


class SavedArt(_Art):
    """The small fronds at the end of a session."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SAVED_SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed."""
        paint_saved(QPainter(self), QRectF(self.rect()), QRectF(event.rect()))


# --- the app's tile --------------------------------------------------------------------------------------------------
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
TILE_RADIUS = 0.22
_SMALL_TILE = 28  # below this, five pairs would run into one another


def tile_shapes(size: float) -> tuple[QPainterPath, QPainterPath]:
    """Return the outline of the tile, ``size`` wide and high, and the leaf on it."""
    tile = QPainterPath()
    tile.addRoundedRect(QRectF(0, 0, size, size), TILE_RADIUS * size, TILE_RADIUS * size)
    if size < _SMALL_TILE:
        return tile, _sprig(size, (0.43, 0.9), 0.82, replace(SPRIG, pairs=4, stem=0.065))
    return tile, _sprig(size, (0.432, 0.85), 0.675, SPRIG)


def _sprig(size: float, foot: tuple[float, float], height: float, habit: Habit) -> QPainterPath:
    place = QTransform.fromTranslate(foot[0] * size, foot[1] * size).rotate(-0.5)
    return place.map(frond(height * size, 0.265, habit))


def app_tile(size: int, dpr: float) -> QPixmap:
    """Return the tile, ``size`` device-independent pixels wide and high. Its two colours are those of every theme."""
    brand = tokens.load()["brand"]
    tile, leaf = tile_shapes(size)
    return _drawn(size, dpr, ((tile, QColor(brand["icon-tile"])), (leaf, QColor(brand["icon-leaf"]))))


def leaf_mark(size: int, dpr: float, ink: str = "accent") -> QPixmap:
    """Return the leaf without its tile, as high as ``size``, in a colour of the look in force."""
    return _drawn(size, dpr, ((_sprig(size, (0.44, 0.97), 0.92, SPRIG), theme.current().color(ink)),))


def app_icon() -> QIcon:
    """Return the icon of the window and the task bar."""
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addPixmap(app_tile(size, 1))
    return icon


def _drawn(size: int, dpr: float, shapes: Iterable[tuple[QPainterPath, QColor]]) -> QPixmap:
    pixmap = QPixmap(round(size * dpr), round(size * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape, colour in shapes:
        painter.fillPath(shape, colour)
    painter.end()
    return pixmap
