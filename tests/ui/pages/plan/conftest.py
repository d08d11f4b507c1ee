"""The Plan page, and the links beside it."""

import pytest

from tests.desk import Desk
from tests.ui.pages.plan.on_the_page import SIZES


@pytest.fixture
def plan(desk: Desk):
    """Look at the Plan page with these records in the diary."""

    def show(*records):
        desk.diary.save(SIZES, *records)
        return desk.page("plan")

    return show
