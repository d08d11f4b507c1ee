"""The Plan page."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.changes import Kind
from dilator_app.domain.dilators import Dilator
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
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.page import Page
from dilator_app.ui.pages.plan.fields import PlanFields, PlanProblem
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, Hairline, label
from dilator_app.ui.widgets.fields import TextLine
from dilator_app.ui.widgets.origin_mark import OriginMark
from dilator_app.ui.widgets.segmented import SegmentedControl
from dilator_app.ui.widgets.size_picker import SizeOption, SizePicker

_ME, _CLINICIAN = "me", "clinician"


class PlanPage(Page):
    """Shows the plan in force and makes a new version of it. The program sets nothing and recommends nothing."""

    watches = frozenset({Kind.PLAN, Kind.DILATOR_SET, Kind.SETTING})

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack) -> None:
        super().__init__(diary, bus, clock)
        self._undo = undo
        self._plan: Plan | None = None
        self._plans: Sequence[Plan] = ()
        self._preferences = Preferences()
        self.fields = PlanFields(self)
        self._marks: dict[PlanLine, OriginMark] = {line: OriginMark() for line in PlanLine}
        self._build()
        self.fields.changed.connect(self._on_edited)

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 18, 32, 18)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._source_row())
        column.addSpacing(14)
        column.addWidget(self._scrolling(self._cards()), 1)
        column.addSpacing(16)
        column.addWidget(self._set_card())

    def _head(self) -> QHBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(label(_("Plan"), "title-1"))
        self.origin = label("", "body", "text-muted", wrap=True)
        titles.addWidget(self.origin)
        self.problem = label("", "small", "danger", wrap=True)
        self.problem.hide()
        self.save_button = Button(_("Save plan"), kind="primary")
        self.save_button.clicked.connect(self.save)
        head = QHBoxLayout()
        head.addLayout(titles, 1)
        head.addWidget(self.problem, 1)
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

    @staticmethod
    def _scrolling(content: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _cards(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for card, stretch in ((self._numbers_card(), 548), (self._words_card(), 440)):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # widths by share alone
            row.addWidget(card, stretch)
        return holder

    def _numbers_card(self) -> Card:
        fields = self.fields
        card = Card(padding=(20, 0))
        lines: tuple[tuple[PlanLine, str, tuple[QWidget, ...]], ...] = (
            (PlanLine.SIZE, "", (fields.size,)),
            (PlanLine.WARM_UP, "", (fields.warm_up, fields.warm_up_minutes)),
            (PlanLine.MINUTES, "", (fields.minutes,)),
            (PlanLine.PER_WEEK, _("a week; not a target"), (fields.per_week,)),
            (PlanLine.BREATHING, "", (fields.in_s, fields.out_s, fields.breaths)),
            (PlanLine.COMFORT_LIMIT, _("pain, 0 to 10"), (fields.comfort_limit,)),
            (PlanLine.INSERTION_CUE, "", (fields.cue,)),
        )
        widths = (
            (fields.size, 124),
            (fields.warm_up, 108),
            (fields.warm_up_minutes, 146),
            (fields.minutes, 146),
            (fields.per_week, 118),
            (fields.in_s, 64),
            (fields.out_s, 64),
            (fields.breaths, 104),
            (fields.comfort_limit, 118),
            (fields.cue, 252),
            (fields.rule_sessions, 112),
            (fields.rule_pain, 112),
        )
        for field, width in widths:
            field.setFixedWidth(width)
        for number, (line, hint, widgets) in enumerate(lines, 1):
            if number > 1:
                card.column.addWidget(Hairline())
            card.column.addLayout(self._number_line(number, line, hint, widgets), 1)
        return card

    def _number_line(self, number: int, line: PlanLine, hint: str, widgets: Sequence[QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        index = label(str(number), "small", "text-muted")
        index.setFixedWidth(20)
        row.addWidget(index)
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addStretch()
        titles.addWidget(label(words.plan_line(line), "body", strong=True))
        titles.addWidget(self._marks[line])
        titles.addStretch()
        row.addLayout(titles)
        row.addStretch()
        if hint:
            row.addWidget(label(hint, "small", "text-muted"))
        for widget in widgets:
            row.addWidget(widget)
        return row

    def _words_card(self) -> Card:
        fields = self.fields
        card = Card(padding=(20, 14))
        notes = (
            (8, PlanLine.SORE_DAY, fields.sore_day),
            (9, PlanLine.OWN_WORDS, fields.own_words),
            (10, PlanLine.CONTACT, fields.contact),
        )
        for number, line, field in notes:
            card.column.addLayout(self._word_head(number, line))
            card.column.addSpacing(6)
            card.column.addWidget(field, 1)
            card.column.addSpacing(18)
        card.column.addWidget(Hairline(strong=True))
        card.column.addSpacing(8)
        card.column.addLayout(self._word_head(11, PlanLine.RULE))
        card.column.addSpacing(8)
        card.column.addLayout(self._rule_numbers())
        card.column.addSpacing(8)
        ticks = QGridLayout()
        ticks.setHorizontalSpacing(16)
        ticks.setVerticalSpacing(6)
        ticks.addWidget(fields.rule_breathing, 0, 0)
        ticks.addWidget(fields.rule_no_sign, 0, 1)
        ticks.addWidget(fields.rule_time, 1, 0, 1, 2)
        card.column.addLayout(ticks)
        return card

    def _word_head(self, number: int, line: PlanLine) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        index = label(str(number), "small", "text-muted")
        index.setFixedWidth(20)
        head.addWidget(index)
        head.addWidget(label(words.plan_line(line), "body", strong=True))
        head.addStretch()
        head.addWidget(self._marks[line])
        return head

    def _rule_numbers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.fields.rule_sessions)
        between = label(_("in a row, pain up to"), "control")
        between.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(between, 1)
        row.addWidget(self.fields.rule_pain)
        return row

    def _set_card(self) -> Card:
        card = Card(padding=(20, 7))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(_("Your set"), "title-3"))
        self.unit = label("", "small", "text-muted")
        row.addWidget(self.unit)
        self.picker = SizePicker(clearable=False)
        self.picker.setAccessibleName(_("Your set"))
        self.picker.changed.connect(self._on_picked)
        row.addWidget(self.picker)
        self.set_button = Button(_("Change"), kind="quiet", icon="pencil")
        self.set_button.clicked.connect(self.open_set)
        row.addWidget(self.set_button)
        row.addStretch()
        note = label(
            _("Fernlight counts and never chooses a size. Numbers that you change are marked as yours."),
            "small",
            "text-muted",
            wrap=True,
        )
        note.setMinimumWidth(330)
        row.addWidget(note)
        card.column.addLayout(row)
        return card

    # --- showing -----------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Show the plan in force today."""
        self._plans = self.diary.plans()
        self._plan = in_force(self._plans, today(self.clock))
        self._preferences = self.diary.preferences()
        dilator_set = self.diary.current_set()
        in_use = dilator_set.in_use if dilator_set else ()
        shown = self._plan or Plan(starts_on=today(self.clock))
        named = [d for d in (shown.size, shown.warm_up.dilator if shown.warm_up else None) if d]
        listed = [*in_use, *(d for d in named if d.id not in {u.id for u in in_use})]
        self.fields.set_dilators(listed, inches=self._preferences.inches)
        self.fields.load(shown)
        self._show_set(in_use, shown)
        self.source.set_value(_ME)
        clinician = shown.clinician
        self.who.setText(clinician.who if clinician else self._preferences.guide)
        self.problem.hide()
        self._source.hide()
        self.save_button.setEnabled(False)
        self.origin.setText(_where_from(self._plan))
        self._show_marks(shown)

    def _show_set(self, dilators: Sequence[Dilator], shown: Plan) -> None:
        inches = self._preferences.inches
        in_mm = all(d.diameter_um is not None for d in dilators)
        self.unit.setText((_("in") if inches else _("mm")) if in_mm and dilators else "")
        self.picker.set_sizes([SizeOption(d.id, _bare(words.size(d, inches=inches), has_unit=in_mm)) for d in dilators])
        self.picker.set_value(shown.size.id if shown.size else None)
        self.picker.setVisible(bool(dilators))
        self.set_button.setText(_("Change") if dilators else _("Add your sizes"))
        self.set_button.set_icon("pencil" if dilators else "plus")

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
        except PlanProblem:
            changed = True
        else:
            changed = bool(changed_lines(self._base(), read))
            self._show_marks(with_origins(self._base(), read, self._origin()) if changed else self._base())
            self.picker.set_value(read.size.id if read.size else None)
        self._source.setVisible(changed)
        self.save_button.setEnabled(changed)

    def _base(self) -> Plan:
        return self._plan or Plan(starts_on=today(self.clock))

    def _origin(self) -> Origin:
        if self.source.value() == _CLINICIAN:
            return Origin(OriginKind.CLINICIAN, self.who.text(), today(self.clock))
        return Origin(OriginKind.PERSON, day=today(self.clock))

    def save(self) -> None:
        """Store a new version dated today; a version that began today is replaced."""
        try:
            read = self.fields.read()
        except PlanProblem as problem:
            self.problem.setText(problem.words)
            self.problem.show()
            problem.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        made, before = self._version(with_origins(self._base(), read, self._origin()))
        change = self.diary.save(made)
        if before is not None:
            self._undo.push(lambda: self.diary.put_back(before))
        else:
            self._undo.push(lambda: self.diary.remove(made))
        self.bus.announce(change)
        self.refresh()

    def _version(self, read: Plan) -> tuple[Plan, Plan | None]:
        """Return the plan to store, and the version of today that it replaces."""
        here = today(self.clock)
        if self._plan is not None and self._plan.starts_on == here:
            return replace(read, id=self._plan.id), self._plan
        return replace(read, id=uuid4(), stamps=None, starts_on=here), None

    def open_set(self) -> None:
        """Open the editor of the set."""
        SetDialog(self.diary, self.bus, self.window()).open()


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


def _bare(size: str, *, has_unit: bool) -> str:
    """Return a size without its unit, which stands at the start of the row."""
    return size.rsplit(" ", 1)[0] if has_unit else size
