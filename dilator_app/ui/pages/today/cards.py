"""The three cards below the offer: this week, what this is for, the next appointment."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dilator_app.domain.goals import GoalRating
from dilator_app.domain.plan import PlanLine
from dilator_app.domain.series import week_of
from dilator_app.i18n import _, day, first_weekday, ngettext, weekday_names
from dilator_app.ui.appointment_words import appointment_time
from dilator_app.ui.icons import IconView
from dilator_app.ui.pages.page import Page, SinceThen
from dilator_app.ui.pages.today.reading import Shown
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, Hairline, label
from dilator_app.ui.widgets.week_dots import WeekDots

_WIDEST_WEEK = 400
_BESIDE_WEEK = 10  # the first disc stands under the first letter of the title
_ABOVE_BODY = 2  # what stands above the body of a card: its title and a space
_SOMETHING_SINCE = timedelta(days=2)


class _FooterCard(Card):
    """A card with a title, a body, and a quiet line with links at the bottom.

    ``wide`` is how far what is put into ``column`` above the body reaches beyond the words, at either side.
    """

    def __init__(self, title: str, *, wide: int = 0) -> None:
        super().__init__(padding=(24, 20))
        self.column.setContentsMargins(24 - wide, 20, 24 - wide, 16)
        head, self.body, foot, self.footer = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for layout in (head, self.body, foot):
            layout.setContentsMargins(wide, 0, wide, 0)
            layout.setSpacing(0)
        head.addWidget(label(title, "title-3"))
        self.column.addLayout(head)
        self.column.addSpacing(16)
        self.column.addLayout(self.body)
        self.column.addSpacing(12)
        self.column.addStretch(1)
        foot.addWidget(Hairline())
        foot.addSpacing(8)
        foot.addLayout(self.footer)
        self.column.addLayout(foot)


class WeekCard(_FooterCard):
    """What happened this week."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("This week"), wide=_BESIDE_WEEK)
        self._page = page
        self._dots = WeekDots()
        self._dots.setMaximumWidth(_WIDEST_WEEK)
        self._count = label("", "body", strong=True)
        self._plan = label("", "body", "text-muted", wrap=True)
        self._since = Button(_("Something to add since then?"), kind="link")
        self._since.clicked.connect(self._add_to_last)
        self._last = label("", "small", "text-muted")
        self._open = Button(_("Open"), kind="link")
        self._open.clicked.connect(self._open_last)
        self.column.insertWidget(_ABOVE_BODY, self._dots)
        self.column.insertSpacing(_ABOVE_BODY + 1, 14)
        self.body.addWidget(self._count)
        self.body.addWidget(self._plan)
        self.body.addWidget(self._since, alignment=Qt.AlignmentFlag.AlignLeft)
        self.footer.addWidget(self._last)
        self.footer.addStretch()
        self.footer.addWidget(self._open)

    def show_week(self, shown: Shown) -> None:
        """Show the days and how many sessions there were."""
        first = week_of(shown.today, first_weekday())
        days = [first + timedelta(days=n) for n in range(7)]
        done = {s.day for s in shown.week}
        names = weekday_names()
        self._dots.set_week([names[d.weekday()] for d in days], [d in done for d in days], days.index(shown.today))
        count = len(shown.week)
        self._count.setText(
            ngettext("{n} session this week.", "{n} sessions this week.", count).format(n=count)
            if count
            else _("No session this week, and that is fine.")
        )
        self._dots.setAccessibleName(self._count.text())
        self._plan.setText(_week_plan(shown))
        self._plan.setVisible(bool(self._plan.text()))
        newest = shown.newest
        self._newest = newest
        since = newest is not None and timedelta() <= shown.today - newest.day <= _SOMETHING_SINCE
        self._since.setVisible(since)
        self._last.setText(_("Last session {day}").format(day=day(newest.day, "EEE d MMMM")) if newest else "")
        self._open.setVisible(newest is not None)

    def _add_to_last(self) -> None:
        if self._newest is not None:
            self._page.request_page.emit("history", SinceThen(self._newest.id))

    def _open_last(self) -> None:
        if self._newest is not None:
            self._page.request_page.emit("history", self._newest.id)


