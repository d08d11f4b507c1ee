"""How a frond grows: the geometry behind every fern in the program, the app's icon included."""

from dataclasses import dataclass
from functools import cache
from math import atan2, cos, radians, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QTransform


@dataclass(frozen=True, slots=True)
class Habit:
    """How a kind of frond grows. Lengths and places are parts of the frond's height, angles are degrees."""

    pairs: int
    lowest: float  # where the lowest and the highest pair leave the stem
    highest: float
    open_at_foot: float  # angle between leaflet and stem, there and at the tip
    open_at_tip: float
    first: float  # the lowest leaflets' length, and how fast leaflets gain length from there up
    gain: float
    last: float  # the highest leaflets' length, and how they gain length from there down
    loss: float
    bulge: float
    breadth: float  # of a leaflet; 1 is long and slender
    stem: float  # width
    top: float  # where the stem ends
    spear: float  # length of the single leaflet that ends the stem

    def leaflet(self, up: float) -> float:
        """Return the length of the leaflets ``up`` (0 to 1) the row of pairs: they grow, then shrink to a point."""
        return min(self.first + self.gain * up, self.last + self.loss * float((1 - up) ** self.bulge))


FROND = Habit(
    pairs=19,
    lowest=0.129,
    highest=0.9675,
    open_at_foot=70,
    open_at_tip=44.5,
    first=0.281,
    gain=0.887,
    last=0.022,
    loss=0.4235,
    bulge=0.885,
    breadth=1,
    stem=0.0098,
    top=0.987,
    spear=0.047,
)
SPRIG = Habit(
    pairs=5,
    lowest=0.158,
    highest=0.817,
    open_at_foot=57.5,
    open_at_tip=40.7,
    first=0.391,
    gain=2.71,
    last=0.155,
    loss=0.413,
    bulge=0.9,
    breadth=2,
    stem=0.0535,
    top=1,
    spear=0,
)
_SPEAR_ROOT = 0.013  # how deep it sits in the stem


def frond(height: float, curve: float, habit: Habit = FROND) -> QPainterPath:
    """Return a frond that stands on the origin and grows upwards, its tip ``curve`` × ``height`` to the right.

    All parts turn the same way, so the winding fill leaves no holes where they lie over each other.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for part in frond_parts(height, curve, habit):
        path.addPath(part)
    return path


def frond_parts(height: float, curve: float, habit: Habit = FROND) -> list[QPainterPath]:
    """Return the stem and the leaflets of `frond` one by one: filled alone, each is several times cheaper to paint."""
    parts = [_stem(height, curve, habit.top, habit.stem * height)]
    for index in range(habit.pairs):
        up = index / (habit.pairs - 1)
        foot, heading = _on_stem(height, curve, habit.lowest + (habit.highest - habit.lowest) * up)
        opening = radians(habit.open_at_foot + (habit.open_at_tip - habit.open_at_foot) * up)
        length = habit.leaflet(up) * height
        parts.append(_leaflet(foot, heading + opening, length, habit.breadth, mirrored=False))
        parts.append(_leaflet(foot, heading - opening, length, habit.breadth, mirrored=True))
    if habit.spear:
        foot, heading = _on_stem(height, curve, habit.top - _SPEAR_ROOT)
        parts.append(_leaflet(foot, heading, habit.spear * height, habit.breadth, mirrored=False))
    return parts


def _on_stem(height: float, curve: float, t: float) -> tuple[QPointF, float]:
    """Return a point of the stem, ``t`` from 0 at its foot to 1, and its heading in radians to the right of up."""
    return QPointF(curve * t * t * height, -t * height), atan2(2 * curve * t, 1)


def _stem(height: float, curve: float, top: float, width: float) -> QPainterPath:
    """Return the stem's outline, round at both ends, with the bend of the curve that `_on_stem` follows."""
    half = width / 2
    tip, heading = _on_stem(height, curve, top)
    across = QPointF(cos(heading), sin(heading)) * half
    ahead = QPointF(sin(heading), -cos(heading)) * (half * 4 / 3)  # so long, a cubic makes half a circle
    behind = QPointF(0, half * 4 / 3)
    foot, side = QPointF(0, 0), QPointF(half, 0)
    middle, bend = QPointF(0, -height * top / 2), QPointF(half, half * sin(heading) / (1 + cos(heading)))
    path = QPainterPath(foot - side)
    path.quadTo(middle - bend, tip - across)
    path.cubicTo(tip - across + ahead, tip + across + ahead, tip + across)
    path.quadTo(middle + bend, foot + side)
    path.cubicTo(foot + side + behind, foot - side + behind, foot - side)
    return path


def _leaflet(foot: QPointF, heading: float, length: float, breadth: float, *, mirrored: bool) -> QPainterPath:
    """Return a leaflet that points ``heading`` radians to the right of up."""
    place = QTransform.fromTranslate(foot.x(), foot.y()).rotateRadians(heading).scale(breadth * length, length)
    return place.map(_unit_leaflet(mirrored=mirrored))


@cache
def _unit_leaflet(*, mirrored: bool) -> QPainterPath:
    """Return a leaflet of length 1 for the right side of a stem, or the left, pointing up.

    The edge towards the frond's tip is full near the point, the other near the foot: so leaflets seem to reach up.
    """
    path = QPainterPath(QPointF(0, 0))
    path.cubicTo(-0.068, -0.242, -0.085, -0.586, 0, -1)
    path.cubicTo(0.116, -0.466, 0.024, -0.077, 0, 0)
    return QTransform.fromScale(-1, 1).map(path).toReversed() if mirrored else path
