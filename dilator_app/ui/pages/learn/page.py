"""Learn, in the open diary: what is read, asked and written for an exam is kept."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout

from dilator_app import tokens
from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Kind
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.learn.reader import LearnReader
from dilator_app.ui.pages.learn.shelf import DiaryShelf
from dilator_app.ui.pages.page import Page
from dilator_app.ui.undo import UndoStack

_TOP = 26


class LearnPage(Page):
    """The reader, with a shelf in the diary."""

    watches = frozenset({Kind.QUESTION, Kind.APPOINTMENT, Kind.SETTING})

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack) -> None:
        super().__init__(diary, bus, clock)
        self.reader = LearnReader(DiaryShelf(diary, bus, clock, undo))
        self.reader.question_requested.connect(lambda: self.request_page.emit("appointment", "question"))
        column = QVBoxLayout(self)
        side = tokens.measure("layout", "margin-x")
        column.setContentsMargins(side, _TOP, side, tokens.measure("layout", "margin-bottom"))
        column.addWidget(self.reader)

    def refresh(self) -> None:
        """Show the questions, the read marks and the card of this moment; else a page that is read stays as it is."""
        self.reader.refresh()

    def arrange(self, *, narrow: bool) -> None:
        """Give the words the whole width of a narrow window."""
        self.reader.arrange(narrow=narrow)

    def show_target(self, target: object) -> None:
        """Open the page of that name."""
        if isinstance(target, str):
            self.reader.show_page(target)

    def place(self) -> object:
        """Return the name of the page that is read."""
        return self.reader.page.name if self.reader.page is not None else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the page that is read have the keys: whoever comes back to it goes on reading."""
        super().focusInEvent(event)
        if self.reader.page is not None:
            self.reader.focus_page()

    def step_back(self) -> None:
        """Go back to the list."""
        self.reader.show_list()

    def focus_search(self) -> None:
        """Put the cursor where one types to search."""
        self.reader.focus_search()
