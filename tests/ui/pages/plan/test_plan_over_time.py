"""Versions of the plan, how its rule is counted, and the longest words in every dialog."""

from datetime import timedelta

import pytest

from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.domain.scales import Breathing
from dilator_app.ui.pages.goals_dialog import GoalsDialog
from dilator_app.ui.pages.plan.counted_dialog import CountedDialog
from dilator_app.ui.pages.plan.history_dialog import PlanHistoryDialog
from dilator_app.ui.pages.plan.own_steps_dialog import OwnStepsDialog
from dilator_app.ui.pages.plan.rests_dialog import RestsDialog
from tests.cut import cut_off
from tests.makers import (
    CLINICIAN,
    TODAY,
    days_ago,
    make_goal,
    make_own_step,
    make_plan,
    make_rest,
    make_rule,
    make_session,
    make_set,
    make_try,
    signs,
)
from tests.ui.pages.plan.test_own_words import GOALS


# --- versions --------------------------------------------------------------------------------------------------------
def test_the_versions_say_what_was_in_force_when_and_where_a_change_came_from(beside, desk):
    october = make_plan(22, days_ago(28), minutes=10, origins=dict.fromkeys(PlanLine, CLINICIAN))
    mine = Origin(OriginKind.PERSON, day=days_ago(9))
    november = make_plan(22, days_ago(9), minutes=12, origins={**october.origins, PlanLine.MINUTES: mine})
    dialog = beside("Versions of your plan", PlanHistoryDialog, october, november)
    said = desk.words(dialog)
    assert said.index("In force since 3 November 2026") < said.index("In force from 15 October 2026 to 2 November 2026")
    assert "About how long: 12 minutes\nchanged by you, 3 Nov; before: 10 minutes" in said
    assert "The first version." in said
    assert "Comfort limit" not in said, "what did not change is one click away"
    desk.click("All lines of In force from 15 October 2026 to 2 November 2026")
    assert "Comfort limit: 3 of 10\nInes Okafor, 15 Oct" in desk.words(dialog)
    assert cut_off(dialog) == []


def test_without_a_plan_there_are_no_versions_and_it_says_so(beside, desk):
    beside("Versions of your plan", PlanHistoryDialog)
    assert "No plan is entered yet. What holds are app defaults." in desk.words()
    desk.press("Return")
    assert desk.dialogs() == []


def test_a_version_that_begins_later_is_no_version_in_force(beside, desk):
    beside("Versions of your plan", PlanHistoryDialog, make_plan(22, days_ago(-3)))
    assert "From 15 November 2026 on" in desk.words()


# --- how the rule is counted -----------------------------------------------------------------------------------------
RULE = make_rule(2, 2, breathing_done=True, no_safety_sign=True)


def fitting(day, **fields):
    return make_session(22, day=day, **{"pain": 2, "breathing": Breathing.DONE, "safety": signs(), **fields})


def test_the_sessions_that_counted_and_why_the_others_did_not(beside, desk):
    dialog = beside(
        "How is this counted?",
        CountedDialog,
        make_plan(22, rule=RULE),
        fitting(days_ago(1)),
        fitting(days_ago(2), numbing_gel=True),
        fitting(days_ago(3), safety=None),
        make_session(day=days_ago(4)),
        fitting(days_ago(5), pain=4),
        fitting(days_ago(6)),
    )
    said = desk.words(dialog)
    assert "2 sessions in a row at this size, worst pain 2 or less, breathing done, no safety sign." in said
    assert "1 session at 22 mm counts; the rule speaks of 2." in said
    assert "Wed 11 Nov 2026\n22 mm\ncounts\nfits the rule" in said
    assert "Tue 10 Nov 2026\n22 mm\npassed over\nwith numbing gel" in said
    assert "Mon 9 Nov 2026\n22 mm\npassed over\nsafety question not answered" in said
    assert "Sun 8 Nov 2026\n–\npassed over\nbreathing session" in said
    assert "Sat 7 Nov 2026\n22 mm\nends the row\npain above the number in the rule" in said
    assert "Fri 6 Nov" not in said, "the row ended before"
    assert cut_off(dialog) == []
    desk.press("Esc")
    assert desk.dialogs() == []


def test_without_a_rule_it_says_that_the_app_has_none(beside, desk):
    beside("How is this counted?", CountedDialog, make_plan(22), fitting(TODAY))
    assert "There is no rule. Fernlight has none of its own;" in desk.words()
    assert "12 Nov" not in desk.words(desk.dialog(CountedDialog))


def test_a_rule_without_a_size_counts_nothing(beside, desk):
    beside("How is this counted?", CountedDialog, make_plan(None, rule=RULE), fitting(TODAY))
    assert "It counts sessions at the size on line 1, and no size stands there yet." in desk.words()


def test_what_is_typed_and_not_saved_is_not_counted(desk):
    desk.diary.save(make_set(), make_plan(22, rule=RULE), fitting(TODAY, pain=2))
    page = desk.page("plan")
    page.fields.rule_pain.set_number(0)
    desk.click("How is this counted?")
    assert "worst pain 2 or less" in desk.words(desk.dialog(CountedDialog))


def test_hundreds_of_sessions_are_counted_and_the_newest_shown(beside, desk):
    other = [make_session(12, day=days_ago(n)) for n in range(80)]
    dialog = beside("How is this counted?", CountedDialog, make_plan(22, rule=RULE), *other)
    assert desk.words(dialog).count("another size") == 60
    assert "20 earlier sessions are counted too." in desk.words(dialog)


# --- all of them -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("Versions of your plan", PlanHistoryDialog),
        ("Rests", RestsDialog),
        ("Steps of your own", OwnStepsDialog),
        (GOALS, GoalsDialog),
    ],
)
def test_the_longest_words_fit(beside, desk, link, kind):
    wide = "W" * 80
    step, goal = make_own_step(wide), make_goal(wide)
    records = (
        make_plan(22, days_ago(3), own_words="W" * 400, sore_day="word " * 200),
        make_rest(days_ago(9), words=wide),
        step,
        make_own_step(wide, position=1),
        make_own_step(wide, position=2, retired=True),
        make_try(step, TODAY - timedelta(days=1), pain=10, anxiety=10),
        goal,
        make_goal(wide, position=1, retired=True),
    )
    dialog = beside(link, kind, *records)
    desk.settle()
    assert cut_off(dialog) == []
    assert dialog.height() <= 680
