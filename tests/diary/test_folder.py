"""What lies in the folder, and who may look into it."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

import pytest

from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder, Held
from dilator_app.errors import CouldNotWrite, DiaryInUse, FernlightError, WriteProblem
from tests.makers import PASSPHRASE, FixedClock, make_session
from tests.processes import another

posix = pytest.mark.skipif(os.name != "posix", reason="modes and users are POSIX's")


def names(folder):
    return sorted(file.name for file in folder.path.iterdir())


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_closed_diary_is_two_files(folder, template, clock):
    diary = template.open(folder, clock)
    diary.save(make_session())
    diary.close()
    assert names(folder) == ["diary.db", "key.check"]


def test_an_open_diary_has_an_empty_journal_and_no_shared_memory(diary):
    diary.save(make_session())
    assert names(diary.folder) == ["diary.db", "diary.db-wal", "key.check"]
    assert (diary.folder.path / "diary.db-wal").stat().st_size == 0


@posix
def test_only_the_person_may_look(tmp_path):
    before = os.umask(0o022)
    try:
        folder = DiaryFolder(tmp_path / "new" / "diary")
        diary = Diary.create(folder, PASSPHRASE, FixedClock())
        diary.save(make_session())
        with Held(folder):
            assert mode(folder.path) == 0o700
            assert {mode(file) for file in folder.path.iterdir()} == {0o600}
            assert names(folder) == ["diary.db", "diary.db-wal", "diary.lock", "key.check"]
        diary.close()
    finally:
        os.umask(before)


def test_the_place_may_have_any_name(tmp_path):
    for name in ("with space", "per%20cent", "quote'\"s", "ünïcode 🌿", "#hash?query&x=1"):
        folder = DiaryFolder(tmp_path / name)
        Diary.create(folder, PASSPHRASE, FixedClock()).close()
        assert names(folder) == ["diary.db", "key.check"]
    assert len(list(tmp_path.iterdir())) == 5


# --- the right to use it ---------------------------------------------------------------------------------------------
def hold(line, path):
    with Held(DiaryFolder(Path(path))):
        line.send("held")
        line.recv()


def test_one_window_holds_the_folder_also_while_locked(folder):
    with another(hold, str(folder.path)) as other:
        assert other.hear() == "held"
        with pytest.raises(DiaryInUse):
            Held(folder)
        other.say("let go")
        assert other.exit_code == 0
    Held(folder).release()


def test_a_killed_program_holds_nothing(folder):
    with another(hold, str(folder.path)) as other:
        assert other.hear() == "held"
        other.kill()
    Held(folder).release()


def test_holding_twice_in_one_program_is_refused_too(folder):
    with Held(folder), pytest.raises(DiaryInUse):
        Held(folder)


def test_a_folder_that_is_not_there_cannot_be_held(tmp_path):
    missing = DiaryFolder(tmp_path / "not there")
    with pytest.raises(CouldNotWrite, match="no_folder"):
        Held(missing)
    assert not missing.path.exists()


# --- as somebody who may not -----------------------------------------------------------------------------------------
NOBODY = 65_534


def as_nobody(line, action, path):
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    folder = DiaryFolder(Path(path))
    actions = {
        "create": lambda: Diary.create(folder, PASSPHRASE, FixedClock()).close(),
        "unlock": lambda: Diary.unlock(folder, PASSPHRASE, FixedClock()).close(),
        "hold": lambda: Held(folder).release(),
        "save": lambda: save(folder),
    }
    try:
        actions[action]()
    except FernlightError as error:
        line.send((type(error).__name__, str(error)))
    else:
        line.send(("fine", ""))


def save(folder):
    diary = Diary.unlock(folder, PASSPHRASE, FixedClock())
    try:
        diary.save(make_session())
    finally:
        diary.close()


@pytest.fixture
def theirs(template):
    """A folder that belongs to nobody in particular, outside pytest's own, which only root may enter."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    folder = template.copy(place / "diary")
    for path in (folder.path, *folder.path.iterdir()):
        if os.getuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    yield folder
    folder.path.chmod(0o700)
    shutil.rmtree(place)


def outcome(action, path):
    with another(as_nobody, action, str(path)) as other:
        return other.hear()


@posix
@pytest.mark.parametrize(
    ("action", "modes", "expected"),
    [
        ("save", {}, ("fine", "")),
        ("save", {"": 0o500}, ("CouldNotWrite", WriteProblem.READ_ONLY)),
        ("hold", {"": 0o500}, ("CouldNotWrite", WriteProblem.DENIED)),
        ("unlock", {"": 0o000}, ("CouldNotWrite", WriteProblem.DENIED)),
        ("create", {"": 0o000}, ("CouldNotWrite", WriteProblem.DENIED)),
        ("unlock", {"diary.db": 0o000}, ("CouldNotWrite", WriteProblem.DENIED)),
        ("save", {"diary.db": 0o400}, ("CouldNotWrite", WriteProblem.READ_ONLY)),
        ("save", {"diary.db": 0o400, "": 0o500}, ("CouldNotWrite", WriteProblem.READ_ONLY)),
        ("unlock", {"key.check": 0o000}, ("fine", "")),
    ],
)
def test_what_may_not_be_written_or_read_is_told_as_such_and_stays_as_it_is(theirs, action, modes, expected):
    before = {file.name: file.read_bytes() for file in theirs.path.iterdir()}
    for name, allowed in modes.items():
        (theirs.path / name).chmod(allowed)
    assert outcome(action, theirs.path) == expected
    theirs.path.chmod(0o700)
    if expected[0] != "fine":
        assert {file.name: file.read_bytes() for file in theirs.path.iterdir() if file.suffix != ".lock"} == before


@posix
def test_a_diary_cannot_be_made_where_nobody_may_write(theirs):
    theirs.path.chmod(0o500)
    assert outcome("create", theirs.path / "new") == ("CouldNotWrite", WriteProblem.DENIED)


def test_a_diary_cannot_be_made_under_a_file(tmp_path):
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "diary"):
        with pytest.raises(CouldNotWrite):
            Diary.create(DiaryFolder(path), PASSPHRASE, FixedClock())
