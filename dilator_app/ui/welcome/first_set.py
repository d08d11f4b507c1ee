"""Step 3: the set, the words, and who guides; all of it can wait."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from dilator_app import words
from dilator_app.domain import text
from dilator_app.domain.preferences import Preferences, Word
from dilator_app.i18n import _
from dilator_app.ui.bus import Bus
from dilator_app.ui.drafts import WhileTyping
from dilator_app.ui.pages.plan.set_dialog import SetDialog
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.welcome.step import Step
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label
from dilator_app.ui.widgets.fields import TextLine
from dilator_app.ui.widgets.form import titled
from dilator_app.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from dilator_app.diary.diary import Diary


class FirstSetStep(Step):
    """Asks three small things and opens the diary."""

    finished = Signal()

    def __init__(self, diary: "Diary") -> None:
        super().__init__(3)
        self._diary = diary
        self._bus = Bus(self)
        self._bus.changed.connect(self._show_set)
        preferences = diary.preferences()
        column = self.column
        column.addWidget(label(_("Your sizes"), "title-2"))
        self.gap(6)
        column.addWidget(label(_("Everything here can wait, and can be changed in Plan."), "body", "text-muted"))
        self.gap(20)
        self.word = SegmentedControl([(Word.DILATOR, _("Dilator")), (Word.TRAINER, _("Trainer"))], clearable=False)
        self.word.set_value(preferences.word)
        self.word.setAccessibleName(_("Which word do you prefer?"))
        column.addLayout(titled(_("Which word do you prefer?"), self.word, role="body"))
        self.gap(20)
        self.guide = TextLine(preferences.guide)
        self.guide.setMaxLength(text.LINE_LENGTH)
        self.guide.setPlaceholderText(_("care team"))
        self.guide.setAccessibleName(_("Who guides your practice?"))
        column.addLayout(
            titled(_("Who guides your practice?"), self.guide, _("A name, a role or a word of your own."), role="body")
        )
        self.gap(20)
        self.set_words = label("", "body", wrap=True)
        self.set_button = Button(_("Add your sizes"), icon="plus")
        self.set_button.clicked.connect(self._open_set)
        line = QHBoxLayout()
        line.addWidget(self.set_words, 1)
        line.addWidget(self.set_button)
        column.addLayout(line)
        self.gap(20)
        column.addWidget(
            Banner(
                _(
                    "A plan is what you and your care team agree on. Until one is entered, Fernlight shows app "
                    "defaults and says so."
                ),
                "reassurance",
            )
        )
        self.gap(28, in_foot=True)
        self.open_button = Button(_("Open Fernlight"), kind="primary", size="large")
        self.open_button.clicked.connect(self.finish)
        self.foot.addWidget(self.open_button, alignment=Qt.AlignmentFlag.AlignRight)
        self._show_set()
        self._keeping = WhileTyping(self.keep_draft, self)
        self.guide.textEdited.connect(self._keeping.soon)
        self.word.changed.connect(self._keeping.soon)

    def _show_set(self, *_change: object) -> None:
        current = self._diary.current_set()
        if current is None or not current.in_use:
            self.set_words.setText(_("No size is entered yet."))
            return
        inches = self._diary.preferences().inches
        self.set_words.setText(" · ".join(words.dilator_name(d, inches=inches) for d in current.in_use))
        self.set_button.setText(_("Change"))
        self.set_button.set_icon("pencil")

    def _open_set(self) -> None:
        SetDialog(self._diary, self._bus, UndoStack(), self.window()).open()

    def finish(self) -> None:
        """Store the answers and go on."""
        self._keeping.end()
        self._diary.save_preferences(replace(self._chosen(), welcome_done=True))
        self.finished.emit()

    def keep_draft(self) -> None:
        """Keep the answers, and ask again the next time. Raises `CouldNotWrite`."""
        self._diary.save_preferences(self._chosen())

    def _chosen(self) -> Preferences:
        return replace(
            self._diary.preferences(),
            word=self.word.value(),  # type: ignore[arg-type]
            guide=self.guide.text(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from anywhere in the step."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
            return
        super().keyPressEvent(event)
