"""What the window shows: pages that stay, one that passes, and one aside from which a person comes back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget


class WindowStack(QStackedWidget):
    """One page at a time. Whoever shows a page says by the way of showing it how long it lives."""

    def __init__(self) -> None:
        super().__init__()
        self.passing: QWidget | None = None  # destroyed as soon as another takes its place

    def show_page(self, page: QWidget) -> None:
        """Show a new page, which lives until `drop`."""
        self.addWidget(page)
        self.setCurrentWidget(page)

    def show_passing(self, page: QWidget) -> None:
        """Show a new page in the place of the one that passed last."""
        self.drop_passing()
        self.passing = page
        self.show_page(page)

    def show_aside(self, page: QWidget) -> Callable[[], None]:
        """Show a new page; return what leads back to the one that was shown before."""
        before = self.currentWidget()
        self.show_page(page)
        return partial(self._come_back, page, before)

    def _come_back(self, page: QWidget, before: QWidget | None) -> None:
        if before is not None:
            self.setCurrentWidget(before)
        self.drop(page)

    def drop_passing(self) -> None:
        """Destroy the page that passes, if there is one."""
        page, self.passing = self.passing, None
        if page is not None:
            self.drop(page)

    def drop(self, page: QWidget) -> None:
        """Take a page away and destroy it."""
        self.removeWidget(page)
        page.deleteLater()
