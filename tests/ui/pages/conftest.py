import pytest

from tests.desk import Desk
from tests.makers import make_set


@pytest.fixture
def today(desk: Desk):
    """Look at Today with these records in the diary."""

    def show(*records):
        change = desk.diary.save(make_set(), *records)
        desk.view.rooms.bus.announce(change)
        return desk.page("today")

    return show
