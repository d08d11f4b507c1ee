"""Sessions begin in a diary that is open, with an empty Today."""

import pytest

from dilator_app.diary.diary import Diary
from tests.desk import Desk
from tests.journeys.session.sitting import Sitting
from tests.ui.conftest import desk, new_desk

__all__ = ["desk", "new_desk"]


@pytest.fixture
def sitting(desk: Desk) -> Sitting:
    """A person in front of an open diary in which nothing is yet."""
    return Sitting(desk)


@pytest.fixture
def unlocks(desk: Desk, clock):
    """Open the diary again after a lock, as the passphrase would."""

    def unlock():
        desk.come_back()
        desk.window.open_diary(Diary.unlock(desk.folder, None, clock))
        desk.qtbot.waitUntil(lambda: desk.window.view is not None)

    return unlock
