"""A wrong passphrase, a damaged file, a file in use: told apart, and nothing changed by trying."""

import gc
import random
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from dilator_app.diary import cipher, tables
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import (
    DiaryDamaged,
    DiaryExists,
    DiaryInUse,
    DiaryTooNew,
    NoDiary,
    WrongPassphrase,
    WrongUse,
)
from tests.makers import PASSPHRASE, FixedClock, days_ago, make_session, make_set
from tests.processes import another

OTHER = "another passphrase"


@pytest.fixture
def filled(folder, template, clock) -> DiaryFolder:
    """A closed diary with forty sessions."""
    diary = template.open(folder, clock)
    diary.save(make_set(), *[make_session(22, pain=n % 11, day=days_ago(n)) for n in range(40)])
    diary.close()
    return folder


def unlock(folder, passphrase=PASSPHRASE):
    return Diary.unlock(folder, passphrase, FixedClock())


def contents(folder: DiaryFolder) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.path.iterdir()}


def pains(diary):
    return [s.worst_pain for s in diary.newest_sessions(40)]


# --- right and wrong -------------------------------------------------------------------------------------------------
def test_the_right_passphrase_opens_and_a_wrong_one_does_not(filled):
    before = contents(filled)
    with pytest.raises(WrongPassphrase):
        unlock(filled, OTHER)
    assert contents(filled) == before
    diary = unlock(filled)
    assert pains(diary) == [n % 11 for n in range(40)]
    diary.close()


def test_no_passphrase_is_a_wrong_one(filled):
    with pytest.raises(WrongPassphrase):
        unlock(filled, None)


def test_a_folder_without_a_diary_has_none(tmp_path):
    for folder in (tmp_path, tmp_path / "not there"):
        with pytest.raises(NoDiary):
            unlock(DiaryFolder(folder))
        assert not DiaryFolder(folder).holds_a_diary()


def test_there_is_only_one_diary_in_a_folder(filled):
    before = contents(filled)
    with pytest.raises(DiaryExists):
        Diary.create(filled, PASSPHRASE, FixedClock())
    assert contents(filled) == before


def test_what_a_killed_attempt_left_beside_it_goes_when_it_is_opened(filled):
    for name in (".0123456789abcdef.new", ".0123456789abcdef.new-wal"):
        (filled.path / name).write_bytes(filled.database.read_bytes())
    (filled.path / "mine.new").write_text("a file of the person")
    unlock(filled).close()
    assert sorted(contents(filled)) == ["diary.db", "key.check", "mine.new"]


def test_a_diary_without_a_passphrase_opens_whatever_is_typed(plain_diary, clock):
    plain_diary.save(make_session(note_to_self="a word"))
    folder = plain_diary.folder
    plain_diary.close()
    for passphrase in (None, "", OTHER):
        diary = Diary.unlock(folder, passphrase, clock)
        assert not diary.is_encrypted
        assert diary.count_sessions() == 1
        diary.close()


def test_closed_means_that_the_key_is_gone(filled):
    diary = unlock(filled)
    diary.save(make_session())
    raw = diary._key.raw

    def keys_alive():
        gc.collect()
        return [key for key in gc.get_objects() if isinstance(key, cipher.Key) and key.raw is raw]

    assert len(keys_alive()) == 1
    diary.close()
    assert keys_alive() == []


def test_closed_means_closed(diary):
    diary.close()
    diary.close()
    with pytest.raises(RuntimeError, match="closed"):
        diary.sessions()
    with pytest.raises(RuntimeError, match="closed"):
        diary.save(make_session())
    assert diary.is_encrypted


@pytest.mark.parametrize(
    "passphrase", ["", "1234567", "x" * 7, "ﬁ" * 3, "has a \0 in it", f"x'{'0' * 64}'", "\ud83d" * 8]
)
def test_what_cannot_be_a_passphrase_makes_no_diary(tmp_path, passphrase):
    folder = DiaryFolder(tmp_path / "diary")
    with pytest.raises(WrongUse):
        Diary.create(folder, passphrase, FixedClock())
    assert not folder.holds_a_diary()


# --- key.check -------------------------------------------------------------------------------------------------------
def test_a_missing_key_check_is_made_again(filled):
    before = filled.key_check.read_bytes()
    filled.key_check.unlink()
    with pytest.raises(WrongPassphrase):
        unlock(filled, OTHER)
    assert not filled.key_check.exists()
    unlock(filled).close()
    assert filled.key_check.read_bytes() == before


def entry(passphrase, salt):
    key = cipher.derive(passphrase, salt)
    return cipher._entry(key)


