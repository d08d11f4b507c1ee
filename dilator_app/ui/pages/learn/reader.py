"""The reader: a list of pages, and one page at a time. It needs no diary; what it keeps lies on its shelf."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dilator_app import i18n, tokens
from dilator_app.education import library as libraries
from dilator_app.education.library import Library
from dilator_app.education.page import Block, Page, Paragraph
from dilator_app.education.page import Heading as HeadingBlock
from dilator_app.education.search import Index
from dilator_app.i18n import _
from dilator_app.ui.icons import IconView
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.arrows import Arrows
from dilator_app.ui.pages.learn.article import Article
from dilator_app.ui.pages.learn.contents import GLOSSARY, Contents
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.pages.learn.questions import QuestionsCard
from dilator_app.ui.pages.learn.shelf import NoShelf, Shelf
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label
from dilator_app.ui.widgets.fields import SearchField
from dilator_app.ui.widgets.scrolling import scrolling

_SEARCH_WIDTH = 300
_SIDE = 308
_WIDE = 4 * _SIDE


class LearnReader(QWidget):
    """List and page. ``question_requested`` comes from the card beside the list, which a diary alone has."""

    question_requested = Signal()

    def __init__(self, shelf: Shelf | None = None, library: Library | None = None) -> None:
        super().__init__()
        self._shelf = shelf or NoShelf()
        self._library = library or libraries.of_language(i18n.current_language())
        self._index = Index(self._library)
        self._narrow = False
        self._still = Arrows(lambda _key: None, self)
        self._views = QStackedWidget()
        self._views.addWidget(self._make_list())
        self._views.addWidget(self._make_article())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._views)
        acts = {
            "Ctrl+P": self.print_page,
            "Alt+Right": self._go_on,
            "Alt+Left": self.show_list,
            "Ctrl++": lambda: self._resize_letters(1),
            "Ctrl+-": lambda: self._resize_letters(-1),
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)  # wherever the focus is while this is shown
        self.refresh()

    # --- building ----------------------------------------------------------------------------------------------------
    def _make_list(self) -> QWidget:
        view = QWidget()
        self.search = SearchField(_("Search"))
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._open_first)
        head = QHBoxLayout()
        head.addWidget(Heading(_("Learn"), "title-1"), 1)
        head.addWidget(self.search)
        self.contents = Contents(self._library, self._index)
        self.contents.chosen.connect(self.show_page)
        self.contents.term_chosen.connect(self.show_term)
        self._beside = self._make_beside()
        self._body = QHBoxLayout()
        self._body.setSpacing(tokens.measure("layout", "gutter"))
        self._body.addWidget(self.contents, 1)
        self._beside_area = scrolling(self._beside)
        self._beside_area.setFixedWidth(_SIDE)
        self._body.addWidget(self._beside_area)
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(17)
        column.addLayout(head)
        column.addLayout(self._body, 1)
        return view

    def _make_beside(self) -> QWidget:
        beside = QWidget()
        beside.setMaximumWidth(_WIDE)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.measure("layout", "gutter"))
        self.questions = QuestionsCard()
        self._still.watch(self.questions)
        self.questions.requested.connect(self.question_requested)
        if not self._shelf.keeps:
            self.questions.hide()
        column.addWidget(self.questions)
        column.addWidget(self._make_origin())
        column.addStretch()
        return beside

    def _make_origin(self) -> Card:
        card = Card(padding=(22, 18))
        card.column.setSpacing(8)
        card.column.addWidget(Heading(_("Where this comes from"), "title-3"))
        told = _(
            "Every page lists its sources with dates. When sources disagree, the page says so instead of choosing for "
            "you."
        )
        card.column.addWidget(label(told, "small", wrap=True))
        card.column.addSpacing(2)
        ages = source_words.all_checked(self._library)
        card.column.addWidget(label(ages, "small", "text-muted", wrap=True))
        about = Button(_("About these pages"), kind="link")
        self._still.watch(about)
        about.clicked.connect(lambda: self.show_page("about"))
        card.column.addWidget(about, alignment=Qt.AlignmentFlag.AlignLeading)
        return card

    def _make_article(self) -> QWidget:
        view = QWidget()
        self.back = Button(_("Learn"), kind="link", size="large")
        self.back.setAccessibleName(_("Back to the list"))
        self.back.clicked.connect(self.show_list)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(IconView("chevron-left", "accent-text"))
        head.addWidget(self.back)
        head.addStretch()
        self.article = Article(self._library, self._index, self._shelf)
        self.article.arrows.watch(self.back)
        self.article.page_requested.connect(self.show_page)
        self.article.term_requested.connect(self.show_term)
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(self.article, 1)
        return view

    # --- showing -----------------------------------------------------------------------------------------------------
    @property
    def page(self) -> Page | None:
        """The page that is shown; none while the list is."""
        return self.article.page if self._views.currentIndex() == 1 else None

    def refresh(self) -> None:
        """Show what the shelf holds now."""
        self._fill(self.search.text())
        self.questions.show_questions(self._shelf.questions(), self._shelf.visit())
        self.article.look_again()

    def show_page(self, name: str) -> None:
        """Show a page, with the words that were searched for marked in it."""
        page = self._glossary() if name == GLOSSARY else self._library.page(name)
        self.article.show_page(page, self.search.text())
        self._views.setCurrentIndex(1)
        self.focus_page()

    def focus_page(self) -> None:
        """Put the keyboard at the beginning of the page that is shown, without scrolling it."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_term(self, name: str) -> None:
        """Show a word in the glossary."""
        term = self._library.term(name)
        self.show_page(GLOSSARY)
        if term is not None:
            self.article.to_heading(term.words)

    def show_list(self) -> None:
        """Go back to the list, where one came from."""
        if self._views.currentIndex() == 0:
            return
        name = self.article.page.name if self.article.page else ""
        self._views.setCurrentIndex(0)
        self.refresh()
        QTimer.singleShot(0, self.contents, lambda: self.contents.enter_page(name))

    def focus_search(self) -> None:
        """Put the cursor where one types to search."""
        self._views.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def arrange(self, *, narrow: bool) -> None:
        """Put the cards beside the list below its rows, and the column beside a page below that page."""
        if narrow != self._narrow:
            self._narrow = narrow
            # Taken out of one place before it is put into the other: see widgets.placing.
            if narrow:
                self.contents.put_below(self._beside_area.takeWidget())
            else:
                self.contents.give_back(self._beside)
                self._beside_area.setWidget(self._beside)
            self._beside_area.setVisible(not narrow)
        self.article.arrange(narrow=narrow)

    def print_page(self) -> None:
        """Ask where to print the page that is shown."""
        if self.page is not None:
            self.article.print_page()

    def _go_on(self) -> None:
        if self.page is not None:
            self.article.go_on()

    def _resize_letters(self, steps: int) -> None:
        if self.page is not None:
            self.article.resize_letters(steps)

    def _glossary(self) -> Page:
        blocks: list[Block] = []
        for term in self._library.glossary:
            blocks += [HeadingBlock(term.words), Paragraph(term.sentences)]
        return libraries.made_page(GLOSSARY, _("Glossary"), _("What the words mean."), tuple(blocks), self._library)

    # --- searching ---------------------------------------------------------------------------------------------------
    def _on_typed(self, text: str) -> None:
        self._fill(text)

    def _fill(self, text: str) -> None:
        read = self._shelf.pages_read()
        if text.strip():
            self.contents.show_found(text, read)
        else:
            self.contents.show_all(read)

    def _open_first(self) -> None:
        if self.search.text().strip():
            self.contents.open_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the page with Esc, and walk from the search into the list with the arrow."""
        if event.key() == Qt.Key.Key_Escape and self.page is not None and self.article.hint.isVisible():
            self.article.hint.hide()
        elif event.key() == Qt.Key.Key_Escape and self.page is not None:
            self.show_list()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.contents.enter()
        elif self.page is not None and self.article.scroll_by_key(event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)
