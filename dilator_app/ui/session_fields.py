"""The answers of a session as fields: made once, laid out by whoever asks (quick log, History, the guided session)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from dilator_app import words
from dilator_app.clock import Clock, today
from dilator_app.domain import text
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import Breathing, Insertion, Noticed, SafetyAnswer, Sign
from dilator_app.domain.session import Session, Step, with_worst_pain
from dilator_app.i18n import _, pgettext
from dilator_app.ui import typed
from dilator_app.ui.typed import FieldProblem as FieldProblem  # whoever reads the answers meets it
from dilator_app.ui.widgets.fields import ComboBox, DateField, NoteField, Stepper, TimeField
from dilator_app.ui.widgets.pain_scale import PainScale
from dilator_app.ui.widgets.safety_row import SafetyRow, SignOption
from dilator_app.ui.widgets.segmented import SegmentedControl

BREATHING_SESSION = "breathing"
SIZE_UNSAID = _SILENT = ""
LONGEST_MINUTES = 240


@dataclass(frozen=True, slots=True)
class Layout:
    """How large the fields are: in a form of its own, or dense in a side panel."""

    scale: int = 44
    dense: bool = False
    show_ends: bool = True
    lesser_scale: int | None = None  # for anxiety and for pain afterwards, where they stand below the strongest pain
    show_ends_afterwards: bool = True
    letters: float = 1.0  # how many times the usual letters


def sign_options() -> list[SignOption]:
    """Return the five signs as tick boxes."""
    bleeding = {Sign.SPOTTING: Sign.BLEEDING, Sign.BLEEDING: Sign.SPOTTING}
    return [
        SignOption(sign.value, words.sign(sign), frozenset({bleeding[sign].value} if sign in bleeding else ()))
        for sign in Sign
    ]


def size_options(dilators: Sequence[Dilator], preferences: Preferences) -> list[tuple[Hashable, str]]:
    """Return "not answered", the sizes and "Breathing session" for a list: silence is no breathing session."""
    sizes: list[tuple[Hashable, str]] = [(d.id, words.dilator_name(d, inches=preferences.inches)) for d in dilators]
    return [(SIZE_UNSAID, words.NOT_ANSWERED), *sizes, (BREATHING_SESSION, _("Breathing session"))]


class SessionFields(QObject):
    """Widgets for every answer. `load` shows a session; `read` returns it with the answers, or says what is wrong."""

    changed = Signal()

    def __init__(
        self, dilators: Sequence[Dilator], preferences: Preferences, clock: Clock, layout: Layout, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._dilators: dict[UUID, Dilator] = {d.id: d for d in dilators}
        self._preferences, self._clock, self._layout = preferences, clock, layout
        self._base = Session(day=today(clock))
        self._shown_time: time | None = None
        self._shown_minutes: int | None = None
        self._make(dilators)
        self._name()
        self._listen()

    def _make(self, dilators: Sequence[Dilator]) -> None:
        layout = self._layout
        now = today(self._clock)
        self.day = DateField(now)
        self.day.set_latest(now + timedelta(days=1))
        self.time = TimeField()
        self.size = ComboBox(size_options(dilators, self._preferences), dense=True)
        self.minutes = Stepper(1, LONGEST_MINUTES, empty=words.NOT_ANSWERED)
        lesser, letters = layout.lesser_scale or layout.scale, layout.letters
        self.pain = PainScale(layout.scale, show_ends=layout.show_ends, scale=letters)
        self.pain_after = PainScale(lesser, show_ends=layout.show_ends and layout.show_ends_afterwards, scale=letters)
        self.anxiety = PainScale(
            lesser, plain=True, show_ends=layout.show_ends, ends=(_("0 calm"), _("10 very anxious")), scale=letters
        )
        inserting = [(i, words.insertion(i)) for i in Insertion]
        self.insertion = SegmentedControl(inserting, dense=True, fitted=letters > 1, scale=letters)
        answers: list[tuple[Hashable, str]] = [(i, words.insertion(i)) for i in Insertion]
        self.insertion_list = ComboBox([(_SILENT, words.NOT_ANSWERED), *answers], dense=True)
        self.breathing = self._segments([(b, words.breathing_answer(b)) for b in Breathing])
        self.safety = SafetyRow(sign_options(), _("None of these"), scale=letters)
        yes_no: list[tuple[Hashable, str]] = [(True, _("Yes")), (False, _("No"))]
        self.lubricant = self._segments(yes_no)
        self.numbing_gel = self._segments(yes_no)
        self.someone = self._segments(yes_no)
        self.ticks = [_tick_box(tick) for tick in self._preferences.own_ticks]
        self.note_to_self = NoteField(max_length=text.NOTE_LENGTH)
        self.note_for_therapist = NoteField(max_length=text.NOTE_LENGTH)
        if letters != 1.0:
            typed_in = (self.size, self.minutes, self.note_to_self, self.note_for_therapist, *self.ticks)
            for field in typed_in:
                font = field.font()
                font.setPixelSize(round(font.pixelSize() * letters))
                field.setFont(font)

    def _segments(self, options: Sequence[tuple[Hashable, str]]) -> SegmentedControl:
        return SegmentedControl(options, dense=self._layout.dense, scale=self._layout.letters)

    def _name(self) -> None:
        names = {
            self.day: _("Date"),
            self.time: _("Time"),
            self.size: _("Size"),
            self.minutes: _("Minutes"),
            self.pain: _("Strongest pain"),
            self.pain_after: _("Pain afterwards"),
            self.anxiety: _("Anxiety before"),
            self.insertion: _("How was inserting?"),
            self.insertion_list: _("Insertion"),
            self.breathing: _("Breathing"),
            self.safety: _("Did any of these happen?"),
            self.lubricant: _("Lubricant"),
            self.numbing_gel: _("Numbing gel"),
            self.someone: _("Someone with me"),
            self.note_to_self: _("Note to yourself"),
            self.note_for_therapist: self.therapist_note_title(),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)

    def add_tick(self, box: QCheckBox) -> None:
        """Take in one more own tick, made by whoever shows it."""
        self.ticks.append(box)
        box.toggled.connect(self._on_changed)

    def therapist_note_title(self) -> str:
        """Return the name of the second note."""
        return pgettext("a note", "For my therapist")

    def _listen(self) -> None:
        for widget in (
            self.day,
            self.time,
            self.minutes,
            self.pain,
            self.pain_after,
            self.anxiety,
            self.insertion,
            self.breathing,
            self.safety,
            self.lubricant,
            self.numbing_gel,
            self.someone,
        ):
            widget.changed.connect(self._on_changed)
        self.size.chosen.connect(self._on_changed)
        self.insertion_list.chosen.connect(self._on_changed)
        for box in self.ticks:
            box.toggled.connect(self._on_changed)
        self.note_to_self.textChanged.connect(self.changed)
        self.note_for_therapist.textChanged.connect(self.changed)

    def _on_changed(self, *_args: object) -> None:
        self.changed.emit()

    # --- showing -----------------------------------------------------------------------------------------------------
    def load(self, session: Session) -> None:
        """Show the answers of ``session``; `read` starts from it."""
        self._base = session
        self._know(step.dilator for step in session.steps)
        self.day.set_day(session.day)
        self._shown_time = session.started_at.time().replace(second=0, microsecond=0) if session.started_at else None
        self.time.set_value(self._shown_time)
        main = session.main_step
        self.size.set_value(main.dilator.id if main else SIZE_UNSAID if session.size_unsaid else BREATHING_SESSION)
        seconds = self._base_seconds()
        self._shown_minutes = words.whole_minutes(seconds) if seconds else None
        self.minutes.set_empty(words.under_a_minute() if seconds and not self._shown_minutes else words.NOT_ANSWERED)
        self.minutes.set_number(self._shown_minutes)
        self.pain.set_value(session.highest_pain)
        self.pain_after.set_value(session.pain_after)
        self.anxiety.set_value(session.anxiety_before)
        self._show_insertion(session.insertion)
        self.breathing.set_value(session.breathing)
        self.safety.set_value({s.value for s in session.safety.signs} if session.safety is not None else None)
        self.lubricant.set_value(session.lubricant)
        self.numbing_gel.set_value(session.numbing_gel)
        self.someone.set_value(session.someone_with_me)
        for box in self.ticks:
            box.setChecked(box.text() in session.ticks)
        self.note_to_self.set_text(session.note_to_self)
        self.note_for_therapist.set_text(session.note_for_therapist)

    def choose_size(self, dilator: Dilator | None) -> None:
        """Begin with a size that is known: the same thing, or what is as large today. None leaves it open."""
        if dilator is None:
            self.size.set_value(SIZE_UNSAID)
            return
        same = next((d for d in self._dilators.values() if d.size == dilator.size), None)
        if dilator.id not in self._dilators and same is None:
            self._know([dilator])
        self.size.set_value(dilator.id if dilator.id in self._dilators or same is None else same.id)

    def _know(self, dilators: object) -> None:
        """List dilators that an old session names although the set no longer does."""
        unknown = [d for d in dilators if d.id not in self._dilators]  # type: ignore[attr-defined]
        if unknown:
            self._dilators.update({d.id: d for d in unknown})
            self.size.set_options(size_options(list(self._dilators.values()), self._preferences))

    # --- reading -----------------------------------------------------------------------------------------------------
    def read(self) -> Session:
        """Return the session with the answers as they stand. Raises `FieldProblem`; nothing typed is lost by it."""
        day = typed.day(self.day)
        typed.number(self.minutes)
        base = replace(self._base, started_at=None, day=day)
        is_unsaid = self.size.value() == SIZE_UNSAID
        session = replace(
            base,
            started_at=self._read_start(day),
            steps=self._read_steps(),
            size_unsaid=is_unsaid,
            unsaid_seconds=self._seconds(self._base_seconds()) if is_unsaid else None,
            breathing_seconds=None if is_unsaid else self._read_breathing_seconds(),
            pain_after=self.pain_after.value(),
            anxiety_before=self.anxiety.value(),
            insertion=self._read_insertion(),
            breathing=self.breathing.value(),  # type: ignore[arg-type]
            safety=self._read_safety(day),
            lubricant=self.lubricant.value(),  # type: ignore[arg-type]
            numbing_gel=self.numbing_gel.value(),  # type: ignore[arg-type]
            someone_with_me=self.someone.value(),  # type: ignore[arg-type]
            ticks=self._read_ticks(),
            note_to_self=typed.note(self.note_to_self),
            note_for_therapist=typed.note(self.note_for_therapist),
        )
        pain = self.pain.value()
        return session if pain == session.highest_pain else with_worst_pain(session, pain)

    def _read_start(self, day: date) -> datetime | None:
        if not self.time.is_understood():
            raise FieldProblem(self.time, _("Please use a time such as 20:40, or leave it empty."))
        at = self.time.value()
        kept = self._base.started_at
        if kept is not None and at == self._shown_time and day == self._base.day:
            return kept
        return self._clock.at(day, at) if at is not None else None

    def _chosen_dilator(self) -> Dilator | None:
        value = self.size.value()
        return self._dilators.get(value) if isinstance(value, UUID) else None

    def _seconds(self, before: int | None) -> int | None:
        """Return the time that is shown; to the second what it was while the minutes were not touched."""
        minutes = self.minutes.number()
        if minutes == self._shown_minutes:
            return before
        return minutes * 60 if minutes is not None else None

    def _base_seconds(self) -> int | None:
        """Return the time that the one field for it shows."""
        main = self._base.main_step
        return main.seconds if main else self._base.seconds

    def _read_steps(self) -> tuple[Step, ...]:
        dilator = self._chosen_dilator()
        if dilator is None:
            return ()
        main = self._base.main_step
        if main is None:
            return (Step(dilator, seconds=self._seconds(self._base_seconds())),)
        changed = replace(main, dilator=dilator, seconds=self._seconds(main.seconds))
        return tuple(changed if step is main else step for step in self._base.steps)

    def _read_breathing_seconds(self) -> int | None:
        if self._chosen_dilator() is not None:
            return self._base.breathing_seconds if self._base.steps else None
        return self._seconds(self._base_seconds())

    def _read_insertion(self) -> Insertion | None:
        value = self._insertion_field().value()
        return value if isinstance(value, Insertion) and self._chosen_dilator() is not None else None

    def _read_safety(self, day: date) -> SafetyAnswer | None:
        ticked = self.safety.value()
        if ticked is None:
            return None
        known = self._base.safety or SafetyAnswer()
        return SafetyAnswer(tuple(Noticed(Sign(key), known.day_of(Sign(key)) or day) for key in ticked))

    def _read_ticks(self) -> tuple[str, ...]:
        offered = {box.text() for box in self.ticks}
        kept = [tick for tick in self._base.ticks if tick not in offered]
        return (*kept, *(box.text() for box in self.ticks if box.isChecked()))

    # --- drafts ------------------------------------------------------------------------------------------------------
    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the fields as JSON data, also what could not be read as an answer."""
        safety = self.safety.value()
        return {
            "day": self.day.draft(),
            "time": self.time.text(),
            "size": str(self.size.value()),
            "minutes": self.minutes.number(),
            "pain": self.pain.value(),
            "pain_after": self.pain_after.value(),
            "anxiety": self.anxiety.value(),
            "insertion": self._insertion_field().value(),
            "breathing": self.breathing.value(),
            "safety": sorted(safety) if safety is not None else None,
            "lubricant": self.lubricant.value(),
            "numbing_gel": self.numbing_gel.value(),
            "someone": self.someone.value(),
            "ticks": [box.text() for box in self.ticks if box.isChecked()],
            "note_to_self": self.note_to_self.text(),
            "note_for_therapist": self.note_for_therapist.text(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back into the fields."""
        if state["day"]:
            self.day.set_draft(state["day"])
        self.time.setText(state["time"])
        self.size.set_value(_size_value(state["size"]))
        self.minutes.set_number(state["minutes"])
        self.pain.set_value(state["pain"])
        self.pain_after.set_value(state["pain_after"])
        self.anxiety.set_value(state["anxiety"])
        self._show_insertion(Insertion(state["insertion"]) if state["insertion"] else None)
        self.breathing.set_value(Breathing(state["breathing"]) if state["breathing"] else None)
        self.safety.set_value(state["safety"])
        self.lubricant.set_value(state["lubricant"])
        self.numbing_gel.set_value(state["numbing_gel"])
        self.someone.set_value(state["someone"])
        for box in self.ticks:
            box.setChecked(box.text() in state["ticks"])
        self.note_to_self.set_text(state["note_to_self"])
        self.note_for_therapist.set_text(state["note_for_therapist"])

    def _show_insertion(self, value: Insertion | None) -> None:
        self.insertion.set_value(value)
        self.insertion_list.set_value(value or _SILENT)

    def _insertion_field(self) -> SegmentedControl | ComboBox:
        return self.insertion_list if self._layout.dense else self.insertion


def _tick_box(tick: str) -> QCheckBox:
    """Return a box that takes the room it gets: long words of one's own never widen a form."""
    box = QCheckBox(tick)
    box.setToolTip(tick)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box


def _size_value(kept: str) -> Hashable:
    if kept in (BREATHING_SESSION, SIZE_UNSAID):
        return kept
    try:
        return UUID(kept)
    except ValueError:
        return SIZE_UNSAID
