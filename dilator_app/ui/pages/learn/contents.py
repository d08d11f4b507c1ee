"""The list of pages by topic, and, while something is typed, what was found."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dilator_app.education.library import Library, Term
from dilator_app.education.page import Page
from dilator_app.education.search import Hit, Index
from dilator_app.i18n import _, ngettext
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.pages.learn.row import PageRow, Told
from dilator_app.ui.widgets.card import Card, label

GLOSSARY = "glossary"
_SIDE = 24
_TOPIC_GAP = 4


class Contents(Card):
    """Tab enters the list, the arrows walk along it, Enter opens a page."""

    chosen = Signal(str)
    """The name of a page."""
    term_chosen = Signal(str)
    """The name of a word of the glossary."""

    def __init__(self, library: Library, index: Index) -> None:
        super().__init__(padding=(1, 6))
        self._library, self._index = library, index
        self.rows: list[PageRow] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self._area)

    def show_all(self, read: frozenset[str]) -> None:
        """Show every page under its topic."""
        column = self._begin()
        for topic in self._library.topics:
            pages = list(self._library.of_topic(topic))
            rows = [PageRow(page.name, _told(page, self._library, read)) for page in pages]
            if topic == self._library.topics[-1]:
                rows.append(PageRow(GLOSSARY, Told(_("Glossary"), _("What the words mean."))))
            self._add(column, topic.title, rows)
        self._end(column)

    def show_found(self, query: str, read: frozenset[str]) -> None:
        """Show what fits ``query``, best first."""
        hits = self._index.find(query)
        column = self._begin()
        if hits:
            title = ngettext("{n} found", "{n} found", len(hits)).format(n=len(hits))
            self._add(column, title, [self._found(hit, read) for hit in hits])
        else:
            self._add(column, _("Nothing found"), [])
            words = label(_("Try another word, or fewer letters of it."), "control", "text-muted", wrap=True)
            words.setContentsMargins(_SIDE, 0, _SIDE, 0)
            column.addWidget(words)
        self._end(column)

    def _found(self, hit: Hit, read: frozenset[str]) -> PageRow:
        if isinstance(hit.target, Term):
            told = Told(hit.target.words, hit.excerpt, _("Glossary"), spans=hit.spans)
            return PageRow(f"{GLOSSARY}:{hit.target.name}", told)
        page = hit.target
        told = Told(page.title, hit.excerpt, "", bool(page.disagreements), page.name in read, hit.spans)
        return PageRow(page.name, told)

    # --- building ----------------------------------------------------------------------------------------------------
    def _begin(self) -> QVBoxLayout:
        self.rows = []
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 10)
        column.setSpacing(0)
        self._area.setWidget(holder)
        return column

    def _add(self, column: QVBoxLayout, title: str, rows: Iterable[PageRow]) -> None:
        if column.count():
            column.addSpacing(_TOPIC_GAP)
        heading = Heading(title, "small", "text-muted")
        heading.setFont(label("", "small", strong=True).font())
        heading.setContentsMargins(_SIDE, 8, _SIDE, 4)
        column.addWidget(heading)
        listed = list(rows)
        for row in listed:
            row.set_last(row is listed[-1])
            row.clicked.connect(self._on_clicked)
            row.installEventFilter(self)
            column.addWidget(row)
        self.rows += listed

    def _end(self, column: QVBoxLayout) -> None:
        column.addStretch()
        widest = max((row.meta_width() for row in self.rows), default=0)
        for row in self.rows:
            row.set_meta_room(widest)
        self._give_stop(0)

    def _give_stop(self, which: int) -> None:
        """Let Tab enter the list at one row alone."""
        for place, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == which else Qt.FocusPolicy.ClickFocus)

    # --- keys --------------------------------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk along the rows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, PageRow):
            place = self.rows.index(watched)
            places = {
                Qt.Key.Key_Down: place + 1,
                Qt.Key.Key_Up: place - 1,
                Qt.Key.Key_Home: 0,
                Qt.Key.Key_End: len(self.rows) - 1,
            }
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
            if event.key() in places:
                self.enter(places[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def enter(self, place: int = 0) -> None:
        """Give a row the keyboard."""
        if not self.rows:
            return
        place = min(max(place, 0), len(self.rows) - 1)
        self._give_stop(place)
        self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(self.rows[place])

    def enter_page(self, name: str) -> None:
        """Give the row of a page the keyboard, where one comes back from it."""
        self.enter(next((place for place, row in enumerate(self.rows) if row.name == name), 0))

    def open_first(self) -> None:
        """Open what was found first."""
        if self.rows:
            self.rows[0].click()

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, PageRow):
            name, __, term = row.name.partition(":")
            if term:
                self.term_chosen.emit(term)
            else:
                self.chosen.emit(name)


def _told(page: Page, library: Library, read: frozenset[str]) -> Told:
    minutes = ngettext("{n} min", "{n} min", page.minutes).format(n=page.minutes)
    number = len(library.documents_of(page))
    sources = ngettext("{n} source", "{n} sources", number).format(n=number)
    meta = _("{minutes}, {sources}").format(minutes=minutes, sources=sources)
    return Told(page.title, page.summary, meta, bool(page.disagreements), page.name in read)
