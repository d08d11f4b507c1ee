"""The one window: what it shows when, and what is left of a diary once it is locked."""

import gc
import sys
import weakref
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dilator_app import log, sample
from dilator_app.diary.diary import Diary
from dilator_app.domain.session import Session
from dilator_app.settings import SettingsFile
from dilator_app.ui import messages
from dilator_app.ui.instance import RunningInstance, channel_name, raise_running
from dilator_app.ui.key_list import KeyList
from dilator_app.ui.messages import Message
from dilator_app.ui.navigation import ENTRIES
from dilator_app.ui.pages.page import Page
from dilator_app.ui.quick_log import QuickLog
from dilator_app.ui.window import Window
from tests.desk import Desk, name_of
from tests.makers import TODAY, make_session, make_set

PAGES = [entry.name for entry in ENTRIES]
SENTINEL = "Saxi" + "frage"  # not in one word, so that no line of this file holds it


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    """An open diary with one session, on Today."""
    desk.diary.save(make_set(), make_session(22, pain=3, note_to_self=SENTINEL, note_for_therapist=SENTINEL))
    return desk


def open_first_session(desk: Desk) -> None:
    page = desk.page("history")
    page.open_session(page.table.session_at(0))


def turn(desk: Desk) -> None:
    """Let everything go that was only to be deleted later."""
    desk.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    gc.collect()


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
    assert open_desk.window.lock_page.message.text() == "Locked after 5 minutes without use. Nothing was lost."


def test_a_key_or_the_pointer_counts_as_use(open_desk, qtbot):
    sit_still(open_desk, 4)
    open_desk.press("Tab")
    sit_still(open_desk, 4)
    qtbot.mouseClick(open_desk.shown_page, Qt.MouseButton.LeftButton)
    sit_still(open_desk, 4)
    assert open_desk.window.view is not None


def test_another_delay_holds_at_once(open_desk):
    settings = open_desk.page("settings")
    settings.lock_after.set_value(1)
    settings.lock_after.activated.emit(settings.lock_after.currentIndex())
    sit_still(open_desk, 1)
    assert open_desk.window.lock_page.message.text() == "Locked after 1 minute without use. Nothing was lost."


def test_it_locks_when_the_computer_has_slept(open_desk):
    asleep = open_desk.clock.now() + timedelta(hours=2)
    open_desk.clock._now = asleep  # the monotonic clock stands still meanwhile
    open_desk.window._watch.inactivity.look()
    assert open_desk.window.lock_page.message.text() == "Locked while the computer slept. Nothing was lost."


def test_a_clock_that_is_set_back_locks_nothing(open_desk):
    open_desk.clock.set(open_desk.clock.now() - timedelta(hours=2))
    open_desk.window._watch.inactivity.look()
    assert open_desk.window.view is not None


def test_nothing_counts_while_it_is_locked(open_desk):
    open_desk.press("Ctrl+L")
    assert not open_desk.window._watch.inactivity._timer.isActive()


# --- one window for each folder --------------------------------------------------------------------------------------
def test_a_second_start_raises_the_first_window(open_desk, qtbot):
    running = RunningInstance(open_desk.folder.path, open_desk.window)
    running.raise_requested.connect(open_desk.window.come_forward)
    open_desk.window.showMinimized()
    with qtbot.waitSignal(running.raise_requested):
        assert raise_running(open_desk.folder.path)
    qtbot.waitUntil(lambda: not open_desk.window.isMinimized())
    running.close()


def test_the_channel_tells_nothing_of_the_folder(tmp_path):
    (tmp_path / "fernlight").mkdir()
    name = channel_name(tmp_path / "fernlight")
    assert name == channel_name(tmp_path / "other" / ".." / "fernlight")
    assert str(tmp_path) not in name


def test_nobody_answers_for_a_folder_without_a_window(tmp_path):
    assert not raise_running(tmp_path)


