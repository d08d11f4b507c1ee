"""Two to five answers side by side, of which one can be chosen; none is, until the person chooses."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.choice import Choice, ChoiceGroup

_CHOSEN_LINE = 1.5
_PADDING = 12
_DENSE_PADDING = 7


class SegmentedControl(ChoiceGroup):
    """Equal segments, or ``fitted`` ones, each as wide as its words where room is scarce.

    Tab enters and leaves, arrows and Space choose, Delete takes the answer back.
    """

    def __init__(
        self,
        options: Sequence[tuple[Hashable, str]],
        *,
        dense: bool = False,
        clearable: bool = True,
        fitted: bool = False,
        scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, clearable=clearable)
        self._scale = scale
        self._fitted = fitted
        self._padding = _DENSE_PADDING if dense else _PADDING
        self._role = "control"
        self.set_options(options)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def letters(self) -> int:
        """Return how large the words are written."""
        return theme.current().font(self._role, scale=self._scale).pixelSize()

    def sizeHint(self) -> QSize:
        """Return the width at which the longest word fits every segment, even when chosen."""
        return QSize(sum(self._widths()) + 1, tokens.measure("control", "height"))

    def _widths(self) -> list[int]:
        """Return how much room each segment needs, in the order of the choices."""
        metrics = QFontMetricsF(theme.current().font(self._role, strong=True, scale=self._scale))
        needed = [round(metrics.horizontalAdvance(choice.text())) + 2 * self._padding for choice in self.choices]
        return needed if self._fitted else [max(needed, default=0)] * len(needed)

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the lines between the segments, the chosen one and the words."""
        look = theme.current()
        enabled = self.isEnabled()
        line = look.color("border-strong" if enabled else "border-disabled")
        radius = tokens.measure("radius", "control")
        painter = QPainter(self)
        whole = QRectF(self.rect())
        paint.box(painter, whole, look.color("surface-raised" if enabled else "surface-sunken"), line, radius)
        for choice in self.choices:
            self._paint_segment(painter, choice, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        for choice in self._from_left()[:-1]:
            painter.fillRect(QRectF(choice.geometry().right() + 1, 1, 1, self.height() - 2), line)

    def _paint_segment(self, painter: QPainter, choice: Choice, radius: int) -> None:
        look = theme.current()
        chosen = choice.isChecked()
        room = QRectF(choice.geometry())
        ink = "on-accent-soft" if chosen else "text"
        if chosen:
            shape = self._shape(choice, radius - 1)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(shape, look.color("accent-soft"))
            painter.save()
            painter.setClipPath(shape)
            painter.strokePath(shape, QPen(look.color("accent"), 2 * _CHOSEN_LINE))
            painter.restore()
        elif choice.underMouse() and self.isEnabled():
            painter.fillPath(self._shape(choice, radius - 1), look.color("surface-hover"))
        font = look.font(self._role, strong=chosen, scale=self._scale)
        paint.words(painter, room, choice.text(), font, look.color(ink if self.isEnabled() else "text-disabled"))

    def _shape(self, choice: Choice, radius: float) -> QPainterPath:
        """Return the segment's area inside the outer line, round only at the control's own ends."""
        rect = QRectF(choice.geometry())
        ends = self._from_left()
        left = radius if choice is ends[0] else 0
        right = radius if choice is ends[-1] else 0
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, radius, radius)
        if not left:
            path.addRect(rect.adjusted(0, 0, -radius, 0))
        if not right:
            path.addRect(rect.adjusted(radius, 0, 0, 0))
        return path.simplified()

    def _from_left(self) -> list[Choice]:
        return list(reversed(self.choices)) if self.is_mirrored() else list(self.choices)

    def arrange(self) -> None:
        """Share the width out, evenly or by the words."""
        inner = self.width() - 1  # the outer line on the left; each segment ends with the line behind it
        widths = dict(zip(self.choices, self._widths(), strict=True))
        stretch = inner / max(sum(widths.values()), 1)
        passed = 0
        for choice in self._from_left():
            left = 1 + round(passed * stretch)
            passed += widths[choice]
            choice.setGeometry(QRect(left, 1, round(passed * stretch) - left, self.height() - 2))
