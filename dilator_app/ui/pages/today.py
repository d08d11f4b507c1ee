"""Today: what is offered, this week, what it is for, and the next appointment. No pain and no note stands here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.clock import Clock, today
from dilator_app.diary.diary import Diary
from dilator_app.domain.appointments import Appointment, Question, next_appointment
from dilator_app.domain.changes import Kind
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.goals import Goal, GoalRating
from dilator_app.domain.offer import Offer, is_away, offered_size
from dilator_app.domain.plan import DEFAULT_BREATHS, DEFAULT_MINUTES, Plan, Rest, in_force, resting
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.series import week_of
from dilator_app.domain.session import Session
from dilator_app.i18n import _, clock_time, day, first_weekday, ngettext, weekday_names
from dilator_app.ui import fern
from dilator_app.ui.bus import Bus
from dilator_app.ui.icons import IconView
from dilator_app.ui.pages import rest_dialog
from dilator_app.ui.pages.page import Page
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, Hairline, label
from dilator_app.ui.widgets.week_dots import WeekDots

_WIDEST_WEEK = 400
_SOMETHING_SINCE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Everything that the page shows, read at once."""

    today: date
    now: datetime
    preferences: Preferences
    offer: Offer
    plan: Plan | None
    dilators: DilatorSet | None
    week: Sequence[Session]
    newest: Session | None
    away: bool
    rest: Rest | None
    goal: Goal | None
    rating: GoalRating | None
    appointment: Appointment | None
    questions: Sequence[Question]


class TodayPage(Page):
    """The first page."""

    watches = frozenset(Kind)

    def __init__(self, diary: Diary, bus: Bus, clock: Clock) -> None:
        super().__init__(diary, bus, clock)
        self._title = label("", "title-1")
        self._greeting = label("", "lead", "text-muted", wrap=True)
        self._offer = _OfferCard(self)
        self._week = _WeekCard(self)
        self._goal = _GoalCard(self)
        self._appointment = _AppointmentCard(self)
        self._cards = QGridLayout()
        self._cards.setSpacing(20)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(2)
        column.addWidget(self._greeting)
        column.addSpacing(22)
        column.addWidget(self._offer, 312)
        column.addSpacing(20)
        column.addLayout(self._cards, 293)
        self.scroll_whole(content)

    def arrange(self, *, narrow: bool) -> None:
        """Put the three cards side by side, or one below the other."""
        for number, card in enumerate((self._week, self._goal, self._appointment)):
            self._cards.addWidget(card, *((number, 0) if narrow else (0, number)))
            self._cards.setColumnStretch(number, int(number == 0 or not narrow))
        self._offer.arrange(narrow=narrow)

    def refresh(self) -> None:
        """Ask the diary once and show what it says."""
        shown = self._read()
        self._title.setText(day(shown.today, "EEEE d MMMM"))
        self._greeting.setText(_greeting(shown))
        self._offer.show_offer(shown)
        self._week.show_week(shown)
        self._goal.show_goal(shown)
        self._appointment.show_appointment(shown)

    def _read(self) -> _Shown:
        now = self.clock.now()
        here = today(self.clock)
        diary = self.diary
        recent = diary.since_last_size()
        plan = in_force(diary.plans(), here)
        dilators = diary.current_set()
        goals = [g for g in diary.goals() if not g.retired]
        goal = goals[0] if goals else None
        ratings = [r for r in diary.goal_ratings() if goal and r.goal_id == goal.id]
        appointment = next_appointment(diary.appointments(), here)
        return _Shown(
            today=here,
            now=now,
            preferences=diary.preferences(),
            offer=offered_size(plan, recent, dilators.dilators if dilators else (), here),
            plan=plan,
            dilators=dilators,
            week=diary.sessions(week_of(here, first_weekday()), here),
            newest=recent[0] if recent else None,
            away=is_away(recent, here),
            rest=resting(diary.rests(), here),
            goal=goal,
            rating=ratings[-1] if ratings else None,
            appointment=appointment,
            questions=_open_questions(diary.questions(), appointment),
        )


