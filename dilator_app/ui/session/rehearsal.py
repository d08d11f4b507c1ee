"""Try the buttons: a minute without a dilator that ends with pressing Stop. Nothing of it is recorded."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dilator_app.domain.preferences import Preferences
from dilator_app.i18n import _
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale, SessionButton
from dilator_app.ui.session.stage import StageView, Want
from dilator_app.ui.widgets.pacer import Pacer

_STEPS = 4
_GAP = 40


class RehearsalView(StageView):
    """Each button is tried once, Stop last. The breath that goes on meanwhile stands when it is paused."""

    def __init__(self, scale: Scale, preferences: Preferences, circle: Pacer) -> None:
        super().__init__(scale, preferences)
        self.circle = circle
        self.place = scale.label("", "session-label", "text-muted")
        self.title = scale.label("", "session-title", wrap=True)
        self.words = scale.label("", "session-body", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(12)
        texts.addStretch()
        for part in (self.place, self.title, self.words):
            texts.addWidget(part)
        texts.addStretch()
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(circle)
        row.addLayout(texts, 1)
        self.column.addLayout(row, 1)
        self.stop = SessionButton(_("Stop for today"), scale, icon="stop")
        self.pause = SessionButton(_("Pause"), scale, icon="pause")
        self.next_button = SessionButton(_("Go on"), scale, icon="chevron-right", icon_after=True)
        self.stop.clicked.connect(lambda: self._on_stop())
        self.pause.clicked.connect(self._on_pause)
        self.next_button.clicked.connect(self.forward)
        self.set_footer(Footer((self.stop, self.pause), (self.next_button,)))
        self._step = 0
        circle.start()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the breath what the words leave."""
        room = min(self.circle.sizeHint().width(), self.width() * 2 // 5)
        self.circle.setFixedWidth(max(self.circle.minimumHeight(), room))
        super().resizeEvent(event)

    def _show(self) -> None:
        title, words = (
            (_("This is Pause"), _("The breath stands still, for as long as you like. Press it, or the space bar.")),
            (_("Press it again"), _("Now it says Resume. The breath goes on where it stood.")),
            (_("This is Go on"), _("The one way forward is always on the right. Enter does the same.")),
            (_("This is Stop"), _("It is always here, and it is always all right. Press it, or Esc.")),
        )[self._step]
        self.place.setText(_("{n} of {of}").format(n=self._step + 1, of=_STEPS))
        self.title.setText(title)
        self.words.setText(words)
        if self._step == _STEPS - 1:
            if self.next_button.hasFocus():
                self.stop.setFocus(Qt.FocusReason.TabFocusReason)
            self.next_button.setEnabled(False)
        paused = self._step == 1
        self.pause.say(_("Resume") if paused else _("Pause"), "play" if paused else "pause")
        if paused == self.circle.is_running():
            self.circle.pause() if paused else self.circle.resume()

    def _advance(self, step: int) -> None:
        if self._step == step:
            self._step += 1
            self._show()

    def _on_pause(self) -> None:
        self._advance(0) if self._step == 0 else self._advance(1)

    def forward(self) -> None:
        """Try Go on; before its turn it passes over Pause. From Stop nothing leads on but Stop."""
        if self._step < _STEPS - 1:
            self._step = max(self._step, 1) + 1
            self._show()

    def _on_stop(self, *, by_key: bool = False) -> None:
        self.want(Want.END_REHEARSAL, by_key)

    def press(self, event: QKeyEvent) -> bool:
        """Take Space and Esc, which mean Pause and Stop; return whether one was taken."""
        actions: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Space: self._on_pause,
            Qt.Key.Key_Escape: partial(self._on_stop, by_key=True),
        }
        action = actions.get(Qt.Key(event.key()))
        if action is None:
            return False
        action()
        return True
