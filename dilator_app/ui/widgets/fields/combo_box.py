"""A list to choose from."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from dilator_app import tokens
from dilator_app.ui import theme

_BEFORE, _BEFORE_DENSE = 13, 10  # from the edge to the words
_ARROW = 40  # from the words to the other edge


class ComboBox(QComboBox):
    """One of many. With ``placeholder`` nothing is chosen until the person chooses; else the first is."""

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
        self.setProperty("dense", dense)
        self.setFont(theme.current().font("control" if dense else "body"))
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own for lists ignores the style sheet
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field with an entry that fits."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        before, after = _BEFORE_DENSE if self.property("dense") else _BEFORE, _ARROW
        room = self.rect().adjusted(*((after, 0, -before, -2) if self.isRightToLeft() else (before, 0, -after, -2)))
        words = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        colours = theme.current()
        ink = "text" if self.currentIndex() >= 0 else "text-muted"
        painter.setPen(colours.color(ink if self.isEnabled() else "text-disabled"))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(align), shown)

    def _texts(self) -> list[str]:
        return [self.placeholderText(), *(self.itemText(index) for index in range(self.count()))]

    def _values(self) -> list[Hashable]:
        return list(self._given)

    def _tell(self, _index: int) -> None:
        self.chosen.emit(self.value())
