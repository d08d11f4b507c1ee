"""What stands on the page and in which order: ticks that can be moved with the mouse, with keys and with arrows."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.i18n import _, pgettext
from dilator_app.report.page.facts import Section
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.placing import line_up

_ROW = 31
_ARROW = 26


def section_names() -> Mapping[Section, str]:
    """Return what each part of the page is called here."""
    return {
        Section.IN_SHORT: _("In short"),
        Section.QUESTIONS: _("Questions and goal"),
        Section.FIGURES: _("Key figures and pain bar"),
        Section.CHART: _("Pain by session"),
        Section.SIZES: _("Table by size"),
        Section.CALENDAR: _("Day by day"),
        Section.PLAN: _("Plan and space for notes"),
    }


class FixedTick(QCheckBox):
    """A tick that is always there; the keyboard finds it like any other."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setChecked(True)

    def nextCheckState(self) -> None:
        """Stay."""


class MovableTick(QCheckBox):
    """A tick that can be dragged up and down, or moved with Alt and an arrow key."""

    moved = Signal(int)  # by how many places
    dragged = Signal(QPoint)  # where the pointer is, on the screen

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._pressed_at: QPoint | None = None
        self._is_dragged = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin; it may also begin beside the words."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self._is_dragged = False
        super().mousePressEvent(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag once the pointer has gone up or down for good."""
        if self._pressed_at is None:
            return
        away = abs(event.position().toPoint().y() - self._pressed_at.y())
        if not self._is_dragged and away < QApplication.startDragDistance():
            return
        if not self._is_dragged:
            self._is_dragged = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag; a click without one ticks as ever."""
        self._pressed_at = None
        if self._is_dragged:
            self._is_dragged = False
            self.unsetCursor()
            event.accept()
            return
        super().mouseReleaseEvent(event)


class _Row(QWidget):
    """One part: its tick, what else belongs to it, and two arrows while the order is being changed."""

    def __init__(self, section: Section, name: str, beside: QWidget | None) -> None:
        super().__init__()
        self.section = section
        self.tick = MovableTick(name)
        self.tick.setChecked(True)
        self.beside = beside
        self.up, self.down = Button("", "quiet", "chevron-up"), Button("", "quiet", "chevron-down")
        self.up.setAccessibleName(_("Move up: {section}").format(section=name))
        self.down.setAccessibleName(_("Move down: {section}").format(section=name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tick, 1)
        if beside is not None:
            layout.addWidget(beside)
        for arrow in (self.up, self.down):
            arrow.setFixedSize(_ARROW, _ARROW)
            arrow.hide()
            layout.addWidget(arrow)
        self.setFixedHeight(_ROW)


class SectionList(QWidget):
    """Says which parts are wanted and in which order. Safety always stands first and is none of them."""

    changed = Signal()

    def __init__(self, beside_questions: QWidget) -> None:
        super().__init__()
        self.safety = FixedTick(_("Safety, always first"))
        self.safety.setFixedHeight(_ROW)
        self.order_link = Button(_("order"), kind="link")
        self.order_link.setAccessibleName(_("Change the order"))
        self.order_link.clicked.connect(self._toggle_arrows)
        self._moving = False
        head = QHBoxLayout()
        head.addWidget(label(_("On the page"), "body", strong=True), 1)
        head.addWidget(self.order_link)
        self._rows = [
            _Row(section, name, beside_questions if section is Section.QUESTIONS else None)
            for section, name in section_names().items()
        ]
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._list.addWidget(self.safety)
        for row in self._rows:
            self._list.addWidget(row)
            row.tick.toggled.connect(self.changed)
            row.tick.moved.connect(partial(self._move, row))
            row.tick.dragged.connect(partial(self._drag, row))
            row.up.clicked.connect(partial(self._move, row, -1))
            row.down.clicked.connect(partial(self._move, row, 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(self._list)
        self._show_arrows()

    # --- reading and showing -----------------------------------------------------------------------------------------
    @property
    def ticks(self) -> Mapping[Section, QCheckBox]:
        """The tick of each part, in the order in which they stand."""
        return {row.section: row.tick for row in self._rows}

    def order(self) -> tuple[Section, ...]:
        """Return the order of all parts, also of those that are left out."""
        return tuple(row.section for row in self._rows)

    def wanted(self) -> frozenset[Section]:
        """Return the parts that are ticked."""
        return frozenset(row.section for row in self._rows if row.tick.isChecked())

    def show_sections(self, order: Sequence[Section], wanted: frozenset[Section]) -> None:
        """Show an order and which parts are wanted."""
        self._rows.sort(key=lambda row: order.index(row.section))
        for row in self._rows:
            row.tick.setChecked(row.section in wanted)
        self._lay_out()

    # --- moving ------------------------------------------------------------------------------------------------------
    def _toggle_arrows(self) -> None:
        self._moving = not self._moving
        self._show_arrows()

    def _show_arrows(self) -> None:
        self.order_link.setText(pgettext("the order is as wanted", "done") if self._moving else _("order"))
        self.order_link.setAccessibleName(_("Leave the order so") if self._moving else _("Change the order"))
        for place, row in enumerate(self._rows):
            row.up.setVisible(self._moving)
            row.down.setVisible(self._moving)
            row.up.setEnabled(place > 0)
            row.down.setEnabled(place < len(self._rows) - 1)
            if row.beside is not None:
                row.beside.setVisible(not self._moving)
            row.tick.setToolTip(_("Drag it, or press Alt and an arrow key, to move it.") if self._moving else "")

    def _move(self, row: _Row, step: int) -> None:
        self._place(row, self._rows.index(row) + step)

    def _drag(self, row: _Row, at: QPoint) -> None:
        first = self._rows[0]
        into = first.mapFromGlobal(at).y() // _ROW
        self._place(row, min(max(into, 0), len(self._rows) - 1))

    def _place(self, row: _Row, place: int) -> None:
        if not 0 <= place < len(self._rows) or self._rows[place] is row:
            return
        self._rows.remove(row)
        self._rows.insert(place, row)
        self._lay_out()
        self._show_arrows()
        told = _("{section}, place {n} of {of}").format(section=row.tick.text(), n=place + 1, of=len(self._rows))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(row.tick, told))
        self.changed.emit()

    def _lay_out(self) -> None:
        """Put the rows and the Tab key in their order; safety stays where it is."""
        before: QWidget = self.safety
        for place, row in enumerate(self._rows, 1):
            line_up(self._list, row, place)
            for stop in (row.tick, *([row.beside] if row.beside else []), row.up, row.down):
                QWidget.setTabOrder(before, stop)
                before = stop
