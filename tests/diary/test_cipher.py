"""The file is SQLCipher's own, with its defaults, and opens nowhere without the passphrase."""

import sqlite3
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from dilator_app.diary import cipher
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import PLAIN_HEADER, DiaryFolder
from dilator_app.errors import WrongPassphrase, WrongUse
from tests.makers import PASSPHRASE, FixedClock, make_session

ODD = [
    'it\'s "quoted" `twice`',
    "100 % of \\ and / and :@?&=+#",
    "%20%00%s{0}",
    "  spaces around  ",
    "пароль и ключ",
    "密码密码密码密码",
    "סיסמה ארוכה",
    "🐈‍⬛🐈‍⬛🐈‍⬛🐈‍⬛",
    "é" * 8,
    "tab\tand\nnewline",
    "x'not a raw key'",
    "-- '; DROP TABLE session",
    "long " * 200,
]


def by_hand(database: Path, passphrase: str) -> int:
    """Open a diary as SQLCipher's own shell would: the passphrase and nothing else. Return the number of sessions."""
    connection = dbapi2.connect(str(database))
    quoted = passphrase.replace("'", "''")
    connection.execute(f"PRAGMA key = '{quoted}'")
    try:
        return connection.execute("SELECT count(*) FROM session").fetchone()[0]
    finally:
        connection.close()


@pytest.mark.parametrize("passphrase", [PASSPHRASE, *ODD])
def test_sqlcipher_itself_opens_it_with_the_passphrase_whatever_is_in_it(tmp_path, passphrase):
    folder = DiaryFolder(tmp_path / "diary")
    diary = Diary.create(folder, passphrase, FixedClock())
    diary.save(make_session())
    diary.close()
    assert by_hand(folder.database, passphrase) == 1
    with pytest.raises(dbapi2.DatabaseError, match="not a database"):
        by_hand(folder.database, passphrase + "x")
    diary = Diary.unlock(folder, passphrase, FixedClock())
    assert diary.count_sessions() == 1
    diary.close()


def test_a_passphrase_is_the_same_however_a_keyboard_composes_it(tmp_path):
    composed, decomposed, compatible = "é contraseña ﬁ", "e\u0301 contrasen\u0303a fi", "ｅ\u0301 contraseña ﬁ"
    folder = DiaryFolder(tmp_path / "diary")
    Diary.create(folder, decomposed, FixedClock()).close()
    for form in (composed, decomposed, compatible):
        Diary.unlock(folder, form, FixedClock()).close()
    assert by_hand(folder.database, unicodedata.normalize("NFKC", composed)) == 0


def test_pythons_own_sqlite_cannot_read_it(diary):
    diary.save(make_session(note_to_self="a word"))
    database = diary.folder.database
    diary.close()
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(database).execute("SELECT * FROM sqlite_master").fetchall()


def test_it_never_begins_like_a_plain_file(diary):
    for _ in range(3):
        diary.save(make_session())
        assert diary.folder.database.read_bytes()[:16] != PLAIN_HEADER
    assert diary.folder.is_encrypted()


def test_no_two_diaries_share_a_salt_or_a_page(tmp_path):
    folders = [DiaryFolder(tmp_path / name) for name in "ab"]
    for folder in folders:
        Diary.create(folder, PASSPHRASE, FixedClock()).close()
    one, other = (folder.database.read_bytes() for folder in folders)
    assert one[:16] != other[:16]
    blocks, other_blocks = ({file[at : at + 16] for at in range(0, len(file), 16)} for file in (one, other))
    assert not blocks & other_blocks


def test_a_key_never_shows_itself(folder):
    key = cipher.derive(PASSPHRASE, bytes(16))
    assert repr(key) == "Key()"
    assert str(cipher.candidates(folder, PASSPHRASE)) == "Candidates(keys=(Key(),), vouched=True)"


def test_the_key_check_holds_neither_key_nor_passphrase(folder, template):
    check = folder.key_check.read_bytes()
    assert len(check) == 48
    assert check[:16] == folder.database.read_bytes()[:16]
    assert template.key.raw not in check
    assert PASSPHRASE.encode() not in check


def test_a_passphrase_is_derived_once_where_file_and_check_agree(folder, monkeypatch):
    derived = []
    real = cipher.derive
    monkeypatch.setattr(cipher, "derive", lambda passphrase, salt: derived.append(salt) or real(passphrase, salt))
    cipher.candidates(folder, PASSPHRASE)
    assert len(derived) == 1


@given(st.text(min_size=8, max_size=30))
def test_normalising_a_passphrase_twice_is_normalising_it_once(typed):
    try:
        normal = cipher.normalise(typed)
    except WrongUse:
        assert "\0" in typed
    else:
        assert cipher.normalise(normal) == normal


@pytest.mark.parametrize("raw", ["x'" + "0" * 64 + "'", " X'" + "aF" * 32 + "' ", "x''", "x'" + "0" * 96 + "'"])
def test_what_sqlcipher_would_take_for_a_raw_key_is_no_passphrase(raw):
    with pytest.raises(WrongUse):
        cipher.normalise(raw)


def test_the_connection_is_durable_exclusive_and_forgets_what_is_deleted(diary):
    with diary._access.transaction() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "locking_mode", "secure_delete", "foreign_keys", "temp_store")
        }
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "secure_delete": 1,
        "foreign_keys": 1,
        "temp_store": 2,
    }


def test_it_is_still_all_that_after_the_connection_broke(diary):
    diary.save(make_session())
    diary._access._drop()
    test_the_connection_is_durable_exclusive_and_forgets_what_is_deleted(diary)


def test_a_wrong_passphrase_says_nothing_on_the_console(folder, capfd):
    with pytest.raises(WrongPassphrase):
        Diary.unlock(folder, "a wrong passphrase", FixedClock())
    assert capfd.readouterr() == ("", "")
