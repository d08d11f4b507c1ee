"""The command line without a command, and its help."""

import json
import subprocess
import sys

import pytest

from dilator_app.errors import NoDiary
from tests.makers import PASSPHRASE


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
