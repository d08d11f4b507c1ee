"""The words of a page from its title to its sources, and the button that leads on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.education.page import (
    Block,
    Disagreement,
    Drawing,
    ExamCard,
    Items,
    Page,
    Paragraph,
    Question,
    WordCard,
)
from dilator_app.education.page import Heading as HeadingBlock
from dilator_app.i18n import _
from dilator_app.ui import theme
from dilator_app.ui.pages.learn.blocks import DisagreementBox, DrawingBlock, QuestionView, Setting
from dilator_app.ui.pages.learn.cards import ExamCardView, WordCardView
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.pages.learn.marked_label import MarkedLabel
from dilator_app.ui.pages.learn.source_list import SourceList
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Hairline

_GAP = 16


class PageWords(QWidget):
    """No wider than one reads with ease."""

    next_requested = Signal(str)

    def __init__(self, page: Page, setting: Setting, following: Page | None) -> None:
        super().__init__()
        self.next_button: Button | None = None
        self.setMaximumWidth(tokens.measure("layout", "reading-width"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Heading(page.title, "figure", scale=setting.scale))
        column.addSpacing(8)
        column.addWidget(_summary(page.summary, setting.scale))
        column.addSpacing(_GAP)
        if page.opens_with:
            column.addWidget(Banner(page.opens_with, "notice", role="body", scale=setting.scale))
            column.addSpacing(_GAP)
        for block in page.blocks:
            if isinstance(block, HeadingBlock):
                column.addSpacing(8)
            column.addWidget(_of_block(block, setting))
            column.addSpacing(_GAP if not isinstance(block, HeadingBlock) else 4)
        column.addSpacing(_GAP)
        self.end = Hairline()
        column.addWidget(self.end)
        column.addSpacing(_GAP)
        column.addWidget(setting.passage(setting.library.notice, setting.look("control")))
        column.addSpacing(_GAP)
        column.addWidget(Heading(_("Sources"), "title-3", scale=setting.scale))
        column.addSpacing(6)
        column.addWidget(SourceList(setting.numbers, setting.library, scale=setting.scale))
        column.addSpacing(2 * _GAP)
        if following is not None:
            title = _("Next: {title}").format(title=following.title)
            self.next_button = Button(title, icon="chevron-right", icon_after=True)
            self.next_button.clicked.connect(lambda: self.next_requested.emit(following.name))
            column.addWidget(self.next_button, alignment=Qt.AlignmentFlag.AlignLeading)


def _summary(words: str, scale: float) -> MarkedLabel:
    summary = MarkedLabel(words, "lead", "text-muted")
    summary.setFont(theme.current().font("lead", scale=scale))
    summary.wrap_lines()
    return summary


def _of_block(block: Block, setting: Setting) -> QWidget:
    match block:
        case HeadingBlock():
            return Heading(block.text, "title-2", scale=setting.scale)
        case Paragraph():
            return setting.passage(block.sentences)
        case Items():
            return setting.passage(block.sentences, items=True)
        case Disagreement():
            return DisagreementBox(block, setting)
        case Question():
            return QuestionView(block, setting)
        case Drawing():
            return DrawingBlock(block, setting)
        case WordCard():
            return WordCardView(block, setting)
        case ExamCard():
            return ExamCardView(block, setting)
