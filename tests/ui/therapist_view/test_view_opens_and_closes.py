"""Showing the diary to somebody else: what is on the screen before and after, and what locks it."""

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dilator_app.domain.session import Session
from dilator_app.ui.therapist_view.closed import ClosedPage, Cover
from dilator_app.ui.therapist_view.showing import Showing
from dilator_app.ui.therapist_view.window import TherapistWindow
from tests.desk import Desk
from tests.makers import PASSPHRASE, make_session, make_set
from tests.ui.therapist_view.looking import (
    CLOSED,
    no_view_is_there,
    open_from_progress,
    open_view,
    own_words,
    press,
    shown,
    words_of,
)


# --- opening and closing ---------------------------------------------------------------------------------------------
def test_the_view_fills_a_window_of_its_own_and_nothing_of_the_diary_stays_under_it(unlocked):
    view = open_from_progress(unlocked)
    assert view.isWindow()
    assert view.isFullScreen()
    assert view.windowTitle() == "Fernlight"
    assert own_words(unlocked) == "Open in another window."
    assert not unlocked.view.isVisible()


def test_the_own_window_is_covered_before_the_view_draws_anything(unlocked):
    """Whoever shares the whole screen sees the plain page first."""
    painted = []

    class Watch(QWidget):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and isinstance(watched, TherapistWindow | Cover):
                painted.append((type(watched).__name__, own_words(unlocked)))
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    open_view(unlocked)
    QApplication.instance().removeEventFilter(watch)
    watch.deleteLater()
    assert painted[0] == ("Cover", "Open in another window.")
    assert {words for _, words in painted} == {"Open in another window."}


def test_esc_leads_to_the_plain_page_whose_one_button_asks_for_the_passphrase(unlocked):
    view = open_view(unlocked)
    diary = unlocked.diary
    press(view, Qt.Key.Key_Escape)
    assert no_view_is_there()
    with pytest.raises(RuntimeError, match="closed"):
        diary.preferences()
    assert unlocked.window.view is None
    assert own_words(unlocked).splitlines() == [CLOSED, "Enter my passphrase"]
    unlocked.click("Enter my passphrase")
    assert unlocked.focused is unlocked.window.lock_page.passphrase
    unlocked.type(PASSPHRASE)
    unlocked.press("Return")
    unlocked.settle()
    assert unlocked.view.isVisible()


def test_the_button_and_the_window_manager_close_it_the_same_way(unlocked):
    view = open_view(unlocked)
    unlocked.qtbot.mouseClick(view.close_button, Qt.MouseButton.LeftButton)
    assert own_words(unlocked).startswith(CLOSED)
    assert no_view_is_there()


def test_a_click_leads_back_where_that_was_chosen(unlocked):
    unlocked.diary.save_preferences(replace(unlocked.diary.preferences(), leave_view_by_click=True))
    view = open_from_progress(unlocked)
    press(view, Qt.Key.Key_Escape)
    assert own_words(unlocked).splitlines() == [CLOSED, "Open my diary"]
    assert not unlocked.view.isVisible()
    unlocked.click("Open my diary")
    assert unlocked.view.isVisible()
    assert unlocked.view.page_name() == "progress"
    assert not unlocked.window.findChildren(ClosedPage, options=Qt.FindChildOption.FindDirectChildrenOnly)


def test_a_diary_without_a_passphrase_asks_for_a_click(qtbot, plain_diary, tmp_path, clock):
    made = Desk(qtbot, plain_diary.folder, clock, tmp_path / "other.toml").open(
        plain_diary, make_set(), make_session(22, pain=2)
    )
    view = open_view(made)
    press(view, Qt.Key.Key_Escape)
    made.click("Open my diary")
    assert made.view.isVisible()
    made.put_away()


def test_from_the_lock_page_straight_into_the_view_without_passing_today(desk):
    lock = desk.window.lock_page
    assert not lock.for_therapist.isVisible()  # at rest the page names nobody
    lock.passphrase.setFocus()
    desk.type(PASSPHRASE)
    assert lock.for_therapist.isVisible()
    desk.click("Open for my therapist")
    desk.settle()
    view = shown(desk)
    assert desk.window.view is None
    assert own_words(desk) == "Open in another window."
    press(view, Qt.Key.Key_Escape)
    assert own_words(desk).startswith(CLOSED)
    assert desk.window._unfinished is None


def test_from_the_lock_page_a_click_leads_to_today_where_that_was_chosen(desk, template, folder, clock):
    opened = template.open(folder, clock)
    opened.save_preferences(replace(opened.preferences(), leave_view_by_click=True))
    opened.close()
    desk.window.lock_page.passphrase.setText(PASSPHRASE)
    desk.click("Open for my therapist")
    desk.settle()
    press(shown(desk), Qt.Key.Key_Escape)
    desk.click("Open my diary")
    assert desk.view.page_name() == "today"


def test_a_wrong_passphrase_shows_no_view(desk):
    desk.window.lock_page.passphrase.setText("not this one at all")
    desk.click("Open for my therapist")
    desk.settle()
    assert no_view_is_there()
    assert "did not match" in desk.window.lock_page.message.text()
    desk.window.lock_page.passphrase.setText(PASSPHRASE)
    desk.press("Return")  # Enter opens the diary, whatever was tried before
    desk.settle()
    assert desk.view.isVisible()


# --- locks -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("key", [Qt.Key.Key_L, Qt.Key.Key_H])
def test_the_keys_that_lock_and_hide_work_in_the_view_and_destroy_it(unlocked, key):
    secret = f"Steinbrech {key.name}"
    unlocked.diary.save(make_session(note_for_therapist=secret))
    view = open_view(unlocked)
    assert secret in words_of(view)
    gone = []
    view.destroyed.connect(lambda: gone.append(True))
    view.activateWindow()
    unlocked.qtbot.waitUntil(view.isActiveWindow)
    QTest.keyClick(view.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)
    assert no_view_is_there()
    assert unlocked.window.lock_page.isVisibleTo(unlocked.window)
    assert unlocked.window.isMinimized() is (key == Qt.Key.Key_H)
    unlocked.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    assert gone
    del view
    gc.collect()
    assert [o for o in gc.get_objects() if isinstance(o, Session) and o.note_for_therapist == secret] == []
    if key == Qt.Key.Key_H:
        unlocked.come_back()


def test_it_locks_after_thirty_minutes_without_use(unlocked, clock):
    open_view(unlocked)
    clock.advance(minutes=Showing.LOCK_AFTER_MINUTES - 1)
    unlocked.window._watch.inactivity._last_look = clock.now().timestamp()
    unlocked.window._watch.inactivity.look()
    assert not no_view_is_there()
    clock.advance(minutes=2)
    unlocked.window._watch.inactivity._last_look = clock.now().timestamp()
    unlocked.window._watch.inactivity.look()
    assert no_view_is_there()
    assert unlocked.window.lock_page.message.text() == "Locked after 30 minutes without use. Nothing was lost."


def test_a_lock_while_it_still_reads_says_nothing_later(unlocked):
    unlocked.window.show_to_therapist()
    unlocked.window.lock()
    unlocked.settle()
    assert no_view_is_there()
    assert unlocked.dialogs() == []


# --- settings --------------------------------------------------------------------------------------------------------
def test_settings_say_whether_a_click_is_enough(unlocked):
    page = unlocked.page("settings")
    page._switches["leave_view_by_click"].click()
    assert unlocked.diary.preferences().leave_view_by_click
    press(open_view(unlocked), Qt.Key.Key_Escape)
    assert own_words(unlocked).splitlines() == [CLOSED, "Open my diary"]
