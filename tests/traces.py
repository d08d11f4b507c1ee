"""Looking for what a person wrote where it must not lie: in files, whatever their name and place."""

import tempfile

import pytest

from dilator_app import log


def find(words, *places):
    """Return the files under ``places`` that hold one of ``words`` in any of the ways in which a text may lie."""
    forms = [form for word in words for form in (word.encode(), word.encode("utf-16-le"), word[::-1].encode())]
    files = [file for place in places for file in place.rglob("*") if file.is_file()]
    return {file.name for file in files if any(form in file.read_bytes() for form in forms)}


@pytest.fixture
def quiet_place(tmp_path, monkeypatch):
    """A temporary folder and a log of our own, to look into afterwards."""
    place = tmp_path / "tmp"
    place.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    log.start(tmp_path / "log")
    yield tmp_path
    log.stop()
