"""Words and buttons of the session in their sizes, readable lying down at 1.5 m."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app import tokens
from dilator_app.i18n import ngettext
from dilator_app.ui import theme
from dilator_app.ui.widgets.buttons import Button, Kind
from dilator_app.ui.widgets.card import Ink, Label, label

LARGER = 1.25
_LEADING = 1.18  # large words stand closer than Qt would set them
NARROW = 14
_BARE = 10
_GAP = 12


class Scale:
    """How large the session writes: 1, or 1.25 where larger text was chosen."""

    def __init__(self, *, larger: bool) -> None:
        self.factor = LARGER if larger else 1.0

    def font(self, role: str, *, strong: bool = False, light: bool = False) -> QFont:
        """Return the font of a session role at this scale; ``light`` makes a semibold role regular."""
        font = theme.current().font(role, strong=strong, scale=self.factor)
        if light:
            font.setWeight(QFont.Weight.Normal)
        return font

    def label(
        self,
        text: str,
        role: str,
        ink: Ink = "text",
        *,
        wrap: bool = False,
        strong: bool = False,
        light: bool = False,
    ) -> Label:
        """Return words in a session role at this scale."""
        made = label(text, role, ink, wrap=wrap, strong=strong)
        made.setFont(self.font(role, strong=strong, light=light))
        return made

    def enlarge(self, *widgets: QWidget) -> None:
        """Give widgets that were made for a desk their letters at this scale."""
        for widget in widgets:
            font = widget.font()
            font.setPixelSize(self.px(font.pixelSize()))
            widget.setFont(font)

    def px(self, size: int) -> int:
        """Return a measure at this scale."""
        return round(size * self.factor)


class LargeWords(Label):
    """A few large lines, set closely; they break where the room ends and nowhere else but at their own line ends."""

    def __init__(self, scale: Scale, role: str, *, light: bool = False, lines: int = 1) -> None:
        """Keep room for at least ``lines``, so that nothing moves when the words change."""
        super().__init__("", role, "text")
        self.setFont(scale.font(role, light=light))
        self._least = lines
        self._kept: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # Fixed would be `lines`
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keep_room_for(self, *texts: str) -> None:
        """Be as high as the highest of ``texts`` needs, whichever of them is shown."""
        self._kept = texts
        self.updateGeometry()

    def width_of(self, *lines: str) -> int:
        """Return the width in which none of ``lines`` breaks."""
        return ceil(self._widest(lines)) + 1

    def sizeHint(self) -> QSize:
        """Return the room in which no line breaks."""
        return QSize(self.width_of(*self.text().split("\n")), self._height(10_000))

    def minimumSizeHint(self) -> QSize:
        """Return the room below which a word would be cut."""
        return QSize(self.width_of(*self.text().split()), self._line())

    def hasHeightForWidth(self) -> bool:
        """Say that narrower words are taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at ``width``."""
        return self._height(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines from the top."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for layout, top in self._laid_out(self.width(), self.text()):
            layout.draw(painter, QPointF(0, top))

    def _widest(self, parts: Sequence[str]) -> float:
        metrics = QFontMetricsF(self.font())
        return max((metrics.horizontalAdvance(part) for part in parts), default=0.0)

    def _line(self) -> int:
        return round(self.font().pixelSize() * _LEADING)

    def _height(self, width: int) -> int:
        texts = (self.text(), *self._kept)
        lines = max(sum(layout.lineCount() for layout, _top in self._laid_out(width, text)) for text in texts)
        return max(lines, self._least) * self._line() + round(self.font().pixelSize() * 0.1)

    def _laid_out(self, width: int, text: str) -> list[tuple[QTextLayout, float]]:
        laid_out, top = [], 0.0
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(self.layoutDirection())
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            height = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, height))
                height += self._line()
            layout.endLayout()
            laid_out.append((layout, top))
            top += height
        return laid_out


class OnePress(Button):
    """A button that counts a double click as one press: the next stage's button may stand under the second.

    A key that is held down presses nothing: it may have been pressed for the stage before.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a key that is held down to the page, which counts it once."""
        if event.isAutoRepeat():
            event.ignore()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count a double click as one."""
        event.accept()


class SessionLink(OnePress):
    """A quiet way somewhere, underlined."""

    def __init__(self, text: str, scale: Scale, role: str = "session-small") -> None:
        self._scale, self._role = scale, role
        super().__init__(text, kind="link", size="session")

    def write_in(self, scale: Scale) -> None:
        """Take the letters of another scale."""
        if scale.factor != self._scale.factor:
            self._scale = scale
            self.updateGeometry()
            self.update()

    def _type(self) -> QFont:
        return self._scale.font(self._role)


