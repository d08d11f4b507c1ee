"""One line of Catch up."""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dilator_app import words
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.scales import Breathing, SafetyAnswer, Sign
from dilator_app.domain.session import Session, Step
from dilator_app.i18n import _, day
from dilator_app.ui import typed
from dilator_app.ui.session_fields import BREATHING_SESSION, LONGEST_MINUTES, SIZE_UNSAID, sign_options
from dilator_app.ui.widgets.fields import ComboBox, DateField, Stepper
from dilator_app.ui.widgets.safety_row import SafetyRow, SignOption

SIGN_WIDTH = 67
_SIZE_WIDTH, _NUMBER_WIDTH, _BREATHING_WIDTH = 156, 56, 86
_SILENT = ""


class CatchUpRow(QObject):
    """Its fields, and the session that they make."""

    changed = Signal()
    refused = Signal(str)
    """A field was left with something that cannot be used; what would be right."""

    def __init__(
        self,
        on: date | None,
        dilators: Sequence[Dilator],
        sizes: Sequence[tuple[Hashable, str]],
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._dilators = {d.id: d for d in dilators}
        self.day = DateField(on, empty=words.NOT_ANSWERED, opens_on=today)
        self.day.set_latest(today + timedelta(days=1))
        self.size = ComboBox(sizes, dense=True)
        self.size.setFixedWidth(_SIZE_WIDTH)
        self.minutes = Stepper(1, LONGEST_MINUTES, empty=words.NOT_ANSWERED, buttons=False)
        self.pain = Stepper(0, 10, empty=words.NOT_ANSWERED, buttons=False)
        answers: list[tuple[Hashable, str]] = [(b, words.breathing_answer(b)) for b in Breathing]
        self.breathing = ComboBox([(_SILENT, words.NOT_ANSWERED), *answers], dense=True)
        self.breathing.setFixedWidth(_BREATHING_WIDTH)
        self.safety = SignCells()
        self.day.changed.connect(self._on_changed)
        self.size.chosen.connect(self._on_changed)
        for number in self._numbers:
            number.setFixedWidth(_NUMBER_WIDTH)
            number.changed.connect(self._on_changed)
            number.lineEdit().textEdited.connect(self._on_changed)
            number.refused.connect(self.refused)
        self.breathing.chosen.connect(self._on_changed)
        self.safety.changed.connect(self._on_changed)
        self._name()

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """The fields in reading order."""
        return self.day, self.size, self.minutes, self.pain, self.breathing, self.safety

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key goes along. The six ticks are one stop; from whichever of them, the next line follows."""
        return *self.fields[:-1], *self.safety.boxes()

    @property
    def _numbers(self) -> tuple[Stepper, ...]:
        return self.minutes, self.pain

    def _on_changed(self, *_args: object) -> None:
        self._name()
        self.changed.emit()

    def _name(self) -> None:
        """Call every field by its day, so that a screen reader tells the lines apart."""
        when = self._when()
        names = (_("Date"), _("Size"), _("Minutes"), _("Strongest pain"), _("Breathing"))
        for field, name in zip(self.fields, names, strict=False):
            field.setAccessibleName(_("{what}, {day}").format(what=name, day=when))
        self.safety.name_boxes(when)

    def _when(self) -> str:
        on = self.day.day()
        return day(on, "EEE d MMMM") if on else _("no day")

    # --- reading -----------------------------------------------------------------------------------------------------
    def is_empty(self) -> bool:
        """Return whether nothing but perhaps a day is said. What was typed and is no answer is something."""
        silent = self.size.value() == SIZE_UNSAID and self.breathing.value() == _SILENT and self.safety.value() is None
        return silent and all(number.draft() is None for number in self._numbers)

    @property
    def is_understood(self) -> bool:
        """Whether nothing stands there that cannot be used."""
        return not any(number.refusal() for number in self._numbers)

    def read(self) -> Session:
        """Return the session. Raises `FieldProblem`."""
        on, minutes, pain = typed.day(self.day), typed.number(self.minutes), typed.number(self.pain)
        seconds = minutes * 60 if minutes is not None else None
        chosen = self.size.value()
        dilator = self._dilators.get(chosen) if isinstance(chosen, UUID) else None
        ticked, breathing = self.safety.value(), self.breathing.value()
        return Session(
            day=on,
            steps=(Step(dilator, seconds=seconds),) if dilator else (),
            size_unsaid=chosen == SIZE_UNSAID,
            unsaid_seconds=seconds if chosen == SIZE_UNSAID else None,
            breathing_seconds=seconds if chosen == BREATHING_SESSION else None,
            worst_pain=pain,
            breathing=breathing if isinstance(breathing, Breathing) else None,
            safety=None if ticked is None else SafetyAnswer.of([Sign(key) for key in ticked], on),
        )

    # --- drafts ------------------------------------------------------------------------------------------------------
    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the line."""
        ticked = self.safety.value()
        return {
            "day": self.day.draft(),
            "size": str(self.size.value()),
            "minutes": self.minutes.draft(),
            "pain": self.pain.draft(),
            "breathing": str(self.breathing.value()),
            "safety": sorted(ticked) if ticked is not None else None,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back."""
        self.day.set_draft(state["day"])
        known = {str(one): one for one in (SIZE_UNSAID, BREATHING_SESSION, *self._dilators)}
        self.size.set_value(known.get(state["size"], SIZE_UNSAID))
        self.minutes.set_draft(state.get("minutes"))  # a draft of an earlier version has none
        self.pain.set_draft(state["pain"])
        self.breathing.set_value(Breathing(state["breathing"]) if state["breathing"] else _SILENT)
        self.safety.set_value(state["safety"])
        self._name()


class SignCells(SafetyRow):
    """The safety question without its words, which stand above the grid."""

    def __init__(self) -> None:
        options = sign_options()
        self._words = [*(option.label for option in options), _("None of these")]
        bare = [SignOption(option.key, "", option.excludes) for option in options]
        super().__init__(bare, "", columns=len(bare) + 1)
        layout = self.layout()
        assert isinstance(layout, QGridLayout)  # noqa: S101  the row lays itself out so
        layout.setHorizontalSpacing(0)
        for place, box in enumerate(self.boxes()):
            box.setFixedWidth(SIGN_WIDTH)
            box.setFocusPolicy(Qt.FocusPolicy.ClickFocus if place else Qt.FocusPolicy.StrongFocus)
            box.setToolTip(self._words[place])

    def name_boxes(self, when: str) -> None:
        """Call each tick by its sign and day."""
        for box, name in zip(self.boxes(), self._words, strict=True):
            box.setAccessibleName(_("{what}, {day}").format(what=name, day=when))
