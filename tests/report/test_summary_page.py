import json
from dataclasses import replace
from datetime import timedelta

import pytest

from dilator_app import words
from dilator_app.domain.appointments import Period
from dilator_app.domain.plan import Origin, OriginKind, PlanLine
from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import NONE_OF_THESE, Breathing, Insertion, Sign
from dilator_app.domain.session import Entered
from dilator_app.domain.spread import Spread
from dilator_app.domain.summary import summarise
from dilator_app.report import words as page_words
from dilator_app.report.printable import MARK, printable
from dilator_app.report.summary_page import TIGHTNESS, Facts, Material, PageOptions, Section, page_data
from tests.makers import (
    CLINICIAN,
    NOW,
    TODAY,
    days_ago,
    make_appointment,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_rating,
    make_rest,
    make_rule,
    make_session,
    make_step,
    signs,
    stamped,
    warm_up,
)
from tests.report.materials import LONG_WORDS, busy, everything_at_once, fifteen_sizes, last_days, sample_material


def page(*sessions, options=None, tightness=TIGHTNESS[0], **material):
    options = options or last_days(28)
    return page_data(Facts(Material(sessions=sessions, **material), options), tightness)


def plain(parts):
    return "".join(text for text, _strong in parts)


def safety(data):
    return [(column["title"], plain(column["text"])) for column in data["safety"]["columns"]]


def figure(data, name):
    """This period and the one before, of the key figure whose name begins with ``name``."""
    return next(tuple(row[1:]) for row in data["figures"]["rows"] if row[0].startswith(name))


def row_of(data, size):
    return next(row for row in data["sizes"]["rows"] if row["size"] == size)


def foot(data):
    return " ".join(data["foot"]["sentences"])


def every_text(data):
    """All strings of the page, whatever they stand in."""
    return json.dumps(data, ensure_ascii=False)


SAMPLE = sample_material()
SAMPLE_OPTIONS = PageOptions(Period(days_ago(27), TODAY), TODAY)


# --- head ------------------------------------------------------------------------------------------------------------
def test_as_it_stands_the_page_names_nobody():
    rows = page_data(Facts(SAMPLE, SAMPLE_OPTIONS))["header"]["rows"]
    assert [name for name, _ in rows] == ["Made on", "From"]


def test_for_prints_a_name_only_when_it_was_chosen():
    rows = page(options=last_days(28, recipient="Ines Okafor", name="M. R."))["header"]["rows"]
    assert rows[:2] == [["For", "Ines Okafor"], ["Name", "M. R."]]


def test_the_head_says_where_its_period_comes_from():
    visit = make_appointment(days_ago(28))
    since = page(appointments=[visit])["header"]["period"]
    assert since == "16 October to 12 November 2026, 4 weeks, since the last appointment"
    assert page()["header"]["period"].endswith("the last 4 weeks (no earlier appointment recorded)")
    assert page(options=last_days(10))["header"]["period"] == "3 November to 12 November 2026, 10 days"


def test_an_invented_diary_says_so():
    assert "Sample, invented" in page(options=last_days(28, sample=True))["header"]["sample"]
    assert page()["header"]["sample"] == ""


# --- safety ----------------------------------------------------------------------------------------------------------
def test_silence_is_never_printed_as_none():
    data = page(make_session(22), make_session(22))
    assert safety(data)[0] == ("Safety", "Question answered in 0 of 2 sessions.")


def test_none_reported_is_said_of_the_answered_sessions():
    data = page(make_session(22, safety=NONE_OF_THESE), make_session(22))
    assert safety(data)[0][1].startswith("Question answered in 1 of 2 sessions: none reported (a little pink spotting,")


def test_each_sign_stands_with_its_dates_spotting_included():
    data = page(
        make_session(22, safety=signs(Sign.SPOTTING, day=days_ago(3)), day=days_ago(3)),
        make_session(22, safety=signs(Sign.SPOTTING, Sign.FAINT_PANIC)),
    )
    told = safety(data)[0][1]
    assert "A little pink spotting: 9 Nov, 12 Nov." in told
    assert "Faint or panicky: 12 November." in told
    assert told.endswith("None reported there: more bleeding, pain that did not settle, fever or unusual discharge.")


