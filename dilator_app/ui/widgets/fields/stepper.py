"""A whole number with minus and plus side by side."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from dilator_app import tokens
from dilator_app.i18n import _
from dilator_app.ui import theme

_BUTTONS = 70
_SIDE = 9


class Stepper(QSpinBox):
    """A number from ``low`` to ``high``, or, if ``empty`` is given, no number, shown as those words.

    The number starts empty where it can, else at ``low``. Without ``buttons`` arrow keys still step.
    What is typed and is no such number stays until it is put right; `refusal` says so to whoever saves.
    """

    changed = Signal(object)  # int, or None
    refused = Signal(str)
    """The field was left with something that is no such number; what would be right."""

    def __init__(
        self,
        low: int,
        high: int,
        *,
        suffix: str = "",
        empty: str | None = None,
        buttons: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._empty = empty is not None
        self._low, self._refused = low, ""  # what was typed and is no such number
        self._buttons = _BUTTONS if buttons else 0
        if not buttons:
            self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            self.setProperty("plain", True)
        self.setProperty("dense", True)
        self.setFont(theme.current().font("control"))
        self.lineEdit().setTextMargins(_SIDE, 0, _SIDE, 0)
        self.setSuffix(suffix)
        # The number below the lowest stands for "no number". Qt takes an empty special text for none, hence the space.
        self.setRange(low - 1 if self._empty else low, high)
        if empty is not None:
            self.set_empty(empty)
        self.setValue(self.minimum())
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._tell)
        self.lineEdit().textEdited.connect(self._note_refusal)

    def number(self) -> int | None:
        """Return the number, ``None`` when there is none."""
        return None if self._empty and self.value() == self.minimum() else self.value()

    def set_number(self, number: int | None) -> None:
        """Show a number, or none."""
        self._refused = ""
        self.setValue(self.minimum() if number is None else number)

    def set_empty(self, shown: str) -> None:
        """Show ``shown`` where there is no number."""
        self.setSpecialValueText(shown or " ")

    def refusal(self) -> str:
        """Return what is wrong with what stands there, nothing when it is a number, or none where that can be."""
        if not self._refused:
            return ""
        typed = self._refused.removesuffix(self.suffix()).strip()
        words = _("“{typed}” is not used here. Please use a number from {low} to {high}.")
        return words.format(typed=typed, low=self._low, high=self.maximum())

    def draft(self) -> int | str | None:
        """Return what stands there, to be kept: the number, or what was typed and is none."""
        return self._refused or self.number()

    def set_draft(self, kept: float | str | None) -> None:
        """Put a `draft` back."""
        if isinstance(kept, str):
            self.lineEdit().setText(kept)
            self._note_refusal(kept)
        else:
            self.set_number(None if kept is None else int(kept))

    def stepBy(self, steps: int) -> None:
        """Step from the last number that was one."""
        if self._refused:
            self.set_number(self.number())
        super().stepBy(steps)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave what was typed and is no number where it is, and tell of it; Qt would put the last number there."""
        super().focusOutEvent(event)
        self._put_back()
        if self._refused:
            self.refused.emit(self.refusal())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the same for Enter, which goes on to the form."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._put_back()

    def showEvent(self, event: QShowEvent) -> None:
        """Do the same when it comes into sight."""
        super().showEvent(event)
        self._put_back()

    def _put_back(self) -> None:
        if self._refused:
            self.lineEdit().setText(self._refused)

    def sizeHint(self) -> QSize:
        """Return room for the longest number, its unit and the two buttons."""
        metrics = QFontMetricsF(self.font())
        texts = (f"{self.minimum()}{self.suffix()}", f"{self.maximum()}{self.suffix()}", self.specialValueText())
        longest = max(metrics.horizontalAdvance(text) for text in texts)
        return QSize(round(longest) + 2 * _SIDE + 4 + self._buttons, tokens.measure("control", "height"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a number is never cut off."""
        return self.sizeHint()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept an emptied field where no number is an answer; let anything else be typed, to be named.

        What stands for "no number" gives way to what is typed beside it.
        """
        shown = self.specialValueText().strip()
        if self._empty and shown and shown in text and text.strip() != shown:
            before = text.index(shown)
            text = text.replace(shown, "", 1)
            position -= len(shown) if position > before else 0
        if self._empty and not text.removesuffix(self.suffix()).strip():
            return QValidator.State.Acceptable, text, position
        state, text, position = super().validate(text, position)
        return (QValidator.State.Intermediate if state == QValidator.State.Invalid else state), text, position

    def valueFromText(self, text: str) -> int:
        """Read an emptied field as no number."""
        if self._empty and not text.removesuffix(self.suffix()).strip():
            return self.minimum()
        return super().valueFromText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines beside the two buttons: the stronger one where the number ends."""
        super().paintEvent(event)
        if not self._buttons:
            return
        painter = QPainter(self)
        look = theme.current()
        for from_end, token in ((_BUTTONS // 2, "border"), (_BUTTONS, "border-strong")):
            left = from_end - 1 if self.isRightToLeft() else self.width() - from_end
            painter.fillRect(
                left, 1, 1, self.height() - 2, look.color(token if self.isEnabled() else "border-disabled")
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the number the whole room where there are no buttons; the style keeps theirs free."""
        super().resizeEvent(event)
        self._take_the_room()

    def changeEvent(self, event: QEvent) -> None:
        """Take it again in another look, for which Qt lays the field out anew."""
        super().changeEvent(event)
        self._take_the_room()

    def _take_the_room(self) -> None:
        if not self._buttons:
            self.lineEdit().setGeometry(self.rect().adjusted(1, 1, -1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the person is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _note_refusal(self, text: str) -> None:
        taken = self.validate(text, len(text))[0] == QValidator.State.Acceptable
        self._refused = "" if taken else text or " "

    def _tell(self, _value: int) -> None:
        self.changed.emit(self.number())
