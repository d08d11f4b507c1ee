"""The sample's page as a file."""

import pytest

from dilator_app.report import one_page
from tests.report.four_weeks import FOUR_WEEKS
from tests.report.materials import sample_material


@pytest.fixture(scope="module")
def sample_pdf():
    return one_page.as_pdf(sample_material(), FOUR_WEEKS)
