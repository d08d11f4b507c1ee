"""A full or failing disk: the right problem is told, nothing is lost, and it works again when the disk does."""

import contextlib
from dataclasses import replace

import pytest

from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import CouldNotWrite, DiaryDamaged, FernlightError, WriteProblem
from tests.faults.fault_vfs import CANTOPEN, FULL
from tests.makers import PASSPHRASE, days_ago, make_session, make_set

WRITES = ("write", "sync", "truncate")
WHOLE_SAVE = 45
"""More touches of the disk than one save takes."""


@pytest.fixture
def filled(disk, folder, template, clock):
    """An open diary with ten sessions on a disk that can fail."""
    diary = template.open(folder, clock)
    diary.save(make_set(), *[a_session(n) for n in range(10)])
    yield diary
    disk.heal()
    diary.close()


def a_session(number):
    return make_session(18, 22, day=days_ago(number), pain=number % 11, note_to_self=f"{number} " * 300)


def contents(diary):
    return {s.id: replace(s, stamps=None) for s in diary.sessions()}


def try_to_save(diary, session):
    """Return the problem; None when it was saved."""
    try:
        diary.save(session)
    except FernlightError as error:
        return error
    return None


FAULTS = [
    pytest.param({"code": FULL, "whats": ("write",)}, WriteProblem.FULL, id="full"),
    pytest.param({"whats": ("write",)}, WriteProblem.FAILED, id="write"),
    pytest.param({"whats": ("sync",)}, WriteProblem.FAILED, id="sync"),
    pytest.param({"whats": WRITES}, WriteProblem.FAILED, id="all"),
]


@pytest.mark.parametrize("once", [False, True], ids=["for good", "once"])
@pytest.mark.parametrize(("fault", "problem"), FAULTS)
def test_a_save_that_fails_says_so_and_can_be_done_again(filled, disk, template, clock, fault, problem, once):
    failures = 0
    for at in range(1, WHOLE_SAVE):
        before, session = contents(filled), a_session(at)
        after = {**before, session.id: session}
        disk.fail(at=at, once=once, **fault)
        error = try_to_save(filled, session)
        disk.heal()
        if error is not None:
            failures += 1
            assert isinstance(error, CouldNotWrite)
            assert error.problem is problem
            # Whole or not at all; only a disk that goes on failing after the last byte leaves it open which.
            assert contents(filled) == before or (not once and contents(filled) == after)
            assert try_to_save(filled, session) is None
        assert contents(filled) == after
        assert filled.session(session.id).stamps.edited_at is None
    assert 1 <= failures < WHOLE_SAVE - 1  # the last ones come after the commit, or not at all
    at_last = contents(filled)
    filled.close()
    again = template.open(filled.folder, clock)
    assert contents(again) == at_last
    again.close()


@pytest.mark.parametrize("once", [False, True], ids=["for good", "once"])
def test_a_read_that_fails_is_told_and_the_next_one_works(filled, disk, template, clock, once):
    everything = contents(filled)
    filled.close()
    for at in range(1, 12):
        diary = template.open(filled.folder, clock)
        disk.fail(at=at, whats=("read",), once=once)
        with contextlib.suppress(CouldNotWrite):
            assert contents(diary) == everything
        disk.heal()
        assert contents(diary) == everything
        session = a_session(99)
        diary.save(session)
        diary.remove(session)
        diary.forget_removed()
        diary.close()


@pytest.mark.parametrize("what", ["open", "read", "write", "sync", "truncate", "delete"])
def test_opening_on_a_failing_disk_fails_whole_and_works_later(folder, template, clock, disk, what):
    diary = template.open(folder, clock)
    diary.save(make_set(), *[a_session(n) for n in range(3)])
    everything = contents(diary)
    diary.close()
    for at in range(1, 15):
        disk.fail(at=at, whats=(what,))
        with contextlib.suppress(CouldNotWrite):
            template.open(folder, clock).close()
        disk.heal()
        diary = template.open(folder, clock)
        assert contents(diary) == everything
        diary.close()


def test_a_disk_that_fails_for_a_while_makes_every_call_fail_and_then_none(filled, disk):
    """Not even opening again works, as when a stick is pulled out and put back."""
    everything = contents(filled)
    disk.fail(whats=("open", "read", "write", "sync"))
    for _ in range(3):
        with pytest.raises(CouldNotWrite):
            filled.save(a_session(50))
        with pytest.raises(CouldNotWrite):
            filled.sessions()
        with pytest.raises(CouldNotWrite):
            filled.save_draft("session", "{}")
    disk.heal()
    assert contents(filled) == everything
    filled.save(a_session(51))
    assert filled.count_sessions() == 11


