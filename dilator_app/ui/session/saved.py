"""Saved: plain. No pain, no praise, no rule."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain.plan import Plan
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import CONTACT_SIGNS, Breathing, Sign
from dilator_app.domain.series import week_of
from dilator_app.domain.session import Session
from dilator_app.i18n import _, clock_time, day, first_weekday, ngettext, weekday_names
from dilator_app.ui import fern
from dilator_app.ui.icons import IconView
from dilator_app.ui.session.contact import ContactCard
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton
from dilator_app.ui.session.stage import StageView
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, Hairline, label
from dilator_app.ui.widgets.week_dots import WeekDots


class SavedView(StageView):
    """What was saved, this week, and one quiet line."""

    def __init__(
        self,
        scale: Scale,
        preferences: Preferences,
        session: Session,
        state: Practice,
        plan: Plan | None,
        week: Sequence[Session],
        today: date,
    ) -> None:
        super().__init__(scale, preferences)
        signs = session.safety.signs if session.safety else frozenset()
        needs_card = bool(signs & CONTACT_SIGNS) or Sign.FEVER_DISCHARGE in signs
        self.column.addSpacing(4)
        self.title = scale.label(_title(session, needs_card=needs_card), "session-title", wrap=True)
        self.column.addWidget(self.title)
        when = day(session.day, "EEEE d MMMM")
        if session.started_at:
            when = _("{day}, {time}").format(day=when, time=clock_time(session.started_at.time()))
        self.column.addSpacing(6)
        self.column.addWidget(scale.label(when, "session-small", "text-muted"))
        self.column.addSpacing(22)
        if needs_card:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setWidget(ContactCard(plan, fever=Sign.FEVER_DISCHARGE in signs))
            self.column.addWidget(area, 1)
        else:
            row = QHBoxLayout()
            row.setSpacing(24)
            row.addWidget(self._session_card(session, state), 1)
            row.addWidget(self._week_card(week, today), 1)
            self.column.addLayout(row)
            self.column.addWidget(self._later(preferences, stopped=session.stopped), 1)
        self._add_footer()

    def _session_card(self, session: Session, state: Practice) -> Card:
        card = Card(padding=(32, 24))
        card.setMinimumHeight(285)
        card.column.addWidget(label(_("This session"), "session-small", strong=True))
        card.column.addSpacing(18)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(22)
        facts = _facts(session, state, inches=self.preferences.inches)
        for number, (value, what, tick) in enumerate(facts):
            grid.addLayout(_fact(value, what, tick=tick), number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.column.addLayout(grid)
        card.column.addStretch()
        return card

    def _week_card(self, week: Sequence[Session], today: date) -> Card:
        card = Card(padding=(32, 24))
        card.column.addWidget(label(_("This week"), "session-small", strong=True))
        card.column.addSpacing(18)
        dots = WeekDots()
        first = week_of(today, first_weekday())
        days = [first + timedelta(days=n) for n in range(7)]
        done = {s.day for s in week}
        names = weekday_names()
        dots.set_week([names[d.weekday()] for d in days], [d in done for d in days], None)
        card.column.addWidget(dots)
        card.column.addSpacing(18)
        n = len(week)
        self.count = label(
            ngettext("{n} session this week.", "{n} sessions this week.", n).format(n=n), "session-small", strong=True
        )
        card.column.addWidget(self.count)
        card.column.addSpacing(12)
        card.column.addWidget(Hairline())
        card.column.addSpacing(14)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(IconView("appointment", "accent", 24))
        self.question = Button(_("Add a question for your appointment"), kind="link", size="large")
        self.question.clicked.connect(lambda: self.want("add_question"))
        line.addWidget(self.question)
        line.addStretch()
        card.column.addLayout(line)
        card.column.addStretch()
        return card

    def _later(self, preferences: Preferences, *, stopped: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 12, 0, 12)
        column.addStretch()
        art = fern.EmptyArt()
        art.setFixedSize(240, 96)
        column.addWidget(art, alignment=Qt.AlignmentFlag.AlignHCenter)
        text = preferences.hard_day_line if stopped else ""
        line = label(
            text or _("Something to add later? You can, in History."), "session-small", "text-muted", wrap=True
        )
        line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(line)
        column.addStretch()
        return holder

    def _add_footer(self) -> None:
        self.change = SessionButton(_("Change an answer"), self.scale, "quiet", height=68)
        self.change.clicked.connect(lambda: self.want("change_answer"))
        self.done = SessionButton(_("Done"), self.scale, "primary", height=68)
        self.done.setMinimumWidth(185)
        self.done.clicked.connect(self.forward)
        self.set_footer(Footer((self.change,), (self.done,), low=True))

    def forward(self) -> None:
        """Leave the session."""
        self.want("done")


def _title(session: Session, *, needs_card: bool) -> str:
    if needs_card:
        return _("Saved. Here is when to contact your care team.")
    if session.stopped and session.seconds is not None:
        minutes = words.whole_minutes(session.seconds)
        text = ngettext(
            "Stopped at {n} minute. It is saved as a session like any other.",
            "Stopped at {n} minutes. It is saved as a session like any other.",
            minutes,
        )
        return text.format(n=minutes)
    return _("Saved.")


def _facts(session: Session, state: Practice, *, inches: bool) -> list[tuple[str, str, bool]]:
    facts: list[tuple[str, str, bool]] = []
    if session.main_dilator is not None:
        facts.append((words.size(session.main_dilator, inches=inches), _("size"), False))
    else:
        facts.append((_("Breathing session"), "", False))
    planned = state.frame.minutes
    about = _("of about {n}").format(n=planned) if planned and not session.is_breathing_session else ""
    facts.append((_("{n} min").format(n=words.minutes(session.seconds)), about, False))
    if session.insertion is not None:
        facts.append((words.insertion_inline(session.insertion), _("inserting"), False))
    if session.breathing is not None:
        facts.append((words.breathing(session.breathing), _("breathing"), session.breathing is Breathing.DONE))
    return facts


def _fact(value: str, what: str, *, tick: bool) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    line = QHBoxLayout()
    line.setSpacing(8)
    if tick:
        line.addWidget(IconView("check", "text", 28))
    line.addWidget(label(value, "session-body", strong=True))
    line.addStretch()
    column.addLayout(line)
    column.addWidget(label(what, "lead", "text-muted"))
    return column
