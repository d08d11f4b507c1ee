"""Breathe: the pacer, the words for belly and pelvic floor, and how many breaths."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import clinical, tokens
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
_STEP = 8  # by which the circle gives way to what the plan asks for
_UNDER_PHASE, _ABOVE_ALSO, _BELOW_ALSO, _BETWEEN_LESSER = 2, 14, 30, 6
_AS_IT_NEEDS = 10_000  # more than any height: what the plan asks for takes its own first, and scrolls only without it


class _Share(NamedTuple):
    """How wide the circle is and what lies between it and the words, in pixels."""

    side: int
    gap: int
    is_whole: bool  # whether all words stand beside it


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
        usual = Scale(larger=False)
        self._writings = [(scale, scale), (usual, scale), (usual, usual)] if scale.factor > 1 else [(scale, scale)]
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
        self._texts.addSpacing(_UNDER_PHASE)
        self._texts.addWidget(self.words)
        self._texts.addSpacing(_ABOVE_ALSO)
        self._texts.addWidget(self._also_area, _AS_IT_NEEDS)
        self.pattern.setContentsMargins(0, _BELOW_ALSO, 0, 0)
        self.breath.setContentsMargins(0, _BETWEEN_LESSER, 0, 0)
        self._texts.addWidget(self.pattern)
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
        """Share the new room between circle and words."""
        self._share_room()
        super().resizeEvent(event)

    def _share_room(self) -> None:
        """Give the words the width that they need; the circle takes what remains.

        What the plan asks for stands whole before the circle is large; then the pattern goes, then larger text is
        written in the usual size, and the count of the breaths goes last. Only where all that is not enough it scrolls.
        """
        room = self._room()
        for writing, lesser in self._tries():
            self._write_in(*writing)
            share = self._shared(room, lesser)
            if share.is_whole:
                break
        else:
            self._write_in(*self._writings[0])
            share = self._shared(room, ())
        beside = max(1, room.width() - share.gap - share.side)
        also = self.also.heightForWidth(beside) + 2
        rest = self._needed_beside(beside, ()) - also
        self.pacer.setFixedWidth(share.side)
        self._row.setSpacing(share.gap)
        self._also_area.take(also, least=also if share.is_whole else max(_LEAST_ALSO, room.height() - rest))

    def _tries(self) -> Iterator[tuple[tuple[Scale, Scale], Sequence[QWidget]]]:
        """Yield how large the breath and the rest are written, and which of the lesser lines stay; the best first."""
        writings = self._writings if self.also.text() else self._writings[:1]
        for writing in writings:
            for lesser in (self.droppable(), self.droppable()[1:]):
                yield writing, lesser
        for writing in writings:
            yield writing, ()

    def _room(self) -> QSize:
        margins = self.column.contentsMargins()
        footer = tokens.measure("control", "session-footer")
        return QSize(self.width() - margins.left() - margins.right(), self.height() - footer - margins.bottom())

    def _shared(self, room: QSize, lesser: Sequence[QWidget]) -> _Share:
        words = self.phase.width_of(*_phases().values())
        gap = _GAP if room.width() - words - _GAP >= _SIDE else _LEAST_GAP
        most = max(_LEAST_SIDE, min(_SIDE, room.width() - words - gap))
        sides = range(most, _LEAST_SIDE - 1, -_STEP)
        needed = ((side, self._needed_beside(room.width() - gap - side, lesser)) for side in sides)
        side = next((side for side, high in needed if high <= room.height()), None)
        return _Share(side or (_LEAST_SIDE if self.also.text() else most), gap, is_whole=side is not None)

    def _write_in(self, of_breath: Scale, of_rest: Scale) -> None:
        self.phase.setFont(of_breath.font("session-phase"))
        self.words.setFont(of_breath.font("session-title", light=True))
        self.also.setFont(of_rest.font("session-body"))
        for part in (self.pattern, self.breath):
            part.setFont(of_rest.font("session-label"))

    def _needed_beside(self, width: int, lesser: Sequence[QWidget]) -> int:
        """Return how high the words are at ``width``, with those of the ``lesser`` lines."""
        whole = self.phase.heightForWidth(width) + _UNDER_PHASE + self.words.heightForWidth(width) + _ABOVE_ALSO
        if self.also.text():
            whole += self.also.heightForWidth(width) + 2
        return whole + sum(part.sizeHint().height() for part in lesser)

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
