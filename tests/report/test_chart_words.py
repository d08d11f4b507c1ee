"""The sentence above each chart, against the mock diary and against slow computations of the same thing."""

import itertools
import re
import statistics
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app import sample
from dilator_app.domain.plan import Rest
from dilator_app.domain.series import Week, by_week, pain_points, size_points
from dilator_app.domain.session import Session
from dilator_app.report import chart_marks, chart_words, chart_words_of_goals, progress_charts
from dilator_app.report.points import pain_at_sizes
from dilator_app.report.progress import Range, Record
from tests.makers import TODAY, days_ago, make_dilator, make_rest, make_session, make_step, warm_up

NOTHING = "Nothing to show for this time."


# --- the sample diary ------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def sample_record():
    records = sample.records(TODAY)
    sessions = sorted((r for r in records if isinstance(r, Session)), key=lambda s: s.day)
    return record_of(sessions, [r for r in records if isinstance(r, Rest)])


def record_of(sessions, rests=(), **given):
    dilators = [step.dilator for session in sessions for step in session.steps]
    return Record.of(
        sessions,
        **{
            "rests": rests,
            "appointments": (),
            "dilators": dilators,
            "known": dilators,
            "plan_size": None,
            "today": TODAY,
            "first_weekday": 0,
            **given,
        },
    )


def test_the_sample_says_what_is_true_of_it(sample_record):
    cut = sample_record.cut(Range.THREE_MONTHS)
    assert [
        progress_charts.size_over_time(sample_record, cut).sentence,
        progress_charts.pain_over_time(sample_record, cut).sentence,
        progress_charts.sessions_each_week(sample_record, cut).sentence,
        progress_charts.pain_at_each_size(sample_record, cut).sentence,
    ] == [
        "22 mm now. 18 mm on 1 September.",
        "Last 3 sessions at 22 mm: 2, 3 and 2.",
        "3 or 4 in each week, with one week of rest.",
        "22 mm, 9 sessions, 1 with numbing gel: half were 3 or less, from 2 to 4.",
    ]


# --- size over time --------------------------------------------------------------------------------------------------
def size_sentence(*sessions, today=TODAY):
    return chart_words.size_over_time(size_points(sessions), today)


def test_the_newest_size_and_the_first_one_stand_side_by_side():
    first = make_session(18, day=date(2026, 9, 1))
    assert size_sentence() == NOTHING
    assert size_sentence(make_session()) == NOTHING
    assert size_sentence(first) == "18 mm on 1 September."
    assert size_sentence(first, make_session(22)) == "22 mm now. 18 mm on 1 September."
    assert size_sentence(first, make_session(12)) == "12 mm now. 18 mm on 1 September."
    assert size_sentence(first, make_session(18)) == "18 mm now and on 1 September."


def test_after_two_weeks_away_nothing_is_now():
    first = make_session(18, day=date(2025, 9, 1))
    assert size_sentence(first, make_session(22, day=days_ago(14))) == "22 mm now. 18 mm on 1 September 2025."
    later = days_ago(15)
    assert size_sentence(first, make_session(22, day=later)) == "22 mm on 28 October. 18 mm on 1 September 2025."
    assert size_sentence(first, make_session(18, day=later)) == "18 mm on 28 October and on 1 September 2025."


# --- pain over time --------------------------------------------------------------------------------------------------
def test_the_last_three_at_the_newest_size_stand_in_order():
    sessions = [make_session(22, day=days_ago(9 - n), pain=n) for n in range(4)]
    assert chart_words.pain_over_time(sessions) == "Last 3 sessions at 22 mm: 1, 2 and 3."
    assert chart_words.pain_over_time(sessions[:2]) == "2 sessions at 22 mm: 0 and 1."
    assert chart_words.pain_over_time(sessions[:1]) == "1 session at 22 mm: 0."
    assert chart_words.pain_over_time([make_session()]) == NOTHING
    unsaid = make_session(size_unsaid=True, pain=6)
    assert chart_words.pain_over_time([*sessions[:1], unsaid]) == (
        "1 session at 22 mm: 0. 1 pain value without a size given is not drawn."
    )


def test_what_was_not_answered_is_said_and_so_is_numbing_gel():
    sessions = [
        make_session(22, day=days_ago(3), pain=4),
        make_session(22, day=days_ago(2)),
        make_session(22, day=days_ago(1), pain=2, numbing_gel=True),
    ]
    assert chart_words.pain_over_time(sessions) == "Last 3 sessions at 22 mm: 4, not answered and 2 with numbing gel."


