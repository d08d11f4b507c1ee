"""An open diary whose words can be found again, wherever they are kept."""

import gc

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from dilator_app.ui.navigation import ENTRIES
from tests.desk import Desk

PAGES = [entry.name for entry in ENTRIES]
SENTINEL = "Saxi" + "frage"  # not in one word, so that no line of this file holds it


def open_first_session(desk: Desk) -> None:
    page = desk.page("history")
    page.open_session(page.table.session_at(0))


def turn(desk: Desk) -> None:
    """Let everything go that was only to be deleted later."""
    desk.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    gc.collect()
