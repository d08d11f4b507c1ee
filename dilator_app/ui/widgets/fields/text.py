"""Fields for words: one line, a note, a search, and a sentence below when something is wrong."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.i18n import _, ngettext
from dilator_app.ui import icons, theme
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields.inner_button import ROOM, InnerButton

_SEARCH_INDENT = 27
_NOTE_PADDING = 11  # above the first and below the last line, edge included


class TextLine(QLineEdit):
    """One line. ``large`` is 48 px high, ``dense`` is smaller for side panels and tables.

    What goes beyond its ``maxLength`` is not taken, and that is said.
    """

    def __init__(
        self, text: str = "", *, large: bool = False, dense: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._height = tokens.measure("control", "height-large" if large else "height")
        self._room = (0, 0)
        self.setProperty("large", large)
        self.setProperty("dense", dense)
        self.setFont(theme.current().font("control" if dense else "body"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.inputRejected.connect(self._say_full)

    def _say_full(self) -> None:
        """Say below the line, and to a screen reader, that some of what was typed or pasted was left out."""
        if len(self.text()) < self.maxLength():
            return
        words = ngettext(
            "There is room for {n} character here. What goes beyond it was not taken.",
            "There is room for {n} characters here. What goes beyond them was not taken.",
            self.maxLength(),
        ).format(n=self.maxLength())
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), words, self)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def keep_clear(self, *, at_start: int = 0, at_end: int = 0) -> None:
        """Leave room for a drawing before or behind the words."""
        self._room = (at_start, at_end)
        left, right = reversed(self._room) if self.isRightToLeft() else self._room
        self.setTextMargins(left, 0, right, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Change sides with the direction of the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.keep_clear(at_start=self._room[0], at_end=self._room[1])

    def sizeHint(self) -> QSize:
        """Return the height of all controls."""
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        """Return the height of all controls."""
        return QSize(super().minimumSizeHint().width(), self._height)


class SearchField(TextLine):
    """A line that searches as it is typed in; the cross and Esc empty it."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._clear = InnerButton(self, "close", _("Clear the search"))
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._show_cross)
        self._show_cross("")
        self.keep_clear(at_start=_SEARCH_INDENT, at_end=ROOM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc; an empty field leaves Esc to the page."""
        if event.key() == QtCore.Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the magnifier before the words."""
        super().paintEvent(event)
        size = icons.SIZE
        left = self.width() - 12 - size if self.isRightToLeft() else 12
        icons.paint(QPainter(self), QRectF(left, (self.height() - size) / 2, size, size), "search", "text-muted")

    def _show_cross(self, text: str) -> None:
        self._clear.setVisible(bool(text))


class NoteField(QPlainTextEdit):
    """Plain text of several lines. What is too long stays and is said to be so; nothing is ever cut off silently.

    Tab leaves the field; Ctrl+Enter is the form's main button (``submitted``).
    """

    submitted = Signal()
    over_limit = Signal(int)  # how many characters too many; 0 when it fits again

    def __init__(self, *, lines: int = 2, max_length: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._max_length = max_length
        self._over = 0
        font = theme.current().font("control")
        self.setFont(font)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(lines * QFontMetrics(font).lineSpacing() + 2 * _NOTE_PADDING)
        self.textChanged.connect(self._count)

    def text(self) -> str:
        """Return what was written, whole."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show ``text`` as it is."""
        self.setPlainText(text)

    def over(self) -> int:
        """Return how many characters are too many."""
        return self._over

    def sizeHint(self) -> QSize:
        """Return the height of the lines that were asked for."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter as the end of writing."""
        with_control = event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier
        if with_control and event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def _count(self) -> None:
        over = 0 if self._max_length is None else max(0, len(self.toPlainText()) - self._max_length)
        if over != self._over:
            self._over = over
            self.over_limit.emit(over)


class FieldWithError(QWidget):
    """A field with, when needed, a sentence below that says what would be right. Typing takes the sentence away."""

    def __init__(self, field: QLineEdit | NoteField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._sentence = label("", "small", "danger", wrap=True)
        self._sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(field)
        column.addWidget(self._sentence)
        self.setFocusProxy(field)
        if isinstance(field, NoteField):
            field.over_limit.connect(self._say_too_long)
        else:
            field.textEdited.connect(self._forget)

    def error(self) -> str:
        """Return the sentence that is shown, empty when all is well."""
        return self._sentence.text()

    def set_error(self, text: str) -> None:
        """Show ``text`` below the field and around it a line that is not only a colour; empty takes both away."""
        self._sentence.setText(text)
        self._sentence.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
        self.field.setProperty("wrong", bool(text))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    def _forget(self, _text: str) -> None:
        if self.error():
            self.set_error("")

    def _say_too_long(self, over: int) -> None:
        text = ngettext(
            "{n} character more than fits here. Nothing is cut off; please shorten it.",
            "{n} characters more than fit here. Nothing is cut off; please shorten it.",
            over,
        )
        self.set_error(text.format(n=over) if over else "")
