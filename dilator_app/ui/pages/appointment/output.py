"""The page as a file or on paper. Each is made in a thread; what goes wrong is told, and nothing is lost."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dilator_app.diary.diary import Diary
from dilator_app.report import html, pdf
from dilator_app.report.one_page import PageMaker
from dilator_app.report.page.facts import Material, PageOptions
from dilator_app.report.typeset import PRINT_PPI
from dilator_app.ui import jobs, leaving, messages, printing


class PageOutput(QObject):
    """Saves and prints for one page of the window. ``busy`` is True while something is on its way."""

    said = Signal(str)
    failed = Signal(object)
    busy = Signal(bool)
    made_file = Signal(bool)
    """True when the PDF was saved or may be saved next, which a password is for; False for HTML and for paper."""

    def __init__(self, diary: Diary, owner: QWidget) -> None:
        super().__init__(owner)
        self._diary, self._owner = diary, owner

    # --- files -------------------------------------------------------------------------------------------------------
    def ask_where(self, title: str, name: str, kind: str, chosen: Callable[[Path], None]) -> None:
        """Ask where a file goes; the name offered says nothing about health."""
        messages.ask_where_to_save(self._owner.window(), title, leaving.suggestion(name), kind, chosen)

    def save_pdf(self, path: Path, maker: PageMaker, options: PageOptions, password: str) -> None:
        """Write the page as PDF, encrypted where there is a password."""
        self._save(path, "pdf", lambda: maker.as_pdf(options, password or None))

    def save_html(self, path: Path, material: Material, options: PageOptions) -> None:
        """Write the page as HTML."""
        self._save(path, "html", lambda: html.as_html(material, options).encode())

    def _save(self, path: Path, kind: str, make: Callable[[], bytes]) -> None:
        def work() -> Path:
            pdf.save(make(), path)
            return path

        self.busy.emit(True)
        jobs.run(self, work, partial(self._on_saved, kind), self._on_failed)

    def _on_saved(self, kind: str, path: Path) -> None:
        self.busy.emit(False)
        self._diary.note_export(str(path), kind)
        self.made_file.emit(kind == "pdf")
        self.said.emit(leaving.saved_words(path))

    # --- paper -------------------------------------------------------------------------------------------------------
    def print_page(self, maker: PageMaker, options: PageOptions, password: str) -> None:
        """Draw the page for paper, and ask the system where to print it; a ``password`` is not for what is printed."""
        self.busy.emit(True)
        jobs.run(
            self,
            lambda: maker.as_pictures(options, PRINT_PPI),
            partial(self._ask_printer, options, printing.no_password_note() if password else ""),
            self._on_failed,
        )

    def _ask_printer(self, options: PageOptions, note: str, pages: Sequence[bytes]) -> None:
        self.busy.emit(False)
        self.said.emit(note)
        self.made_file.emit(False)
        name = pdf.printed_name(options.today)
        printed = partial(self._on_printed, note)
        dialog = printing.print_pictures(self._owner.window(), pages, options.paper, name, printed)
        dialog.rejected.connect(self._on_not_printed)

    def _on_not_printed(self) -> None:
        self.said.emit("")
        self.made_file.emit(True)

    def _on_printed(self, note: str, file: Path | None) -> None:
        """Say where a copy is now; a file that the printer made is listed with those that were saved."""
        told = printing.spool_note()
        if file is not None:
            self._diary.note_export(str(file), "pdf")
            told = leaving.saved_words(file)
        self.said.emit(f"{told} {note}".strip())

    def _on_failed(self, error: BaseException) -> None:
        self.busy.emit(False)
        self.failed.emit(error)
