"""Breathe: the pacer, the words for belly and pelvic floor, and how many breaths."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import clinical
from dilator_app.domain.breathing import BreathPattern, Phase, phase_at
from dilator_app.domain.plan import Plan
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.ui.session import breath
from dilator_app.ui.session.area import QuietArea
from dilator_app.ui.session.look import LargeWords, Scale, SessionButton, tap_through
from dilator_app.ui.session.stage import MovingStage, Want
from dilator_app.ui.widgets.breathing_pacer import BreathingPacer
from dilator_app.ui.widgets.pacer import Pacer

_SIDE, _LEAST_SIDE = 558, 280  # at the first the ring stands where its measures are whole
_OVERHANG = 9  # the pacer's own margin around its ring
_GAP, _LEAST_GAP = 63, 24
_LEAST_ALSO = 44
_ALL_IT_NEEDS = 10_000  # of the stretch: what the plan asks for takes its height first, and scrolls only without it


class BreatheView(MovingStage):
    """Nothing here needs a touch; a click on any empty place pauses."""

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
        self._tightens = plan is not None and plan.contract_relax
        self.pacer = large_pacer(state.frame.pattern, monotonic, drawn_body=preferences.draw_body)
        self.pacer.set_reduced_motion(reduced_motion)
        self.phase = LargeWords(scale, "session-phase")
        self.words = LargeWords(scale, "session-title", light=True, lines=2)
        self.words.keep_room_for(*(self._words(phase) for phase in Phase))
        self.also = scale.label(_also(plan), "session-body", wrap=True)
        self._also_area = QuietArea(self.also, _("From your plan"))
        self._also_area.setMinimumHeight(_LEAST_ALSO)
        self._also_area.setHidden(not self.also.text())
        self.pattern = scale.label(_pattern(state), "session-label", "text-muted")
        self.breath = scale.label("", "session-label", "text-muted")
        for part in (self.pacer, self.phase, self.words, self.also, self.pattern, self.breath):
            tap_through(part)
        self._lay_out()
        self.sound = SessionButton(_("Sound: off"), scale, icon="sound-off")
        self.sound.clicked.connect(lambda: self.want(Want.SOUND))
        self.add_footer(self.sound)
        breath.follow(self.pacer, state)

    def _lay_out(self) -> None:
        self._texts = QVBoxLayout()
        self._texts.setSpacing(0)
        self._texts.addStretch(33)
        self._texts.addWidget(self.phase)
        self._texts.addSpacing(2)
        self._texts.addWidget(self.words)
        self._texts.addSpacing(14)
        self._texts.addWidget(self._also_area, _ALL_IT_NEEDS)
        self._texts.addSpacing(30)
        self._texts.addWidget(self.pattern)
        self._texts.addSpacing(6)
        self._texts.addWidget(self.breath)
        self._texts.addStretch(35)
        self._row = QHBoxLayout()
        margin = self.column.contentsMargins().left()
        self.column.setContentsMargins(margin - _OVERHANG, 0, margin, 6)
        self._row.addWidget(self.pacer)
        self._row.addLayout(self._texts, 1)
        self.column.addLayout(self._row, 1)

    # --- room --------------------------------------------------------------------------------------------------------
    def droppable(self) -> Sequence[QWidget]:
        """Let the two lines go that may be missed."""
        return (self.pattern, self.breath)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the width that they need; the circle takes what remains."""
        margins = self.column.contentsMargins()
        inside = self.width() - margins.left() - margins.right()
        words = self.phase.width_of(*_phases().values())
        gap = _GAP if inside - words - _GAP >= _SIDE else _LEAST_GAP
        self.pacer.setFixedWidth(max(_LEAST_SIDE, min(_SIDE, inside - words - gap)))
        self._row.setSpacing(gap)
        self._also_area.setMaximumHeight(self.also.heightForWidth(max(1, inside - self.pacer.width() - gap)) + 2)
        super().resizeEvent(event)

    # --- showing -----------------------------------------------------------------------------------------------------
    def show_state(self, state: Practice, now: float) -> None:
        """Show the words of this moment; the pacer draws itself from the clock."""
        breath.follow(self.pacer, state)
        phase = breath.phase_of(self.pacer, state)
        if breath.breathes(state):
            self.phase.setText(_phases()[phase])
            self.words.setText(self._words(phase))
        else:
            self.phase.setText(_("Paused"))
            self.words.setText(_("The breath waits for you."))
        moment = self.pacer.moment() or phase_at(state.frame.pattern, state.visit_s)
        self.breath.setText(_breath_words(state, moment.breath))
        self.show_going(state)

    def _words(self, phase: Phase) -> str:
        return clinical.breath(phase, tightens=self._tightens).text

    def show_switches(self, *, sound: bool, silent: str, plain: bool) -> None:
        """Write the state of the sound on its button."""
        self.sound.say(_("Sound: on") if sound else _("Sound: off"), "sound-on" if sound else "sound-off")
        self.sound.setHidden(bool(silent))


def large_pacer(pattern: BreathPattern, monotonic: Callable[[], float], *, drawn_body: bool) -> Pacer:
    """Return what breathes: the ring, or the drawing of the body that the person chose instead."""
    if drawn_body:
        from dilator_app.ui.widgets.breath_drawing import BreathDrawing  # most sessions do without

        return BreathDrawing(pattern, monotonic)
    return BreathingPacer(pattern, monotonic)


def _phases() -> dict[Phase, str]:
    return {Phase.IN: _("Breathe in…"), Phase.OUT: _("Breathe out…")}


def _pattern(state: Practice) -> str:
    pattern = state.frame.pattern
    return _("In for {in_s}, out for {out_s}").format(in_s=pattern.in_s, out_s=pattern.out_s)


def _also(plan: Plan | None) -> str:
    """Return what else the plan asks for in a breath. It stays as it is while the breath goes in and out."""
    parts = []
    if plan is not None and plan.drops:
        parts.append(clinical.pelvic_drop().text)
    if plan is not None and plan.contract_relax:
        parts.append(clinical.contract_relax().text)
    return "\n".join(parts)


def _breath_words(state: Practice, number: int) -> str:
    planned = state.frame.breaths
    if state.visits == 1 and planned and number <= planned:
        return _("Breath {n} of {of}").format(n=number, of=planned)
    return _("Breath {n}").format(n=number)