@pytest.mark.parametrize(
    "damage",
    [
        lambda check: b"",
        lambda check: check[:20],
        lambda check: check[:-1] + bytes([check[-1] ^ 1]),
        lambda check: bytes([check[0] ^ 1]) + check[1:],
        lambda check: bytes(len(check)),
        lambda check: entry(PASSPHRASE, bytes(16)),
        lambda check: entry(OTHER, bytes(16)),
        lambda check: entry(OTHER, check[:16]),
        lambda check: entry(OTHER, check[:16]) + check,
        lambda check: check + entry(OTHER, check[:16]),
        lambda check: check + check[:10],
    ],
    ids=[
        "empty",
        "short",
        "last bit",
        "salt",
        "zeros",
        "right passphrase, another salt",
        "another diary's",
        "another passphrase",
        "a change of passphrase that was not made",
        "a change of passphrase that was made",
        "half an entry more",
    ],
)
def test_no_key_check_keeps_the_right_passphrase_out_or_lets_a_wrong_one_in(filled, damage):
    right = filled.key_check.read_bytes()
    filled.key_check.write_bytes(damage(right))
    with pytest.raises(WrongPassphrase):
        unlock(filled, "neither of them")
    with pytest.raises((WrongPassphrase, DiaryDamaged)):  # damaged: the check vouches for it, and it does not open
        unlock(filled, OTHER)
    diary = unlock(filled)
    assert diary.count_sessions() == 40
    diary.close()
    assert filled.key_check.read_bytes() == right


# --- damage ----------------------------------------------------------------------------------------------------------
LENGTHS = (0, 1, 15, 16, 17, 100, 511, 512, 1024, 4095, 4096, 4097, 8191, 8192, 20_000, -8192, -4097, -4096, -4095, -1)


@pytest.mark.parametrize("length", LENGTHS)
def test_a_truncated_diary_is_damaged_and_stays_as_it_is(filled, length):
    whole = filled.database.read_bytes()
    cut = whole[:length]
    filled.database.write_bytes(cut)
    before = contents(filled)
    with pytest.raises(DiaryDamaged):  # with only the end of the last page missing it opens, and reading tells
        open_and_read(filled, PASSPHRASE)
    with pytest.raises(DiaryDamaged if length in range(512) else WrongPassphrase):
        open_and_read(filled, OTHER)
    assert contents(filled) == before


def open_and_read(folder, passphrase):
    diary = unlock(folder, passphrase)
    try:
        return read_all(diary)
    finally:
        diary.close()


def read_all(diary):
    with diary._access.transaction() as connection:
        return [
            connection.execute(text(f"SELECT * FROM {table.name}")).all() for table in tables.metadata.sorted_tables
        ]


@pytest.mark.parametrize("length", LENGTHS)
def test_a_truncated_plain_diary_is_damaged_and_never_new(plain_diary, length):
    plain_diary.save(make_set(), *[make_session(22, note_to_self="word " * 500) for _ in range(40)])
    folder = plain_diary.folder
    plain_diary.close()
    folder.database.write_bytes(folder.database.read_bytes()[:length])
    before = contents(folder)
    if 1 <= length < 16:  # nothing shows that it was plain: it counts as encrypted, and no passphrase opens it
        with pytest.raises(WrongPassphrase):
            unlock(folder, None)
    elif length != -1:  # the last byte belongs to no row
        with pytest.raises(DiaryDamaged):
            open_and_read(folder, None)
    assert contents(folder) == before


@pytest.mark.parametrize("first", [0, 3, 15])
def test_a_destroyed_salt_is_read_from_the_key_check(filled, first):
    damaged = bytearray(filled.database.read_bytes())
    damaged[first:16] = random.Random(first).randbytes(16 - first)
    filled.database.write_bytes(damaged)
    with pytest.raises(WrongPassphrase):
        unlock(filled, OTHER)
    diary = unlock(filled)
    assert diary.count_sessions() == 40
    diary.save(make_session(22))
    assert diary.count_sessions() == 41
    diary.close()


def test_no_flipped_bit_gives_a_wrong_value(filled, template, clock):
    whole = filled.database.read_bytes()
    diary = template.open(filled, clock)
    truth = read_all(diary)
    diary.close()
    chance = random.Random(1)
    for place in (*(chance.randrange(16, len(whole)) for _ in range(60)), 16, 100, 4095, len(whole) - 1):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << chance.randrange(8)
        filled.database.write_bytes(damaged)
        try:
            diary = template.open(filled, clock)
        except DiaryDamaged:
            continue
        try:
            assert read_all(diary) == truth
        except DiaryDamaged:
            pass
        finally:
            diary.close()


