"""The parts of a page that are more than words: boxes, questions, drawings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.education.library import Library
from dilator_app.education.page import Disagreement, Drawing, Question, Sentence
from dilator_app.i18n import _
from dilator_app.ui import icons, theme
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.drawing import DrawingView
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.pages.learn.lettering import Look
from dilator_app.ui.pages.learn.marked_label import MarkedLabel
from dilator_app.ui.pages.learn.passage import Numbers, Passage
from dilator_app.ui.pages.learn.shelf import Shelf
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label

_BOX_SPACING = 1.55
_GAP = 8


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part of a page is made with."""

    library: Library
    numbers: Numbers
    scale: float
    shelf: Shelf
    watch: Callable[[Passage], None]  # whoever shows the page listens to its links

    def passage(
        self,
        sentences: Sequence[Sentence],
        look: Look | None = None,
        *,
        items: bool = False,
        bullets: bool = True,
        lead: str = "",
    ) -> Passage:
        """Return words that are listened to."""
        look = look or self.look()
        made = Passage(sentences, self.numbers, self.library, look, items=items, bullets=bullets, lead=lead)
        self.watch(made)
        return made

    def look(self, role: str = "reading") -> Look:
        """Return the look of words in a type role at the reader's size."""
        return Look(role, scale=self.scale)


class DisagreementBox(QFrame):
    """Our sources disagree: both sides, and what that means in Fernlight."""

    def __init__(self, block: Disagreement, setting: Setting) -> None:
        super().__init__()
        self.row = block.row
        column = QVBoxLayout(self)
        column.setContentsMargins(23, 17, 23, 15)
        column.setSpacing(_GAP)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(icons.IconView("info", "on-notice"))
        head.addWidget(Heading(_("Sources disagree"), "title-3", "on-notice", scale=setting.scale), 1)
        column.addLayout(head)
        look = Look("body", "on-notice", setting.scale, _BOX_SPACING)
        column.addWidget(setting.passage(block.sides, look))
        column.addWidget(setting.passage(block.here, look, lead=_("What this means here:")))

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another look."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        look = theme.current()
        fill, line = look.color("notice-soft"), look.color("notice-border")
        paint.box(QPainter(self), QRectF(self.rect()), fill, line, tokens.measure("radius", "card"))


class QuestionView(QWidget):
    """Something to ask, and, where it can be kept, a button that takes it along."""

    def __init__(self, block: Question, setting: Setting) -> None:
        super().__init__()
        self._words, self._shelf = block.words, setting.shelf
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        said = MarkedLabel("", "body", "text")
        said.setFont(theme.current().font("body", scale=setting.scale))
        said.wrap_lines()
        said.make_selectable()
        said.setText(_("“{question}”").format(question=block.words))
        column.addWidget(said)
        self.button = Button(_("Add to your questions"), icon="plus")
        self.button.setAccessibleDescription(block.words)
        self.button.clicked.connect(self._add)
        if not setting.shelf.keeps:
            self.button.hide()
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)
        self.look_again()

    def _add(self) -> None:
        self._shelf.add_question(self._words)
        self.look_again()

    def look_again(self) -> None:
        """Say whether it is taken along; the button stays where it is, so that the keyboard does too."""
        is_added = self._shelf.keeps and self._words in self._shelf.questions()
        self.button.setText(_("In your questions") if is_added else _("Add to your questions"))
        self.button.set_icon("check" if is_added else "plus")


class DrawingBlock(QWidget):
    """A drawing and its description; one that is shown by choice begins with a button."""

    def __init__(self, block: Drawing, setting: Setting) -> None:
        super().__init__()
        description = source_words.with_marks(block.sentences, setting.library)
        self.view = DrawingView(block.name, block.title, description)
        self._title = label(block.title, "small", "text-muted", wrap=True, strong=True)
        self._title.setFont(theme.current().font("small", strong=True, scale=setting.scale))
        words = setting.passage(block.sentences, setting.look("body"), items=True, bullets=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._title)
        self.button = Button(_("Show drawing"), icon="eye")
        self.button.setAccessibleDescription(block.title)
        self.button.clicked.connect(self._turn)
        (self.view if block.by_choice else self.button).hide()
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.view)
        column.addWidget(words)

    def _turn(self) -> None:
        self.view.setVisible(self.view.isHidden())
        shown = not self.view.isHidden()
        self.button.setText(_("Hide drawing") if shown else _("Show drawing"))
        self.button.set_icon("hide" if shown else "eye")
