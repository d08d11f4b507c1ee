"""Words of a page that stand by themselves, in which a search marks what it found."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLabel

from dilator_app.education.search import Span
from dilator_app.ui import theme
from dilator_app.ui.widgets.card import Label

_AROUND = 1.0


class MarkedLabel(Label):
    """A label whose found words stand on another ground. The words stay plain text, for whoever reads them aloud."""

    found: tuple[Span, ...] = ()

    def wrap_lines(self) -> None:
        """Break lines, and be as high as they are at the width that there is."""
        self.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def mark_words(self, spans: Sequence[Span]) -> None:
        """Mark found words, given as places in `text`."""
        self.found = tuple(spans)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the found words below them."""
        if self.found:
            painter = QPainter(self)
            for place in self.found_places():
                painter.fillRect(place, theme.current().color("leaf-1"))
            painter.end()
        super().paintEvent(event)

    def found_places(self) -> list[QRectF]:
        """Return where the found words stand, one or more rectangles for each.

        The lines are broken here as Qt breaks those of a label, which tells nobody where they are.
        """
        inside = QRectF(self.contentsRect())
        broken = QTextLayout(QLabel.text(self), self.font())
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WordWrap if self.wordWrap() else QTextOption.WrapMode.ManualWrap)
        broken.setTextOption(option)
        leading = QFontMetricsF(self.font()).leading()
        high = -leading
        broken.beginLayout()
        while (line := broken.createLine()).isValid():
            line.setLineWidth(inside.width())
            high += leading
            line.setPosition(QPointF(0, high))
            high += line.height()
        broken.endLayout()
        above = inside.top() + max(0.0, (inside.height() - high) / 2)
        places = []
        for start, end in self.found:
            for number in range(broken.lineCount()):
                line = broken.lineAt(number)
                first = max(start, line.textStart())
                last = min(end, line.textStart() + line.textLength())
                if first < last:
                    edges = sorted((_x(line, first), _x(line, last)))
                    left, right = edges[0] - _AROUND, edges[1] + _AROUND
                    places.append(QRectF(inside.left() + left, above + line.y(), right - left, line.height()))
        return places


def _x(line: QTextLine, place: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(place))[0]
