"""The sizes of a set: numbers on chips, or, if the person chose so, outlines on one line."""

import sys
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.chip import draw_chip
from dilator_app.ui.widgets.choice import Choice, ChoiceGroup

_CHIP = QSize(44, 36)
_CHIP_GAP = 10
_CHIP_PADDING = 12
# Outlines: widths are true to each other, heights only grow along.
_PX_PER_MM = 1.17
_HEIGHT_BASE = 25.8
_HEIGHT_PER_MM = 1.9
_BETWEEN = 42.6
_LABEL_HEIGHT = 32
_ABOVE = 6


@dataclass(frozen=True, slots=True)
class SizeOption:
    """One size: what the caller knows it by, what is written, and its diameter where outlines are shown."""

    key: Hashable
    label: str
    diameter_mm: float | None = None


class SizePicker(ChoiceGroup):
    """Arrows choose at once. Which sizes are offered is the caller's to say; the picker adds none."""

    def __init__(
        self,
        sizes: Sequence[SizeOption] = (),
        *,
        outlines: bool = False,
        clearable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, clearable=clearable)
        self._outlines = outlines
        self._sizes: list[SizeOption] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_sizes(sizes)

    def set_sizes(self, sizes: Sequence[SizeOption]) -> None:
        """Offer other sizes; the chosen one stays chosen if it is still among them."""
        self._sizes = list(sizes)
        self.set_options([(size.key, size.label) for size in sizes])

    def sizeHint(self) -> QSize:
        """Return the room that all sizes need side by side."""
        widths = self._widths()
        if self._outlines:
            tallest = max((_height(size) for size in self._sizes), default=0.0)
            return QSize(round(sum(widths)), round(tallest) + _ABOVE + _LABEL_HEIGHT)
        return QSize(round(sum(widths)) + _CHIP_GAP * max(0, len(widths) - 1), _CHIP.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: no size is ever cut off."""
        return self.sizeHint()

    def outline_of(self, choice: Choice) -> tuple[QRect, int]:
        """Put the focus ring around the one size that the arrows stand on."""
        return choice.rect(), tokens.measure("radius", "control")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chips or the outlines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._outlines and self.choices:
            floor = self.height() - _LABEL_HEIGHT - 0.5
            painter.setPen(QPen(theme.current().color("border-strong"), 1))
            painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        for choice, size in zip(self.choices, self._sizes, strict=True):
            if self._outlines:
                self._paint_outline(painter, choice, size)
            else:
                draw_chip(painter, choice, theme.current().font("body", strong=choice.isChecked()), _CHIP_PADDING)

    def _paint_outline(self, painter: QPainter, choice: Choice, size: SizeOption) -> None:
        look = theme.current()
        chosen = choice.isChecked()
        room = QRectF(choice.geometry())
        foot = QPointF(room.center().x(), self.height() - _LABEL_HEIGHT - 0.5)
        shape = _arch(foot, _width(size), _height(size))
        if chosen:
            painter.fillPath(shape, look.color("accent-soft"))
        painter.strokePath(shape, QPen(look.color("accent" if chosen else "border-strong"), 2.5 if chosen else 1.3))
        words = QRectF(room.left(), foot.y() + 5, room.width(), _LABEL_HEIGHT - 5)
        font = look.font("control", strong=chosen)
        paint.words(painter, words, choice.text(), font, look.color("text" if chosen else "text-muted"))

    def arrange(self) -> None:
        """Place the sizes in one row."""
        gap = 0 if self._outlines else _CHIP_GAP
        height = self.height() if self._outlines else _CHIP.height()
        left = 0.0
        for choice, width in zip(self.choices, self._widths(), strict=True):
            place = QRect(round(left), 0, round(width), height)
            if self.is_mirrored():
                place.moveLeft(self.width() - place.right() - 1)
            choice.setGeometry(place)
            left += width + gap

    def _widths(self) -> list[float]:
        if self._outlines:
            return [_width(size) + _BETWEEN for size in self._sizes]
        metrics = QFontMetricsF(theme.current().font("body", strong=True))
        return [
            max(_CHIP.width(), round(metrics.horizontalAdvance(size.label)) + 2 * _CHIP_PADDING) for size in self._sizes
        ]


def _width(size: SizeOption) -> float:
    return _PX_PER_MM * (size.diameter_mm or 0)


def _height(size: SizeOption) -> float:
    return _HEIGHT_BASE + _HEIGHT_PER_MM * (size.diameter_mm or 0)


def _arch(foot: QPointF, width: float, height: float) -> QPainterPath:
    """Return an abstract arch that stands on ``foot``: round above, hardly wider below."""
    half, x, y = width / 2, foot.x(), foot.y()
    shoulder = y - height + 1.4 * half
    path = QPainterPath(QPointF(x - half, y))
    path.lineTo(x - 0.96 * half, shoulder)
    path.cubicTo(x - 0.96 * half, y - height + 0.35 * half, x - 0.55 * half, y - height, x, y - height)
    path.cubicTo(x + 0.55 * half, y - height, x + 0.96 * half, y - height + 0.35 * half, x + 0.96 * half, shoulder)
    path.lineTo(x + half, y)
    path.closeSubpath()
    return path


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    some = [SizeOption(mm, str(mm), mm) for mm in (12, 15, 18, 22)]
    sys.exit(show(lambda: [SizePicker(some), SizePicker(some, outlines=True)]))