def _week_plan(shown: Shown) -> str:
    if shown.rest is not None:
        if shown.rest.last_day is None:
            return _("You are resting.")
        return _("You are resting until {day}.").format(day=day(shown.rest.last_day, "EEE d MMMM"))
    plan = shown.plan
    if not shown.preferences.show_week_plan or plan is None or plan.per_week is None:
        return ""
    if plan.is_app_default(PlanLine.PER_WEEK):
        return ""
    return _("Your plan: about {n}.\nNothing to catch up.").format(n=plan.per_week)


class GoalCard(_FooterCard):
    """The first goal in the person's own words, with its newest rating."""

    def __init__(self, page: Page, undo: UndoStack) -> None:
        super().__init__(_("What this is for"))
        self._page, self._undo = page, undo
        self._words = label("", "lead", wrap=True, strong=True)
        self._rated = label("", "body", "text-muted", wrap=True)
        self._rate = Button(_("Rate it again"), kind="link")
        self._goals = Button(_("Your goals"), kind="link")
        self._rate.clicked.connect(self._rate_goal)
        self._goals.clicked.connect(self._open_goals)
        self.body.addWidget(self._words)
        self.body.addSpacing(8)
        self.body.addWidget(self._rated)
        self.footer.addWidget(self._rate)
        self.footer.addStretch()
        self.footer.addWidget(self._goals)

    def show_goal(self, shown: Shown) -> None:
        """Show the goal and its newest rating."""
        if shown.goal is None:
            self._words.setText("")
            self._rated.setText(_("You can write down what this is for, in your own words."))
        else:
            self._words.setText(_("“{words}”").format(words=shown.goal.words))
            self._rated.setText(_rated(shown.rating))
        self._words.setVisible(shown.goal is not None)
        self._rate.setVisible(shown.goal is not None)
        self._rate.setText(_("Rate it again") if shown.rating else _("Rate it"))
        self._goals.setText(_("Your goals") if shown.goal else _("Write a goal"))

    def _rate_goal(self) -> None:
        self._open_goals()

    def _open_goals(self) -> None:
        from dilator_app.ui.pages.goals_dialog import GoalsDialog

        page = self._page
        GoalsDialog(page.diary, page.bus, page.clock, self._undo, self.window()).open()


def _rated(rating: GoalRating | None) -> str:
    if rating is None:
        return ""
    return _("You rated it {value} of 10 on {day}.").format(value=rating.value, day=day(rating.day, "d MMMM"))


class AppointmentCard(_FooterCard):
    """The next appointment and how many questions are noted."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("Appointment"))
        self._page = page
        line = QHBoxLayout()
        line.setSpacing(12)
        self._icon = IconView("calendar", "accent")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._who = label("", "body", strong=True, wrap=True)
        self._when = label("", "body", "text-muted", wrap=True)
        texts.addWidget(self._who)
        texts.addWidget(self._when)
        line.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.body.addLayout(line)
        self.body.addSpacing(14)
        self._questions = label("", "body", wrap=True)
        self.body.addWidget(self._questions)
        add = Button(_("Add a question"), kind="link")
        add.clicked.connect(self._add_question)
        prepare = Button(_("Prepare a summary"), kind="link")
        prepare.clicked.connect(self._open_appointment)
        self.footer.addWidget(add)
        self.footer.addStretch()
        self.footer.addWidget(prepare)

    def show_appointment(self, shown: Shown) -> None:
        """Show when and with whom."""
        appointment = shown.appointment
        self._next = appointment
        if appointment is None:
            self._who.setText(_("None noted"))
            self._when.setText("")
        else:
            self._who.setText(appointment.with_whom or _("Appointment"))
            self._when.setText(appointment_time(appointment))
        count = len(shown.questions)
        self._questions.setText(
            ngettext("{n} question noted", "{n} questions noted", count).format(n=count) if count else ""
        )

    def _add_question(self) -> None:
        self._page.request_page.emit("appointment", "question")

    def _open_appointment(self) -> None:
        self._page.request_page.emit("appointment", None)
