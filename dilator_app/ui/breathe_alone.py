"""The pacer by itself: from the lock page and the welcome. It stores nothing and names nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.clock import Clock
from dilator_app.domain.breathing import BreathPattern, Moment, Phase
from dilator_app.i18n import _
from dilator_app.ui.widgets.breathing_pacer import BreathingPacer
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label


class BreatheAlone(QWidget):
    """Breathes until it is left, with Esc or the button."""

    left = Signal()

    def __init__(self, clock: Clock, *, reduced_motion: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pacer = BreathingPacer(BreathPattern(), clock.monotonic)
        self.pacer.set_reduced_motion(reduced_motion)
        self.pacer.phase_changed.connect(self._on_phase)
        self.phase = label(_("Breathe in…"), "session-phase")
        self.words = label(_("let the belly rise"), "session-title", wrap=True)
        texts = QVBoxLayout()
        texts.addStretch()
        texts.addWidget(self.phase)
        texts.addWidget(self.words)
        texts.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(60)
        middle.addWidget(self.pacer, 11)
        middle.addLayout(texts, 12)
        back = Button(_("Back"), size="large")
        back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _on_phase(self, moment: object) -> None:
        phase = moment.phase if isinstance(moment, Moment) else moment
        breathing_in = phase is Phase.IN
        self.phase.setText(_("Breathe in…") if breathing_in else _("Breathe out…"))
        self.words.setText(_("let the belly rise") if breathing_in else _("let it return"))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to breathe."""
        super().showEvent(event)
        self.pacer.start()
        self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop when nobody sees it."""
        self.pacer.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
