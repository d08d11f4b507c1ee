"""The quiet surface that most things stand on, its lines, and its words."""

import re
from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dilator_app.ui import qt_numbers, theme

Ink = Literal["text", "text-muted", "text-disabled", "accent-text", "on-accent-soft", "on-notice", "danger"]

_PADDING = (24, 20)
_MAY_BREAK = "\u200b"
_LONG_WORD = re.compile(r"\S{24,}")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:mm|in|min)\b)")
_KEPT_BEFORE_UNIT = re.compile("(?<=\\d)\N{NO-BREAK SPACE}(?=(?:mm|in|min)\\b)")


class Card(QFrame):
    """A raised surface; ``tinted`` for a line from the plan, at most one a screen.

    It comes with ``column``, an empty vertical layout inside its ``padding`` (sides, top and bottom).
    """

    def __init__(
        self, parent: QWidget | None = None, *, tinted: bool = False, padding: tuple[int, int] = _PADDING
    ) -> None:
        super().__init__(parent)
        self.setProperty("tinted", tinted)
        self.column = QVBoxLayout(self)
        sides, ends = padding
        self.column.setContentsMargins(sides, ends, sides, ends)
        self.column.setSpacing(0)


class Hairline(QFrame):
    """A one-pixel line; ``strong`` where it must be seen to be used."""

    def __init__(self, parent: QWidget | None = None, *, vertical: bool = False, strong: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("strong", strong)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Label(QLabel):
    """Words in a type role and a colour. Always plain text: nothing that a person wrote is ever read as markup.

    Where lines may break, a word longer than any real one may break too: it never widens the page. A number never
    stands on another line than its unit.
    """

    def __init__(self, text: str, role: str, ink: Ink, *, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_selectable = False
        self.setProperty("textFormat", qt_numbers.PLAIN_TEXT)
        self.setFont(theme.current().font(role, strong=strong))
        self.setProperty("ink", ink)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Write other words."""
        may_break = self.wordWrap() and not self._is_selectable
        if may_break:
            text = _LONG_WORD.sub(_with_breaks, _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text))
        super().setText(text)

    def text(self) -> str:
        """Return the words, with plain spaces before units."""
        return _KEPT_BEFORE_UNIT.sub(" ", super().text())

    def setWordWrap(self, on: bool) -> None:
        """Break lines, or do not."""
        super().setWordWrap(on)
        self.setText(self.text().replace(_MAY_BREAK, ""))

    def make_selectable(self) -> None:
        """Let what is written next be marked and copied, by mouse and keyboard; no break is put into it."""
        from PySide6.QtCore import Qt  # see qt_numbers

        self._is_selectable = True
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def set_ink(self, ink: Ink) -> None:
        """Write in another colour."""
        if self.property("ink") == ink:
            return
        self.setProperty("ink", ink)
        self.style().unpolish(self)
        self.style().polish(self)


def _with_breaks(word: re.Match[str]) -> str:
    letters = word.group()
    return _MAY_BREAK.join(letters[at : at + 12] for at in range(0, len(letters), 12))


def label(
    text: str,
    role: str = "body",
    ink: Ink = "text",
    *,
    wrap: bool = False,
    selectable: bool = False,
    strong: bool = False,
) -> Label:
    """Return words in the type role ``role``; ``strong`` makes a regular role semibold, ``wrap`` breaks lines."""
    made = Label(text, role, ink, strong=strong)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # as high as its lines at the width that it gets, no higher
        made.setSizePolicy(policy)
    if selectable:
        made.make_selectable()
        made.setText(text)
    return made


def row(*widgets: QWidget, spacing: int = 12) -> QHBoxLayout:
    """Return the widgets side by side, without outer margins."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
