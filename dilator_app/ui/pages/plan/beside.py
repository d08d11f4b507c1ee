"""What the links beside a plan do."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dilator_app import plan_words
from dilator_app.clock import today
from dilator_app.domain import guide, plan_text
from dilator_app.domain.guide import Guide
from dilator_app.domain.plan import Plan
from dilator_app.domain.plan_lines import LINES, LineReader
from dilator_app.i18n import _
from dilator_app.ui import jobs, messages
from dilator_app.ui.pages.page import Page
from dilator_app.ui.pages.plan.beside_card import BesideCard
from dilator_app.ui.pages.plan.fields import sizes_of
from dilator_app.ui.undo import UndoStack


class Beside(QObject):
    """Opens dialogs over the page; each is loaded when it is first wanted. ``reply_read`` carries a reply."""

    reply_read = Signal(object)  # Reading

    def __init__(self, page: Page, undo: UndoStack) -> None:
        super().__init__(page)
        self._page, self._undo = page, undo
        self.card = card = BesideCard()
        card.connect_links(
            (
                (card.copy, self.copy_text),
                (card.paste, self.open_paste),
                (card.paper_log, self.open_paper_log),
                (card.versions, self.open_versions),
                (card.rests, self.open_rests),
                (card.hard_day, self.open_hard_day),
                (card.goals, self.open_goals),
                (card.own_steps, self.open_own_steps),
            )
        )

    @property
    def _over(self) -> QWidget:
        return self._page.window()

    def _plan(self) -> Plan:
        day = today(self._page.clock)
        return self._page.diary.plan_on(day) or Plan(starts_on=day)

    # --- in a message and on paper -----------------------------------------------------------------------------------
    def copy_text(self) -> None:
        """Put the plan on the clipboard as twelve lines."""
        plan, inches = self._plan(), self._page.diary.preferences().inches
        values = [plan_words.line_value(plan, number, inches=inches) for number in range(1, len(LINES) + 1)]
        QGuiApplication.clipboard().setText(plan_text.as_text(plan_words.line_names(), values))
        self.card.say(_("Copied, as twelve lines. They are outside the diary now, on your computer’s clipboard."))

    def open_paste(self) -> None:
        """Take a reply."""
        from dilator_app.ui.pages.plan.paste_dialog import PasteDialog

        dialog = PasteDialog(self._page.diary, self._over)
        dialog.given.connect(self._read)
        dialog.open()

    def _read(self, pasted: str) -> None:
        diary = self._page.diary
        plan = self._plan()
        current = diary.current_set()
        dilators = {d.id: d for d in (*(current.in_use if current else ()), *sizes_of(plan))}
        reader = LineReader(plan_words.vocabulary(), tuple(dilators.values()), plan, diary.preferences().inches)
        self.reply_read.emit(plan_text.read(pasted, reader))

    def open_plan_sheet(self) -> None:
        """Show the plan sheet, blank or filled."""
        from dilator_app.ui.paper_dialog import PaperDialog, plan_sheets

        page = self._page
        PaperDialog(_("Plan sheet"), plan_sheets(page.diary, page.clock), page.diary, self._over).open()

    def open_paper_log(self) -> None:
        """Show the paper log."""
        from dilator_app.ui.paper_dialog import PaperDialog, log_sheets

        PaperDialog(_("Paper log"), log_sheets(), self._page.diary, self._over).open()

    # --- over time ---------------------------------------------------------------------------------------------------
    def open_versions(self) -> None:
        """Show what was in force when."""
        from dilator_app.ui.pages.plan.history_dialog import PlanHistoryDialog

        diary, here = self._page.diary, today(self._page.clock)
        PlanHistoryDialog(diary.plans(), here, inches=diary.preferences().inches, parent=self._over).open()

    def open_counted(self) -> None:
        """Show how the rule is counted; with many sessions that takes a moment, and nothing waits for it."""
        diary, plan, here = self._page.diary, self._plan(), today(self._page.clock)

        def work() -> Guide | None:
            return guide.count(plan, diary.sessions(last=here))

        jobs.run(self, work, partial(self._show_counted, plan), self._on_failed)

    def _show_counted(self, plan: Plan, counted: Guide | None) -> None:
        from dilator_app.ui.pages.plan.counted_dialog import CountedDialog

        diary = self._page.diary
        CountedDialog(plan, diary.plans(), counted, inches=diary.preferences().inches, parent=self._over).open()

    def _on_failed(self, error: BaseException) -> None:
        messages.show_problem(self._over, error)

    def open_rests(self) -> None:
        """Show every rest."""
        from dilator_app.ui.pages.plan.rests_dialog import RestsDialog

        page = self._page
        dialog = RestsDialog(page.diary, page.bus, page.clock, self._undo, self._over)
        dialog.removal_requested.connect(page.removal_requested)
        dialog.open()

    def open_hard_day(self) -> None:
        """Write the line for a hard day."""
        from dilator_app.ui.pages.plan.hard_day_dialog import HardDayDialog

        HardDayDialog(self._page.diary, self._page.bus, self._over).open()

    # --- in the person's words ---------------------------------------------------------------------------------------
    def open_goals(self) -> None:
        """Show the goals."""
        from dilator_app.ui.pages.goals_dialog import GoalsDialog

        page = self._page
        GoalsDialog(page.diary, page.bus, page.clock, self._undo, self._over).open()

    def open_own_steps(self) -> None:
        """Show the steps of one's own."""
        from dilator_app.ui.pages.plan.own_steps_dialog import OwnStepsDialog

        page = self._page
        dialog = OwnStepsDialog(page.diary, page.bus, page.clock, self._undo, self._over)
        dialog.removal_requested.connect(page.removal_requested)
        dialog.open()
