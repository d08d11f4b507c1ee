"""One page, read: the column of words, and beside it (in a narrow window below it) sources and settings."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.domain.preferences import LEAST_READING, MOST_READING
from dilator_app.education.library import Library
from dilator_app.education.page import Page
from dilator_app.education.search import Index, Span
from dilator_app.ui import printing
from dilator_app.ui.drafts import WhileTyping
from dilator_app.ui.pages.learn import copying, printout, source_words, whole_page
from dilator_app.ui.pages.learn.arrows import Arrows
from dilator_app.ui.pages.learn.blocks import QuestionView, Setting
from dilator_app.ui.pages.learn.cards import ExamCardView
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.pages.learn.hint import Hint
from dilator_app.ui.pages.learn.marked_label import MarkedLabel
from dilator_app.ui.pages.learn.page_words import PageWords
from dilator_app.ui.pages.learn.passage import MARK, PAGE, TERM, Numbers, Passage
from dilator_app.ui.pages.learn.seen import Seen
from dilator_app.ui.pages.learn.shelf import Shelf
from dilator_app.ui.pages.learn.side import Side
from dilator_app.ui.widgets.buttons import Button

_BETWEEN = 56  # from the words to the column beside them
_SCROLL_BAR = 10
_BEFORE_BAR = 12
_SIDE = 308
_RING = 5  # room for the focus ring at the edges of that column
_SIDE_TOP = 15
_STEP = 15
_OVERLAP = 60  # of two screens of words, so that nobody loses the line
_GAP = 16
_LINE = 40  # of words that an arrow scrolls


class Article(QWidget):
    """Shows one page at a time."""

    page_requested = Signal(str)
    term_requested = Signal(str)

    def __init__(self, library: Library, index: Index, shelf: Shelf) -> None:
        super().__init__()
        self._library, self._index, self._shelf = library, index, shelf
        self._narrow = False
        self.page: Page | None = None
        self.side: Side | None = None
        self.next_button: Button | None = None
        self.passages: list[Passage] = []
        self._query = ""
        self._scroll = _area()
        self._scroll.verticalScrollBar().valueChanged.connect(self._let_go_of_hint)
        self._side_area = _area()
        self._side_area.setFixedWidth(_SIDE + _RING)
        self._side_area.verticalScrollBar().rangeChanged.connect(self._keep_off_the_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN - _BEFORE_BAR - _SCROLL_BAR - _RING)
        row.addWidget(self._scroll, 1)
        row.addWidget(self._side_area)
        self.hint = Hint(self)
        self.arrows = Arrows(self.scroll_by_key, self)
        self.seen = Seen(self._scroll)

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_page(self, page: Page, query: str = "") -> None:
        """Show ``page`` with the words of ``query`` marked: where they stand first, or from its beginning.

        A page that opens with a warning is always shown from its beginning: whoever searches is warned as well.
        """
        self.page, self._query = page, query
        self._build()
        self._scroll.verticalScrollBar().setValue(0)
        self.seen.begin()
        if query and not page.opens_with:
            QTimer.singleShot(0, self, self._to_first_hit)

    def _shown(self) -> Page:
        """Return the page that is shown. Raises ``RuntimeError`` before the first."""
        if self.page is None:
            raise RuntimeError("no page is shown")
        return self.page

    def look_again(self) -> None:
        """Show what is kept now: the last change of the card for an exam, or a question, may have been taken back."""
        kept: list[ExamCardView | QuestionView] = self._scroll.findChildren(ExamCardView)
        for view in (*kept, *self._scroll.findChildren(QuestionView)):
            view.look_again()

    def arrange(self, *, narrow: bool) -> None:
        """Put the column beside the words, or below them."""
        if narrow != self._narrow:
            self._narrow = narrow
            if self.page is not None:
                self._build()

    def _build(self) -> None:
        page = self._shown()
        self.hint.hide()
        for typing in self.findChildren(WhileTyping):
            typing.keep_now()  # the field that is shown next reads it
        self.passages = []
        numbers = Numbers(source_words.shown_on(page, self._library))
        scale = self._shelf.reading_percent() / 100
        setting = Setting(self._library, numbers, scale, self._shelf, self._watch)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, _BEFORE_BAR, tokens.space(6))
        column.setSpacing(0)
        words = PageWords(page, setting, self._following(page))
        words.next_requested.connect(self._on_end)
        self.seen.look_for(words.end)
        self.next_button = words.next_button
        beside = QHBoxLayout()  # it knows that the words stay narrower than the window, and how high that makes them
        beside.addWidget(words, 1)
        beside.addStretch(0)
        column.addLayout(beside)
        self.side = self._make_side(page, numbers)
        if self._narrow:
            column.addSpacing(tokens.space(6))
            column.addWidget(self.side)
        column.addStretch()
        self._scroll.setWidget(holder)  # before the column beside it: Tab goes through the words first
        self._side_area.setVisible(not self._narrow)
        if not self._narrow:
            self._side_area.setWidget(_padded(self.side))
        self.arrows.watch(holder)
        self.arrows.watch(self.side)
        self._mark_hits()

    def _keep_off_the_bar(self, _least: int, most: int) -> None:
        """Leave room between the column beside the words and its scroll bar, where it has one."""
        holder = self._side_area.widget()
        column = holder.layout() if holder is not None else None
        if column is not None:
            column.setContentsMargins(_RING, _SIDE_TOP, _BEFORE_BAR if most else 0, _RING)

    def _following(self, page: Page) -> Page | None:
        return self._library.next_after(page) if page in self._library.pages else None

    def _make_side(self, page: Page, numbers: Numbers) -> Side:
        beside = None if self._narrow else numbers  # below the words they have just been told in full
        side = Side(page, self._library, beside, self._shelf, self._following(page))
        side.larger.connect(lambda: self.resize_letters(1))
        side.smaller.connect(lambda: self.resize_letters(-1))
        side.print_requested.connect(self.print_page)
        side.page_requested.connect(self._on_next)
        side.read_changed.connect(lambda read: self._shelf.mark_read(page.name, read=read))
        self._offer_sizes(side)
        return side

    def go_on(self) -> None:
        """Show the next page, where there is one."""
        following = self._following(self.page) if self.page is not None else None
        if following is not None:
            self._on_next(following.name)

    def _on_end(self, name: str) -> None:
        """Go on from the button under the words, which is where they end."""
        self.seen.was_read = True
        self._on_next(name)

    def _on_next(self, name: str) -> None:
        if self.page is not None and self.seen.was_read:
            self._shelf.mark_read(self.page.name, read=True)
        self.page_requested.emit(name)

    # --- letters -----------------------------------------------------------------------------------------------------
    def resize_letters(self, steps: int) -> None:
        """Set larger (1) or smaller (-1) letters, and keep that."""
        percent = min(max(self._shelf.reading_percent() + steps * _STEP, LEAST_READING), MOST_READING)
        self._shelf.set_reading_percent(percent)
        place = self._scroll.verticalScrollBar()
        share = place.value() / max(1, place.maximum())
        focused = QApplication.focusWidget()
        side = self.side is not None and self.side.isAncestorOf(focused or self)
        words = self.passages.index(focused) if isinstance(focused, Passage) and focused in self.passages else None
        self._build()
        QTimer.singleShot(0, self, lambda: place.setValue(round(share * place.maximum())))
        if side and self.side is not None:
            button = self.side.larger_button if steps > 0 else self.side.smaller_button
            (button if button.isEnabled() else self.side.print_button).setFocus(Qt.FocusReason.OtherFocusReason)
        elif words is not None:
            self.passages[words].setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_sizes(self, side: Side) -> None:
        percent = self._shelf.reading_percent()
        side.smaller_button.setEnabled(percent > LEAST_READING)
        side.larger_button.setEnabled(percent < MOST_READING)

    # --- scrolling ---------------------------------------------------------------------------------------------------
    def scroll_by_key(self, key: int) -> bool:
        """Scroll with a key that means it; return whether it does."""
        bar = self._scroll.verticalScrollBar()
        places = {
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep() - _OVERLAP,
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep() + _OVERLAP,
            Qt.Key.Key_Down: bar.value() + _LINE,
            Qt.Key.Key_Up: bar.value() - _LINE,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key not in places:
            return False
        bar.setValue(places[Qt.Key(key)])
        return True

    # --- links -------------------------------------------------------------------------------------------------------
    def _watch(self, passage: Passage) -> None:
        self.passages.append(passage)
        passage.pointed.connect(lambda href, place: self._point(passage, href, place))
        passage.followed.connect(lambda href: self._follow(passage, href))
        passage.all_wanted.connect(self.select_all)
        passage.pressed_on.connect(self._let_go)

    def _point(self, passage: Passage, href: str, place: QRect) -> None:
        told = self._told(passage, href)
        if told is None:
            self.hint.hide()
            return
        corner = passage.mapTo(self, place.topLeft())
        if passage.hasFocus():
            self._scroll.ensureVisible(*_in_words(passage, place, self._scroll).toTuple())
            corner = passage.mapTo(self, place.topLeft())
        self.hint.tell(*told, QRect(corner, place.size()))

    def _let_go_of_hint(self) -> None:
        """Explain nothing that is no longer where it was."""
        self.hint.hide()
        for passage in self.passages:
            passage.forget_pointer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew, away from what was explained."""
        super().resizeEvent(event)
        self._let_go_of_hint()

    def _told(self, passage: Passage, href: str) -> tuple[str, str] | None:
        if shown := passage.shown_marks.get(href):
            return f"{source_words.name(shown, self._library)}.", source_words.explanation(shown, self._library)
        kind, __, target = href.partition(":")
        if kind == TERM and (term := self._library.term(target)):
            return f"{term.words}.", source_words.with_marks(term.sentences, self._library)
        return None

    def _follow(self, passage: Passage, href: str) -> None:
        kind, __, target = href.partition(":")
        if kind == PAGE:
            self.page_requested.emit(target)
        elif kind == TERM:
            self.term_requested.emit(target)
        elif kind == MARK:
            self._point(passage, href, passage.focus_outline()[0])

    # --- selecting ---------------------------------------------------------------------------------------------------
    def select_all(self) -> None:
        """Select the words of the whole page, to copy them with their marks."""
        for passage in self.passages:
            passage.select_with_page(self._parts)

    def _let_go(self) -> None:
        for passage in self.passages:
            passage.let_go_of_page()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the keyboard to the words beside a click on a heading or between them, so that keys go on from there."""
        super().mousePressEvent(event)
        above = [p for p in self.passages if p.mapTo(self, QPoint()).y() <= event.position().y()]
        if self.passages:
            (above or self.passages)[-1 if above else 0].setFocus(Qt.FocusReason.MouseFocusReason)

    # --- searching ---------------------------------------------------------------------------------------------------
    def _mark_hits(self) -> None:
        for passage in self.passages:
            passage.mark_words(self._found_in(passage.words_alone()))
        for words in self._scroll.findChildren(MarkedLabel):
            words.mark_words(self._found_in(words.text()))

    def _found_in(self, words: str) -> tuple[Span, ...]:
        return self._index.spans(words, self._query) if self._query else ()

    def _to_first_hit(self) -> None:
        holder = self._scroll.widget()
        if holder is None:
            return
        marked: list[QWidget] = [passage for passage in self.passages if passage.extraSelections()]
        marked += [words for words in holder.findChildren(MarkedLabel) if words.found]
        if marked:
            first = min(marked, key=lambda widget: widget.mapTo(holder, QPoint()).y())
            self._scroll.ensureWidgetVisible(first)

    def to_heading(self, words: str) -> None:
        """Scroll to a heading of the page."""
        found = next((heading for heading in self.findChildren(Heading) if heading.text() == words), None)
        if found is not None:
            QTimer.singleShot(0, found, lambda: self._scroll.ensureWidgetVisible(found, 0, _STEP * _GAP))

    # --- printing ----------------------------------------------------------------------------------------------------
    def print_page(self) -> None:
        """Ask where to print the page."""
        printing.print_document(self.window(), self.printed(), self._on_printed)

    def _on_printed(self) -> None:
        if self.side is not None:
            self.side.say(printing.spool_note())

    def printed(self) -> QTextDocument:
        """Return the page as it is printed."""
        return printout.document(self._shown(), self._library, self._own_words())

    def spelled(self) -> str:
        """Return the words of the whole page with their marks in words."""
        return copying.plain(self._parts())

    def _parts(self) -> list[copying.Part]:
        return whole_page.parts(self._shown(), self._library, self._own_words())

    def _own_words(self) -> str:
        """Return what stands on the card for an exam, kept or not: what leaves is what is to be seen."""
        card = self._scroll.findChild(ExamCardView)
        return card.own_words() if card is not None else self._shelf.exam_card()


def _in_words(passage: Passage, place: QRect, area: QScrollArea) -> QPoint:
    holder = area.widget()
    return passage.mapTo(holder, place.center()) if holder is not None else place.center()


def _area() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _padded(side: Side) -> QWidget:
    """Return the column with room at its edges for the focus ring."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(_RING, _SIDE_TOP, 0, _RING)
    column.addWidget(side)
    return holder
