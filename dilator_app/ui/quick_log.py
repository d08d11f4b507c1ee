"""Quick log: a session in under twenty seconds, without the mouse."""

import contextlib
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.session import How, Session, entered_when
from dilator_app.errors import CouldNotWrite
from dilator_app.i18n import _, clock_time, day
from dilator_app.ui import focus, messages
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import Draft, restored_words
from dilator_app.ui.session_fields import Layout, SessionFields
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.scrolling import scrolling

DRAFT = "form"
_BEHIND_MORE = (
    "insertion",
    "anxiety",
    "pain_after",
    "time",
    "lubricant",
    "numbing_gel",
    "someone",
    "ticks",
    "note_to_self",
    "note_for_therapist",
)
_WIDTH = 760
_LEAST_HEIGHT = 480
_TICKS_BESIDE = 3
_AFTER_TYPING_MS = 1000
_FROM_SCREEN = 80  # what title bar and task bar take


class QuickLog(QDialog):
    """Asks for day, size, pain, breathing and safety; the rest waits behind "More". Only the day is needed.

    Leaving it with something typed keeps a draft in the diary.
    """

    several_requested = Signal()  # a wish to enter several days at once

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diary, self._bus, self._clock, self._undo = diary, bus, clock, undo
        self._draft = Draft(diary, DRAFT)
        self._preferences = diary.preferences()
        self.setWindowTitle("Fernlight")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        dilator_set = diary.current_set()
        self._has_sizes = dilator_set is not None and bool(dilator_set.in_use)
        self.fields = SessionFields(dilator_set.in_use if dilator_set else (), self._preferences, clock, Layout(), self)
        self._was_asked = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_AFTER_TYPING_MS)
        self._typing.timeout.connect(self._keep_while_typing)
        self._build()
        self._start()
        self.fields.changed.connect(self._say_same_day)
        self.fields.changed.connect(self._on_typed)
        focus.install(self)

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(23, 19, 23, 22)
        self._outer.setSpacing(0)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(5, 5, 5, 5)
        column.setSpacing(0)
        self._fill(column)
        self._area = scrolling(self._content)
        self.problem = label("", "small", "danger", wrap=True)
        self.problem.hide()
        self._outer.addWidget(self._area, 1)
        self._outer.addSpacing(5)
        self._outer.addWidget(self.problem)
        self._outer.addLayout(self._buttons())

    def _fill(self, column: QVBoxLayout) -> None:
        self.several = Button(_("Catch up: several days"), kind="link")
        self.several.clicked.connect(self._ask_for_several)
        head = QHBoxLayout()
        head.addWidget(label(_("Quick log"), "title-2"), 1)
        head.addWidget(self.several)
        column.addLayout(head)
        self.hint = label("", "small", "text-muted", wrap=True)
        column.addWidget(self.hint)
        column.addSpacing(10)
        column.addLayout(self._first_row())
        column.addSpacing(14)
        column.addLayout(titled(_("Strongest pain"), self.fields.pain))
        column.addSpacing(12)
        column.addLayout(titled(_("Breathing exercise done?"), self.fields.breathing))
        column.addSpacing(14)
        column.addLayout(titled(_("Did any of these happen?"), self.fields.safety))
        column.addSpacing(14)
        self.more_button = Button(_("More"), kind="quiet", icon="chevron-down")
        self.more_button.clicked.connect(self._toggle_more)
        self.more = self._make_more()
        self.more.hide()
        column.addWidget(self.more_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.more)
        column.addStretch()

    def _first_row(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addLayout(titled(_("Date"), self.fields.day), 0, 0)
        grid.addLayout(titled(_("Size"), self.fields.size), 0, 1)
        grid.addLayout(titled(_("Minutes"), self.fields.minutes), 0, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _make_more(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        fields, chosen = self.fields, self._preferences
        column.addLayout(titled(_("How was inserting?"), fields.insertion))
        column.addLayout(titled(_("Anxiety before"), fields.anxiety))
        column.addLayout(titled(_("Pain afterwards"), fields.pain_after))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(titled(_("Time"), fields.time))
        asked = (
            (chosen.ask_lubricant, _("Lubricant"), fields.lubricant),
            (chosen.ask_numbing_gel, _("Numbing gel"), fields.numbing_gel),
            (chosen.ask_someone, _("Someone with me"), fields.someone),
        )
        for is_asked, title, field in asked:
            if is_asked:
                row.addLayout(titled(title, field))
        column.addLayout(row)
        ticks = QGridLayout()
        for number, box in enumerate(fields.ticks):
            ticks.addWidget(box, number // _TICKS_BESIDE, number % _TICKS_BESIDE)
        column.addLayout(ticks)
        notes = QHBoxLayout()
        notes.setSpacing(12)
        notes.addLayout(titled(_("Note to yourself"), fields.note_to_self, _("No view or page ever contains it.")))
        notes.addLayout(
            titled(
                fields.therapist_note_title(),
                fields.note_for_therapist,
                _("In the therapist view, and on the report if you choose."),
            )
        )
        column.addLayout(notes)
        for note in (fields.note_to_self, fields.note_for_therapist):
            note.submitted.connect(self.save)
        return holder

    def _buttons(self) -> QVBoxLayout:
        self.save_button = Button(_("Save"), kind="primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        cancel = Button(_("Cancel"), kind="quiet")
        cancel.clicked.connect(self.discard)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        layout = QVBoxLayout()
        layout.setContentsMargins(5, 0, 5, 0)
        layout.setSpacing(14)
        layout.addWidget(Hairline())
        layout.addLayout(row)
        return layout

    # --- beginning ---------------------------------------------------------------------------------------------------
    def _start(self) -> None:
        self.fields.load(Session(day=today(self._clock)))
        used = (session.main_dilator for session in self._diary.since_last_size())
        self.fields.choose_size(next((dilator for dilator in used if dilator is not None), None))
        self._empty = self.fields.snapshot()
        kept = self._draft.read(self._empty)
        if kept is None:
            self._say_same_day()
            return
        self.fields.restore(kept)
        self.hint.setText(restored_words())
        if any(kept[name] != self._empty[name] for name in _BEHIND_MORE):
            self._show_more(shown=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the pain scale: day and size are filled in already."""
        super().showEvent(event)
        self._fit()
        self.fields.pain.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle_more(self) -> None:
        shown = self.more.isHidden()
        self._show_more(shown=shown)
        if shown:
            self._area.ensureWidgetVisible(self.fields.insertion)
            self.fields.insertion.choices[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more(self, *, shown: bool) -> None:
        self.more.setVisible(shown)
        self.more_button.setText(_("Less") if shown else _("More"))
        self.more_button.set_icon("chevron-up" if shown else "chevron-down")
        self._fit()

    def _fit(self) -> None:
        """Be as high as the content, and scroll where the screen is lower."""
        margins = self._outer.contentsMargins()
        around = self._outer.sizeHint().height() - self._area.sizeHint().height()
        content = self._content.heightForWidth(_WIDTH - margins.left() - margins.right())
        screen, window = self.screen().availableGeometry(), self.parentWidget()
        most = screen.height() - _FROM_SCREEN
        if window is not None and window.isVisible():
            most = min(most, max(window.height(), _LEAST_HEIGHT))
        self.setFixedHeight(min(around + content, most))
        if self.frameGeometry().bottom() > screen.bottom():  # it grew where it stood
            self.move(self.x(), max(screen.top(), screen.bottom() - self.frameGeometry().height()))

    def _say_same_day(self) -> None:
        on = self.fields.day.day()
        there = self._diary.sessions(on, on) if on else []
        if not there:
            self.hint.setText(
                _("Answer what you like. Everything here can be left blank or changed later.")
                if self._has_sizes
                else _("Answer what you like. Sizes can be chosen here once they are entered in Plan.")
            )
            return
        at = there[-1].started_at
        self.hint.setText(
            _("There is one at {time} already.").format(time=clock_time(at.time()))
            if at
            else _("There is one on this day already.")
        )

    # --- ending ------------------------------------------------------------------------------------------------------
    def save(self) -> None:
        """Store the session and close; a problem is named and the form stays as it is."""
        try:
            session = self.fields.read()
        except FieldProblem as problem:
            self._show_problem(problem)
            return
        if session.is_breathing_session and not self._was_asked and self.fields.snapshot() == self._empty:
            self._ask_for_breathing_session(session)
            return
        session = _as_new(session, self._clock)
        change = self._diary.save(session)
        said = _("Session of {day} saved.").format(day=day(session.day, "EEE d MMMM"))
        self._undo.push_saved(self._diary, made=[session], said=said)
        self._draft.drop()
        self.done(QDialog.DialogCode.Accepted)
        self._bus.announce(change)

    def _ask_for_several(self) -> None:
        """Make room for the grid; what is typed here is kept."""
        self.reject()
        if not self.isVisible():
            self.several_requested.emit()

    def _ask_for_breathing_session(self, session: Session) -> None:
        """Say what would be saved, for nobody has said yet that it was done."""
        self._was_asked = True
        self.problem.setText(
            _("Nothing is answered yet. Save again for a breathing session on {day}.").format(
                day=day(session.day, "EEE d MMMM")
            )
        )
        self.problem.set_ink("text")
        self.problem.show()
        self._fit()

    def _show_problem(self, problem: FieldProblem) -> None:
        if self.more.isHidden() and self.more.isAncestorOf(problem.field):
            self._toggle_more()
        self.problem.setText(problem.words)
        self.problem.set_ink("danger")
        self.problem.show()
        self._fit()
        problem.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def discard(self) -> None:
        """Close and keep nothing."""
        self._draft.drop()
        super().reject()

    def reject(self) -> None:
        """Close; what was typed is kept. Where it cannot be kept the form stays open."""
        try:
            self.keep_draft()
        except CouldNotWrite as problem:
            messages.show_problem(self, problem)
            return
        super().reject()

    def done(self, result: int) -> None:
        """Close; what is typed is kept by whoever closes, not a moment later."""
        self._typing.stop()
        super().done(result)

    def _on_typed(self) -> None:
        self._was_asked = False
        self._typing.start()

    def _keep_while_typing(self) -> None:
        """Keep what is typed once the hands rest, so that not even a computer that stops loses it."""
        with contextlib.suppress(CouldNotWrite):  # Esc and Save say so
            self.keep_draft()

    def keep_draft(self) -> None:
        """Keep what was typed, for the next time. Raises `CouldNotWrite`."""
        state = self.fields.snapshot()
        if state == self._empty:
            self._draft.drop()
        else:
            self._draft.keep(state)


def _as_new(session: Session, clock: Clock) -> Session:
    return replace(session, how=How.QUICK, entered=entered_when(session.day, How.QUICK, today(clock)))
