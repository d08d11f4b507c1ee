"""The letters of what Qt prints: each by itself, so that a file that is printed to can be searched and read aloud.

Where letters are drawn as one, Qt writes no text behind the drawing: "often" becomes "o en" to whoever reads the file.
"""

from PySide6.QtGui import QFont

from dilator_app.ui import theme

_JOINED = ("liga", "clig", "dlig")


def font(points: float) -> QFont:
    """Return the font of words on paper."""
    made = theme.current().font("reading")
    made.setPointSizeF(points)
    for feature in _JOINED:
        made.setFeature(QFont.Tag(feature), 0)
    return made
