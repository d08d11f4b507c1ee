"""A place in a form whose content is made anew whenever what it shows has changed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class MadeAnew(QWidget):
    """It keeps its place in the layout and in the order of the Tab key; what it holds comes and goes."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(self, content: QWidget) -> None:
        """Show ``content`` in the place of what stood here."""
        while (item := self._column.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        self._column.addWidget(content)
        content.show()