# --- the unforeseen --------------------------------------------------------------------------------------------------
@pytest.fixture
def caught(open_desk, tmp_path):
    """Errors that nobody handled end where the program puts them, and the log is a file."""
    before = sys.excepthook
    file = log.start(tmp_path / "log")
    messages.UnexpectedErrors(lambda: open_desk.window).install()
    yield file
    sys.excepthook = before
    log.stop()


def test_a_bug_in_a_slot_gives_one_message_keeps_the_form_and_logs_no_personal_word(open_desk, caught):
    open_desk.press("Ctrl+N")
    form = open_desk.dialog(QuickLog)
    open_desk.press("4")

    def break_down() -> None:
        raise ValueError(f"cannot read {SENTINEL}")

    form.fields.changed.connect(break_down)
    open_desk.press("5", "6")
    shown = [d for d in open_desk.dialogs() if isinstance(d, Message)]
    assert len(shown) == 1
    said = open_desk.words(shown[0])
    assert "Something went wrong inside Fernlight" in said
    assert "what you typed is still here" in said
    assert SENTINEL not in said
    shown[0].accept()
    assert form.isVisible()
    assert form.fields.pain.value() in (5, 6)
    form.fields.changed.disconnect(break_down)
    written = caught.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "break_down" in written
    assert SENTINEL not in written


def test_a_known_problem_in_a_slot_is_told_and_not_logged(open_desk, caught, monkeypatch):
    open_desk.press("Ctrl+N")
    form = open_desk.dialog(QuickLog)
    open_desk.press("4")
    make_read_only(open_desk.diary)
    open_desk.press("Return")
    said = open_desk.words(open_desk.dialog(Message))
    assert "It could not be saved" in said
    assert "What was saved before is safe." in said
    open_desk.dialog(Message).accept()
    assert form.isVisible()
    assert form.fields.pain.value() == 4
    assert not caught.exists()


def make_read_only(diary: Diary) -> None:
    """Let the diary refuse every write, as a disk that is full or mounted read-only does."""
    with diary._access.transaction() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")


def test_a_lock_ends_even_when_the_disk_takes_no_draft(open_desk, caught):
    open_desk.press("Ctrl+N")
    open_desk.press("4")
    diary = open_desk.diary
    make_read_only(diary)
    open_desk.press("Ctrl+H")
    turn(open_desk)
    assert open_desk.window.view is None
    assert not [d for d in open_desk.dialogs() if isinstance(d, QuickLog)]
    with pytest.raises(RuntimeError, match="closed"):
        diary.sessions()


def test_esc_does_not_lose_what_the_disk_does_not_take(open_desk, caught):
    open_desk.press("Ctrl+N")
    form = open_desk.dialog(QuickLog)
    open_desk.press("4")
    make_read_only(open_desk.diary)
    open_desk.press("Esc")
    assert "It could not be saved" in open_desk.words(open_desk.dialog(Message))
    open_desk.dialog(Message).accept()
    assert form.isVisible()
    with open_desk.diary._access.transaction() as connection:
        connection.exec_driver_sql("PRAGMA query_only = OFF")


# --- keys ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("number", "name"), list(enumerate(PAGES, 1)))
def test_ctrl_and_a_number_goes_to_a_page_and_tab_enters_it(open_desk, number, name):
    open_desk.press("Ctrl+7", f"Ctrl+{number}")
    assert open_desk.view.sidebar.current() == name
    assert open_desk.shown_page is open_desk.view.page(name)
    open_desk.settle()
    open_desk.press("Tab")
    assert open_desk.shown_page.isAncestorOf(open_desk.focused)


def test_a_key_for_a_page_leaves_no_ring_on_another_row(open_desk):
    open_desk.view.sidebar.row("today").setFocus(Qt.FocusReason.TabFocusReason)
    open_desk.press("Ctrl+2")
    assert name_of(open_desk.focused) != "Today"


