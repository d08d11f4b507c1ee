"""The page day by day, and the plan on it."""

import pytest

from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.domain.scales import NONE_OF_THESE
from dilator_app.domain.session import Entered
from dilator_app.report.summary_page import TIGHTNESS
from tests.makers import CLINICIAN, TODAY, days_ago, make_plan, make_rest, make_rule, make_session, make_step, warm_up
from tests.report.materials import last_days
from tests.report.on_the_page import cells, every_text, page, safety_asked


def test_a_day_shows_each_size_with_the_pain_that_counts_there():
    data = page(make_session(make_step(18, pain=5), make_step(22, pain=2), stopped=True), make_session(day=days_ago(1)))
    assert cells(data) == [[["", "breathing"]], [["5", "18 mm s"], ["2", "22 mm s"]]]


def test_a_breathing_session_shows_the_pain_that_was_given():
    data = page(make_session(day=days_ago(1), pain=6), make_session(day=days_ago(0)))
    assert cells(data) == [[["6", "breathing"]], [["", "breathing"]]]


def test_the_strongest_pain_of_a_warm_up_stands_in_its_cell_as_in_the_bar_and_the_chart_says_that_it_has_none():
    ended_there = make_session(warm_up(15, pain=9), pain=9, day=days_ago(1))
    data = page(ended_there, make_session(warm_up(15, pain=7), make_step(22, pain=2), pain=7))
    assert cells(data) == [[["9", "15 mm warm-up"]], [["7", "15 mm warm-up"], ["2", "22 mm"]]]
    assert [band["count"] for band in data["bar"]["bands"]] == [0, 0, 0, 2]
    assert "2 values are from a warm-up and stand at no size." in data["bar"]["note"]
    assert data["chart"]["title"] == "Pain by session, without the warm-up, 0 to 10"
    assert data["chart"]["alt"].startswith("Strongest pain at each size of each session, without the warm-up")


def test_a_warm_up_that_was_all_says_that_its_pain_was_not_answered():
    assert cells(page(make_session(warm_up(15)))) == [[["–", "15 mm warm-up"]]]
    at_size = make_session(warm_up(15, pain=2), make_step(22, pain=4), pain=4)
    assert cells(page(at_size)) == [[["4", "22 mm"]]]


def test_a_page_without_pain_has_no_line_for_a_warm_up_that_only_pain_would_name():
    session = make_session(warm_up(15, pain=7), make_step(22, pain=2), pain=7)
    assert cells(page(session, options=last_days(28, pain=False))) == [[["", "22 mm"]]]


def test_a_pain_in_a_warm_up_alone_draws_no_empty_chart():
    assert "chart" not in page(make_session(warm_up(15, pain=9), pain=9))


def test_several_sessions_a_day_stand_together():
    sessions = [make_session(22, pain=n, at=f"1{n}:00") for n in range(3)]
    assert cells(page(*sessions, safety_asked(TODAY))) == [[["0, 1, 2, –", "22 mm *"]]]


def test_values_of_a_day_that_have_no_room_are_counted():
    sessions = [make_session(22, pain=n, at=f"1{n}:00") for n in range(6)]
    assert cells(page(*sessions)) == [[["0, 1, 2, 3", "22 mm + 2 more"]]]


def test_sizes_of_a_day_that_have_no_room_are_not_counted_as_sessions():
    one = make_session(make_step(10, pain=1), make_step(12, pain=1), make_step(15, pain=1), make_step(18, pain=2))
    assert cells(page(one))[0][-1] == ["", "+ 1 more size"]
    others = [make_session(mm, pain=1, at=f"{mm}:00") for mm in (10, 12, 15, 18, 22)]
    assert cells(page(*others))[0][-1] == ["", "+ 2 more sessions"]


def test_a_rest_is_written_into_its_days_and_an_unmarked_gap_stays_empty():
    data = page(make_session(22, pain=1), rests=[make_rest(days_ago(3), days_ago(2))])
    assert cells(data) == [[["", "rest"]], [["", "rest"]], [["1", "22 mm"]]]


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (1, "Day by day"),
        (28, "Day by day"),
        (35, "Day by day"),
        (36, "Week by week"),
        (85, "Week by week"),
        (100, "Month by month"),
        (365, "Month by month"),
        (500, "In steps of 2 months"),
        (3652, "Year by year"),
        (20000, "In steps of 5 years"),
    ],
)
def test_the_grain_follows_the_length_of_the_period(days, title):
    shown = page(make_session(22), options=last_days(days))["calendar"]
    assert shown["title"] == title
    assert len(shown["columns"]) <= 13


def test_weeks_begin_on_monday_and_count_what_the_days_would_show():
    sessions = [
        make_session(22, pain=5, day=days_ago(1), stopped=True),
        make_session(day=days_ago(1)),
        safety_asked(TODAY),
    ]
    shown = page(*sessions, options=last_days(40))["calendar"]
    newest = {row["name"]: row["cells"][-1] for row in shown["rows"]}
    assert shown["columns"][-1] == "9 Nov"
    assert newest == {
        "Sessions": "3",
        "of these breathing": "1",
        "Sizes, mm": "22",
        "Above the limit": "1 of 1",
        "Stopped early": "1 of 1",
        "With a safety sign": "1 of 1",
    }


def newest_week(*sessions, **options):
    shown = page(*sessions, options=last_days(40, **options))["calendar"]
    return {row["name"]: row["cells"][-1] for row in shown["rows"]}


