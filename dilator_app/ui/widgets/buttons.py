"""The one kind of button, in five degrees of weight and three sizes."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from dilator_app import tokens
from dilator_app.ui import icons, qt_numbers, theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.drawn_button import press_with_enter

Kind = Literal["primary", "secondary", "quiet", "plain", "remove", "destructive", "final", "link"]
Size = Literal["normal", "large", "session"]


class _Look(NamedTuple):
    """Colour tokens of one state; an empty name draws nothing."""

    fill: str
    line: str
    ink: str


_DISABLED = _Look("surface-sunken", "border-disabled", "text-disabled")
_WORDS_DISABLED = _Look("", "", "text-disabled")
# At rest, under the pointer, pressed, disabled.
_LOOKS: dict[Kind, tuple[_Look, _Look, _Look, _Look]] = {
    "primary": (
        _Look("accent", "", "on-accent"),
        _Look("accent-hover", "", "on-accent"),
        _Look("accent-pressed", "", "on-accent"),
        _DISABLED,
    ),
    "secondary": (
        _Look("surface-raised", "border-strong", "text"),
        _Look("surface-hover", "border-strong", "text"),
        _Look("surface-pressed", "border-strong", "text"),
        _DISABLED,
    ),
    "quiet": (
        _Look("", "", "accent-text"),
        _Look("accent-soft", "", "accent-text"),
        _Look("accent-soft", "", "accent-text"),
        _WORDS_DISABLED,
    ),
    "plain": (
        _Look("", "", "text-muted"),
        _Look("surface-hover", "", "text"),
        _Look("surface-sunken", "", "text"),
        _WORDS_DISABLED,
    ),
    "remove": (
        _Look("", "", "danger"),
        _Look("danger-soft", "", "danger"),
        _Look("danger-soft", "", "danger"),
        _WORDS_DISABLED,
    ),
    "destructive": (
        _Look("surface-raised", "danger", "danger"),
        _Look("danger-soft", "danger", "danger"),
        _Look("danger", "danger", "on-danger"),
        _DISABLED,
    ),
    "final": (
        _Look("danger", "", "on-danger"),
        _Look("danger-hover", "", "on-danger"),
        _Look("danger-hover", "", "on-danger"),
        _DISABLED,
    ),
    "link": (
        _Look("", "", "accent-text"),
        _Look("", "", "text"),
        _Look("", "", "text"),
        _WORDS_DISABLED,
    ),
}


class _Build(NamedTuple):
    """Measures of one size in pixels; the height is a token of the group ``control``."""

    height: str
    role: str
    padding: int  # between edge and content, line included
    icon: str
    gap: int  # between icon and words
    radius: int


_BUILDS: dict[Size, _Build] = {
    "normal": _Build("height", "body-strong", 19, "icon", 8, 8),
    "large": _Build("height-large", "lead", 23, "icon", 5, 8),
    "session": _Build("height-session", "session-button", 31, "icon-session", 14, 10),
}
_LINK_ROLES: dict[Size, str] = {"normal": "small", "large": "body", "session": "session-small"}
_DENSE_PADDING = 14
_CENTRE_LINE = qt_numbers.ALIGN_CENTRE | qt_numbers.SINGLE_LINE | qt_numbers.SHOW_MNEMONIC


class Button(QPushButton):
    """A button. One *primary* a screen; *remove* is for what can be undone, *final* for the last erase dialog alone.

    ``icon`` names a drawing, ``icon_after`` puts it behind the words, ``dense`` narrows the sides for tight panels.
    """

    def __init__(
        self,
        text: str = "",
        kind: Kind = "secondary",
        icon: str | None = None,
        size: Size = "normal",
        *,
        icon_after: bool = False,
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)  # with the words, Qt would build what belongs to icons
        self._kind = kind
        self._size = size
        self._icon = icon
        self._icon_after = icon_after
        self._dense = dense
        self._leaves_enter = False
        self.setText(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)  # Enter belongs to the form's main button unless this one has the focus
        self.setFont(self._type())
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> Kind:
        """Return the weight that the button has."""
        return self._kind

    def leave_enter_to_form(self) -> None:
        """Let Enter pass to the form, where the button takes a line away and stands at the end of what is typed."""
        self._leaves_enter = True

    def set_size(self, size: Size, *, dense: bool = False) -> None:
        """Be as large as there is room for."""
        self._size, self._dense = size, dense
        self.setFont(self._type())
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str | None) -> None:
        """Show another drawing, or none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows words and icon whole."""
        build = _BUILDS[self._size]
        metrics = QFontMetricsF(self._type())
        if self._kind == "link":
            return QSize(round(metrics.horizontalAdvance(self._shown())), round(metrics.height()) + 6)
        width = self._content_width(metrics) + 2 * self._padding()
        height = tokens.measure("control", build.height)
        return QSize(max(round(width), height if not self.text() else 0), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: words of a button are never cut."""
        return self.sizeHint()

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs."""
        return self.rect(), tokens.measure("radius", "small") if self._kind == "link" else self._radius()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with Space: the button that has the focus comes before the form's main one."""
        from PySide6.QtCore import Qt  # see qt_numbers

        if self._leaves_enter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        if not press_with_enter(self, event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the button can be pressed."""
        from PySide6.QtCore import Qt  # see qt_numbers

        super().enterEvent(event)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the button at rest."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, icon and words for the state that the button is in."""
        look = self._look()
        colours = theme.current()
        painter = QPainter(self)
        if look.fill or look.line:
            fill = colours.color(look.fill) if look.fill else None
            line = colours.color(look.line) if look.line else None
            paint.box(painter, QRectF(self.rect()), fill, line, self._radius())
        self._paint_content(painter, look.ink, pressed=self.isDown())

    def _paint_content(self, painter: QPainter, ink: str, *, pressed: bool) -> None:
        font = self._type()
        font.setUnderline(self._kind == "link" or (self._kind == "quiet" and pressed))
        width = self._content_width(QFontMetricsF(font))
        left = (self.width() - width) / 2
        room = QRectF(left, 0, width, self.height())
        if self._icon:
            size = self._icon_size()
            first = self._icon_after == self.isRightToLeft()
            spot = QRectF(left if first else left + width - size, (self.height() - size) / 2, size, size)
            icons.paint(painter, QRectF(spot.toRect()), self._icon, ink)
            room.adjust(size + self._gap() if first else 0, 0, 0 if first else -size - self._gap(), 0)
        colour = theme.current().color(ink)
        is_set = painter.pen().color() == colour  # by the style sheet; choosing a pen names Qt
        paint.words(painter, room, self.text(), font, None if is_set else colour, _CENTRE_LINE)

    def _look(self) -> _Look:
        rest, hover, pressed, disabled = _LOOKS[self._kind]
        if not self.isEnabled():
            return disabled
        if self.isDown():
            return pressed
        return hover if self.underMouse() else rest

    def _content_width(self, metrics: QFontMetricsF) -> float:
        words = metrics.horizontalAdvance(self._shown())
        return words + (self._icon_size() + self._gap() if self._icon else 0)

    def _shown(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _type(self) -> QFont:
        if self._kind == "link":
            return theme.current().font(_LINK_ROLES[self._size])
        return theme.current().font(_BUILDS[self._size].role, strong=self._kind != "plain")

    def _padding(self) -> int:
        return _DENSE_PADDING if self._dense else _BUILDS[self._size].padding

    def _gap(self) -> int:
        return _BUILDS[self._size].gap if self.text() else 0

    def _icon_size(self) -> int:
        return tokens.measure("control", _BUILDS[self._size].icon)

    def _radius(self) -> int:
        return _BUILDS[self._size].radius
