"""How the painted widgets draw a box and a word, so that lines stay on whole pixels and words sit alike."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPalette, QPen

from dilator_app.ui import qt_numbers

_CENTRE = qt_numbers.ALIGN_CENTRE | qt_numbers.SINGLE_LINE
# Letters look centred when the space above capitals equals the space below the line they stand on.
_LIFT = 1


def box(
    painter: QPainter, rect: QRectF, fill: QColor | None, line: QColor | None, radius: float, width: float = 1
) -> None:
    """Draw a rounded box whose line lies inside ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = 0.0 if line is None else width / 2
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    if fill is not None:
        painter.fillPath(path, _brush(fill))
    if line is not None:
        painter.strokePath(path, _pen(line, width, has_corners=radius <= inset))


def _brush(fill: QColor) -> QBrush:
    """Return a brush of one colour; made in any other way it names Qt (see `qt_numbers`)."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, fill)
    return palette.base()


def _pen(line: QColor, width: float, *, has_corners: bool) -> QPen:
    pen = QPen()
    pen.setColor(line)
    pen.setWidthF(width)
    if has_corners:
        from PySide6.QtCore import Qt  # the lock page draws none of these

        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor | None,
    align: int = _CENTRE,
) -> None:
    """Write one line of plain text into ``rect``, without a ``colour`` in that of the painter's pen."""
    painter.setFont(font)
    if colour is not None:
        painter.setPen(colour)
    painter.drawText(rect.translated(0, -_LIFT), int(align), text)


def tick(painter: QPainter, centre: QPointF, size: float, colour: QColor, width: float) -> None:
    """Draw a tick of ``size`` around ``centre``. It is not mirrored in right-to-left layouts."""
    path = QPainterPath(centre + QPointF(-0.5, 0.05) * size)
    path.lineTo(centre + QPointF(-0.16, 0.37) * size)
    path.lineTo(centre + QPointF(0.5, -0.35) * size)
    from PySide6.QtCore import Qt  # see qt_numbers

    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, pen)
