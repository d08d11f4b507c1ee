"""Choices that need a sentence each: a title, and what follows from it. The gentlest is the caller's to preselect."""

import sys
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.choice import Choice, ChoiceGroup

_GAP = 10
_TOP, _BOTTOM = 13, 15
_RADIO_LEFT, _RADIO = 17, 22
_WORDS_LEFT, _WORDS_RIGHT = 53, 20
_TAG_GAP, _TAG_PADDING, _TAG_HEIGHT, _TAG_RADIUS = 10, 9, 20, 5
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class RowOption:
    """One choice: its value, its title, what it leads to, and a word such as "Recommended" beside the title."""

    value: Hashable
    title: str
    consequence: str = ""
    tag: str = ""


class ChoiceRows(ChoiceGroup):
    """Rows one below the other. Arrows choose at once; something chosen cannot be un-chosen."""

    def __init__(
        self, options: Sequence[RowOption], *, chosen: Hashable | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, clearable=False)
        self._rows = list(options)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_options([(option.value, option.title) for option in options])
        for choice, option in zip(self.choices, options, strict=True):
            choice.setAccessibleDescription(" ".join(filter(None, (option.tag, option.consequence))))
        self.set_value(chosen)

    def hasHeightForWidth(self) -> bool:
        """Say that narrower rows are taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at which nothing is cut off."""
        heights = [self._row_height(option, width) for option in self._rows]
        return sum(heights) + _GAP * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        """Return a comfortable width with its height."""
        return QSize(546, self.heightForWidth(546))

    def minimumSizeHint(self) -> QSize:
        """Return a width at which titles still fit."""
        return QSize(280, 0)

    def arrange(self) -> None:
        """Place the rows."""
        top = 0
        for choice, option in zip(self.choices, self._rows, strict=True):
            height = self._row_height(option, self.width())
            choice.setGeometry(0, top, self.width(), height)
            top += height + _GAP

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another look."""
        super().changeEvent(event)
        self.update()

    def outline_of(self, choice: Choice) -> tuple[QRect, int]:
        """Put the focus ring around the one row that the arrows stand on."""
        return choice.rect(), tokens.measure("radius", "control")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        for choice, option in zip(self.choices, self._rows, strict=True):
            self._paint_row(painter, choice, option)

    def _paint_row(self, painter: QPainter, choice: Choice, option: RowOption) -> None:
        look = theme.current()
        rect = QRectF(choice.geometry())
        chosen = choice.isChecked()
        fill = "accent-soft" if chosen else "surface-hover" if choice.underMouse() else "surface-raised"
        line = "accent" if chosen else "border"
        width = tokens.measure("stroke", "selected" if chosen else "hairline")
        paint.box(painter, rect, look.color(fill), look.color(line), tokens.measure("radius", "control"), width)
        mirrored = self.is_mirrored()
        x = rect.right() - _RADIO_LEFT - _RADIO / 2 if mirrored else rect.left() + _RADIO_LEFT + _RADIO / 2
        _paint_radio(painter, QPointF(x, rect.top() + _TOP + _RADIO / 2), chosen=chosen)
        self._paint_words(painter, rect, option, chosen=chosen, mirrored=mirrored)

    def _paint_words(self, painter: QPainter, rect: QRectF, option: RowOption, *, chosen: bool, mirrored: bool) -> None:
        look = theme.current()
        before, after = (_WORDS_RIGHT, _WORDS_LEFT) if mirrored else (_WORDS_LEFT, _WORDS_RIGHT)
        room = rect.adjusted(before, _TOP, -after, -_BOTTOM)
        title = look.font("body", strong=True)
        head = QRectF(room.left(), room.top(), room.width(), _RADIO)
        paint.words(painter, head, option.title, title, look.color("text"), _LEADING)
        if option.tag:
            _paint_tag(
                painter, head, QFontMetricsF(title).horizontalAdvance(option.title), option.tag, mirrored=mirrored
            )
        ink = look.color("text" if chosen else "text-muted")
        below = room.adjusted(0, _RADIO + 2, 0, 0)
        paint.words(painter, below, option.consequence, look.font("control"), ink, _WRAPPED)

    def _row_height(self, option: RowOption, width: int) -> int:
        if not option.consequence:
            return _TOP + _RADIO + _BOTTOM
        metrics = QFontMetricsF(theme.current().font("control"))
        room = QRectF(0, 0, width - _WORDS_LEFT - _WORDS_RIGHT, 10_000)
        return (
            _TOP + _RADIO + 2 + round(metrics.boundingRect(room, int(_WRAPPED), option.consequence).height()) + _BOTTOM
        )


def _paint_radio(painter: QPainter, centre: QPointF, *, chosen: bool) -> None:
    look = theme.current()
    rect = QRectF(centre.x() - _RADIO / 2, centre.y() - _RADIO / 2, _RADIO, _RADIO)
    line, width = ("accent", 2) if chosen else ("border-strong", 1)
    paint.box(painter, rect, look.color("surface-raised"), look.color(line), _RADIO / 2, width)
    if chosen:
        dot = _RADIO / 4
        paint.box(painter, rect.adjusted(dot, dot, -dot, -dot), look.color("accent"), None, dot)


def _paint_tag(painter: QPainter, head: QRectF, after: float, text: str, *, mirrored: bool) -> None:
    look = theme.current()
    font = look.font("caption")
    width = QFontMetricsF(font).horizontalAdvance(text) + 2 * _TAG_PADDING
    left = head.right() - after - _TAG_GAP - width if mirrored else head.left() + after + _TAG_GAP
    tag = QRectF(round(left), head.top() + 2, round(width), _TAG_HEIGHT)
    paint.box(painter, tag, look.color("surface-raised"), look.color("accent"), _TAG_RADIUS)
    paint.words(painter, tag, text, font, look.color("accent-text"))


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    some = [RowOption(1, "Use both", "What was recovered and the backup.", "Recommended"), RowOption(2, "Use one")]
    sys.exit(show(lambda: [ChoiceRows(some, chosen=1)]))
