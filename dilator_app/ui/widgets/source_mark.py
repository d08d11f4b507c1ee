"""The small framed name of a source beside a statement."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from dilator_app import tokens
from dilator_app.i18n import _
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.card import Label


class SourceMark(Label):
    """Says who says it; a screen reader hears "Source: …"."""

    def __init__(self, source: str, scale: float = 1.0) -> None:
        super().__init__(source, "control", "text-muted")
        self.setFont(theme.current().font("control", scale=scale))
        self.setContentsMargins(10, 2, 10, 3)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Source: {source}").format(source=source))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame behind the words."""
        look = theme.current()
        radius = tokens.measure("radius", "small") + 1
        paint.box(
            QPainter(self), QRectF(self.rect()), look.color("surface-raised"), look.color("border-strong"), radius
        )
        super().paintEvent(event)
