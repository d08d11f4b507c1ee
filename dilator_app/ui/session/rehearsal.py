"""Try the buttons: a minute without a dilator that ends with pressing Stop. Nothing of it is recorded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.i18n import _
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton


class RehearsalView(QWidget):
    """Each button is tried once, Stop last."""

    ended = Signal()

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        margin = tokens.measure("layout", "session-margin")
        self.title = scale.label("", "session-title", wrap=True)
        self.words = scale.label("", "session-body", wrap=True)
        content = QVBoxLayout()
        content.setContentsMargins(margin, 0, margin, 0)
        content.addStretch()
        content.addWidget(self.title)
        content.addSpacing(12)
        content.addWidget(self.words)
        content.addStretch(2)
        self.stop = SessionButton(_("Stop for today"), scale, icon="stop")
        self.pause = SessionButton(_("Pause"), scale, icon="pause")
        self.next_button = SessionButton(_("Go on"), scale, icon="chevron-right", icon_after=True)
        self.stop.clicked.connect(self._on_stop)
        self.pause.clicked.connect(self._on_pause)
        self.next_button.clicked.connect(self._on_next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(content, 1)
        column.addWidget(Footer((self.stop, self.pause), (self.next_button,)))
        self._step = 0
        self._show()

    def _show(self) -> None:
        title, words = (
            (_("This is Pause"), _("The time stands still, for as long as you like. Press it, or the space bar.")),
            (_("Press it again"), _("Now it says Resume. The time goes on where it stood.")),
            (_("This is Go on"), _("The one way forward is always on the right. Enter does the same.")),
            (_("This is Stop"), _("It is always here, and it is always all right. Press it, or Esc.")),
        )[self._step]
        self.title.setText(title)
        self.words.setText(words)
        paused = self._step == 1
        self.pause.setText(_("Resume") if paused else _("Pause"))
        self.pause.set_icon("play" if paused else "pause")

    def _advance(self, step: int) -> None:
        if self._step == step:
            self._step += 1
            self._show()

    def _on_pause(self) -> None:
        self._advance(0) if self._step == 0 else self._advance(1)

    def _on_next(self) -> None:
        self._advance(2)

    def _on_stop(self) -> None:
        self.ended.emit()

    def press(self, event: QKeyEvent) -> bool:
        """Take the session's own keys; return whether one was taken."""
        action = {
            Qt.Key.Key_Space: self._on_pause,
            Qt.Key.Key_Return: self._on_next,
            Qt.Key.Key_Enter: self._on_next,
            Qt.Key.Key_Escape: self._on_stop,
        }.get(Qt.Key(event.key()))
        if action is None:
            return False
        action()
        return True
