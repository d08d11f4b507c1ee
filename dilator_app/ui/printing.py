"""Printing through the system. What is printed passes through the system's print service and its spool."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from dilator_app.i18n import _
from dilator_app.ui import paper_letters, qt_dialogs

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from dilator_app.report.page.facts import Paper

_MARGIN = 0.1
_FOR_THIS_USER = 0o600
_POINTS = 14
_SHEETS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
"""By the values of `Paper`, which loads the report: the welcome prints too, and has none."""


def spool_note() -> str:
    """Return what is said after anything was printed that tells of health."""
    return _("The printer or its queue may keep a copy.")


def no_password_note() -> str:
    """Return what is said where a password was chosen for the file that is saved."""
    return _("What is printed has no password.")


def print_text(parent: QWidget, text: str) -> "QPrintDialog":
    """Ask the system where to print a few lines, and print them."""
    return _ask(parent, lambda printer: draw_text(printer, text), None)


def print_small(parent: QWidget, text: str, printed: Callable[[], Any] | None = None) -> "QPrintDialog":
    """Ask the system where to print words on a small page, and print them; then ``printed`` is called."""
    from dilator_app.ui import small_page  # start-up is a budget

    return _ask(parent, lambda printer: small_page.draw(printer, text), _whichever(printed), small_page.prepare)


def print_document(
    parent: QWidget, document: QTextDocument, printed: Callable[[], Any] | None = None
) -> "QPrintDialog":
    """Ask the system where to print a text of any length, and print it; then ``printed`` is called."""
    from dilator_app.ui import paper_pages  # start-up is a budget

    def draw(printer: "QPrinter") -> None:
        paper_pages.keep_headings(document, printer).print_(printer)

    return _ask(parent, draw, _whichever(printed))


def print_pictures(
    parent: QWidget,
    pages: Sequence[bytes],
    paper: "Paper",
    file_name: str,
    printed: Callable[[Path | None], Any] | None = None,
) -> "QPrintDialog":
    """Ask the system where to print whole pages, and print them; then ``printed`` is called.

    A PDF could not go there without a file on the way. ``file_name`` is a neutral name for the printer's queue, and for
    the PDF that may be made instead of paper; ``printed`` gets that file, or None.
    """

    def prepare(printer: "QPrinter") -> None:
        printer.setDocName(Path(file_name).stem)
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(_SHEETS[paper]))

    return _ask(parent, lambda printer: draw_pictures(printer, pages), printed, prepare)


def _ask(
    parent: QWidget,
    draw: Callable[["QPrinter"], Any],
    printed: Callable[[Path | None], Any] | None,
    prepare: Callable[["QPrinter"], Any] | None = None,
) -> "QPrintDialog":
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # start-up is a budget

    qt_dialogs.look_after()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Fernlight")
    if prepare is not None:
        prepare(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)

    def on_accepted() -> None:
        file = Path(printer.outputFileName()) if printer.outputFileName() else None
        if file is not None:
            _keep_for_this_user(file)
        draw(printer)
        if printer.printerState() == QPrinter.PrinterState.Error:
            _say_that_it_failed(parent)
        elif printed is not None:
            printed(file)

    # Connected before it is shown: on Windows show() returns when the system's own dialog has been answered.
    dialog.accepted.connect(on_accepted)
    before = QApplication.focusWidget()
    dialog.finished.connect(lambda: _give_back(parent, before))
    dialog.show()
    return dialog


def _keep_for_this_user(file: Path) -> None:
    """Make the file that the printer will write into, readable for this user alone, as a saved one is."""
    with suppress(OSError):  # then the printer cannot write there either, and that is told
        if file.is_file() or not file.exists():  # no device
            os.close(os.open(file, os.O_WRONLY | os.O_CREAT, _FOR_THIS_USER))
            file.chmod(_FOR_THIS_USER)


def _whichever(printed: Callable[[], Any] | None) -> Callable[[Path | None], Any] | None:
    return None if printed is None else lambda _file: printed()


def _give_back(window: QWidget, before: QWidget | None) -> None:
    """Let the keyboard stand where it stood, so that the keys of the page go on working."""
    window.activateWindow()
    if before is not None and isValid(before) and before.isVisible():
        before.setFocus(Qt.FocusReason.OtherFocusReason)


def _say_that_it_failed(parent: QWidget) -> None:
    from dilator_app.ui.messages import Message

    told = _("Check the printer, or the place and the name of the file, and try again.")
    Message(parent, _("It was not printed"), [told], agree=_("OK")).open()


def draw_pictures(printer: "QPrinter", pages: Sequence[bytes]) -> None:
    """Draw each picture over a whole page, as large as it fits; nothing where it cannot be drawn on."""
    painter = QPainter()
    if not painter.begin(printer):
        return
    try:
        for number, png in enumerate(pages):
            if number:
                printer.newPage()
            image = QImage.fromData(png)
            room = QRectF(painter.viewport())
            size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF((room.width() - size.width()) / 2, 0, size.width(), size.height()), image)
    finally:
        painter.end()


def draw_text(printer: object, text: str) -> None:
    """Draw lines of plain text on a paint device with pages; nothing where it cannot be drawn on."""
    painter = QPainter()
    if not painter.begin(printer):  # type: ignore[arg-type]
        return
    try:
        painter.setFont(paper_letters.font(_POINTS))
        page = QRectF(painter.viewport())
        inner = page.adjusted(
            page.width() * _MARGIN, page.height() * _MARGIN, -page.width() * _MARGIN, -page.height() * _MARGIN
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), text)
    finally:
        painter.end()