class SessionButton(OnePress):
    """A button of the session at its scale. ``elides``: a long name of a size is cut, and read out whole."""

    def __init__(
        self,
        text: str,
        scale: Scale,
        kind: Kind = "secondary",
        icon: str | None = None,
        *,
        icon_after: bool = False,
        height: int | None = None,
        role: str = "session-button",
        elides: bool = False,
    ) -> None:
        self._scale, self._role, self._elides = scale, role, elides
        self._narrow = self._bare = self._crowded = False
        self._said: tuple[str, str | None] = ("", icon)
        self._own_height = height or tokens.measure("control", "height-session")
        super().__init__("", kind, icon, "session", icon_after=icon_after)
        self.setFixedHeight(self._own_height)
        self.say(text, icon)

    def say(self, text: str, icon: str | None = None) -> None:
        """Show other words, and another drawing where one is named. The same as before costs nothing."""
        wanted = (text, icon or self._said[1])
        if wanted == self._said:
            return
        self._said = wanted
        self._draw_icon()
        self.setAccessibleName(text)
        self._write()
        self.updateGeometry()

    def _write(self) -> None:
        """Write the words; where some may be cut the drawing goes before any of them does."""
        text = self._said[0]
        if self._elides:
            metrics = QFontMetricsF(self._type())
            self._crowded = metrics.horizontalAdvance(text) > self.width() - self._around()
            self._draw_icon()
            room = self.width() - (2 * _BARE if self._crowded else self._around())
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.setText(text.replace("&", "&&"))

    def _draw_icon(self) -> None:
        self.set_icon(None if self._bare or self._crowded else self._said[1])

    def _around(self) -> int:
        """Return what stands beside the words where there is room."""
        has_icon = self._said[1] and not self._bare
        return 2 * self._sides() + (self._icon_size() + self._gap() if has_icon else 0)

    def set_height(self, height: int) -> None:
        """Take another height."""
        self._own_height = height
        self.setFixedHeight(height)

    def set_narrow(self, *, narrow: bool) -> None:
        """Give up the comfortable sides, where a row of buttons is short of room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()
            self.update()

    def set_bare(self, *, bare: bool) -> None:
        """Give up the drawing as well, and keep the words."""
        if bare != self._bare:
            self._bare = bare
            self._draw_icon()

    def sizeHint(self) -> QSize:
        """Return the width of the words and the fixed height."""
        words = QFontMetricsF(self._type()).horizontalAdvance(self._said[0])
        return QSize(ceil(words) + self._around(), self._own_height)

    def minimumSizeHint(self) -> QSize:
        """Return the same; where the words may be cut, room for some of them."""
        return QSize(2 * self._own_height, self._own_height) if self._elides else self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._write()

    def _type(self) -> QFont:
        return self._scale.font(self._role, strong=True)

    def _padding(self) -> int:
        return _BARE if self._crowded else self._sides()

    def _sides(self) -> int:
        if self._bare:
            return _BARE
        if self._narrow or self._role != "session-button":
            return NARROW
        return super()._padding()

    def _gap(self) -> int:
        return super()._gap() if self._role == "session-button" else _GAP

    def _icon_size(self) -> int:
        return min(super()._icon_size(), round(tokens.type_px(self._role) * 1.15))


def fit_line(widget: Label, scale: Scale, width: int, roles: tuple[str, ...], text: str) -> None:
    """Write one line in the first type role in which it fits ``width``; in the last one it is cut with an ellipsis."""
    if widget.accessibleName() == text:
        return
    for role in roles:
        font = scale.font(role)
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(text) <= width or role == roles[-1]:
            widget.setFont(font)
            widget.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
            break
    widget.setAccessibleName(text)


def clock_text(seconds: float) -> str:
    """Return elapsed time as ``6:24``, isolated so that it reads the same in every direction."""
    whole = int(seconds)
    return f"\u2068{whole // 60}:{whole % 60:02d}\u2069"


def tap_through(widget: QWidget) -> None:
    """Let clicks on plain words reach the page, where a click on any empty place pauses."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def spoken_time(seconds: float) -> str:
    """Return elapsed time as a screen reader says it, in whole minutes: it changes once a minute, not once a second."""
    minutes = int(seconds) // 60
    return ngettext("{n} minute so far", "{n} minutes so far", minutes).format(n=minutes)