def test_a_sign_with_many_dates_names_the_newest_and_counts_the_others():
    sessions = [make_session(22, day=days_ago(n), safety=signs(Sign.SPOTTING, day=days_ago(n))) for n in range(9)]
    told = safety(page(*sessions))[0][1]
    assert "A little pink spotting: 7 Nov, 8 Nov, 9 Nov, 10 Nov, 11 Nov, 12 Nov, and 3 earlier." in told


def test_above_the_limit_counts_sessions_with_a_pain_value_and_names_the_highest():
    data = page(
        make_session(22, pain=5, day=days_ago(2)),
        make_session(22, pain=3),
        make_session(22),
        plans=[make_plan(comfort_limit=3, origins={PlanLine.COMFORT_LIMIT: CLINICIAN})],
    )
    title, told = safety(data)[1]
    assert title == "Above the comfort limit of\N{NO-BREAK SPACE}3"
    assert told == "1 of 2 sessions with a pain value; highest 5, 10 November, 22 mm."


def test_a_limit_that_nobody_gave_is_called_the_apps():
    assert safety(page(make_session(22, pain=4)))[1][0].endswith("3 (app default)")


def test_the_chart_calls_a_limit_the_apps_for_as_long_as_nobody_has_given_one():
    """A number that is the app's first and somebody's later is two limits, though it is the same number."""
    plans = [make_plan(starts_on=days_ago(60)), make_plan(comfort_limit=3, starts_on=days_ago(5))]
    first, second = Facts(Material(sessions=[make_session(22, pain=1)], plans=plans), last_days(28)).comfort_limits
    assert (first.limit, first.is_app_default) == (3, True)
    assert (second.limit, second.is_app_default, second.first) == (3, False, days_ago(5))
    data = page(make_session(22, pain=1, day=days_ago(9)), make_session(22, pain=1), plans=plans)
    assert "The dashed line is the comfort limit, 3 (app default), then 3." in data["chart"]["alt"]


def test_a_changed_limit_is_named_in_the_order_of_time():
    plans = [make_plan(comfort_limit=2, starts_on=days_ago(60)), make_plan(comfort_limit=4, starts_on=days_ago(5))]
    data = page(make_session(22, pain=1, day=days_ago(9)), make_session(22, pain=1), plans=plans)
    assert "2, then 4" in safety(data)[1][0]
    assert "The dashed line is the comfort limit, 2, then 4." in data["chart"]["alt"]


def test_a_session_that_the_stop_button_ended_stands_with_its_minutes():
    session = make_session(make_step(22, minutes=6), day=days_ago(1), stopped=True)
    data = page(session, plans=[make_plan(minutes=10)])
    assert safety(data)[2] == ("Stopped early", "1: 11 November, after 6 of 10 min.")


def test_a_short_session_that_nobody_stopped_is_not_called_stopped():
    session = make_session(make_step(22, minutes=2), entered=Entered.DURING)
    data = page(session, plans=[make_plan(minutes=10)])
    assert safety(data)[2][1] == "0 of 1 session guided by the program."


def test_what_nobody_could_answer_is_no_0():
    logged = [make_session(22, day=days_ago(n), entered=Entered.SAME_DAY) for n in range(3)]
    data = page(*logged)
    assert safety(data)[2][1] == "No session was guided by the program."
    row = data["sizes"]["rows"][0]
    assert (row["answers"], row["gel"]) == (["–"] * 5, "–")
    answered = make_session(22, day=days_ago(4), numbing_gel=False, insertion=Insertion.EASY, entered=Entered.DURING)
    data = page(*logged, answered)
    assert safety(data)[2][1] == "0 of 1 session guided by the program."
    row = data["sizes"]["rows"][0]
    assert (row["answers"], row["gel"]) == (["1", "0", "0", "0", "0"], "0 of 1")


