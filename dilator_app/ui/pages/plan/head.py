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
        first, last = QHBoxLayout(), QHBoxLayout()
        first.addWidget(label(_("Plan"), "title-1"), 1)
        last.addStretch()
        for row, buttons in ((first, (self.sheet, self.print)), (last, (self.cancel, self.save))):
            row.setSpacing(16)
            for button in buttons:
                row.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.addLayout(first, 1)
        self._across.addLayout(last)
        self.arrange(narrow=False)
        self.setSpacing(0)
        self.addLayout(self._across)
        self.addWidget(self.origin)
        self.addWidget(self.problem)

    def arrange(self, *, narrow: bool) -> None:
        """Put all buttons beside the title, or those that end an edit below it: four do not fit a narrow window."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._across.setDirection(down if narrow else across)
        self._across.setSpacing(8 if narrow else 16)

    def connect_buttons(self, *acts: Callable[[], object]) -> None:
        """Say what sheet, print, cancel and save do, in this order."""
        for button, act in zip((self.sheet, self.print, self.cancel, self.save), acts, strict=True):
            button.clicked.connect(act)
