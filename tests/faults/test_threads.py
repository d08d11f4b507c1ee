"""Any thread may read and write at any time."""

import tempfile
import threading
from pathlib import Path

import pytest

from dilator_app.diary import schema
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.domain.preferences import Preferences
from dilator_app.errors import DiaryExists, DiaryInUse
from tests.makers import days_ago, make_session, make_set

PER_WRITER = 1500


@pytest.fixture
def diary(template, clock):
    """A diary in memory where there is such a place: nothing here is about the disk, and saves would wait for it."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        diary = template.open(template.copy(Path(place) / "diary"), clock)
        yield diary
        diary.close()


def run(*works):
    """Run all of ``works`` at once, each in a thread, and pass on what went wrong in any of them."""
    wrong = []

    def guarded(work):
        try:
            work()
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_two_writers_and_two_readers_lose_nothing(diary):
    diary.save(make_set())
    acknowledged, writing = [], [True]

    def write():
        for number in range(PER_WRITER):
            session = make_session(22, pain=number % 11, day=days_ago(number % 300))
            diary.save(session)
            acknowledged.append(session.id)

    def read():
        seen = 0
        while writing:
            found = diary.newest_sessions(5)
            assert all(s.steps for s in found)
            count = diary.count_sessions()
            assert count >= seen
            seen = count

    def both():
        writers = [threading.Thread(target=write) for _ in range(2)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        writing.clear()

    run(both, read, read)
    assert len(acknowledged) == 2 * PER_WRITER
    assert {s.id for s in diary.sessions()} == set(acknowledged)


def test_two_who_choose_at_once_choose_one_after_the_other(diary):
    def choose(guide):
        for number in range(20):
            diary.save_preferences(Preferences(guide=f"{guide} {number}", inches=number % 2 == 0))

    run(lambda: choose("a"), lambda: choose("b"))
    assert diary.preferences().guide in ("a 19", "b 19")


def test_closing_while_others_work_stops_them_and_harms_nothing(diary, template, clock):
    diary.save(make_set())
    acknowledged = []
    begun = threading.Event()

    def write():
        with pytest.raises(RuntimeError, match="closed"):
            save_for_ever()

    def save_for_ever():
        while True:
            session = make_session(22)
            diary.save(session)
            acknowledged.append(session.id)
            begun.set()

    def close():
        begun.wait()
        diary.close()

    run(write, write, close)
    again = template.open(diary.folder, clock)
    assert {s.id for s in again.sessions()} == set(acknowledged)
    again.close()


@pytest.mark.parametrize("passphrase", ["other passphrase", None])
@pytest.mark.parametrize("when", ["before its tables are written", "after its tables are written"])
def test_who_is_overtaken_in_the_making_is_told_that_there_is_one(tmp_path, clock, monkeypatch, when, passphrase):
    folder = DiaryFolder(tmp_path / "diary")
    migrate = schema.migrate

    def overtaken(connection):
        monkeypatch.setattr(schema, "migrate", migrate)
        if when.startswith("after"):
            migrate(connection)
        Diary.create(folder, "one passphrase", clock).close()
        if when.startswith("before"):
            migrate(connection)

    monkeypatch.setattr(schema, "migrate", overtaken)
    with pytest.raises(DiaryExists):
        Diary.create(folder, passphrase, clock)
    Diary.unlock(folder, "one passphrase", clock).close()
    assert sorted(file.name for file in folder.path.iterdir()) == ["diary.db", "key.check"]


def test_of_two_who_make_a_diary_in_one_place_one_is_told_that_there_is_one(tmp_path, clock):
    folder = DiaryFolder(tmp_path / "diary")
    outcomes = []

    def make(passphrase):
        try:
            Diary.create(folder, passphrase, clock).close()
        except (DiaryExists, DiaryInUse):
            outcomes.append("there is one")
        else:
            outcomes.append(passphrase)

    run(lambda: make("one passphrase"), lambda: make("other passphrase"))
    assert outcomes.count("there is one") == 1
    (winner,) = set(outcomes) - {"there is one"}
    Diary.unlock(folder, winner, clock).close()
    assert sorted(file.name for file in folder.path.iterdir()) == ["diary.db", "key.check"]