# --- in short --------------------------------------------------------------------------------------------------------
def test_in_short_says_how_things_stand():
    there = {"anxiety_before": 4, "insertion": Insertion.FAIRLY_EASY}
    data = page(
        *(make_session(22, pain=pain, day=days_ago(n), **there) for n, pain in ((6, 3), (4, 3), (2, 2))),
        make_session(day=days_ago(1)),
        plans=[make_plan(per_week=4)],
    )
    assert data["in_short"]["text"] == (
        "Now 22 mm. Last 3 there: pain 3, 3, 2 · anxiety 4, 4, 4 · insertion fairly easy × 3. "
        "4 sessions in 4 weeks (1 breathing session), plan about 4 a week."
    )


def test_in_short_leaves_unanswered_things_unanswered():
    assert page(make_session(22))["in_short"]["text"] == (
        "Now 22 mm. The one session there: pain – · anxiety – · insertion –. 1 session in 4 weeks."
    )


def test_a_size_is_called_that_of_now_only_when_nothing_came_after_it_and_it_is_not_long_ago():
    def told(*sessions, last=TODAY, days=365):
        period = Period(TODAY - timedelta(days - 1), last)
        return page(*sessions, options=PageOptions(period, TODAY))["in_short"]["text"]

    earlier, later = make_session(22, pain=1, day=days_ago(90)), make_session(18, pain=2, day=days_ago(14))
    assert told(earlier, later).startswith("Now 18 mm. The one session there: pain 2 ·")
    assert told(earlier, later, last=days_ago(60)).startswith(
        "22 mm on 14 August 2026. The one session there: pain 1 ·"
    )
    assert told(earlier).startswith("22 mm on 14 August 2026. The one")
    three = [make_session(22, pain=n, day=days_ago(80 + n)) for n in range(3)]
    assert told(*three, days=101).startswith("22 mm on 24 August. Last 3 there: pain 2, 1, 0 ·")


def test_a_long_period_is_told_in_months_or_years_and_not_in_days():
    told = {days: page_words.length_of_time(days) for days in (1, 10, 28, 91, 92, 100, 363, 365, 366, 600, 1500, 3652)}
    assert told == {
        1: "1 day",
        10: "10 days",
        28: "4 weeks",
        91: "13 weeks",
        92: "3 months",
        100: "about 3 months",
        363: "about 12 months",
        365: "12 months",
        366: "12 months",
        600: "about 20 months",
        1500: "about 4 years",
        3652: "10 years",
    }


def test_an_empty_period_says_so_and_shows_no_figures():
    data = page()
    assert data["in_short"]["text"] == "No sessions in this period."
    assert safety(data) == [("Safety", "No sessions in this period.")]
    assert not {"figures", "bar", "chart", "sizes", "calendar"} & set(data)


def test_one_session_gives_a_page_without_a_middle_value():
    data = page(make_session(make_step(22, minutes=9), pain=2, anxiety_before=5))
    assert figure(data, "Anxiety before") == ("5 (n 1)", "–")
    assert figure(data, "Minutes") == ("9 (n 1)", "–")
    assert row_of(data, "22 mm")["ends"] == "2"


# --- what the patient brings along -----------------------------------------------------------------------------------
def test_at_most_five_questions_stand_on_the_page_and_the_others_are_counted():
    asked = page(questions=[make_question(f"Question {n}?") for n in range(7)])["questions"]
    assert asked["items"] == [f"Question {n}?" for n in range(5)]
    assert asked["more"] == "2 more questions are in the diary."


def test_asked_questions_and_those_of_past_visits_are_left_out_and_the_next_visits_come_first():
    past, coming = make_appointment(days_ago(9)), make_appointment(TODAY + timedelta(3))
    asked = page(
        appointments=[past, coming],
        questions=[
            make_question("Whenever?"),
            make_question("Long ago?", appointment_id=past.id),
            make_question("Answered?", asked=True),
            make_question("Next time?", appointment_id=coming.id),
        ],
    )["questions"]
    assert asked["items"] == ["Next time?", "Whenever?"]


