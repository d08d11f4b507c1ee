"""How one answer is drawn that stands in a box of its own."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from dilator_app import tokens
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.choice import Choice


def draw_chip(painter: QPainter, choice: Choice, font: QFont, sides: int) -> None:
    """Draw ``choice`` where it stands; words with less than ``sides`` pixels on either side are cut short."""
    look = theme.current()
    fill, line, ink = "surface-raised", "border-strong", "text"
    if not choice.isEnabled():
        fill, line, ink = "surface-sunken", "border-disabled", "text-disabled"
    elif choice.isChecked():
        fill, line, ink = "accent-soft", "accent", "on-accent-soft"
    elif choice.underMouse():
        fill = "surface-hover"
    rect = QRectF(choice.geometry())
    width = tokens.measure("stroke", "selected" if choice.isChecked() else "control")
    paint.box(painter, rect, look.color(fill), look.color(line), tokens.measure("radius", "control"), width)
    room = rect.width() - 2 * sides + 2
    shown = QFontMetricsF(font).elidedText(choice.text(), Qt.TextElideMode.ElideRight, room)
    paint.words(painter, rect, shown, font, look.color(ink))
