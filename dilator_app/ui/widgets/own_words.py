"""Italics, which stand for one thing alone: the person's own words."""

from dilator_app.ui import theme
from dilator_app.ui.widgets.card import Label


def in_italics(words: Label) -> Label:
    """Return ``words`` set as the person's own. The italic face is loaded when the first of them is shown."""
    theme.register_later_fonts()
    font = words.font()
    font.setItalic(True)
    words.setFont(font)
    return words
