"""Which version of the plan was in force when."""

from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.plan import PlanLine, in_force
from dilator_app.domain.plan_history import history
from tests.makers import TODAY, days_ago, make_plan, stamped


def test_each_version_is_in_force_until_the_day_before_the_next():
    october, november = make_plan(18, days_ago(28)), make_plan(22, days_ago(9), minutes=10)
    newest, oldest = history([november, october])
    assert (newest.plan, newest.first_day, newest.last_day) == (november, days_ago(9), None)
    assert (oldest.plan, oldest.first_day, oldest.last_day) == (october, days_ago(28), days_ago(10))


def test_a_version_names_the_lines_on_which_it_differs_from_the_one_before():
    october, november = make_plan(18, days_ago(28)), make_plan(22, days_ago(9), minutes=10)
    newest, oldest = history([october, november])
    assert newest.changed == (PlanLine.SIZE, PlanLine.MINUTES)
    assert newest.before == october
    assert (oldest.changed, oldest.before) == ((), None)


def test_of_two_versions_of_one_day_the_later_one_was_in_force():
    first = make_plan(18, TODAY, stamps=stamped())
    second = make_plan(22, TODAY)  # not stored yet: later than anything that is
    assert [version.plan for version in history([second, first])] == [second]


def test_without_a_plan_there_is_no_history():
    assert history([]) == ()


@given(st.lists(st.integers(0, 40), max_size=8), st.integers(0, 45))
def test_on_every_day_one_version_covers_it_and_it_is_the_one_in_force(starts, looked):
    plans = [make_plan(22, days_ago(start), minutes=n + 1) for n, start in enumerate(starts)]
    covering = [version.plan for version in history(plans) if version.covers(days_ago(looked))]
    expected = in_force(plans, days_ago(looked))
    assert covering == ([expected] if expected else [])
