"""Catch up: several days in one grid, by keyboard, saved at once or not at all."""

import pytest

from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.scales import Breathing, Sign
from dilator_app.domain.session import Entered, How
from dilator_app.ui.catch_up import CatchUp
from dilator_app.ui.paper_dialog import PaperDialog
from tests.cut import cut_off
from tests.desk import Desk, name_of
from tests.makers import TODAY, days_ago, make_dilator, make_session, make_set


@pytest.fixture
def grid(desk: Desk):
    """Open Catch up from History, with these records in the diary."""

    def show(*records) -> CatchUp:
        desk.diary.save(make_set(), *records)
        desk.page("history")
        desk.click("Catch up")
        return desk.dialog(CatchUp)

    return show


def choose(line, mm: float) -> None:
    line.size.set_value(make_dilator(mm).id)


def test_it_begins_with_the_last_six_days_and_nothing_answered(grid, desk):
    shown = grid()
    assert [line.day.day() for line in shown.lines] == [days_ago(n) for n in (5, 4, 3, 2, 1, 0)]
    assert all(line.is_empty() for line in shown.lines)
    assert desk.focused is shown.lines[0].day


def test_without_a_set_breathing_sessions_can_be_caught_up_with(desk):
    desk.page("history")
    desk.click("Catch up")
    shown = desk.dialog(CatchUp)
    assert "Sizes can be chosen here once they are entered in Plan." in desk.words()
    shown.lines[0].size.set_value("breathing")
    desk.click("Save all")
    assert desk.diary.sessions()[0].is_breathing_session


def test_two_days_are_filled_in_and_saved_without_the_mouse(grid, desk):
    grid()
    desk.tab_to("Size, Sat 7 November")
    desk.press("Down", "Down", "Tab", "1", "2", "Tab", "3", "Tab", "Y", "Tab")
    desk.press("Right", "Right", "Space")
    desk.tab_to("Size, Sun 8 November")
    desk.press("End", "Tab", "5", "Tab", "Tab", "P", "Tab")
    assert name_of(desk.focused) == "A little pink spotting, Sun 8 November"
    desk.press(*["Right"] * 5, "Space", "Return")
    first, second = desk.diary.sessions()
    assert (first.day, first.main_dilator.diameter_mm, first.worst_pain) == (days_ago(5), 15, 3)
    assert (first.seconds, second.seconds) == (12 * 60, 5 * 60)
    assert (first.breathing, first.safety.signs) == (Breathing.DONE, {Sign.PAIN_LASTED})
    assert first.safety.day_of(Sign.PAIN_LASTED) == days_ago(5)
    assert (second.day, second.is_breathing_session, second.worst_pain) == (days_ago(4), True, None)
    assert (second.breathing, second.safety.signs) == (Breathing.PARTLY, frozenset())
    assert {(s.how, s.entered) for s in (first, second)} == {(How.QUICK, Entered.LATER)}


def test_the_tab_key_makes_six_stops_a_line(grid, desk):
    grid()
    stops = []
    for _stop in range(7):
        stops.append(name_of(desk.focused).split(",")[0])
        desk.press("Tab")
    assert stops == ["Date", "Size", "Minutes", "Strongest pain", "Breathing", "A little pink spotting", "Date"]


@pytest.mark.parametrize("keys", [["End"], ["Right"], ["End", "Left"], []])
def test_from_each_of_the_six_ticks_the_tab_key_goes_on_to_the_next_line(grid, desk, keys):
    grid()
    desk.tab_to("A little pink spotting, Sat 7 November")
    desk.press(*keys, "Space", "Tab")
    assert name_of(desk.focused) == "Date, Sun 8 November"


def test_back_from_the_ticks_lies_the_same_line(grid, desk):
    shown = grid()
    desk.tab_to("A little pink spotting, Sun 8 November")
    desk.press("End", "Space", "Shift+Tab", "Shift+Tab")
    assert desk.focused is shown.lines[1].breathing


def test_from_the_ticks_of_the_last_line_the_tab_key_goes_on_below_the_grid(grid, desk):
    shown = grid()
    desk.click("Add a line")
    shown.lines[-1].safety.boxes()[0].setFocus()
    desk.press("End", "Space", "Tab")
    assert desk.focused is shown.add_button


def test_what_is_not_answered_stays_not_answered(grid, desk):
    shown = grid()
    choose(shown.lines[3], 12)
    desk.press("Return")
    (session,) = desk.diary.sessions()
    assert (session.worst_pain, session.breathing, session.safety) == (None, None, None)


