"""Days and times, chosen or typed as one writes them."""

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible

from dilator_app import i18n
from dilator_app.ui import typed
from dilator_app.ui.widgets.fields import DateField, TimeField
from dilator_app.ui.widgets.fields.inner_button import InnerButton
from dilator_app.ui.widgets.fields.moment import read_time
from dilator_app.ui.widgets.fields.written_day import read_day
from tests.ui.widgets.handling import shown


def test_a_day_is_written_with_a_short_month(qtbot):
    field = DateField(date(2026, 11, 7))
    qtbot.addWidget(field)
    assert (field.text(), field.day()) == ("7 Nov 2026", date(2026, 11, 7))


def test_a_day_has_no_words_between_in_spanish(qtbot):
    with i18n.speaking("es"):
        field = DateField(date(2026, 11, 7))
    qtbot.addWidget(field)
    assert (field.text(), field.day()) == ("7 nov 2026", date(2026, 11, 7))


def test_a_day_can_be_open(qtbot):
    field = DateField(None, empty="open", opens_on=date(2026, 11, 12))
    qtbot.addWidget(field)
    assert (field.text(), field.day()) == ("open", None)
    with qtbot.waitSignal(field.changed) as told:
        field.set_day(date(2026, 11, 20))
    assert told.args == [date(2026, 11, 20)]


def test_the_calendar_of_an_open_day_opens_on_a_month_of_use(qtbot):
    field = shown(qtbot, DateField(None, empty="open", opens_on=date(2026, 11, 12)))
    field.resize(140, 40)
    qtbot.mouseClick(field.findChild(InnerButton), Qt.MouseButton.LeftButton)
    calendar = field.calendarWidget()
    assert calendar.isVisible()
    assert (calendar.yearShown(), calendar.monthShown()) == (2026, 11)
    calendar.clicked.emit(QDate(2026, 11, 20))
    assert (calendar.isVisible(), field.day()) == (False, date(2026, 11, 20))


def test_the_calendar_opens_by_keyboard(qtbot):
    field = shown(qtbot, DateField(date(2026, 11, 7)))
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field.calendarWidget().isVisible()
    field.calendarWidget().close()


def test_arrows_go_from_day_to_day_and_not_past_the_latest(qtbot):
    field = shown(qtbot, DateField(date(2026, 11, 30)))
    field.set_latest(date(2026, 12, 1))
    for _press in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.day() == date(2026, 12, 1)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert (field.day(), field.text()) == (date(2026, 11, 30), "30 Nov 2026")


@pytest.mark.parametrize(
    "written", ["Oct 15, 2026", "10/15/2026", "15/10", "2026-10-15", "15.10.2026", "15 oct", "Thu 15 October 2026"]
)
def test_a_day_that_is_typed_is_that_day_however_it_is_written(qtbot, written):
    with i18n.speaking("en", "en_US"):
        field = shown(qtbot, DateField(date(2026, 11, 28)))
        field.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClicks(field, written)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.day(), field.text()) == (date(2026, 10, 15), "Oct 15, 2026")


def test_typing_over_a_day_never_mixes_the_two(qtbot):
    with i18n.speaking("en", "en_US"):
        field = shown(qtbot, DateField(date(2026, 9, 28)))
        field.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(field, "Nov 24, 2026")
    assert field.day() == date(2026, 11, 24)


@pytest.mark.parametrize("written", ["31/31/2026", "Oct 15, 1", "30 Feb", "soon", "", "11.10.2026", "Mon 15 Oct 2026"])
def test_what_is_no_day_or_could_be_two_is_named_and_stays_to_be_mended(qtbot, written):
    with i18n.speaking("en", "en_US"):
        field = shown(qtbot, DateField(date(2026, 11, 12)))
        field.setText(written)
        with qtbot.assertNotEmitted(field.changed):
            qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.day()) == (written, None)
    assert field.problem() == "Please use a day such as Nov 12, 2026."
    assert QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Description) == field.problem()
    with pytest.raises(typed.FieldProblem):
        typed.day(field)


