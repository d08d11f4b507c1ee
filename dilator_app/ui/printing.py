"""Printing through the system. What is printed passes through the system's print service and its spool."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QWidget

from dilator_app.i18n import _
from dilator_app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_MARGIN = 0.1
_POINTS = 14


def spool_note() -> str:
    """Return what is said after anything was printed that tells of health."""
    return _("The printer or its queue may keep a copy.")


def print_text(parent: QWidget, text: str, *, points: int = _POINTS) -> "QPrintDialog":
    """Ask the system where to print a few lines, and print them."""
    return _ask(parent, lambda printer: draw_text(printer, text, points=points))


def print_document(parent: QWidget, document: QTextDocument) -> "QPrintDialog":
    """Ask the system where to print a text of any length, and print it."""
    document.setParent(parent)
    return _ask(parent, document.print_)


def _ask(parent: QWidget, draw: Callable[["QPrinter"], Any]) -> "QPrintDialog":
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # start-up is a budget

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Fernlight")
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: draw(printer))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def draw_text(printer: object, text: str, *, points: int = _POINTS) -> None:
    """Draw lines of plain text on a paint device with pages."""
    painter = QPainter(printer)  # type: ignore[call-overload]
    try:
        font = theme.current().font("lead")
        font.setPointSizeF(points)
        painter.setFont(font)
        page = QRectF(painter.viewport())
        inner = page.adjusted(
            page.width() * _MARGIN, page.height() * _MARGIN, -page.width() * _MARGIN, -page.height() * _MARGIN
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), text)
    finally:
        painter.end()
