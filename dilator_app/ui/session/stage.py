"""What every stage shares: it shows a state and says what the person wants; it decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.domain.practice import Practice
from dilator_app.domain.preferences import Preferences
from dilator_app.ui.session.frame import Footer
from dilator_app.ui.session.look import Scale


class StageView(QWidget):
    """A stage: content with the session's margins, and its footer."""

    wanted = Signal(str, object)
    """What the person wants: a name of `dilator_app.ui.session.page`'s events, and what goes with it."""

    def __init__(self, scale: Scale, preferences: Preferences) -> None:
        super().__init__()
        self.scale, self.preferences = scale, preferences
        self.column = QVBoxLayout()
        margin = tokens.measure("layout", "session-margin")
        self.column.setContentsMargins(margin, 0, margin, 0)
        self.column.setSpacing(0)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addLayout(self.column, 1)

    def set_footer(self, footer: Footer) -> None:
        """Put the strip with the buttons at the bottom."""
        self._outer.addWidget(footer)

    def want(self, what: str, value: object = None) -> None:
        """Say what the person wants."""
        self.wanted.emit(what, value)

    def show_state(self, state: Practice, now: float) -> None:
        """Show ``state`` as it is at ``now``."""

    def forward(self) -> None:
        """Do what the right-hand button does; Enter calls this."""
