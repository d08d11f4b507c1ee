"""Reading in Learn: keys, pages, passages and what is heard."""

import io

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from dilator_app.education import library
from dilator_app.ui.pages.learn.cards import ExamCardView
from dilator_app.ui.pages.learn.source_list import SourceList

PAGE = (1068, 766)
ENGLISH = library.load(library.folder())
ALL = [page.name for page in ENGLISH.pages]


def settle():
    for _round in range(3):
        QApplication.processEvents()


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)
        settle()


def titles(reader):
    return [row.told.title for row in reader.contents.rows]


def shown(reader, kind):
    return [widget for widget in reader.article.findChildren(kind) if widget.isVisibleTo(reader)]


def widest_line(passage):
    """Return how far to the right words are drawn; a space at the end of a line is not seen."""
    document, widest = passage.document(), 0.0
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for place in range(layout.lineCount()):
            line = layout.lineAt(place)
            words = block.text()[line.textStart() : line.textStart() + line.textLength()].rstrip()
            right, __ = line.cursorToX(line.textStart() + len(words))
            widest = max(widest, right)
        block = block.next()
    return widest


def words_of(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def open_page(reader, name):
    reader.show_page(name)
    settle()


def passage_with(reader, words):
    return next(passage for passage in reader.article.passages if words in passage.plain())


def spoken(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name), interface.role()


def in_exam_card(sentence, name):
    """Return whether it is a line that the reader changes as they like; its sources stand above the field."""
    return name == "exam" and [mark.kind.value for mark in sentence.marks] == ["suggestion"]


def sources_of(widget):
    return [line.accessibleName() for source in widget.findChildren(SourceList) for line in source.lines]


# --- marks and terms -------------------------------------------------------------------------------------------------
def tab_to(qtbot, passage, href):
    """Press Tab until the link has the keyboard."""
    passage.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    for _press in range(40):
        if passage._focused_link() == href:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {href}")


# --- printing --------------------------------------------------------------------------------------------------------
def words_in(file):
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(file.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def printed_words(document, tmp_path):
    writer = QPdfWriter(str(tmp_path / "page.pdf"))
    document.print_(writer)
    del writer
    return words_in(tmp_path / "page.pdf")


def print_dialog():
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QPrintDialog) and w.isVisible()]
    return dialog


def print_to(file):
    """Choose a file in the system's dialog, and press Print."""
    dialog = print_dialog()
    dialog.findChild(QLineEdit, "filename").setText(str(file))
    dialog.accept()
    settle()


def exam_card(reader):
    open_page(reader, "exam")
    (card,) = shown(reader, ExamCardView)
    return card