def test_a_day_after_the_latest_is_named_and_not_changed_into_another(qtbot):
    field = shown(qtbot, DateField(date(2026, 11, 12)))
    field.set_latest(date(2026, 11, 13))
    field.setText("30 Nov 2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.day()) == ("30 Nov 2026", None)
    assert field.problem() == "Please choose a day no later than 13 Nov 2026."


def test_a_day_that_was_stored_is_shown_as_it_is(qtbot):
    field = DateField(date(2026, 11, 12))
    qtbot.addWidget(field)
    field.set_latest(date(2026, 11, 13))
    field.set_day(date(2027, 1, 2))
    assert typed.day(field) == date(2027, 1, 2)


@pytest.mark.parametrize("kept", ["2026-10-15", "Oct 15 or so"])
def test_a_draft_holds_what_was_typed_even_if_it_is_no_day(qtbot, kept):
    field = DateField(date(2026, 11, 12))
    qtbot.addWidget(field)
    field.set_draft(kept)
    assert field.draft() == kept


@pytest.mark.parametrize(
    ("written", "locale", "meant"),
    [
        ("11/10/2026", "en_US", date(2026, 11, 10)),
        ("11/10/2026", "en_GB", date(2026, 10, 11)),
        ("11.10.26", "es", date(2026, 10, 11)),
        ("15 de octubre de 2026", "es", date(2026, 10, 15)),
        ("jueves, 15 de oct", "es", date(2026, 10, 15)),
        ("24 dic", "en_GB", date(2025, 12, 24)),
        ("7", "en_GB", date(2026, 11, 7)),
    ],
)
def test_numbers_follow_the_locale_and_a_day_without_a_year_is_not_in_the_future(written, locale, meant):
    assert read_day(written, date(2026, 11, 28), date(2026, 11, 29), locale) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20 nov", date(2026, 11, 20)),
        ("28 nov", date(2026, 11, 28)),
        ("20/12", date(2025, 12, 20)),
        ("29 feb", date(2024, 2, 29)),
        ("20 nov 2025", date(2025, 11, 20)),
        ("7", date(2026, 5, 7)),
    ],
)
@pytest.mark.parametrize("stood_at", [date(2026, 5, 3), date(2025, 5, 3)])
def test_a_day_without_a_year_is_the_latest_such_day_whatever_stood_there(qtbot, stood_at, written, meant):
    field = shown(qtbot, DateField(stood_at))
    field.set_latest(date(2026, 11, 28))
    field.setText(written)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.day() == (meant.replace(year=stood_at.year) if written == "7" else meant)


@pytest.mark.parametrize(("written", "meant"), [("20 nov", date(2026, 11, 20)), ("20 jan", date(2027, 1, 20))])
def test_where_a_day_can_lie_ahead_one_without_a_year_is_the_one_nearest_to_today(qtbot, written, meant):
    field = shown(qtbot, DateField(date(2026, 5, 3)))
    field.set_today(date(2026, 11, 28))
    field.setText(written)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.day() == meant


@pytest.mark.parametrize("locale", ["en_US", "en_GB", "en_CA", "en_ZA", "es", "es_US", "es_MX"])
def test_every_day_is_understood_as_it_is_shown(qtbot, locale):
    with i18n.speaking(locale[:2], locale):
        field = DateField(date(2026, 1, 1))
        qtbot.addWidget(field)
        for month in range(1, 13):
            field.set_day(date(2026, month, 11))
            assert read_day(field.text(), date(2020, 1, 1), None, locale) == date(2026, month, 11)


def test_weekends_are_not_red(qtbot):
    field = DateField(date(2026, 11, 7))
    qtbot.addWidget(field)
    formats = [field.calendarWidget().weekdayTextFormat(day) for day in Qt.DayOfWeek]
    assert {look.foreground().color().name() for look in formats} == {"#1f2b26"}


@pytest.mark.parametrize("text", ["20:40", "2040", "20.40", "8.40 pm", "8:40 PM", "8:40 p.m.", " 20:40 "])
def test_a_time_is_understood_however_it_is_written(text):
    assert read_time(text) == time(20, 40)


@pytest.mark.parametrize(
    ("text", "meant"), [("7", time(7)), ("12 am", time(0)), ("12 pm", time(12)), ("0:05", time(0, 5))]
)
def test_short_times_and_the_two_twelves(text, meant):
    assert read_time(text) == meant


@pytest.mark.parametrize("text", ["25:00", "12:75", "soon", "", "13 pm"])
def test_what_is_no_time_is_no_time(text):
    assert read_time(text) is None


def test_a_time_field_tells_once_when_it_is_left(qtbot):
    field = TimeField()
    qtbot.addWidget(field)
    assert field.value() is None
    field.setText("2040")
    with qtbot.waitSignal(field.changed) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [time(20, 40)]
    with qtbot.assertNotEmitted(field.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_time_that_is_not_understood_stays_to_be_mended(qtbot):
    field = TimeField(time(20, 40))
    qtbot.addWidget(field)
    field.setText("soon")
    with qtbot.assertNotEmitted(field.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.is_understood()) == ("soon", False)
