"""A terminal with places of its own, and a sample diary to ask about."""

import sys

import pytest

from dilator_app import cli, i18n
from dilator_app.diary import recovery
from dilator_app.paths import Places
from tests.cli.terminal import Terminal, no_window
from tests.makers import PASSPHRASE, FixedClock
from tests.quick_recovery import FILE, KEY


@pytest.fixture(autouse=True)
def own_places(tmp_path, monkeypatch):
    """Nothing outside of the test's folder is read or written."""
    home = tmp_path / "home"
    places = Places(home / "diary", home / "settings.toml", home / "cache", home / "log")
    monkeypatch.setattr(Places, "of_platform", classmethod(lambda _cls: places))
    yield places
    i18n.activate("en")


@pytest.fixture(autouse=True)
def no_test_waits_for_a_key(monkeypatch):
    """Every new key is one whose file was made beforehand; making one takes seconds."""
    monkeypatch.setattr(recovery, "new", lambda: KEY)
    monkeypatch.setattr(recovery, "wrap", lambda _passphrase, _key: FILE)


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command line on a British computer; return its exit code, standard output and standard error."""
    monkeypatch.setattr(i18n, "_computers_locale", lambda: "en_GB")
    monkeypatch.setattr(i18n, "_program", i18n._Spoken())

    def run(*arguments, typed="", window=None):
        monkeypatch.setattr(sys, "stdin", Terminal(typed))
        code = cli.run([str(a) for a in arguments], window or no_window, FixedClock())
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


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
