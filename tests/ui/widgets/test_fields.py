from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from dilator_app import i18n
from dilator_app.ui import typed
from dilator_app.ui.widgets.fields import (
    ComboBox,
    DateField,
    FieldWithError,
    NoteField,
    PassphraseField,
    SearchField,
    Stepper,
    StrengthBar,
    TextLine,
    TimeField,
)
from dilator_app.ui.widgets.fields.inner_button import InnerButton
from dilator_app.ui.widgets.fields.moment import read_time
from dilator_app.ui.widgets.fields.written_day import read_day

SIZES = [(12, "12 mm"), (15, "15 mm"), (18, "18 mm")]


def turn_wheel(widget):
    middle = QPointF(widget.rect().center())
    turn = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, turn)


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


# --- lists -----------------------------------------------------------------------------------------------------------
def test_a_list_gives_values_and_not_words(qtbot):
    combo = ComboBox(SIZES)
    qtbot.addWidget(combo)
    combo.set_value(15)
    assert (combo.value(), combo.currentText()) == (15, "15 mm")


def test_a_list_with_a_placeholder_starts_without_a_choice(qtbot):
    combo = ComboBox(SIZES, placeholder="Choose")
    qtbot.addWidget(combo)
    assert combo.value() is None


def test_the_wheel_does_not_change_a_list_that_nobody_is_in(qtbot):
    combo = ComboBox(SIZES)
    qtbot.addWidget(combo)
    turn_wheel(combo)
    assert combo.value() == 12


def test_the_wheel_changes_the_list_that_has_the_focus(qtbot):
    combo = shown(qtbot, ComboBox(SIZES))
    combo.setFocus()
    turn_wheel(combo)
    assert combo.value() == 15


def test_new_entries_keep_the_choice(qtbot):
    combo = ComboBox(SIZES)
    qtbot.addWidget(combo)
    combo.set_value(18)
    combo.set_options([*SIZES, (22, "22 mm")])
    assert combo.value() == 18


# --- numbers ---------------------------------------------------------------------------------------------------------
def test_a_stepper_steps_and_stays_in_its_range(qtbot):
    stepper = Stepper(1, 3, suffix=" min")
    qtbot.addWidget(stepper)
    assert stepper.number() == 1
    for _step in range(5):
        stepper.stepUp()
    assert (stepper.number(), stepper.text()) == (3, "3 min")


def test_minus_and_plus_stand_side_by_side_and_work(qtbot):
    stepper = shown(qtbot, Stepper(1, 60))
    stepper.set_number(10)
    stepper.resize(146, 40)
    qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=QPoint(146 - 17, 20))
    assert stepper.number() == 11
    qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=QPoint(146 - 52, 20))
    assert stepper.number() == 10


def test_what_is_no_number_stays_where_it_was_typed_until_it_is_put_right(qtbot):
    stepper = shown(qtbot, Stepper(0, 10, empty="–"))
    told = []
    stepper.refused.connect(told.append)
    stepper.setFocus()
    stepper.selectAll()
    qtbot.keyClicks(stepper, "14")
    qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert stepper.text() == "14"
    stepper.clearFocus()
    assert (stepper.text(), stepper.draft()) == ("14", "14")
    assert told == [stepper.refusal()] == ["“14” is not used here. Please use a number from 0 to 10."]
    stepper.setFocus()
    qtbot.keyClick(stepper, Qt.Key.Key_Backspace)
    assert (stepper.refusal(), stepper.number()) == ("", 1)


def test_a_step_or_a_number_takes_the_place_of_what_is_none(qtbot):
    stepper = shown(qtbot, Stepper(1, 60))
    stepper.set_draft("99x")
    assert (stepper.text(), bool(stepper.refusal())) == ("99x", True)
    stepper.stepUp()
    assert (stepper.text(), stepper.refusal()) == ("2", "")
    stepper.set_draft("99x")
    stepper.set_draft(7)
    assert (stepper.text(), stepper.refusal()) == ("7", "")


def test_a_stepper_can_have_no_number(qtbot):
    stepper = Stepper(0, 10, empty="–")
    qtbot.addWidget(stepper)
    assert (stepper.number(), stepper.text()) == (None, "–")
    stepper.set_number(0)
    assert stepper.number() == 0


