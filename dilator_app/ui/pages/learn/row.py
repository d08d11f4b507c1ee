"""One row of the list: a page, what it is about, and what one may expect of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from dilator_app import tokens
from dilator_app.education.search import Span
from dilator_app.i18n import _
from dilator_app.ui import icons, theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.drawn_button import DrawnButton

WALKS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End)
_HEIGHT = 58
_SIDE = 24
_TITLE_TOP, _SUMMARY_TOP = 5, 27
_LINE = 26
_SECOND = 22
"""So much higher is a row for each further line, of its title or of what stands below that."""
_CUT = "… "
_GAP = 16
_CHEVRON_RIGHT = 16
_TAG_PADDING = 10
_TAG_HEIGHT = 24
_TAG_GAP = 36
_BELOW_WORDS = 4
_LEAST_BESIDE_TAG = 200
"""With less room than that beside the tag, it stands below the words."""
_META_GAP = 14
_SOURCE_GAP = 6
_MOST_FOR_SOURCE = 0.45
"""So much of a line may be taken by its source."""
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says. ``spans`` are the found words in its second line, and ``said_by`` who says that line.

    The source stands there in full or, where that leaves too little room for the line, in short.
    """

    title: str
    summary: str
    meta: str = ""
    disagrees: bool = False
    read: bool = False
    spans: tuple[Span, ...] = ()
    said_by: tuple[str, ...] = ()
    title_spans: tuple[Span, ...] = ()


