"""The command line, as somebody at a terminal or a scheduler meets it."""

import io
import json
import subprocess
import sys

import pikepdf  # noqa: TID253  it is what these tests read with
import pytest

from dilator_app import cli, i18n
from dilator_app.diary import recovery
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder, Held
from dilator_app.domain.appointments import since_last_appointment
from dilator_app.domain.preferences import Preferences
from dilator_app.errors import NoDiary
from dilator_app.paths import Places
from dilator_app.report import one_page
from dilator_app.report.summary_page import PageOptions
from tests.makers import PASSPHRASE, TODAY, FixedClock, days_ago, make_session, make_set
from tests.quick_recovery import FILE, KEY
from tests.report.reading import opened, text_of
from tests.report.reading_html import read as read_html


@pytest.fixture(autouse=True)
def own_places(tmp_path, monkeypatch):
    """Nothing outside of the test's folder is read or written."""
    home = tmp_path / "home"
    places = Places(home / "diary", home / "settings.toml", home / "cache", home / "log")
    monkeypatch.setattr(Places, "of_platform", classmethod(lambda _cls: places))
    yield places
    i18n.activate("en")


class Terminal(io.TextIOWrapper):
    """Standard input with ``typed`` in it; somebody sits at it or not."""

    def __init__(self, typed="", *, somebody=False):
        super().__init__(io.BytesIO(typed.encode()))
        self._somebody = somebody

    def isatty(self):
        return self._somebody


