"""The parts of Reflect: titled fields, what came from the session, what helped, the two notes, the facts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain import text
from dilator_app.domain.practice import Practice
from dilator_app.domain.session import MOST_TICKS, Session
from dilator_app.i18n import _, heading
from dilator_app.ui.icons import IconView
from dilator_app.ui.session.look import Scale, SessionLink
from dilator_app.ui.session_fields import SessionFields
from dilator_app.ui.widgets import placing
from dilator_app.ui.widgets.card import Label
from dilator_app.ui.widgets.fields import NoteField, TextLine
from dilator_app.ui.widgets.pain_scale import PainScale
from dilator_app.ui.widgets.segmented import SegmentedControl

_COLUMNS = 3


def titled(scale: Scale, title: str, field: QWidget, beside: QWidget | None = None) -> QVBoxLayout:
    """Return a field under its title, with a quiet word beside the title where there is one."""
    heading = scale.label(title, "body-strong")
    heading.setBuddy(field)
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(heading)
    if beside is not None:
        line.addWidget(beside)
    line.addStretch()
    column = QVBoxLayout()
    column.setSpacing(5)
    column.addLayout(line)
    column.addWidget(field)
    return column


class FromSession(Label):
    """Says that an answer stands there because it happened; it goes as soon as the person says something else."""

    def __init__(self, field: PainScale | SegmentedControl, scale: Scale) -> None:
        super().__init__(_("from this session"), "caption", "text-muted")
        self.setFont(scale.font("caption"))
        self._field = field
        self._happened: object = None
        self.hide()
        field.changed.connect(lambda _value: self.look())

    def remember(self) -> None:
        """Take what the field shows now as what happened."""
        self._happened = self._field.value()
        self.look()

    def look(self) -> None:
        """Stand there while the field shows what happened."""
        self.setVisible(self._happened is not None and self._field.value() == self._happened)


class _TickLine(TextLine):
    """A line whose Enter adds what was typed, and means nothing more."""

    given = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the page, whose main button it is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
            return
        super().keyPressEvent(event)


class WhatHelped(QWidget):
    """The person's own ticks, and a way to add one."""

    own_tick_added = Signal(str)

    def __init__(self, fields: SessionFields, scale: Scale) -> None:
        super().__init__()
        self._fields, self._scale = fields, scale
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        for place, box in enumerate(fields.ticks):
            self._place(box, place)
        self.own_words = SessionLink(_("your own words"), scale, "small")
        self.own_words.clicked.connect(self._open)
        self._add = QWidget()
        add = QHBoxLayout(self._add)
        add.setContentsMargins(0, 0, 0, 0)
        add.setSpacing(8)
        add.addWidget(IconView("plus", "accent-text", 16))
        add.addWidget(self.own_words)
        add.addStretch()
        self.own_tick = _TickLine(dense=True)
        scale.enlarge(self.own_tick)
        self.own_tick.setMaxLength(text.LINE_LENGTH)
        self.own_tick.setPlaceholderText(_("something that helped"))
        self.own_tick.setAccessibleName(_("Something that helped"))
        self.own_tick.given.connect(self._take)
        self.own_tick.editingFinished.connect(self._take)
        self.own_tick.hide()
        self._place_add()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(scale.label(_("What helped"), "body-strong"))
        whole.addLayout(self._grid)
        whole.addWidget(self.own_tick)

    def _place(self, box: QCheckBox, place: int) -> None:
        box.setProperty("dense", True)
        box.setToolTip(box.text())
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)

    def _place_add(self) -> None:
        place = len(self._fields.ticks)
        if place < MOST_TICKS:
            placing.place(self._grid, self._add, place // _COLUMNS, place % _COLUMNS)
        else:
            self._add.hide()

    def _open(self) -> None:
        self.own_tick.show()
        self.own_tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        """Add what was typed as one more tick; what is there already is ticked."""
        typed = text.line(self.own_tick.text())
        self.own_tick.clear()
        self.own_tick.hide()
        known = next((box for box in self._fields.ticks if box.text() == typed), None)
        if known is not None:
            known.setChecked(True)
        elif typed:
            box = QCheckBox(typed)
            self._scale.enlarge(box)
            box.setChecked(True)
            self._place(box, len(self._fields.ticks))
            self._fields.add_tick(box)
            self._place_add()
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.own_tick_added.emit(typed)


class Notes(QWidget):
    """Two notes, side by side, each with its promise."""

    submitted = Signal()

    def __init__(self, fields: SessionFields, scale: Scale) -> None:
        super().__init__()
        promise = QHBoxLayout()
        promise.setSpacing(6)
        promise.addWidget(IconView("lock", "text-muted", 18), alignment=Qt.AlignmentFlag.AlignTop)
        promise.addWidget(scale.label(_("No view or page ever contains it."), "small", "text-muted", wrap=True), 1)
        told = _("In the therapist view, and on the report if you choose.")
        shown = scale.label(told, "small", "text-muted", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        notes: tuple[tuple[str, NoteField], ...] = (
            (_("Note to yourself"), fields.note_to_self),
            (fields.therapist_note_title(), fields.note_for_therapist),
        )
        for column, (title, note) in enumerate(notes):
            heading = scale.label(title, "body-strong")
            heading.setBuddy(note)
            grid.addWidget(heading, 0, column)
            grid.addWidget(note, 1, column)
            grid.setColumnStretch(column, 1)
            note.setMinimumHeight(scale.px(74))
            note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)  # takes what is left
            note.submitted.connect(self.submitted)
        grid.addLayout(promise, 2, 0, alignment=Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, 2, 1, alignment=Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(1, 1)


class Facts(QWidget):
    """How long and with what, in one line that opens for a change."""

    def __init__(self, fields: SessionFields, scale: Scale) -> None:
        super().__init__()
        self._fields = fields
        self.line = scale.label("", "body", wrap=True)
        self.change = SessionLink(_("Change"), scale, "small")
        self.change.clicked.connect(self._on_change)
        first = QHBoxLayout()
        first.addWidget(self.line, 1)
        first.addWidget(self.change)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 6)
        row.addWidget(fields.size, 1)
        row.addWidget(fields.minutes)
        self._row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self._row)

    def open(self) -> None:
        """Show the fields for size and minutes."""
        self._row.show()
        self.change.hide()

    def _on_change(self) -> None:
        self.open()
        self._fields.size.setFocus(Qt.FocusReason.TabFocusReason)

    def show_session(self, session: Session, state: Practice, *, inches: bool) -> None:
        """Say ``10 min of about 10, at 22 mm``."""
        minutes = words.minutes_spoken(session.shown_seconds)
        planned = state.frame.minutes
        if session.is_breathing_session:
            self.line.setText(heading(_("{minutes} min of breathing").format(minutes=minutes)))
            return
        size = words.sizes_used(session, inches=inches)
        if planned is None:
            said = _("{minutes} min, at {size}").format(minutes=minutes, size=size)
        else:
            said = _("{minutes} min of about {planned}, at {size}").format(minutes=minutes, planned=planned, size=size)
        self.line.setText(heading(said))
