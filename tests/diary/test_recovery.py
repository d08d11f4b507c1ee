"""The recovery key: easy to copy by hand, hard to copy wrongly, and the one other way in."""

import subprocess
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.diary import recovery
from dilator_app.diary.diary import Diary
from dilator_app.errors import CouldNotWrite, NoDiary, WrongPassphrase
from tests.faults.fault_vfs import FULL, faulty_disk
from tests.makers import PASSPHRASE, FixedClock

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


@pytest.fixture(scope="module")
def key():
    return recovery.new()


@pytest.fixture(scope="module")
def wrapped(key):
    return recovery.wrap("pässphrase 🌿", key)


def test_the_passphrase_comes_out_again(wrapped, key):
    assert recovery.unwrap(wrapped, " ".join(recovery.grouped(key.lower()))) == "pässphrase 🌿"


def test_another_key_does_not_open_it(wrapped):
    with pytest.raises(WrongPassphrase):
        recovery.unwrap(wrapped, recovery.new())


def test_a_damaged_file_does_not_open(wrapped, key):
    for damaged in (b"", wrapped[:30], b"x" * 300, wrapped[:-20] + bytes(20)):
        with pytest.raises(WrongPassphrase):
            recovery.unwrap(damaged, key)


@pytest.mark.skipif(not which("age"), reason="needs the age program")
def test_ages_own_program_knows_the_file(wrapped, tmp_path):
    file = tmp_path / "recovery.age"
    file.write_bytes(wrapped)
    said = subprocess.run(["age", "-d", file], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert "passphrase" in said.stderr.lower()


def test_a_slip_is_noticed_before_anything_slow_begins(diary, key):
    folder = diary.folder
    folder.recovery.write_bytes(b"never looked at")
    for slipped in ("", key[:-1], key[:-1] + ("2" if key[-1] != "2" else "3")):
        with pytest.raises(WrongPassphrase):
            Diary.unlock_with_recovery_key(folder, slipped, FixedClock())


def test_without_a_diary_no_key_opens_one(tmp_path, key):
    from dilator_app.diary.folder import DiaryFolder

    with pytest.raises(NoDiary):
        Diary.unlock_with_recovery_key(DiaryFolder(tmp_path), key, FixedClock())


def test_a_key_is_not_made_for_a_passphrase_that_does_not_open_the_diary(diary, plain_diary, key):
    for which_diary in (diary, plain_diary):
        with pytest.raises(WrongPassphrase):
            which_diary.set_recovery_key(key, "not the passphrase")
        assert which_diary.recovery_key() is None
        assert not which_diary.folder.recovery.exists()


def test_the_recovery_key_opens_the_diary_and_is_replaced_whole_or_not_at_all(folder, template, clock, key):
    with faulty_disk() as disk:
        diary = template.open(folder, clock)
        disk.fail(code=FULL)
        with pytest.raises(CouldNotWrite):
            diary.set_recovery_key(key, PASSPHRASE)
        assert not folder.recovery.exists()
        disk.heal()
        diary.set_recovery_key(key.lower(), PASSPHRASE)
        disk.fail(code=FULL)
        with pytest.raises(CouldNotWrite):
            diary.set_recovery_key(recovery.new(), PASSPHRASE)
        disk.heal()
        assert diary.recovery_key() == key
        diary.close()
    opened = Diary.unlock_with_recovery_key(folder, "-".join(recovery.grouped(key)), clock)
    assert opened.recovery_key() == key
    opened.close()
    folder.recovery.unlink()
    with pytest.raises(WrongPassphrase):
        Diary.unlock_with_recovery_key(folder, key, clock)
