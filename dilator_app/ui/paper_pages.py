"""Where the pages of a printed text end: never between a heading and what it stands over."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QTextBlock, QTextCursor, QTextDocument, QTextFormat

_CM_OF_MARGIN = 2.0
_CM_OF_INCH = 2.54


def keep_headings(document: QTextDocument, printer: QPagedPaintDevice) -> QTextDocument:
    """Begin a new page before each heading that would end one on ``printer``; return the same document."""
    while (heading := _stranded(document, printer)) >= 0:
        cursor = QTextCursor(document.findBlockByNumber(heading))
        shape = cursor.blockFormat()
        shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        cursor.setBlockFormat(shape)
    return document


def _stranded(document: QTextDocument, printer: QPagedPaintDevice) -> int:
    """Return the number of the first block that is a heading and ends a page; -1 where none does."""
    laid = document.clone()
    layout = laid.documentLayout()
    layout.setPaintDevice(printer)
    _leave_margins(laid)
    height = float(printer.height())
    laid.setPageSize(QSizeF(printer.width(), height))
    layout.documentSize()  # lays it out

    def page_of(block: QTextBlock) -> int:
        first = block.layout().lineAt(0)
        place = layout.blockBoundingRect(block).top() + (first.y() if first.isValid() else 0)
        return int(place // height)

    block = laid.begin()
    while block.next().isValid():
        is_new = block.blockFormat().pageBreakPolicy() == QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
        if block.blockFormat().headingLevel() and not is_new and page_of(block) != page_of(block.next()):
            return block.blockNumber()
        block = block.next()
    return -1


def _leave_margins(document: QTextDocument) -> None:
    """Leave the margins that Qt leaves when it prints; it makes them as large on paper as on the screen."""
    screen = QGuiApplication.primaryScreen()
    frame = document.rootFrame().frameFormat()
    across = int(_CM_OF_MARGIN / _CM_OF_INCH * screen.logicalDotsPerInchX())
    down = int(_CM_OF_MARGIN / _CM_OF_INCH * screen.logicalDotsPerInchY())
    frame.setLeftMargin(across)
    frame.setRightMargin(across)
    frame.setTopMargin(down)
    frame.setBottomMargin(down)
    document.rootFrame().setFrameFormat(frame)
