"""The lines of a plan as fields, numbered like the plan sheet."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from dilator_app import words
from dilator_app.domain import text
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.dilators import Dilator, compare
from dilator_app.domain.plan import InsertionCue, Origin, OriginKind, Plan, PlanLine, Rule, WarmUp
from dilator_app.i18n import _, pgettext
from dilator_app.ui import typed
from dilator_app.ui.pages.plan.warm_up_minutes import WarmUpMinutes
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.widgets.fields import ComboBox, NoteField, Stepper
from dilator_app.ui.widgets.segmented import SegmentedControl

_NOT_SAID = ""
_ANY_ORIGIN = Origin(OriginKind.PERSON)
"""Stands in until the page knows who said it; the page sets the real origins."""


def sizes_of(plan: Plan) -> list[Dilator]:
    """Return the sizes that a plan names."""
    return [d for d in (plan.size, plan.size_up_to, plan.warm_up.dilator if plan.warm_up else None) if d]


class LowNote(NoteField):
    """A note that may be as low as its lines, so that all of a plan stands on one page."""

    def minimumSizeHint(self) -> QSize:
        """Return the height of the lines that were asked for; scroll bars would take more."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())


class PlanFields(QObject):
    """Widgets for every line; `load` shows a plan, `read` returns it changed."""

    changed = Signal()
    submitted = Signal()  # Ctrl+Enter in a note

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dilators: dict[UUID, Dilator] = {}
        self._base = Plan(starts_on=date(2000, 1, 1))
        self.size = ComboBox(dense=True)
        self.size_up_to = ComboBox(dense=True)
        self.warm_up = ComboBox(dense=True)
        self.warm_up_minutes = WarmUpMinutes()
        self.minutes = Stepper(1, 60, suffix=_(" min"), empty=words.NOT_ANSWERED)
        self.per_week = Stepper(1, 21, empty=words.NOT_ANSWERED)
        self.in_s = Stepper(3, 8, suffix=pgettext("breathing, after a number", " in"), buttons=False)
        self.out_s = Stepper(3, 8, suffix=pgettext("breathing, after a number", " out"), buttons=False)
        self.breaths = Stepper(0, 60, suffix=pgettext("after a number", " breaths"), buttons=False)
        self.comfort_limit = Stepper(0, 10)
        self.cue = SegmentedControl([(c, words.cue(c)) for c in InsertionCue], dense=True, clearable=False)
        self.sore_day = LowNote(max_length=text.NOTE_LENGTH)
        self.own_words = LowNote(max_length=text.NOTE_LENGTH)
        self.contact = LowNote(max_length=text.NOTE_LENGTH)
        self.contact.setPlaceholderText(_("name, telephone, out of hours"))
        self.rule_sessions = Stepper(1, 30, empty=words.NOT_ANSWERED)
        self.rule_pain = Stepper(0, 10, empty=words.NOT_ANSWERED)
        self.rule_breathing = QCheckBox(pgettext("rule", "breathing done"))
        self.rule_no_sign = QCheckBox(pgettext("rule", "no safety sign"))
        self.rule_time = QCheckBox(pgettext("rule", "planned time reached"))
        self.drops = QCheckBox(words.plan_line(PlanLine.DROPS))
        self.contract_relax = QCheckBox(words.plan_line(PlanLine.CONTRACT_RELAX))
        self.review_weeks = Stepper(1, 52, suffix=pgettext("after a number", " weeks"), empty=words.NOT_ANSWERED)
        self._name()
        self._listen()

    def _name(self) -> None:
        names = {
            self.size: words.plan_line(PlanLine.SIZE),
            self.size_up_to: _("Size to practise at, up to"),
            self.warm_up: words.plan_line(PlanLine.WARM_UP),
            self.warm_up_minutes: _("Warm-up, minutes"),
            self.minutes: words.plan_line(PlanLine.MINUTES),
            self.per_week: words.plan_line(PlanLine.PER_WEEK),
            self.in_s: _("Seconds in"),
            self.out_s: _("Seconds out"),
            self.breaths: _("Breaths first"),
            self.comfort_limit: words.plan_line(PlanLine.COMFORT_LIMIT),
            self.cue: words.plan_line(PlanLine.INSERTION_CUE),
            self.sore_day: words.plan_line(PlanLine.SORE_DAY),
            self.own_words: words.plan_line(PlanLine.OWN_WORDS),
            self.contact: words.plan_line(PlanLine.CONTACT),
            self.rule_sessions: _("Sessions in a row"),
            self.rule_pain: _("Worst pain up to"),
            self.review_weeks: _("Look at the plan again, every so many weeks"),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)

    def _listen(self) -> None:
        for combo in self._lists().values():
            combo.chosen.connect(self._on_changed)
        for stepper in self._steppers().values():
            stepper.changed.connect(self._on_changed)
            stepper.lineEdit().textEdited.connect(self._on_changed)  # also what is no number
        self.cue.changed.connect(self._on_changed)
        for note in self._notes().values():
            note.textChanged.connect(self._on_changed)
            note.submitted.connect(self.submitted)
        for box in self._boxes().values():
            box.toggled.connect(self._on_changed)

    def _on_changed(self, *_args: object) -> None:
        self._ask_for_minutes()
        self.changed.emit()

    def _ask_for_minutes(self) -> None:
        self.warm_up_minutes.ask(has_size=self.warm_up.value() != _NOT_SAID)

    # --- showing -----------------------------------------------------------------------------------------------------
    def set_dilators(self, dilators: Sequence[Dilator], *, inches: bool) -> None:
        """Offer these sizes; those that the plan names stay listed even when they are retired."""
        self._dilators = {d.id: d for d in dilators}
        listed: list[tuple[Hashable, str]] = [(d.id, words.size(d, inches=inches)) for d in dilators]
        for combo in (self.size, self.size_up_to):
            combo.set_options([(_NOT_SAID, words.NOT_ANSWERED), *listed])
        self.warm_up.set_options([(_NOT_SAID, pgettext("warm-up", "none")), *listed])

    def load(self, plan: Plan) -> None:
        """Show a plan; `read` starts from it."""
        self._base = plan
        blocked = self.blockSignals(True)
        self.size.set_value(plan.size.id if plan.size else _NOT_SAID)
        self.size_up_to.set_value(plan.size_up_to.id if plan.size_up_to else _NOT_SAID)
        self.warm_up.set_value(plan.warm_up.dilator.id if plan.warm_up else _NOT_SAID)
        self.warm_up_minutes.set_number(plan.warm_up.minutes if plan.warm_up else None)
        self.minutes.set_number(plan.minutes)
        self.per_week.set_number(plan.per_week)
        self.in_s.set_number(plan.pattern.in_s)
        self.out_s.set_number(plan.pattern.out_s)
        self.breaths.set_number(plan.breaths)
        self.comfort_limit.set_number(plan.comfort_limit)
        self.cue.set_value(plan.insertion_cue)
        self.sore_day.set_text(plan.sore_day)
        self.own_words.set_text(plan.own_words)
        self.contact.set_text(plan.contact)
        rule = plan.rule
        self.rule_sessions.set_number(rule.sessions if rule else None)
        self.rule_pain.set_number(rule.worst_pain if rule else None)
        self.rule_breathing.setChecked(bool(rule and rule.breathing_done))
        self.rule_no_sign.setChecked(bool(rule and rule.no_safety_sign))
        self.rule_time.setChecked(bool(rule and rule.planned_time))
        self.drops.setChecked(plan.drops)
        self.contract_relax.setChecked(plan.contract_relax)
        self.review_weeks.set_number(plan.review_weeks)
        self._ask_for_minutes()
        self.blockSignals(blocked)

    # --- drafts ------------------------------------------------------------------------------------------------------
    def snapshot(self) -> dict[str, Any]:
        """Return what stands in the fields as JSON data, also what could not be stored."""
        return {
            **{name: str(field.value()) for name, field in self._lists().items()},
            **{name: stepper.draft() for name, stepper in self._steppers().items()},
            **{name: note.text() for name, note in self._notes().items()},
            **{name: box.isChecked() for name, box in self._boxes().items()},
            "cue": self.cue.value(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Put a `snapshot` back, with one signal for all of it."""
        blocked = self.blockSignals(True)
        for name, field in self._lists().items():
            if name in state:
                field.set_value(next((d.id for d in self._dilators.values() if str(d.id) == state[name]), _NOT_SAID))
        for name, stepper in self._steppers().items():
            stepper.set_draft(state.get(name, stepper.draft()))
        for name, note in self._notes().items():
            note.set_text(state[name])
        for name, box in self._boxes().items():
            box.setChecked(state.get(name, box.isChecked()))
        self.cue.set_value(InsertionCue(state["cue"]))
        self._ask_for_minutes()
        self.blockSignals(blocked)
        self.changed.emit()

    def _lists(self) -> dict[str, ComboBox]:
        return {"size": self.size, "size_up_to": self.size_up_to, "warm_up": self.warm_up}

    def _steppers(self) -> dict[str, Stepper]:
        return {
            "warm_up_minutes": self.warm_up_minutes,
            "minutes": self.minutes,
            "per_week": self.per_week,
            "in_s": self.in_s,
            "out_s": self.out_s,
            "breaths": self.breaths,
            "comfort_limit": self.comfort_limit,
            "rule_sessions": self.rule_sessions,
            "rule_pain": self.rule_pain,
            "review_weeks": self.review_weeks,
        }

    def _notes(self) -> dict[str, NoteField]:
        return {"sore_day": self.sore_day, "own_words": self.own_words, "contact": self.contact}

    def _boxes(self) -> dict[str, QCheckBox]:
        return {
            "rule_breathing": self.rule_breathing,
            "rule_no_sign": self.rule_no_sign,
            "rule_time": self.rule_time,
            "drops": self.drops,
            "contract_relax": self.contract_relax,
        }

    # --- reading -----------------------------------------------------------------------------------------------------
    def check_numbers(self) -> None:
        """Raise `FieldProblem` for what was typed and is no number, for whoever is about to save."""
        for stepper in self._steppers().values():
            typed.number(stepper)

    def read(self) -> Plan:
        """Return the plan as it stands, with its old origins. Raises `FieldProblem`; nothing typed is lost by it."""
        limit = self.comfort_limit.number() or 0
        size, warm_up = self._dilator(self.size), self._dilator(self.warm_up)
        rule = self._rule(limit)
        origins = dict(self._base.origins)
        if rule and origins[PlanLine.RULE].kind is OriginKind.DEFAULT:
            origins[PlanLine.RULE] = _ANY_ORIGIN
        return replace(
            self._base,
            size=size,
            size_up_to=self._up_to(size),
            warm_up=WarmUp(warm_up, self.warm_up_minutes.number()) if warm_up else None,
            minutes=self.minutes.number(),
            per_week=self.per_week.number(),
            pattern=BreathPattern(self.in_s.value(), self.out_s.value()),
            breaths=self.breaths.value(),
            comfort_limit=limit,
            insertion_cue=self.cue.value(),  # type: ignore[arg-type]
            sore_day=typed.note(self.sore_day),
            own_words=typed.note(self.own_words),
            contact=typed.note(self.contact),
            rule=rule,
            drops=self.drops.isChecked(),
            contract_relax=self.contract_relax.isChecked(),
            review_weeks=self.review_weeks.number(),
            origins=origins,
        )

    def _dilator(self, combo: ComboBox) -> Dilator | None:
        value = combo.value()
        if not isinstance(value, UUID):
            return None
        return self._dilators.get(value) or next((d for d in sizes_of(self._base) if d.id == value), None)

    def _up_to(self, size: Dilator | None) -> Dilator | None:
        larger = self._dilator(self.size_up_to)
        if larger is None:
            return None
        if size is None:
            raise FieldProblem(self.size, _("Line 1 needs its first size, or no upper one."))
        if compare(larger, size, self._dilators.values()) == -1:
            raise FieldProblem(self.size_up_to, _("The upper size in line 1 is smaller than the first one."))
        return larger

    def _rule(self, limit: int) -> Rule | None:
        sessions, pain = self.rule_sessions.number(), self.rule_pain.number()
        if sessions is None and pain is None:
            return None
        if sessions is None or pain is None:
            missing = self.rule_sessions if sessions is None else self.rule_pain
            raise FieldProblem(missing, _("Line 11 needs both numbers, or neither."))
        if pain > limit:
            raise FieldProblem(
                self.rule_pain,
                _("The pain in line 11 is at most the comfort limit, {limit}.").format(limit=limit),
            )
        return Rule(
            sessions,
            pain,
            self.rule_breathing.isChecked(),
            self.rule_no_sign.isChecked(),
            self.rule_time.isChecked(),
        )
