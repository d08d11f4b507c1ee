"""What stands on the page: the period, the name, the parts; what is chosen seldom is folded away below."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from dilator_app import i18n
from dilator_app.domain import text
from dilator_app.domain.appointments import Appointment, last_appointment
from dilator_app.i18n import _, pgettext
from dilator_app.report.choices import NameKind, PageChoices, usual_paper
from dilator_app.report.page.facts import Material, Paper
from dilator_app.ui import typed
from dilator_app.ui.pages.appointment.more_choices import MoreChoices
from dilator_app.ui.pages.appointment.period_choice import PeriodChoice
from dilator_app.ui.pages.appointment.section_list import SectionList
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label, row
from dilator_app.ui.widgets.fields import TextLine
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.segmented import SegmentedControl


class ChoicesPanel(QWidget):
    """Says what was chosen; it reads no diary."""

    changed = Signal()
    questions_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept = PageChoices()
        self._usual = self._shown = (usual_paper(), i18n.current_language())
        self._is_loading = False
        self.period = PeriodChoice()
        self.questions_count = label("", "control", "text-muted")
        self.questions_link = Button("", kind="link")
        self.questions_link.clicked.connect(self.questions_requested)
        beside = QWidget()
        beside.setLayout(row(self.questions_count, self.questions_link, spacing=4))
        self.sections = SectionList(beside)
        self.notes = QCheckBox(_("What I wrote “For my therapist”"))
        self.notes.setFixedHeight(31)
        self.more = MoreChoices()
        self.more.hide()
        self.more_link = Button(_("More choices"), kind="link")
        self.more_link.clicked.connect(self._toggle_more)
        self._build()
        for signal in (self.period.changed, self.sections.changed, self.notes.toggled, self.more.changed):
            signal.connect(self._tell)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.period)
        column.addSpacing(16)
        column.addLayout(self._name_choice())
        column.addSpacing(18)
        column.addWidget(self.sections)
        column.addWidget(self.notes)
        column.addSpacing(10)
        column.addWidget(self.more_link, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(8)
        column.addWidget(self.more)

    def _name_choice(self) -> QVBoxLayout:
        kinds: list[tuple[Hashable, str]] = [
            (NameKind.NONE, pgettext("a name", "None")),
            (NameKind.INITIALS, _("Initials")),
            (NameKind.FULL, _("Full name")),
        ]
        self.name_kind = SegmentedControl(kinds, clearable=False)
        self.name_kind.set_value(NameKind.NONE)
        self.name_kind.setAccessibleName(_("Your name on the page"))
        self.name_kind.changed.connect(self._on_name_kind)
        self.name = TextLine(dense=True)
        self.name.setMaxLength(text.LINE_LENGTH)
        self.name.textChanged.connect(self._tell)
        self.name.hide()
        layout = titled(_("Your name on the page"), self.name_kind, _("None is the default."), role="body")
        layout.insertWidget(2, self.name)
        return layout

    def _tell(self, *_args: object) -> None:
        if not self._is_loading:
            self.changed.emit()

    def _on_name_kind(self, kind: object) -> None:
        self._show_name_line(kind)
        if kind is not NameKind.NONE:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _show_name_line(self, kind: object) -> None:
        self.name.setVisible(kind is not NameKind.NONE)
        words = _("your initials") if kind is NameKind.INITIALS else _("your name")
        self.name.setPlaceholderText(words)
        self.name.setAccessibleName(words)

    def _toggle_more(self) -> None:
        self.show_more(shown=self.more.isHidden())

    def show_more(self, *, shown: bool) -> None:
        """Unfold what is chosen seldom, or fold it away."""
        self.more.setVisible(shown)
        self.more_link.setText(_("Fewer choices") if shown else _("More choices"))

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_diary(self, material: Material, coming: Appointment | None, questions: int, today: date) -> None:
        """Offer the periods and the recipient that the diary knows; what is chosen stays chosen."""
        self.period.offer(last_appointment(material.appointments, today), today)
        self.more.offer(coming)
        self.questions_count.setText(_("{n},").format(n=questions) if questions else "")
        self.questions_count.setVisible(questions > 0)
        self.questions_link.setText(_("edit") if questions else _("add one"))
        self.questions_link.setAccessibleName(_("Questions to take along"))

    def load(self, kept: PageChoices, helps: str) -> None:
        """Show what was chosen before, and the words about what helps."""
        self._is_loading = True
        self._kept = kept
        self.period.show_period(kept.period, kept.first, kept.last)
        self.name_kind.set_value(kept.name_kind)
        self.name.setText(kept.name)
        self._show_name_line(kept.name_kind)
        self.sections.show_sections(kept.order, kept.sections)
        self.notes.setChecked(kept.notes)
        self.more.show_choices(kept, helps)
        self._usual = (usual_paper(), i18n.current_language())
        self._shown = self._paper_and_language()
        self._is_loading = False

    # --- reading -----------------------------------------------------------------------------------------------------
    def chosen(self) -> PageChoices:
        """Return what is chosen. Raises `FieldProblem` for a name that is too long."""
        more, first_last = self.more, self.period.days()
        kind = self.name_kind.value()
        paper, language = self._of_its_own()
        return replace(
            self._kept,
            period=self.period.kind(),
            first=first_last[0] or self._kept.first,
            last=first_last[1] or self._kept.last,
            name_kind=kind if isinstance(kind, NameKind) else NameKind.NONE,
            name=typed.line(self.name),
            sections=self.sections.wanted(),
            order=self.sections.order(),
            recipient=more.recipient.isChecked(),
            helps=more.helps.isChecked(),
            began=more.began.isChecked(),
            pain=more.pain.isChecked(),
            notes=self.notes.isChecked(),
            session_list=more.session_list.isChecked(),
            paper=paper,
            language=language,
        )

    def _paper_and_language(self) -> tuple[Paper, str]:
        return self.more.paper_value(), str(self.more.language.value())

    def _of_its_own(self) -> tuple[Paper | None, str]:
        """Return the paper and the language that were chosen; none of them where they follow the program's.

        That may speak another language by now than when they were shown here.
        """
        paper, language = self._paper_and_language()
        own_paper = None if paper is self._usual[0] else paper
        own_language = "" if language == self._usual[1] else language
        return (
            self._kept.paper if paper is self._shown[0] else own_paper,
            self._kept.language if language == self._shown[1] else own_language,
        )
