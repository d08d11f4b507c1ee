"""Which charts Progress shows, for which days."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from dilator_app import sample
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.report.progress import Range
from tests.makers import TODAY, days_ago, make_appointment, make_plan, make_session, make_set
from tests.ui.pages.progress.looking import choose, keep, settle, shown, wishes_of


# --- what it shows ---------------------------------------------------------------------------------------------------
def test_four_charts_of_the_sample_fill_the_window_and_the_others_follow_below(sample_page):
    assert [card.title for card in shown(sample_page)] == [
        "Size over time",
        "Pain over time",
        "Sessions each week",
        "Pain at each size",
        "Insertion at each size",
        "Breathing each week",
        "Anxiety before sessions",
        "Goals",
    ]
    room = sample_page._area.viewport()
    inside = [card for card in shown(sample_page) if card.visibleRegion().boundingRect() == card.rect()]
    assert inside == shown(sample_page)[:4]
    assert room.height() - (inside[-1].geometry().bottom() + 1) < 2
    assert sample_page._area._below.text() == ("Not shown, since nothing was noted for it in this time: own steps.")
    assert sample_page.cards["size"].summary == "22 mm now. 18 mm on 1 September."
    assert sample_page.cards["weeks"].summary == "3 or 4 in each week, with one week of rest."
    assert len(sample_page.cards["pain"].canvas.chart.marks) == 28
    assert sample_page.range.isVisible()
    assert sample_page.range.value() is Range.THREE_MONTHS


def test_another_range_is_cut_from_memory(sample_page, plain_diary):
    plain_diary.close()  # nothing is read again
    choose(sample_page, Range.FOUR_WEEKS)
    assert sample_page.cards["size"].summary == "22 mm now and on 17 October."
    assert len(sample_page.cards["pain"].canvas.chart.marks) == 12


def test_the_chosen_range_stays_while_unlocked(qtbot, sample_page, bus, plain_diary):
    choose(sample_page, Range.ALL)
    sample_page.hide()
    sample_page.show()
    bus.announce(keep(plain_diary, make_session(18, day=days_ago(1), pain=1)))
    settle(qtbot, sample_page)
    assert sample_page.range.value() is Range.ALL


def test_new_sessions_appear_at_once_and_behind_another_page_when_it_is_seen_again(
    qtbot, sample_page, bus, plain_diary
):
    bus.announce(keep(plain_diary, make_session(18, day=TODAY, pain=1)))
    settle(qtbot, sample_page)
    assert len(sample_page.cards["pain"].canvas.chart.marks) == 29
    sample_page.hide()
    bus.announce(keep(plain_diary, make_session(18, day=TODAY, pain=2)))
    assert sample_page._job is None
    sample_page.show()
    settle(qtbot, sample_page)
    assert len(sample_page.cards["pain"].canvas.chart.marks) == 30


def test_without_an_appointment_the_fourth_range_says_where_it_begins(open_page, plain_diary):
    keep(plain_diary, make_session(22, day=days_ago(200), pain=1), make_session(22, pain=2))
    page = open_page()
    assert not page._area._above.isVisible()
    choose(page, Range.SINCE_APPOINTMENT)
    assert page._area._above.isVisible()
    assert "first session" in page._area._above.text()
    assert len(page.cards["pain"].canvas.chart.marks) == 2


def test_with_an_appointment_it_begins_after_it(open_page, plain_diary):
    keep(
        plain_diary,
        make_session(22, day=days_ago(20), pain=1),
        make_session(22, pain=2),
        make_appointment(days_ago(20)),
    )
    page = open_page()
    choose(page, Range.SINCE_APPOINTMENT)
    assert not page._area._above.isVisible()
    assert len(page.cards["pain"].canvas.chart.marks) == 1


def test_a_range_without_sessions_says_so_quietly(open_page, plain_diary):
    keep(plain_diary, make_session(22, day=days_ago(200), pain=1))
    page = open_page()
    assert {card.summary for card in shown(page)} == {"Nothing to show for this time."}
    assert page._area._below.text() == (
        "Not shown, since nothing was noted for it in this time: insertion, breathing, anxiety, goals and own steps."
    )


def test_hidden_pain_is_in_no_card(open_page, plain_diary):
    sample.fill(plain_diary, TODAY)
    plain_diary.save_preferences(replace(plain_diary.preferences(), hide_pain=True))
    page = open_page()
    assert [name for name, card in page.cards.items() if card.isVisible()] == [
        "size",
        "weeks",
        "insertion",
        "breathing",
        "anxiety",
        "goals",
    ]
    assert page.cards["pain"].canvas is None
    assert page.cards["at_each_size"].canvas is None


def test_pain_appears_and_goes_with_the_preference(qtbot, sample_page, bus, plain_diary):
    hidden = replace(plain_diary.preferences(), hide_pain=True)
    bus.announce(plain_diary.save_preferences(hidden))
    settle(qtbot, sample_page)
    assert not sample_page.cards["pain"].isVisible()
    bus.announce(plain_diary.save_preferences(replace(hidden, hide_pain=False)))
    settle(qtbot, sample_page)
    assert sample_page.cards["pain"].isVisible()


def test_no_size_above_the_plans_and_the_largest_used_stands_at_the_side(open_page, plain_diary):
    plain_diary.save(make_set(12, 15, 18, 22, 25, 28), make_plan(22), make_session(18, pain=1))
    page = open_page()
    named = {text.get_text() for text in page.cards["size"].canvas.figure.texts}
    assert {"12 mm", "15 mm", "18 mm", "22 mm"} <= named
    assert not {"25 mm", "28 mm"} & named


def test_inches_where_they_are_wanted(open_page, plain_diary):
    keep(plain_diary, make_session(22, pain=1))
    plain_diary.save_preferences(replace(plain_diary.preferences(), inches=True))
    assert open_page().cards["size"].summary == "0.866 in on 12 November."


def test_own_dates_show_the_days_that_are_chosen(sample_page):
    assert not sample_page.own_dates.isVisible()
    choose(sample_page, Range.OWN_DATES)
    dates = sample_page.own_dates
    assert dates.isVisible()
    assert (dates.first.day(), dates.last.day()) == (date(2026, 8, 13), TODAY)  # as shown before
    dates.first.set_day(date(2026, 9, 1))
    dates.last.set_day(date(2026, 9, 10))
    assert sample_page.cards["size"].summary == "18 mm on 9 September and on 1 September."
    assert len(sample_page.cards["size"].canvas.chart.marks) == 4
    dates.first.set_day(date(2026, 9, 20))
    assert dates._problem.text() == "The first day lies after the last one."
    assert len(sample_page.cards["size"].canvas.chart.marks) == 4  # as it was
    choose(sample_page, Range.FOUR_WEEKS)
    assert not dates.isVisible()
    assert sample_page.cards["size"].summary == "22 mm now and on 17 October."


def test_no_own_date_lies_in_the_future(sample_page):
    choose(sample_page, Range.OWN_DATES)
    dates = sample_page.own_dates
    shown = dates.period()
    dates.last.setText("1 Jan 2030")
    dates.last.editingFinished.emit()
    assert "Please choose a day no later than" in [shown.text() for shown in dates.findChildren(QLabel)][-1]
    dates.last.setText("31/31/2026")
    dates.last.editingFinished.emit()
    assert "Please use a day such as" in [shown.text() for shown in dates.findChildren(QLabel)][-1]
    dates.last.setText(shown.last.isoformat())
    dates.last.editingFinished.emit()
    assert dates.period() == shown


def test_own_steps_appear_when_there_are_some_and_hide_their_pain_with_the_rest(qtbot, open_page, bus, plain_diary):
    step = OwnStep(words="With a mirror")
    keep(plain_diary, make_session(22, pain=1), step, OwnStepTry(step_id=step.id, day=TODAY, pain=3, anxiety=5))
    page = open_page()
    card = page.cards["own_steps"]
    assert card.summary == "“With a mirror”: tried on 12 November, pain 3, anxiety 5."
    bus.announce(plain_diary.save_preferences(replace(plain_diary.preferences(), hide_pain=True)))
    settle(qtbot, page)
    assert card.summary == "“With a mirror”: tried on 12 November, anxiety 5."
    assert "Pain, 0 to 10" not in card._shown.table.header
    page._area.ensureWidgetVisible(card)
    QApplication.processEvents()
    QApplication.processEvents()
    assert card.canvas.chart.marks[0].sentence == "Thu 12 Nov 2026: “With a mirror”, anxiety 5."
    assert [text.get_text() for text in card.canvas.figure.texts if "·" in text.get_text()] == []


def test_goals_and_ratings_are_watched(qtbot, open_page, bus, plain_diary):
    goal = Goal(words="A smear test")
    keep(plain_diary, make_session(22, pain=1), goal)
    page = open_page()
    assert not page.cards["goals"].isVisible()
    bus.announce(plain_diary.save(GoalRating(goal_id=goal.id, day=TODAY, value=4)))
    settle(qtbot, page)
    assert page.cards["goals"].isVisible()
    assert page.cards["goals"].summary == "“A smear test”: 4 of 10 on 12 November."


def test_the_therapist_view_is_asked_for(qtbot, sample_page):
    with qtbot.waitSignal(sample_page.request_therapist_view) as asked:
        qtbot.mouseClick(sample_page.therapist_view, Qt.MouseButton.LeftButton)
    assert asked.args == [False]


# --- without sessions ------------------------------------------------------------------------------------------------
def test_without_sessions_there_are_two_ways_forward(qtbot, open_page):
    page = open_page()
    wishes = wishes_of(page)
    assert not any(card.isVisible() for card in page.cards.values())
    assert not page.range.isVisible()
    assert not page.therapist_view.isVisible()
    qtbot.mouseClick(page._empty.today, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page._empty.add, Qt.MouseButton.LeftButton)
    assert wishes == [("today", None), ("quick_log", None)]


def test_the_empty_page_stands_in_the_middle(open_page):
    page = open_page()
    today = page._empty.today
    between = (
        today.mapTo(page, today.rect().topLeft()).x(),
        page._empty.add.mapTo(page, page._empty.add.rect().topRight()).x(),
    )
    assert abs(sum(between) - page.width()) <= 2


def test_the_first_session_replaces_the_empty_page(qtbot, open_page, bus, plain_diary):
    page = open_page()
    bus.announce(keep(plain_diary, make_session(22, pain=1)))
    settle(qtbot, page)
    assert page.cards["size"].isVisible()
    assert not page._empty.isVisible()
