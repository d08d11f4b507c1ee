"""A summary of four weeks."""

from datetime import timedelta, timezone

from dilator_app.domain.appointments import Period
from dilator_app.domain.summary import summarise
from tests.makers import TODAY, days_ago, make_dilator

EAST = timezone(timedelta(hours=13))
FOUR_WEEKS = Period(days_ago(27), TODAY)


def of(*listed, plans=(), rests=(), period=FOUR_WEEKS):
    return summarise(listed, period, plans, rests)


def size_of(summary, mm):
    return next(f for f in summary.sizes if f.dilator.size == make_dilator(mm).size)
