"""The body that breathes along: belly, diaphragm and pelvic floor from the side, as an option in Breathe."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app.domain.breathing import BreathPattern, Phase
from dilator_app.ui import drawings, theme
from dilator_app.ui.widgets.pacer import Pacer

_HEIGHT = 440


class BreathDrawing(Pacer):
    """Moves with the breath. With reduced motion it is one still picture for each way of the breath."""

    def __init__(self, pattern: BreathPattern, monotonic: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(pattern, monotonic, parent)
        self._renderer = QSvgRenderer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(self.sizeHint() / 2)

    def sizeHint(self) -> QSize:
        """Return the size at which its lines are as broad as in the page about breathing."""
        return QSize(round(_HEIGHT / drawings.body_shape()), _HEIGHT)

    def fullness(self) -> float:
        """Return how far the breath is drawn in, 0 to 1."""
        if not self._reduced:
            return super().fullness()
        moment = self.moment()
        return float(moment is not None and moment.phase is Phase.IN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moment that the clock shows now. A body faces the same way in every reading direction."""
        self._renderer.load(QByteArray(drawings.breathing_body(self.fullness(), theme.current())))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(float(self.height()), self.width() * drawings.body_shape())
        width = height / drawings.body_shape()
        self._renderer.render(painter, QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height))


if __name__ == "__main__":
    from time import monotonic

    from dilator_app.ui.widgets.alone import show

    def _example() -> list[QWidget]:
        body = BreathDrawing(BreathPattern(), monotonic)
        body.set_reduced_motion("reduced" in sys.argv)
        body.start()
        return [body]

    sys.exit(show(_example))
