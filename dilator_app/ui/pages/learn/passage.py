"""A paragraph or a list of a page: selectable, with links and source marks that Tab reaches.

A mark shows as a small number, or as a word where Fernlight itself speaks. Copied or read aloud it is spelled out:
"It hurts. [MedlinePlus; Wikipedia]".
"""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextListFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from dilator_app import tokens
from dilator_app.education.library import Library
from dilator_app.education.page import Link, Sentence
from dilator_app.education.search import Span
from dilator_app.ui import focus, theme
from dilator_app.ui.pages.learn import copying, source_words
from dilator_app.ui.pages.learn.lettering import Look
from dilator_app.ui.pages.learn.source_words import Shown

MARK, TERM, PAGE = "mark", "term", "page"
_NO_BREAK = "\u00a0"
_LETTERS = ("", "a", "b", "c")  # wording restored, damaged
_LIST_INDENT = 24


class Numbers:
    """The numbers of a page's sources, in the order in which a reader meets them.

    A document has one number, so that a page has as many as the list says; a second mark of it, such as that for
    wording restored, has a letter more: ``2a``.
    """

    def __init__(self, shown: Sequence[Shown]) -> None:
        self.documents: dict[str, list[Shown]] = {}
        for one in shown:
            if not source_words.is_own(one):
                self.documents.setdefault(one[1], []).append(one)
        told = {
            one: f"{number}{_LETTERS[place]}"
            for number, marks in enumerate(self.documents.values(), 1)
            for place, one in enumerate(marks)
        }
        self.entries = tuple(told)
        self._numbers = told

    def of(self, shown: Shown) -> str:
        """Return the number of a source. Raises ``KeyError`` for one that the page does not list."""
        return self._numbers[shown]


