"""The Plan page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.changes import Kind
from dilator_app.domain.plan import (
    Origin,
    OriginKind,
    Plan,
    PlanLine,
    changed_lines,
    in_force,
    is_changed_by_person,
    with_origins,
)
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _, day
from dilator_app.ui import typed
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import Draft
from dilator_app.ui.pages.page import Page, scrolling
from dilator_app.ui.pages.plan.fields import PlanFields
from dilator_app.ui.pages.plan.lines import NumbersCard, WordsCard
from dilator_app.ui.pages.plan.set_card import SetCard
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import TextLine
from dilator_app.ui.widgets.origin_mark import OriginMark
from dilator_app.ui.widgets.segmented import SegmentedControl

_ME, _CLINICIAN = "me", "clinician"


class PlanPage(Page):
    """Shows the plan in force and makes a new version of it. The program sets nothing and recommends nothing."""

    watches = frozenset({Kind.PLAN, Kind.DILATOR_SET, Kind.SETTING})

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack) -> None:
        super().__init__(diary, bus, clock)
        self._undo = undo
        self._draft = Draft(diary, "plan")
        self._is_touched = False
        self._plan: Plan | None = None
        self._plans: Sequence[Plan] = ()
        self._preferences = Preferences()
        self.fields = PlanFields(self)
        self._marks: dict[PlanLine, OriginMark] = {line: OriginMark() for line in PlanLine}
        self._build()
        self.fields.changed.connect(self._on_edited)
        self.fields.submitted.connect(self.save)

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addWidget(self._cards(), 1)
        self.set_card = SetCard()
        self.set_card.picker.changed.connect(self._on_picked)
        self.set_card.button.clicked.connect(self.open_set)
        inner.addWidget(self.set_card)
        head = self._head()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 18)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._source_row())
        column.addSpacing(14)
        column.addWidget(scrolling(content), 1)
        self.keep_in_frame(head, self._source.layout(), inner)

    def arrange(self, *, narrow: bool) -> None:
        """Put the lines side by side or one below the other, and the note on the set beside it or below it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if narrow else across)
        self.set_card.arrange(narrow=narrow)

    def _head(self) -> QHBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(label(_("Plan"), "title-1"))
        self.origin = label("", "body", "text-muted", wrap=True)
        titles.addWidget(self.origin)
        self.problem = label("", "small", "danger", wrap=True)
        self.problem.hide()
        self.cancel_button = Button(_("Cancel"), kind="quiet")
        self.cancel_button.clicked.connect(self.discard)
        self.cancel_button.hide()
        self.save_button = Button(_("Save plan"), kind="primary")
        self.save_button.clicked.connect(self.save)
        head = QHBoxLayout()
        head.addLayout(titles, 1)
        head.addWidget(self.problem, 1)
        head.addWidget(self.cancel_button, alignment=Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.save_button, alignment=Qt.AlignmentFlag.AlignVCenter)
        return head

    def _source_row(self) -> QWidget:
        """Return the question whose numbers these are; it appears with the first change."""
        self.source = SegmentedControl([(_ME, _("Me")), (_CLINICIAN, _("My care team"))], dense=True, clearable=False)
        self.source.set_value(_ME)
        self.source.setAccessibleName(_("Who do these changes come from?"))
        self.source.changed.connect(self._on_edited)
        self.who = TextLine(dense=True)
        self.who.setMaxLength(text.LINE_LENGTH)
        self.who.setPlaceholderText(_("their name, if you like"))
        self.who.setAccessibleName(_("Name"))
        self.who.textChanged.connect(self._on_edited)
        self._source = QWidget()
        row = QHBoxLayout(self._source)
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(_("Who do these changes come from?"), "control", strong=True))
        row.addWidget(self.source)
        row.addWidget(self.who, 1)
        row.addStretch(1)
        self._source.hide()
        return self._source

    def _cards(self) -> QWidget:
        holder = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        cards = (NumbersCard(self.fields, self._marks), 548), (WordsCard(self.fields, self._marks), 440)
        for card, stretch in cards:
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # widths by share alone
            self._columns.addWidget(card, stretch)
        return holder

    # --- showing -----------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Show the plan in force today; what is typed and not saved stays as it is."""
        self._plans = self.diary.plans()
        self._plan = in_force(self._plans, today(self.clock))
        self._preferences = self.diary.preferences()
        dilator_set = self.diary.current_set()
        in_use = dilator_set.in_use if dilator_set else ()
        shown = self._base()
        named = [d for d in (shown.size, shown.warm_up.dilator if shown.warm_up else None) if d]
        listed = [*in_use, *(d for d in named if d.id not in {u.id for u in in_use})]
        typed_here = self.snapshot() if self._is_touched else None
        self.fields.set_dilators(listed, inches=self._preferences.inches)
        self.fields.load(shown)
        self.set_card.show_set(in_use, shown.size, inches=self._preferences.inches)
        self.origin.setText(_where_from(self._plan))
        self._show_source(_ME, shown)
        self._show_state(touched=False)
        self._show_marks(shown)
        kept = typed_here or self._draft.read(self.snapshot())
        if kept is not None:
            self._restore(kept)

    def _show_source(self, source: str, shown: Plan) -> None:
        clinician = shown.clinician
        self.source.set_value(source)
        self.who.setText(clinician.who if clinician else self._preferences.guide)

    def _show_state(self, *, touched: bool) -> None:
        self._is_touched = touched
        self.problem.hide()
        self._source.setVisible(touched)
        self.cancel_button.setVisible(touched)
        self.save_button.setEnabled(touched)

    # --- drafts ------------------------------------------------------------------------------------------------------
    def snapshot(self) -> dict[str, Any]:
        """Return what stands on the page, as JSON data."""
        return {"fields": self.fields.snapshot(), "source": self.source.value(), "who": self.who.text()}

    def _restore(self, state: dict[str, Any]) -> None:
        self.source.set_value(state["source"])
        self.who.setText(state["who"])
        self.fields.restore(state["fields"])

    def keep_draft(self) -> None:
        """Keep what is typed and not saved. Raises `CouldNotWrite`."""
        if self._is_touched:
            self._draft.keep(self.snapshot())

    def discard(self) -> None:
        """Forget what is typed and show the plan in force."""
        self._draft.drop()
        self._is_touched = False
        self.refresh()

    def _show_marks(self, plan: Plan) -> None:
        for line, mark in self._marks.items():
            origin = plan.origins[line]
            own = origin.kind is OriginKind.PERSON
            if not plan.says(line) and origin.kind is OriginKind.DEFAULT:
                mark.set_origin("", own=False)
            elif origin.kind is OriginKind.DEFAULT:
                mark.set_origin(words.default_range(line), own=False)
            else:
                changed = is_changed_by_person(line, origin, self._plans)
                mark.set_origin(words.origin(origin, changed=changed), own=own)

    # --- changing ----------------------------------------------------------------------------------------------------
    def _on_picked(self, dilator_id: object) -> None:
        self.fields.size.set_value(dilator_id)
        self._on_edited()

    def _on_edited(self, *_args: object) -> None:
        self.who.setEnabled(self.source.value() == _CLINICIAN)
        try:
            read = self.fields.read()
            made = with_origins(self._base(), read, self._origin())
        except FieldProblem:
            self._show_state(touched=True)
            return
        changed = bool(changed_lines(self._base(), read))
        self._show_marks(made if changed else self._base())
        self.set_card.picker.set_value(read.size.id if read.size else None)
        self._show_state(touched=changed)

    def _base(self) -> Plan:
        return self._plan or Plan(starts_on=today(self.clock))

    def _origin(self) -> Origin:
        if self.source.value() == _CLINICIAN:
            return Origin(OriginKind.CLINICIAN, typed.line(self.who), today(self.clock))
        return Origin(OriginKind.PERSON, day=today(self.clock))

    def save(self) -> None:
        """Store a new version dated today; a version that began today is replaced."""
        try:
            made, before = self._version(with_origins(self._base(), self.fields.read(), self._origin()))
        except FieldProblem as problem:
            self.problem.setText(problem.words)
            self.problem.show()
            problem.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        change = self.diary.save(made)
        self._undo.push_saved(self.diary, before=[before] if before else [], made=[] if before else [made])
        self._draft.drop()
        self._is_touched = False
        self.bus.announce(change)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter from any line but a note."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.save_button.isEnabled():
            self.save()
        else:
            super().keyPressEvent(event)

    def _version(self, read: Plan) -> tuple[Plan, Plan | None]:
        """Return the plan to store, and the version of today that it replaces."""
        here = today(self.clock)
        if self._plan is not None and self._plan.starts_on == here:
            return replace(read, id=self._plan.id), self._plan
        return replace(read, id=uuid4(), stamps=None, starts_on=here), None

    def open_set(self) -> None:
        """Open the editor of the set."""
        SetDialog(self.diary, self.bus, self._undo, self.window()).open()


def _where_from(plan: Plan | None) -> str:
    """Return the line under the title."""
    if plan is None or all(o.kind is OriginKind.DEFAULT for o in plan.origins.values()):
        return _("These are app defaults, ask your care team. No clinician has set them for you.")
    clinician = plan.clinician
    if clinician is None:
        return _("Entered by you. No clinician has set these numbers for you.")
    when = day(clinician.day or plan.starts_on, "d MMMM y")
    if not clinician.who:
        return _("From your care team, {day}, entered by you").format(day=when)
    return _("From {name}, {day}, entered by you").format(name=clinician.who, day=when)
