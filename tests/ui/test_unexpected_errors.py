"""What nobody foresaw: one message, the form kept, and a log without a personal word."""

import sys

import pytest

from dilator_app import log
from dilator_app.diary.diary import Diary
from dilator_app.ui import messages
from dilator_app.ui.messages import Message
from dilator_app.ui.quick_log import QuickLog
from tests.ui.opened import SENTINEL, turn


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