def test_at_most_three_goals_stand_on_the_page_and_the_others_are_counted():
    goals = [make_goal(f"Goal {n}", position=n) for n in range(5)]
    shown = page(goals=goals)["goals"]
    assert [item["words"] for item in shown["items"]] == ["“Goal 0”", "“Goal 1”", "“Goal 2”"]
    assert shown["more"] == "2 more goals are in the diary."
    assert page(goals=goals[:3])["goals"]["more"] == ""


def test_a_goal_stands_in_its_own_words_with_its_last_two_ratings():
    goal = make_goal("A smear test without fear")
    ratings = [make_rating(goal, value, days_ago(n)) for n, value in ((40, 1), (30, 2), (5, 4))]
    shown = page(goals=[goal, make_goal("An old one", retired=True)], ratings=ratings)["goals"]["items"]
    assert shown == [
        {"words": "“A smear test without fear”", "rated": "Own rating 4 of 10 on 7 Nov; 2 of 10 on 13 Oct."}
    ]


def test_what_was_written_for_the_therapist_is_left_out_until_it_is_chosen():
    session = make_session(22, note_for_therapist="It felt calmer.")
    assert "calmer" not in every_text(page(session, options=last_days(28, session_list=True)))
    written = page(session, options=last_days(28, notes=True))["written"]["items"]
    assert written == [["For you, 12 November:", "It felt calmer."]]


def test_a_note_to_oneself_is_nowhere_whatever_was_chosen():
    session = make_session(22, note_to_self="A secret", note_for_therapist="Not a secret")
    for tightness in TIGHTNESS:
        data = page(session, options=last_days(28, notes=True, session_list=True, name="M."), tightness=tightness)
        assert "A secret" not in every_text(data)


# --- figures ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((), "–"),
        ((3,), "3 (n 1)"),
        ((3, 5, 4, 4), "3, 5, 4, 4 (n 4)"),
        ((3, 5, 4, 4, 2), "4 (2–5), n 5"),
        ((1, 2, 3, 4, 5, 6, 7, 8), "4.5 (1–8, IQR 2.75–6.25), n 8"),
    ],
)
def test_values_get_as_much_summary_as_their_number_carries(values, told):
    assert page_words.spread(Spread(values)) == told


def test_the_figures_on_the_page_are_those_of_the_summary():
    data = page_data(Facts(SAMPLE, SAMPLE_OPTIONS))
    now, before = (
        summarise(SAMPLE.sessions, period, SAMPLE.plans, SAMPLE.rests)
        for period in (SAMPLE_OPTIONS.period, SAMPLE_OPTIONS.period.before)
    )
    for place, figures in enumerate((now, before)):
        of = {
            "Sessions a week": f"{figures.weeks.a_week:.2g} ({figures.weeks.whole_weeks} weeks)",
            "Breathing sessions": f"{figures.breathing_sessions} of {figures.sessions}",
            "Largest size": words.size(figures.largest_comfortable),
            "Minutes": page_words.spread(figures.minutes, page_words.whole),
            "Breathing done": page_words.share(figures.breathing_done),
            "Anxiety": page_words.spread(figures.anxiety),
        }
        assert {name: figure(data, name)[place] for name in of} == of
    assert [band["count"] for band in data["bar"]["bands"]] == list(now.pain_bands.values()) == [1, 10, 1, 0]
    assert row_of(data, "22 mm") | {"svg": ""} == {
        "svg": "",
        "size": "22 mm",
        "sessions": "9",
        "minutes": "8 (5–10); plan 10",
        "answers": ["0", "3", "5", "1", "0"],
        "ends": "3, 3†, 4 → 2, 3, 2",
        "middle": "3 (2–4, IQR 3–3)†",
        "above": "1 of 9",
        "gel": "1",
    }
    assert foot(data).count("2 entries were added or changed later.") == 1


def test_a_period_before_the_diary_began_has_no_figures():
    young = page(make_session(22, anxiety_before=3, day=days_ago(30)), make_session(22, anxiety_before=4))
    assert {row[2] for row in young["figures"]["rows"]} == {"–"}
    old = page(make_session(22, anxiety_before=3, day=days_ago(55)), make_session(22, anxiety_before=4))
    assert figure(old, "Anxiety before") == ("4 (n 1)", "3 (n 1)")


