"""Printing through the system. What is printed passes through the system's print service and its spool."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from dilator_app.ui import theme

_MARGIN = 0.1
_POINTS = 14


def print_text(parent: QWidget, text: str) -> None:
    """Ask the system where to print a few lines, and print them."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Fernlight")
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: draw_text(printer, text))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def draw_text(printer: object, text: str) -> None:
    """Draw lines of plain text on a paint device with pages."""
    painter = QPainter(printer)  # type: ignore[call-overload]
    try:
        font = theme.current().font("lead")
        font.setPointSizeF(_POINTS)
        painter.setFont(font)
        page = QRectF(painter.viewport())
        inner = page.adjusted(
            page.width() * _MARGIN, page.height() * _MARGIN, -page.width() * _MARGIN, -page.height() * _MARGIN
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), text)
    finally:
        painter.end()
