"""The Appointment page."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dilator_app import rule_words, words
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import guide
from dilator_app.domain.appointments import Appointment, next_appointment, open_questions, to_write_down
from dilator_app.domain.plan import in_force
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.report import html, pdf
from dilator_app.report.choices import PageChoices
from dilator_app.report.page.facts import Material, PageOptions
from dilator_app.report.typeset import DoesNotFitError
from dilator_app.ui import messages
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import Draft, WhileTyping
from dilator_app.ui.pages.appointment.choices_card import ChoicesCard
from dilator_app.ui.pages.appointment.drawing import Drawing
from dilator_app.ui.pages.appointment.output import PageOutput
from dilator_app.ui.pages.appointment.password_dialog import PasswordDialog
from dilator_app.ui.pages.appointment.preview_card import PreviewCard
from dilator_app.ui.pages.appointment.visits import Visits
from dilator_app.ui.pages.page import Page
from dilator_app.ui.saved_files import SavedFiles
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label, row
from dilator_app.ui.widgets.waiting import Waiting

_SMALLEST, _READABLE = 440, 640  # heights of the preview


class AppointmentPage(Page):
    """Prepares the next visit."""

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, *, sample: bool = False) -> None:
        super().__init__(diary, bus, clock)
        self._sample = sample
        self.drawing = Drawing(self)
        self._preferences = Preferences()
        self._loaded: str | None = None  # the choices as the diary last had them
        self._password = ""
        self.visits = Visits(diary, bus, clock, undo, self)
        self.visits.removal_requested.connect(self.removal_requested)
        self.visits.plan_changed.connect(lambda: self.request_page.emit("plan", "new plan"))
        self.output = PageOutput(diary, self)
        self._draft = Draft(diary, "page")
        self._keeping = WhileTyping(self._keep_while_typing, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # what one click changes is gathered, and nothing is waited for
        self._soon.timeout.connect(self._draw)
        self._build()
        self.drawing.read.connect(self._on_read)
        self.drawing.drawn.connect(self._on_drawn)
        self.drawing.failed.connect(self._say_failed)
        self.output.said.connect(self.card.say)
        self.output.failed.connect(self._say_failed)
        self.output.busy.connect(self._show_busy)
        self.output.made_file.connect(self._show_protection)
        to_print = QShortcut(QKeySequence("Ctrl+P"), self)  # wherever the focus is while the page is shown
        to_print.activated.connect(self.print_page)

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        self.view_button = Button(_("Therapist view"), kind="quiet")
        self.view_button.clicked.connect(lambda: self.request_therapist_view.emit(False))
        self.print_button = Button(_("Print"), icon="print")
        self.print_button.clicked.connect(self.print_page)
        self.save_button = Button(_("Save as PDF"), kind="primary", icon="download")
        self.save_button.clicked.connect(self.ask_where)
        self._waiting = Waiting((self.print_button, self.save_button))
        title = label(_("Appointment"), "title-1")
        head = row(title, self.view_button, self.print_button, self.save_button, spacing=16)
        head.insertStretch(1)
        self._matched = Banner("", "reassurance", role="body")
        self._matched.hide()
        self.card = PreviewCard()
        self.card.password_requested.connect(self._ask_password)
        self.preview = self.card.preview
        self._show_password("")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(20)
        self.choices_card = self._make_choices()
        self._body.addWidget(self.choices_card, 392)
        self._body.addWidget(self.card, 592)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 20, 0, 18)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._matched)
        column.addLayout(self._body, 1)
        self.scroll_whole(content)

    def _make_choices(self) -> ChoicesCard:
        card = ChoicesCard()
        self.visit, self.choices = card.visit, card.choices
        self.visit.add_requested.connect(lambda: self.visits.open_appointment(None))
        self.visit.list_requested.connect(lambda: self.visits.show_all(self.material.appointments))
        self.visit.agreed_requested.connect(lambda visit: self.visits.ask_agreed(visit, self.material.questions))
        self.choices.changed.connect(self._soon.start)
        self.choices.changed.connect(self._keeping.soon)
        self.choices.questions_requested.connect(self.open_questions)
        self.choices.more.html_requested.connect(self.ask_where_html)
        self.choices.more.files_requested.connect(self._show_files)
        self.choices.more.practice_requested.connect(lambda: self.request_therapist_view.emit(True))
        return card

    def arrange(self, *, narrow: bool) -> None:
        """Put the page beside what stands on it, or below it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(down if narrow else across)
        self.preview.setMinimumHeight(_READABLE if narrow else _SMALLEST)
        self.choices_card.arrange(narrow=narrow)

    # --- showing -----------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask for everything that the page is made from; the sessions, which can be many, come from a thread.

        What is chosen here and not kept yet stays.
        """
        diary, here = self.diary, today(self.clock)
        material = Material(
            plans=diary.plans(),
            rests=diary.rests(),
            goals=diary.goals(),
            ratings=diary.goal_ratings(),
            appointments=diary.appointments(),
            questions=diary.questions(),
            sets=diary.sets(),
        )
        self._preferences = diary.preferences()
        self.drawing.take(material, partial(diary.sessions, last=here))
        coming = next_appointment(material.appointments, here)
        due = to_write_down(material.appointments, here)
        self.visit.show_visits(coming, due, any_noted=bool(material.appointments))
        questions, earlier = open_questions(material.questions, material.appointments, here)
        self.choices.show_diary(material, coming, len(questions), here)
        if self._loaded is None:
            self._load()
        self.visits.show_questions(questions, earlier, coming)
        self.choices_card.fit()
        self._show_busy(not self.drawing.has_read)

    def _on_read(self) -> None:
        self._show_busy(False)
        self._show_matched(today(self.clock))
        self._draw()

    @property
    def material(self) -> Material:
        """The records that the page is made from."""
        return self.drawing.maker.material

    @property
    def is_drawing(self) -> bool:
        """Whether the preview is on its way to what is chosen."""
        return self._soon.isActive() or self.drawing.job is not None

    def _load(self) -> None:
        kept, helps = PageChoices.from_text(self._preferences.page_choices), self._preferences.appointment_help
        self._loaded = kept.to_text()
        typed = self._draft.read({"choices": "", "helps": ""})
        if typed is not None:  # it was typed when the computer stopped
            kept, helps = PageChoices.from_text(typed["choices"]), typed["helps"]
        self.choices.load(kept, helps)

    def _show_matched(self, here: date) -> None:
        """Say in one line that the plan's rule is matched; what follows from it is not the program's to say."""
        plan = in_force(self.material.plans, here)
        counted = guide.count(plan, self.material.sessions)
        matched = counted is not None and counted.is_matched
        self._matched.setVisible(matched)
        if plan is None or counted is None or not matched:
            return
        size = words.size(counted.dilator, inches=self._preferences.inches)
        who = self._preferences.guide or (plan.clinician.who if plan.clinician else "")
        self._matched.set_text(rule_words.rule_matched(counted.rule.sessions, size, plan.dated, who))

    def show_target(self, target: object) -> None:
        """Open the questions, or write down what was agreed at a visit."""
        if target == "question":
            QTimer.singleShot(0, self, self.open_questions)
        elif isinstance(target, Appointment):
            QTimer.singleShot(0, self, partial(self.visits.ask_agreed, target, self.diary.questions()))

    def open_questions(self) -> None:
        """Open the list of questions, with the cursor in the line for a new one."""
        self.ensure_fresh()
        self.visits.open_questions()

    # --- what is chosen ----------------------------------------------------------------------------------------------
    def options(self) -> PageOptions:
        """Return what is chosen. Raises `FieldProblem` for words that are too long."""
        helps = replace(self._preferences, appointment_help=self.choices.more.said())
        return self.choices.chosen().options(self.material, helps, today(self.clock), sample=self._sample)

    def _differing(self) -> tuple[str, str] | None:
        """Return what is chosen and what helps; None where the diary has both already, or cannot take them."""
        if self._loaded is None:
            return None
        try:
            chosen, helps = self.choices.chosen().to_text(), self.choices.more.said()
        except FieldProblem:
            return None  # the words that are too long are said to be so beside the preview
        return None if (chosen, helps) == (self._loaded, self._preferences.appointment_help) else (chosen, helps)

    def _keep_while_typing(self) -> None:
        """Keep what is chosen until the page is left, which stores it."""
        differing = self._differing()
        if differing is None:
            self._draft.drop()
        else:
            self._draft.keep({"choices": differing[0], "helps": differing[1]})

    def keep_draft(self) -> None:
        """Keep what is chosen for the next time. Raises `CouldNotWrite`."""
        differing = self._differing()
        if differing is None:
            return
        chosen, helps = differing
        self._loaded = chosen
        kept = replace(self.diary.preferences(), page_choices=chosen, appointment_help=helps)
        self._preferences = kept
        change = self.diary.save_preferences(kept)
        self._draft.drop()
        self.bus.announce(change)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is chosen when another page is shown."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.keep_draft()

    # --- the preview -------------------------------------------------------------------------------------------------
    def _draw(self) -> None:
        try:
            self.drawing.draw(self.options())
        except FieldProblem as problem:
            self.card.say(problem.words)

    def _on_drawn(self, pages: list[bytes], options: PageOptions) -> None:
        self.card.say("")
        self._show_protection(True)
        self.card.show_pages(pages, options.paper)

    def _say_failed(self, error: BaseException) -> None:
        if isinstance(error, DoesNotFitError):
            self.card.say(_("This does not fit on one page. Fewer parts may. As HTML there is room for all of it."))
            return
        messages.show_problem(self.window(), error)

    # --- files and paper ---------------------------------------------------------------------------------------------
    def _ask_password(self) -> None:
        dialog = PasswordDialog(self._password, self.window())
        dialog.given.connect(self._show_password)
        dialog.open()

    def _show_password(self, password: str) -> None:
        self._password = password
        self._show_protection(True)

    def _show_protection(self, of_a_file: bool) -> None:
        """Say who could read the PDF, unless what was done last is about no PDF that is saved."""
        self.card.show_protection(protected=bool(self._password), told=of_a_file)

    def _show_busy(self, busy: bool) -> None:
        self._waiting.wait(waiting=busy)

    def _chosen_options(self) -> PageOptions | None:
        try:
            return self.options()
        except FieldProblem as problem:
            self.card.say(problem.words)
            problem.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return None

    def ask_where(self) -> None:
        """Ask where the PDF goes."""
        self.output.ask_where(_("Save as PDF"), pdf.file_name(today(self.clock)), _("PDF (*.pdf)"), self.save_to)

    def save_to(self, path: Path) -> None:
        """Make the PDF and write it."""
        options = self._chosen_options()
        if options is not None:
            self.output.save_pdf(path, self.drawing.maker, options, self._password)

    def ask_where_html(self) -> None:
        """Ask where the page as HTML goes; it can have no password, and who wants one is told so."""
        ask = partial(
            self.output.ask_where,
            _("Save as HTML"),
            html.file_name(today(self.clock)),
            _("HTML (*.html)"),
            self.save_html_to,
        )
        if not self._password:
            ask()
            return
        messages.ask(
            self.window(),
            _("Save as HTML"),
            _("A password is for the PDF alone. Anyone who has an HTML file can read it."),
            agree=_("Save without a password"),
            decline=_("Cancel"),
            agreed=ask,
        )

    def save_html_to(self, path: Path) -> None:
        """Make the HTML and write it."""
        options = self._chosen_options()
        if options is not None:
            self.output.save_html(path, self.material, options)

    def print_page(self) -> None:
        """Print what the preview shows."""
        options = self._chosen_options() if self.print_button.isEnabled() else None
        if options is not None:
            if not self.choices_card.isAncestorOf(self.window().focusWidget()):
                self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.output.print_page(self.drawing.maker, options, self._password)

    def _show_files(self) -> None:
        SavedFiles(self.diary.exports(), self.window()).open()
