"""The list of sections at the side of Settings."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.drawn_button import DrawnButton

_WIDTH = 190
_INDENT = 15
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Section(DrawnButton):
    """One section; speaks as a checkable button."""

    def __init__(self, title: str, owner: "SectionList") -> None:
        super().__init__(owner)
        self._owner = owner
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(tokens.measure("control", "nav-row") - 2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return the size of a row."""
        return QSize(_WIDTH, tokens.measure("control", "nav-row") - 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, open at once."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self._owner.step(self, step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row; the current one in fill and weight."""
        look = theme.current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        current = self.isChecked()
        if current or self.underMouse():
            fill = look.color("accent-soft" if current else "surface-hover")
            paint.box(painter, rect, fill, None, tokens.measure("radius", "control"))
        ink = look.color("on-accent-soft" if current else "text")
        font = look.font("body", strong=current)
        paint.words(painter, rect.adjusted(_INDENT, 0, -_INDENT, 0), self.text(), font, ink, _LEADING)


class SectionList(QWidget):
    """Tab enters on the current section, arrows move."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self._sections: list[_Section] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch()

    def add(self, title: str) -> None:
        """Add a section at the end; the first one is current."""
        section = _Section(title, self)
        section.clicked.connect(self._on_clicked)
        self._sections.append(section)
        self._column.insertWidget(len(self._sections) - 1, section)
        section.setChecked(len(self._sections) == 1)
        self._fix_tab_stops()

    def open(self, place: int) -> None:
        """Open the section at ``place``."""
        self._sections[place].click()

    def step(self, section: QWidget, by: int) -> None:
        """Go to the section ``by`` places on."""
        place = next(n for n, s in enumerate(self._sections) if s is section)
        target = self._sections[(place + by) % len(self._sections)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()

    def _on_clicked(self) -> None:
        place = next(n for n, s in enumerate(self._sections) if s.isChecked())
        self._fix_tab_stops()
        self.chosen.emit(place)

    def _fix_tab_stops(self) -> None:
        for section in self._sections:
            policy = Qt.FocusPolicy.StrongFocus if section.isChecked() else Qt.FocusPolicy.ClickFocus
            section.setFocusPolicy(policy)
