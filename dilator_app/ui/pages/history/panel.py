"""The side panel in which everything about one session can be changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.clock import Clock
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import Noticed, SafetyAnswer, Sign
from dilator_app.domain.session import Role, Session
from dilator_app.i18n import _, day, heading
from dilator_app.ui import theme
from dilator_app.ui.drafts import restored_words
from dilator_app.ui.session_fields import Layout, SessionFields
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label
from dilator_app.ui.widgets.choice import ChoiceGroup
from dilator_app.ui.widgets.fields import ComboBox
from dilator_app.ui.widgets.form import titled

_WIDTH = 334
_SIDES = 20
_HALF = 140
_ANY_WIDTH = 16_777_215  # Qt's own "no limit"


class SessionPanel(Card):
    """Shows one session and says what the person wants done with it; it stores nothing itself."""

    save_requested = Signal(object, object)  # before, after
    remove_requested = Signal(object)
    closed = Signal()  # what was typed is kept
    cancelled = Signal()  # what was typed is not wanted
    edited = Signal()
    safety_requested = Signal(object)  # SafetyAnswer as it stands, or None

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setContentsMargins(0, 8, 0, 16)
        self.set_wide(wide=False)
        self._clock = clock
        self._untouched: dict[str, Any] = {}
        self._before: Session | None = None
        self._answer: SafetyAnswer | None = None
        self.fields: SessionFields | None = None
        self.title = label("", "title-3")
        self._close = close = Button("", kind="plain", icon="close")
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(_SIDES, 0, 1, 0)
        head.addWidget(self.title, 1)
        head.addWidget(close)
        self.column.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.column.addWidget(self._area, 1)
        self.problem = label("", "small", "danger", wrap=True)
        self.problem.setContentsMargins(_SIDES, 0, _SIDES, 0)
        self.problem.hide()
        self.edited.connect(self.problem.hide)
        self.column.addWidget(self.problem)
        self.column.addSpacing(10)
        self.column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.save_button = Button(_("Save"), kind="primary", dense=True)
        self.save_button.clicked.connect(self.save)
        self._cancel = cancel = Button(_("Cancel"), dense=True)
        cancel.clicked.connect(self.cancelled)
        self._remove_button = remove = Button(_("Remove"), kind="remove", dense=True)
        remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDES - 5, 0, _SIDES - 5, 0)  # three words side by side, in longer languages too
        row.setSpacing(8)
        row.addWidget(self.save_button, 1)
        row.addWidget(cancel)
        row.addWidget(remove)
        return row

    def set_wide(self, *, wide: bool) -> None:
        """Stand beside the table at a fixed width, or below it as wide as the page."""
        self.setMinimumWidth(_WIDTH)
        self.setMaximumWidth(_ANY_WIDTH if wide else _WIDTH)

    # --- showing -----------------------------------------------------------------------------------------------------
    @property
    def session(self) -> Session | None:
        """The session as it was when the panel opened on it."""
        return self._before

    def show_session(self, session: Session, dilators: Sequence[Dilator], preferences: Preferences) -> None:
        """Fill the panel with a session."""
        self._before = session
        self._answer = session.safety
        self.title.setText(heading(day(session.day, "EEE d MMMM")))
        self.problem.hide()
        holder = QWidget()
        self.fields = SessionFields(
            dilators, preferences, self._clock, Layout(scale=32, dense=True, show_ends=False), holder
        )
        self.fields.load(session)
        for typed in (self.fields.changed, self.fields.day.textEdited, self.fields.time.textEdited):
            typed.connect(self.edited)
        self._fill(holder, session, preferences)
        self._area.setWidget(holder)
        self._order_stops(holder)
        self._untouched = self.snapshot()

    def _order_stops(self, holder: QWidget) -> None:
        """Let Tab go through the fields, which are newer than the buttons below them, before it comes to those."""
        here = [w for w in holder.findChildren(QWidget) if w.window() == self.window()]  # lists that drop are windows
        fields = [w for w in here if isinstance(w, ChoiceGroup) or (_takes_keys(w) and w.focusProxy() is None)]
        stops = (self, self._close, *fields, self.save_button, self._cancel, self._remove_button)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def enter(self) -> None:
        """Put the keyboard into the first field."""
        if self.fields is not None:
            self.fields.day.setFocus(Qt.FocusReason.TabFocusReason)

    def enter_at_safety(self) -> None:
        """Put the keyboard on the safety question, and bring it into sight with its title."""
        self.safety_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self.safety_button, 0, self.safety_button.height())

    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the panel, as JSON data."""
        assert self.fields is not None  # noqa: S101 - nothing to ask for before a session is shown
        noticed = None if self._answer is None else [[n.sign.value, n.day.isoformat()] for n in self._answer.noticed]
        return {"fields": self.fields.snapshot(), "noticed": noticed, "stopped": self.stopped.isChecked()}

    def is_touched(self) -> bool:
        """Return whether anything stands there that is not saved."""
        return self.fields is not None and self.snapshot() != self._untouched

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back, and say so."""
        assert self.fields is not None  # noqa: S101
        self.fields.restore(state["fields"])
        kept = state["noticed"]
        answer = None if kept is None else SafetyAnswer(tuple(Noticed(Sign(s), date.fromisoformat(d)) for s, d in kept))
        self.take_safety(answer)
        self.stopped.setChecked(state["stopped"])
        self._told.show()

    def _fill(self, holder: QWidget, session: Session, preferences: Preferences) -> None:
        fields = self.fields
        assert fields is not None  # noqa: S101 - made just before
        column = QVBoxLayout(holder)
        column.setContentsMargins(_SIDES, 4, _SIDES // 2, 6)  # the other half is the scroll bar's
        column.setSpacing(9)
        fields.day.setMinimumWidth(_HALF)
        fields.minutes.setMinimumWidth(_HALF)
        self.safety_button = _SafetyField()
        for field in (fields.day, fields.size, fields.insertion_list, self.safety_button):
            field.setFont(theme.current().font("small"))  # an answer is read whole at half the panel's width
        for scale in (fields.pain, fields.pain_after, fields.anxiety):
            scale.setMinimumWidth(2 * _HALF + 12)
        self._told = label(restored_words(), "caption", "text-muted", wrap=True)
        self._told.hide()
        column.addWidget(self._told)
        column.addLayout(_pair(titled(_("Date"), fields.day), titled(_("Time"), fields.time)))
        column.addLayout(_pair(titled(_("Size"), fields.size), titled(_("Minutes"), fields.minutes)))
        if len(session.steps) > 1:
            column.addWidget(label(_steps_line(session, inches=preferences.inches), "caption", "text-muted", wrap=True))
        self.stopped = QCheckBox(_("Ended with Stop"))
        self.stopped.setChecked(session.stopped)
        self.stopped.setVisible(session.stopped)
        self.stopped.toggled.connect(self.edited)
        column.addWidget(self.stopped)
        column.addLayout(titled(_("Breathing"), fields.breathing))
        self._add_pain(column, preferences)
        self.safety_button.say(self._safety_words())
        self.safety_button.opened.connect(self._ask_for_safety)
        column.addLayout(
            _pair(titled(_("Insertion"), fields.insertion_list), titled(_("Safety signs"), self.safety_button))
        )
        column.addLayout(titled(_("Note to yourself"), fields.note_to_self))
        column.addLayout(titled(fields.therapist_note_title(), fields.note_for_therapist))
        for note in (fields.note_to_self, fields.note_for_therapist):
            note.submitted.connect(self.save)
        column.addLayout(titled(_("Anxiety before"), fields.anxiety))
        self._add_extras(column, preferences, session)
        column.addStretch()

    def _add_pain(self, column: QVBoxLayout, preferences: Preferences) -> None:
        fields = self.fields
        assert fields is not None  # noqa: S101 - made just before
        if preferences.hide_pain:
            return
        self._pain_word = label("", "control", "text-muted")
        head = QHBoxLayout()
        head.addWidget(label(_("Strongest pain"), "control", strong=True))
        head.addWidget(self._pain_word)
        head.addStretch()
        pain = QVBoxLayout()
        pain.setSpacing(4)
        pain.addLayout(head)
        pain.addWidget(fields.pain)
        column.addLayout(pain)
        fields.pain.valueChanged.connect(self._say_pain)  # also what a draft brings back
        self._say_pain()

    def _add_extras(self, column: QVBoxLayout, preferences: Preferences, session: Session) -> None:
        fields = self.fields
        assert fields is not None  # noqa: S101 - made just before
        if not preferences.hide_pain:
            column.addLayout(titled(_("Pain afterwards"), fields.pain_after))
        extras = (
            (preferences.ask_lubricant or session.lubricant is not None, _("Lubricant"), fields.lubricant),
            (preferences.ask_numbing_gel or session.numbing_gel is not None, _("Numbing gel"), fields.numbing_gel),
            (preferences.ask_someone or session.someone_with_me is not None, _("Someone with me"), fields.someone),
        )
        for is_asked, title, field in extras:
            if is_asked:
                column.addLayout(titled(title, field))
        for box in fields.ticks:
            column.addWidget(box)

    def _say_pain(self, _number: int = 0) -> None:
        value = self.fields.pain.value() if self.fields is not None else None
        self._pain_word.setText(_("not answered") if value is None else f"{value}, {words.pain_word(value)}")

    # --- safety ------------------------------------------------------------------------------------------------------
    def _safety_words(self) -> str:
        if self._answer is None:
            return _("Not answered")
        if not self._answer.signs:
            return _("None of these")
        return ", ".join(words.sign(n.sign) for n in self._answer.noticed)

    def _ask_for_safety(self) -> None:
        self.safety_requested.emit(self._answer)

    def take_safety(self, answer: SafetyAnswer | None) -> None:
        """Take over what was answered in the question itself."""
        self._answer = answer
        self.safety_button.say(self._safety_words())
        self.edited.emit()

    # --- ending ------------------------------------------------------------------------------------------------------
    def save(self) -> None:
        """Ask to store the session as it stands now."""
        if self.fields is None or self._before is None:
            return
        try:
            read = self.fields.read()
        except FieldProblem as problem:
            self.problem.setText(problem.words)
            self.problem.show()
            problem.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        after = replace(read, safety=self._answer, stopped=self.stopped.isChecked())
        self.save_requested.emit(self._before, after)

    def _remove(self) -> None:
        if self._before is not None:
            self.remove_requested.emit([self._before])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter, close with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _SafetyField(ComboBox):
    """Says the answer; opening it opens the question with its days."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(dense=True)
        self.setAccessibleName(_("Safety signs"))
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def say(self, words: str) -> None:
        """Show an answer."""
        self.set_options([(words, words)])
        self.setToolTip(words)
        self.setAccessibleDescription(words)

    def showPopup(self) -> None:
        """Open the question instead of a list."""
        self.opened.emit()


def _takes_keys(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _pair(left: QVBoxLayout, right: QVBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.addLayout(left, 0, 0)
    grid.addLayout(right, 0, 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, _HALF)
    grid.setColumnMinimumWidth(1, _HALF)
    return grid


def _steps_line(session: Session, *, inches: bool) -> str:
    """Return the steps in their order: ``18 mm 2 min (warm-up), 22 mm 8 min``."""
    parts = []
    for step in session.steps:
        text = _("{size} {minutes} min").format(
            size=words.size(step.dilator, inches=inches), minutes=words.minutes(step.seconds)
        )
        parts.append(_("{step} (warm-up)").format(step=text) if step.role is Role.WARM_UP else text)
    return ", ".join(parts)
