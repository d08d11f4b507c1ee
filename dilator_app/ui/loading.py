"""Heavy libraries load in threads, when they cannot delay anybody: SQLAlchemy while the passphrase is typed, matplotlib
some time after Today can be used."""

import importlib
import threading
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

BEFORE_UNLOCKING = ("sqlcipher3.dbapi2", "dilator_app.diary.diary", "babel.dates", "dilator_app.ui.main_view")
FOR_CHARTS = ("dilator_app.ui.chart_loading",)
_CHARTS_AFTER_MS = 2000


def in_background(modules: Sequence[str]) -> threading.Thread:
    """Import ``modules`` in a thread; what fails there fails again, and visibly, where it is needed."""

    def work() -> None:
        for name in modules:
            try:
                importlib.import_module(name)
            except ImportError:
                return

    thread = threading.Thread(target=work, name="loading", daemon=True)
    thread.start()
    return thread


def after_first_paint(owner: QObject) -> None:
    """Load what unlocking needs."""
    QTimer.singleShot(0, owner, lambda: in_background(BEFORE_UNLOCKING))


def after_opening(owner: QObject) -> None:
    """Load what charts need, once Today has been usable for a while."""
    QTimer.singleShot(_CHARTS_AFTER_MS, owner, lambda: in_background(FOR_CHARTS))
