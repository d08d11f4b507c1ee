"""What goes wrong at a terminal: an exit code, one sentence, and nothing written."""

import pytest

from dilator_app import i18n
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder, Held
from dilator_app.report import one_page
from tests.makers import FixedClock, days_ago, make_session, make_set


def test_a_wrong_passphrase_ends_with_3_and_without_a_terminal_none_with_2(run, sample, tmp_path):
    page = tmp_path / "page.pdf"
    code, out, err = run("--diary", sample, "--passphrase-file", "-", "report", "-o", page, typed="not this one")
    assert (code, out) == (3, "")
    assert "did not match" in err
    code, out, err = run("--diary", sample, "report", "-o", page)
    assert (code, out) == (2, "")
    assert "--passphrase-file" in err
    assert not page.exists()


def test_no_diary_ends_with_9_before_anything_is_asked(run, tmp_path):
    code, out, err = run("--diary", tmp_path / "nothing", "report", "-o", tmp_path / "page.pdf")
    assert (code, out) == (9, "")
    assert "no diary" in err
    assert not (tmp_path / "nothing").exists()


def test_the_usual_place_is_meant_where_none_is_named(run, own_places, tmp_path):
    assert run("report", "-o", tmp_path / "page.pdf")[0] == 9
    diary = Diary.create(DiaryFolder(own_places.diary), None, FixedClock())
    diary.save(make_set(22), make_session(22, day=days_ago(1)))
    diary.close()
    assert run("report", "-o", tmp_path / "page.pdf")[0] == 0


def test_a_damaged_diary_ends_with_4(run, sample, key, tmp_path):
    content = bytearray((sample / "diary.db").read_bytes())
    content[5000:9000] = bytes(4000)
    (sample / "diary.db").write_bytes(content)
    code, out, err = run("--diary", sample, "--passphrase-file", key, "report", "-o", tmp_path / "page.pdf")
    assert (code, out) == (4, "")
    assert "Nothing has been deleted" in err


def test_a_diary_in_use_ends_with_5(run, sample, key, tmp_path):
    with Held(DiaryFolder(sample)):
        code, _, err = run("--diary", sample, "--passphrase-file", key, "report", "-o", tmp_path / "page.pdf")
    assert code == 5
    assert "open" in err


@pytest.mark.parametrize("place", ["no/such/folder/page.pdf", "."])
def test_a_place_that_cannot_be_written_ends_with_7(run, tmp_path, place):
    code, out, err = run("--sample", "report", "-o", tmp_path / place)
    assert (code, out) == (7, "")
    assert "What was saved before is safe." in err
    assert "typed" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["report"],
        ["report", "-o", "x", "--since", "20261101"],
        ["report", "-o", "x", "--since", "yesterday"],
        ["report", "-o", "x", "--paper", "a5"],
        ["report", "-o", "x", "--format", "docx"],
        ["--sample", "report", "-o", "x", "--format", "html", "--pdf-password-file", "x"],
        ["--sample", "--diary", "d", "report", "-o", "x"],
        ["--sample", "report", "-o", "x", "--since", "2026-11-10", "--until", "2026-11-09"],
        ["--sample", "report", "-o", "x", "--until", "2026-11-13"],
        ["--sample", "report", "-o", "x", "--since", "1800-01-01"],
        ["--sample", "new", "d"],
        ["new", "d", "--no-such-option"],
        ["--passphrase-file", "missing.txt", "new", "d"],
        ["--passphrase-file", "-", "--diary", "d", "report", "-o", "x", "--pdf-password-file", "-"],
        ["dance"],
    ],
)
def test_wrong_use_ends_with_2_and_writes_nothing(run, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err
    assert [p.name for p in tmp_path.iterdir()] in ([], ["home"])


def test_a_wrong_day_is_refused_with_the_form_that_the_help_names(run, monkeypatch):
    monkeypatch.setattr(i18n, "_computers_locale", lambda: "es_ES")
    told = run("report", "-o", "x", "--since", "ayer")[2]
    assert "AAAA-MM-DD" in told
    assert "YYYY" not in told + run("report", "--help")[1]


def test_a_bug_is_one_line_and_a_place_in_the_log_without_a_word_of_the_person(run, tmp_path, monkeypatch, own_places):
    def broken(*_):
        raise RuntimeError("a private note")

    monkeypatch.setattr(one_page, "as_pdf", broken)
    code, out, err = run("--sample", "report", "-o", tmp_path / "secret-name.pdf")
    assert (code, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
    logged = (own_places.log / "log.txt").read_text()
    assert "RuntimeError" in logged
    for private in ("private note", "secret-name"):
        assert private not in logged + err


def test_an_interruption_ends_with_130(run, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(one_page, "as_pdf", interrupted)
    assert run("--sample", "report", "-o", tmp_path / "page.pdf")[0] == 130