def test_all_of_it_can_be_taken_back_at_once(grid, desk):
    shown = grid()
    choose(shown.lines[0], 12)
    choose(shown.lines[1], 15)
    desk.click("Save all")
    assert len(desk.diary.sessions()) == 2
    assert desk.toast is not None
    assert "2 sessions saved." in desk.words()
    desk.click("Undo")
    assert desk.diary.sessions() == []
    assert desk.toast is None


def test_ctrl_z_takes_it_back_when_the_toast_is_gone(grid, desk):
    shown = grid(make_session(22, pain=1))
    choose(shown.lines[0], 12)
    desk.click("Save all")
    desk.toast.close_now()
    desk.page("history").setFocus()
    desk.press("Ctrl+Z")
    assert [s.worst_pain for s in desk.diary.sessions()] == [1]


def test_an_answer_without_a_size_is_saved_without_one(grid, desk):
    shown = grid()
    choose(shown.lines[0], 12)
    shown.lines[1].pain.set_number(4)
    shown.lines[2].size.set_value("breathing")
    shown.lines[3].minutes.set_number(9)
    desk.click("Save all")
    kept = sorted(desk.diary.sessions(), key=lambda s: s.day)
    assert [(s.worst_pain, s.seconds, s.size_unsaid, s.is_breathing_session) for s in kept] == [
        (None, None, False, False),
        (4, None, True, False),
        (None, None, False, True),
        (None, 540, True, False),
    ]


@pytest.mark.parametrize(
    ("field", "typed", "range_", "pain", "seconds"),
    [("Strongest pain", "14", "0 to 10", 1, None), ("Minutes", "300", "1 to 240", None, 30 * 60)],
)
def test_a_number_that_is_none_is_named_at_once_and_stays_to_be_put_right(
    grid, desk, field, typed, range_, pain, seconds
):
    shown = grid()
    desk.tab_to(f"{field}, Sun 8 November")
    entry = desk.focused
    desk.type(typed)
    desk.press("Tab")
    refusal = f"“{typed}” is not used here. Please use a number from {range_}."
    assert refusal in desk.words()
    assert entry.text() == typed
    desk.press("Return")
    assert desk.focused is entry
    assert desk.diary.sessions() == []
    choose(shown.lines[1], 12)
    desk.press("Return")
    assert refusal in desk.words()
    assert desk.diary.sessions() == []
    desk.press("Backspace")
    assert refusal not in desk.words()
    desk.press("Return")
    assert [(s.worst_pain, s.seconds) for s in desk.diary.sessions()] == [(pain, seconds)]


def test_what_is_typed_and_is_no_number_comes_back_with_the_rest(grid, desk):
    grid()
    desk.tab_to("Strongest pain, Sun 8 November")
    desk.type("14")
    desk.press("Esc")
    desk.click("Catch up")
    assert desk.dialog(CatchUp).lines[1].pain.text() == "14"


def test_a_line_needs_a_day(grid, desk):
    shown = grid()
    choose(shown.lines[0], 12)
    shown.lines[0].day.set_day(None)
    desk.click("Save all")
    assert "Please give a day." in desk.words()
    assert desk.diary.sessions() == []


def test_an_empty_grid_saves_nothing_and_says_so(grid, desk):
    grid()
    desk.click("Save all")
    assert "No line has an answer yet." in desk.words()
    assert desk.diary.sessions() == []


def test_a_day_that_has_an_entry_is_told_and_never_a_block(grid, desk):
    shown = grid(make_session(22, day=days_ago(5)))
    assert "already" not in desk.words()
    shown.lines[0].pain.set_number(2)
    assert "There is an entry already on Sat 7 November." in desk.words()
    choose(shown.lines[0], 22)
    desk.click("Save all")
    assert len(desk.diary.sessions()) == 2


def test_two_entries_of_one_day_keep_the_order_of_the_lines(grid, desk):
    shown = grid()
    for line, mm in zip(shown.lines, (22, 12), strict=False):
        line.day.set_day(TODAY)
        choose(line, mm)
    desk.click("Save all")
    assert [s.main_dilator.diameter_mm for s in desk.diary.sessions()] == [22, 12]


def test_more_lines_follow_day_by_day_and_end_today(grid, desk):
    shown = grid()
    shown.lines[-1].day.set_day(days_ago(1))
    desk.click("Add a line")
    desk.click("Add a line")
    assert [line.day.day() for line in shown.lines[-3:]] == [days_ago(1), TODAY, TODAY]
    assert desk.focused is shown.lines[-1].day