@pytest.fixture(autouse=True)
def no_test_waits_for_a_key(monkeypatch):
    """Every new key is one whose file was made beforehand; making one takes seconds."""
    monkeypatch.setattr(recovery, "new", lambda: KEY)
    monkeypatch.setattr(recovery, "wrap", lambda _passphrase, _key: FILE)


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command line on a British computer; return its exit code, standard output and standard error."""
    monkeypatch.setattr(i18n, "system_language", lambda: ("en", "en_GB"))

    def run(*arguments, typed="", window=None):
        monkeypatch.setattr(sys, "stdin", Terminal(typed))
        code = cli.run([str(a) for a in arguments], window or no_window, FixedClock())
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def no_window(*_arguments, **_options):
    raise AssertionError("no window was asked for")


@pytest.fixture
def key(tmp_path):
    """A file with the passphrase of the test diary, ending in a newline as editors leave it."""
    file = tmp_path / "pass.txt"
    file.write_text(PASSPHRASE + "\n")
    return file


@pytest.fixture
def sample(tmp_path, run, key):
    """The folder of an encrypted diary with the invented entries."""
    assert run("--passphrase-file", key, "new", tmp_path / "diary", "--with-sample")[0] == 0
    return tmp_path / "diary"


# --- new -------------------------------------------------------------------------------------------------------------
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


# --- report ----------------------------------------------------------------------------------------------------------
def test_a_report_of_the_sample_is_one_page_and_says_where_it_lies(run, sample, key, tmp_path):
    code, out, err = run("--diary", sample, "--passphrase-file", key, "report", "-o", tmp_path / "page.pdf")
    assert (code, out) == (0, f"{tmp_path / 'page.pdf'}\n")
    assert "Anyone who has this file can read it." in err
    made = (tmp_path / "page.pdf").read_bytes()
    assert len(opened(made).pages) == 1
    assert "16 October to 12 November 2026, 4 weeks, since the last appointment" in text_of(made)


def test_the_command_makes_the_same_page_as_the_window(run, sample, key, tmp_path):
    run("--diary", sample, "--passphrase-file", key, "report", "-o", tmp_path / "page.pdf")
    diary = Diary.unlock(DiaryFolder(sample), PASSPHRASE, FixedClock())
    material = cli.material_of(diary)
    diary.close()
    options = PageOptions(since_last_appointment(material.appointments, TODAY)[0], TODAY, sample=True)
    assert text_of(one_page.as_pdf(material, options)) == text_of((tmp_path / "page.pdf").read_bytes())


def test_the_page_comes_as_html_too(run, sample, key, tmp_path):
    file = tmp_path / "page.html"
    code, out, said = run("--diary", sample, "--passphrase-file", key, "report", "-o", file, "--format", "html")
    assert (code, out.strip()) == (0, str(file))
    assert "Anyone who has this file can read it." in said
    page = read_html(file.read_text(encoding="utf-8"))
    assert "Now 22 mm. Last 3 there: pain 2, 3, 2" in page.text
    assert "Sample, invented. Not an example to follow." in page.text


@pytest.mark.parametrize(
    ("name", "begins"), [("page.html", b"<!"), ("page.HTM", b"<!"), ("page.pdf", b"%PDF"), ("page", b"%PDF")]
)
def test_the_ending_says_what_kind_of_file_is_written(run, tmp_path, name, begins):
    assert run("--sample", "report", "-o", tmp_path / name)[0] == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(("name", "kind"), [("page.pdf", "html"), ("page.html", "pdf")])
def test_a_kind_that_the_ending_contradicts_is_refused_and_nothing_written(run, tmp_path, name, kind):
    code, out, said = run("--sample", "report", "-o", tmp_path / name, "--format", kind)
    assert (code, out) == (2, "")
    assert "The ending of the file says one kind, --format another." in said
    assert not (tmp_path / name).exists()


def test_a_password_for_html_is_refused_and_nothing_written(run, sample, key, tmp_path):
    file = tmp_path / "page.html"
    wish = ("report", "-o", file, "--format", "html", "--pdf-password-file", key)
    code, _, said = run("--diary", sample, "--passphrase-file", key, *wish)
    assert code == 2
    assert "An HTML file cannot have a password." in said
    assert not file.exists()


def test_the_diary_remembers_the_file_that_left_it(run, sample, key, tmp_path):
    run("--diary", sample, "--passphrase-file", key, "report", "-o", tmp_path / "page.pdf")
    diary = Diary.unlock(DiaryFolder(sample), PASSPHRASE, FixedClock())
    assert [(e.path, e.kind) for e in diary.exports()] == [(str(tmp_path / "page.pdf"), "report")]
    diary.close()


def test_options_reach_the_page(run, tmp_path):
    target = tmp_path / "page.pdf"
    options = ["--since", "2026-11-01", "--until", "2026-11-09", "--paper", "letter", "--sessions", "--name", "M. R."]
    assert run("--sample", "report", "-o", target, *options)[0] == 0
    made = target.read_bytes()
    assert "1 November to 9 November 2026, 9 days" in text_of(made)
    assert "Name M. R." in text_of(made)
    assert "Sample, invented. Not an example to follow." in text_of(made)
    assert len(opened(made).pages) == 2
    assert round(float(opened(made).pages[0].mediabox.width)) == 612


def test_inches_are_used_where_the_person_chose_them(run, tmp_path):
    folder = DiaryFolder(tmp_path / "d")
    diary = Diary.create(folder, None, FixedClock())
    diary.save(make_set(25.4), make_session(25.4, pain=1))
    diary.save_preferences(Preferences(inches=True))
    diary.close()
    assert run("--diary", folder.path, "report", "-o", tmp_path / "page.pdf")[0] == 0
    assert "Now 1 in." in text_of((tmp_path / "page.pdf").read_bytes())


def test_a_password_from_a_file_locks_the_page(run, tmp_path):
    secret = tmp_path / "pdf-pass.txt"
    secret.write_text("twelve blue fish\n")
    code, _, err = run("--sample", "report", "-o", tmp_path / "page.pdf", "--pdf-password-file", secret)
    assert code == 0
    assert "Anyone" not in err
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "page.pdf")
    with pikepdf.open(tmp_path / "page.pdf", password="twelve blue fish") as page:
        assert len(page.pages) == 1


def test_an_empty_password_is_refused_before_anything_is_written(run, tmp_path):
    code, _, err = run("--sample", "report", "-o", tmp_path / "page.pdf", "--pdf-password-file", "-")
    assert code == 2
    assert "password" in err
    assert not (tmp_path / "page.pdf").exists()


def test_the_passphrase_can_come_through_standard_input(run, sample, tmp_path):
    command = ("--diary", sample, "--passphrase-file", "-", "report", "-o", tmp_path / "page.pdf")
    assert run(*command, typed=PASSPHRASE)[0] == 0
    assert run(*command, typed=PASSPHRASE + "\r\n")[0] == 0
    assert run(*command, typed=PASSPHRASE + "\n\n")[0] == 3


def test_the_recovery_key_opens_as_the_passphrase_does(run, tmp_path):
    folder, new = DiaryFolder(tmp_path / "d"), recovery.new()
    Diary.create(folder, PASSPHRASE, FixedClock(), recovery_key=new).close()
    command = ("--diary", folder.path, "--recovery-key-file", "-", "report", "-o", tmp_path / "page.pdf")
    assert run(*command, typed="-".join(recovery.grouped(new)).lower())[0] == 0


def test_at_a_terminal_the_passphrase_is_asked_for(sample, tmp_path, monkeypatch):
    asked_at_terminal(monkeypatch, [PASSPHRASE])
    arguments = ["--diary", str(sample), "report", "-o", str(tmp_path / "page.pdf")]
    assert cli.run(arguments, no_window, FixedClock()) == 0


# --- what goes wrong -------------------------------------------------------------------------------------------------
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


# --- the window and help ---------------------------------------------------------------------------------------------
def test_without_a_command_the_window_opens_with_what_was_given(run, tmp_path, key):
    opened_with = []

    def window(diary, *, sample, passphrase):
        opened_with.append((diary, sample, passphrase))
        return 42

    assert run(window=window)[0] == 42
    assert run("--sample", window=window)[0] == 42
    assert run("--diary", tmp_path, "--passphrase-file", key, window=window)[0] == 42
    assert opened_with == [(None, False, None), (None, True, None), (tmp_path, False, PASSPHRASE)]


def test_a_known_problem_of_the_window_is_told_too(run):
    def window(*_, **__):
        raise NoDiary

    assert run(window=window)[0] == 9


@pytest.mark.parametrize("command", [[], ["new"], ["report"]])
def test_help_has_an_example(run, command):
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "example:\n  fernlight " in out


def test_the_way_to_the_window_loads_nothing_heavy():
    code = (
        "import sys, json; from dilator_app import __main__, cli; cli.run([], lambda *a, **k: 0);"
        "print(json.dumps(sorted(m.split('.')[0] for m in sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert not loaded & {"PySide6", "matplotlib", "sqlalchemy", "typst", "pikepdf", "fontTools", "babel", "zxcvbn"}