def _open_questions(questions: Sequence[Question], appointment: Appointment | None) -> list[Question]:
    """Return the questions for the next appointment: those noted for it and those for whichever comes next."""
    wanted = {None, appointment.id if appointment else None}
    return [q for q in questions if not q.asked and q.appointment_id in wanted]


def _greeting(shown: _Shown) -> str:
    if shown.away:
        return _("Welcome back. Begin anywhere: breathing, a smaller size, or just looking.")
    hour = shown.now.hour
    if 5 <= hour < 12:
        return _("Good morning. Do what suits you today, or nothing at all.")
    if 12 <= hour < 18:
        return _("Good afternoon. Do what suits you today, or nothing at all.")
    return _("Good evening. Do what suits you today, or nothing at all.")


class _OfferCard(Card):
    """If you practise today: the size, what comes with it, and four ways side by side."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(padding=(34, 33))
        self._page = page
        self._art = fern.CardArt(self)
        self._size = label("", "display")
        self._choose = Button(_("Choose a size"), kind="quiet")
        self._choose.clicked.connect(self._choose_size)
        self._what = label("", "lead", wrap=True)
        self._how = label(_("Pause, go smaller or stop at any point."), "body", "text-muted", wrap=True)
        self._away = Button(_("Mark the time away as a rest"), kind="link")
        self._away.clicked.connect(self._mark_time_away)
        self.column.addWidget(label(_("If you practise today"), "body", "text-muted"))
        self.column.addLayout(self._first_line())
        self.column.addSpacing(10)
        self.column.addWidget(self._what)
        self.column.addSpacing(4)
        self.column.addWidget(self._how)
        self.column.addWidget(self._away, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(16)
        self.column.addStretch(1)
        self.column.addLayout(self._buttons())
        self.column.addSpacing(1)

    def _first_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._size)
        line.addWidget(self._choose, alignment=Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        return line

    def _buttons(self) -> QHBoxLayout:
        self.start = Button(_("Start"), kind="primary", icon="play", size="large")
        self.breathing = Button(_("Breathing session"), icon="leaf", size="large")
        self.rest = Button(_("Rest"), icon="moon", size="large")
        self.quick = Button(_("Quick log"), icon="plus", size="large")
        self.start.clicked.connect(self._start)
        self.breathing.clicked.connect(self._start_breathing)
        self.quick.clicked.connect(self._quick_log)
        self.rest.clicked.connect(self._open_rest)
        self._row = QHBoxLayout()
        for button in (self.start, self.breathing, self.rest, self.quick):
            self._row.addWidget(button)
        self._row.addStretch()
        return self._row

    def arrange(self, *, narrow: bool) -> None:
        """Give the buttons their comfortable widths where there is room."""
        self._row.setSpacing(10 if narrow else 14)
        for button, width in ((self.start, 156), (self.breathing, 222), (self.rest, 130), (self.quick, 166)):
            button.setMinimumWidth(0 if narrow else width)

    def show_offer(self, shown: _Shown) -> None:
        offered = shown.offer.dilator
        inches = shown.preferences.inches
        self._shown = shown
        self._size.setText(words.size(offered, inches=inches) if offered else _("Choose where to begin"))
        self._what.setText(_what_comes(shown.plan))
        self._away.setVisible(shown.away and shown.rest is None)

    def _choose_size(self) -> None:
        self._page.request_session.emit(None, False)

    def _start(self) -> None:
        self._page.request_session.emit(self._shown.offer.dilator, False)

    def _start_breathing(self) -> None:
        self._page.request_session.emit(None, True)

    def _quick_log(self) -> None:
        self._page.request_page.emit("quick_log", None)

    def _open_rest(self) -> None:
        rest_dialog.RestDialog(self._page.diary, self._page.bus, self._page.clock, self.window()).open()

    def _mark_time_away(self) -> None:
        if self._shown.newest is None:
            return
        first = self._shown.newest.day + timedelta(days=1)
        last = self._shown.today - timedelta(days=1)
        self._page.bus.announce(self._page.diary.save(Rest(first_day=first, last_day=last)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawing at the card's far end."""
        super().resizeEvent(event)
        self._art.setGeometry(self.rect())
        self._art.lower()


