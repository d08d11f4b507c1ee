"""The legend of a chart: samples and words in a row that breaks where it must."""

from collections.abc import Iterator, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dilator_app.report.charts import LegendItem, Look, Sample
from dilator_app.report.charts.markers import outline
from dilator_app.ui import theme
from dilator_app.ui.widgets import elided, paint
from dilator_app.ui.widgets.tool_tip import tool_tip

_ROLE = "caption"
_LINE = 22
_MOST_LINES = 4
"""In more of them the chart would have no room: names are shortened before."""
_MOST_BESIDE = 4
_ENDLESS = 1e9
_BETWEEN = 15
_AFTER_SAMPLE = 5
_WIDTHS = {Sample.NOTHING: 0, Sample.DASHES: 26}
_SAMPLE = 14
_MARKER = 11.0
_OPEN_LINE = 2.0
_HATCH = 5
_DOTS = 3
_RING = 3.5


class ChartLegend(QLabel):
    """Painted, but a label to screen readers: its text is all the words."""

    def __init__(self, parent: QWidget | None = None, *, scale: float = 1.0) -> None:
        super().__init__(parent)
        self._items: tuple[LegendItem, ...] = ()
        self._scale = scale
        self.setFont(theme.current().font(_ROLE, scale=scale))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_items(self, items: Sequence[LegendItem]) -> None:
        """Show other items."""
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        self._tell_whole()
        self.setText(", ".join(item.words for item in items))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Return that narrow legends are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many lines as the items need; one line without items, so that charts align."""
        lines = [line for _, line, _ in self._placed(width / self._scale)]
        return ceil(_LINE * self._scale * (max(lines, default=0) + 1))

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Return the height of its lines as wide as it is now; width can shrink."""
        return QSize(80, self.heightForWidth(max(self.width(), 80)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the room of another number of lines."""
        super().resizeEvent(event)
        self._tell_whole()
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def needed_width(self) -> int:
        """Return how wide the items stand on one line."""
        ends = [left + self._width_of(item) for item, _, left in self._within(_ENDLESS, _ENDLESS)]
        return ceil(max(ends, default=0) * self._scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw samples and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        look = theme.current()
        width = self.width() / self._scale
        for (item, line, left), shown in zip(self._placed(width), self.shown(), strict=True):
            sample = _WIDTHS.get(item.sample, _SAMPLE)
            room = QRectF(self._mirrored(left, sample), line * _LINE, sample, _LINE)
            _paint_sample(painter, item, room)
            words = self._metrics().horizontalAdvance(shown) + 1
            beside = QRectF(self._mirrored(left + _before_words(item), words), line * _LINE, words, _LINE)
            paint.words(painter, beside, shown, look.font(_ROLE), look.color("text-muted"))

    def shown(self) -> list[str]:
        """Return the words as there is room for them; without their middle they still begin and end differently."""
        width = self.width() / self._scale
        most = self._most(width)
        names = ["", *(item.words for item in self._items if _is_name(item))]
        cut = iter(elided.apart(names, self._metrics(), _room_for_words(most), by_ends=True)[1:])
        middle = Qt.TextElideMode.ElideMiddle
        return [
            next(cut)
            if _is_name(item)
            else self._metrics().elidedText(item.words, middle, round(max(width - _before_words(item), 0)))
            for item in self._items
        ]

    def _words(self) -> list[str]:
        return [item.words for item in self._items]

    def _tell_whole(self) -> None:
        whole = self._words()
        self.setToolTip("" if self.shown() == whole else tool_tip("\n".join(whole)))

    def _most(self, width: float) -> float:
        """Return how wide an item may be: all of the line, or less where that would take too many lines."""
        for beside in range(1, _MOST_BESIDE):
            most = (width - (beside - 1) * _BETWEEN) / beside
            if max((line for _, line, _ in self._within(width, most)), default=0) < _MOST_LINES:
                return most
        return (width - (_MOST_BESIDE - 1) * _BETWEEN) / _MOST_BESIDE

    def _placed(self, width: float) -> Iterator[tuple[LegendItem, int, float]]:
        """Yield each item with its line and its distance from the start edge."""
        return self._within(width, self._most(width))

    def _within(self, width: float, most: float) -> Iterator[tuple[LegendItem, int, float]]:
        line, left = 0, 0.0
        for item in self._items:
            needed = min(self._width_of(item), most if _is_name(item) else width)
            if left and left + needed > width + 0.01:
                line, left = line + 1, 0.0
            yield item, line, left
            left += needed + _BETWEEN

    def _width_of(self, item: LegendItem) -> float:
        return self._metrics().horizontalAdvance(item.words) + _before_words(item)

    def _mirrored(self, left: float, width: float) -> float:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.width() / self._scale - left - width if mirrored else left

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.current().font(_ROLE))


def _is_name(item: LegendItem) -> bool:
    """Return whether its words are a person's name for a size, and may lose more of them than ours."""
    return item.sample is Sample.MARKER


def _room_for_words(width: float) -> int:
    return round(max(width - _SAMPLE - _AFTER_SAMPLE, 0))


def _before_words(item: LegendItem) -> float:
    sample = _WIDTHS.get(item.sample, _SAMPLE)
    return sample + _AFTER_SAMPLE if sample else 0


def _paint_sample(painter: QPainter, item: LegendItem, room: QRectF) -> None:
    ground = theme.current().color("surface-raised")
    colour = QColor(item.colour)
    middle = room.center()
    match item.sample:
        case Sample.MARKER | Sample.OPEN_MARKER if item.look is not None:
            paint_marker(painter, item.look, middle, _MARKER, open_marker=item.sample is Sample.OPEN_MARKER)
        case Sample.FILLED_BOX:
            painter.fillRect(_box(middle), colour)
        case Sample.HATCHED_BOX | Sample.CROSSED_BOX | Sample.DOTTED_BOX | Sample.BOX:
            box = _box(middle).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.fillRect(box, ground)
            _fill(painter, item.sample, box, colour)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 1 if item.sample is Sample.BOX else 1.5))
            painter.drawRect(box)
        case Sample.RING:
            painter.setBrush(ground)
            painter.setPen(QPen(colour, 1.5))
            painter.drawEllipse(middle, _RING, _RING)
        case Sample.DASHES:
            for left in (room.left(), room.right() - 9):
                painter.fillRect(QRectF(left, round(middle.y()) - 1.5, 9, 3), colour)