def test_walking_along_the_sidebar_stays_in_the_sidebar(open_desk):
    open_desk.view.sidebar.row("today").setFocus(Qt.FocusReason.TabFocusReason)
    open_desk.press("Down", "Down")
    assert open_desk.view.sidebar.current() == "progress"
    assert name_of(open_desk.focused) == "Progress"


def test_after_unlocking_the_page_has_the_keyboard(open_desk):
    assert open_desk.focused is open_desk.shown_page


def test_f1_lists_the_keys_and_esc_closes_the_list(open_desk):
    open_desk.press("F1")
    assert "Ctrl+H" in open_desk.words(open_desk.dialog(KeyList))
    open_desk.press("Esc")
    assert open_desk.dialogs() == []


def test_ctrl_q_closes_the_window_and_remembers_its_size(open_desk):
    open_desk.window.resize(1100, 720)
    open_desk.press("Ctrl+N")
    open_desk.press("Esc")
    open_desk.press("Ctrl+Q")
    assert not open_desk.window.isVisible()
    kept = type(open_desk.settings)(open_desk.settings.file).settings
    assert (kept.window_width, kept.window_height) == (1100, 720)


def test_a_new_window_is_not_higher_than_its_screen(qtbot, tmp_path, plain_diary, clock):
    settings = SettingsFile(tmp_path / "settings.toml")
    settings.change(window_width=5000, window_height=4000)
    window = Window(plain_diary.folder, settings, clock)
    qtbot.addWidget(window)
    least, screen = window.minimumSize(), window.screen().availableGeometry()
    assert window.height() == max(least.height(), screen.height() - 40)
    assert window.width() == max(least.width(), screen.width())


def test_closing_the_window_keeps_what_was_typed(open_desk, clock):
    open_desk.press("Ctrl+N")
    open_desk.press("8")
    open_desk.window.close()
    again = Diary.unlock(open_desk.folder, None, clock)
    assert again.draft("form") is not None
    again.close()


# --- the sample ------------------------------------------------------------------------------------------------------
def test_the_sample_says_on_every_page_that_it_is_invented_and_is_gone_at_the_end(new_desk):
    new_desk.window.open_sample()
    new_desk.settle()
    folder = new_desk.diary.folder.path
    assert folder.exists()
    assert folder != new_desk.folder.path
    for name in PAGES:
        new_desk.page(name)
        assert "Sample, invented. Not an example to follow." in new_desk.words()
    new_desk.settle()
    new_desk.window.close()
    assert not folder.exists()


def test_an_invented_diary_of_ones_own_says_so_on_every_page(new_desk, plain_diary):
    sample.fill(plain_diary, TODAY)
    new_desk.open(plain_diary)
    for name in PAGES:
        new_desk.page(name)
        new_desk.settle()
        assert "Sample, invented. Not an example to follow." in new_desk.words(), name


def test_locking_the_sample_erases_it(new_desk):
    new_desk.window.open_sample()
    new_desk.settle()
    folder = new_desk.diary.folder.path
    new_desk.press("Ctrl+H")
    assert not folder.exists()


def test_a_sample_alone_never_leads_to_the_diary_of_this_computer(qtbot, plain_diary, tmp_path, clock):
    desk = Desk(qtbot, plain_diary.folder, clock, tmp_path / "settings.toml", sample_alone=True)
    desk.settle()
    assert desk.view.rooms.is_sample
    desk.press("Ctrl+L")
    assert desk.words() == "Fernlight\nOpen\nBreathe"
    desk.click("Open")
    desk.settle()
    assert desk.view.rooms.is_sample
    desk.put_away()


def test_two_wishes_for_the_sample_make_one(new_desk):
    new_desk.window.open_sample()
    new_desk.window.open_sample()
    new_desk.settle()
    assert len([w for w in new_desk.window.findChildren(QWidget) if w.objectName() == "main"]) == 1


def test_dialogs_are_modal_to_the_window_and_never_block(open_desk):
    open_desk.press("Ctrl+N")
    dialog = open_desk.dialog(QDialog)
    assert dialog.windowModality() == Qt.WindowModality.WindowModal
