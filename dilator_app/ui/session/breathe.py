"""Breathe: the pacer, the words for belly and pelvic floor, and how many breaths."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dilator_app import clinical
from dilator_app.domain.breathing import Phase, phase_at
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton, tap_through
from dilator_app.ui.session.stage import StageView
from dilator_app.ui.widgets.breathing_pacer import BreathingPacer


class BreatheView(StageView):
    """Nothing here needs a touch; a click on any empty place pauses."""

    def __init__(
        self,
        scale: Scale,
        preferences: Preferences,
        state: Practice,
        monotonic: Callable[[], float],
        *,
        reduced_motion: bool,
        drops: bool = False,
        contract_relax: bool = False,
    ) -> None:
        super().__init__(scale, preferences)
        self._drops, self._contract_relax = drops, contract_relax
        self.pacer = BreathingPacer(state.frame.pattern, monotonic)
        self.pacer.set_reduced_motion(reduced_motion)
        tap_through(self.pacer)
        self.phase = scale.label("", "session-phase")
        self.words = scale.label("", "session-title")
        self.also = scale.label("", "session-small", "text-muted", wrap=True)
        self.pattern = scale.label("", "session-label", "text-muted")
        self.breath = scale.label("", "session-label", "text-muted")
        self._lay_out()
        self._add_footer()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch()
        for words_ in (self.phase, self.words, self.also):
            texts.addWidget(words_)
        texts.addSpacing(40)
        texts.addWidget(self.pattern)
        texts.addSpacing(6)
        texts.addWidget(self.breath)
        texts.addStretch()
        for words_ in (self.phase, self.words, self.also, self.pattern, self.breath):
            tap_through(words_)
        row = QHBoxLayout()
        row.setSpacing(70)
        row.addWidget(self.pacer, 1)
        row.addLayout(texts, 1)
        self.column.addLayout(row, 1)

    def _add_footer(self) -> None:
        self.stop = SessionButton(_("Stop for today"), self.scale, icon="stop")
        self.pause = SessionButton(_("Pause"), self.scale, icon="pause")
        self.sound = SessionButton("", self.scale, icon="sound-off")
        self.next_button = SessionButton(_("Go on"), self.scale, icon="chevron-right", icon_after=True)
        self.stop.clicked.connect(lambda: self.want("stop"))
        self.pause.clicked.connect(lambda: self.want("pause_or_resume"))
        self.sound.clicked.connect(lambda: self.want("sound"))
        self.next_button.clicked.connect(self.forward)
        self.set_footer(Footer((self.stop, self.pause), (self.sound, self.next_button)))

    # --- showing -----------------------------------------------------------------------------------------------------
    def begin_visit(self, state: Practice) -> None:
        """Start the pacer where the state says that the breath is."""
        self.pacer.start(state.visit_s)
        if not state.running:
            self.pacer.pause()

    def show_state(self, state: Practice, now: float) -> None:
        """Show the words of this moment; the pacer draws itself from the clock."""
        moment = phase_at(state.frame.pattern, state.visit_s)
        statement = clinical.breath(moment.phase)
        if not state.running:
            self.phase.setText(_("Paused"))
            self.words.setText(_("The breath waits for you."))
        else:
            self.phase.setText(_("Breathe in…") if moment.phase is Phase.IN else _("Breathe out…"))
            self.words.setText(statement.text)
        pattern = state.frame.pattern
        self.pattern.setText(_("In for {in_s}, out for {out_s}").format(in_s=pattern.in_s, out_s=pattern.out_s))
        self.breath.setText(_breath_words(state, moment.breath))
        self.also.setText(self._also(moment.phase))
        self.also.setVisible(bool(self.also.text()))
        self._show_buttons(state)
        if state.running != self.pacer.is_running():
            if state.running:
                self.pacer.start(state.visit_s)
            else:
                self.pacer.pause()

    def _also(self, phase: Phase) -> str:
        parts = []
        if self._drops and phase is Phase.IN:
            parts.append(clinical.pelvic_drop().text)
        if self._contract_relax and phase is Phase.OUT:
            parts.append(clinical.contract_relax().text)
        return " ".join(parts)

    def _show_buttons(self, state: Practice) -> None:
        self.pause.setText(_("Pause") if state.running else _("Resume"))
        self.pause.set_icon("pause" if state.running else "play")
        forward = _("To reflect") if state.is_breathing_session else _("Go on")
        planned = state.frame.breathing_s
        if state.is_breathing_session and state.breathing_s >= planned:
            forward = _("Finish")
        self.next_button.setText(forward)

    def show_sound(self, *, on: bool, available: bool) -> None:
        """Write the state of the sound on its button."""
        self.sound.setText(_("Sound: on") if on else _("Sound: off"))
        self.sound.set_icon("sound-on" if on else "sound-off")
        self.sound.setVisible(available)

    def forward(self) -> None:
        """Go on to Practise, or to Reflect where no size is used."""
        self.want("go_on")


def _breath_words(state: Practice, breath: int) -> str:
    planned = state.frame.breaths
    if state.visits == 1 and planned and breath <= planned:
        return _("Breath {n} of {of}").format(n=breath, of=planned)
    return _("Breath {n}").format(n=breath)
