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
from dilator_app.ui.pages.learn.source_list import SourceList
from dilator_app.ui.pages.learn.wrapped_link import WrappedLink
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label

_BEFORE_LINE, _AFTER_LINE = 20, 14
_SMALL_GAP = 8
_TEXT_GAP = 4
_WIDTH = 286  # of the column beside a scroll bar


class Side(QWidget):
    """Says what the reader wants; the article does it."""

    larger = Signal()
    smaller = Signal()
    print_requested = Signal()
    page_requested = Signal(str)
    read_changed = Signal(bool)

    def __init__(
        self, page: Page, library: Library, numbers: Numbers | None, shelf: Shelf, following: Page | None
    ) -> None:
        """Leave out ``numbers`` where the sources stand right above."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if numbers is not None:
            self._add_sources(library, numbers)
        self._add_checked(page, library)
        self._add_reading(page, shelf)
        self._add_next(following)
        self._column.addStretch()

    def _begin(self, title: str) -> None:
        if self._column.count():
            self._column.addSpacing(_BEFORE_LINE)
        self._column.addWidget(Hairline())
        self._column.addSpacing(_AFTER_LINE)
        self._column.addWidget(Heading(title, "body-strong"))
        self._column.addSpacing(_TEXT_GAP)

    def _add_sources(self, library: Library, numbers: Numbers) -> None:
        """Show the list at one size, so that the buttons below stay under the pointer; in full it grows."""
        self._begin(_("Sources"))
        self._column.addWidget(SourceList(numbers, library, short=True))

    def _add_checked(self, page: Page, library: Library) -> None:
        self._begin(_("Checked"))
        self._column.addWidget(label(source_words.checked(page, library), "control", wrap=True))
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
        self._add_buttons([self.smaller_button, self.larger_button, self.print_button])
        self.read_box = QCheckBox(_("I have read this page"))
        self.read_box.setChecked(page.name in shelf.pages_read())
        if not shelf.keeps or not page.topic:  # the glossary stands under no topic
            self.read_box.hide()
        self.read_box.toggled.connect(self.read_changed)
        self._column.addSpacing(_SMALL_GAP)
        self._column.addWidget(self.read_box)
        self.note = label("", "small", "text-muted", wrap=True)
        self.note.hide()
        self._column.addSpacing(_TEXT_GAP)
        self._column.addWidget(self.note)

    def _add_buttons(self, buttons: list[Button]) -> None:
        """Put buttons side by side, on as many rows as their words need."""
        row, left = QHBoxLayout(), 0
        for button in buttons:
            wide = button.sizeHint().width()
            if left < wide:
                row, left = QHBoxLayout(), _WIDTH
                row.setContentsMargins(0, _TEXT_GAP, 0, 0)
                row.setSpacing(_SMALL_GAP)
                row.setAlignment(Qt.AlignmentFlag.AlignLeading)
                self._column.addLayout(row)
            row.addWidget(button)
            left -= wide + _SMALL_GAP

    def _add_next(self, following: Page | None) -> None:
        self.next_button: WrappedLink | None = None
        if following is None:
            return
        self._begin(_("Next"))
        self.next_button = WrappedLink(following.title)
        self.next_button.clicked.connect(lambda: self.page_requested.emit(following.name))
        row = QHBoxLayout()
        row.addWidget(self.next_button)
        row.addStretch()
        self._column.addLayout(row)

    def say(self, text: str) -> None:
        """Say something about what was just asked for."""
        self.note.setText(text)
        self.note.show()
