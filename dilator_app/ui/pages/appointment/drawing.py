"""What is on its way to the preview: sessions being read, then pages being drawn, one thing at a time in a thread."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dilator_app.domain.session import Session
from dilator_app.report.one_page import PageMaker
from dilator_app.report.page.facts import Material, PageOptions
from dilator_app.ui import jobs

_PPI = 110


class Drawing(QObject):
    """Holds what pages are made from. Of several wishes the newest is drawn; its first page first, a long list after.

    Reading and drawing never pile up: while one goes on the others wait, and all but the newest are forgotten.
    """

    read = Signal()
    """The sessions are here."""
    drawn = Signal(object, object)  # pages as PNG, PageOptions
    failed = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.maker = PageMaker(Material())
        self.job: jobs.Job | None = None
        self.has_read = False
        self._is_list = False
        self._wish: PageOptions | None = None

    def take(self, material: Material, read_sessions: Callable[[], Sequence[Session]]) -> None:
        """Use these records at once, and their sessions as soon as they are read; till then those of before."""
        self._use(replace(material, sessions=self.maker.material.sessions))
        self._run(read_sessions, self._on_read)

    def draw(self, options: PageOptions) -> None:
        """Draw a page, now or once what goes on has ended; a list nobody waits for any more is given up."""
        self._wish = options
        if self.job is None or self._is_list:
            self._go_on()

    def _use(self, material: Material) -> None:
        if material != self.maker.material:
            self.maker = PageMaker(material)

    def _run(self, work: Callable[[], object], done: Callable[..., None], *, is_list: bool = False) -> None:
        if self.job is not None:
            self.job.cancel()
        self._is_list = is_list
        self.job = jobs.run(self, work, done, self._on_failed)

    def _on_read(self, sessions: Sequence[Session]) -> None:
        self.job = None
        self._use(replace(self.maker.material, sessions=sessions))
        self.has_read = True
        self.read.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Draw what is wished for, if anything is."""
        options, self._wish = self._wish, None
        if options is not None:
            first = replace(options, session_list=False)
            self._run(partial(self.maker.as_pictures, first, _PPI), partial(self._on_drawn, options))

    def _on_drawn(self, options: PageOptions, pages: list[bytes]) -> None:
        self.job = None
        self.drawn.emit(pages, options)
        if self._wish is not None:
            self._go_on()
        elif options.session_list and len(pages) == 1:
            whole = partial(self.maker.as_pictures, options, _PPI)
            self._run(whole, partial(self._on_drawn, replace(options, session_list=False)), is_list=True)

    def _on_failed(self, error: BaseException) -> None:
        self.job = None
        self.failed.emit(error)
        self._go_on()
