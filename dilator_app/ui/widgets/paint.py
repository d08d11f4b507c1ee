"""How the painted widgets draw a box and a word, so that lines stay on whole pixels and words sit alike."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
# Letters look centred when the space above capitals equals the space below the line they stand on.
_LIFT = 1


def box(
    painter: QPainter, rect: QRectF, fill: QColor | None, line: QColor | None, radius: float, width: float = 1
) -> None:
    """Draw a rounded box whose line lies inside ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    inset = 0.0
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(line, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag | Qt.TextFlag = _CENTRE,
) -> None:
    """Write one line of plain text into ``rect``."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect.translated(0, -_LIFT), int(align), text)


def tick(painter: QPainter, centre: QPointF, size: float, colour: QColor, width: float) -> None:
    """Draw a tick of ``size`` around ``centre``. It is not mirrored in right-to-left layouts."""
    path = QPainterPath(centre + QPointF(-0.5, 0.05) * size)
    path.lineTo(centre + QPointF(-0.16, 0.37) * size)
    path.lineTo(centre + QPointF(0.5, -0.35) * size)
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, pen)
