"""What is given in Prepare stays until the first breath, through a lock or a kill, and nobody asks about it."""

import pytest

from dilator_app.domain.scales import Sign
from dilator_app.errors import CouldNotWrite, WriteProblem
from dilator_app.ui.session.prepare import PrepareView
from dilator_app.ui.session.prepared import DRAFT
from tests.journeys.session.sitting import a_plan
from tests.makers import make_session, signs

HANDS, LUBRICANT = "Hands and set washed", "Lubricant within reach"


@pytest.fixture
def prepared(sitting):
    """A person who has ticked a line, noted her anxiety and chosen a smaller size."""
    return sitting.set_up(a_plan()).begins().presses(HANDS, "Smaller: 18 mm", "Note anxiety").types("4")


@pytest.fixture
def restarted(prepared, desk, unlocks):
    """The same after a kill: the window knows nothing of her."""

    def restart():
        desk.window.lock()
        desk.window._session_left = None
        unlocks()

    return restart


def given(sitting):
    """What Prepare shows: ticked lines, anxiety, the size to begin with."""
    view = sitting.view
    assert isinstance(view, PrepareView)
    return view.ticked(), view.anxiety.value(), view.card.size_label.text()


def test_each_answer_is_on_the_disk_when_it_is_given(sitting, desk):
    sitting.set_up(a_plan()).begins()
    assert desk.diary.draft(DRAFT) is None
    sitting.presses(HANDS)
    assert HANDS in desk.diary.draft(DRAFT)
    sitting.presses("Note anxiety").types("4")
    assert '"anxiety": 4' in desk.diary.draft(DRAFT)
    before = desk.diary.draft(DRAFT)
    sitting.presses("Smaller: 18 mm")
    assert desk.diary.draft(DRAFT) != before


def test_what_is_taken_back_leaves_nothing_on_the_disk(sitting, desk):
    sitting.set_up(a_plan()).begins().presses(HANDS, HANDS)

    assert desk.diary.draft(DRAFT) is None


def test_a_lock_comes_back_to_prepare_with_all_of_it(prepared, desk, unlocks):
    prepared.types("Ctrl+L")
    assert HANDS not in desk.words()
    unlocks()

    assert given(prepared) == ({HANDS}, 4, "18 mm")
    assert prepared.view.anxiety.isVisible()
    assert desk.dialogs() == []


def test_a_restart_asks_nothing_and_the_next_start_has_all_of_it(prepared, restarted, desk):
    restarted()
    assert not prepared.is_on
    assert desk.dialogs() == []

    desk.click("Start")
    assert given(prepared) == ({HANDS}, 4, "18 mm")


def test_the_first_breath_takes_the_anxiety_along_and_drops_the_rest(prepared, restarted, desk):
    restarted()
    desk.click("Start")
    prepared.presses("Start breathing")
    assert desk.diary.draft(DRAFT) is None

    prepared.lives(50).presses("Go on").lives(60).presses("To reflect", "Save session")
    assert prepared.saved.anxiety_before == 4
    assert prepared.saved.main_dilator.diameter_um == 18_000


def test_not_today_keeps_nothing_of_it(prepared, desk):
    prepared.presses("Not today")
    assert desk.diary.draft(DRAFT) is None

    desk.click("Start")
    assert given(prepared) == (set(), None, "22 mm")


def test_on_another_day_it_is_forgotten(prepared, restarted, desk, clock):
    clock.advance(days=1)
    restarted()
    desk.click("Start")

    assert given(prepared) == (set(), None, "22 mm")


def test_a_size_does_not_come_back_where_a_sign_was_noted_since(prepared, restarted, desk):
    restarted()
    sore = make_session(22, at="20:00", safety=signs(Sign.SPOTTING))
    desk.view.rooms.bus.announce(desk.diary.save(sore))
    prepared.begins()

    assert given(prepared) == ({HANDS}, 4, "Your size")


def test_a_draft_of_it_that_cannot_be_read_is_none(sitting, desk):
    sitting.set_up(a_plan())
    for payload in ("nonsense", "{}", '{"session": 1, "day": "2026-11-12"}', "[]"):
        desk.diary.save_draft(DRAFT, payload)
        sitting.begins()
        assert given(sitting) == (set(), None, "22 mm")
        sitting.presses("Not today")


def test_where_the_disk_takes_nothing_it_is_tried_again(sitting, desk, monkeypatch):
    sitting.set_up(a_plan()).begins()

    def full(*_args):
        raise CouldNotWrite(WriteProblem.FULL)

    monkeypatch.setattr(desk.diary, "save_draft", full)
    sitting.presses(LUBRICANT)
    assert "it is tried again" in sitting.read

    monkeypatch.undo()
    sitting.lives(5)
    assert LUBRICANT in desk.diary.draft(DRAFT)
    assert "it is tried again" not in sitting.read


def test_the_list_may_be_changed_and_keeps_what_is_ticked_and_noted(prepared, desk):
    prepared.presses("Change the list")
    desk.click("Save")

    assert given(prepared) == ({HANDS}, 4, "18 mm")
    assert prepared.view.anxiety.isVisible()
