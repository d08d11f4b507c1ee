"""A save that has returned is on the disk itself, not merely handed to the system."""

import os
import re
import subprocess
import sys
from itertools import takewhile
from pathlib import Path
from shutil import which

import pytest

from tests.faults.fault_vfs import Call
from tests.makers import days_ago, make_session, make_set

WRITES = ("write", "sync", "truncate")


@pytest.fixture
def filled(disk, folder, template, clock):
    """An open diary on a disk that is watched."""
    diary = template.open(folder, clock)
    diary.save(make_set(), make_session(22, pain=3))
    disk.calls.clear()
    yield diary
    diary.close()


def test_the_journal_is_synced_before_the_file_is_touched_and_the_file_before_the_journal_goes(filled, disk):
    filled.save(make_session(22, pain=3))
    calls = disk.recorded(WRITES)
    journal = list(takewhile(lambda call: call.file == "db-wal", calls))
    rest = calls[len(journal) :]
    assert Call("write", "db-wal") in journal
    assert journal[-1] == Call("sync", "db-wal")
    assert {call.file for call in rest[:-1]} == {"db"}
    assert rest[0] == Call("write", "db")
    assert rest[-2:] == [Call("sync", "db"), Call("truncate", "db-wal")]


@pytest.mark.parametrize(
    "change",
    [
        lambda diary: diary.save_draft("session", "{}"),
        lambda diary: diary.remove(*diary.sessions()),
        lambda diary: diary.bring_back(*diary.sessions(), make_session()),
        lambda diary: diary.note_export("/media/stick/report.pdf", "pdf"),
        lambda diary: diary.put_back(*diary.sessions()),
    ],
    ids=["draft", "removal", "bringing back", "export", "undo"],
)
def test_every_other_write_is_synced_too(filled, disk, change):
    filled.remove(*filled.sessions())
    filled.save(make_session(22))
    disk.calls.clear()
    change(filled)
    calls = disk.recorded(WRITES)
    last_write = max((n for n, call in enumerate(calls) if call == Call("write", "db-wal")), default=-1)
    if last_write >= 0:
        assert Call("sync", "db-wal") in calls[last_write:]
        assert calls[-2:] == [Call("sync", "db"), Call("truncate", "db-wal")]


def test_reading_writes_nothing(filled, disk):
    filled.sessions()
    filled.preferences()
    filled.count_sessions()
    assert disk.recorded(WRITES) == []


def test_a_save_touches_the_disk_no_more_often_in_a_long_diary(filled, disk):
    def touches():
        disk.calls.clear()
        filled.save(make_session(22, pain=3))
        return len(disk.recorded(WRITES))

    filled.save(*[make_session(22, day=days_ago(n)) for n in range(20)])
    short = max(touches() for _ in range(5))
    filled.save(*[make_session(22, day=days_ago(n % 4000)) for n in range(4000)])
    assert max(touches() for _ in range(5)) <= 2 * short


TRACED = """
import sys
from pathlib import Path
from dilator_app.diary import cipher
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from tests.makers import FixedClock, make_session
key = cipher.Key(bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]))
diary = Diary(DiaryFolder(Path(sys.argv[1])), key, FixedClock())
for number in range(20):
    Path("/dev/null").write_text(f"begin {number}")
    diary.save(make_session())
    Path("/dev/null").write_text(f"saved {number}")
diary.close()
"""


@pytest.mark.long
@pytest.mark.skipif(not which("strace"), reason="needs strace")
def test_the_system_itself_sees_a_sync_in_every_save(folder, template, tmp_path):
    trace = tmp_path / "trace"
    run = subprocess.run(
        [
            *("strace", "-f", "-s", "40", "-e", "trace=fsync,fdatasync,write,pwrite64", "-o", trace),
            *(sys.executable, "-c", TRACED, folder.path, template.key.raw.hex(), template.key.salt.hex()),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    if "PTRACE" in run.stderr or "Operation not permitted" in run.stderr:
        pytest.skip("tracing is not allowed here")
    assert run.returncode == 0, run.stderr
    said = trace.read_text()
    for number in range(20):
        save = re.search(rf'"begin {number}"(.*?)"saved {number}"', said, re.DOTALL).group(1)
        assert re.search(r"pwrite64\(.*?\n.*?fsync\(\d+\)\s*= 0", save, re.DOTALL)
