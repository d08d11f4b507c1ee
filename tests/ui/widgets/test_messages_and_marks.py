import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.card import Card, label
from dilator_app.ui.widgets.origin_mark import OriginMark
from dilator_app.ui.widgets.safety_row import SafetyRow, SignOption
from dilator_app.ui.widgets.switch import Switch
from dilator_app.ui.widgets.toast import Toast
from dilator_app.ui.widgets.week_dots import WeekDots

SIGNS = [
    SignOption("spotting", "A little pink spotting", frozenset({"bleeding"})),
    SignOption("bleeding", "More bleeding than that", frozenset({"spotting"})),
    SignOption("pain", "Pain that did not settle"),
]


def corner(widget, x=14, y=4):
    return widget.grab().toImage().pixelColor(x, y).name()


# --- toast -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1068, 766)
    made.show()
    QAccessible.setActive(False)
    return made


CONTENT = QRect(32, 26, 1004, 716)


def popped_up(page, **options):
    toast = Toast("Session removed.", page, **options)
    toast.place_in(CONTENT)
    toast.show()
    return toast


def test_undo_is_asked_for_once_and_nothing_is_final_then(page, qtbot):
    toast = popped_up(page)
    final = []
    toast.closed.connect(final.append)
    with qtbot.waitSignal(toast.undo_requested):
        qtbot.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    assert final == []
    assert not toast.isVisible()


def test_the_cross_makes_it_final(page, qtbot):
    toast = popped_up(page)
    with qtbot.waitSignal(toast.closed):
        qtbot.mouseClick(toast.close_button, Qt.MouseButton.LeftButton)


def test_the_toast_goes_by_itself_after_its_time(page, qtbot):
    toast = popped_up(page, stay_ms=20)
    with qtbot.waitSignal(toast.closed):
        pass


