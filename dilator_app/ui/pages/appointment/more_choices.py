"""What is chosen once about the page and seldom again; folded away until it is asked for."""

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from dilator_app import i18n
from dilator_app.domain import text
from dilator_app.domain.appointments import Appointment
from dilator_app.i18n import _
from dilator_app.report.choices import PageChoices, usual_paper
from dilator_app.report.page.facts import Paper
from dilator_app.ui import typed
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import row
from dilator_app.ui.widgets.fields import ComboBox, TextLine
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.segmented import SegmentedControl


class MoreChoices(QWidget):
    """The recipient, what helps, what else stands there, paper, language, and other ways to keep the page."""

    changed = Signal()
    html_requested = Signal()
    files_requested = Signal()
    practice_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.recipient = QCheckBox()
        self.pain = QCheckBox(_("Pain values; safety keeps its own"))
        self.began = QCheckBox(_("Where I began, beside now"))
        self.session_list = QCheckBox(_("Page 2: every session"))
        self.helps = QCheckBox(_("What helps me at appointments"))
        self.helps_words = TextLine(dense=True)
        self.helps_words.setMaxLength(text.QUESTION_LENGTH)
        self.helps_words.setPlaceholderText(_("such as: please tell me each step first"))
        self.helps_words.setAccessibleName(_("What helps me at appointments"))
        self.helps_words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        for tick in (self.recipient, self.pain, self.began, self.session_list, self.helps):
            column.addWidget(tick)
            tick.toggled.connect(self.changed)
        column.addWidget(self.helps_words)
        self.helps.toggled.connect(self.helps_words.setVisible)
        self.helps_words.textChanged.connect(self.changed)
        column.addSpacing(3)
        column.addLayout(self._paper_choice())
        column.addSpacing(3)
        column.addLayout(self._language_choice())
        column.addSpacing(3)
        column.addLayout(self._links())

    def _paper_choice(self) -> QVBoxLayout:
        self.paper = SegmentedControl([(Paper.A4, "A4"), (Paper.LETTER, "Letter")], clearable=False)
        self.paper.setAccessibleName(_("Paper"))
        self.paper.changed.connect(self.changed)
        return titled(_("Paper"), self.paper, role="body")

    def _language_choice(self) -> QVBoxLayout:
        languages: list[tuple[Hashable, str]] = [(code, i18n.name_of(code)) for code in i18n.languages()]
        self.language = ComboBox(languages)
        self.language.setAccessibleName(_("Language of the page"))
        self.language.chosen.connect(self.changed)
        hint = _("What you wrote yourself stays as you wrote it.")
        return titled(_("Language of the page"), self.language, hint, role="body")

    def _links(self) -> QVBoxLayout:
        html = Button(_("Save as HTML"), kind="link")
        html.setToolTip(_("The same page for a screen reader or large letters."))
        html.setAccessibleDescription(_("The same page for a screen reader or large letters."))
        html.clicked.connect(self.html_requested)
        files = Button(_("Files you saved"), kind="link")
        files.clicked.connect(self.files_requested)
        practise = Button(_("Practise the appointment"), kind="link")
        practise.setToolTip(_("See the therapist view as it will be seen."))
        practise.setAccessibleDescription(_("See the therapist view as it will be seen."))
        practise.clicked.connect(self.practice_requested)
        links = QVBoxLayout()
        links.setSpacing(6)
        line = row(html, files, spacing=20)
        line.addStretch()
        links.addLayout(line)
        links.addWidget(practise, alignment=Qt.AlignmentFlag.AlignLeading)
        return links

    # --- showing and reading -----------------------------------------------------------------------------------------
    def offer(self, coming: Appointment | None) -> None:
        """Offer the recipient that the diary knows."""
        self.recipient.setText(_("For {name}").format(name=coming.with_whom if coming else ""))
        self.recipient.setVisible(bool(coming and coming.with_whom))

    def show_choices(self, choices: PageChoices, helps: str) -> None:
        """Show what is chosen, and the words about what helps."""
        self.recipient.setChecked(choices.recipient)
        self.pain.setChecked(choices.pain)
        self.began.setChecked(choices.began)
        self.session_list.setChecked(choices.session_list)
        self.helps.setChecked(choices.helps)
        self.helps_words.setText(helps)
        self.paper.set_value(choices.paper or usual_paper())
        here = i18n.current_language()
        self.language.set_value(choices.language if choices.language in i18n.languages() else here)

    def paper_value(self) -> Paper:
        """Return the paper."""
        paper = self.paper.value()
        return paper if isinstance(paper, Paper) else usual_paper()

    def said(self) -> str:
        """Return what helps. Raises `FieldProblem` when it is too long."""
        return typed.line(self.helps_words, text.QUESTION_LENGTH)
