"""The sidebar: where one is, where one can go, and at the bottom the two ways to be private at once."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.i18n import _
from dilator_app.ui import icons, theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.card import Hairline, label, row
from dilator_app.ui.widgets.drawn_button import DrawnButton

_SIDE = 12
_TOP = 20
_TILE = 28
_ROW_GAP = 2
_ICON_LEFT = 13
_WORD_LEFT = 45
_HINT_RIGHT = 13
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TRAILING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One row: what the caller knows it by, its drawing, its words, and the key written at its end."""

    name: str
    icon: str
    label: str
    shortcut: str = ""


class Sidebar(QFrame):
    """Pages above, Hide and Lock below. Tab enters each group, arrows move inside it; a page opens at once."""

    chosen = Signal(str)  # the name of a page
    hide_requested = Signal()
    lock_requested = Signal()

    def __init__(
        self,
        entries: Sequence[NavEntry],
        brand: QPixmap | QWidget | None = None,
        *,
        title: str = "Fernlight",
        hide_key: str = "Ctrl+H",
        lock_key: str = "Ctrl+L",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(tokens.measure("layout", "sidebar"))
        self._pages = [_Row(entry, self, is_page=True) for entry in entries]
        self.hide_row = _Row(NavEntry("hide", "hide", _("Hide now"), hide_key), self, is_page=False)
        self.lock_row = _Row(NavEntry("lock", "lock", _("Lock"), lock_key), self, is_page=False)
        self._lay_out(title, brand)
        for page in self._pages:
            page.clicked.connect(self._open)
        self.hide_row.clicked.connect(self.hide_requested)
        self.lock_row.clicked.connect(self.lock_requested)
        self._fix_tab_stops()

    def current(self) -> str | None:
        """Return the name of the current page."""
        return next((page.name for page in self._pages if page.isChecked()), None)

    def set_current(self, name: str | None) -> None:
        """Mark a page as current, without a signal."""
        for page in self._pages:
            page.setChecked(page.name == name)
        self._fix_tab_stops()

    def row(self, name: str) -> QAbstractButton:
        """Return the row of a page."""
        return next(page for page in self._pages if page.name == name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line between sidebar and page."""
        super().paintEvent(event)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0 if mirrored else self.width() - 1
        QPainter(self).fillRect(left, 0, 1, self.height(), theme.current().color("border"))

    def move_focus(self, start: "_Row", step: int) -> None:
        """Go to the next row of the same group; a page that gets there this way opens."""
        group = self._pages if start in self._pages else [self.hide_row, self.lock_row]
        target = group[(group.index(start) + step) % len(group)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if group is self._pages:
            target.click()

    def _lay_out(self, title: str, brand: QPixmap | QWidget | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _TOP, _SIDE + 1, _SIDE + 4)
        column.setSpacing(_ROW_GAP)
        column.addWidget(_brand(title, brand))
        column.addSpacing(20)
        for page in self._pages:
            column.addWidget(page)
        column.addStretch(1)
        column.addWidget(Hairline())
        column.addSpacing(8)
        column.addWidget(self.hide_row)
        column.addWidget(self.lock_row)

    def _open(self) -> None:
        page = self.sender()
        if isinstance(page, _Row):
            self.set_current(page.name)
            self.chosen.emit(page.name)

    def _fix_tab_stops(self) -> None:
        """Let Tab stop once in each group: on the current page, and on the first action."""
        entry = next((page for page in self._pages if page.isChecked()), self._pages[0] if self._pages else None)
        for page in self._pages:
            page.setFocusPolicy(Qt.FocusPolicy.StrongFocus if page is entry else Qt.FocusPolicy.ClickFocus)


class _Row(DrawnButton):
    """A row. A page is checkable, so that readers hear which one is current."""

    def __init__(self, entry: NavEntry, sidebar: Sidebar, *, is_page: bool) -> None:
        super().__init__(sidebar)
        self.name = entry.name
        self._icon = entry.icon
        self._sidebar = sidebar
        self._hint = ""
        self.set_words(entry.label, entry.shortcut)
        self.setCheckable(is_page)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew when the pointer comes or goes
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(tokens.measure("control", "nav-row"))

    def set_words(self, text: str, hint: str) -> None:
        """Write ``text``, and ``hint`` small at the far end."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        self._hint = hint
        self.update()

    def nextCheckState(self) -> None:
        """Leave the mark to the sidebar: a current page that is clicked stays current."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self._sidebar.move_focus(self, step)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the height of a row; the sidebar gives the width."""
        return QSize(tokens.measure("layout", "sidebar") - 2 * _SIDE, tokens.measure("control", "nav-row"))

    def focus_outline(self) -> tuple[QRect, int]:
        """Return where the focus ring runs."""
        return self.rect(), tokens.measure("radius", "control")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row; the current one differs in fill, line, weight and icon, not in colour alone."""
        look = theme.current()
        painter = QPainter(self)
        current = self.isChecked()
        if current:
            # Where surfaces do not differ (high contrast), the accent and a stronger line mark the current row.
            flat = look.hex("surface-raised") == look.hex("surface-sunken")
            line, width = ("accent", 2) if flat else ("border", 1)
            rect = QRectF(self.rect())
            radius = tokens.measure("radius", "control")
            paint.box(painter, rect, look.color("surface-raised"), look.color(line), radius, width)
        elif self.underMouse():
            paint.box(
                painter, QRectF(self.rect()), look.color("surface-hover"), None, tokens.measure("radius", "control")
            )
        self._paint_content(painter, current=current)

    def _paint_content(self, painter: QPainter, *, current: bool) -> None:
        look = theme.current()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        size = icons.SIZE
        left = self.width() - _ICON_LEFT - size if mirrored else _ICON_LEFT
        spot = QRectF(left, (self.height() - size) / 2, size, size)
        icons.paint(painter, spot, self._icon, "accent" if current else "text-muted")
        room = QRectF(self.rect()).adjusted(
            _HINT_RIGHT if mirrored else _WORD_LEFT, 0, -_WORD_LEFT if mirrored else -_HINT_RIGHT, 0
        )
        paint.words(painter, room, self.text(), look.font("body", strong=current), look.color("text"), _LEADING)
        if self._hint:
            paint.words(painter, room, self._hint, look.font("caption"), look.color("text-muted"), _TRAILING)


def _brand(title: str, brand: QPixmap | QWidget | None) -> QWidget:
    slot = brand if isinstance(brand, QWidget) else QLabel()
    if isinstance(brand, QPixmap) and isinstance(slot, QLabel):
        slot.setPixmap(brand)
    slot.setFixedSize(_TILE, _TILE)
    holder = QWidget()
    words = row(slot, label(title, "title-3"), spacing=10)
    words.setContentsMargins(10, 0, 0, 0)
    words.addStretch(1)
    holder.setLayout(words)
    return holder


if __name__ == "__main__":
    from dilator_app.ui.widgets.alone import show

    def _example() -> list[QWidget]:
        sidebar = Sidebar([NavEntry("today", "today", "Today"), NavEntry("history", "history", "History")])
        sidebar.set_current("today")
        return [sidebar]

    sys.exit(show(_example))
