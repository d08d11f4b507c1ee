"""What comes after the first paint. Heavy libraries load in threads, when they cannot delay anybody: SQLAlchemy while
the passphrase is typed, matplotlib some time after Today can be used."""

import importlib
import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from dilator_app import i18n

BEFORE_UNLOCKING = (
    "sqlcipher3.dbapi2",
    "dilator_app.diary.diary",
    "dilator_app.ui.jobs",
    "dilator_app.ui.main_view",
    "dilator_app.ui.pages.today.page",
    "tomli_w",
)
AFTER_OPENING = ("dilator_app.ui.quick_log", "dilator_app.ui.session.page", "dilator_app.ui.chart_loading")
"""What Today does without; charts last, since they take longest."""
_AFTER_OPENING_MS = 2000
_NAME = "loading"


def in_background(modules: Sequence[str], then: Callable[[], None] | None = None) -> threading.Thread:
    """Import ``modules`` in a thread and call ``then`` there.

    What cannot be imported fails again, and visibly, where it is needed.
    """

    def work() -> None:
        for name in modules:
            try:
                importlib.import_module(name)
            except ImportError:
                return
        if then is not None:
            then()

    thread = threading.Thread(target=work, name=_NAME, daemon=True)
    thread.start()
    return thread


def wait_for_all(seconds: float = 10.0) -> None:
    """Wait for what is loading: a program that ends in the middle of it may crash at its end."""
    for thread in threading.enumerate():
        if thread.name == _NAME:
            thread.join(seconds)


class _FirstPaint(QObject):
    """Waits for the first time that a window is drawn; a timer alone may come before it."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Call back as soon as the paint that begins here is over."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._call)
        return False

    def _call(self) -> None:
        self.deleteLater()
        self._then()


def after_first_paint(window: QWidget, then: Callable[[], None]) -> None:
    """Call ``then`` once ``window`` stands on the screen."""
    _FirstPaint(window, then)


def before_unlocking() -> None:
    """Load what unlocking and Today need, while the passphrase is typed."""
    in_background(BEFORE_UNLOCKING, i18n.load_locale)


def after_opening(owner: QObject) -> None:
    """Load what may be opened from Today, once that has been usable for a while."""
    QTimer.singleShot(_AFTER_OPENING_MS, owner, lambda: in_background(AFTER_OPENING))
