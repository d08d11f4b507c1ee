"""The plan's rule over a real diary: what is edited, removed or rested counts as it is now."""

from dataclasses import replace

import pytest

from dilator_app.domain import guide
from dilator_app.domain.scales import Breathing, Sign
from tests.makers import days_ago, make_plan, make_rest, make_rule, make_session, make_set, make_step, signs

RULE = make_rule(3, 2, breathing_done=True, no_safety_sign=True)
PLAN = make_plan(22, rule=RULE)


def good(days: int, **fields):
    known = {"pain": 2, "breathing": Breathing.DONE, "safety": signs(day=days_ago(days))}
    return make_session(22, day=days_ago(days), **{**known, **fields})


@pytest.fixture
def three(diary):
    """Three sessions that match, and the diary they lie in."""
    sessions = [good(9), good(5), good(1)]
    diary.save(make_set(), PLAN, *sessions)
    assert matched(diary)
    return sessions


def matched(diary) -> bool:
    counted = guide.count(PLAN, diary.sessions())
    return counted is not None and counted.is_matched


def test_a_removed_session_is_none_and_one_that_comes_back_counts_again(diary, three):
    diary.remove(three[1])
    assert not matched(diary)

    diary.bring_back(three[1])
    assert matched(diary)


def test_a_later_change_counts_as_it_is_now(diary, three):
    diary.save(replace(diary.session(three[2].id), worst_pain=5))
    assert not matched(diary)


def test_a_sign_that_is_added_later_ends_the_row(diary, three):
    diary.save(replace(diary.session(three[2].id), safety=signs(Sign.SPOTTING, day=days_ago(0))))
    assert not matched(diary)


def test_rests_and_gaps_neither_count_nor_end_the_row(diary):
    diary.save(
        make_set(), PLAN, good(80), good(40), good(1), make_rest(days_ago(70), days_ago(50)), make_rest(days_ago(20))
    )

    assert matched(diary)


@pytest.mark.parametrize(
    "between",
    [
        make_session(day=days_ago(3), breathing_seconds=300),
        make_session(18, day=days_ago(3), pain=9),
        good(3, pain=9, numbing_gel=True),
        good(3, pain=None),
        good(3, breathing=None),
        good(3, safety=None),
    ],
    ids=[
        "a breathing session",
        "another size",
        "numbing gel",
        "no pain given",
        "no breathing given",
        "safety unanswered",
    ],
)
def test_what_neither_counts_nor_ends_the_row(diary, three, between):
    diary.save(between)

    assert matched(diary)


def test_a_session_of_several_sizes_counts_at_the_plan_s_size_and_its_worst_pain_decides(diary, three):
    eased = make_session(
        make_step(22, pain=5), make_step(18, pain=1), day=days_ago(0), pain=5, breathing=Breathing.DONE, safety=signs()
    )
    diary.save(eased)
    assert not matched(diary)

    diary.save(replace(diary.session(eased.id), steps=(make_step(22, pain=2), make_step(18, pain=1)), worst_pain=2))
    assert matched(diary)
