"""The list of pages by topic, and, while something is typed, what was found."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dilator_app.education.asked import folded
from dilator_app.education.library import Library, Term
from dilator_app.education.page import Page
from dilator_app.education.search import Hit, Index
from dilator_app.i18n import _, ngettext
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.pages.learn.row import WALKS, PageRow, Told
from dilator_app.ui.widgets.card import Card, label

GLOSSARY = "glossary"
_SIDE = 24
_TOPIC_GAP = 4
_BEGUN = 3
_READY = 48
"""So many rows for what is found are made before the first letter is typed; a letter finds hardly more."""


class Contents(Card):
    """Tab enters the list, the arrows walk along it, Enter opens a page.

    The list of all pages is built once. What was found is shown in rows that are used again for each letter typed.
    """

    chosen = Signal(str)
    """The name of a page."""
    term_chosen = Signal(str)
    """The name of a word of the glossary."""

    def __init__(self, library: Library, index: Index) -> None:
        super().__init__(padding=(0, 6))
        self._library, self._index = library, index
        self.rows: list[PageRow] = []
        self._all: list[PageRow] = []
        self._spare: list[PageRow] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 10)
        column.setSpacing(0)
        self._whole, self._found = self._make_whole(), self._make_found()
        column.addWidget(self._whole)
        column.addWidget(self._found)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addStretch()
        self._area.setWidget(holder)
        QTimer.singleShot(0, self, lambda: self._have_rows(_READY))
        self.column.addWidget(self._area)

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_all(self, read: frozenset[str]) -> None:
        """Show every page under its topic."""
        for row in self._all:
            if row.name != GLOSSARY and row.told.read != (row.name in read):
                row.show_page(row.name, replace(row.told, read=row.name in read))
        self._show(self._whole, self._all)

    def show_found(self, query: str, read: frozenset[str]) -> None:
        """Show what fits ``query``, best first."""
        shown = [_of_hit(hit, read, self._library) for hit in self._index.find(query)]
        if _asks_for_glossary(query):
            shown.insert(0, (GLOSSARY, _told_of_glossary()))
        number = len(shown)
        if self.rows is self._all or number != len(self.rows):
            self._found.hide()  # else each row that comes or goes would have all of them arranged anew
        found = ngettext("{n} found", "{n} found", number).format(n=number)
        self._count.setText(found if shown else _("Nothing found"))
        self._advice.setVisible(not shown)
        self._have_rows(number)
        for row, (name, told) in zip(self._spare, shown, strict=False):
            row.show_page(name, told)
        for place, row in enumerate(self._spare):
            row.set_last(place == number - 1)
            if row.isHidden() is (place < number):
                row.setVisible(place < number)
        self._area.verticalScrollBar().setValue(0)
        self._show(self._found, self._spare[:number])

    def _show(self, view: QWidget, rows: list[PageRow]) -> None:
        self._whole.setVisible(view is self._whole)
        self._found.setVisible(view is self._found)
        self.rows = rows
        widest = max((row.meta_width() for row in {row.told.meta: row for row in rows}.values()), default=0)
        for row in rows:
            row.set_meta_room(widest)
        self._give_stop(0)

    def put_below(self, widget: QWidget) -> None:
        """Take in what has no room beside the list, and scroll it along."""
        self._below.setContentsMargins(_SIDE, _SIDE, _SIDE, 0)
        self._below.addWidget(widget)

    def give_back(self, widget: QWidget) -> None:
        """Let go of what was put below."""
        self._below.removeWidget(widget)

    # --- building ----------------------------------------------------------------------------------------------------
    def _make_whole(self) -> QWidget:
        view, column = _stack()
        for topic in self._library.topics:
            if column.count():
                column.addSpacing(_TOPIC_GAP)
            column.addWidget(_heading(topic.title))
            told = [(page.name, _told(page)) for page in self._library.of_topic(topic)]
            if topic == self._library.topics[-1]:
                told.append((GLOSSARY, _told_of_glossary()))
            rows = [self._make_row(name, words) for name, words in told]
            rows[-1].set_last(True)
            for row in rows:
                column.addWidget(row)
            self._all += rows
        return view

    def _make_found(self) -> QWidget:
        view, column = _stack()
        self._count = _heading("")
        self._advice = label(_("Try another word, or fewer letters of it."), "control", "text-muted", wrap=True)
        self._advice.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._places = QVBoxLayout()
        self._places.setSpacing(0)
        column.addWidget(self._count)
        column.addWidget(self._advice)
        column.addLayout(self._places)
        return view

    def _have_rows(self, number: int) -> None:
        """Have at least so many rows for what is found."""
        while len(self._spare) < number:
            before = (self._spare or self._all)[-1]
            self._spare.append(self._make_row(GLOSSARY, Told("", "")))
            self._spare[-1].hide()
            self._places.addWidget(self._spare[-1])
            self.setTabOrder(before, self._spare[-1])  # else it would come after everything that was there before

    def _make_row(self, name: str, told: Told) -> PageRow:
        row = PageRow(name, told)
        row.clicked.connect(lambda: self._on_clicked(row.name))
        row.walked.connect(lambda key: self._walk(row, key))
        return row

    # --- keys --------------------------------------------------------------------------------------------------------
    def _give_stop(self, which: int) -> None:
        """Let Tab enter the list at one row alone."""
        for place, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == which else Qt.FocusPolicy.ClickFocus)

    def _walk(self, row: PageRow, key: int) -> None:
        place = self.rows.index(row)
        places = dict(zip(WALKS, (place + 1, place - 1, 0, len(self.rows) - 1), strict=True))
        self.enter(places[Qt.Key(key)])

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

    def _on_clicked(self, name: str) -> None:
        page, __, term = name.partition(":")
        if term:
            self.term_chosen.emit(term)
        else:
            self.chosen.emit(page)


def _stack() -> tuple[QWidget, QVBoxLayout]:
    view = QWidget()
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return view, column


def _heading(title: str) -> Heading:
    made = Heading(title, "small", "text-muted")
    made.setFont(label("", "small", strong=True).font())
    made.setContentsMargins(_SIDE, 8, _SIDE, 4)
    return made


def _of_hit(hit: Hit, read: frozenset[str], library: Library) -> tuple[str, Told]:
    said_by = source_words.told_by(hit.marks, library)
    if isinstance(hit.target, Term):
        told = Told(hit.target.words, hit.excerpt, _("Glossary"), False, False, hit.spans, said_by, hit.title_spans)
        return f"{GLOSSARY}:{hit.target.name}", told
    page = hit.target
    disagrees, is_read = bool(page.disagreements), page.name in read
    return page.name, Told(page.title, hit.excerpt, "", disagrees, is_read, hit.spans, said_by, hit.title_spans)


def _asks_for_glossary(query: str) -> bool:
    """Return whether its name is typed; the list of words has no words of its own to be found by."""
    typed = folded(query.strip())
    return len(typed) >= _BEGUN and folded(_("Glossary")).startswith(typed)


def _told_of_glossary() -> Told:
    return Told(_("Glossary"), _("What the words mean."))


def _told(page: Page) -> Told:
    minutes = ngettext("{n} min", "{n} min", page.minutes).format(n=page.minutes)
    number = source_words.number_on(page)
    sources = ngettext("{n} source", "{n} sources", number).format(n=number)
    meta = _("{minutes}, {sources}").format(minutes=minutes, sources=sources)
    return Told(page.title, page.summary, meta, bool(page.disagreements))