def test_a_week_in_which_nothing_was_answered_has_dashes_and_no_zeros():
    shown = newest_week(make_session(22), make_session(22, day=days_ago(1)), make_session(day=days_ago(1)))
    asked = {name: shown[name] for name in ("Above the limit", "Stopped early", "With a safety sign")}
    assert asked == {"Above the limit": "–", "Stopped early": "–", "With a safety sign": "–"}


def test_a_zero_stands_alone_only_where_every_session_of_the_week_says_so():
    answered = {"safety": NONE_OF_THESE, "entered": Entered.DURING, "pain": 2}
    full = newest_week(make_session(22, **answered), make_session(22, day=days_ago(1), **answered))
    part = newest_week(make_session(22, **answered), make_session(22, day=days_ago(1)))
    assert [full[name] for name in ("Above the limit", "Stopped early", "With a safety sign")] == ["0", "0", "0"]
    assert [part[name] for name in ("Above the limit", "Stopped early", "With a safety sign")] == ["0 of 1"] * 3


def test_a_breathing_session_is_not_asked_about_the_comfort_limit():
    assert newest_week(make_session(22, pain=2), make_session(day=days_ago(1)))["Above the limit"] == "0"
    assert newest_week(make_session(day=days_ago(1), pain=6))["Above the limit"] == "–"


def test_a_week_without_sessions_is_empty():
    shown = page(make_session(22, pain=1), options=last_days(40))["calendar"]
    assert {row["cells"][0] for row in shown["rows"]} == {""}


# --- the plan --------------------------------------------------------------------------------------------------------
def test_every_value_of_the_plan_says_where_it_comes_from():
    patient = Origin(OriginKind.PERSON, day=days_ago(9))
    plan = make_plan(
        minutes=10,
        contact="01632 960018",
        origins={PlanLine.MINUTES: CLINICIAN, PlanLine.BREATHING: patient, PlanLine.CONTACT: patient},
    )
    shown = page(make_session(22), plans=[plan])["plan"]
    origins = {name: origin for name, _value, origin in shown["rows"]}
    assert origins["Minutes"] == "Ines Okafor, 15 Oct"
    assert origins["Sessions a week"] == "app default"
    assert origins["Breathing"] == "changed by patient, 3 Nov"
    assert origins["Comfort limit"] == "app default"
    assert shown["title"] == "Plan of 15 October"
    assert "960018" not in every_text(shown)


def test_lines_that_belong_together_share_a_row_only_when_they_share_an_origin():
    plan = make_plan(minutes=10, per_week=4)
    assert ["Minutes; sessions a week", "about 10; about 4", "patient, 15 Oct"] in page(plans=[plan])["plan"]["rows"]


def test_what_to_do_on_a_sore_day_stands_in_quotation_marks_whatever_it_ends_with():
    plan = make_plan(sore_day="Breathing, or 18 mm. Stop if it stings.")
    for tightness in TIGHTNESS:
        rows = page(plans=[plan], tightness=tightness)["plan"]["rows"]
        assert "“Breathing, or 18 mm. Stop if it stings.”" in [row[1] for row in rows]


def test_numbers_that_nobody_gave_are_app_defaults_and_no_plan():
    shown = page(make_session(make_step(22, minutes=6)), plans=[make_plan()])
    assert "plan about" not in shown["in_short"]["text"]
    assert [row[0] for row in shown["figures"]["rows"] if "plan about" in row[0]] == []
    assert shown["sizes"]["rows"][0]["minutes"] == "6"
    assert ["Minutes; sessions a week", "about 15; about 4", "app default"] in shown["plan"]["rows"]


def test_a_rule_stands_with_who_gave_it_and_is_not_counted():
    plan = make_plan(rule=make_rule(breathing_done=True))
    told = page(*(make_session(22, pain=1) for _ in range(5)), plans=[plan])["plan"]["texts"]
    assert told[-1] == (
        "Rule for talking about the next size (Ines Okafor, 15 Oct): "
        "3 sessions in a row at this size, worst pain 2 or less, breathing done."
    )


def test_without_a_clinician_or_a_plan_the_page_says_so():
    assert page(plans=[make_plan()])["plan"]["texts"] == ["No clinician has set these values."]
    assert page()["plan"]["texts"] == ["No plan is entered."]


def ruled(*days, pain=2, sessions=3, **options):
    """The sentences below a plan with a rule of ``sessions`` in a row, and a session on each of these days."""
    plan = make_plan(22, rule=make_rule(sessions, 2))
    made = [make_session(22, pain=pain, day=days_ago(n)) for n in days]
    return page(*made, plans=[plan], options=last_days(28, **options))["plan"]["texts"]


def test_a_rule_that_is_matched_names_the_days_and_no_count():
    assert ruled(3, 1, 0)[-1] == "Matched by 9 Nov, 11 Nov, 12 Nov."
    assert ruled(5, 3, 1, 0)[-1] == "Matched by 9 Nov, 11 Nov, 12 Nov.", "the newest, as many as the rule asks for"
    assert ruled(3, 3, 0)[-1] == "Matched by 9 Nov, 12 Nov."
    assert ruled(*range(9), sessions=9)[-1] == "Matched by the sessions from 4 Nov to 12 Nov."


def test_a_rule_that_is_not_matched_or_says_pain_on_a_page_without_it_names_no_day():
    for texts in (ruled(1, 0), ruled(3, 1, 0, pain=3), ruled(3, 1, 0, pain=None)):
        assert not any("Matched" in sentence for sentence in texts)
    plan = make_plan(22, rule=make_rule(3, 2))
    sessions = [make_session(22, pain=2, day=days_ago(n)) for n in range(3)]
    hidden = page(*sessions, plans=[plan], options=last_days(28, pain=False))["plan"]["texts"]
    assert not any("Matched" in sentence for sentence in hidden)
