"""What belongs to a plan and is no line of it: on paper, in a message, before, beside and on a hard day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from dilator_app.i18n import _
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, Label, label


class BesideCard(Card):
    """Links in three columns, and one quiet line about what came of them."""

    def __init__(self) -> None:
        super().__init__(padding=(20, 14))
        self.copy = Button(_("Copy plan as text"), kind="link")
        self.paste = Button(_("Paste a reply"), kind="link")
        self.paper_log = Button(_("Print a paper log"), kind="link")
        self.versions = Button(_("Versions of your plan"), kind="link")
        self.rests = Button(_("Rests"), kind="link")
        self.hard_day = Button(_("A line for a hard day"), kind="link")
        self.goals = Button(_("What this is for: your goals"), kind="link")
        self.own_steps = Button(_("Steps of your own"), kind="link")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        groups: tuple[tuple[str, Sequence[Button]], ...] = (
            (_("In a message and on paper"), (self.copy, self.paste, self.paper_log)),
            (_("Over time"), (self.versions, self.rests, self.hard_day)),
            (_("In your own words"), (self.goals, self.own_steps)),
        )
        self.links = tuple(link for _title, links in groups for link in links)
        for title, links in groups:
            self._columns.addLayout(_group(title, links), 1)
        self.note: Label = label("", "small", "text-muted", wrap=True)
        self.note.hide()
        self.column.addLayout(self._columns)
        self.column.addWidget(self.note)

    def connect_links(self, acts: Sequence[tuple[Button, Callable[[], object]]]) -> None:
        """Say what each link does."""
        for link, act in acts:
            link.clicked.connect(act)

    def say(self, words: str) -> None:
        """Say what came of a link."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def arrange(self, *, narrow: bool) -> None:
        """Put the groups side by side or one below the other."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if narrow else across)


def _group(title: str, links: Sequence[Button]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label(title, "control", strong=True))
    for link in links:
        column.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
    column.addStretch()
    return column
