"""A list to choose from."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QToolTip,
    QWidget,
)

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.widgets import elided
from dilator_app.ui.widgets.tool_tip import tool_tip

_BEFORE, _BEFORE_DENSE = 13, 10  # from the edge to the words
_ARROW = 40  # from the words to the other edge
_BESIDE = 24  # the room at both sides of an entry of the open list
_AROUND = 48  # the list's own edges, and a bar to scroll it


class ComboBox(QComboBox):
    """One of many. With ``placeholder`` nothing is chosen until the person chooses; else the first is.

    Typing finds an entry by the beginning of any of its words, so ``18`` finds "Violet, 18 mm"; Qt's own way looks at
    the first word alone.
    """

    chosen = Signal(object)  # by the person; the value, not the words

    def __init__(
        self,
        options: Sequence[tuple[Hashable, str]] = (),
        *,
        placeholder: str = "",
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given: list[Hashable] = []
        self._typed, self._since_typed = "", QElapsedTimer()
        self.setProperty("dense", dense)
        self.setFont(theme.current().font("control" if dense else "body"))
        self.setItemDelegate(_Entries(self))
        self.setPlaceholderText(placeholder)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._tell)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[Hashable, str]]) -> None:
        """Replace the list; what was chosen stays chosen if it is still in it."""
        before = self.value()
        self.clear()
        self._given = [value for value, _text in options]  # Qt would give an enum back as a bare string
        self.addItems([text for _value, text in options])
        if self.placeholderText():
            self.setCurrentIndex(-1)
        if before is not None:
            self.set_value(before)

    def value(self) -> object | None:
        """Return the chosen value, ``None`` while nothing is chosen."""
        return self._values()[self.currentIndex()] if self.currentIndex() >= 0 else None

    def set_value(self, value: object | None) -> None:
        """Choose ``value`` without a signal of the person's choice. An unknown value changes nothing."""
        values = self._values()
        if value in values:
            self.setCurrentIndex(values.index(value))
        elif value is None and self.placeholderText():
            self.setCurrentIndex(-1)

    def sizeHint(self) -> QSize:
        """Return the width of the longest entry and the height of all controls."""
        longest = max((self.fontMetrics().horizontalAdvance(text) for text in self._texts()), default=0)
        return QSize(longest + _BEFORE + _ARROW, tokens.measure("control", "height"))

    def minimumSizeHint(self) -> QSize:
        """Return less: a long entry is shortened with an ellipsis."""
        return QSize(min(120, self.sizeHint().width()), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the person is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tell an entry whole where there is no room for all of it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            whole = self.currentText()
            QToolTip.showText(event.globalPos(), "" if self.shown() == whole else tool_tip(whole), self)
            return True
        return super().event(event)

    def showPopup(self) -> None:
        """Open the list, as wide as its entries where the window is; typing finds there too."""
        widest = max(map(self.view().fontMetrics().horizontalAdvance, self._texts()), default=0)
        self.view().setMinimumWidth(max(self.width(), min(widest + _AROUND, self.window().width())))
        super().showPopup()
        self.view().installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the entry that is being typed."""
        found = self._look_for(event)
        if found is None:
            super().keyPressEvent(event)
        elif found >= 0:
            self.setCurrentIndex(found)
            self.activated.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the entry that is being typed while the list is open."""
        if watched is self.view() and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            found = self._look_for(event)
            if found is not None and found >= 0:
                self.view().setCurrentIndex(self.model().index(found, self.modelColumn()))
            return found is not None
        return super().eventFilter(watched, event)

    def _look_for(self, event: QKeyEvent) -> int | None:
        """Return the entry that is being typed, -1 when there is none, None when the key is no part of a word."""
        letters = event.text()
        with_control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        is_late = not self._since_typed.isValid() or self._since_typed.hasExpired(QApplication.keyboardInputInterval())
        if is_late:
            self._typed = ""
        if not letters.isprintable() or not letters or with_control or (letters == " " and not self._typed):
            return None
        self._since_typed.restart()
        again = self._typed == letters  # the same letter once more goes on to the next such entry
        self._typed = letters if again else self._typed + letters
        looked_for = self._typed.casefold()
        texts = [self.itemText(index).casefold() for index in range(self.count())]
        first = self._current() + int(again)
        order = [(first + step) % len(texts) for step in range(len(texts))]
        whole = (index for index in order if texts[index].startswith(looked_for))
        later = (index for index in order if f" {looked_for}" in texts[index])
        return next(whole, next(later, -1))

    def _current(self) -> int:
        shown = self.view().currentIndex().row() if self.view().isVisible() else self.currentIndex()
        return max(shown, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field with an entry that fits."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        before, after = self._sides()
        room = self.rect().adjusted(*((after, 0, -before, -2) if self.isRightToLeft() else (before, 0, -after, -2)))
        colours = theme.current()
        ink = "text" if self.currentIndex() >= 0 else "text-muted"
        painter.setPen(colours.color(ink if self.isEnabled() else "text-disabled"))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(align), self.shown())

    def shown(self) -> str:
        """Return what stands in the field: the entry as there is room for it, unlike all others of the list."""
        room = self.width() - sum(self._sides())
        if self.currentIndex() < 0:
            return self.fontMetrics().elidedText(self.placeholderText(), Qt.TextElideMode.ElideRight, room)
        if self.fontMetrics().horizontalAdvance(self.currentText()) <= room:
            return self.currentText()
        return self.entries_within(self.fontMetrics(), room)[self.currentIndex()]

    def _sides(self) -> tuple[int, int]:
        return (_BEFORE_DENSE if self.property("dense") else _BEFORE), _ARROW

    def entries_within(self, metrics: QFontMetrics, room: int) -> list[str]:
        """Return the words of every entry as they stand in ``room``, different ones different."""
        return elided.apart([self.itemText(index) for index in range(self.count())], metrics, room)

    def _texts(self) -> list[str]:
        return [self.placeholderText(), *(self.itemText(index) for index in range(self.count()))]

    def _values(self) -> list[Hashable]:
        return list(self._given)

    def _tell(self, _index: int) -> None:
        self.chosen.emit(self.value())


class _Entries(QStyledItemDelegate):
    """Draws the open list; Qt's own delegate for lists ignores the style sheet."""

    def __init__(self, combo: ComboBox) -> None:
        super().__init__(combo)
        self._combo = combo

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Cut an entry that is wider than the list so that it stays unlike all others."""
        super().initStyleOption(option, index)
        room = self._combo.view().viewport().width() - _BESIDE
        if option.fontMetrics.horizontalAdvance(option.text) > room:
            option.text = self._combo.entries_within(option.fontMetrics, room)[index.row()]