def test_no_sentence_takes_pain_from_another_size():
    sessions = [make_session(18, day=days_ago(n), pain=9) for n in range(20, 2, -1)]
    sessions.append(make_session(warm_up(18, worst_pain=8), make_step(22, pain=1)))
    assert chart_words.pain_over_time(sessions) == "1 session at 22 mm: 1."
    newest = chart_words.newest_size(sessions)
    assert chart_words.pain_at_each_size(pain_at_sizes(pain_points(sessions)), newest) == (
        "22 mm, 1 session: 1. 5 sessions are needed for a middle value that means something."
    )


# --- pain at each size -----------------------------------------------------------------------------------------------
def at_22(*pains):
    sessions = [make_session(22, day=days_ago(50 - n), pain=pain) for n, pain in enumerate(pains)]
    return chart_words.pain_at_each_size(pain_at_sizes(pain_points(sessions)), make_dilator(22))


def test_under_five_values_the_values_stand_in_order_and_from_five_their_middle():
    needed = " 5 sessions are needed for a middle value that means something."
    assert at_22(3, 1) == "22 mm, 2 sessions: 3 and 1." + needed
    assert at_22(3, 1, 2, 0) == "22 mm, 4 sessions: 3, 1, 2 and 0." + needed
    assert at_22(3, 1, 2, 0, 7) == "22 mm, 5 sessions: half were 2 or less, from 0 to 7."
    assert at_22(3, 1, 2, 0, 7, 4) == "22 mm, 6 sessions: half were 2.5 or less, from 0 to 7."
    assert at_22(2, 2, 2, 2, 2) == "22 mm, 5 sessions: 2 in each."
    assert at_22() == "No pain value at 22 mm in this time."
    assert chart_words.pain_at_each_size([], None) == NOTHING


def test_sessions_without_a_pain_value_are_counted_beside_those_with_one():
    sessions = [make_session(22, day=days_ago(n), pain=n if n < 5 else None) for n in range(8)]
    sessions += [make_session(18, day=days_ago(9)), make_session(warm_up(22), make_step(18), day=days_ago(10))]
    record = record_of(sorted(sessions, key=lambda s: s.day))
    assert progress_charts.pain_at_each_size(record, record.everything).sentence == (
        "22 mm, 5 of 8 sessions with a pain value: half were 2 or less, from 0 to 4."
    )


# --- sessions each week ----------------------------------------------------------------------------------------------
MONDAY = date(2026, 8, 3)


def week_sentence(*counts, rests=(), began=None, today=TODAY):
    weeks = [Week(MONDAY + timedelta(weeks=n), count, 0) for n, count in enumerate(counts)]
    return chart_words.sessions_each_week(weeks, rests, began, today)


def rest_in_week(n, first=0, last=6):
    monday = MONDAY + timedelta(weeks=n)
    return make_rest(monday + timedelta(days=first), monday + timedelta(days=last))


@pytest.mark.parametrize(
    ("counts", "rests", "said"),
    [
        ([3, 4, 3], [], "3 or 4 in each week."),
        ([3, 3], [], "3 in each week."),
        ([2, 5, 3], [], "2 to 5 in each week."),
        ([3, 0, 4], [], "Up to 4 in a week."),
        ([3, 0, 4], [rest_in_week(1)], "3 or 4 in each week, with one week of rest."),
        ([3, 0, 0, 4], [rest_in_week(1), rest_in_week(2)], "3 or 4 in each week, with 2 weeks of rest."),
        ([3, 1, 4], [rest_in_week(1, 2, 5)], "3 or 4 in each week without a rest."),
        ([3, 0, 4], [rest_in_week(1, 2, 5)], "3 or 4 in each week without a rest."),
        ([3], [], "3 sessions in this time."),
        ([1], [], "1 session in this time."),
        ([0, 0], [], NOTHING),
        ([], [], NOTHING),
    ],
)
def test_weeks_are_told_as_they_were(counts, rests, said):
    assert week_sentence(*counts, rests=rests) == said


