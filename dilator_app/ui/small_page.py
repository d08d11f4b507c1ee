"""A small page to hand over: as large as its words fit on it, and on more small pages where they do not fit at all."""

from collections.abc import Iterator

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QTextDocument, QTextLine
from PySide6.QtPrintSupport import QPrinter

from dilator_app.ui import paper_letters

_SIZE = QPageSize.PageSizeId.A6
_MARGIN_MM = 8
_LARGEST, _SMALLEST = 16, 9  # points


def prepare(printer: QPrinter) -> None:
    """Choose the small page, before the system asks; whoever has other paper chooses that there."""
    printer.setPageSize(QPageSize(_SIZE))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)


def draw(printer: QPrinter, text: str) -> None:
    """Draw the words; nothing where they cannot be drawn on."""
    painter = QPainter()
    if not painter.begin(printer):
        return
    try:
        room = QRectF(painter.viewport()).size()
        height, page = room.height(), 0
        for line, place in _lines(_fitted(printer, text, room)):
            while place.y() + line.y() >= (page + 1) * height:
                page += 1
                printer.newPage()
            line.draw(painter, place - QPointF(0, page * height))
    finally:
        painter.end()


def _fitted(printer: QPrinter, text: str, room: QSizeF) -> QTextDocument:
    words = QTextDocument()
    words.setDocumentMargin(0)
    words.documentLayout().setPaintDevice(printer)
    words.setPlainText(text)
    for points in range(_LARGEST, _SMALLEST - 1, -1):
        words.setDefaultFont(paper_letters.font(points))
        words.setPageSize(room)
        if words.pageCount() == 1:
            break
    return words


def _lines(words: QTextDocument) -> Iterator[tuple[QTextLine, QPointF]]:
    """Yield each line and where its block stands; drawn by pages, a line at an edge would be written on both."""
    block = words.begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            yield layout.lineAt(number), layout.position()
        block = block.next()
