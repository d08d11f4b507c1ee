"""The plain screen: the breathing circle and the time, nothing else."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.ui.icons import IconView
from dilator_app.ui.session import breath
from dilator_app.ui.session.look import Scale, clock_text, tap_through
from dilator_app.ui.widgets.small_pacers import PlainPacer

_PAUSE = 48
_PAUSE_FROM_MIDDLE = 150
_WAY_BACK, _WAY_BACK_FROM_MIDDLE = 250, 118


class PlainView(QWidget):
    """Says nothing of sizes or pain. Any key but Space and Esc, or a click, brings the rest back for ten seconds."""

    def __init__(
        self,
        scale: Scale,
        preferences: Preferences,
        state: Practice,
        monotonic: Callable[[], float],
        *,
        reduced_motion: bool,
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self.pacer = PlainPacer(state.frame.pattern, monotonic)
        self.pacer.set_reduced_motion(reduced_motion)
        side = scale.px(self.pacer.sizeHint().width())
        self.pacer.setMaximumSize(side, side)  # the time in it is as large as the tokens say, and no larger
        self.paused = IconView("pause", "on-accent-soft", _PAUSE)
        self.paused.setAccessibleName(_("Paused"))
        words = _("Any key or a click brings the rest back")
        self.way_back = scale.label(words, "session-small", "on-accent-soft", wrap=True)
        self.way_back.setAlignment(Qt.AlignmentFlag.AlignCenter)
        width = scale.px(_WAY_BACK)
        self.way_back.setFixedSize(width, self.way_back.heightForWidth(width))
        circle, mark, told = QWidget(), QWidget(), QWidget()
        inside = QHBoxLayout(circle)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.addWidget(self.pacer)
        over = QVBoxLayout(mark)
        over.addStretch()
        over.addSpacing(2 * _PAUSE_FROM_MIDDLE)
        over.addWidget(self.paused, alignment=Qt.AlignmentFlag.AlignHCenter)
        over.addStretch()
        below = QVBoxLayout(told)
        below.addStretch()
        below.addSpacing(2 * scale.px(_WAY_BACK_FROM_MIDDLE))
        below.addWidget(self.way_back, alignment=Qt.AlignmentFlag.AlignHCenter)
        below.addStretch()
        for part in (circle, self.pacer, mark, self.paused, told, self.way_back):
            tap_through(part)
        layers = QStackedLayout(self)
        layers.setStackingMode(QStackedLayout.StackingMode.StackAll)
        layers.addWidget(mark)
        layers.addWidget(told)
        layers.addWidget(circle)
        layers.setCurrentWidget(mark)
        breath.follow(self.pacer, state)

    def show_state(self, state: Practice, now: float) -> None:
        """Show the time of the stage, and whether it stands."""
        breath.follow(self.pacer, state)
        self.pacer.set_text(clock_text(state.shown_s) if self._preferences.show_clock else "")
        self.paused.setVisible(not state.running or state.resting)

    def show_way_back(self, *, shown: bool) -> None:
        """Say in its first moments how everything else comes back."""
        self.way_back.setVisible(shown and self.paused.isHidden())
