"""Quick log: by keyboard, in a few keys, and nothing that was typed is lost."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from dilator_app.domain.preferences import Preferences
from dilator_app.domain.scales import NONE_OF_THESE, Breathing, Insertion, Sign
from dilator_app.domain.session import Entered, How
from dilator_app.ui.quick_log import QuickLog
from dilator_app.ui.session_fields import SIZE_UNSAID
from tests.desk import Desk
from tests.makers import TODAY, days_ago, make_plan, make_session, make_set, make_step, signs, warm_up

SIZES = make_set()


@pytest.fixture
def quick(desk: Desk):
    """A set and a session at 22 mm, and the form just opened with Ctrl+N."""
    desk.diary.save(SIZES, make_session(22, day=days_ago(3), pain=2))
    desk.press("Ctrl+N")
    return desk


def form(desk: Desk) -> QuickLog:
    return desk.dialog(QuickLog)


def newest(desk: Desk):
    return desk.diary.newest_sessions(1)[0]


def test_same_size_pain_breathing_today_takes_at_most_six_keys(desk):
    desk.diary.save(SIZES, make_session(22, day=days_ago(3), pain=2))
    desk.presses = 0
    desk.press("Ctrl+N", "3", "Tab", "Space", "Return")
    assert desk.presses <= 6
    assert desk.dialogs() == []
    saved = newest(desk)
    assert (saved.day, saved.main_dilator.diameter_mm, saved.worst_pain, saved.breathing) == (
        TODAY,
        22,
        3,
        Breathing.DONE,
    )
    assert (saved.safety, saved.how, saved.entered) == (None, How.QUICK, Entered.SAME_DAY)


def test_another_date_and_size_by_keyboard(quick):
    quick.tab_to("Date")
    quick.press("1", "0")
    quick.tab_to("Size")
    quick.press("Up")
    quick.tab_to("Minutes")
    quick.type("12")
    quick.press("Return")
    saved = newest(quick)
    assert (saved.day, saved.main_dilator.diameter_mm, saved.seconds) == (days_ago(2), 18, 720)
    assert saved.entered is Entered.LATER


def test_everything_can_be_left_blank(quick):
    quick.press("Return")
    saved = newest(quick)
    assert (saved.worst_pain, saved.breathing, saved.safety, saved.insertion) == (None, None, None, None)


def test_it_begins_with_the_size_of_the_newest_session_and_never_a_larger_one(quick):
    assert form(quick).fields.size.currentText() == "22 mm"


def test_the_size_of_a_warm_up_is_not_the_size_of_a_session(desk):
    desk.diary.save(SIZES, make_session(warm_up(18), 22, 15, day=days_ago(1)))
    desk.press("Ctrl+N")
    assert form(desk).fields.size.currentText() == "22 mm"


def test_a_retired_size_is_still_the_one_it_begins_with(desk):
    old = SIZES.dilators[3]
    desk.diary.save(SIZES, make_session(make_step(old), day=days_ago(1)))
    desk.diary.save(replace(SIZES, dilators=(*SIZES.dilators[:3], replace(old, retired=True))))
    desk.press("Ctrl+N")
    assert form(desk).fields.size.currentText() == "22 mm"


def test_breathing_sessions_since_then_change_nothing(desk):
    desk.diary.save(SIZES, make_session(22, 15, day=days_ago(9)))
    desk.diary.save(*(make_session(day=days_ago(n)) for n in range(1, 9)))
    desk.press("Ctrl+N")
    assert form(desk).fields.size.currentText() == "22 mm"


def test_before_the_first_session_it_begins_with_the_size_of_the_plan(desk):
    desk.diary.save(SIZES, make_plan(18, days_ago(5)))
    desk.press("Ctrl+N")
    assert form(desk).fields.size.currentText() == "18 mm"


def test_where_nobody_has_said_a_size_it_is_saved_so_and_never_taken_for_a_breathing_session(desk):
    desk.diary.save(SIZES)
    desk.press("Ctrl+N")
    assert form(desk).fields.size.currentText() == "–"
    form(desk).fields.minutes.set_number(9)
    desk.press("6", "Return")
    kept = newest(desk)
    assert (kept.size_unsaid, kept.is_breathing_session, kept.worst_pain, kept.seconds) == (True, False, 6, 540)


def test_a_size_that_was_said_can_be_left_open_again(quick):
    form(quick).fields.size.set_value(SIZE_UNSAID)
    quick.press("3", "Return")
    assert (newest(quick).size_unsaid, newest(quick).worst_pain) == (True, 3)


def test_without_a_set_the_size_stays_open_and_it_says_where_sizes_come_from(desk):
    desk.press("Ctrl+N")
    assert form(desk).fields.size.currentText() == "–"
    assert "Sizes can be chosen here once they are entered in Plan." in desk.words()
    desk.press("Return")
    assert desk.diary.count_sessions() == 0
    assert "Nothing is answered yet. Save again to keep Thu 12 November alone." in desk.words()
    desk.press("Return")
    assert (newest(desk).size_unsaid, newest(desk).day) == (True, days_ago(0))


def test_the_safety_question_has_three_answers(quick):
    boxes = {box.text(): box for box in form(quick).fields.safety.boxes()}
    boxes["None of these"].click()
    quick.press("Return")
    assert newest(quick).safety == NONE_OF_THESE
    quick.press("Ctrl+N")
    boxes = {box.text(): box for box in form(quick).fields.safety.boxes()}
    boxes["A little pink spotting"].click()
    boxes["More bleeding than that"].click()
    quick.press("Return")
    assert newest(quick).safety == signs(Sign.BLEEDING)


def test_a_sign_names_whom_to_tell_as_the_person_does(desk):
    desk.diary.save_preferences(replace(desk.diary.preferences(), guide="Ines Okafor"))
    desk.press("Ctrl+N")
    boxes = {box.text(): box for box in form(desk).fields.safety.boxes()}
    boxes["A little pink spotting"].click()
    assert "A little pink spotting can happen. Tell Ines Okafor." in desk.words()


def test_more_holds_the_rest_and_ctrl_enter_saves_from_a_note(quick):
    quick.click("More")
    fields = form(quick).fields
    assert fields.insertion.isAncestorOf(quick.focused)
    quick.press("Right")
    fields.note_for_therapist.setFocus()
    quick.type("First line")
    quick.press("Return")
    quick.type("second line")
    quick.press("Ctrl+Return")
    saved = newest(quick)
    assert saved.insertion is Insertion.EASY
    assert saved.note_for_therapist == "First line\nsecond line"


def test_what_is_chosen_once_is_asked(desk):
    desk.diary.save_preferences(Preferences(ask_numbing_gel=True, own_ticks=("music",)))
    desk.diary.save(SIZES)
    desk.press("Ctrl+N")
    desk.click("More")
    said = desk.words()
    assert "Numbing gel" in said
    assert "music" in said
    assert "Lubricant" not in said


def test_a_day_that_has_a_session_already_says_so_and_blocks_nothing(desk):
    desk.diary.save(SIZES, make_session(22, day=TODAY, at="20:40"))
    desk.press("Ctrl+N")
    assert "There is one at 20:40 already." in desk.words()
    desk.press("Return")
    assert desk.diary.count_sessions() == 2


def test_a_day_after_tomorrow_cannot_be_chosen(quick):
    fields = form(quick).fields
    fields.day.setFocus()
    quick.press("Ctrl+A")
    quick.type("30")
    quick.press("Return")
    assert form(quick).isVisible()
    assert "Please choose a day no later than 13 Nov 2026." in quick.words()
    assert quick.diary.count_sessions() == 1
    quick.settle()
    assert "Please choose a day no later than 13 Nov 2026." in quick.words(), "it stays until something changes"
    fields.day.setFocus()
    quick.press("Ctrl+A")
    quick.type("12")
    quick.settle()
    assert "Please choose a day" not in quick.words()


def test_a_day_that_is_not_understood_is_named_and_nothing_is_saved(quick):
    quick.tab_to("Date")
    quick.type("31/31/2026")
    quick.press("Return")
    assert "Please use a day such as 12 Nov 2026." in quick.words()
    assert (quick.focused.text(), quick.diary.count_sessions()) == ("31/31/2026", 1)
    quick.press("Esc", "Ctrl+N")
    assert form(quick).fields.day.text() == "31/31/2026"
    form(quick).fields.day.setFocus()
    quick.press("Ctrl+A")
    quick.type("30 Oct 2026")
    quick.press("Return")
    assert {s.day for s in quick.diary.newest_sessions(2)} == {days_ago(3), date(2026, 10, 30)}


# --- what is wrong is named, and nothing is lost ---------------------------------------------------------------------
def test_a_time_that_cannot_be_read_is_named_and_the_form_stays(quick):
    quick.press("3")
    form(quick).fields.time.setText("25:99")
    quick.press("Return")
    assert form(quick).isVisible()
    assert "Please use a time such as 20:40, or leave it empty." in quick.words()
    assert quick.focused is form(quick).fields.time
    assert form(quick).fields.pain.value() == 3


def test_a_note_that_is_too_long_is_named_and_nothing_is_cut(quick):
    form(quick).fields.note_to_self.set_text("a" * 4001)
    quick.press("Return")
    assert "This is too long by 1 character." in quick.words()
    assert len(form(quick).fields.note_to_self.text()) == 4001
    form(quick).fields.note_to_self.set_text("a" * 4000)
    form(quick).save()
    assert len(newest(quick).note_to_self) == 4000


@pytest.mark.parametrize(
    "words",
    [
        "🌿" * 1500,
        "שלום לך\nمرحبا",
        "a\x00b\x07c\u2028d",
        "<b>bold</b> & \\ ' \" %s {name}",
        "\ufb2c" * 1300,
        "e\u0301" * 2000,
    ],
    ids=["emoji", "right to left", "control characters", "markup", "grows when stored", "shrinks when stored"],
)
def test_whatever_is_pasted_comes_back(quick, words):
    note = form(quick).fields.note_to_self
    quick.click("More")
    note.setFocus()
    QApplication.clipboard().setText(words)
    quick.press("Ctrl+V")
    assert note.text()
    quick.press("Ctrl+Return")
    assert quick.dialogs() == []
    saved = newest(quick)
    page = quick.page("history")
    page.open_session(saved)
    assert page.panel.fields.note_to_self.text() == saved.note_to_self
    quick.click("Save", page.panel)
    assert newest(quick).stamps.edited_at is None, "what was stored is what is shown"


def test_a_note_that_grows_too_long_when_it_is_stored_is_named(quick):
    form(quick).fields.note_to_self.set_text("\ufb2c" * 4000)
    quick.press("Return")
    assert form(quick).isVisible()
    assert "too long" in quick.words()


def test_esc_keeps_and_cancel_does_not(quick):
    quick.press("5", "Esc")
    assert quick.dialogs() == []
    quick.press("Ctrl+N")
    assert form(quick).fields.pain.value() == 5
    assert "This is what you had typed before. Nothing was lost." in quick.words()
    quick.click("Cancel")
    quick.press("Ctrl+N")
    assert form(quick).fields.pain.value() is None


def test_esc_without_anything_typed_keeps_nothing(quick):
    quick.press("Esc")
    assert quick.diary.draft("form") is None


def test_saving_drops_what_was_kept(quick):
    quick.press("5", "Esc", "Ctrl+N", "Return", "Ctrl+N")
    assert form(quick).fields.pain.value() is None


def test_ctrl_n_twice_opens_one_form(quick):
    quick.view.open_quick_log()
    assert len(quick.dialogs()) == 1


def test_today_shows_the_new_session_at_once(quick):
    quick.press("Return")
    assert "2 sessions this week." in quick.words()
    assert "Last session Thu 12 November" in quick.words()


def test_saving_is_said_with_the_day_and_can_be_taken_back(quick):
    quick.press("Return")
    assert quick.toast.accessibleName() == "Session of Thu 12 November saved."
    quick.press("Ctrl+Z")
    assert (quick.diary.count_sessions(), quick.toast) == (1, None)


def test_ctrl_z_means_the_newest_save_and_the_toast_says_which_one_that_is(quick):
    quick.press("Return", "Ctrl+N", "5", "Return")
    quick.toast.close_now()
    quick.press("Ctrl+Z")
    assert [s.worst_pain for s in quick.diary.newest_sessions(2)] == [None, 2]


def test_a_breathing_session_in_between_does_not_make_the_next_one_a_breathing_session(desk):
    desk.diary.save(SIZES, make_session(22, day=days_ago(3)), make_session(day=days_ago(1)))
    desk.press("Ctrl+N")
    assert form(desk).fields.size.currentText() == "22 mm"


def test_none_of_these_takes_few_keys_too(quick):
    quick.presses = 0
    quick.press("3", "Tab", "Space", "Tab", "End", "Space", "Return")
    saved = newest(quick)
    assert (saved.worst_pain, saved.breathing, saved.safety) == (3, Breathing.DONE, NONE_OF_THESE)


def test_minutes_that_are_no_minutes_are_named_and_not_cut_to_some_others(quick):
    quick.tab_to("Minutes")
    quick.type("99x")
    quick.press("Return")
    assert form(quick).isVisible()
    assert "“99x” is not used here. Please use a number from 1 to 240." in quick.words()
    assert quick.diary.count_sessions() == 1


def test_what_is_typed_is_kept_before_the_form_is_left(quick):
    quick.press("5")
    form(quick).typing.timer.timeout.emit()
    assert quick.diary.draft("form") is not None
    quick.press("Return")
    assert quick.diary.draft("form") is None


def test_the_form_is_never_higher_than_its_window_and_save_stays_in_sight(quick):
    quick.window.resize(1024, 680)
    quick.click("More")
    assert form(quick).height() <= 680
    button = form(quick).save_button
    assert form(quick).rect().contains(button.mapTo(form(quick), button.rect().bottomRight()))
