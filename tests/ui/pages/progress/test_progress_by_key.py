"""Charts by keyboard and mouse, to a screen reader, and as tables."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from dilator_app.report import chart_tables
from dilator_app.report.progress import Range
from tests.desk import double_click
from tests.ui.pages.progress.looking import choose, press, rows_of, seen, shown, wishes_of


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


def test_tab_brings_the_first_chart_back_into_view(qtbot, sample_page):
    from dilator_app.ui import focus

    ring = focus.install(sample_page)
    sample_page.activateWindow()
    qtbot.waitUntil(sample_page.isActiveWindow)
    bar = sample_page._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    first = sample_page.cards["size"].save_link
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: first.visibleRegion().boundingRect().size() == first.size())
    ring.follow(None)


def test_a_sentence_about_a_long_name_stands_in_its_chart_in_several_lines(qtbot, sample_page):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QFontMetricsF

    canvas = sample_page.cards["pain"].canvas
    canvas._pointer.point_at(
        0, QPointF(4, 4), "Thu 12 Nov 2026: pain 2 at " + "The speculum that the nurse gave me. " * 3
    )
    box = canvas._pointer.box_of_words(QFontMetricsF(canvas._pointer.font()))
    assert box.left() >= 0
    assert box.right() <= canvas.width()
    assert box.height() > 2 * QFontMetricsF(canvas._pointer.font()).height()
