"""A field under its title, and a dialog that looks like the rest."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app.i18n import _, pgettext
from dilator_app.ui import focus
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Label, label
from dilator_app.ui.widgets.fitted_dialog import FittedDialog


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


class FormDialog(FittedDialog):
    """A small form: title, ``column`` for the fields, a place for one problem, and two buttons.

    Subclasses override `save`; Enter is the main button, Esc leaves.
    """

    def __init__(
        self, title: str, parent: QWidget | None = None, *, save: str = "", width: int = 460, to_read: str = ""
    ) -> None:
        super().__init__(parent, width=width, to_read=to_read)
        self.title_row = QHBoxLayout()
        self.title_row.addWidget(label(title, "title-2", wrap=True), 1)
        self.head.addLayout(self.title_row)
        self.problem: Label = label("", "small", "danger", wrap=True)
        self.problem.hide()
        self.foot.addWidget(self.problem)
        self.cancel_button = Button(_("Cancel"), kind="quiet")
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = Button(save or _("Save"), kind="primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.save_button)
        self.foot.addLayout(self.buttons)
        focus.install(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first field, or, where there are words to read, with those.

        The buttons were made before; on the way round they come after the last field.

        `QWidget.nextInFocusChain` is not asked: PySide takes each answer for a child of the widget that was asked, and
        a dialog that has become a child of its own last field is garbage to Python while it is still open.
        """
        super().showEvent(event)
        stops = (w for w in self.findChildren(QWidget) if self.buttons.indexOf(w) < 0 and _takes_tab(w))
        if self.is_to_read and not _takes_tab(self.middle):
            self.save_button.setFocus(Qt.FocusReason.TabFocusReason)  # else Enter would press a link among the words
        else:
            next(stops, self.save_button).setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Store what was entered and close."""
        raise NotImplementedError

    def say_problem(self, words: str, field: QWidget | None = None) -> None:
        """Name what is wrong and go there; the form stays as it is."""
        self.problem.setText(words)
        self.problem.show()
        if field is not None:
            self.go_to(field)


class ShownDialog(FormDialog):
    """Shows something and has nothing to store: its one button closes it."""

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 460, to_read: str = "") -> None:
        super().__init__(title, parent, save=pgettext("a dialog", "Close"), width=width, to_read=to_read)
        self.cancel_button.hide()

    def save(self) -> None:
        """Close."""
        self.accept()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
