"""Cards: words for somebody, to copy; and words for an exam, to change, keep and print."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dilator_app.domain.text import NOTE_LENGTH
from dilator_app.education.page import ExamCard, WordCard
from dilator_app.errors import CouldNotWrite
from dilator_app.i18n import _
from dilator_app.ui import printing, theme
from dilator_app.ui.drafts import WhileTyping, restored_words
from dilator_app.ui.pages.learn import source_words
from dilator_app.ui.pages.learn.blocks import Setting
from dilator_app.ui.pages.learn.heading import Heading
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, Label, label
from dilator_app.ui.widgets.fields import FieldWithError, NoteField

_CARD_LINES = 8
_ABOVE_TOAST = 110
"""So much room is left below what was said, where what was saved can be taken back."""


class WordCardView(Card):
    """Words for a friend, a partner or a doctor."""

    def __init__(self, block: WordCard, setting: Setting) -> None:
        super().__init__(padding=(24, 18))
        self._block, self._library = block, setting.library
        self.column.setSpacing(10)
        self.column.addWidget(Heading(block.title, "title-3", scale=setting.scale))
        self.column.addWidget(setting.passage(block.sentences, setting.look("body")))
        self.copy_button = Button(_("Copy"), icon="copy", dense=True)
        self.copy_button.setAccessibleDescription(block.title)
        self.copy_button.clicked.connect(self.copy)
        self.copied = label("", "small", "text-muted")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.copy_button)
        row.addWidget(self.copied)
        row.addStretch()
        self.column.addLayout(row)

    def text(self) -> str:
        """Return the words as they leave: one line with the sources at the end, so that the marks go along."""
        words = " ".join(sentence.text for sentence in self._block.sentences)
        return f"{words}\n\n{source_words.sources_line(self._block.sentences, self._library)}"

    def copy(self) -> None:
        """Put the words on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self.copied.setText(_("Copied, with a line of sources."))


