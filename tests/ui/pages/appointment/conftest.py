"""The Appointment page, with a set and its preview drawn."""

import pytest

from tests.desk import Desk
from tests.ui.pages.appointment.on_the_page import SIZES


@pytest.fixture
def appointment(desk: Desk):
    """Look at Appointment with these records in the diary."""

    def show(*records):
        desk.diary.save(SIZES, *records)
        page = desk.page("appointment")
        desk.settle()
        return page

    return show
