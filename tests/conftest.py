"""What every test may ask for: a clock that stands still and a diary of its own; and a look at what is left behind."""

import gc
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from dilator_app.clock import Clock
from dilator_app.diary import cipher
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from tests.makers import PASSPHRASE, FixedClock

# Windows are drawn where nobody sees them; on a desktop, and on a machine that has none.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Sessions ask whether there is a sound device: the answer is the same everywhere, and nobody waits for a server.
os.environ.setdefault("PULSE_SERVER", "unix:/nonexistent")

# A busy machine is not a failing test: no example has a deadline, and every run tries the same examples.
settings.register_profile(
    "fernlight",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("fernlight")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


class Template:
    """A new diary, made once; copies cost milliseconds, since the key is known and never derived again."""

    def __init__(self, folder: Path, passphrase: str | None) -> None:
        self._folder = folder
        Diary.create(DiaryFolder(folder), passphrase, FixedClock()).close()
        self.key = None
        if passphrase is not None:
            self.key = cipher.derive(passphrase, DiaryFolder(folder).database.read_bytes()[: cipher.SALT_BYTES])

    def copy(self, folder: Path) -> DiaryFolder:
        """Copy the diary into ``folder``."""
        shutil.copytree(self._folder, folder)
        return DiaryFolder(folder)

    def open(self, folder: DiaryFolder, clock: Clock) -> Diary:
        """Open a copy."""
        return Diary(folder, self.key, clock)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The encrypted diary that `diary` copies; its passphrase is `PASSPHRASE`."""
    return Template(tmp_path_factory.mktemp("template") / "diary", PASSPHRASE)


@pytest.fixture(scope="session")
def plain_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The diary without a passphrase that `plain_diary` copies."""
    return Template(tmp_path_factory.mktemp("template") / "diary", None)


@pytest.fixture
def folder(tmp_path: Path, template: Template) -> DiaryFolder:
    """The folder of an empty encrypted diary that nobody has opened."""
    return template.copy(tmp_path / "diary")


@pytest.fixture
def diary(folder: DiaryFolder, template: Template, clock: FixedClock) -> Iterator[Diary]:
    """An empty encrypted diary, open."""
    opened = template.open(folder, clock)
    yield opened
    opened.close()


@pytest.fixture
def plain_diary(tmp_path: Path, plain_template: Template, clock: FixedClock) -> Iterator[Diary]:
    """An empty diary without a passphrase, open."""
    opened = plain_template.open(plain_template.copy(tmp_path / "plain"), clock)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def what_windows_left_is_gone(request: pytest.FixtureRequest) -> None:
    """Let a test without a window begin without the garbage of those before it, which any of its threads might find."""
    if not gc.isenabled() and "garbage_is_left_alone" not in request.fixturenames:
        gc.collect()
        gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread running, a window on the screen or a button of the mouse pressed."""
    before = set(threading.enumerate())
    windows_before = set(_windows())
    yield
    # A thread that Qt started and that once ran Python shows as a dummy for as long as Qt keeps it.
    left = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
    assert not left, f"threads left running: {left}"
    windows = [w for w in _windows() if w not in windows_before]
    for window in windows:  # or it takes the keyboard from every test after this one
        window.close()
    assert not windows, f"windows left open: {windows}"
    assert not _mouse_is_pressed(), "a button of the mouse is left pressed: no later test can move the pointer"


def _mouse_is_pressed() -> bool:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return bool(widgets and widgets.QApplication.mouseButtons().value)


def _windows() -> list[Any]:
    """Return the visible top-level windows; none where no test has made a Qt application."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()] if widgets else []
