"""What stands on the page: the period, the name, the parts, the paper."""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import i18n
from dilator_app.domain import text
from dilator_app.domain.appointments import Appointment, Period, since_last_appointment
from dilator_app.i18n import _, day, pgettext
from dilator_app.report.page.facts import PageOptions, Paper, Section
from dilator_app.ui import typed
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import ComboBox, TextLine
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.segmented import SegmentedControl

_NONE, _INITIALS, _FULL = "none", "initials", "full"
_DAYS = {"4w": 28, "3m": 91, "12m": 365}


class PageChoices(QWidget):
    """Says what was chosen; it reads no diary. As it stands at first, the page is anonymous and names nobody."""

    changed = Signal()
    questions_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._appointments: Sequence[Appointment] = ()
        self._next: Appointment | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.period = ComboBox()
        self.period.setAccessibleName(_("Period"))
        self.period.chosen.connect(self._tell)
        column.addLayout(titled(_("Period"), self.period, role="body"))
        column.addLayout(self._name_choice())
        column.addLayout(self._parts())
        column.addLayout(self._paper_choice())

    def _name_choice(self) -> QVBoxLayout:
        kinds: list[tuple[Hashable, str]] = [
            (_NONE, pgettext("a name", "None")),
            (_INITIALS, _("Initials")),
            (_FULL, _("Full name")),
        ]
        self.name_kind = SegmentedControl(kinds, clearable=False)
        self.name_kind.set_value(_NONE)
        self.name_kind.setAccessibleName(_("Your name on the page"))
        self.name_kind.changed.connect(self._on_name_kind)
        self.name = TextLine(dense=True)
        self.name.setMaxLength(text.LINE_LENGTH)
        self.name.textChanged.connect(self._tell)
        self.name.hide()
        layout = titled(_("Your name on the page"), self.name_kind, _("None is the default."), role="body")
        layout.insertWidget(2, self.name)
        return layout

    def _parts(self) -> QVBoxLayout:
        self.safety = QCheckBox(_("Safety, always first"))
        self.safety.setChecked(True)
        self.safety.setEnabled(False)
        names = {
            Section.IN_SHORT: _("In short"),
            Section.QUESTIONS: _("Questions and goal"),
            Section.FIGURES: _("Key figures and pain bar"),
            Section.CHART: _("Pain by session"),
            Section.SIZES: _("Table by size"),
            Section.CALENDAR: _("Day by day"),
            Section.PLAN: _("Plan and space for notes"),
        }
        self.sections = {section: QCheckBox(name) for section, name in names.items()}
        self.notes = QCheckBox(_("What I wrote “For my therapist”"))
        self.pain = QCheckBox(_("Pain values; safety keeps its own"))
        self.recipient = QCheckBox()
        self.questions_link = Button("", kind="link")
        self.questions_link.clicked.connect(self.questions_requested)
        column = QVBoxLayout()
        column.setSpacing(9)
        column.addWidget(label(_("On the page"), "body", strong=True))
        column.addWidget(self.safety)
        for section, box in self.sections.items():
            box.setChecked(True)
            if section is Section.QUESTIONS:
                row = QHBoxLayout()
                row.addWidget(box, 1)
                row.addWidget(self.questions_link, alignment=Qt.AlignmentFlag.AlignVCenter)
                column.addLayout(row)
            else:
                column.addWidget(box)
        for box in (self.notes, self.pain, self.recipient):
            column.addWidget(box)
        self.pain.setChecked(True)
        for box in (*self.sections.values(), self.notes, self.pain, self.recipient):
            box.toggled.connect(self._tell)
        return column

    def _paper_choice(self) -> QVBoxLayout:
        self.paper = SegmentedControl([(Paper.A4, "A4"), (Paper.LETTER, "Letter")], clearable=False)
        self.paper.set_value(Paper.A4)
        self.paper.setAccessibleName(_("Paper"))
        self.paper.changed.connect(self._tell)
        return titled(_("Paper"), self.paper, role="body")

    def _tell(self, *_args: object) -> None:
        self.changed.emit()

    def _on_name_kind(self, kind: object) -> None:
        self.name.setVisible(kind != _NONE)
        words = _("your initials") if kind == _INITIALS else _("your name")
        self.name.setPlaceholderText(words)
        self.name.setAccessibleName(words)
        if kind != _NONE:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_diary(
        self, appointments: Sequence[Appointment], coming: Appointment | None, questions: int, today: date
    ) -> None:
        """Offer the periods and the recipient that the diary knows; what is chosen stays chosen."""
        self._appointments, self._next = appointments, coming
        __, last = since_last_appointment(appointments, today)
        since = (
            _("Since last appointment, {day}").format(day=day(last.day, "d MMM"))
            if last
            else _("Last 4 weeks (no appointment before)")
        )
        self.period.set_options(
            [("since", since), ("4w", _("Last 4 weeks")), ("3m", _("Last 3 months")), ("12m", _("Last 12 months"))]
        )
        self.questions_link.setText(_("{n}, edit").format(n=questions) if questions else _("add one"))
        self.questions_link.setAccessibleName(_("Questions to take along"))
        self.recipient.setText(_("For {name}").format(name=coming.with_whom if coming else ""))
        self.recipient.setVisible(bool(coming and coming.with_whom))

    # --- reading -----------------------------------------------------------------------------------------------------
    def options(self, today: date, *, inches: bool, sample: bool) -> PageOptions:
        """Return what is chosen. Raises `FieldProblem` for a name that is too long."""
        return PageOptions(
            period=self._period(today),
            today=today,
            name=typed.line(self.name) if self.name_kind.value() != _NONE else "",
            recipient=self._next.with_whom if self._next and self.recipient.isChecked() else "",
            sections=frozenset(section for section, box in self.sections.items() if box.isChecked()),
            pain=self.pain.isChecked(),
            notes=self.notes.isChecked(),
            paper=self.paper.value(),  # type: ignore[arg-type]
            language=i18n.current_locale().split("_")[0],
            inches=inches,
            sample=sample,
        )

    def _period(self, today: date) -> Period:
        days = _DAYS.get(str(self.period.value()))
        if days is None:
            return since_last_appointment(self._appointments, today)[0]
        return Period(today - timedelta(days=days - 1), today)
