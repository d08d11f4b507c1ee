"""The session's own keys. They never reach a field, and a control with the focus keeps its own meaning of Space."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from dilator_app.domain.practice import MOVING, Stage
from dilator_app.ui.session.above_limit import AboveLimitView
from dilator_app.ui.session.plain import PlainView
from dilator_app.ui.session.reflect import ReflectView
from dilator_app.ui.session.rehearsal import RehearsalView
from dilator_app.ui.session.stage import StageView, Want

if TYPE_CHECKING:
    from dilator_app.ui.session.page import SessionPage

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMBINED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALONE = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock}


def press(page: "SessionPage", event: QKeyEvent) -> bool:
    """Do what a key means in the stage that is shown; return False for keys that mean nothing here.

    A key that is held down counts once. On the plain screen all but Space and Esc bring the rest back.
    """
    state, key = page.state, Qt.Key(event.key())
    if state is not None and event.matches(QKeySequence.StandardKey.Undo) and page.can_carry_on():
        page.do(Want.CARRY_ON)
        return True
    if key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier and isinstance(page.view, ReflectView):
        page.view.enter()  # as from a note, where Enter alone begins a line
        return True
    if state is None or event.modifiers() & _COMBINED or key in _ALONE:
        return False
    if event.isAutoRepeat():
        return True
    if isinstance(page.view, RehearsalView) and page.view.press(event):
        return True
    if isinstance(page.view, PlainView) and key not in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
        page.peek()
        return True
    if key in _ENTER and isinstance(page.view, StageView):
        if not page.has_just_changed():
            page.view.enter()
        return True
    if state.stage not in MOVING:
        return key == Qt.Key.Key_Escape and _back(page)
    if key == Qt.Key.Key_Escape:
        _escape(page)
        return True
    if state.above_limit and state.gap_s == 0 and page.preferences.single_keys:
        return _in_panel(page, event, key)
    if state.above_limit or state.gap_s > 0:
        return False  # what goes on from here is chosen with the buttons, never in passing
    if key == Qt.Key.Key_Space:
        page.do(Want.PAUSE_OR_RESUME)
        return True
    return page.preferences.single_keys and _single_key(page, event, key)


def _back(page: "SessionPage") -> bool:
    """Leave where nothing runs: Prepare and what lies before it, and Saved. On Reflect it does nothing."""
    if isinstance(page.view, StageView):
        page.view.step_back()
    return True


def _escape(page: "SessionPage") -> None:
    """Close the innermost thing; with nothing open, stop. The panel above the limit stays: it has Stop in its place."""
    if isinstance(page.view, AboveLimitView) and page.view.close_scale():
        return
    if page.overlay.pain:
        page.do(Want.CLOSE_PAIN)
    elif page.overlay.sizes:
        page.do(Want.CLOSE_SIZES)
    else:
        page.do(Want.STOP)


def _in_panel(page: "SessionPage", event: QKeyEvent, key: Qt.Key) -> bool:
    """Take what makes it gentler, or says that it is worse; all else is chosen with the buttons, never in passing."""
    state, pain = page.now_state(), _pain_of(page, event, key)
    if key == Qt.Key.Key_Minus and state.smaller is not None:
        page.do(Want.GO_SMALLER)
        return True
    if pain is not None and pain > (state.pain_now or 0):
        page.do(Want.NOTE_PAIN, pain)
        return True
    return False


def _pain_of(page: "SessionPage", event: QKeyEvent, key: Qt.Key) -> int | None:
    typed = page.typed.of(event)
    return 10 if key == Qt.Key.Key_End else typed


def _single_key(page: "SessionPage", event: QKeyEvent, key: Qt.Key) -> bool:
    wants = {Qt.Key.Key_M: Want.SOUND, Qt.Key.Key_P: Want.PLAIN}
    if page.state is not None and page.state.stage is Stage.PRACTISE:
        wants |= {Qt.Key.Key_N: Want.OPEN_PAIN, Qt.Key.Key_Minus: Want.GO_SMALLER}
        pain = _pain_of(page, event, key)
        if pain is not None:
            page.do(Want.NOTE_PAIN, pain)
            return True
    if key not in wants:
        return False
    page.do(wants[key])
    return True
