"""Progress, as a person meets it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget

from dilator_app import sample
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.scales import HowFar
from dilator_app.report import chart_tables
from dilator_app.report.progress import Range
from dilator_app.ui import jobs, theme
from dilator_app.ui.bus import Bus
from dilator_app.ui.pages.progress.page import ProgressPage
from tests.desk import double_click
from tests.makers import NOW, TODAY, days_ago, make_appointment, make_plan, make_session, make_set, make_step

PAGE = (1068, 766)


@pytest.fixture
def bus():
    return Bus()


@pytest.fixture
def open_page(qtbot, plain_diary, bus, clock):
    """Show the page and wait until it has read."""
    made = []

    def show(size=PAGE):
        page = ProgressPage(plain_diary, bus, clock)
        qtbot.addWidget(page)
        made.append(page)
        page.resize(*size)
        page.show()
        settle(qtbot, page)
        return page

    yield show
    jobs.wait_for_all()
    for page in made:
        page.close()


def settle(qtbot, page):
    qtbot.waitUntil(lambda: page._job is None, timeout=20_000)
    QApplication.processEvents()


@pytest.fixture
def sample_page(open_page, plain_diary):
    sample.fill(plain_diary, TODAY)
    return open_page()


def keep(diary, *records):
    """Save records after the set whose dilators they name."""
    return diary.save(make_set(12, 15, 18, 22), *records)


def shown(page):
    return [card for card in page.cards.values() if card.isVisible()]


def seen(page):
    """Scroll to every card, so that each is drawn, and return them."""
    for card in shown(page):
        page._area.ensureWidgetVisible(card)
        QApplication.processEvents()
        QApplication.processEvents()
    return shown(page)


def wishes_of(page):
    found = []
    page.request_page.connect(lambda name, target: found.append((name, target)))
    return found


def press(qtbot, widget, *keys):
    for key in keys:
        qtbot.keyClick(widget, key)


def choose(page, range_):
    page.range.choose(next(choice for choice in page.range.choices if choice.value is range_))
    QApplication.processEvents()


def rows_of(card):
    model = card._table.model()
    return [
        tuple(model.data(model.index(row, column)) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


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


# --- keyboard and mouse ----------------------------------------------------------------------------------------------
def test_arrows_move_between_marks_and_enter_opens_the_session(qtbot, sample_page, plain_diary):
    wishes = wishes_of(sample_page)
    canvas = sample_page.cards["pain"].canvas
    canvas.setFocus()
    press(qtbot, canvas, Qt.Key.Key_Return)
    assert wishes == []
    press(qtbot, canvas, Qt.Key.Key_End)
    assert canvas.sentence == "Thu 12 Nov 2026: pain 2 at 22 mm."
    press(qtbot, canvas, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert canvas.sentence == "Wed 11 Nov 2026: pain 3 at 22 mm."
    press(qtbot, canvas, Qt.Key.Key_Return)
    (wish,) = wishes
    assert wish[0] == "history"
    assert plain_diary.session(wish[1]).day == date(2026, 11, 11)
    press(qtbot, canvas, Qt.Key.Key_Home)
    assert canvas.sentence.startswith("Tue 1 Sept 2026")
    press(qtbot, canvas, Qt.Key.Key_Escape)
    assert canvas.sentence == ""


def test_the_first_arrow_begins_at_the_near_end(qtbot, sample_page):
    canvas = sample_page.cards["size"].canvas
    press(qtbot, canvas, Qt.Key.Key_Left)
    assert canvas.sentence == "Thu 12 Nov 2026: 22 mm."
    canvas.point_at(None)
    press(qtbot, canvas, Qt.Key.Key_Right)
    assert canvas.sentence == "Tue 1 Sept 2026: 18 mm."


def test_a_bar_opens_no_session(qtbot, sample_page):
    wishes = wishes_of(sample_page)
    canvas = sample_page.cards["weeks"].canvas
    press(qtbot, canvas, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert canvas.sentence == "Week of Mon 9 Nov 2026: 3 with a size."
    assert wishes == []


def test_the_mouse_says_the_same_and_a_double_click_opens(qtbot, sample_page):
    wishes = wishes_of(sample_page)
    canvas = sample_page.cards["pain"].canvas
    x, y = canvas.chart.places()[-1]
    spot = QPoint(round(x * canvas.width()), round(y * canvas.height()))
    qtbot.mouseMove(canvas, spot)
    qtbot.waitUntil(lambda: canvas.sentence != "")
    assert canvas.sentence == "Thu 12 Nov 2026: pain 2 at 22 mm."
    double_click(canvas, spot)
    assert wishes == [("history", canvas.chart.marks[-1].session_id)]
    qtbot.mouseMove(canvas, QPoint(60, 30))
    qtbot.waitUntil(lambda: canvas.sentence == "")


def test_tab_passes_save_table_and_chart_of_every_card_also_of_those_below(qtbot, sample_page):
    """A card below is drawn when the keyboard comes there, which scrolls to it."""
    sample_page.activateWindow()
    sample_page.cards["size"].save_link.setFocus()
    stops = []
    while len(stops) < 24:
        stops.append(QApplication.focusWidget())
        press(qtbot, stops[-1], Qt.Key.Key_Tab)
        QApplication.processEvents()
        QApplication.processEvents()
    cards = shown(sample_page)
    assert stops == [stop for card in cards for stop in (card.save_link, card._toggle, card.canvas)]
    assert cards[-1].visibleRegion().boundingRect() == cards[-1].rect()


def test_the_page_scrolls_over_a_chart(sample_page):
    """The wheel belongs to the page, not to matplotlib."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    canvas = sample_page.cards["size"].canvas
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(canvas.mapToGlobal(QPoint(50, 50))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    canvas.wheelEvent(event)
    assert not event.isAccepted()


# --- screen readers and tables ---------------------------------------------------------------------------------------
def test_a_chart_is_named_and_its_sentence_describes_it(sample_page):
    for card in seen(sample_page):
        spoken = QAccessible.queryAccessibleInterface(card.canvas)
        assert spoken.text(QAccessible.Text.Name) == card.title
        assert spoken.text(QAccessible.Text.Description) == card.summary


def test_the_table_says_what_the_marks_say_and_opens_sessions(qtbot, sample_page):
    wishes = wishes_of(sample_page)
    card = sample_page.cards["pain"]
    assert card._toggle.text() == "Show as table"
    qtbot.mouseClick(card._toggle, Qt.MouseButton.LeftButton)
    assert card._toggle.text() == "Show as chart"
    assert not card.canvas.isVisible()
    rows = rows_of(card)
    marks = card.canvas.chart.marks
    assert [f"{day}: pain {pain} at {size}." for day, size, pain, _ in rows] == [
        mark.sentence.split(". ")[0].rstrip(".") + "." for mark in marks
    ]
    card._table.activated.emit(card._table.model().index(3, 0))
    assert wishes == [("history", marks[3].session_id)]
    qtbot.mouseClick(card._toggle, Qt.MouseButton.LeftButton)
    assert card.canvas.isVisible()


@pytest.mark.parametrize("name", ["size", "weeks", "at_each_size", "insertion", "breathing", "anxiety", "goals"])
def test_every_chart_is_a_table_too(qtbot, sample_page, name):
    seen(sample_page)
    card = sample_page.cards[name]
    qtbot.mouseClick(card._toggle, Qt.MouseButton.LeftButton)
    assert rows_of(card) == list(card._shown.table.rows)
    header = [
        card._table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(len(card._shown.table.header))
    ]
    assert header == list(card._shown.table.header)


def test_an_open_table_follows_the_range(qtbot, sample_page):
    card = sample_page.cards["size"]
    qtbot.mouseClick(card._toggle, Qt.MouseButton.LeftButton)
    choose(sample_page, Range.FOUR_WEEKS)
    assert len(rows_of(card)) == 13
    assert card.shows_table


def test_a_bar_of_the_table_of_weeks_opens_nothing(qtbot, sample_page):
    wishes = wishes_of(sample_page)
    card = sample_page.cards["weeks"]
    qtbot.mouseClick(card._toggle, Qt.MouseButton.LeftButton)
    card._table.activated.emit(card._table.model().index(0, 0))
    assert wishes == []


def test_rows_are_written_when_they_are_seen():
    written = []
    rows = chart_tables.Rows(range(100_000), lambda n: written.append(n) or (str(n),))
    assert len(rows) == 100_000
    assert rows[5] == ("5",)
    assert rows[1:3] == [("1",), ("2",)]
    assert written == [5, 1, 2]


# --- pictures --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("action", "begins"), [(-2, b"\x89PNG"), (-1, b"<?xml")])
def test_a_chart_is_saved_under_a_neutral_name_and_noted(qtbot, sample_page, plain_diary, tmp_path, action, begins):
    menu = sample_page.cards["pain"].menu()
    menu.actions()[action].trigger()
    (dialog,) = sample_page.findChildren(QFileDialog)
    suggested = dialog.selectedFiles()[0].rsplit("/", 1)[-1]
    assert suggested.startswith("chart-2026-11-12.")
    target = tmp_path / suggested
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert target.read_bytes().startswith(begins)
    (export,) = plain_diary.exports()
    assert (export.path, export.at) == (str(target), NOW)
    told = sample_page.cards["pain"]._told
    assert told.isVisible()
    assert told.text() == f"Saved as {suggested}. The file is outside the diary now, and yours to guard."
    choose(sample_page, Range.ALL)
    assert not told.isVisible()


def test_a_place_that_takes_no_file_is_told_about(qtbot, sample_page, plain_diary, tmp_path):
    target = tmp_path / "file"
    target.write_bytes(b"")
    sample_page._write_picture("pain", target / "chart.png", b"picture")
    shown = [w for w in sample_page.findChildren(QWidget) if w.isWindow() and w.isVisible()]
    assert len(shown) == 1
    assert plain_diary.exports() == []
    shown[0].close()


# --- looks and sizes -------------------------------------------------------------------------------------------------
def test_a_new_look_draws_the_charts_and_legends_anew(qapp, sample_page):
    canvas = sample_page.cards["pain"].canvas
    before = sample_page.cards["pain"]._legend._items[0].look.colour
    theme.apply(qapp, "dark")
    QApplication.processEvents()
    assert canvas.chart.figure.get_facecolor()[:3] == pytest.approx(
        theme.current().color("surface-raised").getRgbF()[:3]
    )
    after = sample_page.cards["pain"]._legend._items[0].look.colour
    assert (before, after) == ("#337644", "#98DBA4")


def test_cards_stand_two_by_two_and_below_each_other_where_it_is_narrow(sample_page):
    def corners():
        QApplication.processEvents()
        return [(card.x(), card.y()) for card in shown(sample_page)]

    wide = corners()
    assert len({x for x, _ in wide}) == 2
    assert len({y for _, y in wide}) == 4
    sample_page.resize(812, 646)
    narrow = corners()
    assert len({x for x, _ in narrow}) == 1
    assert [y for _, y in narrow] == sorted({y for _, y in narrow})
    sample_page.resize(*PAGE)
    assert corners() == wide


def test_a_chart_is_drawn_for_the_size_that_it_has(sample_page):
    sample_page.resize(1300, 900)
    QApplication.processEvents()
    canvas = sample_page.cards["size"].canvas
    width, height = canvas.figure.get_size_inches() * canvas.figure.dpi
    assert (round(width), round(height)) == (canvas.width(), canvas.height())
    bottom = canvas.chart.axes.get_position().y0 * canvas.height()
    assert bottom == pytest.approx(31.5)


def test_what_nobody_sees_is_not_drawn(qtbot, open_page, plain_diary):
    keep(plain_diary, make_session(22, pain=1))
    page = open_page()
    page.hide()
    choose(page, Range.ALL)
    assert page.cards["size"].canvas._stale
    page.show()
    QApplication.processEvents()
    assert not page.cards["size"].canvas._stale


def test_a_page_that_goes_while_it_reads_is_not_told(qtbot, plain_diary, bus, clock):
    page = ProgressPage(plain_diary, bus, clock)
    page.show()
    page.close()
    page.deleteLater()
    jobs.wait_for_all()
    QApplication.processEvents()


# --- every chart as a file -------------------------------------------------------------------------------------------
def test_every_chart_can_be_saved_as_a_file(qtbot, sample_page, plain_diary, tmp_path, bus):
    step = OwnStep(words="With a mirror")
    far = make_session(make_step(sizes_of(plain_diary)[0], how_far=HowFar.TIP), day=TODAY, pain=1)
    bus.announce(plain_diary.save(step, OwnStepTry(step_id=step.id, day=TODAY, pain=3, anxiety=5), far))
    settle(qtbot, sample_page)
    assert len(shown(sample_page)) == 9
    for number, card in enumerate(shown(sample_page)):
        ending, begins = (("png", b"\x89PNG"), ("svg", b"<?xml"))[number % 2]
        card._save(ending)
        dialog = sample_page.findChildren(QFileDialog)[-1]
        assert dialog.selectedFiles()[0].endswith(f"/chart-2026-11-12.{ending}")
        target = tmp_path / f"{number}.{ending}"
        dialog.fileSelected.emit(str(target))
        dialog.reject()
        assert target.read_bytes().startswith(begins)
    assert len(plain_diary.exports()) == 9


def sizes_of(diary):
    current = diary.current_set()
    assert current is not None
    return current.dilators


def test_the_link_offers_both_kinds_of_file(qtbot, sample_page):
    card = sample_page.cards["pain"]
    qtbot.mouseClick(card.save_link, Qt.MouseButton.LeftButton)
    (menu,) = [menu for menu in card.findChildren(QMenu) if menu.isVisible()]
    assert [action.text() for action in menu.actions()] == ["Save as picture (PNG)…", "Save as drawing (SVG)…"]
    menu.close()
