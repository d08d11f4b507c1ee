"""What opens over Practise: the pain scale, the panel above the comfort limit, and the question about time away."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import clinical, tokens, words
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _, ngettext
from dilator_app.ui import icons, theme
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton, clock_text
from dilator_app.ui.session.stage import StageView
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.pain_scale import PainScale
from dilator_app.ui.widgets.source_mark import SourceMark


class TintedPanel(QFrame):
    """A large tinted surface for what the plan says."""

    def __init__(self, margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        radius = tokens.measure("radius", "card")
        paint.box(QPainter(self), QRectF(self.rect()), theme.current().color("accent-soft"), None, radius)


class NotePainView(StageView):
    """The scale, large. It closes by itself after a choice; nothing asks for it."""

    def __init__(self, scale: Scale, preferences: Preferences) -> None:
        super().__init__(scale, preferences)
        self.pain = PainScale(150)
        self.pain.setAccessibleName(_("Pain right now"))
        self.pain.changed.connect(self._on_changed)
        self.value = scale.label("", "session-heading")
        head = QHBoxLayout()
        head.addWidget(scale.label(_("Pain right now"), "session-title"))
        head.addStretch()
        head.addWidget(self.value)
        self.limit = TintedPanel((32, 22, 32, 22))
        self.limit_words = scale.label("", "session-body", wrap=True)
        self.limit.column.addWidget(self.limit_words)
        self.foot = scale.label("", "session-label", "text-muted")
        self.close_button = SessionButton(_("Close"), scale, height=64)
        self.close_button.clicked.connect(lambda: self.want("close_pain"))
        foot = QHBoxLayout()
        foot.addWidget(self.foot)
        foot.addStretch()
        foot.addWidget(self.close_button)
        self.column.addSpacing(2)
        self.column.addLayout(head)
        self.column.addSpacing(30)
        self.column.addWidget(self.pain)
        self.column.addSpacing(36)
        self.column.addWidget(self.limit)
        self.column.addStretch()
        self.column.addLayout(foot)
        self.column.addSpacing(24)
        self._add_footer()

    def _add_footer(self) -> None:
        self.stop = SessionButton(_("Stop for today"), self.scale, icon="stop")
        self.pause = SessionButton(_("Pause"), self.scale, icon="pause")
        self.next_button = SessionButton(_("To reflect"), self.scale, icon="chevron-right", icon_after=True)
        self.stop.clicked.connect(lambda: self.want("stop"))
        self.pause.clicked.connect(lambda: self.want("pause_or_resume"))
        self.next_button.clicked.connect(self.forward)
        self.set_footer(Footer((self.stop, self.pause), (self.next_button,)))

    def _on_changed(self, value: object) -> None:
        if isinstance(value, int):
            self.want("note_pain", value)

    def show_state(self, state: Practice, now: float) -> None:
        """Show the number that was noted last, and what the plan says at the limit."""
        pain = state.pain_now
        self.pain.set_value(pain)
        self.value.setText("" if pain is None else f"{pain} {words.pain_word(pain)}")
        self.limit.setVisible(state.is_at_limit)
        if state.is_at_limit:
            self.limit_words.setText(_at_limit(state, inches=self.preferences.inches))
        time = clock_text(state.shown_s)
        self.foot.setText(_("{time}. Closes by itself; nothing needs an answer.").format(time=time))
        self.pause.setText(_("Pause") if state.running else _("Resume"))
        self.next_button.setText(_("Finish") if state.is_past_planned else _("To reflect"))

    def forward(self) -> None:
        """Go to Reflect."""
        self.want("go_on")


def _at_limit(state: Practice, *, inches: bool) -> str:
    limit = state.frame.comfort_limit
    if state.smaller is None:
        return _("{limit} is the comfort limit in your plan. You can ease back or breathe.").format(limit=limit)
    return _("{limit} is the comfort limit in your plan. You can ease back, breathe, or use {size}.").format(
        limit=limit, size=words.size(state.smaller, inches=inches)
    )


class LargeChoice(QAbstractButton):
    """A wide button with its drawing above the words."""

    def __init__(self, text: str, icon: str, scale: Scale) -> None:
        super().__init__()
        self._icon, self._scale = icon, scale
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return room for drawing and words."""
        font = theme.current().font("session-body", strong=True, scale=self._scale.factor)
        self.setFont(font)
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 80, 172)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, drawing and words."""
        look = theme.current()
        painter = QPainter(self)
        fill = "surface-sunken" if self.isDown() else "surface-hover" if self.underMouse() else "surface-raised"
        radius = tokens.measure("radius", "card") - 2
        paint.box(painter, QRectF(self.rect()), look.color(fill), look.color("border-strong"), radius)
        size = tokens.measure("control", "icon-session") + 4
        middle = self.height() / 2
        icons.paint(painter, QRectF((self.width() - size) / 2, middle - 50, size, size), self._icon, "accent")
        font = look.font("session-body", strong=True, scale=self._scale.factor)
        paint.words(painter, QRectF(0, middle, self.width(), 58), self.text(), font, look.color("text"))


class AboveLimitView(StageView):
    """The timer is paused; no size and no outline is shown. Continue is the last and plainest button."""

    def __init__(self, scale: Scale, preferences: Preferences) -> None:
        super().__init__(scale, preferences)
        self.panel = TintedPanel((46, 40, 46, 40))
        head = QHBoxLayout()
        title = scale.label(_("The timer is paused"), "session-title", "on-accent-soft")
        self.time = scale.label("", "session-body")
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.time)
        self.words = scale.label("", "session-heading", wrap=True)
        self.words.setFont(theme.current().font("session-heading", scale=scale.factor))
        font = self.words.font()
        font.setWeight(font.Weight.Normal)
        self.words.setFont(font)
        self.panel.column.addStretch()
        self.panel.column.addLayout(head)
        self.panel.column.addSpacing(16)
        self.panel.column.addWidget(self.words)
        self.severe = QWidget()
        self._add_severe()
        self.panel.column.addWidget(self.severe)
        self.panel.column.addStretch()
        self.breathe = LargeChoice(_("Breathe"), "leaf", scale)
        self.smaller = LargeChoice("", "minus", scale)
        self.take_out = LargeChoice(_("Take it out and rest"), "moon", scale)
        self.breathe.clicked.connect(lambda: self.want("back_to_breathing"))
        self.smaller.clicked.connect(lambda: self.want("go_smaller"))
        self.take_out.clicked.connect(lambda: self.want("take_out"))
        choices = QHBoxLayout()
        choices.setSpacing(20)
        for choice, stretch in ((self.breathe, 34), (self.smaller, 38), (self.take_out, 44)):
            choices.addWidget(choice, stretch)
        self.column.addSpacing(6)
        self.column.addWidget(self.panel, 1)
        self.column.addSpacing(28)
        self.column.addLayout(choices)
        self.column.addSpacing(32)
        self._add_footer()

    def _add_severe(self) -> None:
        statement = clinical.severe_pain()
        column = QVBoxLayout(self.severe)
        column.setContentsMargins(0, 18, 0, 0)
        column.addWidget(self.scale.label(statement.text, "session-label", wrap=True))
        line = QHBoxLayout()
        line.addWidget(SourceMark(statement.source.shown))
        self.contact = SessionButton(_("When to contact"), self.scale, "quiet", height=52)
        self.contact.clicked.connect(lambda: self.want("when_to_contact"))
        line.addStretch()
        line.addWidget(self.contact)
        column.addLayout(line)

    def _add_footer(self) -> None:
        self.stop = SessionButton(_("Stop for today"), self.scale, icon="stop")
        self.stop.clicked.connect(lambda: self.want("stop"))
        self.go_on = SessionButton(_("Continue"), self.scale, "quiet")
        self.go_on.clicked.connect(lambda: self.want("resume"))
        self.set_footer(Footer((self.stop,), (self.go_on,)))

    def show_state(self, state: Practice, now: float) -> None:
        """Say the number and the limit, and what can be done."""
        limit, pain = state.frame.comfort_limit, state.pain_now
        has_smaller = state.smaller is not None
        text = (
            _(
                "You noted {pain}. The comfort limit in your plan is {limit}. You can breathe, use a smaller size, "
                "take it out, or stop."
            )
            if has_smaller
            else _(
                "You noted {pain}. The comfort limit in your plan is {limit}. You can breathe, take it out, or stop."
            )
        )
        self.words.setText(text.format(pain=pain, limit=limit))
        self.time.setText(clock_text(state.shown_s))
        self.severe.setVisible(state.is_severe)
        self.smaller.setVisible(has_smaller)
        if state.smaller is not None:
            size = words.size(state.smaller, inches=self.preferences.inches)
            self.smaller.setText(_("Smaller: {size}").format(size=size))


class TimeAwayView(StageView):
    """After a lock or a sleep: does the time in between count?"""

    def __init__(self, scale: Scale, preferences: Preferences) -> None:
        super().__init__(scale, preferences)
        self.title = scale.label(_("Welcome back"), "session-title")
        self.words = scale.label("", "session-body", wrap=True)
        self.column.addStretch()
        self.column.addWidget(self.title)
        self.column.addSpacing(12)
        self.column.addWidget(self.words)
        self.column.addStretch(2)
        self.stop = SessionButton(_("Stop for today"), scale, icon="stop")
        self.stop.clicked.connect(lambda: self.want("stop"))
        self.counts = SessionButton(_("It counts"), scale)
        self.counts.clicked.connect(lambda: self.want("count_gap", True))
        self.leave_out = SessionButton(_("Leave it out"), scale, "primary")
        self.leave_out.clicked.connect(self.forward)
        self.set_footer(Footer((self.stop,), (self.counts, self.leave_out)))

    def show_state(self, state: Practice, now: float) -> None:
        """Say how long it was."""
        minutes = words.whole_minutes(round(state.gap_s))
        text = ngettext(
            "{n} minute went by while nobody could see the session. Does that time count?",
            "{n} minutes went by while nobody could see the session. Does that time count?",
            minutes,
        )
        self.words.setText(text.format(n=minutes))

    def forward(self) -> None:
        """Leave the time out and go on."""
        self.want("count_gap", False)
