"""The session's own keys. They never reach a field, and a control with the focus keeps its own meaning of Space."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from dilator_app.domain.practice import Stage
from dilator_app.ui.session.stage import StageView

if TYPE_CHECKING:
    from dilator_app.ui.session.page import SessionPage

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVING = (Stage.BREATHE, Stage.PRACTISE)


def press(page: "SessionPage", event: QKeyEvent) -> bool:
    """Do what a key means in the stage that is shown; return False for keys that mean nothing here."""
    state = page.state
    if state is None:
        return False
    key = Qt.Key(event.key())
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    if key in _ENTER and isinstance(page.view, StageView):
        page.view.forward()
        return True
    if state.stage not in _MOVING or state.gap_s > 0:
        return False
    if key == Qt.Key.Key_Space:
        page.pause_or_resume()
    elif key == Qt.Key.Key_Escape:
        _escape(page)
    elif page.preferences.single_keys:
        return _single_key(page, event, key)
    else:
        return False
    return True


def _escape(page: "SessionPage") -> None:
    """Close the innermost thing; with nothing open, stop."""
    if page.is_pain_open:
        page.close_pain()
    else:
        page.stop()


def _single_key(page: "SessionPage", event: QKeyEvent, key: Qt.Key) -> bool:
    state = page.state
    if state is None:
        return False
    if key == Qt.Key.Key_M:
        page.toggle_sound()
        return True
    if key == Qt.Key.Key_P:
        page.toggle_plain()
        return True
    if state.stage is not Stage.PRACTISE or state.panel is not None:
        return False
    if event.text() and event.text() in "0123456789":
        page.note_pain(int(event.text()))
    elif key == Qt.Key.Key_End:
        page.note_pain(10)
    elif key == Qt.Key.Key_N:
        page.open_pain()
    elif key == Qt.Key.Key_Minus:
        page.go_smaller()
    else:
        return False
    return True
