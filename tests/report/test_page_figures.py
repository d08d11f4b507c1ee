"""The figures of the page, and the table by size."""

import pytest

from dilator_app import words
from dilator_app.domain.scales import Insertion
from dilator_app.domain.session import Entered
from dilator_app.domain.spread import Spread
from dilator_app.domain.summary import summarise
from dilator_app.report import words as page_words
from dilator_app.report.summary_page import Facts, page_data
from tests.makers import days_ago, make_plan, make_session, make_step, warm_up
from tests.report.materials import fifteen_sizes, last_days
from tests.report.on_the_page import SAMPLE, SAMPLE_OPTIONS, began, cells, every_text, figure, foot, page, row_of


# --- figures ---------------------------------------------------------------------------------------------------------
def test_a_session_without_a_word_about_its_size_is_counted_and_told_apart():
    data = page(make_session(22, pain=2, day=days_ago(1)), make_session(size_unsaid=True, pain=7), make_session())
    assert figure(data, "Size not given") == ("1 of 3", "–")
    assert figure(data, "Breathing sessions")[0] == "1 of 3"
    assert data["bar"]["title"] == "Strongest pain, 2 of 2 sessions, breathing sessions left out"
    assert "1 value is from a session without a size given and stands at no size." in data["bar"]["note"]
    assert [row["size"] for row in data["sizes"]["rows"]] == ["22 mm"]
    assert cells(data) == [[["2", "22 mm"]], [["7", "no size"], ["", "breathing"]]]


def test_where_every_size_was_said_no_line_asks_for_one():
    assert "Size not given" not in every_text(page(make_session(22, pain=2)))


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
            "Minutes": page_words.spread(figures.seconds, words.minutes),
            "Breathing done": page_words.share(figures.breathing_done),
            "Anxiety": page_words.spread(figures.anxiety),
        }
        assert {name: figure(data, name)[place] for name in of} == of
    assert [band["count"] for band in data["bar"]["bands"]] == list(now.pain_bands.values()) == [1, 10, 1, 0]
    assert row_of(data, "22 mm") | {"svg": ""} == {
        "svg": "",
        "size": "22 mm",
        "sessions": "9",
        "minutes": "8 (5–10)",
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
def test_planned_minutes_stand_once_in_the_head_where_they_are_the_same_for_all_and_else_beside_each():
    def noted(mm, minutes, ago):
        return make_session(make_step(mm, minutes=minutes), day=days_ago(ago))

    sessions = [noted(18, 6, 20), noted(22, 8, 3), noted(22, 9, 2)]
    one = page(*sessions, plans=[make_plan(minutes=10, starts_on=days_ago(30))])["sizes"]
    assert (one["columns"]["minutes"], [row["minutes"] for row in one["rows"]]) == ("Minutes; plan 10", ["6", "8, 9"])
    plans = [make_plan(minutes=10, starts_on=days_ago(30)), make_plan(minutes=12, starts_on=days_ago(5))]
    two = page(*sessions, plans=plans)["sizes"]
    assert two["columns"]["minutes"] == "Minutes"
    assert [row["minutes"] for row in two["rows"]] == ["6; plan 10", "8, 9; plan 12"]
    without = page(*sessions)["sizes"]
    assert (without["columns"]["minutes"], without["rows"][0]["minutes"]) == ("Minutes", "6")


def test_a_time_of_less_than_a_minute_is_said_alike_everywhere_and_is_neither_0_nor_1():
    sessions = [
        make_session(make_step(22, seconds=725), day=days_ago(1)),
        make_session(make_step(22, seconds=8), make_step(18, seconds=59), stopped=True, entered=Entered.DURING),
    ]
    data = page(*sessions, options=last_days(28, session_list=True))
    assert (row_of(data, "22 mm")["minutes"], row_of(data, "18 mm")["minutes"]) == ("12, <1", "<1")
    assert figure(data, "Minutes with a size")[0] == "12, 1 (n 2)", "67 seconds are a minute"
    assert data["list"]["rows"][1][1] == "22 mm <1 min, 18 mm <1 min"
    short = make_session(make_step(22, seconds=8), stopped=True, entered=Entered.DURING)
    assert "after less than 1 min" in every_text(page(short)["safety"])


def test_a_middle_time_is_rounded_once_from_seconds():
    sessions = [make_session(make_step(22, seconds=s), day=days_ago(s % 7)) for s in (10, 80, 89, 89, 91, 600)]
    assert row_of(page(*sessions), "22 mm")["minutes"] == "1 (<1–10)"
    sessions = [make_session(make_step(22, seconds=s), day=days_ago(s % 7)) for s in (10, 80, 89, 91, 91, 600)]
    assert row_of(page(*sessions), "22 mm")["minutes"] == "2 (<1–10)", "a middle of 90 seconds"


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
    assert (data["sizes"]["columns"]["gel"], data["sizes"]["note"]) == ("Numbing gel †", "")
    assert "† pain with numbing gel, which counts like other pain." in foot(data)
    assert "pain 2, 3, 4 with numbing gel ·" in data["in_short"]["text"]
    assert "At 22 mm: 0, 1 with numbing gel, 2, 3, 4 with numbing gel." in data["chart"]["alt"]
    assert [["1†", "22 mm"]] in cells(data)
    assert data["calendar"]["note"].endswith("; † numbing gel")
    without = page(noted(1, 2), make_session(22, day=days_ago(1), numbing_gel=True))
    assert (row_of(without, "22 mm")["ends"], without["sizes"]["columns"]["gel"]) == ("1", "Numbing gel")
    assert "†" not in foot(without)
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
