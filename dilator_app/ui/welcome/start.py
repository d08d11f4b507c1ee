"""Step 1: what is stored, and where."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import i18n, words
from dilator_app.diary.folder import DiaryFolder
from dilator_app.i18n import _
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label


def step_column(step: QWidget, number: int, *beside: QWidget) -> QVBoxLayout:
    """Return the column of a step with its place in the row already written, and ``beside`` at the far end of it."""
    column = QVBoxLayout(step)
    set_margins(step)
    column.setSpacing(0)
    place = QHBoxLayout()
    place.setSpacing(16)
    place.addWidget(label(_("Step {n} of 3").format(n=number), "small", "text-muted"))
    place.addStretch()
    for widget in beside:
        place.addWidget(widget)
    column.addLayout(place)
    column.addSpacing(5)
    return column


def set_margins(step: QWidget, *, narrow: bool = False, low: bool = False) -> None:
    """Leave room around a step, less of it in a small window."""
    layout, side = step.layout(), 24 if narrow else 60
    if layout is not None:
        layout.setContentsMargins(side, 20 if low else 44, side, 12 if low else 20)


class StartStep(QWidget):
    """Tells before it asks."""

    went_on = Signal()
    sample_requested = Signal()
    language_chosen = Signal(str)

    def __init__(self, folder: DiaryFolder) -> None:
        super().__init__()
        column = step_column(self, 1, *self._other_languages())
        column.addWidget(label(_("What is stored, and where"), "title-2"))
        column.addSpacing(16)
        for text in (
            _("What you log: the day, a size, pain, breathing, and notes. Every answer can be left out."),
            _(
                "It lies in one file on this computer, encrypted if you choose a passphrase. Nobody else has a copy, "
                "and nobody watches it."
            ),
        ):
            column.addWidget(label(text, "body", wrap=True))
            column.addSpacing(10)
        column.addWidget(label(_("The folder:"), "body", "text-muted"))
        column.addWidget(label(str(folder.path), "body", "text-muted", wrap=True))
        column.addSpacing(20)
        column.addWidget(Banner(words.intended_use(), "notice"))
        column.addSpacing(12)
        column.addWidget(label(_("No clinician has reviewed its texts yet."), "small", "text-muted", wrap=True))
        column.addSpacing(28)
        self.sample_button = Button(_("Look around with a sample diary"), kind="quiet")
        self.sample_button.clicked.connect(self.sample_requested)
        self.next_button = Button(_("Begin my diary"), kind="primary", size="large")
        self.next_button.clicked.connect(self.went_on)
        row = QHBoxLayout()
        row.addWidget(self.sample_button)
        row.addStretch()
        row.addWidget(self.next_button)
        column.addLayout(row)
        column.addStretch()

    def _other_languages(self) -> list[Button]:
        """Return a link for every language that is not spoken now, in its own words."""
        links = []
        for code in i18n.languages():
            if code != i18n.current_language():
                link = Button(i18n.name_of(code), kind="link")
                link.clicked.connect(lambda _on=False, code=code: self.language_chosen.emit(code))
                links.append(link)
        return links

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from anywhere in the step."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit()
            return
        super().keyPressEvent(event)
