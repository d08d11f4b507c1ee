"""The lock file names every package by version and hash, and no place to get it from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINES = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
ENTRIES = re.split(r"\n(?=\S)", "\n".join(line for line in LINES if not line.startswith("#")))


def test_every_package_has_one_version_and_at_least_one_hash():
    assert len(ENTRIES) > 20
    for entry in ENTRIES:
        assert re.match(r"[A-Za-z0-9_.\-]+==[^\s;]+( ; .+)? \\\n", entry), entry[:60]
        hashes = re.findall(r"--hash=(\S+)", entry)
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", h) for h in hashes)


@pytest.mark.parametrize("trace", ["index-url", "find-links", "trusted-host", "://", "@ file", "git+", "/", "\\\\"])
def test_it_names_no_index_no_host_and_no_folder(trace):
    assert trace not in "\n".join(LINES)


def test_every_dependency_of_the_project_is_in_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.match(r"[A-Za-z0-9_.\-]+", line).group().lower().replace("_", "-") for line in wanted}
    locked = {entry.split("==")[0].lower().replace("_", "-") for entry in ENTRIES}
    assert names <= locked
