"""The recovery key: easy to copy by hand, hard to copy wrongly, and the one other way in."""

import subprocess
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.diary import recovery
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import CouldNotWrite, NoDiary, NoRecoveryKey, WrongPassphrase
from tests.faults.fault_vfs import FULL, faulty_disk
from tests.makers import PASSPHRASE
from tests.quick_recovery import FILE, KEY

BODIES = st.text(recovery.ALPHABET, min_size=23, max_size=23)


def key_of(body):
    return body + recovery._check_symbol(body)


def test_a_key_has_24_symbols_that_cannot_be_mistaken_for_others():
    key = recovery.new()
    assert len(key) == 24
    assert not set(key) & set("01OIL")
    assert recovery.is_well_formed(key)
    assert recovery.new() != key


@given(BODIES, st.integers(0, 23), st.sampled_from(recovery.ALPHABET))
def test_any_one_wrong_symbol_is_noticed(body, place, symbol):
    key = key_of(body)
    slipped = key[:place] + symbol + key[place + 1 :]
    assert recovery.is_well_formed(slipped) == (slipped == key)


@given(BODIES, st.integers(0, 22))
def test_any_two_neighbours_in_the_wrong_order_are_noticed(body, place):
    key = key_of(body)
    swapped = key[:place] + key[place + 1] + key[place] + key[place + 2 :]
    assert recovery.is_well_formed(swapped) == (swapped == key)


@given(BODIES)
def test_case_spaces_and_hyphens_do_not_matter(body):
    key = key_of(body)
    groups = recovery.grouped(key)
    assert [len(group) for group in groups] == [4] * 6
    for typed in ("-".join(groups), " ".join(groups).lower(), f" {key}\n", "\u00a0".join(groups)):
        assert recovery.is_well_formed(typed)
        assert recovery.normalise(typed) == key


@pytest.mark.parametrize("typed", ["", "A" * 23, "A" * 25, "0" * 24, "É" * 24, "²" * 24])
def test_what_cannot_be_a_key_is_none(typed):
    assert not recovery.is_well_formed(typed)


def test_the_passphrase_comes_out_again_whatever_is_in_it():
    key = recovery.new()
    wrapped = recovery.wrap("pässphrase 🌿", key)
    assert recovery.unwrap(wrapped, " ".join(recovery.grouped(key.lower()))) == "pässphrase 🌿"


# `FILE` was made with a small work factor: everything but making one is fast with it.
def test_another_key_does_not_open_it():
    assert recovery.unwrap(FILE, KEY) == PASSPHRASE
    with pytest.raises(WrongPassphrase):
        recovery.unwrap(FILE, recovery.new())


def test_a_damaged_file_does_not_open():
    damages = [FILE[:length] for length in (0, 1, 30, 100, len(FILE) - 1)]
    damages += [FILE[:-20] + bytes(20), b"x" * 300, FILE[:60] + b"\xff" + FILE[61:], FILE.replace(b" 10\n", b" 99\n")]
    for damaged in damages:
        with pytest.raises(WrongPassphrase):
            recovery.unwrap(damaged, KEY)


@pytest.mark.skipif(not which("age"), reason="needs the age program")
def test_ages_own_program_knows_the_file(tmp_path):
    file = tmp_path / "recovery.age"
    file.write_bytes(FILE)
    said = subprocess.run(["age", "-d", file], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert "passphrase" in said.stderr.lower()


def test_the_recovery_key_opens_the_diary(folder, clock):
    folder.recovery.write_bytes(FILE)
    diary = Diary.unlock_with_recovery_key(folder, "-".join(recovery.grouped(KEY.lower())), clock)
    assert diary.count_sessions() == 0
    diary.close()
    with pytest.raises(WrongPassphrase):
        Diary.unlock_with_recovery_key(folder, recovery.new(), clock)
    folder.recovery.unlink()
    with pytest.raises(NoRecoveryKey):
        Diary.unlock_with_recovery_key(folder, KEY, clock)


def test_a_slip_is_noticed_before_anything_slow_begins(folder, clock):
    folder.recovery.write_bytes(b"never looked at")
    for slipped in ("", KEY[:-1], KEY[:-1] + ("2" if KEY[-1] != "2" else "3")):
        with pytest.raises(WrongPassphrase):
            Diary.unlock_with_recovery_key(folder, slipped, clock)


def test_without_a_diary_no_key_opens_one(tmp_path, clock):
    with pytest.raises(NoDiary):
        Diary.unlock_with_recovery_key(DiaryFolder(tmp_path), KEY, clock)


def test_a_key_is_not_made_for_a_passphrase_that_does_not_open_the_diary(diary, plain_diary):
    for which_diary in (diary, plain_diary):
        with pytest.raises(WrongPassphrase):
            which_diary.set_recovery_key(KEY, "not the passphrase")
        assert which_diary.recovery_key() is None
        assert not which_diary.folder.recovery.exists()


@pytest.mark.parametrize("old", [FILE, pytest.param(None, marks=pytest.mark.long)], ids=["with an old one", "without"])
def test_a_recovery_key_is_replaced_whole_or_not_at_all(folder, template, clock, old):
    if old is not None:
        folder.recovery.write_bytes(old)
    key = recovery.new()
    with faulty_disk() as disk:
        diary = template.open(folder, clock)
        disk.fail(code=FULL)
        with pytest.raises(CouldNotWrite):
            diary.set_recovery_key(key, PASSPHRASE)
        assert (folder.recovery.read_bytes() if folder.recovery.exists() else None) == old
        disk.heal()
        assert diary.recovery_key() is None
        diary.set_recovery_key(key.lower(), PASSPHRASE)
        assert diary.recovery_key() == key
        assert folder.recovery.read_bytes() != old
        diary.close()


@pytest.mark.long
def test_a_recovery_key_that_the_diary_made_opens_it(folder, template, clock):
    key = recovery.new()
    diary = template.open(folder, clock)
    diary.set_recovery_key(key, PASSPHRASE)
    diary.close()
    opened = Diary.unlock_with_recovery_key(folder, key, clock)
    assert opened.recovery_key() == key
    opened.close()
