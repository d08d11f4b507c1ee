"""Goals and own steps over time: drawn in the person's own words, whatever those are."""

import pytest

from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.report import chart_tables, charts, progress_charts
from dilator_app.report.chart_words_of_goals import LONGEST
from dilator_app.report.own_series import goals_over_time, own_steps_over_time
from dilator_app.report.progress import Range
from tests.makers import TODAY, days_ago, make_session
from tests.report.drawn import PERIOD, STYLE, lines_of, markers_of, words_of
from tests.report.test_progress import record_of

FILM, EXAM = Goal(words="Sit through a film"), Goal(words="A smear test", position=1)
MIRROR, FINGER = OwnStep(words="With a mirror"), OwnStep(words="One finger, outside", position=1)
ODD = "*_#$<b>@ \N{FAMILY} שלום " + "very long " * 5


def new_figure():
    from matplotlib.figure import Figure

    return Figure()


def rating(goal, ago, value):
    return GoalRating(goal_id=goal.id, day=days_ago(ago), value=value)


def a_try(step, ago, pain=None, anxiety=None, **more):
    return OwnStepTry(step_id=step.id, day=days_ago(ago), pain=pain, anxiety=anxiety, **more)


def goals_chart(*ratings, goals=(FILM, EXAM)):
    return charts.goals_over_time(goals_over_time(goals, ratings), PERIOD, (), STYLE)


def steps_chart(*tries, steps=(MIRROR, FINGER), pain=True):
    return charts.own_steps_over_time(own_steps_over_time(steps, tries), PERIOD, (), STYLE, pain=pain)


def shown_goals(*ratings, goals=(FILM, EXAM)):
    record = record_of(make_session(22, day=days_ago(60)), goals=goals, ratings=ratings)
    return progress_charts.goals_over_time(record, record.cut(Range.ALL))


def shown_steps(*tries, steps=(MIRROR, FINGER), pain=True):
    record = record_of(make_session(22, day=days_ago(60)), own_steps=steps, tries=tries)
    return progress_charts.own_steps_over_time(record, record.cut(Range.ALL), pain=pain)


# --- goals -----------------------------------------------------------------------------------------------------------
def test_each_goal_has_a_marker_of_its_own_that_needs_no_colour():
    goals = [Goal(words=f"goal {n}", position=n) for n in range(12)]
    chart = goals_chart(*(rating(goal, n, 5) for n, goal in enumerate(goals)), goals=goals)
    looks = {(item.look.marker, item.look.core) for item in chart.legend}
    assert len(looks) == 12
    assert [item.words for item in chart.legend][:2] == ["“goal 0”", "“goal 1”"]
    assert len({item.look.colour for item in chart.legend}) == 1


def test_every_rating_is_a_mark_and_no_line_joins_two_goals_or_crosses_a_gap():
    chart = goals_chart(rating(FILM, 20, 3), rating(FILM, 5, 4), rating(EXAM, 4, 6), rating(FILM, 1, 5))
    assert [mark.sentence for mark in chart.marks] == [
        "Fri 23 Oct 2026: 3 of 10, “Sit through a film”.",
        "Sat 7 Nov 2026: 4 of 10, “Sit through a film”.",
        "Sun 8 Nov 2026: 6 of 10, “A smear test”.",
        "Wed 11 Nov 2026: 5 of 10, “Sit through a film”.",
    ]
    assert [[y for _, y in line] for line in lines_of(chart)] == [[4, 5]]


def test_goals_say_the_newest_rating_and_the_one_before_it():
    assert shown_goals().sentence == "Nothing to show for this time."
    assert shown_goals(rating(FILM, 3, 4)).sentence == "“Sit through a film”: 4 of 10 on 9 November."
    shown = shown_goals(rating(EXAM, 9, 2), rating(EXAM, 1, 3), rating(FILM, 3, 4))
    assert shown.sentence == "“A smear test”: 3 of 10 on 11 November, 2 on 3 November."
    assert list(shown.table.rows) == [
        ("Tue 3 Nov 2026", "2", "A smear test"),
        ("Mon 9 Nov 2026", "4", "Sit through a film"),
        ("Wed 11 Nov 2026", "3", "A smear test"),
    ]


def test_a_goal_that_was_put_aside_keeps_its_ratings():
    retired = Goal(words="An old one", retired=True)
    assert len(goals_chart(rating(retired, 1, 3), goals=[retired]).marks) == 1


def test_a_rating_from_before_the_first_session_lies_inside_the_chart():
    record = record_of(make_session(22, day=days_ago(10)), goals=[FILM], ratings=[rating(FILM, 40, 3)])
    cut = record.cut(Range.ALL)
    assert cut.axis.first <= days_ago(40)
    assert cut.weeks[0].first_day > days_ago(40)  # but no week is empty because of it
    chart = progress_charts.goals_over_time(record, cut).draw(STYLE, (450.0, 218.0), new_figure())
    assert all(0 <= x <= 1 for x, _ in chart.places())


