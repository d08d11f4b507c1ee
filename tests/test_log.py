import logging
import stat
import subprocess
import sys

import pytest

from dilator_app import log

SECRET = "zqx secret word"


@pytest.fixture
def said(tmp_path):
    """Start a log; return what it says by now."""
    file = log.start(tmp_path / "log")
    yield lambda: file.read_text(encoding="utf-8") if file.exists() else ""
    log.stop()


def raise_with_words():
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(f"could not read {SECRET} in /home/{SECRET}") from error


def test_a_log_says_what_happened_and_where_and_no_value(said):
    try:
        raise_with_words()
    except ValueError:
        logging.getLogger("fernlight.diary").exception("Could not read %s", SECRET)
    assert "ERROR fernlight.diary: Could not read %s" in said()
    assert "ValueError" in said()
    assert "KeyError" in said()
    assert "test_log.py" in said()
    assert "raise_with_words" in said()
    assert SECRET not in said()
    assert "secret" not in said()


def test_of_a_place_in_the_code_only_the_files_name_is_told(said, tmp_path):
    try:
        raise_with_words()
    except ValueError as error:
        log.unexpected(error)
    assert "Unexpected error" in said()
    assert "/" not in said()
    assert str(tmp_path) not in said()


def test_a_message_that_is_no_fixed_text_is_not_told(said):
    logging.getLogger("fernlight").warning(ValueError(SECRET))
    assert SECRET not in said()


def test_nothing_is_written_before_there_is_something_to_say(said, tmp_path):
    assert list((tmp_path / "log").iterdir()) == []


def test_details_for_developers_are_left_out(said):
    logging.getLogger("fernlight").debug("detail")
    assert said() == ""


def test_nothing_goes_to_the_console(said, capfd):
    logging.getLogger("fernlight.diary").error("An error")
    assert capfd.readouterr() == ("", "")


def test_the_remarks_of_a_library_go_nowhere(said, tmp_path):
    remark = "import logging; from dilator_app import log; from pathlib import Path; log.start(Path(r'{}'))\n"
    remark += "logging.getLogger('matplotlib.font_manager').warning('building the font cache')"
    done = subprocess.run([sys.executable, "-c", remark.format(tmp_path)], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert said() == ""


def test_a_log_stays_small(said, tmp_path):
    logger = logging.getLogger("fernlight")
    for _ in range(12_000):
        logger.warning("A line of some length that is written again and again and again")
    files = sorted(file.name for file in (tmp_path / "log").iterdir())
    assert files == ["log.txt", "log.txt.1", "log.txt.2"]
    assert all(file.stat().st_size <= 256 * 1024 for file in (tmp_path / "log").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_only_the_person_may_look_into_its_folder(said, tmp_path):
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700


def test_where_no_log_can_be_written_there_is_none_and_nothing_breaks(tmp_path, capfd):
    (tmp_path / "log").write_text("a file")
    assert log.start(tmp_path / "log") is None
    logging.getLogger("fernlight").error("An error")
    log.stop()
    assert capfd.readouterr() == ("", "")


def test_starting_again_writes_every_line_once(said, tmp_path):
    file = log.start(tmp_path / "log")
    logging.getLogger("fernlight").warning("Once")
    assert file.read_text(encoding="utf-8").count("Once") == 1
