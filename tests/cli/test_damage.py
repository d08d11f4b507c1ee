"""A damaged page of the diary: a file that is written whole is a success, and nothing is left out of it unsaid."""

import pytest
from sqlalchemy import text

from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from tests.makers import PASSPHRASE, FixedClock
from tests.report.reading import text_of

PAGE = 4096
NOT_NOTED = "The file is written, but the diary could not note it"
DAMAGED = "The diary file cannot be read to the end."


def page_of(folder, table):
    """Return on which page of the file a table begins, counted from 1."""
    diary = Diary.unlock(DiaryFolder(folder), PASSPHRASE, FixedClock())
    with diary._access.transaction() as connection:
        found = connection.execute(text("SELECT rootpage FROM sqlite_master WHERE name = :name"), {"name": table})
        page = found.scalar_one()
    diary.close()
    return page


def damage(folder, page):
    content = bytearray((folder / "diary.db").read_bytes())
    content[(page - 1) * PAGE + 100 : (page - 1) * PAGE + 160] = bytes(60)
    (folder / "diary.db").write_bytes(content)


@pytest.fixture
def report(run, sample, key, tmp_path):
    """Make the report; return the exit code, what was said, and the words on it, None where there is no file."""

    def make(command="report"):
        file = tmp_path / "page.pdf"
        file.unlink(missing_ok=True)
        code, out, err = run("--diary", sample, "--passphrase-file", key, command, "-o", file)
        assert (out == f"{file}\n") is file.exists(), "standard output names the file that is there, and no other"
        return code, err, text_of(file.read_bytes()) if file.exists() else None

    return make


@pytest.mark.parametrize("command", ["report", "plan-sheet"])
def test_a_diary_that_cannot_note_the_file_is_told_of_and_the_whole_file_is_a_success(sample, report, command):
    whole = report(command)[2]
    damage(sample, page_of(sample, "export_made"))
    code, said, words = report(command)
    assert code == 0
    assert words == whole
    assert NOT_NOTED in said
    assert DAMAGED in said


@pytest.mark.parametrize("table", ["session", "session_step", "plan", "appointment", "goal", "setting"])
def test_damage_in_what_the_report_needs_ends_with_4_and_no_file(sample, report, table):
    damage(sample, page_of(sample, table))
    code, said, words = report()
    assert (code, words) == (4, None)
    assert DAMAGED in said
    assert NOT_NOTED not in said


def test_damage_that_the_report_does_not_meet_changes_nothing_in_it(sample, report):
    whole = report()[2]
    damage(sample, page_of(sample, "draft"))
    code, said, words = report()
    assert (code, words) == (0, whole), "nothing of it lies there"
    assert DAMAGED not in said


@pytest.mark.long
def test_wherever_the_damage_is_a_report_is_whole_or_there_is_none(sample, report):
    whole, content = report()[2], (sample / "diary.db").read_bytes()
    ends = set()
    for page in range(2, len(content) // PAGE + 1):
        (sample / "diary.db").write_bytes(content)
        damage(sample, page)
        code, said, words = report()
        assert (code, words) in ((0, whole), (4, None)), page
        assert (DAMAGED in said) is (code == 4 or NOT_NOTED in said), page
        ends.add(code)
    assert ends == {0, 4}


def test_a_sound_diary_notes_the_file_and_says_nothing_of_it(sample, report):
    code, said, _words = report()
    assert code == 0
    assert NOT_NOTED not in said
    diary = Diary.unlock(DiaryFolder(sample), PASSPHRASE, FixedClock())
    assert len(diary.exports()) == 1
    diary.close()
