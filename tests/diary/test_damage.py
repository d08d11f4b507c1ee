"""A file that is damaged, of another program or of a later version: named for what it is, and left as it is."""

import random
import sqlite3

import pytest
from sqlalchemy import text

from dilator_app.diary import tables
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import DiaryDamaged, DiaryTooNew, NoDiary, WrongPassphrase
from tests.diary.opening import contents, unlock
from tests.diary.test_opening import OTHER
from tests.makers import PASSPHRASE, make_session, make_set

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
