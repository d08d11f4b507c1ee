"""Imports point one way, and what must load fast loads little."""

import ast
import graphlib
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


# --- circles ---------------------------------------------------------------------------------------------------------
def imported_at_once(file: Path, modules: set[str]) -> set[str]:
    """Return which of ``modules`` a file imports while it loads: not inside functions, and not for types alone."""
    found: set[str] = set()
    waiting: list[ast.AST] = list(ast.parse(file.read_text(encoding="utf-8")).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "__name__ == '__main__'"):
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
        waiting += ast.iter_child_nodes(node)
    packages = {parent for name in found for parent in _with_parents(name)}
    return (found | packages) & modules


def _with_parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts) + 1)]


def test_no_module_needs_itself_before_it_is_there():
    """Which of a circle is imported first would decide whether the program loads."""
    files = {_module_of(file): file for file in sorted((ROOT / "dilator_app").rglob("*.py"))}
    # A package that imports its own modules is there for them already: what they need of it is what counts.
    needs = {
        name: {other for other in imported_at_once(file, set(files)) - {name} if not name.startswith(f"{other}.")}
        for name, file in files.items()
    }
    assert len(needs) > 200
    assert circle_in(needs) == ""


def circle_in(needs: dict[str, set[str]]) -> str:
    try:
        graphlib.TopologicalSorter(needs).prepare()
    except graphlib.CycleError as error:
        return " needs ".join(reversed(error.args[1]))
    return ""


def test_a_circle_would_be_found():
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}}).count("needs") == 3
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": set()}) == ""


def _module_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
