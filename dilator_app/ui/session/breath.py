"""Pacers follow the session: they stand when it stands and breathe on where it says that the breath is."""

from typing import TYPE_CHECKING

from dilator_app.domain.breathing import Phase, phase_at
from dilator_app.domain.practice import MOVING, Practice

if TYPE_CHECKING:
    from dilator_app.ui.widgets.pacer import Pacer


def breathes(state: Practice) -> bool:
    """Return whether the breath goes on; it does while the person rests from a size, too."""
    return state.stage in MOVING and state.running and not state.above_limit


def follow(pacer: "Pacer", state: Practice) -> None:
    """Let ``pacer`` stand or go on with the session."""
    if pacer.moment() is None:
        pacer.start(state.breath_s)
    if breathes(state) != pacer.is_running():
        pacer.resume() if breathes(state) else pacer.pause()


def phase_of(pacer: "Pacer", state: Practice) -> Phase:
    """Return the half of the breath that the pacer shows; words beside it never run ahead or behind."""
    moment = pacer.moment() or phase_at(state.frame.pattern, state.breath_s)
    return moment.phase