def test_a_journal_that_cannot_be_folded_in_is_no_failing_save(filled, disk, template, clock):
    sessions = [a_session(n) for n in range(20, 25)]
    before = contents(filled)
    for session in sessions:
        disk.fail(whats=("truncate",))
        filled.save(session)
        disk.heal()
    assert contents(filled) == {**before, **{s.id: s for s in sessions}}
    assert try_to_save(filled, a_session(30)) is None
    assert (filled.folder.path / "diary.db-wal").stat().st_size == 0


def test_a_left_over_journal_is_read_when_the_diary_is_opened(filled, disk, template, clock, tmp_path):
    disk.fail(whats=("truncate",))
    session = a_session(20)
    filled.save(session)
    journal = filled.folder.path / "diary.db-wal"
    assert journal.stat().st_size > 0
    copy = DiaryFolder(tmp_path / "copy")
    copy.path.mkdir()
    for name in ("diary.db", "diary.db-wal", "key.check"):
        (copy.path / name).write_bytes((filled.folder.path / name).read_bytes())
    disk.heal()
    again = template.open(copy, clock)
    assert again.session(session.id) is not None
    again.close()


def test_a_removal_that_fails_removes_nothing(filled, disk):
    everything = contents(filled)
    disk.fail(code=FULL)
    for change in (filled.remove, filled.bring_back, filled.put_back):
        with pytest.raises(CouldNotWrite):
            change(*filled.sessions())
    disk.heal()
    assert contents(filled) == everything


def test_forgetting_that_fails_can_be_done_again(filled, disk):
    gone = filled.sessions()[0]
    filled.remove(gone)
    disk.fail(code=FULL)
    with pytest.raises(CouldNotWrite):
        filled.forget_removed()
    disk.heal()
    filled.bring_back(gone)
    assert filled.count_sessions() == 10


# --- making a diary --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("fault", "every"),
    [
        pytest.param({"code": FULL, "whats": WRITES}, 9, id="full"),
        pytest.param({"whats": WRITES}, 9, id="write"),
        pytest.param({"whats": ("sync",)}, 1, id="sync"),
        pytest.param({"code": CANTOPEN, "whats": ("open",)}, 1, id="open"),
        pytest.param({"whats": ("read",)}, 3, id="read"),
    ],
)
def test_a_diary_that_could_not_be_made_leaves_nothing_and_can_be_made_later(tmp_path, disk, clock, fault, every):
    disk.calls.clear()
    Diary.create(DiaryFolder(tmp_path / "whole"), None, clock).close()
    touches = len(disk.recorded(fault["whats"]))
    for at in range(1, touches, every):
        folder = DiaryFolder(tmp_path / f"at {at}")
        disk.fail(at=at, **fault)
        try:
            Diary.create(folder, None, clock).close()
        except CouldNotWrite:
            assert list(folder.path.iterdir()) == []
            disk.heal()
            Diary.create(folder, None, clock).close()
        disk.heal()
        diary = Diary.unlock(folder, None, clock)
        diary.save(make_set(), a_session(1))
        assert diary.count_sessions() == 1
        diary.close()


def test_a_diary_whose_key_check_cannot_be_written_is_not_made(tmp_path, clock):
    folder = DiaryFolder(tmp_path / "diary")
    folder.key_check.mkdir(parents=True)
    with pytest.raises(CouldNotWrite):
        Diary.create(folder, PASSPHRASE, clock)
    assert not folder.holds_a_diary()
    folder.key_check.rmdir()
    Diary.create(folder, PASSPHRASE, clock).close()


def test_a_journal_that_an_older_diary_left_is_not_read_into_a_new_one(filled, disk, clock, tmp_path):
    disk.fail(whats=("truncate",))
    filled.save(a_session(1))
    stale = (filled.folder.path / "diary.db-wal").read_bytes()
    assert stale
    disk.heal()
    for passphrase in (PASSPHRASE, None):
        folder = DiaryFolder(tmp_path / f"new {passphrase}")
        folder.path.mkdir()
        (folder.path / "diary.db-wal").write_bytes(stale)
        diary = Diary.create(folder, passphrase, clock)
        diary.save(make_set(), a_session(2))
        assert diary.count_sessions() == 1
        diary.close()


def test_where_nothing_can_be_written_there_is_no_diary(tmp_path, disk, clock):
    folder = DiaryFolder(tmp_path / "diary")
    disk.fail(code=FULL)
    with pytest.raises(CouldNotWrite) as failed:
        Diary.create(folder, PASSPHRASE, clock)
    assert failed.value.problem is WriteProblem.FULL
    assert list(folder.path.iterdir()) == []
    assert not folder.holds_a_diary()


def test_a_flipped_bit_in_the_middle_is_damage_and_not_a_failing_disk(filled, template, clock):
    folder = filled.folder
    filled.close()
    content = bytearray(folder.database.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 2000] ^= 1
    folder.database.write_bytes(content)
    with pytest.raises(DiaryDamaged):
        contents(template.open(folder, clock))
