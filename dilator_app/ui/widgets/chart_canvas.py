"""The canvas of one chart: drawn by matplotlib when it is painted, pointed at with mouse or arrow keys.

This module loads matplotlib, so whoever shows charts imports it late (see `dilator_app.ui.loading`).
"""

from uuid import UUID

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg  # noqa: TID253  # the one place
from matplotlib.figure import Figure  # noqa: TID253
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from dilator_app import tokens
from dilator_app.report.charts import Chart, ChartStyle, Draw
from dilator_app.report.charts.frame import DOTS_PER_INCH
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint

_NEAR = 14.0
_RING = 8.0
_SMALLEST = QSize(240, 160)
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextWordWrap)


class ChartCanvas(FigureCanvasQTAgg):
    """Shows one chart. Left and right, Home and End move between its marks, Enter chooses the session behind one.

    ``scale`` makes marks and words larger, for a screen that is read from afar.
    """

    session_chosen = Signal(object)  # UUID
    _ready = False  # matplotlib's own constructor resizes the widget and gives it a palette

    def __init__(self, draw: Draw, parent: QWidget | None = None, *, scale: float = 1.0) -> None:
        super().__init__(Figure(dpi=DOTS_PER_INCH))  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self._draw_chart = draw
        self._scale = scale
        self._stale = True
        self._chart: Chart | None = None
        self._pointer = _Pointer(self, scale)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ready = True

    # --- drawing -----------------------------------------------------------------------------------------------------
    def show_chart(self, draw: Draw) -> None:
        """Show another chart from the next paint on."""
        self._draw_chart = draw
        self.redraw()

    def redraw(self) -> None:
        """Draw anew at the next paint: the data or the look are others."""
        self._stale = True
        self._pointer.point_at(None)
        self.draw_idle()

    def draw_idle(self) -> None:
        """Draw when it is painted next: by then every layout has settled, and what nobody sees is never drawn."""
        self._draw_pending = True
        self.update()

    @property
    def chart(self) -> Chart:
        """The chart as it stands, drawn now if it is not yet."""
        if self._chart is None or self._stale:
            self._stale = False
            style = ChartStyle.of_colours(theme.current().hex).scaled(self._scale)
            self._chart = self._draw_chart(style, (self.width(), self.height()), self.figure)
        return self._chart

    def draw(self) -> None:
        """Bring the figure up to date and render it; matplotlib calls this when the canvas is painted."""
        _ = self.chart
        super().draw()  # type: ignore[no-untyped-call]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew: labels and margins have fixed sizes."""
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
        if self._ready:
            self._pointer.setGeometry(self.rect())
            self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another look."""
        super().changeEvent(event)
        if self._ready and event.type() == QEvent.Type.StyleChange:
            self.redraw()

    def sizeHint(self) -> QSize:
        """Return the smallest size, or the least height that it was given: a canvas takes whatever room there is."""
        return QSize(_SMALLEST.width(), self.minimumHeight() or _SMALLEST.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size below which labels would touch."""
        return _SMALLEST

    # --- pointing ----------------------------------------------------------------------------------------------------
    @property
    def sentence(self) -> str:
        """What the mark says that is pointed at; empty when none is."""
        mark = self._pointer.mark
        return "" if mark is None else self.chart.marks[mark].sentence

    def point_at(self, mark: int | None) -> None:
        """Point at a mark by its number from the left, or at none."""
        if mark == self._pointer.mark:
            return
        if mark is None:
            self._pointer.point_at(None)
            return
        x, y = self.chart.places()[mark]
        self._pointer.point_at(mark, QPointF(x * self.width(), y * self.height()), self.chart.marks[mark].sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between marks, choose one, or stop pointing; every other key goes on to the page."""
        last = len(self.chart.marks) - 1
        here = self._pointer.mark
        moves = {
            Qt.Key.Key_Left: last if here is None else max(here - 1, 0),
            Qt.Key.Key_Right: 0 if here is None else min(here + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in moves and last >= 0:
            self.point_at(moves[key])
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.sentence))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here is not None:
            self._choose(here)
        elif key == Qt.Key.Key_Escape and here is not None:
            self.point_at(None)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave it to the page."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the mark under the pointer says."""
        self.point_at(self._mark_near(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point, for those who touch the screen."""
        self.point_at(self._mark_near(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing more."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the session behind a mark."""
        mark = self._mark_near(event.position())
        if mark is not None:
            self._choose(mark)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Do nothing yet."""

    def leaveEvent(self, event: QEvent) -> None:
        """Stop pointing, unless the keyboard does."""
        if not self.hasFocus():
            self.point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop pointing."""
        super().focusOutEvent(event)
        self.point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def _choose(self, mark: int) -> None:
        session_id: UUID | None = self.chart.marks[mark].session_id
        if session_id is not None:
            self.session_chosen.emit(session_id)

    def _mark_near(self, spot: QPointF) -> int | None:
        places = [QPointF(x * self.width(), y * self.height()) - spot for x, y in self.chart.places()]
        far = [QPointF.dotProduct(place, place) for place in places]
        nearest = min(range(len(far)), key=far.__getitem__, default=None)
        return nearest if nearest is not None and far[nearest] <= (_NEAR * self._scale) ** 2 else None


class _Pointer(QWidget):
    """A ring around the mark that is pointed at, and its sentence beside it. It takes no clicks."""

    def __init__(self, canvas: QWidget, scale: float) -> None:
        super().__init__(canvas)
        self.mark: int | None = None
        self._scale = scale
        self._spot = QPointF()
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def point_at(self, mark: int | None, spot: QPointF | None = None, words: str = "") -> None:
        self.mark = mark
        self._spot = spot or QPointF()
        self._words = words
        self.setVisible(mark is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("text"), tokens.measure("stroke", "selected")))
        painter.drawEllipse(self._spot, _RING * self._scale, _RING * self._scale)
        font = look.font("caption", scale=self._scale)
        box = self.box_of_words(QFontMetricsF(font))
        radius = tokens.measure("radius", "small")
        paint.box(painter, box, look.color("surface-raised"), look.color("border-strong"), radius)
        paint.words(painter, box, self._words, font, look.color("text"), _WRAPPED)

    def box_of_words(self, metrics: QFontMetricsF) -> QRectF:
        """Return where the sentence stands: above the mark, or below it at the top, and always inside.

        One that is longer than the chart is wide takes several lines.
        """
        around = 2 * tokens.space(2)
        room = QRectF(0, 0, self.width() - around, self.height())
        needed = metrics.boundingRect(room, _WRAPPED, self._words)
        width = min(needed.width() + around, self.width())
        height = max(metrics.height(), needed.height()) + tokens.space(2)
        left = min(max(self._spot.x() - width / 2, 0), self.width() - width)
        apart = _RING * self._scale + tokens.space(1)
        top = self._spot.y() - apart - height
        if top < 0:
            top = min(self._spot.y() + apart, max(self.height() - height, 0))
        return QRectF(left, top, width, height)
