"""Step 1: what is stored, and where."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from dilator_app import i18n, words
from dilator_app.diary.folder import DiaryFolder
from dilator_app.i18n import _
from dilator_app.ui.welcome.step import Step
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label


class StartStep(Step):
    """Tells before it asks."""

    went_on = Signal()
    sample_requested = Signal()
    language_chosen = Signal(str)

    def __init__(self, folder: DiaryFolder) -> None:
        super().__init__(1, *self._other_languages())
        column = self.column
        column.addWidget(label(_("What is stored, and where"), "title-2"))
        self.gap(16)
        for text in (
            _("What you log: the day, a size, pain, breathing, and notes. Every answer can be left out."),
            _(
                "It lies in one file on this computer, encrypted if you choose a passphrase. Nobody else has a copy, "
                "and nobody watches it."
            ),
        ):
            column.addWidget(label(text, "body", wrap=True))
            self.gap(10)
        column.addWidget(label(_("The folder:"), "body", "text-muted"))
        column.addWidget(label(str(folder.path), "body", "text-muted", wrap=True))
        self.gap(20)
        column.addWidget(Banner(words.intended_use(), "notice"))
        self.gap(12)
        column.addWidget(label(_("No clinician has reviewed its texts yet."), "small", "text-muted", wrap=True))
        self.gap(28, in_foot=True)
        self.sample_button = Button(_("Look around with a sample diary"), kind="quiet")
        self.sample_button.clicked.connect(self.sample_requested)
        self.next_button = Button(_("Begin my diary"), kind="primary", size="large")
        self.next_button.clicked.connect(self.went_on)
        row = QHBoxLayout()
        row.addWidget(self.sample_button)
        row.addStretch()
        row.addWidget(self.next_button)
        self.foot.addLayout(row)

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
