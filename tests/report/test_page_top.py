"""The head of the page, its safety block, and how things stand in short."""

from datetime import timedelta

from dilator_app.domain.appointments import Period
from dilator_app.domain.plan import PlanLine
from dilator_app.domain.scales import NONE_OF_THESE, Insertion, Sign
from dilator_app.domain.session import Entered
from dilator_app.report import words as page_words
from dilator_app.report.summary_page import TIGHTNESS, Facts, Material, PageOptions, page_data
from tests.makers import (
    CLINICIAN,
    TODAY,
    days_ago,
    make_appointment,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_rating,
    make_session,
    make_step,
    signs,
)
from tests.report.materials import last_days
from tests.report.on_the_page import SAMPLE, SAMPLE_OPTIONS, every_text, figure, page, row_of, safety


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


def test_pain_of_breathing_sessions_alone_is_no_pain_at_a_size_and_not_denied():
    assert safety(page(make_session(pain=6)))[1][1] == "No pain value was given with a size."


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


def test_a_size_that_ends_in_a_full_stop_brings_no_second_one():
    data = page(make_session(make_step(make_dilator(None, label="The soft one.")), day=days_ago(1), pain=5))
    assert "Now The soft one. The one session there" in data["in_short"]["text"]
    assert safety(data)[1][1].endswith("The soft one.")
    assert ".." not in safety(data)[1][1] + data["in_short"]["text"]


def test_in_short_leaves_unanswered_things_unanswered():
    assert page(make_session(22))["in_short"]["text"] == (
        "Now 22 mm. The one session there: pain not answered · anxiety not answered · insertion not answered. "
        "1 session in 4 weeks."
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
