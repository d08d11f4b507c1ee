"""One session, large."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dilator_app.i18n import _
from dilator_app.report.therapist_view import OneSession
from dilator_app.ui.therapist_view.cells import SMALLEST, words
from dilator_app.ui.widgets.card import Card

_COLUMNS = 3


class SessionLarge(Card):
    """Everything that the view tells of one session."""

    def __init__(self, session: OneSession, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(round(36 * scale), round(28 * scale)))
        self.column.setSpacing(round(24 * scale))
        self.column.addWidget(words(session.heading, "session-heading", scale))
        grid = QGridLayout()
        grid.setHorizontalSpacing(round(40 * scale))
        grid.setVerticalSpacing(round(28 * scale))
        for place, cell in enumerate(session.cells):
            pair = QVBoxLayout()
            pair.setSpacing(round(2 * scale))
            pair.addWidget(words(cell.caption, "session-small", scale, "text-muted"))
            pair.addWidget(words(cell.value, "session-button", scale, strong=True))
            pair.addStretch()  # an alignment in the grid would hold the pair to the height of its shortest guess
            grid.addLayout(pair, *divmod(place, _COLUMNS))
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)
        if session.told:
            self.column.addWidget(words(_("For you: {text}").format(text=session.told), "session-label", scale))
        self.column.addStretch()
        self.column.addWidget(
            words(_("Left and right arrows: another session. Esc: back."), SMALLEST, scale, "text-muted")
        )