def test_sessions_a_week_need_a_whole_week_and_a_plan():
    assert figure(page(make_session(22)), "Sessions a week")[0] == "no plan"
    data = page(make_session(22), plans=[make_plan()], options=last_days(2))
    assert figure(data, "Sessions a week")[0] == "no whole week"


def test_every_band_of_the_bar_is_named_also_the_empty_ones():
    bands = page(make_session(22, pain=2), make_session(22))["bar"]
    assert [(band["name"], band["count"]) for band in bands["bands"]] == [
        ("0", 0),
        ("1–3", 1),
        ("4–6", 0),
        ("7–10", 0),
    ]
    assert bands["title"] == "Strongest pain, 1 of 2 sessions with a size"
    assert "1 session without a pain value." in bands["note"]


def test_the_largest_comfortable_size_stands_there_and_not_the_largest_used():
    sessions = [make_session(18, pain=2, day=days_ago(n)) for n in range(3)] + [make_session(25, pain=6)]
    assert figure(page(*sessions), "Largest size")[0] == "18 mm"


# --- by size ---------------------------------------------------------------------------------------------------------
def test_no_row_says_anything_about_two_sizes():
    data = page(
        make_session(make_step(18, pain=6), make_step(22, pain=1), warm_up(15, pain=9)),
        options=last_days(28),
    )
    assert {row["size"]: row["ends"] for row in data["sizes"]["rows"]} == {"18 mm": "6", "22 mm": "1"}


def test_a_pain_value_that_nobody_can_place_is_marked_several_sizes():
    data = page(make_session(18, 22, pain=5))
    assert row_of(data, "22 mm")["ends"] == "5*"
    assert "several sizes" in data["sizes"]["note"]


def test_pain_that_was_noted_with_numbing_gel_is_marked_wherever_it_stands():
    def noted(pain, ago, *, gel=False):
        return make_session(22, pain=pain, day=days_ago(ago), numbing_gel=gel)

    data = page(*(noted(pain, 9 - pain, gel=pain in (1, 4)) for pain in range(5)))
    row = row_of(data, "22 mm")
    assert (row["ends"], row["middle"]) == ("0, 1†, 2, 3, 4†", "2 (0–4)†")
    assert data["sizes"]["note"] == "† 2 pain values were given with numbing gel; they count like the others."
    assert "pain 2, 3, 4 with numbing gel ·" in data["in_short"]["text"]
    assert "At 22 mm: 0, 1 with numbing gel, 2, 3, 4 with numbing gel." in data["chart"]["alt"]
    assert [["1†", "22 mm"]] in cells(data)
    assert data["calendar"]["note"].endswith("; † numbing gel")
    without = page(noted(1, 2), make_session(22, day=days_ago(1), numbing_gel=True))
    assert (row_of(without, "22 mm")["ends"], without["sizes"]["note"]) == ("1", "")
    assert "†" not in every_text(without["calendar"])


def test_the_period_before_is_marked_as_well():
    now = [make_session(22, pain=3, day=days_ago(n)) for n in range(5)]
    before = [make_session(22, pain=3, day=days_ago(40 + n), numbing_gel=n == 0) for n in range(5)]
    data = page(*now, *before, make_session(day=days_ago(80)))
    assert row_of(data, "22 mm")["middle"] == "3 (3–3); before 3 (3–3)†, n 5"


def test_under_six_values_all_stand_in_order_and_under_five_there_is_no_middle_value():
    four = page(*(make_session(22, pain=n, day=days_ago(9 - n)) for n in range(4)))
    assert (row_of(four, "22 mm")["ends"], row_of(four, "22 mm")["middle"]) == ("0, 1, 2, 3", "–")
    five = page(*(make_session(22, pain=n, day=days_ago(9 - n)) for n in range(5)))
    assert (row_of(five, "22 mm")["ends"], row_of(five, "22 mm")["middle"]) == ("0, 1, 2, 3, 4", "2 (0–4)")