class ExamCardView(QWidget):
    """A small page to hand over, in the reader's own words. With a diary the words are kept.

    Our words may take their place in the field; in the diary they do so only when that is asked for, and never as a
    draft.
    """

    def __init__(self, block: ExamCard, setting: Setting) -> None:
        super().__init__()
        self._shelf = setting.shelf
        self._is_kept_last = False  # nothing was typed since, so Ctrl+Z on a button is the diary's
        self._aside: str | None = None  # the reader's words, while ours stand in their place and were not kept
        self._shipped = "\n".join(sentence.text for sentence in block.sentences)
        kept = _("Change the words as you like. They are kept in your diary.")
        gone = _("Change the words as you like. Without a diary they are not kept.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(_said(kept if setting.shelf.keeps else gone, "body", setting))
        column.addWidget(self._beginning(block, setting))
        self.field = NoteField(lines=_CARD_LINES, max_length=NOTE_LENGTH)
        self.field.setAccessibleName(_("The words of your card"))
        self._known = self._stored()
        self._draft = setting.shelf.exam_draft()
        kept_words = self._draft.read({"words": ""}) if self._draft is not None else None
        self.field.set_text(kept_words["words"] if kept_words else self._stored())
        keeping = WhileTyping(self._keep_draft, self)
        self.field.textChanged.connect(keeping.soon)
        column.addWidget(FieldWithError(self.field))
        column.addLayout(self._buttons())
        self.note = label("", "small", "text-muted", wrap=True)
        self.note.hide()
        column.addWidget(self.note)
        if kept_words and kept_words["words"] != self._stored():
            self.note.setText(restored_words())
            self.note.show()
        self.field.textChanged.connect(self._on_changed)
        self._offer()

    def _beginning(self, block: ExamCard, setting: Setting) -> QWidget:
        words = source_words.sources_line(block.sentences, setting.library)
        return _said(_("The first words are ours. {sources}").format(sources=words), "small", setting)

    def _buttons(self) -> QHBoxLayout:
        self.keep_button = Button(_("Keep these words"))
        self.keep_button.clicked.connect(self.keep)
        if not self._shelf.keeps:
            self.keep_button.hide()
        self.print_button = Button(_("Print the card"), icon="print")
        self.print_button.clicked.connect(self.print_card)
        self.back_button = Button(_("Back to our words"), kind="quiet")
        self.back_button.clicked.connect(self._turn)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.keep_button)
        row.addWidget(self.print_button)
        row.addWidget(self.back_button)
        row.addStretch()
        return row

    def _on_changed(self) -> None:
        self.note.hide()  # it told of other words
        self._is_kept_last = False
        self._offer()

    def _offer(self) -> None:
        """Offer to print words alone, and no empty sheet; and the way back to the words that do not stand here."""
        self.print_button.setEnabled(bool(self.field.text().strip()))
        ours = self.field.text() == self._shipped
        self.back_button.setText(_("Back to your words") if self._stands_aside() else _("Back to our words"))
        self.back_button.setEnabled(not ours or self._stands_aside())

    def _own(self) -> str:
        """Return the reader's words that ours stand in the place of: those put aside, else those that are kept."""
        return self._stored() if self._aside is None else self._aside

    def _stands_aside(self) -> bool:
        return self.field.text() == self._shipped and (self._aside is not None or self._stored() != self._shipped)

    def _turn(self) -> None:
        """Put our words into the field, or those of the reader back into it."""
        if self._stands_aside():
            self._write(self._own())
            return
        with suppress(CouldNotWrite):  # what was typed a moment ago; the field still holds it for Ctrl+Z
            self._keep_draft()
        self._aside = self.field.text()
        self._write(self._shipped)
        kept = _(
            "Our words stand here for now. Your own stay in your diary until you press “Keep these words”; “Back to "
            "your words” brings them back."
        )
        self._say(kept if self._shelf.keeps else _("Our words stand here now. “Back to your words” brings yours back."))

    def _write(self, words: str) -> None:
        """Change the words in such a way that Ctrl+Z takes it back."""
        cursor = QTextCursor(self.field.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)
        self._offer()

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z belong to the words of the card from its buttons too."""
        if event.type() == QEvent.Type.ShortcutOverride and self._undoes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back the last change of the words."""
        if self._undoes(event):
            self.field.undo()
        else:
            super().keyPressEvent(event)

    def _undoes(self, event: QEvent) -> bool:
        asked = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        return asked and self.field.document().isUndoAvailable() and not self._is_kept_last

    def _stored(self) -> str:
        return self._shelf.exam_card() or self._shipped

    def _keep_draft(self) -> None:
        if self._draft is None:
            return
        words = self._own() if self._stands_aside() else self.field.text()
        if words == self._stored():
            self._draft.drop()
        else:
            self._draft.keep({"words": words})

    def keep(self) -> None:
        """Put the words into the diary; ours are not kept a second time, and stand again where all others are gone."""
        if self.field.over():
            return
        is_emptied = not self.field.text().strip()
        if is_emptied:
            self._write(self._shipped)
        kept = self.own_words()
        self._known = kept or self._shipped  # before the shelf tells everybody
        self._is_kept_last = self._shelf.set_exam_card(kept)
        self._known = self._stored()
        self._aside = None
        self.field.document().setModified(False)  # else Qt takes what is typed next for one change with the kept words
        if self._draft is not None:
            self._draft.drop()
        self._offer()
        self._say(_("Nothing of yours is kept now: our words stand here.") if is_emptied else _("Kept in your diary."))

    def own_words(self) -> str:
        """Return what stands in the field, kept or not; nothing where those are our words."""
        words = self.field.text()
        return "" if words.strip() == self._shipped else words

    def look_again(self) -> None:
        """Show what is kept now where the words that were kept stand, and leave any others alone."""
        known, self._known = self._known, self._stored()
        if known == self._known:
            return
        self.note.hide()
        if self.field.text().strip() == known.strip():
            self._write(self._known)
        self._offer()

    def print_card(self) -> None:
        """Print the words alone on a small page: nothing on the card tells where it comes from."""
        printing.print_small(self.window(), self.field.text(), self._on_printed)

    def _on_printed(self) -> None:
        self._say(printing.spool_note())

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.show()
        QTimer.singleShot(0, self.note, self._bring_into_view)  # once it has its place

    def _bring_into_view(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        holder = area.widget() if area is not None else None
        if area is not None and holder is not None:
            end = self.note.mapTo(holder, self.note.rect().bottomLeft())
            area.ensureVisible(end.x(), end.y(), 0, _ABOVE_TOAST)


def _said(text: str, role: str, setting: Setting) -> Label:
    made = label(text, role, "text-muted", wrap=True)
    made.setFont(theme.current().font(role, scale=setting.scale))
    return made
