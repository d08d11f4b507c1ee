"""How words, links and marks of a passage are set, in the colours and sizes of the look."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat

from dilator_app import tokens
from dilator_app.education.page import Link
from dilator_app.ui import theme
from dilator_app.ui.widgets.card import Ink

_SUPERSCRIPT = 1.5  # Qt draws raised letters at two thirds of their size


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of a passage are set. ``scale`` is 1 for the usual size."""

    role: str = "reading"
    ink: Ink = "text"
    scale: float = 1.0
    spacing: float = 1.5

    @property
    def ink_of_links(self) -> Ink:
        """The colour of links and numbers: that of the words where these stand in a box of one colour."""
        return self.ink if self.ink == "on-notice" else "accent-text"

    def block(self) -> QTextBlockFormat:
        """Return lines of one height, however high the marks reach."""
        made = QTextBlockFormat()
        height = tokens.type_px(self.role) * self.scale * self.spacing
        made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return made

    def words(self, *, strong: bool = False, italic: bool = False) -> QTextCharFormat:
        """Return the format of plain words."""
        made = QTextCharFormat()
        font = theme.current().font(self.role, strong=strong, scale=self.scale)
        font.setItalic(italic)
        made.setFont(font)
        made.setForeground(theme.current().color(self.ink))
        return made

    def raised(self) -> QTextCharFormat:
        """Return the format of the small numbers, and of what stands between them."""
        made = self.words(strong=True)
        font = QFont(made.font())
        font.setPixelSize(round(tokens.type_px("caption") * self.scale * _SUPERSCRIPT))
        made.setFont(font)
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        made.setForeground(theme.current().color(self.ink_of_links))
        return made

    def mark(self, href: str, *, own: bool) -> QTextCharFormat:
        """Return the format of a source mark: a number, or, for what Fernlight says itself, a quiet word."""
        made = self.words(italic=True) if own else self.raised()
        quiet = own and self.ink_of_links != self.ink
        made.setForeground(theme.current().color("text-muted" if quiet else self.ink_of_links))
        made.setAnchor(True)
        made.setAnchorHref(href)
        return made

    def link(self, link: Link) -> QTextCharFormat:
        """Return the format of a link: underlined to another page, dotted to a word of the glossary."""
        made = self.words()
        made.setAnchor(True)
        made.setAnchorHref(f"{link.kind}:{link.target}")
        if link.kind == "page":
            made.setForeground(theme.current().color(self.ink_of_links))
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        else:
            made.setUnderlineColor(theme.current().color("border-strong"))
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return made
