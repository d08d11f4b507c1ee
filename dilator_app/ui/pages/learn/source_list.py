"""The sources of a page, numbered like its marks: short in the column beside the words, in full at their end."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from dilator_app.education.library import Library
from dilator_app.education.marks import MEDLINEPLUS, WIKIPEDIA, Kind
from dilator_app.i18n import _
from dilator_app.ui import theme
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.passage import Numbers
from dilator_app.ui.widgets.card import label

_BETWEEN = 5  # from a number to its source
_ROW_GAP, _SHORT_ROW_GAP = 8, 3
_FEW = 5
_MAIN = {(Kind.MEDLINEPLUS, MEDLINEPLUS), (Kind.WIKIPEDIA, WIKIPEDIA)}
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class SourceList(QWidget):
    """All sources of a page. ``short``: no more than what tells them apart; the main two in full where there are few.

    What is only short beside the words stands in full below them. ``scale``: the reader's size of letters.
    """

    def __init__(self, numbers: Numbers, library: Library, *, short: bool = False, scale: float = 1.0) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_BETWEEN)
        grid.setVerticalSpacing(_SHORT_ROW_GAP if short else _ROW_GAP)
        grid.setColumnStretch(1, 1)
        self.lines: list[QLabel] = []
        few = len(numbers.entries) <= _FEW
        top_end = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing
        for row, shown in enumerate(numbers.entries):
            told = source_words.entry(shown, library, with_address=not short)
            if short and shown not in _MAIN:
                told = "", source_words.name(shown, library)
            elif short and not few:
                told = told[0], source_words.dated(library.documents[shown[1]])
            line = _line(*told, numbers.of(shown), scale)
            number = label(f"{numbers.of(shown)}.", "control")
            number.setFont(theme.current().font("control", scale=scale))
            grid.addWidget(number, row, 0, top_end)
            grid.addWidget(line, row, 1)
            self.lines.append(line)


def _line(name: str, words: str, number: str, scale: float) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)  # the words come from the register of sources, never from a person
    font = theme.current().font("control", strong=True, scale=scale)
    made.setText(f'<span style="font-weight:{int(font.weight())}">{escape(name)}</span> {escape(words)}'.strip())
    made.setFont(theme.current().font("control", scale=scale))
    made.setProperty("ink", "text")
    made.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    made.setTextInteractionFlags(_SELECTABLE)
    made.setAccessibleName(_("Source {n}: {words}").format(n=number, words=f"{name} {words}".strip()))
    return made