def test_a_size_is_compared_with_the_period_before_only_when_both_have_five_values():
    def sessions(n, first):
        return [make_session(22, pain=3, day=days_ago(first + k)) for k in range(n)]

    assert row_of(page(*sessions(5, 0), *sessions(5, 40)), "22 mm")["middle"] == "3 (3–3)"
    data = page(*sessions(5, 0), *sessions(5, 40), make_session(day=days_ago(80)))
    assert row_of(data, "22 mm")["middle"] == "3 (3–3); before 3 (3–3), n 5"
    data = page(*sessions(5, 0), *sessions(4, 40), make_session(day=days_ago(80)))
    assert row_of(data, "22 mm")["middle"] == "3 (3–3)"


def test_sizes_beyond_eight_share_a_row_that_says_nothing_of_pain():
    rows = page_data(Facts(fifteen_sizes(), last_days(365)))["sizes"]["rows"]
    assert len(rows) == 9
    assert rows[-1]["size"] == "7 other sizes"
    assert (rows[-1]["ends"], rows[-1]["middle"]) == ("–", "–")
    assert sum(int(row["sessions"]) for row in rows) == 365


def test_the_marks_of_the_table_are_those_of_the_chart():
    data = page(make_session(18, pain=1), make_session(22, pain=1))
    assert [row["svg"] for row in data["sizes"]["rows"]] == [svg for svg, _words in data["chart"]["legend"]]


def test_the_chart_says_the_trend_of_every_size_to_those_who_cannot_see_it():
    data = page_data(Facts(SAMPLE, SAMPLE_OPTIONS))
    assert (
        "At 18 mm: 2, 2, 0. At 22 mm: first three 3, 3 with numbing gel, 4; last three 2, 3, 2." in data["chart"]["alt"]
    )
    assert "comfort limit, 3" in data["chart"]["alt"]


# --- day by day ------------------------------------------------------------------------------------------------------
def cells(data):
    return [cell for row in data["calendar"]["rows"] for cell in row["cells"] if cell]


def test_a_day_shows_each_size_with_the_pain_that_counts_there():
    data = page(make_session(make_step(18, pain=5), make_step(22, pain=2), stopped=True), make_session(day=days_ago(1)))
    assert cells(data) == [[["", "breathing"]], [["5", "18 mm s"], ["2", "22 mm s"]]]


def test_several_sessions_a_day_stand_together():
    sessions = [make_session(22, pain=n, at=f"1{n}:00") for n in range(3)]
    assert cells(page(*sessions, safety_asked(TODAY))) == [[["0, 1, 2, –", "22 mm *"]]]


def safety_asked(day):
    return make_session(22, day=day, safety=signs(Sign.SPOTTING))


def test_values_of_a_day_that_have_no_room_are_counted():
    sessions = [make_session(22, pain=n, at=f"1{n}:00") for n in range(6)]
    assert cells(page(*sessions)) == [[["0, 1, 2, 3", "22 mm + 2 more"]]]


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
        "Above the limit": "1",
        "Stopped early": "1",
        "With a safety sign": "1",
    }


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


# --- foot ------------------------------------------------------------------------------------------------------------
def test_the_foot_says_how_the_entries_came_about_and_what_the_program_is_not():
    data = page(
        make_session(22, entered=Entered.DURING),
        make_session(22, entered=Entered.SAME_DAY, stamps=stamped(edited=NOW + timedelta(days=1))),
        make_session(22, entered=Entered.LATER),
    )
    told = foot(data)
    assert "Self-reported; made with Fernlight on 12 November 2026." in told
    assert "Entries made: 1 during the session, 1 the same day, 1 later." in told
    assert "2 entries were added or changed later." in told
    assert "Kept by the patient. Nobody is alerted by it." in told
    assert words.intended_use() in told
    assert "half of the 9 values are at or below it" in told


def test_a_text_that_is_cut_ends_in_an_ellipsis_and_is_counted():
    session = make_session(22, note_for_therapist=LONG_WORDS * 10)
    data = page(session, options=last_days(28, notes=True))
    assert data["written"]["items"][0][1].endswith("…")
    assert "1 text was too long for this page and ends in “…”." in foot(data)
    assert "too long" not in foot(page(session))