def test_no_day_lies_beyond_tomorrow(grid):
    shown = grid()
    line = shown.lines[0]
    line.day.setText("21 Nov 2026")
    line.pain.set_number(3)
    line.size.setCurrentIndex(1)
    shown.save()
    assert shown.isVisible()
    assert "Please choose a day no later than 13 Nov 2026." in shown.problem.text()
    assert line.day.text() == "21 Nov 2026"


def test_what_comes_from_a_paper_log_is_told_apart(grid, desk):
    shown = grid()
    choose(shown.lines[0], 12)
    shown.from_paper.click()
    desk.click("Save all")
    assert desk.diary.sessions()[0].how is How.PAPER


def test_one_sign_and_none_of_these_exclude_each_other(grid):
    cells = grid().lines[0].safety
    cells.boxes()[0].click()
    cells.boxes()[5].click()
    assert cells.value() == frozenset()
    cells.boxes()[1].click()
    assert cells.value() == {Sign.BLEEDING.value}


def test_esc_keeps_what_is_typed_and_cancel_does_not(grid, desk):
    shown = grid()
    choose(shown.lines[2], 18)
    shown.lines[2].safety.boxes()[5].click()
    desk.click("Add a line")
    desk.press("Esc")
    desk.page("history")
    desk.click("Catch up")
    again = desk.dialog(CatchUp)
    assert "This is what you had typed before." in desk.words()
    assert (again.lines[2].size.currentText(), again.lines[2].safety.value()) == ("18 mm", frozenset())
    assert len(again.lines) == 7
    desk.click("Cancel")
    desk.click("Forget them")
    desk.click("Catch up")
    assert desk.dialog(CatchUp).lines[2].is_empty()


def test_cancel_asks_before_it_forgets_and_enter_says_no(grid, desk):
    shown = grid()
    choose(shown.lines[2], 18)
    desk.click("Cancel")
    assert "None of them is saved yet." in desk.words()
    desk.press("Return")
    assert desk.dialog(CatchUp) is shown
    assert shown.lines[2].size.currentText() == "18 mm"
    desk.click("Cancel")
    desk.press("Esc")
    assert shown.isVisible()


def test_cancel_asks_nothing_where_nothing_is_typed(grid, desk):
    grid()
    desk.click("Cancel")
    assert desk.dialogs() == []


def test_a_lock_keeps_what_is_typed(grid, desk):
    shown = grid()
    shown.lines[0].pain.set_number(3)
    shown.lines[1].minutes.set_number(8)
    desk.press("Ctrl+L")
    desk.click("Open")
    desk.settle()
    desk.page("history")
    desk.click("Catch up")
    first, second = desk.dialog(CatchUp).lines[:2]
    assert (first.pain.number(), first.minutes.number()) == (3, None)
    assert (second.pain.number(), second.minutes.number()) == (None, 8)


def test_quick_log_leads_to_it_and_keeps_what_was_typed(desk):
    desk.diary.save(make_set())
    desk.press("Ctrl+N")
    desk.press("3")
    desk.click("Catch up: several days")
    shown = desk.dialog(CatchUp)
    shown.discard()
    desk.press("Ctrl+N")
    assert "This is what you had typed before." in desk.words()


def test_the_paper_log_is_one_click_away_and_what_is_typed_stays(grid, desk):
    grid().lines[0].pain.set_number(3)
    desk.click("Print a paper log")
    assert "Paper log" in desk.words(desk.dialog(PaperDialog))
    desk.settle()
    desk.press("Esc")
    desk.click("Catch up")
    assert desk.dialog(CatchUp).lines[0].pain.number() == 3


@pytest.mark.parametrize("sizes", [make_set(), DilatorSet(dilators=(make_dilator(None, label="W" * 80),))])
def test_everything_in_it_can_be_read(desk, sizes):
    desk.diary.save(sizes)
    desk.page("history")
    desk.click("Catch up")
    shown = desk.dialog(CatchUp)
    assert shown.width() <= 1024
    assert shown.height() <= 680
    assert cut_off(shown) == []


def test_each_field_says_what_and_for_which_day(grid):
    first = grid().lines[0]
    spoken = [name_of(field) for field in (*first.fields[:5], *first.safety.boxes())]
    named = ("Date", "Size", "Minutes", "Strongest pain", "Breathing")
    assert spoken[:5] == [f"{what}, Sat 7 November" for what in named]
    assert spoken[-1] == "None of these, Sat 7 November"
    first.day.set_day(TODAY)
    assert name_of(first.pain) == "Strongest pain, Thu 12 November"
