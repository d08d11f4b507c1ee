"""The side panel in which everything about one session can be changed."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.clock import Clock, today
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import Noticed, SafetyAnswer, Sign
from dilator_app.domain.session import Role, Session
from dilator_app.i18n import _, day
from dilator_app.ui.session_fields import FieldProblem, Layout, SessionFields, sign_options
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label
from dilator_app.ui.widgets.fields import ComboBox, DateField
from dilator_app.ui.widgets.form import FormDialog, titled
from dilator_app.ui.widgets.safety_row import SafetyRow

_WIDTH = 334
_SIDES = 20
_HALF = 140


class SessionPanel(Card):
    """Shows one session and says what the person wants done with it; it stores nothing itself."""

    save_requested = Signal(object, object)  # before, after
    remove_requested = Signal(object)
    closed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(0, 16))
        self.setFixedWidth(_WIDTH)
        self._clock = clock
        self._before: Session | None = None
        self._answer: SafetyAnswer | None = None
        self.fields: SessionFields | None = None
        self.title = label("", "title-3")
        close = Button("", kind="quiet", icon="close")
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(_SIDES, 0, 8, 0)
        head.addWidget(self.title, 1)
        head.addWidget(close)
        self.column.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.column.addWidget(self._area, 1)
        self.problem = label("", "small", "danger", wrap=True)
        self.problem.setContentsMargins(_SIDES, 0, _SIDES, 0)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.column.addSpacing(10)
        self.column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.save_button = Button(_("Save"), kind="primary", dense=True)
        self.save_button.clicked.connect(self.save)
        cancel = Button(_("Cancel"), dense=True)
        cancel.clicked.connect(self.closed)
        remove = Button(_("Remove"), kind="remove", dense=True)
        remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDES, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.save_button, 1)
        row.addWidget(cancel)
        row.addWidget(remove)
        return row

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_session(self, session: Session, dilators: tuple[Dilator, ...], preferences: Preferences) -> None:
        """Fill the panel with a session."""
        self._before = session
        self._answer = session.safety
        self.title.setText(day(session.day, "EEE d MMMM"))
        self.problem.hide()
        holder = QWidget()
        self.fields = SessionFields(
            dilators, preferences, self._clock, Layout(scale=32, dense=True, show_ends=False), holder
        )
        self.fields.load(session)
        self._fill(holder, session, preferences)
        self._area.setWidget(holder)

    def _fill(self, holder: QWidget, session: Session, preferences: Preferences) -> None:
        fields = self.fields
        assert fields is not None  # noqa: S101 - made just before
        column = QVBoxLayout(holder)
        column.setContentsMargins(_SIDES, 4, _SIDES // 2, 6)  # the other half is the scroll bar's
        column.setSpacing(9)
        fields.day.setMinimumWidth(_HALF)
        fields.minutes.setMinimumWidth(_HALF)
        for scale in (fields.pain, fields.pain_after, fields.anxiety):
            scale.setMinimumWidth(2 * _HALF + 12)
        column.addLayout(_pair(titled(_("Date"), fields.day), titled(_("Time"), fields.time)))
        column.addLayout(_pair(titled(_("Size"), fields.size), titled(_("Minutes"), fields.minutes)))
        if len(session.steps) > 1:
            column.addWidget(label(_steps_line(session, inches=preferences.inches), "caption", "text-muted", wrap=True))
        self.stopped = QCheckBox(_("Ended with Stop"))
        self.stopped.setChecked(session.stopped)
        self.stopped.setVisible(session.stopped)
        column.addWidget(self.stopped)
        column.addLayout(titled(_("Breathing"), fields.breathing))
        self._add_pain(column, preferences)
        self.safety_button = _SafetyField()
        self.safety_button.say(self._safety_words())
        self.safety_button.opened.connect(self._open_safety)
        column.addLayout(
            _pair(titled(_("Insertion"), fields.insertion_list), titled(_("Safety signs"), self.safety_button))
        )
        column.addLayout(titled(_("Note to yourself"), fields.note_to_self))
        column.addLayout(titled(fields.therapist_note_title(), fields.note_for_therapist))
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
        fields.pain.changed.connect(self._say_pain)
        self._say_pain(fields.pain.value())

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

    def _say_pain(self, value: object) -> None:
        if isinstance(value, int):
            self._pain_word.setText(f"{value}, {words.pain_word(value)}")
        else:
            self._pain_word.setText(_("not answered"))

    # --- safety ------------------------------------------------------------------------------------------------------
    def _safety_words(self) -> str:
        if self._answer is None:
            return _("Not answered")
        if not self._answer.signs:
            return _("None of these")
        return ", ".join(words.sign(n.sign) for n in self._answer.noticed)

    def _open_safety(self) -> None:
        if self._before is None:
            return
        dialog = SafetyDialog(self._answer, self._before.day, self._clock, self.window())
        dialog.answered.connect(self._on_safety)
        dialog.open()

    def _on_safety(self, answer: SafetyAnswer | None) -> None:
        self._answer = answer
        self.safety_button.say(self._safety_words())

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


class SafetyDialog(FormDialog):
    """The safety question with the day on which each sign was noticed."""

    answered = Signal(object)  # SafetyAnswer, or None

    def __init__(self, answer: SafetyAnswer | None, session_day: date, clock: Clock, parent: QWidget) -> None:
        super().__init__(_("Did any of these happen?"), parent, save=_("OK"), width=560)
        self._answer = answer
        self._session_day = session_day
        self.signs = SafetyRow(sign_options(), _("None of these"), columns=2)
        self.signs.set_value({s.value for s in answer.signs} if answer is not None else None)
        self.signs.changed.connect(self._show_days)
        self.column.addWidget(self.signs)
        self._days: dict[Sign, tuple[QWidget, DateField]] = {}
        for sign in Sign:
            field = DateField((answer.day_of(sign) if answer else None) or session_day)
            field.setAccessibleName(_("Day noticed"))
            field.set_latest(today(clock) + timedelta(days=1))
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(words.sign(sign), "control", wrap=True), 1)
            row.addWidget(label(_("noticed on"), "control", "text-muted"))
            row.addWidget(field)
            self._days[sign] = (holder, field)
            self.column.addWidget(holder)
        self._show_days(self.signs.value())

    def _show_days(self, ticked: object) -> None:
        keys = ticked if isinstance(ticked, frozenset) else frozenset()
        for sign, (holder, _field) in self._days.items():
            holder.setVisible(sign.value in keys)
        self.adjustSize()

    def save(self) -> None:
        """Give the answer back."""
        ticked = self.signs.value()
        answer = None
        if ticked is not None:
            noticed = tuple(
                Noticed(sign, field.day() or self._session_day)
                for sign, (_holder, field) in self._days.items()
                if sign.value in ticked
            )
            answer = SafetyAnswer(noticed)
        self.accept()
        self.answered.emit(answer)
