"""Practise: the size, the clock, the breath; note pain, go smaller, go back to breathing."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import clinical, tokens, words
from dilator_app.domain.breathing import Phase
from dilator_app.domain.plan import InsertionCue, Plan
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import HowFar
from dilator_app.i18n import _
from dilator_app.ui import theme
from dilator_app.ui.session import breath
from dilator_app.ui.session.look import (
    LargeWords,
    Scale,
    SessionButton,
    SessionLink,
    clock_text,
    fit_line,
    spoken_time,
    tap_through,
)
from dilator_app.ui.session.size_choice import Chips
from dilator_app.ui.session.stage import MovingStage, Want
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.card import Card
from dilator_app.ui.widgets.small_pacers import SmallPacer

_CARD, _SIDES, _GAP = 404, 32, 56
_NARROW_WINDOW, _NARROW_GAP = 1180, 28
_BUTTON, _BUTTONS_OF_THREE = 88, (72, 58)
_ABOVE_CARD, _BELOW = 6, 28
_MOST_FOR_CARD = 0.39  # of the width: the lines of the breath stay whole in the smallest window
_SIZE_ROLES = ("session-figure", "session-title", "session-heading", "session-body")
_BREATH_ROLES = ("session-title", "session-heading", "session-body")
_CUE_OF = {Phase.IN: InsertionCue.IN_BREATH, Phase.OUT: InsertionCue.OUT_BREATH}


class TimeBar(QWidget):
    """How much of about the planned time has passed; it goes no further than its end."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Fill ``share`` of the bar, as far as a pixel shows it."""
        steps = max(1, self.width())
        share = round(max(0.0, min(1.0, share)) * steps) / steps
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


