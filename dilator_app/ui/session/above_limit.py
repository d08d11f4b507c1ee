"""What opens above the comfort limit: the timer is paused, and what makes it gentler stands large."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import clinical, tokens, words
from dilator_app.domain.plan import Plan
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.ui import icons, theme
from dilator_app.ui.session.area import QuietArea
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import OnePress, Scale, SessionButton, SessionLink, clock_text
from dilator_app.ui.session.pain import TintedPanel, is_default
from dilator_app.ui.session.stage import StageView, Want
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.pain_scale import HIGHEST, PainScale
from dilator_app.ui.widgets.source_mark import SourceMark

_CHOICE_HEIGHTS = (172, 132, 84, 76)  # from comfortable to what a hand still meets
_WITH_ICON = 120
_CHOICE_ROLES = ("session-body", "session-button")
_CHOICE_GAP = 20
_ABOVE, _GAPS, _TIGHT_GAPS = 6, (28, 32), (16, 20)  # above the panel; above and below the choices
_SIDES, _MARGIN, _TIGHT_MARGIN = 46, 22, 12
_CELL = 84
_ABOVE_SOURCE = 10


@dataclass(frozen=True)
class _Fit:
    """What is said above the choices where the room is so short."""

    names_choices: bool = False
    role: str = "session-body"
    is_tight: bool = True
    has_title: bool = True
    has_words: bool = True


_WHOLE = (
    _Fit(names_choices=True, role="session-heading", is_tight=False),
    _Fit(role="session-heading", is_tight=False),
    _Fit(role="session-heading"),
    _Fit(),
)
_SHORT = (_Fit(has_title=False),)
_SHORT_WHERE_SEVERE = (*_SHORT, _Fit(has_title=False, has_words=False))
"""The line about severe pain and the way to "When to contact" stay: what the buttons say goes first (care M7, S2)."""


class LargeChoice(OnePress):
    """A wide button with its drawing above the words; without the drawing where the room is short."""

    def __init__(self, text: str, drawing: str, scale: Scale) -> None:
        super().__init__(text)
        self._drawing, self._scale, self._role = drawing, scale, _CHOICE_ROLES[0]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_height(_CHOICE_HEIGHTS[0])

    def set_height(self, height: int) -> None:
        """Take another height."""
        self.setFixedHeight(height)

    def set_role(self, role: str) -> None:
        """Write in another type role."""
        self._role = role
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for drawing and words."""
        return QSize(self._words_width() + 80, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the words."""
        return QSize(self._words_width() + 24, self.height())

    def _words_width(self) -> int:
        self.setFont(self._scale.font(self._role, strong=True))
        return self.fontMetrics().horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, drawing and words."""
        look = theme.current()
        painter = QPainter(self)
        fill = "surface-sunken" if self.isDown() else "surface-hover" if self.underMouse() else "surface-raised"
        radius = tokens.measure("radius", "card") - 2
        paint.box(painter, QRectF(self.rect()), look.color(fill), look.color("border-strong"), radius)
        font = self._scale.font(self._role, strong=True)
        room = QRectF(self.rect())
        if self.height() >= _WITH_ICON:
            size = tokens.measure("control", "icon-session") + 4
            middle = self.height() / 2
            spot = QRectF((self.width() - size) / 2, middle - 14 - size, size, size)
            icons.paint(painter, QRectF(spot.toRect()), self._drawing, "accent")
            room = QRectF(0, middle + 1, self.width(), 56)
        paint.words(painter, room, self.text(), font, look.color("text"))


class AboveLimitView(StageView):
    """The timer is paused; no size and no outline is shown. Continue is the last and plainest button."""

    def __init__(self, scale: Scale, preferences: Preferences, plan: Plan | None) -> None:
        super().__init__(scale, preferences)
        self._is_default = is_default(plan)
        self._state: Practice | None = None
        self._shown: tuple[object, ...] = ()
        self.panel = TintedPanel((_SIDES, _MARGIN, _SIDES, _MARGIN))
        self._area = QuietArea(self._words(), _("The timer is paused"))
        self.panel.column.addWidget(self._area)
        self.breathe = LargeChoice(_("Breathe"), "leaf", scale)
        self.smaller = LargeChoice("", "minus", scale)
        self.take_out = LargeChoice(_("Take it out and rest"), "moon", scale)
        self.breathe.clicked.connect(lambda: self.want(Want.BACK_TO_BREATHING))
        self.smaller.clicked.connect(lambda: self.want(Want.GO_SMALLER))
        self.take_out.clicked.connect(lambda: self.want(Want.TAKE_OUT))
        self._choices = ((self.breathe, 340), (self.smaller, 380), (self.take_out, 440))
        choices = QHBoxLayout()
        choices.setSpacing(_CHOICE_GAP)
        for choice, stretch in self._choices:
            choices.addWidget(choice, stretch)
        self._gaps = [QWidget() for _gap in _GAPS]
        self.column.addSpacing(_ABOVE)
        self.column.addWidget(self.panel, 1)
        self.column.addWidget(self._gaps[0])
        self.column.addLayout(choices)
        self.column.addWidget(self._gaps[1])
        self.stop = SessionButton(_("Stop for today"), scale, icon="stop")
        self.stop.clicked.connect(lambda: self.want(Want.STOP))
        self.go_on = SessionButton(_("Continue"), scale, "quiet")
        self.go_on.clicked.connect(lambda: self.want(Want.RESUME))
        self.set_footer(Footer((self.stop,), (self.go_on,)))

    def _words(self) -> QWidget:
        scale, statement = self.scale, clinical.severe_pain()
        self.title = scale.label(_("The timer is paused"), "session-title", "on-accent-soft", wrap=True)
        self.time = scale.label("", "session-body")
        self.time.setContentsMargins(0, scale.px(16), 0, 0)
        self.words = scale.label("", "session-heading", wrap=True, light=True)
        self.severe = scale.label(statement.text, "session-body", wrap=True)
        self.severe.setContentsMargins(0, 0, 0, scale.px(_ABOVE_SOURCE))  # they come and go together
        self.source = SourceMark(statement.source.shown, scale.factor)
        self.contact = SessionLink(_("When to contact"), scale)
        self.contact.clicked.connect(lambda: self.want(Want.WHEN_TO_CONTACT))
        self.more = SessionLink(_("Note a higher number"), scale)
        self.more.clicked.connect(self._open_scale)
        self.pain = PainScale(_CELL, scale=scale.factor)
        self.pain.setAccessibleName(_("Pain right now"))
        self.pain.changed.connect(self._on_higher)
        self.pain.hide()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.time)
        foot = QHBoxLayout()
        foot.setSpacing(24)
        foot.addWidget(self.contact)
        foot.addWidget(self.more)
        foot.addStretch()
        self._balance = QWidget()  # as high as the line at the foot, so that the words stand in the middle
        self._balance.setFixedHeight(self.contact.sizeHint().height() + 8)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._balance)
        column.addStretch()
        column.addLayout(head)
        column.addSpacing(14)
        column.addWidget(self.words)
        column.addSpacing(12)
        column.addWidget(self.severe)
        column.addWidget(self.source, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        column.addWidget(self.pain)
        column.addStretch()
        column.addSpacing(8)
        column.addLayout(foot)
        return self._content

    def _open_scale(self) -> None:
        """Show the scale; only a higher number can be chosen, for a lower one calls nothing off."""
        self.pain.show()
        for part in (self.more, self.words, self.severe, self.source):  # the scale takes their place for a moment
            part.hide()
        self.fit()
        self.pain.setFocus(Qt.FocusReason.OtherFocusReason)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._area.ensureWidgetVisible(self.pain)

    def close_scale(self) -> bool:
        """Fold the scale away; return whether it was open."""
        was_open = not self.pain.isHidden()
        if was_open:
            had_keyboard = self.pain.hasFocus()
            for part in (self.more, self.words):
                part.show()
            if had_keyboard:
                self.more.setFocus(Qt.FocusReason.OtherFocusReason)
            self.pain.hide()
            self.fit()
            self._area.verticalScrollBar().setValue(0)
        return was_open

    def _on_higher(self, value: object) -> None:
        self.close_scale()
        self.want(Want.NOTE_PAIN, value)

    def fit(self) -> None:
        """Make the choices lower where the words need the room, then let go what the choices say as well."""
        if self._state is None or self._content.layout() is None or self.width() <= 0:
            return
        self._fit_words()
        for scale, fit in self._tries(is_severe=self._state.is_severe):
            self._say(self._state, fit, scale)
            room = self._room(fit)
            if room >= _CHOICE_HEIGHTS[-1 if fit.is_tight else -2]:
                break
        height = next((height for height in _CHOICE_HEIGHTS if height <= room), _CHOICE_HEIGHTS[-1])
        for choice, _stretch in self._choices:
            choice.set_height(height)

    def _tries(self, *, is_severe: bool) -> Iterator[tuple[Scale, _Fit]]:
        """Yield what is said and how large; where text is larger, the usual size comes before a line is left out."""
        for scale in (self.scale, Scale(larger=False)) if self.scale.factor > 1 else (self.scale,):
            for fit in _WHOLE:
                yield scale, fit
        for fit in _SHORT_WHERE_SEVERE if is_severe else _SHORT:
            yield self.scale, fit

    def _room(self, fit: _Fit) -> int:
        """Return what is left for the choices."""
        margin, gaps = (_TIGHT_MARGIN, _TIGHT_GAPS) if fit.is_tight else (_MARGIN, _GAPS)
        self.panel.column.setContentsMargins(_SIDES, margin, _SIDES, margin)
        for gap, height in zip(self._gaps, gaps, strict=True):
            gap.setFixedHeight(height)
        layout = self._content.layout()
        if layout is None:
            return 0
        layout.invalidate()
        inside = self.width() - 2 * self.column.contentsMargins().left() - 2 * _SIDES
        fixed = _ABOVE + sum(gaps) + 2 * margin + tokens.measure("control", "session-footer")
        return self.height() - fixed - layout.totalHeightForWidth(inside)

    def _say(self, state: Practice, fit: _Fit, scale: Scale) -> None:
        """Say the number and the limit; while the scale is open it stands in their place."""
        self.title.setFont(scale.font("session-title"))
        for part in (self.time, self.severe):
            part.setFont(scale.font("session-body"))
        for link in (self.contact, self.more):
            link.write_in(scale)
        self.words.setText(_above_limit(state, is_default=self._is_default, names_choices=fit.names_choices))
        self.words.setFont(scale.font(fit.role, light=True))
        self.words.setVisible(fit.has_words and self.pain.isHidden())
        for part in (self.title, self.time):
            part.setVisible(fit.has_title)
        self._balance.setVisible(fit == _WHOLE[0] and not state.is_severe)

    def _fit_words(self) -> None:
        """Write on the choices a little smaller where they would not stand side by side."""
        shown = [choice for choice, _stretch in self._choices if not choice.isHidden()]
        room = self.width() - 2 * self.column.contentsMargins().left() - _CHOICE_GAP * (len(shown) - 1)
        for role in _CHOICE_ROLES:
            for choice in shown:
                choice.set_role(role)
            if sum(choice.minimumSizeHint().width() for choice in shown) <= room:
                break

    def show_state(self, state: Practice, now: float) -> None:
        """Say the number and the limit, and what can be done."""
        says_severe = state.is_severe and self.pain.isHidden()
        shown = (state.pain_now, state.smaller, says_severe)
        changed = shown != self._shown
        self._state, self._shown = state, shown
        self.time.setText(clock_text(state.shown_s) if self.preferences.show_clock else "")
        noted = state.pain_now or 0
        self.pain.set_value(state.pain_now)
        self.pain.set_least(noted + 1)
        self.more.setHidden(noted >= HIGHEST or not self.pain.isHidden())
        self.severe.setVisible(says_severe)
        self.source.setVisible(says_severe)
        self.smaller.setVisible(state.smaller is not None)
        if state.smaller is not None:
            size = words.size(state.smaller, inches=self.preferences.inches)
            self.smaller.setText(_("Smaller: {size}").format(size=size).replace("&", "&&"))
        if changed:
            self.fit()


def _above_limit(state: Practice, *, is_default: bool, names_choices: bool) -> str:
    if not names_choices:
        text = (
            _("You noted {pain}. The comfort limit is {limit}, an app default.")
            if is_default
            else _("You noted {pain}. The comfort limit in your plan is {limit}.")
        )
    elif state.smaller is None:
        text = (
            _("You noted {pain}. The comfort limit is {limit}, an app default. You can breathe, take it out, or stop.")
            if is_default
            else _(
                "You noted {pain}. The comfort limit in your plan is {limit}. You can breathe, take it out, or stop."
            )
        )
    else:
        text = (
            _(
                "You noted {pain}. The comfort limit is {limit}, an app default. You can breathe, use a smaller size, "
                "take it out, or stop."
            )
            if is_default
            else _(
                "You noted {pain}. The comfort limit in your plan is {limit}. You can breathe, use a smaller size, "
                "take it out, or stop."
            )
        )
    return text.format(pain=state.pain_now, limit=state.frame.comfort_limit)
