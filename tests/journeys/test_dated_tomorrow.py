"""A session dated tomorrow, as after a journey across time zones: kept, and counted everywhere alike, from then on."""

import pytest

from dilator_app.domain.scales import Sign
from dilator_app.report.choices import PeriodKind
from dilator_app.ui.pages.plan.counted_dialog import CountedDialog
from dilator_app.ui.pages.progress.reading import read as read_progress
from dilator_app.ui.therapist_view.reading import read as read_view
from tests.desk import Desk
from tests.makers import TODAY, days_ago, make_plan, make_rule, make_session, make_set, signs
from tests.ui.conftest import desk, new_desk

__all__ = ["desk", "new_desk"]


@pytest.fixture
def traveller(desk: Desk) -> Desk:
    """Somebody whose three sessions match the rule, and whose next one is dated tomorrow."""
    three = (make_session(22, pain=2, day=days_ago(n)) for n in (3, 2, 1))
    tomorrow = make_session(18, pain=9, day=days_ago(-1), safety=signs(Sign.SPOTTING, day=days_ago(-1)))
    desk.diary.save(make_set(), make_plan(22, rule=make_rule(3, 2)), *three, tomorrow)
    return desk


def test_progress_the_view_the_page_and_the_rule_count_the_same_sessions(traveller):
    progress = read_progress(traveller.diary, TODAY, 0)
    view = read_view(traveller.diary, TODAY).about(PeriodKind.EVERYTHING)
    assert len(progress.record.sessions) == view.facts.now.sessions == 3

    traveller.page("appointment")
    traveller.settle()
    assert "The last 3 sessions at 22 mm match the rule in your plan" in traveller.words()
    traveller.page("plan")
    traveller.click("How is this counted?")
    assert "3 sessions at 22 mm count" in traveller.words(traveller.dialog(CountedDialog))


def test_it_stands_in_history(traveller):
    traveller.page("history")
    assert traveller.diary.count_sessions() == 4
    assert "4 sessions" in traveller.words()


def test_when_its_day_has_come_it_counts(traveller, clock):
    day = days_ago(-1)
    assert len(read_progress(traveller.diary, day, 0).record.sessions) == 4
    assert read_view(traveller.diary, day).about(PeriodKind.EVERYTHING).facts.now.sessions == 4