def test_with_a_damaged_first_page_the_right_passphrase_is_told_from_a_wrong_one(filled):
    damaged = bytearray(filled.database.read_bytes())
    damaged[2000] ^= 1
    filled.database.write_bytes(damaged)
    before = contents(filled)
    with pytest.raises(DiaryDamaged):
        unlock(filled)
    with pytest.raises(WrongPassphrase):
        unlock(filled, OTHER)
    assert contents(filled) == before


def test_a_file_full_of_zeros_is_damaged(filled):
    filled.database.write_bytes(bytes(filled.database.stat().st_size))
    before = contents(filled)
    with pytest.raises(DiaryDamaged):
        unlock(filled)
    assert contents(filled) == before


def test_something_else_under_that_name_is_damaged_or_does_not_open(filled):
    filled.database.write_bytes(b"Dear diary, \n" * 1000)
    with pytest.raises(DiaryDamaged):
        unlock(filled)
    filled.key_check.unlink()
    with pytest.raises(WrongPassphrase):
        unlock(filled)


def test_another_programs_database_is_not_touched(tmp_path, clock):
    folder = DiaryFolder(tmp_path)
    other = sqlite3.connect(folder.database)
    other.execute("CREATE TABLE recipe (name)")
    other.commit()
    other.close()
    before = contents(folder)
    with pytest.raises(DiaryDamaged):
        Diary.unlock(folder, None, clock)
    assert contents(folder) == before


def test_a_diary_of_a_later_version_is_not_touched(filled, template, clock):
    diary = template.open(filled, clock)
    with diary._access.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    diary.close()
    before = contents(filled)
    with pytest.raises(DiaryTooNew):
        unlock(filled)
    assert contents(filled) == before


def test_a_diary_without_a_version_is_damaged(filled, template, clock):
    diary = template.open(filled, clock)
    with diary._access.writing() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    diary.close()
    with pytest.raises(DiaryDamaged):
        unlock(filled)


def test_a_row_that_no_version_writes_is_damage_and_no_bug(diary):
    session = make_session()
    diary.save(session)
    with diary._access.writing() as connection:
        connection.execute(text("UPDATE session SET day = 'yesterday'"))
    with pytest.raises(DiaryDamaged):
        diary.sessions()


def test_a_diary_that_vanishes_while_it_is_open_is_not_made_anew(diary):
    """As when a stick is pulled out: the connection breaks, and there is nothing to open again."""
    diary.save(make_session())
    diary._access._drop()
    diary.folder.database.unlink()
    for _ in range(2):
        with pytest.raises(NoDiary):
            diary.sessions()
    assert not diary.folder.database.exists()


def test_a_connection_that_is_given_up_in_the_middle_is_opened_again(diary):
    """SQLAlchemy does that when Ctrl+C comes during a query."""
    diary.save(make_session())

    def interrupted():
        with diary._access.transaction() as connection:
            connection.invalidate()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert diary.count_sessions() == 1


# --- in use ----------------------------------------------------------------------------------------------------------
def hold(line, path):
    diary = Diary.unlock(DiaryFolder(Path(path)), PASSPHRASE, FixedClock())
    line.send("open")
    line.recv()
    diary.close()
    line.send("closed")


def test_a_diary_that_another_program_has_open_is_in_use(filled):
    with another(hold, str(filled.path)) as other:
        assert other.hear() == "open"
        for passphrase in (PASSPHRASE, OTHER):
            with pytest.raises(DiaryInUse):  # also for a wrong one: nobody can tell before the file can be read
                unlock(filled, passphrase)
        other.say("close it")
        assert other.hear() == "closed"
    diary = unlock(filled)
    assert diary.count_sessions() == 40
    diary.close()


def test_a_connection_that_broke_while_another_program_took_the_diary_comes_back_after_it(diary):
    diary.save(make_session())
    diary._access._drop()
    with another(hold, str(diary.folder.path)) as other:
        assert other.hear() == "open"
        for _ in range(2):
            with pytest.raises(DiaryInUse):
                diary.save(make_session())
        other.say("close it")
        assert other.hear() == "closed"
    diary.save(make_session())
    assert diary.count_sessions() == 2


def try_to_open(line, path):
    try:
        unlock(DiaryFolder(Path(path))).close()
    except DiaryInUse:
        line.send("in use")
    else:
        line.send("open")


def test_a_second_opening_in_one_program_is_refused_too_and_gives_nothing_away(diary, template):
    diary.save(make_session())
    with pytest.raises(DiaryInUse):
        template.open(diary.folder, FixedClock())
    assert diary.count_sessions() == 1
    with another(try_to_open, str(diary.folder.path)) as other:
        assert other.hear() == "in use"