def test_every_text_that_is_cut_is_counted_once_wherever_it_stands():
    thing = make_dilator(None, label="a thing with a name that is far too long to be written out", position=1)
    other = make_dilator(None, label="another thing with a name that is longer than a column", position=2)
    who = Origin(OriginKind.CLINICIAN, "Dr. Somebody With A Very Long Name Indeed Of Somewhere Far", days_ago(40))
    plan = make_plan(None, starts_on=days_ago(40), minutes=10, origins={PlanLine.MINUTES: who, PlanLine.PER_WEEK: who})
    sessions = [
        make_session(make_step(which), pain=2, day=days_ago(n)) for n, which in enumerate((thing, other, thing))
    ]
    data = page(*sessions, plans=[plan], tightness=TIGHTNESS[-1])
    assert len([text for text in every_text(data).split('"') if text.endswith("…")]) > 3
    assert "3 texts were too long for this page and end in “…”." in foot(data)


def test_a_block_that_has_no_room_is_named():
    sessions = [make_session(22, pain=2, day=days_ago(n)) for n in range(3)]
    options = last_days(28, began=True)
    assert "Without room" not in foot(page(*sessions, options=options))
    told = foot(page(*sessions, options=options, tightness=TIGHTNESS[-1]))
    assert "Without room on this page: Week by week, Where I began." in told
    assert "Without room" not in foot(page(options=options, tightness=TIGHTNESS[-1]))


def test_more_values_than_a_plan_changed_through_are_told_from_the_newest():
    assert page_words.in_time([10]) == "10"
    assert page_words.in_time([8, 10, 12]) == "8, then 10, then 12"
    assert page_words.in_time([8, 10, 12, 15]) == "…, then 10, then 12, then 15"


def test_a_question_within_its_limit_is_cut_by_the_last_steps_alone():
    question = make_question("why " * 49 + "not?")
    for tightness in TIGHTNESS[:-4]:
        assert page(questions=[question], tightness=tightness)["questions"]["items"] == [question.words]


def test_characters_without_a_font_become_a_mark_and_are_counted():
    data = page(goals=[make_goal("漢字 and 😀")])
    assert data["goals"]["items"][0]["words"] == f"“{MARK}{MARK} and {MARK}”"
    assert "3 characters could not be printed and stand as ■." in foot(data)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("ünï – “…” → ≤ Ελληνικά кириллица", "ünï – “…” → ≤ Ελληνικά кириллица"),
        ("עברית العربية", "עברית العربية"),
        ("👩‍👩‍👧 and 👍🏽", f"{MARK} and {MARK}"),
        ("re\u202everse\x07d", "reversed"),
        ("a\tb\nc", "a b c"),
    ],
)
def test_what_the_fonts_have_is_printed_as_it_is(text, shown):
    assert printable(text) == (shown, shown.count(MARK))


# --- what is on the page ---------------------------------------------------------------------------------------------
def test_safety_stays_when_everything_else_is_left_out():
    options = last_days(28, sections=frozenset())
    data = page(make_session(22, pain=3), questions=[make_question()], options=options)
    blocks = {"in_short", "questions", "goals", "figures", "bar", "chart", "sizes", "calendar", "plan", "list"}
    assert not blocks & set(data)
    assert safety(data)[0][0] == "Safety"


@pytest.mark.parametrize("section", Section)
def test_each_section_can_be_left_out_on_its_own(section):
    facts = Facts(SAMPLE, replace(SAMPLE_OPTIONS, sections=frozenset(Section) - {section}))
    assert section.value not in page_data(facts)


def test_pain_can_be_left_out_everywhere_but_in_the_safety_block():
    options = last_days(28, pain=False, session_list=True)
    data = page(make_session(make_step(22, pain=8)), plans=[make_plan()], options=options)
    assert "highest 8" in safety(data)[1][1]
    assert not {"bar", "chart"} & set(data)
    assert data["sizes"]["pain"] is False
    assert "pain" not in data["in_short"]["text"]
    assert cells(data) == [[["", "22 mm"]]]
    assert not [name for name, _width in data["list"]["columns"] if "pain" in name.lower()]


