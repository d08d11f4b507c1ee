"""The plain screen: the breathing circle and the time, nothing else."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app.domain.practice import Practice, Stage
from dilator_app.ui.session.look import clock_text, tap_through
from dilator_app.ui.widgets.small_pacers import PlainPacer


class PlainView(QWidget):
    """Says nothing of sizes or pain. Any key but Space and Esc, or a click, brings the rest back for ten seconds."""

    def __init__(self, state: Practice, monotonic: Callable[[], float], *, reduced_motion: bool) -> None:
        super().__init__()
        self.pacer = PlainPacer(state.frame.pattern, monotonic)
        self.pacer.set_reduced_motion(reduced_motion)
        tap_through(self.pacer)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self.pacer)

    def begin(self, elapsed_s: float) -> None:
        """Continue the breath where another pacer stands."""
        self.pacer.start(elapsed_s)

    def show_state(self, state: Practice) -> None:
        """Show the time of the stage."""
        self.pacer.set_text(clock_text(state.visit_s if state.stage is Stage.BREATHE else state.shown_s))
        if state.running != self.pacer.is_running():
            self.pacer.resume() if state.running else self.pacer.pause()
