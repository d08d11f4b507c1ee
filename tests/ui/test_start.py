"""Starting and ending the whole program, in processes of their own."""

import os
import signal
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QTimer

from dilator_app import app
from dilator_app.diary.folder import DiaryFolder, Held
from dilator_app.errors import CouldNotWrite, DiaryInUse, WriteProblem
from dilator_app.ui.instance import RunningInstance, raise_running
from dilator_app.ui.messages import Message
from tests.desk import Desk

_PATIENCE_S = 60


@pytest.fixture
def start(tmp_path):
    """Start the program as a person does, with a home of its own; at the end of the test it is gone."""
    started = []

    def begin(*arguments: str, **more: str) -> subprocess.Popen:
        places = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", **more}
        env |= {name: str(tmp_path / "home") for name in places}
        command = [sys.executable, "-m", "dilator_app", *arguments]
        started.append(subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def wait_for(what, process: subprocess.Popen) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not what():
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < until, "nothing came"
        os.sched_yield()


def test_a_second_start_raises_the_first_window_and_ends_with_five(start, new_desk: Desk, qtbot):
    with Held(new_desk.folder):
        running = RunningInstance(new_desk.folder.path, new_desk.window)
        with qtbot.waitSignal(running.raise_requested, timeout=_PATIENCE_S * 1000):
            second = start("--diary", str(new_desk.folder.path))
        out, err = second.communicate(timeout=_PATIENCE_S)
    assert second.returncode == DiaryInUse.exit_code == 5
    assert out == b""
    assert b"has this diary open" in err
    running.close()


def test_of_two_programs_the_second_ends_with_five_and_the_first_lives_on(start, folder):
    first = start("--diary", str(folder.path))
    wait_for(lambda: raise_running(folder.path), first)
    second = start("--diary", str(folder.path))
    out, err = second.communicate(timeout=_PATIENCE_S)
    assert second.returncode == DiaryInUse.exit_code
    assert out == b""
    assert b"has this diary open" in err
    assert first.poll() is None
    assert raise_running(folder.path)  # it still answers, and still holds the folder
    with pytest.raises(DiaryInUse):
        Held(folder)
    first.kill()
    first.communicate(timeout=_PATIENCE_S)
    third = start("--diary", str(folder.path))  # what a killed program left behind bars nobody
    wait_for(lambda: raise_running(folder.path), third)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a matter of POSIX")
def test_the_sample_is_gone_when_the_system_ends_the_program(start, tmp_path):
    left = tmp_path / "tmp"
    left.mkdir()
    process = start("--sample", TMPDIR=str(left))
    wait_for(lambda: list(left.glob("fernlight-*/diary.db")), process)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=_PATIENCE_S)
    assert list(left.glob("fernlight-*")) == []
    assert not list((tmp_path / "home").rglob("diary.db"))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DiaryInUse(), "Another window or program has this diary open."),
        (CouldNotWrite(WriteProblem.READ_ONLY), "This place can be read, not written."),
    ],
)
def test_what_cannot_start_says_so_in_a_window(qapp, qtbot, tmp_path, capsys, error, said):
    seen = []

    def read_and_close() -> None:
        message = next(w for w in qapp.topLevelWidgets() if isinstance(w, Message) and w.isVisible())
        seen.append(message.accessibleDescription())
        message.accept()  # the last window: the program ends by itself

    QTimer.singleShot(50, read_and_close)
    assert app._cannot_start(qapp, error, DiaryFolder(tmp_path)) == error.exit_code
    assert said in seen[0]
    assert str(tmp_path) in seen[0]
    assert said in capsys.readouterr().err