def test_a_week_that_is_not_over_and_the_one_in_which_it_began_do_not_count():
    wednesday = MONDAY + timedelta(weeks=3, days=2)
    assert week_sentence(4, 3, 4, 3, today=wednesday) == "3 or 4 in each week."
    assert week_sentence(4, 3, 4, 1, today=wednesday) == "3 or 4 in each whole week."
    assert week_sentence(1, 3, 4, 3, began=MONDAY + timedelta(days=4)) == "3 or 4 in each whole week."
    assert week_sentence(1, 3, 4, 3, began=MONDAY) == "1 to 4 in each week."
    sunday = MONDAY + timedelta(weeks=3, days=6)
    assert week_sentence(4, 3, 4, 1, today=sunday) == "1 to 4 in each week."


# --- against slow computations ---------------------------------------------------------------------------------------
mms = st.sampled_from([12, 18, 22])
steps = st.builds(make_step, mms, st.none() | st.integers(0, 10))
sessions_of_a_diary = st.lists(
    st.builds(
        lambda day, steps, pain, gel: make_session(*steps, day=day, pain=pain, numbing_gel=gel),
        st.integers(0, 60).map(days_ago),
        st.lists(steps, max_size=3),
        st.none() | st.integers(0, 10),
        st.none() | st.booleans(),
    ),
    max_size=25,
).map(lambda sessions: sorted(sessions, key=lambda s: s.day))
rests = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda n: make_rest(days_ago(n[0]), days_ago(n[0] - n[1]))),
    max_size=2,
)


def slow_pain_at(session, mm):
    """The worst pain at a size, said anew: what steps carry, and the session's own where no step carries as much."""
    own = [step.worst_pain for step in session.steps if step.dilator.diameter_mm == mm]
    given_here = [pain for pain in own if pain is not None]
    everywhere = [step.worst_pain for step in session.steps if step.worst_pain is not None]
    largest = max(step.dilator.diameter_mm for step in session.steps)
    if session.worst_pain is not None and session.worst_pain > max(everywhere, default=-1) and mm == largest:
        given_here.append(session.worst_pain)
    return max(given_here, default=None)


def numbers_in(sentence):
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", sentence)]


@given(sessions_of_a_diary)
def test_pain_sentences_equal_a_slow_computation(sessions):
    with_size = [s for s in sessions if s.steps]
    said = chart_words.pain_over_time(sessions)
    at_each = chart_words.pain_at_each_size(pain_at_sizes(pain_points(sessions)), chart_words.newest_size(sessions))
    if not with_size:
        assert said == at_each == NOTHING
        return
    mm = max(step.dilator.diameter_mm for step in with_size[-1].steps)
    there = [s for s in with_size if any(step.dilator.diameter_mm == mm for step in s.steps)]
    last = [slow_pain_at(s, mm) for s in there[-3:]]
    assert numbers_in(said) == [len(last), mm, *(pain for pain in last if pain is not None)]
    assert said.count("not answered") == last.count(None)
    pains = [pain for s in there if (pain := slow_pain_at(s, mm)) is not None]
    if not pains:
        assert numbers_in(at_each) == [mm]
    elif len(pains) < 5:
        assert numbers_in(at_each) == [mm, len(pains), *pains, 5]
    elif min(pains) == max(pains):
        assert numbers_in(at_each) == [mm, len(pains), pains[0]]
    else:
        middle = statistics.median(pains)
        assert numbers_in(at_each) == [mm, len(pains), middle, min(pains), max(pains)]
        assert sum(pain <= middle for pain in pains) >= len(pains) / 2


@given(sessions_of_a_diary)
def test_the_size_sentence_equals_a_slow_computation(sessions):
    sizes = [(s.day, max(step.dilator.diameter_mm for step in s.steps)) for s in sessions if s.steps]
    said = chart_words.size_over_time(size_points(sessions), TODAY)
    if not sizes:
        assert said == NOTHING
        return
    (first_day, first), (last_day, last) = sizes[0], sizes[-1]
    assert said.startswith(f"{last:.0f} mm")
    assert f"{first:.0f} mm" in said
    assert f"{first_day.day} {first_day:%B}" in said
    assert ("now" in said) is (len(sizes) > 1 and (TODAY - last_day).days <= 14)


