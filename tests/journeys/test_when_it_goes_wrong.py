"""What cannot go right is told in its own words, in the window, and nothing that was typed or stored is lost."""

import shutil
import sys
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from dilator_app.ui import messages
from dilator_app.ui.messages import Message
from dilator_app.ui.pages.goals_dialog import GoalsDialog
from dilator_app.ui.quick_log import QuickLog
from tests.desk import Desk
from tests.faults.fault_vfs import CANTOPEN, FULL, IOERR_WRITE, faulty_disk
from tests.makers import PASSPHRASE, days_ago, make_session, make_set

READ_ONLY = 8


@pytest.fixture
def disk():
    with faulty_disk() as disk:
        yield disk


@pytest.fixture
def told(disk, qtbot, folder, template, tmp_path, clock) -> Iterator[Desk]:
    """An open diary with one session, on a disk that can fail, in a window that tells what it is told."""
    before = sys.excepthook
    diary = template.open(folder, clock)
    diary.save(make_set(), make_session(22, day=days_ago(3), pain=2))
    desk = Desk(qtbot, folder, clock, tmp_path / "settings.toml").open(diary)
    messages.UnexpectedErrors(lambda: desk.window).install()
    yield desk
    disk.heal()
    sys.excepthook = before
    desk.put_away()


PROBLEMS = [
    pytest.param({"code": FULL, "whats": ("write",)}, "The disk is full.", "Free some space", id="full"),
    pytest.param({"code": READ_ONLY, "whats": ("write",)}, "This place can be read, not written.", "", id="read-only"),
    pytest.param({"code": IOERR_WRITE, "whats": ("write", "sync")}, "The disk did not take it.", "", id="failing"),
]


@pytest.mark.parametrize(("fault", "said", "todo"), PROBLEMS)
def test_a_save_that_fails_keeps_the_form_and_goes_through_when_the_disk_takes_it(told, disk, fault, said, todo):
    told.press("Ctrl+N", "7")
    disk.fail(**fault)
    told.press("Return")
    words = told.words(told.dialog(Message))
    assert "It could not be saved" in words
    assert said in words
    assert todo in words
    assert "What was saved before is safe." in words
    disk.heal()
    told.press("Return")
    form = told.dialog(QuickLog)
    assert form.fields.pain.value() == 7
    told.press("Return")
    assert told.dialogs() == []
    assert [s.worst_pain for s in told.diary.sessions()] == [2, 7]


@pytest.mark.parametrize(("fault", "said", "todo"), PROBLEMS)
def test_an_edit_a_removal_and_a_goal_that_fail_can_be_done_again(told, disk, fault, said, todo):
    page = told.page("history")
    page.open_session(page.table.session_at(0))
    page.panel.fields.pain.setFocus()
    told.press("9")
    disk.fail(**fault)
    told.press("Return")
    assert said in told.words(told.dialog(Message))
    told.press("Return")
    assert page.panel.fields.pain.value() == 9
    disk.heal()
    page.panel.fields.pain.setFocus()
    told.press("Return")
    assert told.diary.sessions()[0].worst_pain == 9

    disk.fail(**fault)
    page.view.setFocus()
    told.press("Delete")
    assert said in told.words(told.dialog(Message))
    told.press("Return")
    disk.heal()
    assert told.diary.count_sessions() == 1

    told.page("today")
    told.click("Write a goal")
    dialog = told.dialog(GoalsDialog)
    told.type("A smear test without fear")
    disk.fail(**fault)
    told.press("Return")
    assert said in told.words(told.dialog(Message))
    told.press("Return")
    disk.heal()
    assert dialog.rows[0].words.text() == "A smear test without fear"
    told.dialog(GoalsDialog)
    told.press("Return")
    assert [goal.words for goal in told.diary.goals()] == ["A smear test without fear"]


# --- in front of the lock page ---------------------------------------------------------------------------------------
@pytest.fixture
def door(qtbot, folder, template, tmp_path, clock) -> Iterator[Desk]:
    """The lock page of a diary with one session."""
    diary = template.open(folder, clock)
    diary.save(make_set(), make_session(22, pain=3))
    diary.close()
    desk = Desk(qtbot, folder, clock, tmp_path / "settings.toml")
    yield desk
    desk.put_away()


def truncate(folder, template, clock) -> None:
    folder.database.write_bytes(folder.database.read_bytes()[:6000])


def make_newer(folder, template, clock) -> None:
    diary = template.open(folder, clock)
    with diary._access.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    diary.close()


def take_away(folder, template, clock) -> None:
    shutil.rmtree(folder.path)


def nothing(folder, template, clock) -> None:
    pass


WAYS = {
    "wrong passphrase": (nothing, "not this one", "That did not match."),
    "truncated": (truncate, PASSPHRASE, "The diary file cannot be read to the end."),
    "newer": (make_newer, PASSPHRASE, "A later version of Fernlight wrote this diary."),
    "gone": (take_away, PASSPHRASE, "There is no diary in this folder."),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_reason_not_to_open_has_its_own_words_and_only_those(door, template, clock, way):
    spoil, passphrase, said = WAYS[way]
    spoil(door.folder, template, clock)
    before = {file.name: file.read_bytes() for file in door.folder.path.glob("*.db")}
    door.type(passphrase)
    door.press("Return")
    door.settle()
    words = door.words()
    assert said in words
    assert not [other for _spoil, _passphrase, other in WAYS.values() if other != said and other in words]
    assert door.window.view is None
    assert {file.name: file.read_bytes() for file in door.folder.path.glob("*.db")} == before


def test_a_diary_whose_files_may_not_be_opened_is_told_at_the_door_and_opens_when_they_may(door, disk):
    disk.fail(code=CANTOPEN, whats=("open",))
    door.type(PASSPHRASE)
    door.press("Return")
    door.settle()
    assert "This computer does not allow writing there." in door.words()
    assert door.settings.settings.failed_unlocks == 0
    disk.heal()
    door.press("Return")  # what was typed stands there still, marked
    door.settle()
    assert door.diary.count_sessions() == 1


@pytest.mark.parametrize("code", [READ_ONLY, FULL], ids=["read-only", "full"])
def test_where_nothing_can_be_written_the_diary_can_still_be_read(door, disk, code):
    disk.fail(code=code, whats=("write",))
    door.type(PASSPHRASE)
    door.press("Return")
    door.settle()
    assert door.diary.count_sessions() == 1
    disk.heal()
