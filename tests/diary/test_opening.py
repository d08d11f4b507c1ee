"""A right passphrase and a wrong one, told apart, and nothing changed by trying."""

import gc

import pytest

from dilator_app.diary import cipher
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import DiaryDamaged, DiaryExists, NoDiary, WrongPassphrase, WrongUse
from tests.diary.opening import contents, pains, unlock
from tests.makers import PASSPHRASE, FixedClock, make_session

OTHER = "another passphrase"


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
