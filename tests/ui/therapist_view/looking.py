"""Opening the view, and reading what it and the program's own window say."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dilator_app.ui.therapist_view.window import TherapistWindow
from tests.desk import Desk, visible_words

CLOSED = "View closed. Stop sharing your screen before you go on."


def shown(desk: Desk) -> TherapistWindow:
    """Return the view, once it has read."""
    (view,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, TherapistWindow) and w.isVisible())
    desk.qtbot.waitUntil(lambda: view.about is not None, timeout=20_000)
    QApplication.processEvents()
    return view


def no_view_is_there() -> bool:
    return not any(isinstance(w, TherapistWindow) and w.isVisible() for w in QApplication.topLevelWidgets())


def open_from_progress(desk: Desk) -> TherapistWindow:
    desk.page("progress")
    desk.settle()
    desk.click("Therapist view")
    return shown(desk)


def open_view(desk: Desk) -> TherapistWindow:
    desk.window.show_to_therapist()
    return shown(desk)


def press(view: TherapistWindow, *keys: Qt.Key) -> None:
    for key in keys:
        view.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(view, key)
        QApplication.processEvents()


def own_words(desk: Desk) -> str:
    """Everything that can be read in the program's own window."""
    return "\n".join(visible_words(desk.window))


def words_of(view: TherapistWindow) -> str:
    """Everything that can be read, without the places where a long word may break."""
    return "\n".join(visible_words(view)).replace("\u200b", "")
