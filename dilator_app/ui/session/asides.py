"""What lies over a stage for a moment: other sizes, and the question about time that nobody saw."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain.dilators import Dilator
from dilator_app.domain.practice import Practice, Stage
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _, ngettext
from dilator_app.ui.session.area import QuietArea
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton, SessionLink, clock_text
from dilator_app.ui.session.size_choice import SizeGrid
from dilator_app.ui.session.stage import MovingStage, StageView, Want


class SizesView(MovingStage):
    """All sizes of the set, where the person asked for them; where none was chosen before Practise, first the
    ``first_sizes``, and the larger ones behind Other sizes.
    """

    def __init__(self, scale: Scale, preferences: Preferences, first_sizes: Sequence[Dilator]) -> None:
        super().__init__(scale, preferences)
        self._first_sizes = tuple(first_sizes)
        self._set: Sequence[Dilator] = ()
        self._shows_all = False
        self.title = scale.label("", "session-title", wrap=True)
        self.sizes = SizeGrid(scale, inches=preferences.inches, height=88, role="session-body", arrows_choose=False)
        self.sizes.chosen.connect(lambda dilator: self.want(Want.CHOOSE_SIZE, dilator))
        self.other = SessionLink(_("Other sizes"), scale, "session-label")
        self.other.clicked.connect(self._show_all)
        self.foot = scale.label("", "session-label", "text-muted")
        self.close_button = SessionButton(_("Close"), scale, height=64)
        self.close_button.clicked.connect(lambda: self.want(Want.CLOSE_SIZES))
        foot = QHBoxLayout()
        foot.setSpacing(32)
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.other)
        foot.addWidget(self.close_button)
        self.column.addSpacing(3)
        self.column.addWidget(self.title)
        self.column.addSpacing(30)
        self.column.addWidget(QuietArea(self.sizes, _("Size")), 1)
        self.column.addSpacing(12)
        self.column.addLayout(foot)
        self.column.addSpacing(24)
        self.add_footer()

    def show_state(self, state: Practice, now: float) -> None:
        """Offer the sizes of the set."""
        in_breathe = state.stage is Stage.BREATHE
        self.title.setText(_("Choose where to begin") if in_breathe else _("Other sizes"))
        all_ = self._shows_all or not in_breathe or len(self._first_sizes) == len(state.frame.set_)
        self.other.setHidden(all_)
        self._set = state.frame.set_
        self._offer(self._set if all_ else self._first_sizes)
        self.sizes.show_chosen(state.step.dilator if state.step else state.dilator)
        self.foot.setText(clock_text(state.shown_s) if self.preferences.show_clock else "")
        self.show_going(state)
        if in_breathe:
            self.next_button.say(_("Finish"))

    def _offer(self, dilators: Sequence[Dilator]) -> None:
        """Offer these sizes; the Tab key reaches them before what stands below them, though that was made earlier."""
        before = self.sizes.choices
        self.sizes.set_sizes(dilators)
        if self.sizes.choices is before:
            return
        stops = (*self.sizes.choices, self.other, self.close_button, self.stop, self.pause, self.next_button)
        for one, next_one in pairwise(stops):
            QWidget.setTabOrder(one, next_one)

    def _show_all(self) -> None:
        self._shows_all = True
        self.other.hide()
        self._offer(self._set)
        self.begin()

    def begin(self) -> None:
        """Begin at the sizes: Enter takes one, and goes on from elsewhere alone."""
        self.sizes.setFocus(Qt.FocusReason.TabFocusReason)

    def enter(self) -> None:
        """Take the size that the keyboard stands on, if it stands on one; the one in use goes on being used."""
        if any(choice.hasFocus() and choice.isChecked() for choice in self.sizes.choices):
            self.want(Want.CLOSE_SIZES)
        elif not self.sizes.choose_focused(QApplication.focusWidget()):
            self.forward()

    def forward(self) -> None:
        """Go to Reflect; from Breathe that is a session without a size."""
        self.want(Want.FINISH)


class TimeAwayView(StageView):
    """After a lock or a sleep: does the time in between count?"""

    def __init__(self, scale: Scale, preferences: Preferences) -> None:
        super().__init__(scale, preferences)
        self.title = scale.label(_("Welcome back"), "session-title", wrap=True)
        self.words = scale.label("", "session-body", wrap=True)
        self.column.addStretch()
        self.column.addWidget(self.title)
        self.column.addSpacing(12)
        self.column.addWidget(self.words)
        self.column.addStretch(2)
        self.stop = SessionButton(_("Stop for today"), scale, icon="stop")
        self.stop.clicked.connect(lambda: self.want(Want.STOP))
        self.counts = SessionButton(_("It counts"), scale)
        self.counts.clicked.connect(lambda: self.want(Want.COUNT_GAP, True))
        self.leave_out = SessionButton(_("Leave it out"), scale, "primary")
        self.leave_out.clicked.connect(self.forward)
        self.set_footer(Footer((self.stop,), (self.counts, self.leave_out)))

    def show_state(self, state: Practice, now: float) -> None:
        """Say how long it was."""
        minutes = words.whole_minutes(state.gap_s)
        if minutes is None:
            self.words.setText(
                _("Less than a minute went by while nobody could see the session. Does that time count?")
            )
            return
        text = ngettext(
            "{n} minute went by while nobody could see the session. Does that time count?",
            "{n} minutes went by while nobody could see the session. Does that time count?",
            minutes,
        )
        self.words.setText(text.format(n=minutes))

    def forward(self) -> None:
        """Leave the time out and go on."""
        self.want(Want.COUNT_GAP, False)