def _what_comes(plan: Plan | None) -> str:
    breaths = plan.breaths if plan else DEFAULT_BREATHS
    minutes = plan.minutes if plan else DEFAULT_MINUTES
    if minutes is None:
        text = ngettext("{breaths} slow breath first.", "{breaths} slow breaths first.", breaths)
    elif breaths == 0:
        text = _("About {minutes} minutes.")
    else:
        text = ngettext(
            "{breaths} slow breath first, then about {minutes} minutes.",
            "{breaths} slow breaths first, then about {minutes} minutes.",
            breaths,
        )
    return text.format(breaths=breaths, minutes=minutes)


class _FooterCard(Card):
    """A card with a title, a body, and a quiet line with links at the bottom."""

    def __init__(self, title: str) -> None:
        super().__init__(padding=(24, 20))
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.addWidget(label(title, "title-3"))
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.column.addSpacing(16)
        self.column.addLayout(self.body)
        self.column.addSpacing(12)
        self.column.addStretch(1)
        self.column.addWidget(Hairline())
        self.column.addSpacing(8)
        self.footer = QHBoxLayout()
        self.column.addLayout(self.footer)


class _WeekCard(_FooterCard):
    """What happened this week."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(_("This week"))
        self._page = page
        self._dots = WeekDots()
        self._dots.setMaximumWidth(_WIDEST_WEEK)
        self._count = label("", "body", strong=True)
        self._plan = label("", "body", "text-muted", wrap=True)
        self._since = Button(_("Something to add since then?"), kind="link")
        self._since.clicked.connect(self._open_last)
        self._last = label("", "small", "text-muted")
        self._open = Button(_("Open"), kind="link")
        self._open.clicked.connect(self._open_last)
        dots = QVBoxLayout()
        dots.setContentsMargins(-12, 0, -12, 0)  # the first disc stands under the first letter of the title
        dots.addWidget(self._dots)
        self.body.addLayout(dots)
        self.body.addSpacing(14)
        self.body.addWidget(self._count)
        self.body.addWidget(self._plan)
        self.body.addWidget(self._since, alignment=Qt.AlignmentFlag.AlignLeft)
        self.footer.addWidget(self._last)
        self.footer.addStretch()
        self.footer.addWidget(self._open)

    def show_week(self, shown: _Shown) -> None:
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

    def _open_last(self) -> None:
        if self._newest is not None:
            self._page.request_page.emit("history", self._newest.id)


def _week_plan(shown: _Shown) -> str:
    if shown.rest is not None:
        if shown.rest.last_day is None:
            return _("You are resting.")
        return _("You are resting until {day}.").format(day=day(shown.rest.last_day, "EEE d MMMM"))
    if not shown.preferences.show_week_plan or shown.plan is None or shown.plan.per_week is None:
        return ""
    return _("Your plan: about {n}.\nNothing to catch up.").format(n=shown.plan.per_week)


class _GoalCard(_FooterCard):
    """The first goal in the person's own words, with its newest rating."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(_("What this is for"))
        self._page = page
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

    def show_goal(self, shown: _Shown) -> None:
        self._shown_goal = shown.goal
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

        GoalsDialog(self._page.diary, self._page.bus, self._page.clock, self.window()).open()


def _rated(rating: GoalRating | None) -> str:
    if rating is None:
        return ""
    return _("You rated it {value} of 10 on {day}.").format(value=rating.value, day=day(rating.day, "d MMMM"))


class _AppointmentCard(_FooterCard):
    """The next appointment and how many questions are noted."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(_("Appointment"))
        self._page = page
        line = QHBoxLayout()
        line.setSpacing(12)
        self._icon = IconView("calendar", "accent")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._who = label("", "body", strong=True)
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

    def show_appointment(self, shown: _Shown) -> None:
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


def appointment_time(appointment: Appointment) -> str:
    """Return an appointment's day and time: ``Thu 19 November, 14:30``."""
    when = day(appointment.day, "EEE d MMMM")
    if appointment.at is None:
        return when
    return _("{day}, {time}").format(day=when, time=clock_time(appointment.at))
