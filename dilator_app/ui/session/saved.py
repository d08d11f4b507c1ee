"""Saved: plain. No pain, no praise, no rule."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain.plan import Plan
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import CONTACT_SIGNS, Sign
from dilator_app.domain.series import week_of
from dilator_app.domain.session import Session
from dilator_app.i18n import _, clock_time, day, first_weekday, heading, ngettext, weekday_names
from dilator_app.ui import fern
from dilator_app.ui.icons import IconView
from dilator_app.ui.session.area import QuietArea
from dilator_app.ui.session.contact import FAR, card_for, has_card, name_of_guide, sign_line
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton, SessionLink
from dilator_app.ui.session.saved_facts import SavedFacts, facts_of
from dilator_app.ui.session.stage import StageView, Want
from dilator_app.ui.widgets.card import Card, Hairline
from dilator_app.ui.widgets.own_words import in_italics
from dilator_app.ui.widgets.week_dots import WeekDots

_BUTTON, _BUTTON_ROLE = 68, "title-2"
_FROM_AFAR = 1.3  # how much larger the week is than on Today


class SavedView(StageView):
    """What was saved, the week of the session, and one quiet line."""

    def __init__(
        self,
        scale: Scale,
        preferences: Preferences,
        session: Session,
        state: Practice,
        plan: Plan | None,
        week: Sequence[Session],
    ) -> None:
        super().__init__(scale, preferences)
        signs = session.safety.signs if session.safety else frozenset()
        self.title = scale.label(_title(session), "session-title", wrap=True)
        when = day(session.day, "EEEE d MMMM")
        if session.started_at:
            when = _("{day}, {time}").format(day=when, time=clock_time(session.started_at.time()))
        self.column.addSpacing(1)
        self.column.addWidget(self.title)
        self.column.addWidget(scale.label(heading(when), "session-small", "text-muted"))
        self.column.addSpacing(26)
        self.art: QWidget | None = None  # only what has a place in here: a part without one would be a window
        self._cards: Sequence[Card] = ()
        if has_card(signs):
            self._area = QuietArea(card_for(plan, signs, scale, FAR), _("When to contact"))
            self.column.addWidget(self._area, 1)
            self.column.addSpacing(16)
        else:
            self._area = QuietArea(self._both_cards(session, state, week), _("This session"))
            self.column.addWidget(self._area, 1)
            line = self._about_spotting(plan) if signs else self._later(session)
            self.column.addWidget(line)
            self.column.addSpacing(18)
        self._add_footer()

    # --- room --------------------------------------------------------------------------------------------------------
    def droppable(self) -> tuple[QWidget, ...]:
        """Let the drawing go where the room is short, then the line that tells of History."""
        return () if self.art is None else (self.art, *(() if self._says_own_line else (self.last_line,)))

    def fit(self) -> None:
        """Stand one below the other where there is no room side by side; let the drawing go before anything scrolls."""
        if self._fitting or not self._cards:
            return
        self._fitting = True
        margins = self.column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        beside = sum(card.minimumSizeHint().width() for card in self._cards) + self._row.spacing() <= room
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.drop(self.droppable(), lambda: self._area.wanted(room) <= self._area.height())
        self._fitting = False

    def _about_spotting(self, plan: Plan | None) -> QWidget:
        return sign_line(Sign.SPOTTING, self.scale, "session-label", who=name_of_guide(plan, self.preferences))

    # --- building ----------------------------------------------------------------------------------------------------
    def _both_cards(self, session: Session, state: Practice, week: Sequence[Session]) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(24)
        self._cards = (self._session_card(session, state), self._week_card(week, session.day))
        for card in self._cards:
            self._row.addWidget(card, 1)
        column.addLayout(self._row)
        column.addStretch()
        return content

    def _session_card(self, session: Session, state: Practice) -> Card:
        card = Card(padding=(32, 28))
        card.setMinimumHeight(286)
        card.column.addWidget(self.scale.label(_("This session"), "session-small", strong=True))
        card.column.addSpacing(23)
        card.column.addWidget(SavedFacts(facts_of(session, state, inches=self.preferences.inches), self.scale))
        card.column.addStretch()
        return card

    def _week_card(self, week: Sequence[Session], session_day: date) -> Card:
        dots = WeekDots(scale=_FROM_AFAR * self.scale.factor)
        first = week_of(session_day, first_weekday())
        days = [first + timedelta(days=n) for n in range(7)]
        done = {s.day for s in week}
        names = weekday_names()
        dots.set_week([names[d.weekday()] for d in days], [d in done for d in days], None)
        n = len(week)
        said = ngettext("{n} session this week.", "{n} sessions this week.", n).format(n=n)
        self.count = self.scale.label(said, "session-small", strong=True)
        dots.setAccessibleName(said)
        self.question = SessionLink(_("Add a question for your appointment"), self.scale, "lead")
        self.question.clicked.connect(lambda: self.want(Want.ADD_QUESTION))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(IconView("appointment", "accent", 24))
        line.addWidget(self.question)
        line.addStretch()
        card = Card(padding=(32, 28))
        column = card.column
        column.addWidget(self.scale.label(_("This week"), "session-small", strong=True))
        column.addSpacing(26)
        column.addWidget(dots)
        column.addSpacing(26)
        column.addWidget(self.count)
        column.addSpacing(18)
        column.addWidget(Hairline())
        column.addSpacing(16)
        column.addLayout(line)
        column.addStretch()
        return card

    def _later(self, session: Session) -> QWidget:
        """Return the last quiet line; after Stop the person's own, where she wrote one."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.art = fern.SavedArt()
        column.addWidget(self.art, alignment=Qt.AlignmentFlag.AlignHCenter)
        own = self.preferences.hard_day_line if session.stopped else ""
        self._says_own_line = bool(own)
        self.last_line = self.scale.label(
            own or _("Something to add later? You can, in History."), "session-small", "text-muted", wrap=True
        )
        if own:
            in_italics(self.last_line)
        self.last_line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.last_line)
        return holder

    def _add_footer(self) -> None:
        self.change = SessionButton(_("Change an answer"), self.scale, "quiet", height=_BUTTON, role=_BUTTON_ROLE)
        self.change.clicked.connect(lambda: self.want(Want.CHANGE_ANSWER))
        self.done = SessionButton(_("Done"), self.scale, "primary", height=_BUTTON)
        self.done.setMinimumWidth(185)
        self.done.clicked.connect(self.forward)
        self.set_footer(Footer((self.change,), (self.done,), low=True))

    def forward(self) -> None:
        """Leave the session."""
        self.want(Want.DONE)

    def step_back(self) -> None:
        """Leave as well."""
        self.forward()


def _title(session: Session) -> str:
    if session.safety and session.safety.signs & CONTACT_SIGNS:
        return _("Saved. Here is when to contact your care team.")
    if not session.stopped:
        return _("Saved.")
    seconds = session.shown_seconds
    minutes = None if seconds is None else words.whole_minutes(seconds)
    if not minutes:
        return _("Stopped. It is saved as a session like any other.")
    text = ngettext(
        "Stopped at {n} minute. It is saved as a session like any other.",
        "Stopped at {n} minutes. It is saved as a session like any other.",
        minutes,
    )
    return text.format(n=minutes)
