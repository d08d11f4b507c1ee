"""The Plan page, and the links beside it."""

import pytest

from tests.desk import Desk
from tests.makers import make_set
from tests.ui.pages.plan.on_the_page import SIZES


@pytest.fixture
def plan(desk: Desk):
    """Look at the Plan page with these records in the diary."""

    def show(*records):
        desk.diary.save(SIZES, *records)
        return desk.page("plan")

    return show


@pytest.fixture
def sheet(desk: Desk):
    """Enter a new plan from a sheet, with these records in the diary."""

    def show(*records):
        desk.diary.save(make_set(), *records)
        page = desk.page("plan")
        desk.click("New plan from a sheet")
        return page

    return show


@pytest.fixture
def beside(desk: Desk):
    """Press a link on the Plan page, with these records in the diary, and return the dialog that it opens."""

    def show(link: str, kind, *records):
        desk.diary.save(make_set(), *records)
        desk.page("plan")
        desk.click(link)
        return desk.dialog(kind)

    return show
