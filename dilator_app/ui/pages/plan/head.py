"""The head of the Plan page: whose plan it is, and what can be done with all of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from dilator_app.i18n import _
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label


class PlanHead(QVBoxLayout):
    """Title and buttons, and below them whose plan it is."""

    def __init__(self) -> None:
        super().__init__()
        self.origin = label("", "body", "text-muted", wrap=True)
        self.problem = label("", "small", "danger", wrap=True)
        self.problem.hide()
        self.sheet = Button(_("New plan from a sheet"), kind="quiet", icon="pencil")
        self.print = Button(_("Print a plan sheet"), icon="print")
        self.cancel = Button(_("Cancel"), kind="quiet")
        self.cancel.hide()
        self.save = Button(_("Save plan"), kind="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addStretch()
        for button in (self.sheet, self.print, self.cancel, self.save):
            buttons.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(8)
        self._across.addWidget(label(_("Plan"), "title-1"), 1)
        self._across.addLayout(buttons)
        self.setSpacing(0)
        self.addLayout(self._across)
        self.addWidget(self.origin)
        self.addWidget(self.problem)

    def arrange(self, *, narrow: bool) -> None:
        """Put the buttons beside the title, or below it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._across.setDirection(down if narrow else across)

    def connect_buttons(self, *acts: Callable[[], object]) -> None:
        """Say what sheet, print, cancel and save do, in this order."""
        for button, act in zip((self.sheet, self.print, self.cancel, self.save), acts, strict=True):
            button.clicked.connect(act)
