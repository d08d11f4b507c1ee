"""Sheets of paper beside the report: looked at, printed, or saved as a PDF with a neutral name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.i18n import _, pgettext
from dilator_app.report import paper_log, pdf, plan_sheet, typeset
from dilator_app.report.choices import usual_paper
from dilator_app.report.page.facts import Paper
from dilator_app.report.page.foot import lost
from dilator_app.report.plan_sheet import SheetOptions
from dilator_app.ui import jobs, leaving, messages, printing
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.form import FormDialog, titled
from dilator_app.ui.widgets.page_preview import PagePreview
from dilator_app.ui.widgets.segmented import SegmentedControl
from dilator_app.ui.widgets.waiting import Waiting

_PPI = 90
_PREVIEW = (330, 467)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that can be chosen. ``kind`` names it in the list of exports."""

    name: str
    about: str
    file_name: str
    kind: str
    as_pdf: Callable[[Paper], bytes]
    as_picture: Callable[[Paper, float], bytes]


def plan_sheets(diary: Diary, clock: Clock) -> tuple[Sheet, ...]:
    """Return the blank plan sheet, and, where a plan is in force, the one that is filled with it."""
    preferences = diary.preferences()
    word = preferences.word
    blank = Sheet(
        _("Blank"),
        _("Names nobody. Whoever guides your practice fills it in, by hand or in a PDF reader."),
        _(plan_sheet.FILE_NAME),
        "plan-sheet",
        lambda paper: plan_sheet.as_pdf(SheetOptions(paper=paper, word=word, inches=preferences.inches)),
        lambda paper, ppi: plan_sheet.as_picture(SheetOptions(paper=paper, word=word, inches=preferences.inches), ppi),
    )
    plan = diary.plan_on(today(clock))
    if plan is None:
        return (blank,)
    plans = diary.plans()

    def options(paper: Paper) -> SheetOptions:
        return SheetOptions(plan, plans, paper, word, preferences.inches, preferences.is_sample)

    told = _("Your plan as it is, with where each value comes from. Any line can be changed on the sheet.")
    too_long, unprintable = plan_sheet.losses(options(Paper.A4))
    if too_long:
        told += " " + _("A text is too long for its place on paper; the file’s field holds all of it.")
    told = " ".join((told, *lost(0, unprintable)))
    filled = Sheet(
        _("Your plan"),
        told,
        _(plan_sheet.FILE_NAME),
        "plan-sheet",
        lambda paper: plan_sheet.as_pdf(options(paper)),
        lambda paper, ppi: plan_sheet.as_picture(options(paper), ppi),
    )
    return blank, filled


def log_sheets() -> tuple[Sheet, ...]:
    """Return the paper log."""
    return (
        Sheet(
            _("Paper log"),
            _("A page to fill in by hand. It holds nothing of your diary. To copy it in later: Catch up."),
            _(paper_log.FILE_NAME),
            "paper-log",
            paper_log.as_pdf,
            paper_log.as_picture,
        ),
    )


class PaperDialog(FormDialog):
    """Shows the sheet as it will be, drawn by the engine that makes the file."""

    def __init__(self, title: str, sheets: Sequence[Sheet], diary: Diary, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, save=_("Save as PDF"), width=700)
        self._diary, self._sheets = diary, sheets
        self._drawing: jobs.Job | None = None
        self._build()
        self._show()

    def _build(self) -> None:
        self.which = SegmentedControl([(n, sheet.name) for n, sheet in enumerate(self._sheets)], clearable=False)
        self.which.setAccessibleName(_("What stands on it"))
        self.which.set_value(len(self._sheets) - 1)
        self.paper = SegmentedControl([(Paper.A4, "A4"), (Paper.LETTER, "Letter")], clearable=False)
        self.paper.setAccessibleName(_("Paper"))
        self.paper.set_value(usual_paper())
        self.about = label("", "body", "text-muted", wrap=True)
        self.told = label("", "small", "text-muted", wrap=True)
        self.told.setMinimumHeight(4 * self.told.fontMetrics().lineSpacing())
        self.preview = PagePreview()
        self.preview.setFixedSize(*_PREVIEW)
        left = QVBoxLayout()
        left.setSpacing(16)
        if len(self._sheets) > 1:
            left.addLayout(titled(_("What stands on it"), self.which))
        else:
            self.which.setParent(None)
        left.addLayout(titled(_("Paper"), self.paper))
        left.addWidget(self.about)
        left.addStretch()
        left.addWidget(self.told)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addLayout(left, 1)
        body.addWidget(self.preview)
        self.column.addLayout(body)
        self.print_button = Button(_("Print"), icon="print")
        self.print_button.clicked.connect(self.print_sheet)
        self.buttons.insertWidget(self.buttons.count() - 1, self.print_button)
        self._waiting = Waiting((self.save_button, self.print_button))
        self.cancel_button.setText(pgettext("a dialog", "Close"))
        self.which.changed.connect(self._show)
        self.paper.changed.connect(self._show)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is chosen."""
        chosen = self.which.value()
        return self._sheets[chosen if isinstance(chosen, int) else 0]

    def _chosen_paper(self) -> Paper:
        return Paper(str(self.paper.value()))

    def _show(self, *_args: object) -> None:
        self.about.setText(self.sheet.about)
        self._say("")
        if self._drawing is not None:
            self._drawing.cancel()
        work = partial(self.sheet.as_picture, self._chosen_paper(), _PPI)
        self._drawing = jobs.run(self, work, self._on_drawn, self._on_failed)

    def _on_drawn(self, png: bytes) -> None:
        self._drawing = None
        self.preview.show_picture(png)

    def _on_failed(self, error: BaseException) -> None:
        self._drawing = None
        self._wait(waiting=False)
        messages.show_problem(self, error)

    def _say(self, words: str) -> None:
        self.told.setText(words)

    def _wait(self, *, waiting: bool) -> None:
        self._waiting.wait(waiting=waiting)

    # --- as a file ---------------------------------------------------------------------------------------------------
    def save(self) -> None:
        """Ask where the file goes."""
        suggestion = leaving.suggestion(self.sheet.file_name)
        messages.ask_where_to_save(self, _("Save as PDF"), suggestion, _("PDF (*.pdf)"), self.save_to)

    def save_to(self, path: Path) -> None:
        """Make the file and write it, and remember that it left the diary."""
        sheet, paper = self.sheet, self._chosen_paper()

        def work() -> Path:
            pdf.save(sheet.as_pdf(paper), path)
            return path

        self._wait(waiting=True)
        jobs.run(self, work, partial(self._on_saved, sheet), self._on_failed)

    def _on_saved(self, sheet: Sheet, path: Path) -> None:
        self._wait(waiting=False)
        self._diary.note_export(str(path), sheet.kind)
        self._say(leaving.saved_words(path))

    # --- on paper ----------------------------------------------------------------------------------------------------
    def print_sheet(self) -> None:
        """Draw the sheet for a printer, then ask the system which."""
        self._wait(waiting=True)
        paper = self._chosen_paper()
        work = partial(self.sheet.as_picture, paper, typeset.PRINT_PPI)
        jobs.run(self, work, partial(self._ask_printer, paper), self._on_failed)

    def _ask_printer(self, paper: Paper, png: bytes) -> None:
        self._wait(waiting=False)
        printing.print_pictures(self, [png], paper, self.sheet.file_name, partial(self._on_printed, self.sheet))

    def _on_printed(self, sheet: Sheet, file: Path | None) -> None:
        if file is not None:
            self._diary.note_export(str(file), sheet.kind)
        self._say(printing.spool_note() if file is None else leaving.saved_words(file))
