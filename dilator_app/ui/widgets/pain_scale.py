"""The eleven-point scale: one calm ramp, always with the number, and unanswered until the person answers."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from dilator_app import words
from dilator_app.i18n import _
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.typed_number import TypedNumber

LOWEST, HIGHEST = 0, 10
_UNANSWERED = -1
_COUNT = HIGHEST - LOWEST + 1
_CELL_MIN = 24  # what a finger or a shaky hand can still hit


@dataclass(frozen=True, slots=True)
class _Build:
    """Measures in pixels for cells of a certain height, and the type roles that go with them."""

    gap: int
    line: int
    radius: int
    number: str
    words: str
    below: int  # from the cells to what stands under them


_BUILDS = (  # (from this height on, how to build)
    (78, _Build(10, 6, 10, "display", "session-label", 8)),
    (44, _Build(4, 3, 6, "lead", "small", 4)),
    (40, _Build(4, 3, 6, "body", "small", 4)),
    (0, _Build(2, 3, 5, "small", "caption", 3)),
)
_RING_GAP = 2
_BAND_LINE = 8  # from the cells to the line of their band


class PainScale(QAbstractSlider):
    """0 to 10, or ``None`` while nobody has answered.

    Keys 0 to 9 choose, 1 and 0 typed together are 10, arrows move, Home and End go to the ends. Delete takes the answer
    back, and so do Space and a click on the chosen number. ``plain`` draws the same scale without the ramp, for
    anxiety. A screen reader meets a slider that reads -1 while unanswered: silence is never told as "none".
    """

    changed = Signal(object)

    def __init__(
        self,
        height: int = 52,
        *,
        show_ends: bool = True,
        show_bands: bool = False,
        plain: bool = False,
        ends: tuple[str, str] | None = None,
        scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cell_height = height
        self._scale = scale
        self._least = LOWEST
        self._build = next(build for start, build in _BUILDS if height >= start)
        self._plain = plain
        self._ends = ends or self._usual_ends()
        self._show_ends = show_ends and not show_bands
        self._show_bands = show_bands
        self._before: int | None = None
        self._typed = TypedNumber()
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(_UNANSWERED, HIGHEST)
        super().setValue(_UNANSWERED)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._describe()

    # --- value -------------------------------------------------------------------------------------------------------
    def value(self) -> int | None:  # type: ignore[override]  # a slider always has a number; an answer need not
        """Return the answer, ``None`` while there is none."""
        number = super().value()
        return None if number == _UNANSWERED else number

    def set_value(self, value: int | None) -> None:
        """Show an answer without a signal."""
        if value is not None and not LOWEST <= value <= HIGHEST:
            raise ValueError(f"no number of the scale: {value}")
        # -1 belongs to the range only while nothing is answered, so that a screen reader says "3, from 0 to 10". The
        # order matters: at no moment may the slider stand on a number that nobody chose.
        if value is None:
            self.setMinimum(_UNANSWERED)
            super().setValue(_UNANSWERED)
        else:
            super().setValue(value)
            self.setMinimum(LOWEST)
        self._describe()
        self.update()

    def choose(self, value: int | None) -> None:
        """Answer as the person does, with a signal."""
        if value != self.value():
            self._before = self.value()
            self.set_value(value)
            self.changed.emit(value)

    def set_least(self, least: int) -> None:
        """Let nothing below ``least`` be chosen; what stands there already stays."""
        if least != self._least:
            self._least = least
            self.update()

    # --- size --------------------------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        """Return a comfortable width and the height of cells and words."""
        return QSize(max(self._cell_height, 48) * _COUNT, self._whole_height())

    def minimumSizeHint(self) -> QSize:
        """Return the width at which every number can still be hit."""
        return QSize((_CELL_MIN + self._build.gap) * _COUNT - self._build.gap, self._whole_height())

    def cell(self, number: int) -> QRect:
        """Return where ``number`` stands; in right-to-left layouts 0 is on the right."""
        pitch = (self.width() + self._build.gap) / _COUNT
        place = number - LOWEST
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place = _COUNT - 1 - place
        left = round(place * pitch)
        return QRect(left, 0, round((place + 1) * pitch) - self._build.gap - left, self._cell_height)

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs: around the numbers."""
        return QRect(0, 0, self.width(), self._cell_height), self._build.radius

    # --- hands -------------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit, move by arrow, take back by Delete or Space."""
        key = event.key()
        combined = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        number = None if combined else self._typed.of(event)
        if self._is_held(event, number):
            event.ignore()
        elif number is not None:
            self.choose(number)
        elif step := self._step_of(Qt.Key(key)):
            now = self.value()
            self.choose(LOWEST if now is None else min(HIGHEST, max(LOWEST, now + step)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(LOWEST if key == Qt.Key.Key_Home else HIGHEST)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(None)
        elif key == Qt.Key.Key_Space:
            self.choose(self._before if self.value() is None else None)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the number under the pointer; on the chosen one, take it back."""
        number = self._number_at(event)
        if event.button() != Qt.MouseButton.LeftButton or number is None:
            event.ignore()
            return
        self.choose(None if number == self.value() else number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count a double click as one: it must not take back what it chose."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; an answer is never changed by passing over it."""
        event.ignore()

    def _number_at(self, event: QMouseEvent) -> int | None:
        spot = event.position().toPoint()
        return next((n for n in range(self._least, HIGHEST + 1) if self.cell(n).contains(spot)), None)

    def _is_held(self, event: QKeyEvent, number: int | None) -> bool:
        """Return whether a key, or the number that it means, would choose what may not be chosen."""
        if self._least == LOWEST:
            return False
        key = Qt.Key(event.key())
        if step := self._step_of(key):
            return (self.value() or LOWEST) + step < self._least
        downwards = key in (Qt.Key.Key_Home, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space)
        return downwards or (number is not None and number < self._least)

    def _step_of(self, key: Qt.Key) -> int:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = -1 if mirrored else 1
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: side, Qt.Key.Key_Left: -side}
        return steps.get(key, 0)

    # --- drawing -----------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells and the words below them."""
        painter = QPainter(self)
        for number in range(LOWEST, HIGHEST + 1):
            if self._plain:
                self._paint_plain(painter, number)
            else:
                self._paint_step(painter, number)
        if self._show_bands:
            self._paint_bands(painter)
        elif self._show_ends:
            self._paint_ends(painter)

    def _paint_step(self, painter: QPainter, number: int) -> None:
        look = theme.current()
        build = self._build
        rect = QRectF(self.cell(number))
        fill = look.color(f"pain-{number}")
        if number < self._least and number != self.value():
            paint.box(painter, rect, None, look.color("border"), build.radius)
            paint.words(painter, rect, str(number), self._number_font(strong=False), look.color("text-muted"))
            return
        if number == self.value():
            paint.box(painter, rect, look.color("surface-raised"), look.color("text"), build.radius, build.line)
            inset = build.line + _RING_GAP
            paint.box(painter, rect.adjusted(inset, inset, -inset, -inset), fill, None, 1)
        else:
            paint.box(painter, rect, fill, look.color("pain-outline"), build.radius)
        paint.words(painter, rect, str(number), self._number_font(strong=True), look.color(f"on-pain-{number}"))

    def _paint_plain(self, painter: QPainter, number: int) -> None:
        look = theme.current()
        rect = QRectF(self.cell(number))
        chosen = number == self.value()
        fill, line, ink = (
            ("accent-soft", "accent", "on-accent-soft") if chosen else ("surface-raised", "border-strong", "text")
        )
        paint.box(painter, rect, look.color(fill), look.color(line), self._build.radius, 2 if chosen else 1)
        paint.words(painter, rect, str(number), self._number_font(strong=chosen), look.color(ink))

    def _paint_ends(self, painter: QPainter) -> None:
        font, colour = self._word_font(), theme.current().color("text-muted")
        room = QRectF(0, self._cell_height + self._build.below, self.width(), self._word_height())
        low, high = self._ends
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (high, low) if mirrored else (low, high)
        single = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        paint.words(painter, room, left, font, colour, single | Qt.AlignmentFlag.AlignLeft)
        paint.words(painter, room, right, font, colour, single | Qt.AlignmentFlag.AlignRight)

    def _paint_bands(self, painter: QPainter) -> None:
        look = theme.current()
        top = self._cell_height + _BAND_LINE
        for word, first, last in _bands():
            span = QRectF(self.cell(first).united(self.cell(last)))
            painter.fillRect(QRectF(span.left(), top - 1, span.width(), 1), look.color("border-strong"))
            room = QRectF(span.left(), top + 3, span.width(), self._word_height())
            paint.words(painter, room, word, self._word_font(), look.color("text-muted"))

    # --- words -------------------------------------------------------------------------------------------------------
    def _describe(self) -> None:
        low, high = self._ends
        answer = self.value()
        if answer is None:
            said = _("Not answered.")
        else:
            said = f"{answer}." if self._plain else f"{answer}, {words.pain_word(answer)}."
        self.setAccessibleDescription(f"{said} {low}, {high}.")

    def _usual_ends(self) -> tuple[str, str]:
        return (_("0 calm"), _("10 very anxious")) if self._plain else (_("0 none"), _("10 worst imaginable"))

    def _number_font(self, *, strong: bool) -> QFont:
        return theme.current().font(self._build.number, strong=strong, scale=self._scale)

    def _word_font(self) -> QFont:
        return theme.current().font(self._build.words, scale=self._scale)

    def _word_height(self) -> int:
        return round(QFontMetricsF(self._word_font()).height())

    def _whole_height(self) -> int:
        if self._show_bands:
            return self._cell_height + _BAND_LINE + 3 + self._word_height()
        return self._cell_height + (self._build.below + self._word_height() if self._show_ends else 0)


def _bands() -> list[tuple[str, int, int]]:
    """Return the words of the scale with their first and last number."""
    bands: list[tuple[str, int, int]] = []
    for number in range(LOWEST, HIGHEST + 1):
        word = words.pain_word(number)
        if bands and bands[-1][0] == word:
            bands[-1] = (word, bands[-1][1], number)
        else:
            bands.append((word, number, number))
    return bands


def pain_cell(painter: QPainter, rect: QRectF, number: int, font: QFont) -> QColor:
    """Draw one number of the ramp as tables show it, and return the colour of its digits."""
    look = theme.current()
    ink = look.color(f"on-pain-{number}")
    paint.box(painter, rect, look.color(f"pain-{number}"), look.color("pain-outline"), 6)
    paint.words(painter, rect, str(number), font, ink)
    return ink


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    sys.exit(show(lambda: [PainScale(show_bands=True), PainScale(44), PainScale(40, plain=True), PainScale(32)]))