class Passage(QTextBrowser):
    """As high as its words at the width that it gets; it never scrolls by itself."""

    pointed = Signal(str, QRect)
    """The link under the pointer or with the keyboard, such as ``mark:2`` (empty: none any more), and where it is."""
    followed = Signal(str)
    all_wanted = Signal()
    """The words of the whole page are to be selected, not of this passage alone."""
    pressed_on = Signal()
    """A click or a step of the keyboard: what was selected before is let go."""
    _written_in: theme.Theme | None = None

    def __init__(
        self,
        sentences: Sequence[Sentence],
        numbers: Numbers,
        library: Library,
        look: Look,
        *,
        items: bool = False,
        bullets: bool = True,
        lead: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentences, self._numbers, self._library = tuple(sentences), numbers, library
        self._look, self._items, self._lead = look, items, lead
        self._bullets = items and bullets
        self._spans: tuple[Span, ...] = ()
        self._whole: Callable[[], Sequence[copying.Part]] | None = None
        self._places: list[copying.Place] = []
        self._under_pointer = ""
        self.shown_marks: dict[str, Shown] = {}
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A space at the end of a line may stand beyond the edge: no reason to scroll.
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.rangeChanged.connect(lambda *_range, bar=bar: bar.setRange(0, 0))
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(_LIST_INDENT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName((f"{lead} " if lead else "") + source_words.with_marks(self.sentences, library))
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        self._write()

    # --- words -------------------------------------------------------------------------------------------------------
    def spelled(self) -> str:
        """Return all words with their marks in words."""
        return self._spelled(0, len(self.plain()))

    def mark_words(self, spans: Sequence[Span]) -> None:
        """Mark found words, given as places in `plain`."""
        self._spans = tuple(spans)
        self._show_spans()

    def plain(self) -> str:
        """Return the words as they are shown."""
        return self.toPlainText()

    def words_alone(self) -> str:
        """Return `plain` with spaces in the place of the marks, so that no word ends in the number of its source."""
        text = self.plain()
        for place in self._places:
            text = text[: place.after_words] + " " * (place.end - place.after_words) + text[place.end :]
        return text

    def _write(self) -> None:
        self.clear()
        self.shown_marks.clear()
        self._places.clear()
        self._written_in = theme.current()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(self._look.block())
        cursor.setBlockCharFormat(self._look.words())
        if self._bullets:
            shape = QTextListFormat()
            shape.setStyle(QTextListFormat.Style.ListDisc)
            shape.setIndent(1)
            cursor.createList(shape)
        if self._lead:
            cursor.insertText(self._lead + " ", self._look.words(strong=True))
        for place, sentence in enumerate(self.sentences):
            if place:
                if self._items:
                    cursor.insertBlock()
                    cursor.setBlockCharFormat(self._look.words())
                else:
                    cursor.insertText(" ", self._look.words())
            self._write_sentence(cursor, sentence)
        cursor.endEditBlock()
        self._show_spans()
        self._fit()

    def _write_sentence(self, cursor: QTextCursor, sentence: Sentence) -> None:
        look, start = self._look, cursor.position()
        for piece in sentence.pieces():
            if isinstance(piece, Link):
                cursor.insertText(piece.words, look.link(piece))
            else:
                cursor.insertText(piece, look.words())
        after_words = cursor.position()
        shown = dict.fromkeys(mark.shown for mark in sentence.marks)
        for place, one in enumerate(
            sorted((s for s in shown if not source_words.is_own(s)), key=self._numbers.entries.index)
        ):
            if place:
                cursor.insertText(f",{_NO_BREAK}", look.raised())
            cursor.insertText(self._numbers.of(one), look.mark(self._href(one), own=False))
        for one in filter(source_words.is_own, shown):
            cursor.insertText(_NO_BREAK, look.words())  # a mark never begins a line: it belongs to its sentence
            words = source_words.name(one, self._library).replace(" ", _NO_BREAK)
            cursor.insertText(f"({words})", look.mark(self._href(one), own=True))
        spoken = source_words.spoken(sentence.marks, self._library)
        self._places.append(copying.Place(start, after_words, cursor.position(), spoken))

    def _href(self, shown: Shown) -> str:
        href = f"{MARK}:{shown[0].value}:{shown[1]}"
        self.shown_marks[href] = shown
        return href

    # --- found words -------------------------------------------------------------------------------------------------
    def _show_spans(self) -> None:
        shown = []
        for start, end in self._spans:
            one = QTextEdit.ExtraSelection()
            one.cursor = QTextCursor(self.document())
            one.cursor.setPosition(start)
            one.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.format.setBackground(theme.current().color("leaf-1"))
            shown.append(one)
        self.setExtraSelections(shown)

    # --- selecting ---------------------------------------------------------------------------------------------------
    def select_with_page(self, whole: Callable[[], Sequence[copying.Part]]) -> None:
        """Select all words as a part of the page; what is copied then is what ``whole`` returns."""
        self.selectAll()
        self._whole = whole

    def let_go_of_page(self) -> None:
        """Select nothing any more, where the whole page was selected."""
        if self._whole is not None:
            self._whole = None
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    # --- copying -----------------------------------------------------------------------------------------------------
    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words, every sentence with its marks in words."""
        if self._whole is not None:
            return copying.mime_of_parts(self._whole())
        cursor = self.textCursor()
        return copying.mime(self._spelled(cursor.selectionStart(), cursor.selectionEnd()))

    def _spelled(self, start: int, end: int) -> str:
        return copying.told(self.plain(), self._places, start, end)

    # --- links -------------------------------------------------------------------------------------------------------
    def _point(self, href: str) -> None:
        if not href:
            self.pointed.emit("", QRect())
            return
        by_keyboard = self._focused_link() if self.hasFocus() else ""
        place = (
            self._link_rect() if by_keyboard == href else QRect(self.mapFromGlobal(self.cursor().pos()), QSize(1, 1))
        )
        self.pointed.emit(href, place)
        focus.moved(self)

    def _move_pointer_to(self, href: str) -> None:
        if href != self._under_pointer:
            self._under_pointer = href
            self._point(href)

    def forget_pointer(self) -> None:
        """Take it that the pointer is elsewhere: the words have moved away from under it."""
        self._under_pointer = ""

    def _focused_link(self) -> str:
        cursor = self.textCursor()
        if not cursor.hasSelection() or self._whole is not None:
            return ""
        last = QTextCursor(self.document())
        last.setPosition(cursor.selectionEnd())  # Tab ends there, Shift+Tab before the link
        return last.charFormat().anchorHref()

    def _link_rect(self) -> QRect:
        cursor = self.textCursor()
        first, last = QTextCursor(cursor), QTextCursor(cursor)
        first.setPosition(cursor.selectionStart())
        last.setPosition(cursor.selectionEnd())
        start, end = self.cursorRect(first), self.cursorRect(last)
        same_line = start.top() == end.top()
        return (
            start.united(end)
            if same_line
            else QRect(start.topLeft(), QSize(self.width() - start.left(), start.height()))
        )

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs: around the link that has the keyboard, else around the words."""
        radius = tokens.measure("radius", "small")
        return (self._link_rect() if self._focused_link() else self.rect()), radius

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on to the next link, and from the last one to the next passage."""
        self.pressed_on.emit()
        moved = bool(super().focusNextPrevChild(forward))
        if self.hasFocus():
            self._point(self._focused_link())  # Qt tells of the pointer's link alone
        focus.moved(self)
        return moved

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the link."""
        super().focusOutEvent(event)
        if self._focused_link():
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        self.pointed.emit("", QRect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select from here on; whatever was pointed at is no longer."""
        if event.button() == Qt.MouseButton.LeftButton:  # the other one asks to copy what is selected
            self.pressed_on.emit()
        super().mousePressEvent(event)
        focus.moved(self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the link under the pointer."""
        super().mouseMoveEvent(event)
        self._move_pointer_to(self.anchorAt(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell that the pointer has left."""
        handled = super().viewportEvent(event)
        if event.type() == QEvent.Type.Leave:
            self._move_pointer_to("")
        return bool(handled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what copies, selects and follows links; everything else belongs to the page."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
            return
        follows = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._focused_link()
        if follows:
            self.followed.emit(self._focused_link())
            return
        selects = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if selects:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.pressed_on.emit()
            super().keyPressEvent(event)
        else:
            event.ignore()

    def menu(self, place: QPoint) -> QMenu:
        """Return what a right click offers: to copy words and to select them, not the inner name of a link."""
        offered = self.createStandardContextMenu(place)
        for action in offered.actions():
            if action.objectName() == "link-copy":
                offered.removeAction(action)
            elif action.objectName() == "select-all":
                action.triggered.connect(self.all_wanted)
        return offered

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        menu = self.menu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, never the passage."""
        event.ignore()

    # --- size --------------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Write anew in another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._written_in not in (None, theme.current()):
            self._write()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(ceil(self.document().size().height()))
