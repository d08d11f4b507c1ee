"""The left-hand card: the next visit, what stands on the page, and the promise about notes to oneself."""

from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dilator_app.i18n import _
from dilator_app.ui.pages.appointment.choices import ChoicesPanel
from dilator_app.ui.pages.appointment.visit import VisitLine
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.card import Card
from dilator_app.ui.widgets.scrolling import scrolling


class _Content(QWidget):
    """Is as high as its lines are without a scroll bar beside them, as long as that fits.

    Qt asks for the height beside the scroll bar that is there already, so one that came once would never go.
    """

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines."""
        layout, viewport = self.layout(), self.parentWidget()
        area = viewport.parentWidget() if viewport else None
        if layout is None or not isinstance(area, QScrollArea):
            return super().heightForWidth(width)
        room = area.maximumViewportSize()
        whole = layout.totalHeightForWidth(room.width())
        return whole if whole <= room.height() else layout.totalHeightForWidth(width)


class ChoicesCard(Card):
    """Scrolls where the window is too low, or, in a narrow window, shows everything and lets the page scroll."""

    def __init__(self) -> None:
        super().__init__(padding=(0, 6))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # widths by share alone
        self._is_narrow = False
        self.visit = VisitLine()
        self.choices = ChoicesPanel()
        self.choices.more_link.clicked.connect(self.fit)
        self._content = _Content()
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(24, 13, 24, 13)
        inner.setSpacing(0)
        inner.addWidget(self.visit)
        inner.addSpacing(16)
        inner.addWidget(self.choices)
        inner.addStretch()
        inner.addSpacing(10)
        inner.addWidget(Banner(_("Notes to yourself never go on this page."), "reassurance", "lock"))
        self.area = scrolling(self._content)
        self.column.addWidget(self.area, 1)

    def arrange(self, *, narrow: bool) -> None:
        """Say whether the page scrolls as a whole."""
        self._is_narrow = narrow
        self.fit()

    def fit(self) -> None:
        """Show all choices at once where the page scrolls as a whole, and let them scroll where it does not.

        Words of a longer language make the card wider; they are never cut.
        """
        bar = self.area.verticalScrollBar().sizeHint().width()
        frame = self.width() - self.contentsRect().width()
        self.setMinimumWidth(self._content.minimumSizeHint().width() + bar + frame)
        self.area.setMinimumHeight(self._content.sizeHint().height() if self._is_narrow else 0)
