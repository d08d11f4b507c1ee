"""What is left of a diary once it is locked, and what locks it."""

import gc
import weakref
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dilator_app.domain.session import Session
from dilator_app.ui.key_list import KeyList
from dilator_app.ui.pages.page import Page
from dilator_app.ui.quick_log import QuickLog
from tests.desk import Desk
from tests.ui.opened import PAGES, SENTINEL, open_first_session, turn


# --- lock destroys ---------------------------------------------------------------------------------------------------
def test_after_a_lock_no_page_and_no_diary_is_alive(open_desk):
    for name in PAGES:
        open_desk.page(name)
    open_desk.settle()
    pages = [weakref.ref(open_desk.view.page(name)) for name in PAGES]
    view, destroyed = weakref.ref(open_desk.view), []
    open_desk.view.destroyed.connect(lambda: destroyed.append(True))
    open_desk.press("Ctrl+L")
    turn(open_desk)
    assert destroyed
    assert view() is None
    assert [page() for page in pages] == [None] * len(pages)
    records = [o for o in gc.get_objects() if isinstance(o, Session) and o.note_to_self == SENTINEL]
    assert records == []
    assert not [w for w in open_desk.window.findChildren(QWidget) if isinstance(w, Page)]


def test_after_a_lock_no_words_of_the_diary_are_alive(open_desk):
    for name in PAGES:
        open_desk.page(name)
    open_first_session(open_desk)
    open_desk.settle()
    open_desk.press("Ctrl+L")
    turn(open_desk)
    assert _holders_of(SENTINEL) == []


def _holders_of(words: str) -> list[str]:
    """Return what kind of object still holds a text with ``words`` in it; this module's own constant is none."""
    found = []
    for holder in gc.get_objects():
        if holder is globals():
            continue
        for text in gc.get_referents(holder):
            if type(text) is str and words in text and text is not SENTINEL:
                found.append(f"{type(holder).__name__}: {text[:60]!r}")
    return found


def test_a_locked_diary_is_closed_and_its_key_is_dropped(locked_after_use):
    diary = locked_after_use
    assert diary._key is None
    with pytest.raises(RuntimeError, match="closed"):
        diary.sessions()


@pytest.fixture
def locked_after_use(qtbot, folder, template, tmp_path, clock):
    made = Desk(qtbot, folder, clock, tmp_path / "settings.toml")
    diary = template.open(folder, clock)
    made.open(diary)
    made.press("Ctrl+L")
    yield diary
    made.put_away()


def test_a_screen_reader_hears_nothing_of_the_diary_once_it_is_locked(open_desk):
    open_desk.page("history")
    open_desk.press("Ctrl+L")
    said = list(_spoken(QAccessible.queryAccessibleInterface(open_desk.window)))
    assert SENTINEL not in " ".join(said)
    assert "History" not in said
    assert "Open" in said


def _spoken(root) -> list[str]:
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    found = [root.text(kind) for kind in kinds]
    for n in range(root.childCount()):
        child = root.child(n)
        if child is not None and child.isValid():
            found += _spoken(child)
    return found


def test_the_title_never_says_more_than_the_name(open_desk):
    titles = set()
    for name in PAGES:
        open_desk.page(name)
        titles.add(open_desk.window.windowTitle())
    open_desk.press("Ctrl+N")
    titles.update(d.windowTitle() for d in open_desk.dialogs())
    open_desk.press("Ctrl+L")
    titles.add(open_desk.window.windowTitle())
    assert titles == {"Fernlight"}


def test_a_lock_in_the_middle_of_reading_says_nothing_later(open_desk):
    open_desk.page("progress")
    open_desk.page("appointment")
    open_desk.press("Ctrl+L")
    turn(open_desk)
    assert open_desk.dialogs() == []
    assert open_desk.window.lock_page.isVisible()


# --- hide and lock ---------------------------------------------------------------------------------------------------
def test_ctrl_h_shows_the_lock_page_before_it_minimises(open_desk):
    seen = []
    watch = _Watch(open_desk.window, lambda: seen.append(open_desk.window.lock_page.isVisible()))
    open_desk.press("Ctrl+H")
    assert seen
    assert all(seen)
    assert open_desk.window.isMinimized()
    watch.setParent(None)


class _Watch(QObject):
    def __init__(self, window: QWidget, see) -> None:
        super().__init__(window)
        self._see = see
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange:
            self._see()
        return False


def test_ctrl_h_works_over_an_open_dialog_and_keeps_what_was_typed(open_desk):
    open_desk.press("Ctrl+N")
    dialog = open_desk.dialog(QuickLog)
    open_desk.press("7")
    open_desk.click("More")
    dialog.fields.note_to_self.setFocus()
    open_desk.type("half a thought")
    open_desk.press("Ctrl+H")
    assert open_desk.dialogs() == []
    assert open_desk.window.view is None
    open_desk.come_back()
    open_desk.click("Open")
    open_desk.settle()
    open_desk.press("Ctrl+N")
    again = open_desk.dialog(QuickLog)
    assert "This is what you had typed before. Nothing was lost." in open_desk.words()
    assert (again.fields.pain.value(), again.fields.note_to_self.text()) == (7, "half a thought")
    assert again.fields.note_to_self.isVisible(), "what was kept can be seen"


