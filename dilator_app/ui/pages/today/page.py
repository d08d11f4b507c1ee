"""The Today page."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStyle, QVBoxLayout, QWidget

from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.domain.changes import Kind
from dilator_app.i18n import _, day, heading
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.page import Page
from dilator_app.ui.pages.today.cards import AppointmentCard, GoalCard, WeekCard
from dilator_app.ui.pages.today.offer_card import OfferCard
from dilator_app.ui.pages.today.reading import Shown, read
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.placing import place


class TodayPage(Page):
    """The first page."""

    watches = frozenset(Kind)

    def __init__(self, diary: Diary, bus: Bus, clock: Clock, undo: UndoStack) -> None:
        super().__init__(diary, bus, clock)
        self._title = label("", "title-1")
        self._greeting = label("", "lead", "text-muted", wrap=True)
        self._offer = OfferCard(self, undo)
        self._week = WeekCard(self)
        self._goal = GoalCard(self, undo)
        self._appointment = AppointmentCard(self)
        self._cards = QGridLayout()
        self._cards.setSpacing(20)
        content = QWidget()
        column = self._content = QVBoxLayout(content)
        self._is_narrow = False
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
            place(self._cards, card, *((number, 0) if narrow else (0, number)))
            self._cards.setColumnStretch(number, int(number == 0 or not narrow))
        self._is_narrow = narrow
        self._arrange_offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the offer's buttons beside each other or in two rows, as the width allows."""
        super().resizeEvent(event)
        self._arrange_offer()

    def _arrange_offer(self) -> None:
        margins = self._content.contentsMargins()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self._offer.arrange(self.width() - bar - margins.left() - margins.right(), narrow=self._is_narrow)

    def refresh(self) -> None:
        """Ask the diary once and show what it says."""
        shown = read(self.diary, self.clock)
        self._title.setText(heading(day(shown.today, "EEEE d MMMM")))
        self._greeting.setText(_greeting(shown))
        self._offer.show_offer(shown)
        self._week.show_week(shown)
        self._goal.show_goal(shown)
        self._appointment.show_appointment(shown)


def _greeting(shown: Shown) -> str:
    if shown.away:
        return _("Welcome back. Begin anywhere: breathing, a smaller size, or just looking.")
    hour = shown.now.hour
    if hour < 5:  # neither good evening nor good morning: nobody is told how late it is
        return _("Hello. Do what suits you, or nothing at all.")
    if hour < 12:
        return _("Good morning. Do what suits you today, or nothing at all.")
    if hour < 18:
        return _("Good afternoon. Do what suits you today, or nothing at all.")
    return _("Good evening. Do what suits you today, or nothing at all.")
