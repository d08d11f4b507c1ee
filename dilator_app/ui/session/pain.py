"""Pain in Practise: the scale, folded until it is wanted, and what the plan says at the comfort limit."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import tokens, words
from dilator_app.domain.plan import OriginKind, Plan, PlanLine
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.ui import theme
from dilator_app.ui.session.look import Scale, SessionButton, clock_text
from dilator_app.ui.session.stage import MovingStage, Want
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.pain_scale import PainScale


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


class NotePainView(MovingStage):
    """The scale, large. It closes by itself after a choice; nothing asks for it."""

    def __init__(self, scale: Scale, preferences: Preferences, plan: Plan | None) -> None:
        super().__init__(scale, preferences)
        self._is_default = is_default(plan)
        self.pain = PainScale(150, scale=scale.factor)
        self.pain.setAccessibleName(_("Pain right now"))
        self.pain.changed.connect(lambda value: self.want(Want.NOTE_PAIN, value))
        self.limit = TintedPanel((32, 24, 32, 25))
        self.limit_words = scale.label("", "session-body", wrap=True)
        self.limit.column.addWidget(self.limit_words)
        self.foot = scale.label("", "session-label", "text-muted", wrap=True)
        self.close_button = SessionButton(_("Close"), scale, height=64)
        self.close_button.clicked.connect(lambda: self.want(Want.CLOSE_PAIN))
        foot = QHBoxLayout()
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.close_button)
        self.column.addSpacing(3)
        self.column.addLayout(self._head())
        self.column.addStretch(42)
        self.column.addWidget(self.pain)
        self.column.addStretch(50)
        self.column.addWidget(self.limit)
        self.column.addStretch(44)
        self.column.addLayout(foot)
        self.column.addSpacing(24)
        self.add_footer()

    def _head(self) -> QHBoxLayout:
        self.number = self.scale.label("", "session-heading")
        self.word = self.scale.label("", "session-heading", light=True)
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(self.scale.label(_("Pain right now"), "session-title"))
        head.addStretch()
        for part in (self.number, self.word):
            part.setContentsMargins(0, 0, 0, self.scale.px(7))
            head.addWidget(part, alignment=Qt.AlignmentFlag.AlignBottom)
        return head

    def droppable(self) -> tuple[QWidget, ...]:
        """Let the quiet line at the bottom go first."""
        return (self.foot,)

    def show_state(self, state: Practice, now: float) -> None:
        """Show the number that was noted last, and what the plan says at the limit."""
        pain = state.pain_now
        if self.pain.value() != pain:
            self.pain.set_value(pain)
        self.number.setText("" if pain is None else str(pain))
        self.word.setText("" if pain is None else words.pain_word(pain))
        if state.is_at_limit:
            self.limit_words.setText(_at_limit(state, inches=self.preferences.inches, is_default=self._is_default))
        self.limit.setVisible(state.is_at_limit)
        time = clock_text(state.shown_s)
        self.foot.setText(
            _("{time}. Closes by itself; nothing needs an answer.").format(time=time)
            if self.preferences.show_clock
            else _("Closes by itself; nothing needs an answer.")
        )
        self.show_going(state)


def is_default(plan: Plan | None) -> bool:
    """Return whether the comfort limit comes from the app and from nobody who made the plan."""
    return plan is None or plan.origins[PlanLine.COMFORT_LIMIT].kind is OriginKind.DEFAULT


def _at_limit(state: Practice, *, inches: bool, is_default: bool) -> str:
    limit = state.frame.comfort_limit
    if state.smaller is None:
        text = (
            _("{limit} is the comfort limit, an app default. You can ease back or breathe.")
            if is_default
            else _("{limit} is the comfort limit in your plan. You can ease back or breathe.")
        )
        return text.format(limit=limit)
    text = (
        _("{limit} is the comfort limit, an app default. You can ease back, breathe, or use {size}.")
        if is_default
        else _("{limit} is the comfort limit in your plan. You can ease back, breathe, or use {size}.")
    )
    return text.format(limit=limit, size=words.size(state.smaller, inches=inches))
