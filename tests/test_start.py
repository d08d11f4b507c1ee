"""What loads when: the first window is a budget, and a program that ends early ends well."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.makers import PASSPHRASE, FixedClock, make_session, make_set

ROOT = Path(__file__).parent.parent
_NOT_EARLY = {
    "sqlalchemy",
    "matplotlib",
    "numpy",
    "alembic",
    "zxcvbn",
    "xkcdpass",
    "pyrage",
    "pikepdf",
    "typst",
    "babel",
}
_NOT_FOR_TODAY = {
    "matplotlib",
    "numpy",
    "PIL",
    "alembic",
    "zxcvbn",
    "xkcdpass",
    "pyrage",
    "pikepdf",
    "typst",
    "fontTools",
}
_LATER = {
    "dilator_app.words",
    "dilator_app.domain",
    "dilator_app.diary.diary",
    "dilator_app.ui.fern",
    "PySide6.QtNetwork",
}
_NOT_WITH_TODAY = {
    "sqlalchemy.orm",
    "sqlalchemy.ext",
    "dilator_app.report",
    "dilator_app.education",
    "dilator_app.ui.chart_loading",
    "dilator_app.ui.pages.progress",
    "dilator_app.ui.pages.appointment.page",
    "dilator_app.ui.pages.learn.page",
}
_READ_WITH_QT = 5
"""Source texts that PySide6 reads while Qt itself loads, before anybody could stop it."""
_CHILD = """
import builtins, json, linecache, sys
from dilator_app import app

plain = builtins.__import__
finish = app.finish

def tell():
    sources = [name for name, kept in linecache.cache.items() if len(kept) > 1 and name.endswith(".py")]
    print(json.dumps([sorted(sys.modules), builtins.__import__ is plain, len(sources)]), flush=True)

def after_the_first_paint(window, *arguments, **named):
    tell()
    finish(window, *arguments, **named)
    window.close()

def after_unlocking(window, *arguments, **named):
    from dilator_app.ui import loading

    def shown():
        tell()
        window.close()

    def opened():
        loading.after_first_paint(window.view.page("today"), shown)

    finish(window, *arguments, **named)
    window.lock_page.opened.connect(opened)
    window.lock_page.unlock_with(PASSPHRASE)

app.finish = WHEN
from dilator_app.__main__ import main
sys.argv = ["fernlight"]
sys.exit(main())
"""


def loaded(home: dict[str, str], when: str) -> tuple[set[str], bool, int]:
    """Start the program; return what is loaded then, whether ``import`` is Python's own, and how many texts it read."""
    script = _CHILD.replace("WHEN", when).replace("PASSPHRASE", repr(PASSPHRASE))
    done = subprocess.run(
        [sys.executable, "-c", script], env=home, cwd=ROOT, capture_output=True, text=True, timeout=90
    )
    assert done.returncode == 0, done.stderr
    modules, is_own, sources = json.loads(done.stdout.splitlines()[-1])
    return set(modules), is_own, sources


def packages(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


@pytest.fixture
def home(tmp_path, template) -> dict[str, str]:
    folder = tmp_path / "data" / "fernlight"
    folder.parent.mkdir()
    diary = template.open(template.copy(folder), FixedClock())
    diary.save(make_set(), make_session())
    diary.close()
    places = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    return {**os.environ, **places, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.skipif(sys.platform != "linux", reason="the diary is put where Linux looks for it")
def test_before_the_first_paint_only_the_lock_page_loads(home):
    modules, _, _ = loaded(home, "after_the_first_paint")
    assert "dilator_app.ui.lock" in modules
    assert not modules & _LATER
    assert not packages(modules) & _NOT_EARLY


@pytest.mark.skipif(sys.platform != "linux", reason="the diary is put where Linux looks for it")
def test_today_loads_neither_charts_nor_pages_that_nobody_opened(home):
    modules, _, _ = loaded(home, "after_unlocking")
    assert {"sqlalchemy", "dilator_app.diary.diary", "dilator_app.ui.pages.today.page"} <= modules
    assert not modules & _NOT_WITH_TODAY
    assert not packages(modules) & _NOT_FOR_TODAY


@pytest.mark.skipif(sys.platform != "linux", reason="the diary is put where Linux looks for it")
def test_loading_reads_and_keeps_no_source_text(home):
    _, is_own, sources = loaded(home, "after_unlocking")
    assert is_own, "PySide6 put its import in the place of Python's own"
    assert sources <= _READ_WITH_QT


@pytest.mark.skipif(sys.platform != "linux", reason="the diary is put where Linux looks for it")
def test_a_window_that_is_closed_at_once_ends_well(home):
    for _ in range(3):
        loaded(home, "after_the_first_paint")
