"""Progress, empty or with the sample."""

import pytest

from dilator_app import sample
from dilator_app.ui import jobs
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.progress.page import ProgressPage
from tests.makers import TODAY
from tests.ui.pages.progress.looking import PAGE, settle


@pytest.fixture
def bus():
    return Bus()


@pytest.fixture
def open_page(qtbot, plain_diary, bus, clock):
    """Show the page and wait until it has read."""
    made = []

    def show(size=PAGE):
        page = ProgressPage(plain_diary, bus, clock)
        qtbot.addWidget(page)
        made.append(page)
        page.resize(*size)
        page.show()
        settle(qtbot, page)
        return page

    yield show
    jobs.wait_for_all()
    for page in made:
        page.close()


@pytest.fixture
def sample_page(open_page, plain_diary):
    sample.fill(plain_diary, TODAY)
    return open_page()
