"""The column beside a page: its sources, how old they are, the size of the letters, and where to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.education.library import Library
from dilator_app.education.page import Page
from dilator_app.i18n import _
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.pages.learn.passage import Numbers
from dilator_app.ui.pages.learn.shelf import Shelf
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label

_GAP = 16
_SMALL_GAP = 8


class Side(QWidget):
    """Says what the reader wants; the article does it."""

    larger = Signal()
    smaller = Signal()
    print_requested = Signal()
    page_requested = Signal(str)
    read_changed = Signal(bool)

    def __init__(self, page: Page, library: Library, numbers: Numbers, shelf: Shelf, following: Page | None) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_SMALL_GAP)
        self._add_sources(library, numbers)
        self._add_checked(page, library)
        self._add_reading(page, shelf)
        self._add_next(following)
        self._column.addStretch()

    def _begin(self, title: str) -> None:
        if self._column.count():
            self._column.addSpacing(_GAP - _SMALL_GAP)
        self._column.addWidget(Hairline())
        self._column.addSpacing(_GAP - _SMALL_GAP)
        heading = Heading(title, "control")
        heading.setFont(label("", "control", strong=True).font())
        self._column.addWidget(heading)

    def _add_sources(self, library: Library, numbers: Numbers) -> None:
        self._begin(_("Sources"))
        for number, shown in enumerate(numbers.entries, 1):
            strong, rest = source_words.entry(shown, library)
            row = QHBoxLayout()
            row.setSpacing(_SMALL_GAP)
            row.addWidget(label(f"{number}.", "small", "text-muted"), alignment=Qt.AlignmentFlag.AlignTop)
            told = QVBoxLayout()
            told.setSpacing(0)
            told.addWidget(label(strong, "small", wrap=True, strong=True))
            words = label(rest, "small", wrap=True)
            words.setAccessibleName(_("Source {n}: {name} {words}").format(n=number, name=strong, words=rest))
            told.addWidget(words)
            row.addLayout(told, 1)
            self._column.addLayout(row)

    def _add_checked(self, page: Page, library: Library) -> None:
        self._begin(_("Checked"))
        self._column.addWidget(label(source_words.checked(page, library), "small", wrap=True))
        if page.is_behind:
            self._warn(_("The English page has changed since this translation."))
        if page.is_untranslated:
            self._warn(_("This page has not been translated yet."))

    def _warn(self, words: str) -> None:
        self._column.addWidget(label(words, "small", wrap=True, strong=True))

    def _add_reading(self, page: Page, shelf: Shelf) -> None:
        self._begin(_("Reading"))
        self.smaller_button = Button(_("Smaller"), dense=True)
        self.larger_button = Button(_("Larger"), dense=True)
        self.print_button = Button(_("Print"), icon="print", dense=True)
        self.smaller_button.clicked.connect(self.smaller)
        self.larger_button.clicked.connect(self.larger)
        self.print_button.clicked.connect(self.print_requested)
        row = QHBoxLayout()
        row.setSpacing(_SMALL_GAP)
        for button in (self.smaller_button, self.larger_button, self.print_button):
            row.addWidget(button)
        row.addStretch()
        self._column.addLayout(row)
        self.read_box = QCheckBox(_("I have read this page"))
        self.read_box.setChecked(page.name in shelf.pages_read())
        if not shelf.keeps:
            self.read_box.hide()
        self.read_box.toggled.connect(self.read_changed)
        self._column.addWidget(self.read_box)
        self.note = label("", "small", "text-muted", wrap=True)
        self.note.hide()
        self._column.addWidget(self.note)

    def _add_next(self, following: Page | None) -> None:
        self.next_button: Button | None = None
        if following is None:
            return
        self._begin(_("Next"))
        self.next_button = Button(following.title, kind="link")
        self.next_button.clicked.connect(lambda: self.page_requested.emit(following.name))
        row = QHBoxLayout()
        row.addWidget(self.next_button)
        row.addStretch()
        self._column.addLayout(row)

    def say(self, text: str) -> None:
        """Say something about what was just asked for."""
        self.note.setText(text)
        self.note.show()
