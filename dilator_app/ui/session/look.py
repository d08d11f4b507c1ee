"""Words and buttons of the session in their sizes, readable lying down at 1.5 m."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.widgets.buttons import Button, Kind
from dilator_app.ui.widgets.card import Ink, Label, label

LARGER = 1.25


class Scale:
    """How large the session writes: 1, or 1.25 where larger text was chosen."""

    def __init__(self, *, larger: bool) -> None:
        self.factor = LARGER if larger else 1.0

    def label(self, text: str, role: str, ink: Ink = "text", *, wrap: bool = False, strong: bool = False) -> Label:
        """Return words in a session role at this scale."""
        made = label(text, role, ink, wrap=wrap, strong=strong)
        made.setFont(theme.current().font(role, strong=strong, scale=self.factor))
        return made

    def px(self, size: int) -> int:
        """Return a measure at this scale."""
        return round(size * self.factor)


class SessionButton(Button):
    """A button of the session at its scale; never narrower than its words."""

    def __init__(
        self,
        text: str,
        scale: Scale,
        kind: Kind = "secondary",
        icon: str | None = None,
        *,
        icon_after: bool = False,
        height: int | None = None,
    ) -> None:
        self._scale = scale
        super().__init__(text, kind, icon, "session", icon_after=icon_after)
        self._fixed_height = height or tokens.measure("control", "height-session")
        self.setFixedHeight(self._fixed_height)

    def sizeHint(self) -> QSize:
        """Return the width of the words and the fixed height."""
        return QSize(super().sizeHint().width(), self._fixed_height)


def fit(widget: QLabel, width: int, roles: tuple[str, ...], factor: float) -> None:
    """Give a one-line label the first type role in which its words fit ``width``."""
    for role in roles:
        font = theme.current().font(role, scale=factor)
        if QFontMetricsF(font).horizontalAdvance(widget.text()) <= width or role == roles[-1]:
            widget.setFont(font)
            return


def clock_text(seconds: float) -> str:
    """Return elapsed time as ``6:24``, isolated so that it reads the same in every direction."""
    whole = int(seconds)
    return f"\u2068{whole // 60}:{whole % 60:02d}\u2069"


def tap_through(widget: QWidget) -> None:
    """Let clicks on plain words reach the page, where a click on any empty place pauses."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