class PageRow(DrawnButton):
    """Painted by itself; whoever shows the rows gives it the keyboard."""

    walked = Signal(int)
    """A key that leads to another row: up, down, to the first or to the last."""

    def __init__(self, name: str, told: Told) -> None:
        super().__init__()
        self.name, self.told = name, told
        self._last = False
        self._meta_room = 0.0
        self._lines: dict[int, tuple[list[str], list[str]]] = {}  # by width: whoever arranges the rows asks and asks
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew when the pointer comes or goes
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_page(name, told)

    def show_page(self, name: str, told: Told) -> None:
        """Show a page, or another one in its place."""
        self.name, self.told = name, told
        self._lines.clear()
        self.setText(told.title)
        summary = f"{told.summary} {told.said_by[0]}" if told.said_by else told.summary.rstrip(".")
        self.setAccessibleName(". ".join(filter(None, (told.title.rstrip("."), summary, *self._more()))))
        self.updateGeometry()
        self.update()

    def _more(self) -> tuple[str, ...]:
        read = _("You have read this page") if self.told.read else ""
        return (self.told.meta, _("Sources disagree") if self.told.disagrees else "", read)

    def set_last(self, last: bool) -> None:
        """Leave out the line below the last row of a group."""
        self._last = last

    def meta_width(self) -> float:
        """Return how wide the words at the end are."""
        return QFontMetricsF(theme.current().font("small")).horizontalAdvance(self.told.meta) + 1

    def set_meta_room(self, width: float) -> None:
        """Let the words at the end of all rows begin at one place."""
        if width == self._meta_room:
            return
        self._meta_room = width
        self._lines.clear()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of a row whose title has one line."""
        return QSize(4 * _HEIGHT, _HEIGHT)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the row, whose title and summary take more lines where one is too short."""
        tag = _TAG_HEIGHT + _BELOW_WORDS if self._has_tag_below(width) else 0
        return _HEIGHT + sum(len(lines) - 1 for lines in self._lines_at(width)) * _SECOND + tag

    def title_lines(self, width: int) -> list[str]:
        """Return the title in as many lines as it needs."""
        return self._lines_at(width)[0]

    def summary_lines(self, width: int) -> list[str]:
        """Return what stands below the title, in as many lines as it needs; what a search has found stands in one."""
        return self._lines_at(width)[1]

    def _lines_at(self, width: int) -> tuple[list[str], list[str]]:
        if width not in self._lines:
            self._lines[width] = self._broken(width)
        return self._lines[width]

    def _broken(self, width: int) -> tuple[list[str], list[str]]:
        look, room = theme.current(), self._room(width)
        beside_tick = room - icons.SIZE - 8 if self.told.read else room
        title = _wrapped(self.told.title, look.font("body", strong=True), beside_tick)
        if self.told.spans or self.told.said_by:
            return title, [self.told.summary]
        return title, _wrapped(self.told.summary, look.font("control"), room)

    def changeEvent(self, event: QEvent) -> None:
        """Break the title anew in other letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lines.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the rows with the arrows."""
        if event.key() in WALKS:
            self.walked.emit(event.key())
        else:
            super().keyPressEvent(event)

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs: inside the card's edge."""
        return self.rect().adjusted(5, 3, -5, -3), tokens.measure("radius", "small")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the two lines, the tag, what to expect, and where it leads."""
        look = theme.current()
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), look.color("surface-hover"))
        if not self._last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, look.color("border"))
        self._paint_end(painter)
        room = self._room(self.width())
        title = look.font("body", strong=True)
        lines = self.title_lines(self.width())
        top = _TITLE_TOP
        for line, spans in zip(lines, self.title_spans(self.width()), strict=True):
            place = QRectF(_SIDE, top, room, _LINE)
            self._mark(painter, line, spans, place, title)
            self._words(painter, line, place, title, "text")
            top += _SECOND
        if self.told.read:
            width = min(QFontMetricsF(title).horizontalAdvance(lines[-1]), room - icons.SIZE - 8)
            spot = self._mirrored(QRectF(_SIDE + width + 8, top - _SECOND + 3, icons.SIZE, icons.SIZE))
            icons.paint(painter, QRectF(spot.toRect()), "check", "accent-text")
        below = (len(lines) - 1) * _SECOND
        self._paint_summary(painter, QRectF(_SIDE, _SUMMARY_TOP + below, room, _LINE))

    def title_spans(self, width: int) -> list[tuple[Span, ...]]:
        """Return the found words in each line of the title, as places in that line."""
        found, start = [], 0
        for line in self.title_lines(width):
            end = start + len(line)
            inside = (span for span in self.told.title_spans if start <= span[0] and span[1] <= end)
            found.append(tuple((first - start, last - start) for first, last in inside))
            start = end + 1  # the space at which it was broken
        return found

    def cuts_off(self) -> bool:
        """Return whether a line of the title or below it is longer than its room."""
        look, width = theme.current(), self.width()
        beside_source = self._room(width) - self._source_room(self.shown_source())
        return _longest(self.title_lines(width), look.font("body", strong=True)) > self._room(width) or (
            _longest(self.summary_lines(width), look.font("control")) > beside_source
        )

    def shown_summary(self) -> tuple[str, tuple[Span, ...]]:
        """Return the line below the title as it is drawn, and the found words in it.

        Where it is too long for its room it loses its end; where the first found word would go with it, its beginning.
        """
        metrics = QFontMetricsF(theme.current().font("control"))
        room = self._room(self.width()) - self._source_room(self.shown_source())
        text, spans = self.told.summary, self.told.spans
        if metrics.horizontalAdvance(text) > room and spans:
            for start in (0, *(place + 1 for place, sign in enumerate(text[: spans[0][0]]) if sign == " ")):
                lead = _CUT if start else ""
                if metrics.horizontalAdvance(lead + text[start : spans[0][1]] + _CUT) <= room:
                    break
            text = lead + text[start:]
            spans = tuple((first - start + len(lead), last - start + len(lead)) for first, last in spans)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room + 1)
        whole = len(shown) if shown == text else len(shown) - 1
        return shown, tuple((first, last) for first, last in spans if last <= whole)

    def shown_source(self) -> str:
        """Return who says the line below the title, as it is drawn behind it; nothing where it states nothing."""
        most = self._room(self.width()) * _MOST_FOR_SOURCE
        fitting = (told for told in self.told.said_by if self._source_room(told) <= most)
        return next(fitting, self.told.said_by[-1] if self.told.said_by else "")

    def _source_room(self, told: str) -> float:
        if not told:
            return 0
        return _SOURCE_GAP + QFontMetricsF(theme.current().font("small")).horizontalAdvance(told) + 1

    def _room(self, width: int) -> float:
        """Return how wide the lines may be in a row of ``width``."""
        whole = self._end(width) - _GAP - _SIDE
        return whole if self._has_tag_below(width) else whole - self._tag_room()

    def _tag_room(self) -> float:
        """Return what the tag takes beside the words; nothing where there is none."""
        return self._tag_width() + _TAG_GAP if self.told.disagrees else 0

    def _has_tag_below(self, width: int) -> bool:
        beside = self._end(width) - _GAP - _SIDE - self._tag_room()
        return self.told.disagrees and beside < _LEAST_BESIDE_TAG

    def _end(self, width: int) -> float:
        """Return where the words at the end begin, the same in every row."""
        return width - _CHEVRON_RIGHT - icons.SIZE - _META_GAP - self._meta_room

    def _tag_width(self) -> float:
        metrics = QFontMetricsF(theme.current().font("caption"))
        return metrics.horizontalAdvance(_("Sources disagree")) + 2 * _TAG_PADDING

    def _paint_end(self, painter: QPainter) -> None:
        """Draw what stands at the end of the row."""
        look = theme.current()
        middle = (self.height() - 1) / 2
        chevron = self.width() - _CHEVRON_RIGHT - icons.SIZE
        spot = self._mirrored(QRectF(chevron, middle - icons.SIZE / 2, icons.SIZE, icons.SIZE))
        icons.paint(painter, QRectF(spot.toRect()), "chevron-right", "text-muted")
        font = look.font("small")
        width = self.meta_width()
        place = QRectF(chevron - _META_GAP - width, 0, width, self.height())
        self._words(painter, self.told.meta, place, font, "text-muted")
        if self.told.disagrees:
            tag = self._tag_width()
            left, top = self._end(self.width()) - _TAG_GAP - tag, middle - _TAG_HEIGHT / 2
            if self._has_tag_below(self.width()):
                left, top = _SIDE, self.height() - 1 - _TITLE_TOP - _BELOW_WORDS - _TAG_HEIGHT
            frame = self._mirrored(QRectF(left, top, tag, _TAG_HEIGHT))
            box = QRectF(frame.toRect())
            paint.box(painter, box, look.color("notice-soft"), look.color("notice-border"), 5)
            paint.words(painter, box, _("Sources disagree"), look.font("caption"), look.color("on-notice"))

    def _paint_summary(self, painter: QPainter, room: QRectF) -> None:
        look = theme.current()
        font = look.font("control")
        metrics = QFontMetricsF(font)
        lines = self.summary_lines(self.width())
        if len(lines) > 1:
            for place, line in enumerate(lines):
                below = room.translated(0, place * _SECOND)
                told = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width() + 1)
                self._words(painter, told, below, font, "text-muted")
            return
        shown, spans = self.shown_summary()
        self._mark(painter, shown, spans, room, font)
        self._words(painter, shown, room, font, "text-muted" if not self.told.spans else "text")
        if source := self.shown_source():
            behind = QRectF(room)
            behind.setLeft(room.left() + metrics.horizontalAdvance(shown) + _SOURCE_GAP)
            self._words(painter, source, behind, look.font("small"), "text-muted")

    def _mark(self, painter: QPainter, text: str, spans: Iterable[Span], room: QRectF, font: QFont) -> None:
        """Draw the ground of found words."""
        metrics = QFontMetricsF(font)
        for start, end in spans:
            before = metrics.horizontalAdvance(text[:start])
            mark = QRectF(room.left() + before - 1, room.top() + 3, 0, room.height() - 6)
            mark.setWidth(metrics.horizontalAdvance(text[start:end]) + 2)
            painter.fillRect(self._mirrored(mark), theme.current().color("leaf-1"))

    def _words(self, painter: QPainter, text: str, room: QRectF, font: QFont, ink: str) -> None:
        align = _LEADING if not self.isRightToLeft() else Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
        paint.words(painter, self._mirrored(room), shown, font, theme.current().color(ink), align)

    def _mirrored(self, rect: QRectF) -> QRectF:
        if not self.isRightToLeft():
            return rect
        return QRectF(self.width() - rect.right(), rect.top(), rect.width(), rect.height())


def _longest(lines: list[str], font: QFont) -> float:
    metrics = QFontMetricsF(font)
    return max(metrics.horizontalAdvance(line) for line in lines)


def _wrapped(text: str, font: QFont, room: float) -> list[str]:
    """Return ``text`` in as few lines as it needs in ``room``."""
    metrics = QFontMetricsF(font)
    lines, words = list[str](), text.split(" ")
    while words:
        first = len(words)
        while first > 1 and metrics.horizontalAdvance(" ".join(words[:first])) > room:
            first -= 1
        lines.append(" ".join(words[:first]))
        words = words[first:]
    return lines