def test_ctrl_h_works_over_the_list_of_keys_and_over_a_message(open_desk):
    open_desk.press("F1")
    open_desk.dialog(KeyList)
    open_desk.press("Ctrl+H")
    assert open_desk.dialogs() == []


def test_a_lock_keeps_what_was_typed_on_pages(open_desk):
    page = open_desk.page("history")
    page.open_session(page.table.session_at(0))
    page.panel.fields.note_to_self.setFocus()
    open_desk.type("unsaved ")
    open_desk.press("Ctrl+L")
    open_desk.click("Open")
    open_desk.settle()
    page = open_desk.page("history")
    page.open_session(page.table.session_at(0))
    assert "unsaved" in page.panel.fields.note_to_self.text()


def test_the_lock_row_of_the_sidebar_locks(open_desk):
    open_desk.click("Lock")
    assert open_desk.window.view is None


# --- by itself -------------------------------------------------------------------------------------------------------
def sit_still(desk: Desk, minutes: float) -> None:
    """Let time pass as it does: the program looks at the clock now and then."""
    for _look in range(round(minutes * 4)):
        desk.clock.advance(seconds=15)
        desk.window._watch.inactivity.look()


def test_it_locks_after_five_minutes_without_use_and_says_that_nothing_was_lost(open_desk):
    sit_still(open_desk, 4.75)
    assert open_desk.window.view is not None
    sit_still(open_desk, 0.25)
    assert open_desk.window.view is None
    assert open_desk.window.lock_page.message.text() == "Closed after 5 minutes without use. Nothing was lost."


def test_a_diary_with_a_passphrase_is_told_to_be_locked(diary, new_desk):
    sit_still(new_desk.open(diary), 5)
    assert new_desk.window.lock_page.message.text() == "Locked after 5 minutes without use. Nothing was lost."


def test_a_key_or_the_pointer_counts_as_use(open_desk):
    sit_still(open_desk, 4)
    open_desk.press("Tab")
    sit_still(open_desk, 4)
    QTest.mouseMove(open_desk.window.windowHandle(), QPoint(400, 300))
    QApplication.processEvents()
    sit_still(open_desk, 4)
    assert open_desk.window.view is not None


def test_a_key_in_a_dialog_and_in_an_open_list_counts_as_use(open_desk):
    open_desk.press("Ctrl+N")
    sit_still(open_desk, 4)
    open_desk.press("3")
    log = open_desk.dialog(QuickLog)
    log.fields.size.showPopup()
    QApplication.processEvents()
    sit_still(open_desk, 4)
    QTest.keyClick(QApplication.activePopupWidget().windowHandle(), Qt.Key.Key_Down)
    sit_still(open_desk, 4)
    assert open_desk.window.view is not None
    QApplication.activePopupWidget().hide()


def test_a_word_that_an_input_method_composes_counts_as_use(open_desk):
    open_desk.press("Ctrl+N")
    note = open_desk.dialog(QuickLog).fields.note_to_self
    open_desk.click("More")
    note.setFocus()
    sit_still(open_desk, 4)
    composed = QInputMethodEvent()
    composed.setCommitString("\u4eca\u65e5")
    QApplication.sendEvent(note, composed)
    sit_still(open_desk, 4)
    assert open_desk.window.view is not None


def test_the_list_that_is_open_hides_and_locks_with_everything_else(open_desk):
    open_desk.press("Ctrl+N")
    open_desk.dialog(QuickLog).fields.size.showPopup()
    QTest.keyClick(QApplication.activePopupWidget().windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert open_desk.window.view is None
    assert QApplication.activePopupWidget() is None


def test_another_delay_holds_at_once(open_desk):
    settings = open_desk.page("settings")
    settings.lock_after.set_value(1)
    settings.lock_after.activated.emit(settings.lock_after.currentIndex())
    sit_still(open_desk, 1)
    assert open_desk.window.lock_page.message.text() == "Closed after 1 minute without use. Nothing was lost."


def test_it_locks_when_the_computer_has_slept(open_desk):
    asleep = open_desk.clock.now() + timedelta(hours=2)
    open_desk.clock._now = asleep  # the monotonic clock stands still meanwhile
    open_desk.window._watch.inactivity.look()
    assert open_desk.window.lock_page.message.text() == "Closed while the computer slept. Nothing was lost."


def test_a_clock_that_is_set_back_locks_nothing(open_desk):
    open_desk.clock.set(open_desk.clock.now() - timedelta(hours=2))
    open_desk.window._watch.inactivity.look()
    assert open_desk.window.view is not None


def test_nothing_counts_while_it_is_locked(open_desk):
    open_desk.press("Ctrl+L")
    assert not open_desk.window._watch.inactivity._timer.isActive()
