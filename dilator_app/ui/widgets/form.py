"""A field under its title, and a dialog that looks like the rest."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.i18n import _
from dilator_app.ui import focus
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Label, label


def titled(title: str, field: QWidget, hint: str = "", *, role: str = "control") -> QVBoxLayout:
    """Return a field under its title, with a quiet line below where there is something to say."""
    layout = QVBoxLayout()
    layout.setSpacing(4)
    heading = label(title, role, strong=True)
    heading.setBuddy(field)
    layout.addWidget(heading)
    layout.addWidget(field)
    if hint:
        layout.addWidget(label(hint, "caption", "text-muted", wrap=True))
    return layout


def _chain(dialog: QWidget) -> Iterator[QWidget]:
    """Yield what the Tab key passes in ``dialog``, in its order."""
    step = dialog.nextInFocusChain()
    while step is not None and step is not dialog:
        yield step
        step = step.nextInFocusChain()


class FormDialog(QDialog):
    """A small form: title, ``column`` for the fields, a place for one problem, and two buttons.

    Subclasses override `save`; Enter is the main button, Esc leaves.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, save: str = "", width: int = 460) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fernlight")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(width)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 24, 28, 22)
        outer.setSpacing(14)
        outer.addWidget(label(title, "title-2", wrap=True))
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        outer.addLayout(self.column, 1)
        self.problem: Label = label("", "small", "danger", wrap=True)
        self.problem.hide()
        outer.addWidget(self.problem)
        self.save_button = Button(save or _("Save"), kind="primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.cancel_button = Button(_("Cancel"), kind="quiet")
        self.cancel_button.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.save_button)
        outer.addLayout(self.buttons)
        focus.install(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first field; the buttons, which were made first, come last."""
        super().showEvent(event)
        row = [item.widget() for item in map(self.buttons.itemAt, range(self.buttons.count())) if item is not None]
        buttons = [widget for widget in row if widget is not None]
        fields = [widget for widget in _chain(self) if widget not in buttons]
        for before, after in pairwise([*fields[-1:], *buttons]):
            QWidget.setTabOrder(before, after)
        stops = (w for w in fields if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and w.isEnabled())
        next(stops, self.save_button).setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Store what was entered and close."""
        raise NotImplementedError

    def say_problem(self, words: str, field: QWidget | None = None) -> None:
        """Name what is wrong and go there; the form stays as it is."""
        self.problem.setText(words)
        self.problem.show()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
