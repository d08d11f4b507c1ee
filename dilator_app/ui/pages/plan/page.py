"""The Plan page."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Kind
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.plan import (
    Plan,
    PlanLine,
    changed_lines,
    in_force,
    version_of,
    with_origins,
)
from dilator_app.domain.plan_text import Reading
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import Draft, WhileTyping
from dilator_app.ui.pages.page import Page
from dilator_app.ui.pages.plan.beside import Beside
from dilator_app.ui.pages.plan.fields import PlanFields, sizes_of
from dilator_app.ui.pages.plan.head import PlanHead
from dilator_app.ui.pages.plan.lines import AlsoCard, NumbersCard, WordsCard
from dilator_app.ui.pages.plan.new_plan import NewPlanView
from dilator_app.ui.pages.plan.origins import show_marks, where_from
from dilator_app.ui.pages.plan.reply import show_reply, together
from dilator_app.ui.pages.plan.set_card import SetCard
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from dilator_app.ui.pages.plan.source_row import ME, SourceRow
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.origin_mark import OriginMark
from dilator_app.ui.widgets.scrolling import scrolling

NEW_PLAN = "new plan"
"""The target with which another page asks for a new plan, entered line by line."""


class PlanPage(Page):
    """Shows the plan in force and makes a new version of it. The program sets nothing and recommends nothing."""

    watches = frozenset({Kind.PLAN, Kind.DILATOR_SET, Kind.SETTING})

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack) -> None:
        super().__init__(diary, bus, clock)
        self._undo = undo
        self._draft = Draft(diary, "plan")
        self._new_draft = Draft(diary, NEW_PLAN)
        self._is_touched = False
        self._plan: Plan | None = None
        self._plans: Sequence[Plan] = ()
        self._listed: Sequence[Dilator] = ()
        self._preferences = Preferences()
        self._loaded: dict[str, Any] = {}
        self.fields = PlanFields(self)
        self._marks: dict[PlanLine, OriginMark] = {line: OriginMark() for line in PlanLine}
        self._keeping = WhileTyping(self.keep_draft, self)
        self.beside = Beside(self, undo)
        self.beside.reply_read.connect(self.show_reply)
        self._build()
        self.fields.changed.connect(self._on_edited)
        for typed in (self.fields.changed, self._source.changed, self.new_plan.edited):
            typed.connect(self._keeping.soon)
        self.fields.submitted.connect(self.save)
        to_print = QShortcut(QKeySequence("Ctrl+P"), self)  # wherever the focus is while the page is shown
        to_print.activated.connect(self.beside.open_plan_sheet)

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        self.new_plan = NewPlanView()
        self.new_plan.said.connect(self._save_new)
        self.new_plan.left.connect(self.show_usual)
        self.new_plan.set_requested.connect(self.open_set)
        self._stack = QStackedWidget()
        self._usual = QWidget()
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 18)
        inner.setSpacing(12)
        inner.addWidget(self._cards(), 1)
        self._also = AlsoCard(self.fields, self._marks)
        self.set_card = SetCard()
        self.set_card.picker.changed.connect(self._on_picked)
        self.set_card.button.clicked.connect(self.open_set)
        for card in (self._also, self.set_card, self.beside.card):
            inner.addWidget(card)
        self.head = head = PlanHead()
        self.origin, self.problem = head.origin, head.problem
        self.sheet_button, self.cancel_button, self.save_button = head.sheet, head.cancel, head.save
        head.connect_buttons(self.show_new_plan, self.beside.open_plan_sheet, self.discard, self.save)
        self._source = SourceRow(_("Who do these changes come from?"))
        self._source.changed.connect(self._on_edited)
        self._source.hide()
        self.source, self.who = self._source.source, self._source.who
        column = QVBoxLayout(self._usual)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._source)
        column.addSpacing(12)
        self._area = scrolling(content)
        column.addWidget(self._area, 1)
        self._stack.addWidget(self._usual)
        self._stack.addWidget(self.new_plan)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 18, 0, 0)  # what scrolls goes on to the window's edge
        whole.addWidget(self._stack)
        self.keep_in_frame(head, self._source.layout(), inner, self.new_plan.framed)

    def arrange(self, *, narrow: bool) -> None:
        """Put the lines side by side or one below the other, and the note on the set beside it or below it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if narrow else across)
        self.head.arrange(narrow=narrow)
        self._also.arrange(narrow=narrow)
        self.set_card.arrange(narrow=narrow)
        self.beside.card.arrange(narrow=narrow)

    def _cards(self) -> QWidget:
        holder = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        words_card = WordsCard(self.fields, self._marks)
        words_card.how_counted.clicked.connect(self.beside.open_counted)
        cards = (NumbersCard(self.fields, self._marks), 548), (words_card, 440)
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
        listed = [*in_use, *(d for d in sizes_of(shown) if d.id not in {u.id for u in in_use})]
        self._listed = list({d.id: d for d in listed}.values())
        typed_here, loaded = (self.snapshot() if self._is_touched else None), self._loaded
        self.fields.set_dilators(self._listed, inches=self._preferences.inches)
        self.fields.load(shown)
        self._loaded = self.fields.snapshot()
        self.set_card.show_set(in_use, shown.size, inches=self._preferences.inches)
        self.set_card.put_after(*self.beside.card.links)
        self.origin.setText(where_from(self._plan))
        clinician = shown.clinician
        self._source.show_source(ME, clinician.who if clinician else self._preferences.guide)
        self._area.stay(lambda: self._show_state(touched=False))
        show_marks(self._marks, shown, self._plans)
        if typed_here is not None:
            was = typed_here["fields"]
            typed_here["fields"] = {k: together(was[k], loaded[k], now) for k, now in self._loaded.items()}
        kept = typed_here or self._draft.read(self.snapshot())
        if kept is not None:
            self._restore(kept)
        self.new_plan.show_plan(shown, self._plans, self._listed, inches=self._preferences.inches)
        if not self.is_new_plan and self._kept_open():
            self.show_new_plan()

    def _show_state(self, *, touched: bool) -> None:
        self._is_touched = touched
        self.problem.hide()
        self._source.setVisible(touched)
        self.cancel_button.setVisible(touched)
        self.save_button.setEnabled(touched)

    # --- drafts ------------------------------------------------------------------------------------------------------
    def snapshot(self) -> dict[str, Any]:
        """Return what stands on the page, as JSON data."""
        return {"fields": self.fields.snapshot(), **self._source.snapshot()}

    def _restore(self, state: dict[str, Any]) -> None:
        self._source.restore(state)
        self.fields.restore(state["fields"])

    def keep_draft(self) -> None:
        """Keep what is typed and not saved. Raises `CouldNotWrite`."""
        if not self._loaded:
            return  # nothing was shown yet, and what an earlier time kept is still to be read
        if self._is_touched:
            self._draft.keep(self.snapshot())
        else:
            self._draft.drop()
        if self.is_new_plan:
            self._keep_new(still_open=True)

    def _keep_new(self, *, still_open: bool) -> None:
        if self.new_plan.is_touched():
            self._new_draft.keep({**self.new_plan.snapshot(), "open": still_open})
        else:
            self._new_draft.drop()

    def discard(self) -> None:
        """Forget what is typed and show the plan in force."""
        self._draft.drop()
        self._is_touched = False
        self.refresh()

    # --- changing ----------------------------------------------------------------------------------------------------
    def _on_picked(self, dilator_id: object) -> None:
        self.fields.size.set_value(dilator_id)
        self._on_edited()

    def _on_edited(self, *_args: object) -> None:
        self._area.stay(self._look_at_edits)  # a first change moves nothing under the hand that makes it

    def _look_at_edits(self) -> None:
        try:
            self.fields.check_numbers()
            read = self.fields.read()
            made = self._with_origins(read)
        except FieldProblem:
            self._show_state(touched=True)
            return
        changed = bool(changed_lines(self._base(), read))
        self._source.ask_for_rule(asked=self._changes_rule(read))
        show_marks(self._marks, made if changed else self._base(), self._plans)
        self.set_card.picker.set_value(read.size.id if read.size else None)
        self._show_state(touched=changed)

    def _changes_rule(self, read: Plan) -> bool:
        return read.rule is not None and PlanLine.RULE in changed_lines(self._base(), read)

    def _with_origins(self, read: Plan) -> Plan:
        return with_origins(self._base(), read, self._source.origin(today(self.clock)))

    def _base(self) -> Plan:
        return self._plan or Plan(starts_on=today(self.clock))

    def save(self) -> None:
        """Store what changed: a version that begins today, or the one of today anew."""
        try:
            self.fields.check_numbers()
            read = self.fields.read()
            self._source.ask_for_rule(asked=self._changes_rule(read))
            self._source.check_rule()
            said = self._with_origins(read)
        except FieldProblem as problem:
            self.problem.setText(problem.words)
            self.problem.setVisible(not self._source.said_here(problem))
            problem.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._store(said, self._forget)

    def _forget(self) -> None:
        self._is_touched = False
        self._draft.drop()

    def _store(self, said: Plan, forget: Callable[[], None]) -> None:
        """Store a version; ``forget`` what was typed for it once it is on the disk, and no sooner."""
        made, before = version_of(said, self._plan, today(self.clock))
        change = self.diary.save(made)
        forget()
        self._undo.push_saved(self.diary, before=[before] if before else [], made=[] if before else [made])
        self.bus.announce(change)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter from any line but a note."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.save_button.isEnabled():
            self.save()
        else:
            super().keyPressEvent(event)

    def open_set(self) -> None:
        """Open the editor of the set."""
        SetDialog(self.diary, self.bus, self._undo, self.window()).open()

    # --- a new plan, line by line ------------------------------------------------------------------------------------
    @property
    def is_new_plan(self) -> bool:
        """Whether a new plan is being entered."""
        return self._stack.currentWidget() is self.new_plan

    def show_target(self, target: object) -> None:
        """Begin a new plan, as another page asked."""
        if target == NEW_PLAN:
            QTimer.singleShot(0, self, self.show_new_plan)

    def show_new_plan(self) -> None:
        """Show the lines of a sheet, with what was typed there before."""
        self.ensure_fresh()
        if not self.is_new_plan:
            clinician = self._base().clinician
            self.new_plan.begin(today(self.clock), clinician.who if clinician else self._preferences.guide)
            kept = self._new_draft.read({**self.new_plan.snapshot(), "open": True})
            if kept is not None:
                self.new_plan.restore(kept)
            self.new_plan.say_what_waits(waits=self._is_touched)
            self._stack.setCurrentWidget(self.new_plan)
        self.new_plan.rows[0].field.setFocus(Qt.FocusReason.TabFocusReason)

    def show_reply(self, reading: Reading) -> None:
        """Show what a reply says beside what stands there now, and beside what was typed there before."""
        self.show_new_plan()
        show_reply(self.new_plan, reading, self.window())

    def show_usual(self) -> None:
        """Leave the lines of a sheet; what is typed there is kept."""
        self._keep_new(still_open=False)
        self._stack.setCurrentWidget(self._usual)
        self.sheet_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept_open(self) -> bool:
        kept = self._new_draft.read({**self.new_plan.snapshot(), "open": True})
        return kept is not None and bool(kept["open"])

    def _save_new(self, said: Plan) -> None:
        self._store(said, self._forget_new)

    def _forget_new(self) -> None:
        self._stack.setCurrentWidget(self._usual)
        self._new_draft.drop()