def paint_marker(painter: QPainter, look: Look, middle: QPointF, size: float, *, open_marker: bool = False) -> None:
    """Draw a size's marker as the charts do, ``size`` high."""
    hollow = open_marker or bool(look.core)
    colour = QColor(look.colour)
    painter.setBrush(theme.current().color("surface-raised") if hollow else colour)
    painter.setPen(QPen(colour, _OPEN_LINE) if hollow else Qt.PenStyle.NoPen)
    reach = size - (_OPEN_LINE if hollow else 0)
    corners = outline(look.marker)
    if look.marker == "D":
        reach *= 0.79  # a square on its corner: as wide as the others
    if corners:
        painter.drawPolygon(QPolygonF([middle + QPointF(x * reach, -y * reach) for x, y in corners]))
    else:
        painter.drawEllipse(middle, reach / 2, reach / 2)
    _paint_core(painter, look, middle, reach, open_marker=open_marker)


def _paint_core(painter: QPainter, look: Look, middle: QPointF, reach: float, *, open_marker: bool) -> None:
    colour = QColor(look.colour)
    arm = reach * 0.2
    painter.setPen(QPen(colour, 0.75 if open_marker else 1.25))
    match look.core:
        case "o":
            painter.setBrush(Qt.BrushStyle.NoBrush if open_marker else colour)
            painter.drawEllipse(middle, arm, arm)
        case "_":
            painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        case "|":
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
        case "x":
            painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm))
            painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm))


def _box(middle: QPointF) -> QRectF:
    half = _SAMPLE / 2
    return QRectF(round(middle.x() - half), round(middle.y() - half), _SAMPLE, _SAMPLE)


def _fill(painter: QPainter, sample: Sample, box: QRectF, colour: QColor) -> None:
    """Fill a box as the charts do: hatched, hatched both ways, dotted or not at all."""
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(colour, 1))
    corner, top = box.bottomLeft(), box.topLeft()
    for start in range(0, 2 * _SAMPLE, _HATCH):
        if sample in (Sample.HATCHED_BOX, Sample.CROSSED_BOX):
            painter.drawLine(corner + QPointF(start - _SAMPLE, 0), corner + QPointF(start, -_SAMPLE))
        if sample is Sample.CROSSED_BOX:
            painter.drawLine(top + QPointF(start - _SAMPLE, 0), top + QPointF(start, _SAMPLE))
    if sample is Sample.DOTTED_BOX:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for column in range(_DOTS):
            for line in range(_DOTS):
                spot = top + QPointF(box.width() * (column + 0.5) / _DOTS, box.height() * (line + 0.5) / _DOTS)
                painter.drawEllipse(spot, 1, 1)
    painter.restore()
