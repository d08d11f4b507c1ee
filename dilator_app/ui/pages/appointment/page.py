"""The Appointment page."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import guide
from dilator_app.domain.appointments import Appointment, Question, next_appointment
from dilator_app.domain.plan import in_force
from dilator_app.i18n import _
from dilator_app.report import one_page, pdf
from dilator_app.report.page.facts import Material, PageOptions, Paper
from dilator_app.ui import jobs, messages
from dilator_app.ui.appointment_words import appointment_time
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.appointment.choices import PageChoices
from dilator_app.ui.pages.appointment.dialog import AppointmentDialog
from dilator_app.ui.pages.appointment.list_dialog import AppointmentList
from dilator_app.ui.pages.appointment.password_dialog import PasswordDialog
from dilator_app.ui.pages.appointment.preview import PagePreview
from dilator_app.ui.pages.appointment.questions_dialog import QuestionsDialog
from dilator_app.ui.pages.page import Page, scrolling
from dilator_app.ui.typed import FieldProblem
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label, row

_GATHER_MS = 120
_PPI = 110
_SMALLEST, _READABLE = 440, 640  # heights of the preview


class AppointmentPage(Page):
    """Prepares the next visit."""

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, *, sample: bool = False) -> None:
        super().__init__(diary, bus, clock)
        self._undo, self._sample = undo, sample
        self._material = Material()
        self._next: Appointment | None = None
        self._drawing: jobs.Job | None = None
        self._questions: QuestionsDialog | None = None
        self._password = ""
        self._is_narrow = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHER_MS)
        self._soon.timeout.connect(self._draw)
        self._build()

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        self.save_button = Button(_("Save as PDF"), kind="primary", icon="download")
        self.save_button.clicked.connect(self.ask_where)
        head = row(label(_("Appointment"), "title-1"), self.save_button)
        head.insertStretch(1)
        self._matched = Banner("", "reassurance", role="body")
        self._matched.hide()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(20)
        self._choices_card = self._make_choices()
        self._body.addWidget(self._choices_card, 392)
        self._body.addWidget(self._preview_card(), 592)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 20, 0, 18)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._matched)
        column.addLayout(self._body, 1)
        self.scroll_whole(content)

    def arrange(self, *, narrow: bool) -> None:
        """Put the page beside what stands on it, or below it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(down if narrow else across)
        self.preview.setMinimumHeight(_READABLE if narrow else _SMALLEST)
        self._is_narrow = narrow
        self._fit_choices()

    def _fit_choices(self) -> None:
        """Show all choices at once where the page scrolls as a whole, and let them scroll where it does not."""
        self._area.setMinimumHeight(self._holder.sizeHint().height() if self._is_narrow else 0)

    def _make_choices(self) -> Card:
        self._holder = QWidget()
        inner = QVBoxLayout(self._holder)
        inner.setContentsMargins(24, 14, 24, 10)
        inner.setSpacing(16)
        inner.addLayout(self._visit())
        self.choices = PageChoices()
        self.choices.changed.connect(self._changed)
        self.choices.questions_requested.connect(self.open_questions)
        inner.addWidget(self.choices)
        inner.addStretch()
        self._area = scrolling(self._holder)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 6, 24, 14)
        foot.addWidget(Banner(_("Notes to yourself never go on this page."), "reassurance", "lock"))
        card = Card(padding=(0, 6))
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # widths by share alone
        card.column.addWidget(self._area, 1)
        card.column.addLayout(foot)
        return card

    def _visit(self) -> QVBoxLayout:
        self.visit = label("", "title-3", wrap=True)
        self.change_button = Button(_("Change"), kind="link")
        self.change_button.clicked.connect(self._change_next)
        self.add_button = Button(_("Add an appointment"), kind="link")
        self.add_button.clicked.connect(self._add_appointment)
        self.all_button = Button(_("All"), kind="link")
        self.all_button.setAccessibleName(_("All appointments"))
        self.all_button.clicked.connect(self._show_all)
        links = row(self.change_button, self.add_button, self.all_button, spacing=16)
        links.addStretch()
        layout = QVBoxLayout()
        layout.setSpacing(2)
        layout.addWidget(self.visit)
        layout.addLayout(links)
        return layout

    def _preview_card(self) -> Card:
        card = Card(padding=(18, 10))
        card.setProperty("sunken", True)
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.what = label("", "control", "text-muted")
        self.who_reads = label("", "control", "text-muted")
        self.password_link = Button("", kind="link")
        self.password_link.clicked.connect(self._ask_password)
        head = row(label(_("Preview"), "control", strong=True), self.what, self.who_reads, self.password_link)
        head.insertStretch(2)
        card.column.addLayout(head)
        card.column.addSpacing(8)
        self.preview = PagePreview()
        card.column.addWidget(self.preview, 1)
        self.note = label("", "small", "text-muted", wrap=True)
        self.note.hide()
        card.column.addWidget(self.note)
        self._show_password("")
        return card

    # --- showing -----------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Read everything that the page is made from, once."""
        diary, here = self.diary, today(self.clock)
        self._material = Material(
            sessions=diary.sessions(),
            plans=diary.plans(),
            rests=diary.rests(),
            goals=diary.goals(),
            ratings=diary.goal_ratings(),
            appointments=diary.appointments(),
            questions=diary.questions(),
            sets=diary.sets(),
        )
        self._next = next_appointment(self._material.appointments, here)
        self._show_visit()
        questions = self._open_questions()
        self.choices.show_diary(self._material.appointments, self._next, len(questions), here)
        if self._questions is not None:
            self._questions.show_questions(questions)
        self._show_matched(here)
        self._fit_choices()
        self._changed()

    def _show_visit(self) -> None:
        if self._next is None:
            self.visit.setText(_("No appointment noted"))
        elif self._next.with_whom:
            self.visit.setText(_("{when}, {who}").format(when=appointment_time(self._next), who=self._next.with_whom))
        else:
            self.visit.setText(appointment_time(self._next))
        self.change_button.setVisible(self._next is not None)
        self.all_button.setVisible(bool(self._material.appointments))

    def _show_matched(self, here: date) -> None:
        """Say in one line that the plan's rule is matched; what follows from it is not the program's to say."""
        plan = in_force(self._material.plans, here)
        counted = guide.count(plan, self._material.sessions)
        matched = counted is not None and counted.is_matched
        self._matched.setVisible(matched)
        if plan is None or counted is None or not matched:
            return
        preferences = self.diary.preferences()
        size = words.size(counted.dilator, inches=preferences.inches)
        who = preferences.guide or (plan.clinician.who if plan.clinician else "")
        self._matched.set_text(words.rule_matched(counted.rule.sessions, size, plan.starts_on, who))

    def show_target(self, target: object) -> None:
        """Open the questions."""
        if target == "question":
            QTimer.singleShot(0, self, self.open_questions)

    def _open_questions(self) -> list[Question]:
        wanted = {None, self._next.id if self._next else None}
        return [q for q in self._material.questions if not q.asked and q.appointment_id in wanted]

    # --- the page ----------------------------------------------------------------------------------------------------
    def options(self) -> PageOptions:
        """Return what is chosen. Raises `FieldProblem` for a name that is too long."""
        inches = self.diary.preferences().inches
        return self.choices.options(today(self.clock), inches=inches, sample=self._sample)

    def _changed(self) -> None:
        self._soon.start()

    def _draw(self) -> None:
        """Draw the preview in a thread; the newest wish wins."""
        if self._drawing is not None:
            self._drawing.cancel()
        try:
            material, options = self._material, self.options()
        except FieldProblem as problem:
            self._say(problem.words)
            return
        self._drawing = jobs.run(
            self, lambda: one_page.as_pictures(material, options, _PPI), self._on_drawn, self._on_draw_failed
        )

    def _on_drawn(self, pictures: list[bytes]) -> None:
        self._drawing = None
        self.preview.show_picture(pictures[0])
        paper = "A4" if self.choices.paper.value() == Paper.A4 else "Letter"
        self.what.setText(_("{paper}, one page").format(paper=paper))
        self.note.hide()

    def _on_draw_failed(self, error: BaseException) -> None:
        self._drawing = None
        self._say_failed(error)

    def _say_failed(self, error: BaseException) -> None:
        if isinstance(error, pdf.DoesNotFitError):
            self._say(_("This does not fit on one page. A shorter period will."))
            return
        messages.show_problem(self.window(), error)

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.show()

    def _ask_password(self) -> None:
        dialog = PasswordDialog(self._password, self.window())
        dialog.given.connect(self._show_password)
        dialog.open()

    def _show_password(self, password: str) -> None:
        self._password = password
        protected = bool(password)
        self.who_reads.setText(
            _("It will ask for a password.") if protected else _("Anyone who has this file can read it.")
        )
        self.password_link.setText(_("Change it") if protected else _("Add a password?"))

    def ask_where(self) -> None:
        """Ask where the file goes."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggestion = Path(folder or Path.home()) / pdf.file_name(today(self.clock))
        messages.ask_where_to_save(self.window(), _("Save as PDF"), suggestion, _("PDF (*.pdf)"), self.save_to)

    def save_to(self, path: Path) -> None:
        """Make the file and write it; what goes wrong is told and nothing is lost."""
        try:
            material, options, password = self._material, self.options(), self._password
        except FieldProblem as problem:
            self._say(problem.words)
            problem.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return

        def work() -> Path:
            pdf.save(one_page.as_pdf(material, options, password or None), path)
            return path

        self.save_button.setEnabled(False)
        jobs.run(self, work, self._on_saved, self._on_save_failed)

    def _on_saved(self, path: Path) -> None:
        self.save_button.setEnabled(True)
        self.diary.note_export(str(path), "pdf")
        self._say(_("Saved as {name}. The file is outside the diary now, and yours to guard.").format(name=path.name))

    def _on_save_failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self._say_failed(error)

    # --- appointments and questions ----------------------------------------------------------------------------------
    def _add_appointment(self) -> None:
        self._open_appointment(None)

    def _change_next(self) -> None:
        self._open_appointment(self._next)

    def _show_all(self) -> None:
        listed = AppointmentList(self._material.appointments, self.window())
        listed.chosen.connect(self._open_appointment)
        listed.open()

    @Slot(object)
    def _open_appointment(self, appointment: Appointment | None) -> None:
        dialog = AppointmentDialog(appointment, self.diary, self.bus, self.clock, self._undo, self.window())
        dialog.removal_requested.connect(self.removal_requested)
        dialog.open()

    def open_questions(self) -> None:
        """Open the list of questions, with the cursor in the line for a new one."""
        if self._questions is not None:
            return
        dialog = QuestionsDialog(self.window())
        dialog.questions.added.connect(self._add_question)
        dialog.questions.removed.connect(self._remove_question)
        dialog.finished.connect(self._on_questions_closed)
        dialog.show_questions(self._open_questions())
        self._questions = dialog
        dialog.open()
        dialog.questions.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_questions_closed(self) -> None:
        self._questions = None

    def _add_question(self, typed_words: str) -> None:
        question = Question(words=typed_words, appointment_id=self._next.id if self._next else None)
        change = self.diary.save(question)
        self._undo.push_saved(self.diary, made=[question])
        self.bus.announce(change)

    def _remove_question(self, question: Question) -> None:
        self.removal_requested.emit(_("Question removed."), [question])
