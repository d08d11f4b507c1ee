"""What lies in a range of Progress."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.appointments import Period
from dilator_app.domain.series import pain_points, size_points
from dilator_app.report import progress_charts
from dilator_app.report.progress import Range, Record, _months_before
from tests.makers import TODAY, days_ago, make_appointment, make_session


def record_of(*sessions, **given):
    base = {"rests": (), "appointments": (), "dilators": (), "known": (), "plan_size": None}
    return Record.of(list(sessions), **{**base, "today": TODAY, "first_weekday": 0, **given})


def test_four_weeks_are_twenty_eight_days_and_three_months_go_by_the_calendar():
    record = record_of(make_session(22, day=days_ago(400)), make_session(22))
    assert record.period_of(Range.FOUR_WEEKS).days == 28
    assert record.period_of(Range.THREE_MONTHS).first == date(2026, 8, 13)
    assert record.period_of(Range.ALL).first == days_ago(400)
    assert {record.period_of(range_).last for range_ in Range} == {TODAY}


def test_since_the_last_appointment_begins_on_the_day_after_it():
    appointments = [
        make_appointment(date(2026, 10, 15)),
        make_appointment(TODAY),
        make_appointment(days_ago(3), cancelled=True),
    ]
    record = record_of(make_session(22, day=days_ago(100)), appointments=appointments)
    assert record.period_of(Range.SINCE_APPOINTMENT).first == date(2026, 10, 16)


def test_without_an_appointment_it_begins_with_the_first_session():
    record = record_of(make_session(22, day=days_ago(100)))
    assert record.last_appointment is None
    assert record.period_of(Range.SINCE_APPOINTMENT) == record.period_of(Range.ALL)


def test_the_axis_begins_with_the_week_of_the_first_session_and_ends_with_a_week():
    record = record_of(make_session(22, day=date(2026, 9, 1)), make_session(22))
    cut = record.cut(Range.THREE_MONTHS)
    assert (cut.axis.first, cut.axis.last) == (date(2026, 8, 31), date(2026, 11, 15))
    four_weeks = record.cut(Range.FOUR_WEEKS)
    assert four_weeks.axis.first == four_weeks.period.first


def test_a_short_axis_names_no_day_after_the_range():
    record = record_of(make_session(22, day=days_ago(40)), make_session(22, day=days_ago(9)))
    for first, last in (
        (days_ago(9), days_ago(8)),
        (days_ago(1), TODAY),
        (days_ago(9), days_ago(9)),
        (days_ago(27), TODAY),
    ):
        cut = record.cut_days(Period(first, last))
        assert (cut.axis.first, cut.axis.last) == (first, last)


def test_a_week_counts_what_lies_in_the_range_also_where_the_range_begins_inside_it():
    sessions = [make_session(22, day=date(2026, 10, day)) for day in (12, 14, 17)]
    weeks = record_of(make_session(day=date(2026, 9, 1)), *sessions).cut(Range.FOUR_WEEKS).weeks
    assert (weeks[0].first_day, weeks[0].sessions) == (date(2026, 10, 12), 1)
    assert weeks[-1].first_day == date(2026, 11, 9)


def test_own_dates_in_the_past_count_no_later_session_and_call_no_part_week_a_whole_one():
    sessions = [make_session(22, day=date(2026, 10, day)) for day in (5, 7, 12, 14, 19, 20, 22, 23)]
    record = record_of(*sessions)
    two_days = record.cut_days(Period(date(2026, 10, 19), date(2026, 10, 20)))
    assert [week.sessions for week in two_days.weeks] == [2]
    to_wednesday = record.cut_days(Period(date(2026, 10, 5), date(2026, 10, 21)))
    assert [week.sessions for week in to_wednesday.weeks] == [2, 2, 2]


@given(st.lists(st.integers(0, 500), min_size=1, max_size=40), st.sampled_from(Range), st.integers(0, 6))
def test_a_cut_holds_what_a_slow_look_finds(ago, range_, weekday):
    sessions = [make_session(18, day=days_ago(n), pain=n % 5) for n in sorted(ago, reverse=True)]
    cut = record_of(*sessions, first_weekday=weekday).cut(range_)
    inside = [s for s in sessions if s.day in cut.period]
    assert list(cut.sessions) == inside
    assert list(cut.sizes) == size_points(inside)
    assert list(cut.pains) == pain_points(inside)
    assert all(cut.axis.first <= s.day <= cut.axis.last for s in inside)
    for week in cut.weeks:
        assert week.first_day.weekday() == weekday
        assert week.sessions == sum(0 <= (s.day - week.first_day).days < 7 for s in inside)


def test_three_months_before_a_long_months_end_is_a_short_months_end():
    assert _months_before(date(2026, 5, 31), 3) == date(2026, 2, 28)
    assert _months_before(date(2028, 5, 30), 3) == date(2028, 2, 29)
    assert _months_before(date(2026, 1, 31), 3) == date(2025, 10, 31)


# --- weeks -----------------------------------------------------------------------------------------------------------
SUNDAY = 6


def said_of_weeks(record):
    return progress_charts.sessions_each_week(record, record.cut(Range.ALL)).sentence


def test_weeks_that_begin_on_another_day_than_those_of_the_page_say_so():
    told = "Weeks begin on Sunday here, and on Monday on the page for an appointment."
    sessions = [make_session(22, day=days_ago(n)) for n in (20, 10, 3)]
    assert said_of_weeks(record_of(*sessions, first_weekday=SUNDAY)).endswith(" " + told)
    assert "begin on" not in said_of_weeks(record_of(*sessions))


def test_where_nothing_is_drawn_nothing_is_said_of_weeks():
    record = record_of(make_session(22, day=days_ago(200)), first_weekday=SUNDAY)
    assert progress_charts.sessions_each_week(record, record.cut(Range.FOUR_WEEKS)).sentence == (
        "Nothing to show for this time."
    )