def test_the_session_list_has_a_row_for_each_session_and_tells_silence_from_none():
    options = last_days(28, session_list=True)
    data = page(
        make_session(warm_up(18, minutes=2), make_step(22, minutes=8), pain=3, breathing=Breathing.DONE),
        make_session(day=days_ago(1), safety=NONE_OF_THESE),
        options=options,
    )
    rows = data["list"]["rows"]
    assert rows[0][1] == "breathing session"
    assert rows[0][-2] == "none of these"
    assert rows[1][1] == "18 mm 2 min (warm-up), 22 mm 8 min"
    assert rows[1][-2] == "–"


def test_sizes_can_stand_in_inches():
    inches = Preferences(inches=True).inches
    data = page(make_session(make_dilator_step(22.225), pain=1), options=last_days(28, inches=inches))
    assert row_of(data, "0.875 in")


def make_dilator_step(mm):
    return make_step(make_dilator(mm))


@pytest.mark.parametrize("material", [busy(28), everything_at_once(), Material()])
def test_every_step_of_tightness_says_the_same_figures(material):
    facts = Facts(material, last_days(28))
    said = [page_data(facts, tightness) for tightness in TIGHTNESS]
    assert all(data.get("figures") == said[0].get("figures") for data in said)


# --- order, help and method ------------------------------------------------------------------------------------------
def test_sections_stand_in_the_chosen_order_and_the_others_after_them():
    order = page(options=last_days(28, order=(Section.PLAN, Section.CHART)))["order"]
    assert order[:2] == ["plan", "chart"]
    assert sorted(order) == sorted(Section)


def test_what_helps_at_appointments_stands_in_the_head_if_wanted():
    assert page()["header"]["helps"] == []
    head = page(options=last_days(28, helps="Please explain each step first."))["header"]
    assert head["helps"] == ["What helps me at appointments:", "Please explain each step first."]


def test_the_list_comes_with_the_definition_of_every_figure():
    assert "method" not in page(make_session(22))
    items = page(make_session(22), options=last_days(28, session_list=True))["method"]["items"]
    assert all(len(item) == 2 and all(item) for item in items)
    without_pain = page(make_session(22), options=last_days(28, session_list=True, pain=False))["method"]["items"]
    assert {name for name, _ in items} - {name for name, _ in without_pain} == {"Strongest pain", "Pain by size"}


# --- where I began ---------------------------------------------------------------------------------------------------
def began(*sessions, **options):
    return page(*sessions, options=last_days(28, began=True, **options)).get("began")


def test_the_first_session_at_the_size_of_now_stands_beside_the_last_one_on_request():
    first = make_session(22, day=days_ago(200), pain=6, anxiety_before=7, insertion=Insertion.HARD)
    between = make_session(22, day=days_ago(20), pain=9)
    last = make_session(22, day=days_ago(1), pain=2, insertion=Insertion.EASY)
    smaller = make_session(12, day=days_ago(300), pain=1)
    assert "began" not in page(first, between, last)
    assert began(smaller, first, between, last)["items"] == [
        ["First at 22 mm, 26 April:", "pain 6 · anxiety 7 · insertion hard."],
        ["Last at 22 mm, 11 November:", "pain 2 · anxiety – · insertion easy."],
    ]


def test_one_session_at_a_size_is_not_compared_with_itself_or_with_another_size():
    assert began(make_session(12, day=days_ago(9), pain=5), make_session(22, day=days_ago(1), pain=2)) is None
    assert began() is None


def test_own_words_go_along_where_texts_for_the_therapist_do_and_pain_where_pain_does():
    first = make_session(22, day=days_ago(20), pain=6, note_for_therapist="It stung.", note_to_self="OnlyForMe")
    last = make_session(22, day=days_ago(1), pain=2)
    assert "It stung." not in str(began(first, last))
    told = str(began(first, last, notes=True))
    assert "It stung." in told
    assert "OnlyForMe" not in told
    assert "pain" not in str(began(first, last, pain=False))
