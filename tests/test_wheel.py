"""The wheel holds what the program needs, and works without the checkout and without a network."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, cwd=out)
    (made,) = out.glob("*.whl")
    return made


def test_it_holds_resources_migrations_and_the_licence(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for file in (ROOT / "resources").rglob("*"):
        if file.is_file():
            assert f"dilator_app/resources/{file.relative_to(ROOT / 'resources').as_posix()}" in names
    for file in (ROOT / "dilator_app" / "diary" / "migrations").rglob("*.py"):
        assert file.relative_to(ROOT).as_posix() in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "tools/", "bench/")) for name in names)


@pytest.mark.long
def test_it_runs_by_itself_and_writes_a_summary(wheel, tmp_path):
    here = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(here)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    report = tmp_path / "summary.pdf"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "dilator_app", *arguments],
            env={**os.environ, "PYTHONPATH": str(here), "HOME": str(tmp_path)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )

    where = [sys.executable, "-c", "from dilator_app import paths; print(paths.resources())"]
    found = subprocess.run(
        where, env={**os.environ, "PYTHONPATH": str(here)}, cwd=tmp_path, capture_output=True, text=True
    )
    assert found.stdout.strip() == str(here / "dilator_app" / "resources")
    assert "usage: fernlight" in run("--help").stdout
    assert run("--sample", "report", "-o", str(report)).stdout.strip() == str(report)
    assert report.read_bytes().startswith(b"%PDF")
