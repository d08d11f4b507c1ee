"""What loads when: the first window is a budget, and a program that ends early ends well."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from dilator_app.ui import loading
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
    "dilator_app.problem_words",
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
    "dilator_app.ui.quick_log",
    "dilator_app.ui.session.page",
    "dilator_app.ui.pages.progress",
    "dilator_app.ui.pages.appointment.page",
    "dilator_app.ui.pages.learn.page",
}
_READ_WITH_QT = 5
"""Source texts that PySide6 reads while Qt itself loads, before anybody could stop it."""
_CHILD = """
import builtins, enum, json, linecache, sys
from dilator_app import app

build, built = enum.EnumType.__call__, []

def note(cls, name, *members, **named):
    if members or named:
        built.append(name)
    return build(cls, name, *members, **named)

enum.EnumType.__call__ = note

plain = builtins.__import__
finish = app.finish

def tell():
    sources = [name for name, kept in linecache.cache.items() if len(kept) > 1 and name.endswith(".py")]
    print(json.dumps([sorted(sys.modules), builtins.__import__ is plain, len(sources), built]), flush=True)

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


class Loaded(NamedTuple):
    """What a started program has loaded at some moment."""

    modules: set[str]
    import_is_own: bool  # Python's, not PySide6's
    source_texts: int
    enumerations: list[str]

    @property
    def packages(self) -> set[str]:
        return {module.partition(".")[0] for module in self.modules}


def loaded(home: dict[str, str], when: str) -> Loaded:
    """Start the program and look at it then."""
    script = _CHILD.replace("WHEN", when).replace("PASSPHRASE", repr(PASSPHRASE))
    done = subprocess.run(
        [sys.executable, "-c", script], env=home, cwd=ROOT, capture_output=True, text=True, timeout=90
    )
    assert done.returncode == 0, done.stderr
    modules, *others = json.loads(done.stdout.splitlines()[-1])
    return Loaded(set(modules), *others)


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
    then = loaded(home, "after_the_first_paint")
    assert "dilator_app.ui.lock" in then.modules
    assert not then.modules & _LATER
    assert not then.packages & _NOT_EARLY


@pytest.mark.skipif(sys.platform != "linux", reason="the diary is put where Linux looks for it")
def test_before_the_first_paint_nothing_names_the_namespace_of_qt(home):
    built = loaded(home, "after_the_first_paint").enumerations
    assert "EchoMode" in built  # of the passphrase field: enumerations are noticed here
    assert not {"AlignmentFlag", "FocusPolicy", "Key", "PenStyle", "ThemeIcon"} & set(built)


@pytest.mark.skipif(sys.platform != "linux", reason="the diary is put where Linux looks for it")
def test_today_loads_neither_charts_nor_pages_that_nobody_opened(home):
    then = loaded(home, "after_unlocking")
    assert {"sqlalchemy", "dilator_app.diary.diary", "dilator_app.ui.pages.today.page"} <= then.modules
    assert not then.modules & _NOT_WITH_TODAY
    assert not then.packages & _NOT_FOR_TODAY


@pytest.mark.skipif(sys.platform != "linux", reason="the diary is put where Linux looks for it")
def test_loading_reads_and_keeps_no_source_text(home):
    then = loaded(home, "after_unlocking")
    assert then.import_is_own
    assert then.source_texts <= _READ_WITH_QT


@pytest.mark.parametrize("load", [loading.BEFORE_UNLOCKING, loading.AFTER_OPENING])
def test_what_loads_in_a_thread_names_nothing_of_qt(load):
    code = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\nprint(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code, *load.in_thread], cwd=ROOT, capture_output=True, text=True)
    assert "dilator_app.i18n" in told.stdout.split()
    assert not {name for name in told.stdout.split() if name.startswith(("PySide6", "shiboken6"))}


@pytest.mark.skipif(sys.platform != "linux", reason="the diary is put where Linux looks for it")
def test_a_window_that_is_closed_at_once_ends_well(home):
    for _ in range(3):
        loaded(home, "after_the_first_paint")