class PractiseView(MovingStage):
    """The clock counts on past the planned time; nothing waits for an answer."""

    def __init__(
        self,
        scale: Scale,
        preferences: Preferences,
        state: Practice,
        plan: Plan | None,
        monotonic: Callable[[], float],
        *,
        reduced_motion: bool,
    ) -> None:
        super().__init__(scale, preferences)
        self._cue = plan.insertion_cue if plan else InsertionCue.NONE
        self.pacer = SmallPacer(state.frame.pattern, monotonic)
        self.pacer.set_reduced_motion(reduced_motion)
        self.card = self._make_card()
        self._row = QHBoxLayout()
        card = QVBoxLayout()
        card.setContentsMargins(0, _ABOVE_CARD, 0, 0)
        card.addWidget(self.card)
        self._row.addLayout(card)
        self._clock_column = self._clock_side()
        self._row.addLayout(self._clock_column, 1)
        self._beside_clock = (self.under, self.bar, self.pacer)
        self._on_card = (self.role, self.how_far)
        self._said_of_role = "", ""
        self.column.addLayout(self._row, 1)
        self.column.addSpacing(_BELOW)
        self.add_footer()
        self.show_part(self.how_far, shown=self.preferences.ask_how_far)
        breath.follow(self.pacer, state)

    # --- building ----------------------------------------------------------------------------------------------------
    def _make_card(self) -> Card:
        card = Card(padding=(_SIDES, 23))
        card.setFixedWidth(_CARD)
        self.size_label = self.scale.label("", "session-figure")
        self.role = self.scale.label("", "session-label", "text-muted", wrap=True)
        self.other = SessionLink(_("Other sizes"), self.scale)
        self.other.clicked.connect(lambda: self.want(Want.OPEN_SIZES))
        self.how_far = Chips(self.scale, height=46, role="session-small", clearable=True, sides=10)
        self.how_far.set_options(_how_far())
        self.how_far.setAccessibleName(_("How far"))
        self.how_far.changed.connect(lambda value: self.want(Want.NOTE_HOW_FAR, value))
        self.breathe = self._button("leaf", Want.BACK_TO_BREATHING)
        self.breathe.say(_("Breathe"))
        self.smaller = self._button("minus", Want.GO_SMALLER)
        self.same = self._button("play", Want.RESUME)
        self.note_pain = self._button("pencil", Want.OPEN_PAIN)
        self.note_pain.say(_("Note pain"))
        for part in (self.size_label, self.role):
            tap_through(part)
        column = card.column
        column.addWidget(self.size_label)
        column.addWidget(self.role)
        column.addSpacing(6)
        column.addWidget(self.other, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.how_far)
        column.addStretch()
        column.addSpacing(8)
        self._buttons = buttons = QVBoxLayout()
        buttons.setSpacing(16)
        for button in (self.breathe, self.smaller, self.same, self.note_pain):
            buttons.addWidget(button)
        self.breathe.hide()
        self.same.hide()
        column.addLayout(buttons)
        column.setContentsMargins(_SIDES, 23, _SIDES, 32)
        return card

    def _button(self, icon: str, what: Want) -> SessionButton:
        made = SessionButton("", self.scale, icon=icon, height=_BUTTON, role="session-body", elides=True)
        made.clicked.connect(lambda: self.want(what))
        return made

    def _clock_side(self) -> QVBoxLayout:
        self.clock = self.scale.label("", "session-timer")
        self.clock.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = TimeBar()
        self.under = QWidget()
        self.so_far = self.scale.label(_("so far"), "session-body", "text-muted")
        self.about = self.scale.label("", "session-body", "text-muted")
        self.about.setAlignment(Qt.AlignmentFlag.AlignRight)
        under = QGridLayout(self.under)
        under.setContentsMargins(0, 10, 0, 0)
        under.addWidget(self.so_far, 0, 0)
        under.addWidget(self.about, 0, 1)
        self.breath = LargeWords(self.scale, "session-title", light=True, lines=2)
        self.breath.keep_room_for(*map(_breath_words, Phase))
        self.cue = self.scale.label("", "session-body", "text-muted", wrap=True)
        self.cue.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.cue.setContentsMargins(0, 6, 0, 0)
        self.cue.setHidden(self._cue is InsertionCue.NONE)
        self.back = SessionLink(_("Back to breathing"), self.scale)
        self.back.clicked.connect(lambda: self.want(Want.BACK_TO_BREATHING))
        for part in (self.clock, self.under, self.breath, self.cue, self.bar, self.pacer):
            tap_through(part)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.clock)
        column.addSpacing(3)
        column.addWidget(self.bar)
        column.addWidget(self.under)
        column.addStretch(3)
        line = QHBoxLayout()
        line.setSpacing(34)
        line.addStretch()
        line.addWidget(self.pacer)
        line.addWidget(self.breath, 100)
        line.addStretch()
        column.addLayout(line)
        column.addWidget(self.cue)
        column.addStretch(1)
        column.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignHCenter)
        return column

    # --- room --------------------------------------------------------------------------------------------------------
    def droppable(self) -> Sequence[QWidget]:
        """Let the words under the bar go first, then the bar, then what else may be missed."""
        return (*self._beside_clock, *self._on_card)

    def fit(self) -> None:
        """Let parts go on the side that is short of room.

        Where that is not enough, as with larger text in a small window, the clock's side is written smaller.
        """
        if self._fitting:
            return
        self._fitting = True
        room = self.height() - tokens.measure("control", "session-footer") - _BELOW
        margins = self.column.contentsMargins()
        inside = self.width() - margins.left() - margins.right() - self._row.spacing()
        for role, of_breath, of_rest in _writings(self.scale):
            card = min(of_rest.px(_CARD), int(self.width() * _MOST_FOR_CARD))
            if card != self.card.width():
                self.card.setFixedWidth(card)
            self._fit_card(room)
            self._write_in(role, of_breath, of_rest)
            if self._fits_beside(inside - card, room):
                break
        self._fitting = False

    def _write_in(self, role: str, of_breath: Scale, of_rest: Scale) -> None:
        self.breath.setFont(of_breath.font(role, light=True))
        self.clock.setFont(of_rest.font("session-timer"))
        self.cue.setFont(of_rest.font("session-body"))
        self.back.write_in(of_rest)
        self._limit_breath()

    def _fits_beside(self, width: int, room: int) -> bool:
        """Let parts go from the clock's side; return whether the rest of it has room at ``width``."""
        return self.drop(self._beside_clock, lambda: _least_height(self._clock_column, width) <= room)

    def _fit_card(self, room: int) -> None:
        """Let parts go from the card; that it is the warm-up or a rest stays said, in a word where there is no room."""
        for text, parts, height in self._card_tries():
            for button in (self.breathe, self.smaller, self.same):
                button.set_height(height)
            if text:
                self.role.setText(text)
                self.drop(parts, lambda: _least_height(self.card.layout(), self.card.width()) + _ABOVE_CARD <= room)
            if not self.role.isHidden():
                break

    def _card_tries(self) -> Iterator[tuple[str, Sequence[QWidget], int]]:
        """Yield what may be said of the size, which parts go for it in which order, and how high the buttons are."""
        long, short = self._said_of_role
        heights = self._button_heights()
        yield long, self._on_card, heights[0]
        for height in heights:
            yield short, self._on_card[::-1], height

    def _button_heights(self) -> tuple[int, ...]:
        """Return how high the buttons on the card may be; three of them, as in a rest, leave less room."""
        return (_BUTTON,) if self.breathe.isHidden() else _BUTTONS_OF_THREE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the card and the clock."""
        narrow = self.width() < _NARROW_WINDOW
        self._row.setSpacing(_NARROW_GAP if narrow else _GAP)
        super().resizeEvent(event)

    def _limit_breath(self) -> None:
        widest = self.breath.width_of(*(line for phase in Phase for line in _breath_words(phase).split("\n")))
        self.breath.setMaximumWidth(widest)

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_state(self, state: Practice, now: float) -> None:
        """Show size, clock and the words of this moment."""
        step = state.step
        if step is None:
            return
        inches, shown = self.preferences.inches, self._shown_on_card()
        size = words.size(step.dilator, inches=inches)
        fit_line(self.size_label, self.scale, self.card.width() - 2 * _SIDES, _SIZE_ROLES, size)
        said = _role_words(state), _role_in_short(state)
        if said != self._said_of_role:
            self._said_of_role = said
            self.role.setText(said[0])
        self.how_far.show_value(step.how_far)
        self.other.setVisible(not state.leads_to_main_size and not state.resting and len(state.frame.set_) > 1)
        self.smaller.setVisible(state.smaller is not None)
        if state.smaller is not None:
            self.smaller.say(_("Smaller: {size}").format(size=words.size(state.smaller, inches=inches)))
        self._show_rest(state, size)
        if shown != self._shown_on_card():
            self._buttons.invalidate()  # else it remembers the height of those that were shown before
            self.fit()
        self._show_clock(state)
        self._show_breath(state)
        self.show_going(state)

    def _shown_on_card(self) -> tuple[bool | str, ...]:
        return (*(part.isHidden() for part in (self.other, self.breathe, self.smaller)), self._said_of_role[0])

    def _show_rest(self, state: Practice, size: str) -> None:
        """Offer after a rest what is gentlest first; a larger size stands behind Other sizes alone."""
        self.same.say(_("Continue: {size}").format(size=size))
        if self.breathe.isHidden() != state.resting:
            return
        for button in (self.breathe, self.same):
            button.setVisible(state.resting)
        self.back.setHidden(state.resting)
        self.note_pain.setHidden(state.resting)

    def show_noted(self, pain: int | None) -> None:
        """Say for a moment which number was taken, where its key alone was pressed."""
        self.note_pain.say(_("Note pain") if pain is None else _("Noted: {n}").format(n=pain))

    def _show_clock(self, state: Practice) -> None:
        planned, shown = state.planned_s, self.preferences.show_clock
        self.clock.setText(clock_text(state.shown_s))
        self.clock.setAccessibleName(spoken_time(state.shown_s))
        self.clock.setVisible(shown)
        with_bar = planned is not None and shown and self.preferences.show_time_bar
        self.show_part(self.bar, shown=with_bar)
        self.show_part(self.under, shown=with_bar)
        if planned is not None:
            self.bar.set_share(state.shown_s / planned)
            self.about.setText(_("about {time}").format(time=clock_text(planned)))

    def _show_breath(self, state: Practice) -> None:
        breath.follow(self.pacer, state)
        phase = breath.phase_of(self.pacer, state)
        if not state.running:
            self.breath.setText(_("Paused"))
            self.cue.setText("")
            return
        self.breath.setText(_breath_words(phase))
        cued = self._cue is _CUE_OF[phase] and not state.resting
        self.cue.setText(_("Your plan: move on with this breath.") if cued else "\N{NO-BREAK SPACE}")
        if self.cue.heightForWidth(self.cue.width()) > self.cue.height():
            self.fit()


def _writings(scale: Scale) -> Iterator[tuple[str, Scale, Scale]]:
    """Return how the breath may be written: its role and scale, and the scale of clock and cue; the first that fits.

    Where text is larger, the usual size comes before the next smaller role: no word is smaller than without it.
    """
    usual = Scale(larger=False)
    for role in _BREATH_ROLES:
        yield role, scale, scale
        if scale.factor > 1:
            if role != _BREATH_ROLES[0]:
                yield role, scale, usual
            else:
                yield role, usual, scale
            yield role, usual, usual


def _least_height(layout: QLayout | None, width: int) -> int:
    """Return how high ``layout`` is when it is so wide and nothing in it stretches."""
    if layout is None:
        return 0
    return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()


def _breath_words(phase: Phase) -> str:
    return clinical.breath_in_practise(phase).text


def _role_in_short(state: Practice) -> str:
    if state.resting:
        return _("Resting")
    return _("Warm-up") if state.is_warming_up else ""


def _role_words(state: Practice) -> str:
    if state.resting:
        return _("Resting. Take the time you need.")
    if state.is_warming_up:
        return _("Warm-up. Change when you like, or stay.")
    return _("Ease back whenever you like.")


def _how_far() -> list[tuple[Hashable, str]]:
    return [
        (HowFar.OUTSIDE, _("outside")),
        (HowFar.TIP, _("the tip")),
        (HowFar.PART, _("part")),
        (HowFar.ALL, _("all")),
    ]
