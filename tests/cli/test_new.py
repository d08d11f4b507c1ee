"""`fernlight new`, as somebody at a terminal or a scheduler meets it."""

import sys

import pytest

from dilator_app import cli
from dilator_app.diary import recovery
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from tests.cli.terminal import Terminal, no_window
from tests.makers import PASSPHRASE, TODAY, FixedClock
from tests.quick_recovery import KEY
from tests.report.reading import text_of


def test_a_new_diary_opens_with_its_passphrase_and_its_folder_is_the_result(run, tmp_path, key):
    code, out, _ = run("--passphrase-file", key, "new", tmp_path / "d")
    assert (code, out.splitlines()[0]) == (0, str(tmp_path / "d"))
    diary = Diary.unlock(DiaryFolder(tmp_path / "d"), PASSPHRASE, FixedClock())
    assert diary.is_encrypted
    assert diary.sessions() == []
    diary.close()


def test_a_new_diary_has_a_recovery_key_that_is_told_once_and_opens_it(run, tmp_path, key):
    code, out, err = run("--passphrase-file", key, "new", tmp_path / "d")
    told = out.splitlines()[1]
    assert code == 0
    assert recovery.is_well_formed(told)
    assert "recovery key" in err
    assert "only other way in" in err
    opened_by_key = ("--diary", tmp_path / "d", "--recovery-key-file", "-", "report", "-o", tmp_path / "page.pdf")
    assert run(*opened_by_key, typed=told)[0] == 0


def test_without_a_passphrase_no_recovery_key_is_made_or_spoken_of(run, tmp_path):
    _, out, err = run("new", tmp_path / "d", "--no-passphrase")
    assert out == f"{tmp_path / 'd'}\n"
    assert "recovery key" not in err
    assert not (tmp_path / "d" / "recovery.age").exists()


def test_a_recovery_key_for_a_diary_that_has_none_is_answered_with_that(run, tmp_path):
    folder = DiaryFolder(tmp_path / "d")
    Diary.create(folder, PASSPHRASE, FixedClock()).close()
    command = ("--diary", folder.path, "--recovery-key-file", "-", "report", "-o", tmp_path / "page.pdf")
    code, out, err = run(*command, typed=KEY)
    assert (code, out) == (3, "")
    assert "This diary has no recovery key" in err
    assert "did not match" not in err


def test_a_page_of_invented_entries_says_so_also_from_a_diary_on_the_disk(run, sample, key, tmp_path):
    file = tmp_path / "page.pdf"
    assert run("--diary", sample, "--passphrase-file", key, "report", "-o", file)[0] == 0
    assert "Sample, invented. Not an example to follow." in text_of(file.read_bytes())


def test_the_sample_is_written_in_when_it_is_asked_for(sample):
    diary = Diary.unlock(DiaryFolder(sample), PASSPHRASE, FixedClock())
    assert diary.newest_sessions()[0].day == TODAY
    diary.close()


def test_a_diary_without_a_passphrase_is_made_when_that_is_said(run, tmp_path):
    code, _, err = run("new", tmp_path / "d", "--no-passphrase")
    assert code == 0
    assert "anybody" in err
    assert not DiaryFolder(tmp_path / "d").is_encrypted()


def test_a_second_diary_in_a_folder_is_refused_with_10(run, sample, key):
    before = (sample / "diary.db").read_bytes()
    code, out, err = run("--passphrase-file", key, "new", sample)
    assert (code, out) == (10, "")
    assert "already" in err
    assert (sample / "diary.db").read_bytes() == before


@pytest.mark.parametrize("typed", ["short", "", "x'00'"])
def test_a_passphrase_that_cannot_be_one_is_refused_with_2_and_leaves_no_folder(run, tmp_path, typed):
    code, _, err = run("--passphrase-file", "-", "new", tmp_path / "d", typed=typed)
    assert code == 2
    assert "8 characters" in err
    assert not (tmp_path / "d").exists()


def test_a_weak_passphrase_is_allowed_after_a_plain_sentence(run, tmp_path):
    code, _, err = run("--passphrase-file", "-", "new", tmp_path / "d", typed="password\n")
    assert code == 0
    assert "little effort" in err


def test_at_a_terminal_a_new_passphrase_is_asked_for_twice(run, tmp_path, monkeypatch):
    answers = [PASSPHRASE, PASSPHRASE]
    asked_at_terminal(monkeypatch, answers)
    assert cli.run(["new", str(tmp_path / "d")], no_window, FixedClock()) == 0
    assert answers == []
    asked_at_terminal(monkeypatch, [PASSPHRASE, "something else"])
    assert cli.run(["new", str(tmp_path / "e")], no_window, FixedClock()) == 2
    assert not (tmp_path / "e").exists()


def asked_at_terminal(monkeypatch, answers):
    monkeypatch.setattr(sys, "stdin", Terminal(somebody=True))
    monkeypatch.setattr(cli.getpass, "getpass", lambda _prompt: answers.pop(0))