# --- own steps -------------------------------------------------------------------------------------------------------
def test_every_try_stands_at_the_rung_of_its_step_and_steps_never_tried_have_none():
    higher = OwnStep(words="Something for later", position=2)
    chart = steps_chart(a_try(MIRROR, 9, 2, 5), a_try(FINGER, 3, None, 4), steps=(MIRROR, FINGER, higher))
    assert [(mark.y, mark.sentence) for mark in chart.marks] == [
        (0, "Tue 3 Nov 2026: “With a mirror”, pain 2, anxiety 5."),
        (1, "Mon 9 Nov 2026: “One finger, outside”, anxiety 4."),
    ]
    assert {"With a mirror", "One finger, outside", "2 · 5", "– · 4"} <= set(words_of(chart))
    assert "Something for later" not in words_of(chart)


def test_numbers_above_marks_leave_out_what_would_touch_another_the_newest_first():
    chart = steps_chart(*(a_try(MIRROR, n, n, 10 - n) for n in (3, 2, 1)))
    assert [words for words in words_of(chart) if "·" in words] == ["1 · 9"]
    assert len(chart.marks) == 3


def test_hidden_pain_is_in_no_mark_no_number_no_table_and_no_sentence():
    tries = [a_try(MIRROR, 3, 7, 5), a_try(MIRROR, 1, 7)]
    chart = steps_chart(*tries, pain=False)
    assert "5" in words_of(chart)
    assert "7" not in words_of(chart)
    assert "pain" not in " ".join([*(mark.sentence for mark in chart.marks), *(i.words for i in chart.legend)])
    shown = shown_steps(*tries, pain=False)
    assert shown.sentence == "“With a mirror”: tried 2 times, last on 11 November."
    assert shown.table.header == ("Day", "Anxiety, 0 to 10", "Own step")
    assert shown.table.rows[0] == ("Mon 9 Nov 2026", "5", "With a mirror")


def test_own_steps_say_the_newest_try():
    assert shown_steps().sentence == "Nothing to show for this time."
    assert shown_steps(a_try(MIRROR, 1)).sentence == "“With a mirror”: tried on 11 November."
    assert shown_steps(a_try(MIRROR, 9, 1, 2), a_try(MIRROR, 1, 3)).sentence == (
        "“With a mirror”: tried 2 times, last on 11 November, pain 3."
    )


def test_a_note_to_oneself_about_a_try_is_in_no_chart():
    shown = shown_steps(a_try(MIRROR, 1, 3, note_to_self="mine alone"))
    chart = shown.draw(STYLE, (450.0, 218.0), new_figure())
    told = [shown.sentence, *words_of(chart), *(m.sentence for m in chart.marks), *map(str, shown.table.rows)]
    assert "mine alone" not in " ".join(told)


@pytest.mark.parametrize("words", ["x", ODD, "$a_1$ \\frac"])
def test_any_words_are_drawn_as_they_stand_and_cut_where_they_are_long(words):
    goal, step = Goal(words=words), OwnStep(words=words)
    drawn = [goals_chart(rating(goal, 1, 3), goals=[goal]), steps_chart(a_try(step, 1, 3), steps=[step])]
    for chart in drawn:
        assert charts.svg(chart.figure)
        assert all(len(mark.sentence) < LONGEST + 60 for mark in chart.marks)
    assert chart_tables.goals_over_time(goals_over_time([goal], [rating(goal, 1, 3)])).rows[0][2] == goal.words


def test_names_at_the_side_leave_room_for_the_chart():
    step = OwnStep(words="a very long name " * 4)
    chart = steps_chart(a_try(step, 1), steps=[step])
    assert chart.axes.get_position().x0 < 0.45
    (name,) = [words for words in words_of(chart) if words.endswith("…")]
    assert name.startswith("a very long name")


def test_more_than_four_hundred_are_the_newest_and_the_chart_says_so():
    ratings = [rating(FILM, n, n % 11) for n in range(500)]
    chart = goals_chart(*ratings)
    assert len(chart.marks) == 400
    assert chart.thinned == "the newest 400 of 500"
    tries = [a_try(MIRROR, n, 1) for n in range(500)]
    assert len(steps_chart(*tries).marks) == 400
    assert len(chart_tables.own_steps_over_time(own_steps_over_time([MIRROR], tries)).rows) == 500


def test_markers_of_goals_are_drawn_where_the_ratings_are():
    chart = goals_chart(rating(FILM, 2, 3), rating(EXAM, 1, 6))
    assert sorted(place for *_, places in markers_of(chart) for place in places) == [
        [days_ago(2).toordinal(), 3],
        [(TODAY.toordinal() - 1), 6],
    ]
