import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.errors import CouldNotWrite
from dilator_app.settings import LOCK_MINUTES, THEMES, Settings, write_whole
from tests.strategies import NASTY

ANY = st.builds(
    Settings,
    language=st.sampled_from(["", "en", "es"]),
    theme=st.sampled_from(THEMES),
    lock_after_minutes=st.sampled_from(LOCK_MINUTES),
    reduced_motion=st.booleans(),
    diary_folder=st.text(st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from([t for t in NASTY if "\ud83d" not in t]),
    window_width=st.integers(600, 4000),
    window_height=st.integers(400, 4000),
    maximised=st.booleans(),
    failed_unlocks=st.integers(0, 99),
    last_failed_unlock=st.floats(0, 2e9),
)


@given(ANY)
def test_settings_come_back_as_they_were_written(tmp_path_factory, settings):
    file = tmp_path_factory.getbasetemp() / "settings.toml"
    settings.write(file)
    assert Settings.read(file) == settings


@pytest.mark.parametrize("content", [b"", b"not = [toml", b"\xff\xfe", b"\0", b"x" * 100_000])
def test_a_broken_file_gives_the_defaults(tmp_path, content):
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    assert Settings.read(file) == Settings()


def test_a_missing_file_gives_the_defaults(tmp_path):
    assert Settings.read(tmp_path / "not" / "there.toml") == Settings()
    assert Settings.read(tmp_path) == Settings()


@pytest.mark.parametrize(
    "line",
    [
        'theme = "pink"',
        "theme = 1",
        "lock_after_minutes = 3",
        'lock_after_minutes = "5"',
        "lock_after_minutes = true",
        "reduced_motion = 1",
        "window_width = 1280.5",
        'from_a_later_version = "x"',
        "language = []",
    ],
)
def test_what_is_unknown_or_impossible_falls_back_and_the_rest_holds(tmp_path, line):
    file = tmp_path / "settings.toml"
    file.write_text(f"{line}\nmaximised = true\n")
    assert Settings.read(file) == Settings(maximised=True)


def test_settings_hold_nothing_about_the_person(tmp_path):
    file = tmp_path / "settings.toml"
    Settings().write(file)
    for word in ("pain", "size", "dilator", "session", "passphrase", "name"):
        assert word not in file.read_text()


# --- written whole or not at all -------------------------------------------------------------------------------------
def test_a_file_is_replaced_whole(tmp_path):
    file = tmp_path / "new" / "file"
    for content in (b"first", b"", b"second" * 10_000):
        write_whole(file, content)
        assert file.read_bytes() == content
    assert [f.name for f in file.parent.iterdir()] == ["file"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_is_the_persons_alone(tmp_path):
    write_whole(tmp_path / "new" / "file", b"x")
    assert stat.S_IMODE((tmp_path / "new" / "file").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    (tmp_path / "file").mkdir()
    with pytest.raises(CouldNotWrite):
        write_whole(tmp_path / "file", b"x")
    with pytest.raises(CouldNotWrite):
        write_whole(tmp_path / "file" / "a" / ("long" * 100), b"x")
    assert [f.name for f in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_is_a_file_cannot_be_written_to(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CouldNotWrite):
        Settings().write(tmp_path / "file" / "settings.toml")
