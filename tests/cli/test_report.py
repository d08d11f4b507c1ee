"""`fernlight report`: the page of the window, made by a command."""

import pikepdf
import pytest

from dilator_app import cli, i18n
from dilator_app.diary import recovery
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.domain.appointments import since_last_appointment
from dilator_app.domain.preferences import Preferences
from dilator_app.report import one_page
from dilator_app.report.summary_page import PageOptions
from tests.cli.terminal import no_window
from tests.cli.test_new import asked_at_terminal
from tests.makers import PASSPHRASE, TODAY, FixedClock, make_session, make_set
from tests.report.reading import opened, text_of
from tests.report.reading_html import read as read_html


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


def test_an_ending_that_is_no_kind_is_refused_unless_a_kind_is_named(run, tmp_path):
    code, out, said = run("--sample", "report", "-o", tmp_path / "page.txt")
    assert (code, out) == (2, "")
    assert "A report is a .pdf or an .html file." in said
    assert not (tmp_path / "page.txt").exists()
    assert run("--sample", "report", "-o", tmp_path / "page.txt", "--format", "html")[0] == 0
    assert (tmp_path / "page.txt").read_bytes().startswith(b"<!")


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


@pytest.mark.parametrize(("computers", "width"), [("en_GB", 595), ("en_US", 612), ("es_MX", 612), ("C", 595)])
def test_the_paper_is_that_of_the_country_as_in_the_window(run, tmp_path, monkeypatch, computers, width):
    monkeypatch.setattr(i18n, "_computers_locale", lambda: computers)
    for name, command in {"page.pdf": ["report"], "sheet.pdf": ["plan-sheet", "--blank"]}.items():
        assert run("--sample", *command, "-o", tmp_path / name)[0] == 0
        assert round(float(opened((tmp_path / name).read_bytes()).pages[0].mediabox.width)) == width


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