def test_emptying_the_stepper_means_no_number(qtbot):
    stepper = shown(qtbot, Stepper(0, 10, suffix=" min", empty=""))
    stepper.set_number(4)
    stepper.lineEdit().selectAll()
    qtbot.keyClick(stepper, Qt.Key.Key_Delete)
    stepper.interpretText()
    assert stepper.number() is None


def test_the_wheel_does_not_change_a_number_that_nobody_is_in(qtbot):
    stepper = Stepper(1, 60)
    qtbot.addWidget(stepper)
    stepper.set_number(10)
    turn_wheel(stepper)
    assert stepper.number() == 10


# --- days and times --------------------------------------------------------------------------------------------------
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


# --- words -----------------------------------------------------------------------------------------------------------
def test_the_passphrase_is_hidden_until_asked_for(qtbot):
    field = PassphraseField()
    qtbot.addWidget(field)
    field.setText("five unrelated words")
    assert field.echoMode() == QLineEdit.EchoMode.Password
    eye = field.findChild(InnerButton)
    assert eye.accessibleName() == "Show the passphrase"
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Hide the passphrase"


def test_an_emptied_passphrase_field_hides_again(qtbot):
    field = PassphraseField()
    qtbot.addWidget(field)
    field.set_shown(shown=True)
    field.clear()
    assert not field.is_shown()


def test_the_eye_can_be_reached_by_tab(qtbot):
    field = shown(qtbot, PassphraseField())
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.window().focusWidget() is field.findChild(InnerButton)


def test_no_keyboard_may_learn_a_passphrase_even_while_it_is_shown(qtbot):
    field = PassphraseField()
    qtbot.addWidget(field)
    field.set_shown(shown=True)
    hints = field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_the_strength_is_said_and_not_only_coloured(qtbot):
    bar = StrengthBar()
    qtbot.addWidget(bar)
    bar.set_strength(3, "Good.")
    assert QAccessible.queryAccessibleInterface(bar).text(QAccessible.Text.Name) == "Good."


def test_a_note_that_is_too_long_stays_whole_and_is_said_to_be(qtbot):
    field = FieldWithError(NoteField(max_length=10))
    qtbot.addWidget(field)
    field.field.set_text("twelve signs")
    assert field.field.text() == "twelve signs"
    assert field.error() == "2 characters more than fit here. Nothing is cut off; please shorten it."
    field.field.set_text("short")
    assert field.error() == ""


def test_control_enter_ends_a_note_and_enter_does_not(qtbot):
    note = NoteField()
    qtbot.addWidget(note)
    with qtbot.waitSignal(note.submitted):
        qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert note.text() == "\n"


def test_a_note_takes_no_markup(qtbot):
    note = NoteField()
    qtbot.addWidget(note)
    note.set_text("<b>warm</b> room")
    assert note.text() == "<b>warm</b> room"


def test_an_error_is_a_sentence_and_goes_when_the_person_types(qtbot):
    field = FieldWithError(TextLine("abc"))
    qtbot.addWidget(field)
    field.set_error("Please use a number from 1 to 60, for example 22.")
    reader = QAccessible.queryAccessibleInterface(field.field)
    assert reader.text(QAccessible.Text.Description) == "Please use a number from 1 to 60, for example 22."
    qtbot.keyClick(field.field, "2")
    assert field.error() == ""


def test_an_error_is_also_a_thicker_line(qtbot):
    field = FieldWithError(TextLine("abc"))
    qtbot.addWidget(field)
    field.resize(300, 90)
    field.set_error("Please use a number.")
    picture = field.field.grab().toImage()
    assert [picture.pixelColor(150, y).name() for y in range(3)] == ["#8c3a2b", "#8c3a2b", "#fffdf9"]


def test_esc_and_the_cross_empty_a_search(qtbot):
    search = SearchField("Search your notes")
    qtbot.addWidget(search)
    search.setText("pillow")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    search.setText("pillow")
    qtbot.mouseClick(search.findChild(InnerButton), Qt.MouseButton.LeftButton)
    assert search.text() == ""


@pytest.mark.parametrize(("field", "height"), [(TextLine, 40), (lambda: TextLine(large=True), 48), (TimeField, 40)])
def test_fields_have_the_height_of_all_controls(qtbot, field, height):
    made = field()
    qtbot.addWidget(made)
    assert made.sizeHint().height() == height
