"""What was taken back says so, and can be done again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilator_app.ui.undo import UndoStack
from tests.desk import Desk
from tests.makers import FixedClock, days_ago, make_plan, make_session, make_set


@pytest.fixture
def logged(desk: Desk) -> Desk:
    """Somebody who has saved a session a while ago and looks at another page."""
    desk.diary.save(make_set(), make_plan(22))
    desk.press("Ctrl+N", "3", "Return")
    desk.settle()
    desk.toast.close_now()
    desk.page("learn")
    return desk


def pains(desk: Desk) -> list[int | None]:
    return [session.worst_pain for session in desk.diary.sessions()]


def test_what_was_saved_a_while_ago_is_named_when_it_is_taken_back(logged):
    logged.press("Ctrl+Z")
    assert pains(logged) == []
    assert "Taken back: the last change to your sessions." in logged.words()


def test_it_can_be_done_again_by_key_and_stands_as_it_was(logged):
    (saved,) = logged.diary.sessions()
    logged.press("Ctrl+Z", "Ctrl+Shift+Z")
    (back,) = logged.diary.sessions()
    assert (back.id, back.worst_pain, back.day, back.stamps.edited_at) == (saved.id, 3, saved.day, None)
    assert logged.toast is None
    logged.press("Ctrl+Z")
    assert pains(logged) == []


def test_it_can_be_done_again_when_what_was_removed_is_gone_for_good(logged):
    logged.press("Ctrl+Z")
    logged.toast.close_now()
    logged.diary.forget_removed()
    logged.press("Ctrl+Shift+Z")
    assert pains(logged) == [3]


def test_while_its_own_word_is_there_its_going_says_enough(desk):
    desk.diary.save(make_set())
    desk.press("Ctrl+N", "3", "Return")
    desk.settle()
    desk.press("Ctrl+Z")
    assert pains(desk) == []
    assert desk.toast is None


def test_after_something_new_nothing_older_is_done_again(logged):
    logged.press("Ctrl+Z")
    logged.press("Ctrl+N", "5", "Return")
    logged.settle()
    logged.press("Ctrl+Shift+Z")
    assert pains(logged) == [5]


def test_a_removal_can_be_taken_back_and_done_again(logged):
    logged.view._way_back.remove("1 session removed.", logged.diary.sessions())
    assert pains(logged) == []
    logged.press("Ctrl+Z")
    assert pains(logged) == [3]
    logged.press("Ctrl+Shift+Z")
    assert pains(logged) == []


def test_what_was_taken_back_is_forgotten_by_a_lock(logged):
    logged.press("Ctrl+Z", "Ctrl+L")
    logged.click("Open")
    logged.settle()
    logged.press("Ctrl+Shift+Z")
    assert pains(logged) == []


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["save", "change", "back", "again"]), max_size=25))
def test_back_and_again_lead_along_the_states_that_were(template, tmp_path_factory, wishes):
    clock = FixedClock()
    diary = template.open(template.copy(tmp_path_factory.mktemp("states") / "diary"), clock)
    diary.save(make_set())
    undo, states, at = UndoStack(), [[]], 0
    for wish in wishes:
        clock.advance(seconds=1)
        known = diary.sessions()
        if wish == "save":
            new = make_session(22, pain=len(states) % 11, day=days_ago(0))
            diary.save(new)
            undo.push_saved(diary, made=[new])
        elif wish == "change" and known:
            diary.save(make_session(22, pain=(known[0].worst_pain + 1) % 11, day=days_ago(0), id=known[0].id))
            undo.push_saved(diary, before=[known[0]])
        elif wish == "back":
            at -= undo.undo() is not None
        elif wish == "again":
            at += undo.redo() is not None
        if wish in ("save", "change") and (wish == "save" or known):
            states, at = [*states[: at + 1], shown(diary)], at + 1
        assert shown(diary) == states[at]
    diary.close()


def shown(diary):
    return sorted((str(session.id), session.worst_pain) for session in diary.sessions())
