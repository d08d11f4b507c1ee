"""The passphrase: hidden until the person looks, and how strong it is."""

import sys

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from dilator_app.i18n import _
from dilator_app.ui import icons, theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.fields.inner_button import ROOM, InnerButton
from dilator_app.ui.widgets.fields.text import TextLine

_SEGMENTS = 4
_SEGMENT = QSize(34, 6)
_GAP = 4


class PassphraseField(TextLine):
    """A line that shows dots. The eye shows the words until it is pressed again or the field is emptied."""

    def __init__(self, *, large: bool = False, eye: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(large=large, parent=parent)
        self._marked = False
        self._eye = InnerButton(self, "eye", _("Show the passphrase")) if eye else None
        if self._eye is not None:
            self._eye.clicked.connect(self._turn)
            self.keep_clear(at_end=ROOM)
        self.set_shown(shown=False)

    def eye(self) -> QWidget:
        """Return the button that shows the words, the field itself where there is none."""
        return self._eye or self

    def is_shown(self) -> bool:
        """Return whether the words can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def set_shown(self, *, shown: bool) -> None:
        """Show words or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setFont(theme.current().font("body" if shown else "lead"))  # dots are small for their size
        if shown:  # for dots Qt says so by itself
            self._keep_from_keyboards()
        if self._eye is not None:
            self._eye.show_as(
                "hide" if shown else "eye", _("Hide the passphrase") if shown else _("Show the passphrase")
            )

    def set_marked(self, *, marked: bool) -> None:
        """Draw a tick at the end, for a repetition that is the same. Only for a field without an eye."""
        self._marked = marked and self._eye is None
        if self._eye is None:
            self.keep_clear(at_end=ROOM if marked else 0)
        self.update()

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        super().clear()
        self.set_shown(shown=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick where the eye would be."""
        super().paintEvent(event)
        if self._marked:
            size = icons.SIZE
            left = 13 if self.isRightToLeft() else self.width() - 13 - size
            icons.paint(QPainter(self), QRectF(left, (self.height() - size) / 2, size, size), "check", "text")

    def _keep_from_keyboards(self) -> None:
        """No keyboard may learn these words."""
        from PySide6.QtCore import Qt  # see qt_numbers

        hint = Qt.InputMethodHint
        secret = hint.ImhSensitiveData | hint.ImhNoPredictiveText | hint.ImhNoAutoUppercase
        self.setInputMethodHints(self.inputMethodHints() | secret)

    def _turn(self) -> None:
        self.set_shown(shown=not self.is_shown())


class StrengthBar(QWidget):
    """Four segments, filled up to the strength. The words beside it, which the caller writes, say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_strength(self, filled: int, meaning: str) -> None:
        """Fill ``filled`` of four segments; ``meaning`` is what a screen reader says."""
        self._filled = max(0, min(_SEGMENTS, filled))
        self.setAccessibleName(meaning)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of four segments."""
        return QSize(_SEGMENTS * (_SEGMENT.width() + _GAP) - _GAP, _SEGMENT.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments, the first one where reading starts."""
        look = theme.current()
        painter = QPainter(self)
        for index in range(_SEGMENTS):
            place = _SEGMENTS - 1 - index if self.isRightToLeft() else index
            rect = QRectF(place * (_SEGMENT.width() + _GAP), 0, _SEGMENT.width(), _SEGMENT.height())
            token = "accent" if index < self._filled else "track"
            paint.box(painter, rect, look.color(token), None, _SEGMENT.height() / 2)


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    sys.exit(show(lambda: [PassphraseField(large=True), PassphraseField(eye=False), StrengthBar()]))
