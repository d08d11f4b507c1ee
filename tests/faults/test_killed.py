"""Killed as by a flat battery: what was acknowledged is there, and the diary opens."""

import json
import os
import random
import shutil
import signal
from pathlib import Path

import pytest

from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.domain.session import Session
from tests.faults.fault_vfs import OK, faulty_disk
from tests.makers import PASSPHRASE, FixedClock, days_ago, make_session, make_set
from tests.processes import another

SET = make_set()

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")


def a_session(number: int) -> Session:
    """A session that fills some pages, so that a save is more than one write."""
    return make_session(18, 22, day=days_ago(number % 400), pain=number % 11, note_to_self=f"{number} " * 300)


def save_for_ever(line, folder, key):
    """Save sessions and acknowledge each with its id, once the save has returned."""
    diary = Diary(DiaryFolder(Path(folder)), key, FixedClock())
    line.send("open")
    number = 0
    while True:
        session = a_session(number)
        diary.save(session)
        line.send(str(session.id))
        number += 1


def assert_all_there(folder, template, clock, acknowledged):
    diary = template.open(folder, clock)
    found = {str(s.id): s for s in diary.sessions()}
    assert acknowledged <= found.keys()
    for session in found.values():
        assert len(session.steps) == 2
        assert session.note_to_self
    with diary._access.transaction() as connection:
        assert connection.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    diary.close()
    return found.keys()


def kill_again_and_again(folder, template, clock, kills, seed):
    chance = random.Random(seed)
    acknowledged = set()
    for _ in range(kills):
        with another(save_for_ever, str(folder.path), template.key) as other:
            assert other.hear() == "open"
            for _ in range(chance.randrange(4)):
                acknowledged.add(other.hear())
            other.hear_within(chance.random() / 200)  # somewhere in a save
            other.kill()
            acknowledged |= set(other.hear_all())
        found = assert_all_there(folder, template, clock, acknowledged)
        assert len(found) <= len(acknowledged) + kills  # a save that was not acknowledged is there whole or not at all
    assert len(acknowledged) > kills


@pytest.fixture
def filled(folder, template, clock):
    diary = template.open(folder, clock)
    diary.save(SET)
    diary.close()
    return folder


def test_no_acknowledged_session_is_lost_in_fifty_kills(filled, template, clock):
    kill_again_and_again(filled, template, clock, kills=50, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_no_acknowledged_session_is_lost_in_a_thousand_kills(filled, template, clock, seed):
    kill_again_and_again(filled, template, clock, kills=100, seed=seed)


# --- at every single touch of the disk -------------------------------------------------------------------------------
def die_at(disk, at):
    """Let this process die at the ``at``-th touch of the disk from now on; return the touches as they happen."""
    touches = []

    def die(call):
        touches.append(call)
        if len(touches) == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return OK

    disk.decide = die
    return touches


def die_in_a_save(line, folder, key, at):
    """Save one session, then die at the ``at``-th touch of the disk in saving another."""
    with faulty_disk() as disk:
        diary = Diary(DiaryFolder(Path(folder)), key, FixedClock())
        first, second = a_session(1), a_session(2)
        diary.save(first)
        line.send(str(first.id))
        die_at(disk, at)
        diary.save(second)
        line.send(str(second.id))
        disk.heal()
        diary.close()


def test_a_kill_at_any_touch_of_the_disk_loses_nothing(filled, template, clock, tmp_path):
    at = survived = 0
    while not survived:
        at += 1
        copy = DiaryFolder(tmp_path / f"copy {at}")
        shutil.copytree(filled.path, copy.path)
        with another(die_in_a_save, str(copy.path), template.key, at) as other:
            acknowledged = set(other.hear_all())
            survived = other.exit_code == 0
        assert len(acknowledged) == (2 if survived else 1)
        assert len(assert_all_there(copy, template, clock, acknowledged)) in (1, 2)
    assert at > 30


# --- in the middle of making a diary ---------------------------------------------------------------------------------
def die_in_making(line, folder, at):
    with faulty_disk() as disk:
        touches = die_at(disk, at)
        diary = Diary.create(DiaryFolder(Path(folder)), PASSPHRASE, FixedClock())
        disk.heal()
        diary.close()
        line.send(len(touches))


def test_a_kill_while_it_is_made_leaves_no_half_diary_and_it_can_be_made_again(tmp_path, clock):
    with another(die_in_making, str(tmp_path / "whole"), 0) as other:
        touches = other.hear()
    chance = random.Random(1)
    for at in sorted({1, 2, *chance.sample(range(3, touches - 2), 5), touches - 2}):
        folder = DiaryFolder(tmp_path / f"killed {at}")
        with another(die_in_making, str(folder.path), at) as other:
            assert other.exit_code == -signal.SIGKILL
        if not folder.holds_a_diary():
            Diary.create(folder, PASSPHRASE, clock).close()
        diary = Diary.unlock(folder, PASSPHRASE, clock)
        diary.save(SET, a_session(1))
        assert diary.count_sessions() == 1
        diary.close()
        assert sorted(file.name for file in folder.path.iterdir()) == ["diary.db", "key.check"]


# --- in the middle of a word -----------------------------------------------------------------------------------------
WORDS = "slowly and only as far as it goes"


def type_until_killed(line, folder, key, settings):
    """Type into the plan and into the quick log in front of it, and say when the disk has both."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from dilator_app.settings import SettingsFile
    from dilator_app.ui import theme
    from dilator_app.ui.quick_log import QuickLog
    from dilator_app.ui.window import Window

    app = QApplication([])
    theme.register_fonts()
    theme.apply(app, "light")
    diary = Diary(DiaryFolder(Path(folder)), key, FixedClock())
    window = Window(diary.folder, SettingsFile(Path(settings)), FixedClock())
    window.show()
    window.open_diary(diary)
    window.view.show_page("plan")
    QTest.keyClicks(window.view.page("plan").fields.own_words, WORDS)
    window.view.open_quick_log()
    (quick,) = (w for w in app.topLevelWidgets() if isinstance(w, QuickLog))
    quick.more_button.click()
    QTest.keyClicks(quick.fields.note_to_self, WORDS)

    def look():
        if WORDS in (diary.draft("plan") or "") and WORDS in (diary.draft("form") or ""):
            looking.stop()
            line.send("on the disk")

    looking = QTimer()
    looking.timeout.connect(look)
    looking.start(20)
    app.exec()


def test_words_outlive_a_kill_although_nobody_left_the_form(filled, template, clock, tmp_path):
    with another(type_until_killed, str(filled.path), template.key, str(tmp_path / "settings.toml")) as other:
        assert other.hear() == "on the disk"
        other.kill()
    diary = template.open(filled, clock)
    assert json.loads(diary.draft("plan"))["fields"]["own_words"] == WORDS
    assert json.loads(diary.draft("form"))["note_to_self"] == WORDS
    assert diary.count_sessions() == 0
    diary.close()
