"""Quick log: a session in under twenty seconds, without the mouse."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.plan import in_force
from dilator_app.domain.scales import Sign
from dilator_app.domain.session import How, Session, entered_when
from dilator_app.i18n import _, clock_time, day
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import DraftDialog
from dilator_app.ui.session.contact import SignLines, open_card
from dilator_app.ui.session_fields import Layout, SessionFields
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline, label
from dilator_app.ui.widgets.form import titled

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
_TICKS_BESIDE = 3


class QuickLog(DraftDialog):
    """Asks for day, size, pain, breathing and safety; the rest waits behind "More". Only the day is needed."""

    several_requested = Signal()  # a wish to enter several days at once

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, parent: QWidget | None = None) -> None:
        super().__init__(_("Quick log"), diary, DRAFT, parent, width=_WIDTH)
        self._diary, self._bus, self._clock, self._undo = diary, bus, clock, undo
        self._preferences = diary.preferences()
        dilator_set = diary.current_set()
        self._has_sizes = dilator_set is not None and bool(dilator_set.in_use)
        self.fields = SessionFields(dilator_set.in_use if dilator_set else (), self._preferences, clock, Layout(), self)
        self._was_asked = False
        self._build()
        self.fields.load(Session(day=today(clock)))
        self.fields.choose_size(self._usual_size())
        self.take_up_draft()
        self._say_same_day()
        self.fields.changed.connect(self._say_same_day)
        self.fields.changed.connect(self._on_typed)

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        self.several = Button(_("Catch up: several days"), kind="link")
        self.several.clicked.connect(self._ask_for_several)
        self.title_row.addWidget(self.several)
        self.hint = label("", "small", "text-muted", wrap=True)
        self.head.setSpacing(0)
        self.head.addWidget(self.hint)
        column = self.column
        column.addLayout(self._first_row())
        column.addLayout(titled(_("Strongest pain"), self.fields.pain))
        column.addLayout(titled(_("Breathing exercise done?"), self.fields.breathing))
        column.addLayout(titled(_("Did any of these happen?"), self.fields.safety))
        self.sign_lines = SignLines(who=self._preferences.guide)
        column.addWidget(self.sign_lines)
        self.fields.safety.changed.connect(self._say_what_signs_mean)
        self.more_button = Button(_("More"), kind="quiet", icon="chevron-down")
        self.more_button.clicked.connect(self._toggle_more)
        self.more = self._make_more()
        self.more.hide()
        column.addWidget(self.more_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.more)
        self.foot.insertWidget(0, Hairline())

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

    def _usual_size(self) -> Dilator | None:
        """Return the size used last, whatever breathing sessions came since, else the plan's; None: nobody has said."""
        used = (session.main_dilator for session in self._diary.since_last_size())
        last = next((dilator for dilator in used if dilator is not None), None)
        plan = in_force(self._diary.plans(), today(self._clock))
        return last or (plan.size if plan else None)

    # --- drafts ------------------------------------------------------------------------------------------------------
    def snapshot(self) -> dict[str, Any]:
        """Return every answer."""
        return self.fields.snapshot()

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back, and show what was typed behind "More"."""
        before = self.fields.snapshot()
        self.fields.restore(state)
        self._say_what_signs_mean()
        if any(state[name] != before[name] for name in _BEHIND_MORE):
            self._show_more(shown=True)

    # --- showing -----------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the pain scale: day and size are filled in already."""
        super().showEvent(event)
        self.fields.pain.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle_more(self) -> None:
        shown = self.more.isHidden()
        self._show_more(shown=shown)
        if shown:
            self.go_to(self.fields.insertion.choices[0])

    def _show_more(self, *, shown: bool) -> None:
        self.more.setVisible(shown)
        self.more_button.setText(_("Less") if shown else _("More"))
        self.more_button.set_icon("chevron-up" if shown else "chevron-down")

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
        if not session.steps and not self._was_asked and self.is_untouched:
            self._ask_for_day_alone(session)
            return
        session = _as_new(session, self._clock)
        change = self._diary.save(session)
        said = _("Session of {day} saved.").format(day=day(session.day, "EEE d MMMM"))
        self._undo.push_saved(self._diary, made=[session], said=said)
        self.accept()
        self._bus.announce(change)
        if session.safety is not None:
            open_card(self._diary, today(self._clock), session.safety.signs, self.parentWidget())

    def _say_what_signs_mean(self) -> None:
        """Say of a ticked sign at once what it means, as Reflect does."""
        self.sign_lines.show_signs({Sign(key) for key in self.fields.safety.value() or ()})
        if not self.sign_lines.isHidden():
            QTimer.singleShot(0, self.sign_lines, lambda: self.middle.ensureWidgetVisible(self.sign_lines))

    def _ask_for_several(self) -> None:
        """Make room for the grid; what is typed here is kept."""
        self.reject()
        if not self.isVisible():
            self.several_requested.emit()

    def _ask_for_day_alone(self, session: Session) -> None:
        """Say what would be saved: a day is enough, and Enter is pressed quickly."""
        self._was_asked = True
        self.problem.set_ink("text")
        self.say_problem(
            _("Nothing is answered yet. Save again to keep {day} alone.").format(day=day(session.day, "EEE d MMMM"))
        )

    def _show_problem(self, problem: FieldProblem) -> None:
        if self.more.isHidden() and self.more.isAncestorOf(problem.field):
            self._show_more(shown=True)
        self.problem.set_ink("danger")
        self.say_problem(problem.words, problem.field)

    def _on_typed(self) -> None:
        self._was_asked = False


def _as_new(session: Session, clock: Clock) -> Session:
    return replace(session, how=How.QUICK, entered=entered_when(session.day, How.QUICK, today(clock)))