@given(sessions_of_a_diary.filter(bool), rests)
def test_the_week_sentence_equals_a_slow_computation(sessions, rests):
    began = sessions[0].day
    weeks = by_week(sessions, began, TODAY)
    said = chart_words.sessions_each_week(weeks, rests, began, TODAY)
    in_week = {}
    for week in weeks:
        days = [week.first_day + timedelta(days=n) for n in range(7)]
        counted = sum(s.day in days for s in sessions)
        resting = sum(any(rest.covers(day) for rest in rests) for day in days)
        part = TODAY in days[:-1] or began in days[1:]
        in_week[week.first_day] = (counted, resting, part)
    plain = [n for n, resting, part in in_week.values() if not resting and not part]
    if len(plain) < 2 or not max(plain):
        assert numbers_in(said) == [len(sessions)]
    elif not min(plain):
        assert numbers_in(said) == [max(n for n, *_ in in_week.values())]
    else:
        whole_rests = sum(n == 0 and resting == 7 for n, resting, _ in in_week.values())
        all_rests = sum(resting > 0 for _, resting, _ in in_week.values())
        parts_fit = all(min(plain) <= n <= max(plain) for n, _, part in in_week.values() if part)
        assert numbers_in(said)[: len(set(plain))][:1] == [min(plain)]
        assert str(max(plain)) in said
        assert ("whole" in said) is not parts_fit
        assert ("without a rest" in said) is (whole_rests < all_rests)
        assert ("of rest" in said) is (0 < whole_rests == all_rests)


@given(sessions_of_a_diary)
def test_no_sentence_praises_warns_or_counts_what_did_not_happen(sessions):
    said = " ".join(
        (
            chart_words.size_over_time(size_points(sessions), TODAY),
            chart_words.pain_over_time(sessions),
            chart_words.sessions_each_week(by_week(sessions, days_ago(60), TODAY), (), None, TODAY),
        )
    )
    for word in (
        "only",
        "missed",
        "failed",
        "should",
        "streak",
        "better",
        "worse",
        "progress",
        "gap",
        "!",
        " 0 in",
        "from 6 to",
    ):
        assert word not in said.lower()


# --- marks, and what lies in a range ---------------------------------------------------------------------------------
def test_equal_values_that_share_a_mark_say_how_many_they_are():
    sessions = [make_session(22, day=days_ago(n), pain=2) for n in (9, 4, 1)]
    points = pain_points(sessions)
    assert chart_marks.group_mark(points[:1]) == "Tue 3 Nov 2026: pain 2 at 22 mm."
    assert chart_marks.group_mark(points) == "22 mm: pain 2 in 3 sessions, Tue 3 Nov 2026 to Wed 11 Nov 2026."


def test_pain_that_several_sizes_share_says_so():
    (larger,) = pain_points([make_session(18, 22, pain=5)])
    assert chart_marks.pain_mark(larger) == "Thu 12 Nov 2026: pain 5 at 22 mm. Several sizes, not known at which."


def test_a_bar_of_several_weeks_says_their_average():
    week = Week(MONDAY, 3, 0)
    assert chart_marks.span_mark(week, 13, 2.461) == "13 weeks from Mon 3 Aug 2026: 2.5 sessions a week."


def test_rest_days_are_the_days_that_a_rest_covers():
    week = Week(MONDAY, 0, 0)
    for first, last in itertools.combinations(range(-2, 9), 2):
        rest = make_rest(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last))
        assert chart_words.rest_days(week, [rest]) == len(set(range(7)) & set(range(first, last + 1)))


# --- words from right to left ----------------------------------------------------------------------------------------
def test_a_name_from_right_to_left_leaves_the_sentence_its_own_direction():
    finger = make_dilator(None, label="إصبع")
    sessions = [make_session(make_step(finger, pain=2), day=days_ago(n)) for n in (9, 1)]
    assert chart_words.size_over_time(size_points(sessions), TODAY) == "\u2068إصبع\u2069 now and on 3 November."
    assert "at \u2068إصبع\u2069:" in chart_words.pain_over_time(sessions)
    assert chart_marks.pain_mark(pain_points(sessions)[0]).endswith("at \u2068إصبع\u2069.")


def test_a_quoted_goal_from_right_to_left_stays_inside_its_quotes():
    assert chart_words_of_goals.quoted("فحص") == "“\u2068فحص\u2069”"
    assert chart_words_of_goals.quoted("A smear test") == "“A smear test”"


def test_a_name_in_wide_letters_leaves_its_sentence_readable():
    one, other = (make_dilator(None, label="W" * 78 + end, position=n) for n, end in enumerate(("01", "02")))
    sessions = [make_session(make_step(d), day=days_ago(n)) for n, d in ((9, one), (1, other))]
    said = chart_words.size_over_time(size_points(sessions), TODAY)
    assert len(said) < 130
    assert said.index("…WW") < said.index("02 now.") < said.index("01 on ")
