"""The Appointment page."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dilator_app import i18n
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain import text
from dilator_app.domain.appointments import Appointment, Period, Question, next_appointment, since_last_appointment
from dilator_app.i18n import _, day
from dilator_app.report import one_page, pdf
from dilator_app.report.page.facts import Material, PageOptions, Paper
from dilator_app.ui import jobs, messages
from dilator_app.ui.appointment_words import appointment_time
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.appointment.dialog import AppointmentDialog
from dilator_app.ui.pages.appointment.preview import PagePreview
from dilator_app.ui.pages.appointment.questions import QuestionList
from dilator_app.ui.pages.page import Page
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label
from dilator_app.ui.widgets.fields import ComboBox, TextLine
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.segmented import SegmentedControl

_GATHER_MS = 120
_PPI = 110


class AppointmentPage(Page):
    """Prepares the next visit."""

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack, *, sample: bool = False) -> None:
        super().__init__(diary, bus, clock)
        self._undo, self._sample = undo, sample
        self._material = Material()
        self._next: Appointment | None = None
        self._drawing: jobs.Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHER_MS)
        self._soon.timeout.connect(self._draw)
        self._build()

    # --- building ----------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 20, 32, 18)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(label(_("Appointment"), "title-1"))
        head.addStretch()
        self.save_button = Button(_("Save as PDF"), kind="primary", icon="download")
        self.save_button.clicked.connect(self.ask_where)
        head.addWidget(self.save_button)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self._choices(), 392)
        body.addWidget(self._preview_card(), 592)
        column.addLayout(body, 1)

    def _choices(self) -> Card:
        card = Card(padding=(0, 6))
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(24, 14, 24, 10)
        inner.setSpacing(14)
        inner.addLayout(self._visit())
        self.questions = QuestionList()
        self.questions.added.connect(self._add_question)
        self.questions.removed.connect(self._remove_question)
        inner.addLayout(titled(_("Questions to take along"), self.questions, role="body"))
        self.period = ComboBox()
        self.period.setAccessibleName(_("Period"))
        self.period.chosen.connect(self._changed)
        inner.addLayout(titled(_("Period"), self.period, role="body"))
        inner.addLayout(self._name_choice())
        self.recipient = QCheckBox()
        self.notes = QCheckBox(_("What I wrote “For my therapist”"))
        for box in (self.recipient, self.notes):
            box.toggled.connect(self._changed)
            inner.addWidget(box)
        self.paper = SegmentedControl([(Paper.A4, "A4"), (Paper.LETTER, "Letter")], clearable=False)
        self.paper.set_value(Paper.A4)
        self.paper.setAccessibleName(_("Paper"))
        self.paper.changed.connect(self._changed)
        inner.addLayout(titled(_("Paper"), self.paper, role="body"))
        inner.addStretch()
        inner.addWidget(Banner(_("Notes to yourself never go on this page."), "reassurance", "lock"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        card.column.addWidget(area)
        return card

    def _visit(self) -> QVBoxLayout:
        self.visit = label("", "title-3", wrap=True)
        self.change_button = Button(_("Change"), kind="link")
        self.change_button.clicked.connect(self._change_next)
        self.add_button = Button(_("Add an appointment"), kind="link")
        self.add_button.clicked.connect(self._add_appointment)
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.change_button)
        links.addWidget(self.add_button)
        links.addStretch()
        layout = QVBoxLayout()
        layout.setSpacing(2)
        layout.addWidget(self.visit)
        layout.addLayout(links)
        return layout

    def _name_choice(self) -> QVBoxLayout:
        self.has_name = SegmentedControl([(False, _("None")), (True, _("A name"))], clearable=False)
        self.has_name.set_value(False)
        self.has_name.setAccessibleName(_("Your name on the page"))
        self.has_name.changed.connect(self._on_has_name)
        self.name = TextLine(dense=True)
        self.name.setMaxLength(text.LINE_LENGTH)
        self.name.setPlaceholderText(_("initials, or a name"))
        self.name.setAccessibleName(_("Your name on the page"))
        self.name.textChanged.connect(self._changed)
        self.name.hide()
        layout = titled(_("Your name on the page"), self.has_name, _("None is the default."), role="body")
        layout.insertWidget(2, self.name)
        return layout

    def _preview_card(self) -> QFrame:
        card = Card(padding=(18, 10))
        card.setProperty("sunken", True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(_("Preview"), "control", strong=True))
        self.what = label("", "control", "text-muted")
        head.addWidget(self.what)
        head.addStretch()
        head.addWidget(label(_("Anyone who has this file can read it."), "control", "text-muted"))
        card.column.addLayout(head)
        card.column.addSpacing(8)
        self.preview = PagePreview()
        card.column.addWidget(self.preview, 1)
        self.note = label("", "small", "text-muted", wrap=True)
        self.note.hide()
        card.column.addWidget(self.note)
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
        self.questions.show_questions(self._open_questions())
        self._show_periods(here)
        who = self._next.with_whom if self._next else ""
        self.recipient.setText(_("For {name}").format(name=who))
        self.recipient.setVisible(bool(who))
        self._changed()

    def _show_visit(self) -> None:
        if self._next is None:
            self.visit.setText(_("No appointment noted"))
        elif self._next.with_whom:
            self.visit.setText(_("{when}, {who}").format(when=appointment_time(self._next), who=self._next.with_whom))
        else:
            self.visit.setText(appointment_time(self._next))
        self.change_button.setVisible(self._next is not None)

    def _show_periods(self, here: date) -> None:
        __, last = since_last_appointment(self._material.appointments, here)
        since = (
            _("Since last appointment, {day}").format(day=day(last.day, "d MMM"))
            if last
            else _("Last 4 weeks (no appointment before)")
        )
        chosen = self.period.value()
        self.period.set_options(
            [("since", since), ("4w", _("Last 4 weeks")), ("3m", _("Last 3 months")), ("12m", _("Last 12 months"))]
        )
        self.period.set_value(chosen or "since")

    def show_target(self, target: object) -> None:
        """Put the cursor where a question is typed."""
        if target == "question":
            QTimer.singleShot(0, self, self._to_question)

    def _to_question(self) -> None:
        self.questions.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_questions(self) -> list[Question]:
        wanted = {None, self._next.id if self._next else None}
        return [q for q in self._material.questions if not q.asked and q.appointment_id in wanted]

    # --- the page ----------------------------------------------------------------------------------------------------
    def options(self) -> PageOptions:
        """Return what is chosen."""
        here = today(self.clock)
        preferences = self.diary.preferences()
        named = self.has_name.value() is True
        return PageOptions(
            period=self._period(here),
            today=here,
            name=text.line(self.name.text()) if named else "",
            recipient=self._next.with_whom if self._next and self.recipient.isChecked() else "",
            notes=self.notes.isChecked(),
            paper=self.paper.value(),  # type: ignore[arg-type]
            language=i18n.current_locale().split("_")[0],
            inches=preferences.inches,
            sample=self._sample,
        )

    def _period(self, here: date) -> Period:
        days = {"4w": 28, "3m": 91, "12m": 365}.get(str(self.period.value()))
        if days is None:
            return since_last_appointment(self._material.appointments, here)[0]
        return Period(here - timedelta(days=days - 1), here)

    def _changed(self, *_args: object) -> None:
        self._soon.start()

    def _on_has_name(self, chosen: Any) -> None:
        self.name.setVisible(bool(chosen))
        if chosen:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _draw(self) -> None:
        """Draw the preview in a thread; the newest wish wins."""
        if self._drawing is not None:
            self._drawing.cancel()
        material, options = self._material, self.options()
        self._drawing = jobs.run(
            self, lambda: one_page.as_pictures(material, options, _PPI), self._on_drawn, self._on_draw_failed
        )

    def _on_drawn(self, pictures: list[bytes]) -> None:
        self._drawing = None
        self.preview.show_picture(pictures[0])
        paper = "A4" if self.paper.value() == Paper.A4 else "Letter"
        self.what.setText(_("{paper}, one page").format(paper=paper))
        self.note.hide()

    def _on_draw_failed(self, error: BaseException) -> None:
        self._drawing = None
        self._say_failed(error)

    def _say_failed(self, error: BaseException) -> None:
        if isinstance(error, pdf.DoesNotFitError):
            self.note.setText(_("This does not fit on one page. A shorter period will."))
            self.note.show()
            return
        messages.show_problem(self.window(), error)

    def ask_where(self) -> None:
        """Ask where the file goes."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggestion = Path(folder or Path.home()) / pdf.file_name(today(self.clock))
        messages.ask_where_to_save(self.window(), _("Save as PDF"), suggestion, _("PDF (*.pdf)"), self.save_to)

    def save_to(self, path: Path) -> None:
        """Make the file and write it; what goes wrong is told and nothing is lost."""
        material, options = self._material, self.options()

        def work() -> Path:
            pdf.save(one_page.as_pdf(material, options), path)
            return path

        self.save_button.setEnabled(False)
        jobs.run(self, work, self._on_saved, self._on_save_failed)

    def _on_saved(self, path: Path) -> None:
        self.save_button.setEnabled(True)
        self.diary.note_export(str(path), "pdf")
        self.note.setText(
            _("Saved as {name}. The file is outside the diary now, and yours to guard.").format(name=path.name)
        )
        self.note.show()

    def _on_save_failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self._say_failed(error)

    # --- appointments and questions ----------------------------------------------------------------------------------
    def _add_appointment(self) -> None:
        AppointmentDialog(None, self.diary, self.bus, self.clock, self.window()).open()

    def _change_next(self) -> None:
        AppointmentDialog(self._next, self.diary, self.bus, self.clock, self.window()).open()

    def _add_question(self, words: str) -> None:
        question = Question(words=words, appointment_id=self._next.id if self._next else None)
        self.bus.announce(self.diary.save(question))
        self.questions.entry.setFocus()

    def _remove_question(self, question: Question) -> None:
        change = self.diary.remove(question)
        self._undo.push(lambda: self.diary.bring_back(question))
        self.bus.announce(change)
