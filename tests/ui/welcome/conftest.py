"""The welcome, at its first step, at the passphrase and at its last step."""

import pytest

from dilator_app.diary.folder import DiaryFolder
from tests.desk import Desk
from tests.ui.welcome.answering import go_without


@pytest.fixture
def visit(qtbot, tmp_path, clock):
    """Start the program on a folder without a diary, as often as asked."""
    made = []

    def start() -> Desk:
        desk = Desk(qtbot, DiaryFolder(tmp_path / "diary"), clock, tmp_path / "settings.toml")
        made.append(desk)
        desk.settle()
        return desk

    yield start
    for desk in made:
        desk.put_away()


@pytest.fixture
def newcomer(visit) -> Desk:
    """Somebody who has never been here."""
    return visit()


@pytest.fixture
def choosing(newcomer) -> Desk:
    """The same one at the passphrase."""
    newcomer.press("Return")
    newcomer.settle()
    return newcomer


@pytest.fixture
def last(choosing) -> Desk:
    """At the last step, with a diary without a passphrase."""
    go_without(choosing)
    return choosing
