"""What a settings card is made of."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.ui.widgets.card import Card, Hairline, label


class SettingCard(Card):
    """A titled card of rows: what it is, what it does, and the control."""

    def __init__(self, title: str) -> None:
        super().__init__(padding=(24, 14))
        self._rows = 0
        self.column.addWidget(label(title, "title-3"))
        self.column.addSpacing(2)

    def add_row(self, title: str, what: str, *controls: QWidget) -> None:
        """Add a row; the controls take the title as their accessible name unless they have one."""
        if self._rows:
            self.column.addWidget(Hairline())
        self._rows += 1
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(title, "body", strong=True, wrap=True))
        if what:
            texts.addWidget(label(what, "small", "text-muted", wrap=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        for control in controls:
            if not control.accessibleName():
                control.setAccessibleName(title)
            row.addWidget(control)
        self.column.addLayout(row)
