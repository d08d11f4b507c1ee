"""What loads when: the first window is a budget, and a program that ends early ends well."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_HEAVY = {"sqlalchemy", "matplotlib", "numpy", "alembic", "zxcvbn", "xkcdpass", "pyrage", "pikepdf", "typst", "babel"}
_LATER = {
    "dilator_app.words",
    "dilator_app.domain",
    "dilator_app.diary.diary",
    "dilator_app.ui.fern",
    "PySide6.QtNetwork",
}
_CHILD = """
import json, sys
from dilator_app import app

finish = app.finish

def after_the_first_paint(window, *arguments, **named):
    loaded = sorted(sys.modules)
    finish(window, *arguments, **named)
    print(json.dumps(loaded), flush=True)
    window.close()

app.finish = after_the_first_paint
from dilator_app.__main__ import main
sys.argv = ["fernlight"]
sys.exit(main())
"""


@pytest.fixture
def home(tmp_path, template) -> dict[str, str]:
    folder = tmp_path / "data" / "fernlight"
    folder.parent.mkdir()
    template.copy(folder)
    places = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    return {**os.environ, **places, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.skipif(sys.platform != "linux", reason="the diary is put where Linux looks for it")
def test_before_the_first_paint_only_the_lock_page_loads(home):
    done = subprocess.run([sys.executable, "-c", _CHILD], env=home, cwd=ROOT, capture_output=True, text=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert "dilator_app.ui.lock" in loaded
    assert not loaded & _LATER
    assert not {module.partition(".")[0] for module in loaded} & _HEAVY


@pytest.mark.skipif(sys.platform != "linux", reason="the diary is put where Linux looks for it")
def test_a_window_that_is_closed_at_once_ends_well(home):
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", _CHILD], env=home, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
