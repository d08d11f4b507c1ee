"""The therapist view over the program's own window: what covers that meanwhile, and what stands there afterwards."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dilator_app.diary.diary import Diary
from dilator_app.i18n import _
from dilator_app.ui import screens
from dilator_app.ui.therapist_view.closed import ClosedPage, Cover
from dilator_app.ui.therapist_view.window import TherapistWindow
from dilator_app.ui.window_stack import WindowStack


class Showing(QObject):
    """One showing of a diary. It ends when somebody closes the view, or without a word by `put_away`."""

    LOCK_AFTER_MINUTES = 30
    """An appointment is long, and nobody touches the view while two people talk."""

    ended = Signal()

    def __init__(self, stack: WindowStack, window: QWidget) -> None:
        super().__init__(window)
        self._stack, self._window = stack, window
        self._shown: TherapistWindow | None = None

    def begin(self, diary: Diary, day: date, *, practise: bool) -> None:
        """Cover the window, then show the diary in another: nothing of it is drawn below or before that."""
        self._stack.show_passing(Cover(_("Open in another window.")))
        self._window.repaint()
        self._shown = shown = TherapistWindow(diary, day, practise=practise)
        shown.closed.connect(self.ended)
        shown.setGeometry(screens.whole(self._window))
        shown.showFullScreen()
        shown.activateWindow()

    def put_away(self) -> None:
        """Destroy the view with all that it shows."""
        shown, self._shown = self._shown, None
        if shown is not None:
            shown.put_away()
        self.deleteLater()

    def show_closed_page(self, go_on: Callable[[], object], *, by_click: bool) -> None:
        """Show the plain page; its button calls ``go_on``, which asks for the passphrase unless it is ``by_click``."""
        page = ClosedPage(by_click=by_click)
        page.go_on.connect(go_on)
        self._stack.show_passing(page)
        self._window.activateWindow()
        page.button.setFocus()
