"""What comes after the first paint. Heavy libraries load in threads, when they cannot delay anybody: SQLAlchemy while
the passphrase is typed, matplotlib some time after Today can be used."""

import importlib
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from dilator_app import i18n

_NAME = "loading"
_LOOK_MS = 15
_AFTER_OPENING_MS = 2000


class Load(NamedTuple):
    """What is loaded: first in a thread, then, one at a time between events, in the window's own.

    PySide6 builds its types when they are named first, and two threads that name the same one crash now and then: what
    names Qt belongs to ``here``.
    """

    in_thread: tuple[str, ...]
    here: tuple[str, ...]


BEFORE_UNLOCKING = Load(
    in_thread=(
        "sqlcipher3.dbapi2",
        "dilator_app.diary.diary",
        "dilator_app.words",
        "dilator_app.problem_words",
        "tomli_w",
    ),
    here=("dilator_app.ui.jobs", "dilator_app.ui.main_view", "dilator_app.ui.pages.today.page"),
)
AFTER_OPENING = Load(
    in_thread=("dilator_app.ui.chart_loading",),
    here=("dilator_app.ui.quick_log", "dilator_app.ui.session.page", "dilator_app.ui.widgets.chart_canvas"),
)
"""What Today does without."""


class _Loading(QObject):
    """Loads without delaying anybody. What cannot be imported fails again, and visibly, where it is needed."""

    def __init__(self, load: Load, owner: QObject, then: Callable[[], None] | None = None) -> None:
        super().__init__(owner)
        self._left = list(load.here)
        self._thread = threading.Thread(target=_work, args=(load.in_thread, then), name=_NAME, daemon=True)
        self._thread.start()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(_LOOK_MS)

    def _go_on(self) -> None:
        if self._thread.is_alive():
            return
        if self._left:
            with suppress(ImportError):
                importlib.import_module(self._left.pop(0))
        else:
            self._timer.stop()
            self.deleteLater()


def _work(modules: Sequence[str], then: Callable[[], None] | None) -> None:
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:
            return
    if then is not None:
        then()


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


def before_unlocking(owner: QObject) -> None:
    """Load what unlocking and Today need, while the passphrase is typed."""
    _Loading(BEFORE_UNLOCKING, owner, i18n.load_locale)


def after_opening(owner: QObject) -> None:
    """Load what may be opened from Today, once that has been usable for a while."""
    QTimer.singleShot(_AFTER_OPENING_MS, owner, lambda: _Loading(AFTER_OPENING, owner))