def test_the_time_does_not_run_while_a_button_has_the_focus(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    toast = popped_up(page, stay_ms=50)
    toast.undo_button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.assertNotEmitted(toast.closed, wait=120):
        pass
    with qtbot.waitSignal(toast.closed):
        toast.undo_button.clearFocus()


def test_with_a_screen_reader_the_toast_waits_until_dismissed(page, qtbot):
    QAccessible.setActive(True)
    toast = popped_up(page, stay_ms=1)
    with qtbot.assertNotEmitted(toast.closed, wait=50):
        pass


def test_a_toast_that_is_dismissed_says_nothing(page, qtbot):
    toast = popped_up(page)
    with qtbot.assertNotEmitted(toast.closed):
        toast.dismiss()
    assert not toast.isVisible()


def test_the_toast_stands_in_the_lower_start_corner(page):
    toast = Toast("Session removed.", page, stay_ms=None)
    toast.place_in(CONTENT)
    assert (toast.x(), toast.geometry().bottom()) == (44, CONTENT.bottom() - 12)
    toast.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    toast.place_in(CONTENT)
    assert toast.geometry().right() == CONTENT.right() - 12


def test_a_screen_reader_can_tell_the_two_buttons_apart(page):
    toast = Toast("Session removed.", page, stay_ms=None)
    names = [
        QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        for button in (toast.undo_button, toast.close_button)
    ]
    assert names == ["Undo", "Close"]


# --- safety question -------------------------------------------------------------------------------------------------
@pytest.fixture
def row(qtbot):
    made = SafetyRow(SIGNS, "None of these")
    qtbot.addWidget(made)
    return made


def tick(row, text):
    next(box for box in row.boxes() if box.text() == text).click()


def test_untouched_means_not_answered(row):
    assert row.value() is None


def test_none_of_these_is_an_answer(row):
    tick(row, "None of these")
    assert row.value() == frozenset()


def test_taking_the_only_tick_away_is_not_answered_again(row):
    tick(row, "None of these")
    tick(row, "None of these")
    assert row.value() is None


def test_none_of_these_takes_the_signs_away(row):
    tick(row, "Pain that did not settle")
    tick(row, "None of these")
    assert row.value() == frozenset()


def test_a_sign_takes_none_of_these_away(row):
    tick(row, "None of these")
    tick(row, "Pain that did not settle")
    assert row.value() == frozenset({"pain"})


def test_spotting_and_more_bleeding_exclude_each_other(row):
    tick(row, "A little pink spotting")
    tick(row, "Pain that did not settle")
    tick(row, "More bleeding than that")
    assert row.value() == frozenset({"bleeding", "pain"})


def test_every_tick_is_told(row, qtbot):
    with qtbot.waitSignal(row.changed) as told:
        tick(row, "None of these")
    assert told.args == [frozenset()]


def test_an_answer_can_be_shown_without_being_told(row, qtbot):
    with qtbot.assertNotEmitted(row.changed):
        row.set_value({"spotting"})
    assert row.value() == frozenset({"spotting"})


# --- the rest --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("kind", "fill"), [("notice", "#f5e9d0"), ("reassurance", "#dde9e0")])
def test_a_banner_has_the_tone_of_what_it_says(qtbot, kind, fill):
    banner = Banner("Needs reading.", kind)
    qtbot.addWidget(banner)
    banner.resize(300, 60)
    assert corner(banner) == fill


def test_a_banner_can_be_read_aloud(qtbot):
    banner = Banner("Needs reading.")
    qtbot.addWidget(banner)
    assert QAccessible.queryAccessibleInterface(banner).text(QAccessible.Text.Name) == "Needs reading."


def test_only_the_persons_own_value_stands_on_sand(qtbot):
    own, theirs = OriginMark("changed by you, 3 Nov", own=True), OriginMark("Ines Okafor, 15 Oct")
    for mark in (own, theirs):
        qtbot.addWidget(mark)
        mark.adjustSize()
    assert corner(own, 5, 3) == "#f5e9d0"
    assert corner(theirs, 5, 3) != "#f5e9d0"


def test_words_are_never_read_as_markup(qtbot):
    words = label("<b>warm</b> & quiet")
    qtbot.addWidget(words)
    assert words.textFormat() == Qt.TextFormat.PlainText


def test_a_label_can_change_its_colour(qtbot):
    words = label("████", "title-1", "text-muted")
    qtbot.addWidget(words)
    words.set_ink("danger")
    words.adjustSize()
    assert "#8c3a2b" in {corner(words, x, words.height() // 2) for x in range(4, words.width() - 4)}


def test_a_card_is_raised_and_a_tinted_one_is_green(qtbot):
    plain, tinted = Card(), Card(tinted=True)
    for card in (plain, tinted):
        qtbot.addWidget(card)
        card.resize(200, 100)
    assert corner(plain, 100, 50) == "#fffdf9"
    assert corner(tinted, 100, 50) == "#dde9e0"


def test_a_switch_turns_by_click_and_by_space(qtbot):
    switch = Switch("Discreet reminders")
    qtbot.addWidget(switch)
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert switch.isChecked()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert QAccessible.queryAccessibleInterface(switch).role() == QAccessible.Role.CheckBox


def test_the_week_has_marks_for_sessions_and_today_and_none_for_what_was_missed(qtbot):
    week = WeekDots()
    qtbot.addWidget(week)
    week.resize(352, 58)
    week.set_week(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], [True, *[False] * 6], today=3)
    picture = week.grab().toImage()
    centres = [picture.pixelColor(round(19 + day * (352 - 38) / 6) - 4, 24).name() for day in range(7)]
    other_days = {centres[day] for day in (1, 2, 4, 5, 6)}
    assert len(other_days) == 1
    assert centres[0] == "#2a6650"


def test_a_week_needs_a_mark_for_each_day(qtbot):
    week = WeekDots()
    qtbot.addWidget(week)
    with pytest.raises(ValueError, match="each day"):
        week.set_week(["Mon"], [True, False], None)
