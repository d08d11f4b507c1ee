"""The period of most tests of a page."""

from dilator_app.domain.appointments import Period
from dilator_app.report.summary_page import PageOptions
from tests.makers import TODAY, days_ago

FOUR_WEEKS = PageOptions(Period(days_ago(27), TODAY), TODAY)
