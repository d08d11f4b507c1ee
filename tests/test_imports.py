"""Imports point one way, and what must load fast loads little."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("PySide6", "sqlalchemy", "sqlcipher3", "alembic", "matplotlib", "typst", "babel", "pyrage", "numpy")


def loaded_by(statement: str) -> set[str]:
    """Return which of the heavy packages are there after ``statement`` in a fresh interpreter."""
    code = f"import sys\n{statement}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split())


def test_the_contracts_between_the_rooms_hold():
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stdout


def test_the_domain_needs_nothing_but_python():
    modules = sorted(f"dilator_app.domain.{file.stem}" for file in (ROOT / "dilator_app/domain").glob("[a-z]*.py"))
    assert len(modules) > 10
    assert loaded_by(f"import {', '.join(modules)}") == set()


@pytest.mark.parametrize(
    "leaf", ["settings", "i18n", "log", "paths", "clock", "errors", "words", "diary.folder", "diary.recovery", "cli"]
)
def test_what_is_there_before_the_lock_window_is_light(leaf):
    assert loaded_by(f"import dilator_app.{leaf}") == set()


def test_the_diary_room_brings_sql_and_no_window():
    assert loaded_by("import dilator_app.diary.diary") == {"sqlalchemy"}
