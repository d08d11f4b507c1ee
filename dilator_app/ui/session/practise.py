"""Practise: the size, the clock, the breath; note pain, go smaller, go back to breathing."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import clinical, words
from dilator_app.domain.breathing import Phase, phase_at
from dilator_app.domain.plan import InsertionCue
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import HowFar
from dilator_app.domain.session import Role
from dilator_app.i18n import _
from dilator_app.ui import theme
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton, clock_text, tap_through
from dilator_app.ui.session.stage import StageView
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card
from dilator_app.ui.widgets.segmented import SegmentedControl
from dilator_app.ui.widgets.small_pacers import SmallPacer

_LOW = 760  # below this height outlines go first, then the words under the bar, then the bar; nothing shrinks
_VERY_LOW = 700
_CUE_OF = {Phase.IN: InsertionCue.IN_BREATH, Phase.OUT: InsertionCue.OUT_BREATH}


class TimeBar(QWidget):
    """How much of about the planned time has passed; it goes no further than its end."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Fill ``share`` of the bar."""
        share = max(0.0, min(1.0, share))
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        """Return the bar's height."""
        return QSize(400, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track and fill."""
        look = theme.current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.box(painter, rect, look.color("track"), None, 5)
        width = rect.width() * self._share
        if width >= 1:
            left = rect.right() - width if self.isRightToLeft() else rect.left()
            painter.setClipRect(QRectF(left, 0, width, rect.height()))
            paint.box(painter, QRectF(left, 0, max(width, 10), rect.height()), look.color("leaf-3"), None, 5)


class PractiseView(StageView):
    """The clock counts on past the planned time; nothing waits for an answer."""

    def __init__(
        self,
        scale: Scale,
        preferences: Preferences,
        state: Practice,
        monotonic: Callable[[], float],
        *,
        reduced_motion: bool,
        cue: InsertionCue = InsertionCue.NONE,
    ) -> None:
        super().__init__(scale, preferences)
        self._cue = cue
        self.pacer = SmallPacer(state.frame.pattern, monotonic)
        self.pacer.set_reduced_motion(reduced_motion)
        tap_through(self.pacer)
        row = QHBoxLayout()
        row.setSpacing(56)
        row.addWidget(self._card())
        row.addLayout(self._clock_side(), 1)
        self.column.addSpacing(6)
        self.column.addLayout(row, 1)
        self.column.addSpacing(28)
        self._add_footer()

    # --- building ----------------------------------------------------------------------------------------------------
    def _card(self) -> Card:
        card = Card(padding=(32, 32))
        card.setFixedWidth(404)
        self.size_label = self.scale.label("", "session-figure")
        self.role = self.scale.label("", "session-label", "text-muted", wrap=True)
        card.column.addWidget(self.size_label)
        card.column.addWidget(self.role)
        self.how_far = SegmentedControl(_how_far(), dense=True)
        self.how_far.setAccessibleName(_("How far"))
        self.how_far.setVisible(self.preferences.ask_how_far)
        self.how_far.changed.connect(lambda value: self.want("note_how_far", value))
        card.column.addSpacing(12)
        card.column.addWidget(self.how_far)
        card.column.addStretch()
        self.main_size = SessionButton("", self.scale, icon="chevron-right", icon_after=True, height=88)
        self.main_size.clicked.connect(lambda: self.want("to_main_size"))
        self.smaller = SessionButton("", self.scale, icon="minus", height=88)
        self.smaller.clicked.connect(lambda: self.want("go_smaller"))
        self.note_pain = SessionButton(_("Note pain"), self.scale, icon="pencil", height=88)
        self.note_pain.clicked.connect(lambda: self.want("open_pain"))
        for number, button in enumerate((self.main_size, self.smaller, self.note_pain)):
            if number:
                card.column.addSpacing(16)
            card.column.addWidget(button)
        return card

    def _clock_side(self) -> QVBoxLayout:
        self.clock = self.scale.label("", "session-timer")
        self.clock.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = TimeBar()
        self.so_far = self.scale.label(_("so far"), "session-body", "text-muted")
        self.about = self.scale.label("", "session-body", "text-muted")
        self.about.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.breath = self.scale.label("", "session-title")
        self.back = Button(_("Back to breathing"), kind="link", size="session")
        self.back.clicked.connect(lambda: self.want("back_to_breathing"))
        for words_ in (self.clock, self.so_far, self.about, self.breath, self.bar):
            tap_through(words_)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(self.clock)
        column.addWidget(self.bar)
        column.addSpacing(10)
        under = QGridLayout()
        under.addWidget(self.so_far, 0, 0)
        under.addWidget(self.about, 0, 1)
        column.addLayout(under)
        column.addStretch(3)
        line = QHBoxLayout()
        line.setSpacing(34)
        line.addStretch()
        line.addWidget(self.pacer)
        line.addWidget(self.breath)
        line.addStretch()
        column.addLayout(line)
        column.addSpacing(10)
        column.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return column

    def _add_footer(self) -> None:
        self.stop = SessionButton(_("Stop for today"), self.scale, icon="stop")
        self.pause = SessionButton(_("Pause"), self.scale, icon="pause")
        self.next_button = SessionButton(_("To reflect"), self.scale, icon="chevron-right", icon_after=True)
        self.stop.clicked.connect(lambda: self.want("stop"))
        self.pause.clicked.connect(lambda: self.want("pause_or_resume"))
        self.next_button.clicked.connect(self.forward)
        self.set_footer(Footer((self.stop, self.pause), (self.next_button,)))

    # --- showing -----------------------------------------------------------------------------------------------------
    def begin_visit(self) -> None:
        """Start the breath beside the clock."""
        self.pacer.start()

    def show_state(self, state: Practice, now: float) -> None:
        """Show size, clock and the words of this moment."""
        step = state.step
        if step is None:
            return
        inches = self.preferences.inches
        self.size_label.setText(words.size(step.dilator, inches=inches))
        self.role.setText(self._role_words(state))
        self.how_far.set_value(step.how_far)
        warm_up = step.role is Role.WARM_UP and state.dilator is not None
        self.main_size.setVisible(warm_up)
        if warm_up:
            self.main_size.setText(_("Go on: {size}").format(size=words.size(state.dilator, inches=inches)))
        self.smaller.setVisible(state.smaller is not None)
        if state.smaller is not None:
            self.smaller.setText(_("Smaller: {size}").format(size=words.size(state.smaller, inches=inches)))
        self._show_clock(state)
        self._show_breath(state)
        going = state.running and not state.resting
        self.pause.setText(_("Pause") if going else _("Resume"))
        self.pause.set_icon("pause" if going else "play")
        self.next_button.setText(_("Finish") if state.is_past_planned else _("To reflect"))

    def _role_words(self, state: Practice) -> str:
        step = state.step
        if state.resting:
            return _("Resting. Take the time you need.")
        if step is not None and step.role is Role.WARM_UP:
            return _("Warm-up. Change when you like, or stay.")
        return _("Ease back whenever you like.")

    def _show_clock(self, state: Practice) -> None:
        planned = state.planned_s
        self.clock.setText(clock_text(state.shown_s))
        self.clock.setVisible(self.preferences.show_clock)
        bar = planned is not None and self.preferences.show_clock and self.preferences.show_time_bar
        self.bar.setVisible(bar and self.height() >= _VERY_LOW - 72)
        under = planned is not None and self.preferences.show_clock and self.height() >= _LOW - 126
        self.so_far.setVisible(under)
        self.about.setVisible(under)
        if planned is not None:
            self.bar.set_share(state.shown_s / planned if planned else 1.0)
            self.about.setText(_("about {time}").format(time=clock_text(planned)))

    def _show_breath(self, state: Practice) -> None:
        moment = self.pacer.moment()
        phase = moment.phase if moment else phase_at(state.frame.pattern, 0).phase
        if not state.running:
            self.breath.setText(_("Paused"))
            return
        text = clinical.breath_in_practise(phase).text
        if self._cue is _CUE_OF[phase]:
            text = _("{breath}\nYour plan: move on with this breath.").format(breath=text)
        self.breath.setText(text)

    def forward(self) -> None:
        """Go to Reflect."""
        self.want("go_on")


def _how_far() -> list[tuple[HowFar, str]]:
    return [
        (HowFar.OUTSIDE, _("outside")),
        (HowFar.TIP, _("the tip")),
        (HowFar.PART, _("part")),
        (HowFar.ALL, _("all")),
    ]
