"""What happens in a session is kept as it happens, and what a restart finds of it."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dilator_app.diary.diary import Diary
from dilator_app.domain.scales import Breathing, Insertion
from dilator_app.errors import CouldNotWrite, WriteProblem
from dilator_app.ui.session.record import kept as waiting
from dilator_app.ui.session.resume import ResumeDialog
from tests.cut import cut_off
from tests.journeys.session.sitting import a_plan, warm_up_plan
from tests.processes import another


# --- kept as it happens ----------------------------------------------------------------------------------------------
def test_each_event_is_on_the_disk_when_it_has_happened(sitting, desk):
    sitting.set_up(warm_up_plan()).begins()
    assert waiting(desk.diary) is None, "in Prepare nothing has happened yet"
    seen = []

    def on_disk(*_args):
        seen.append(waiting(desk.diary).state)
        assert seen[-1] == sitting.page.state

    sitting.presses("Start breathing")
    on_disk()
    for button in ("Go on", "Go on: 22 mm", "Smaller: 18 mm", "Pause", "Resume", "Back to breathing", "Go on"):
        sitting.lives(20).presses(button)
        on_disk()
    for key in ("2", "9"):
        sitting.lives(20).types(key)
        on_disk()
    sitting.presses("Take it out and rest")
    on_disk()
    assert len({s.stage for s in seen}) == 2
    assert [s.pains for s in seen[-1].steps if s.pains] == [(2, 9)]


def test_while_nothing_happens_no_more_than_a_second_of_time_is_missing(sitting, desk, clock):
    sitting.set_up(a_plan()).practises()
    for _look in range(60):
        clock.advance(seconds=0.25)
        sitting.page.look()
        assert sitting.page.state.practised_s - waiting(desk.diary).state.practised_s <= 1


def test_answers_are_kept_as_they_are_given(sitting, desk):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Hard")
    assert waiting(desk.diary).answers == {"insertion": "hard"}

    desk.tab_to("Note to yourself")
    desk.type("slowly")
    sitting.lives(1)
    assert waiting(desk.diary).answers == {"insertion": "hard", "note_to_self": "slowly"}


def test_the_session_itself_is_in_the_diary_before_any_question_is_answered(sitting):
    sitting.set_up(a_plan()).practises(60).presses("To reflect")

    assert sitting.saved.steps[0].seconds == 60


def test_after_saved_nothing_waits(sitting, desk):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Save session")

    assert waiting(desk.diary) is None


# --- what a restart finds --------------------------------------------------------------------------------------------
def sit_until_killed(line, folder, stage):
    """Go to a stage in a window of one's own, say that it is on the disk, and stay."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

    from dilator_app.diary.folder import DiaryFolder
    from dilator_app.settings import SettingsFile
    from dilator_app.ui import theme
    from dilator_app.ui.session.stage import Want
    from dilator_app.ui.window import Window
    from tests.makers import FixedClock

    app, clock = QApplication([]), FixedClock()
    theme.register_fonts()
    theme.apply(app, "light")
    window = Window(DiaryFolder(Path(folder)), SettingsFile(Path(folder).with_name("settings.toml")), clock)
    window.show()
    window.open_diary(Diary.unlock(DiaryFolder(Path(folder)), None, clock))
    session = window.view.session
    session.begin(window.view.rooms.diary.current_set().dilators[3], is_breathing_session=False)

    def lives(seconds):
        for _ in range(seconds):
            clock.advance(seconds=1)
            session.page.look()

    if stage == "prepare":
        session.page.do(Want.NOTE_ANXIETY, 6)
    else:
        session.page.do(Want.GO_ON)
        lives(20)
    if stage in ("practise", "reflect"):
        session.page.do(Want.GO_ON)
        lives(90)
        session.page.do(Want.NOTE_PAIN, 2)
    if stage == "reflect":
        session.page.do(Want.GO_ON)
        session.page.view.fields.insertion.set_value(Insertion.HARD)
        session.page.view.fields.changed.emit()
    line.send("there")
    while True:
        app.processEvents()


@pytest.fixture
def killed_in(sitting, desk, clock, unlocks):
    """Kill a real process in a stage; then open the diary that it left."""

    def kill(stage):
        sitting.set_up(a_plan())
        desk.window.lock()
        with another(sit_until_killed, str(desk.folder.path), stage) as other:
            assert other.hear() == "there"
            other.kill()
            assert other.exit_code == -9
        clock.advance(hours=2)
        unlocks()
        return sitting

    return kill


posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")


@posix
@pytest.mark.long
def test_killed_in_prepare_nothing_is_asked_and_its_answer_is_there(killed_in, desk):
    sitting = killed_in("prepare")
    assert desk.dialogs() == []
    assert desk.diary.sessions() == []

    sitting.begins()
    assert sitting.page.state.anxiety_before == 6


@posix
@pytest.mark.long
def test_killed_in_breathe_its_breath_is_there(killed_in, desk):
    sitting = killed_in("breathe")
    assert "less than 1 min of breathing" in desk.words()
    desk.click("OK")

    assert sitting.stage == "Step 4 of 4: Reflect"
    sitting.presses("Save session")
    assert (sitting.saved.breathing_seconds, sitting.saved.breathing) == (20, Breathing.PARTLY)


@posix
def test_killed_in_practise_its_time_and_pain_are_there(killed_in, desk):
    sitting = killed_in("practise")
    assert isinstance(desk.dialog(), ResumeDialog)
    desk.click("OK")
    sitting.presses("Save session")

    assert (sitting.saved.steps[0].seconds, sitting.saved.worst_pain) == (90, 2)
    assert not sitting.saved.stopped


@posix
@pytest.mark.long
def test_killed_in_reflect_its_answers_are_there(killed_in, desk):
    sitting = killed_in("reflect")
    desk.click("OK")
    sitting.presses("Save session")

    assert (sitting.saved.insertion, sitting.saved.worst_pain) == (Insertion.HARD, 2)


@pytest.fixture
def restarted(sitting, desk, clock, unlocks):
    """A session of one minute that a restart finds; what the window knew is gone."""
    sitting.set_up(a_plan()).practises(60).types("2").lives(30)
    desk.window.lock()
    desk.window._session_left = None
    clock.advance(days=1)
    unlocks()
    return sitting


def test_a_waiting_session_can_be_finished(restarted, desk):
    assert "It began on Thursday 12 November, 20:40: 2 min with 22 mm. Everything up to there is safe." in desk.words()
    desk.click("OK")

    assert restarted.stage == "Step 4 of 4: Reflect"
    restarted.presses("Easy", "Save session")
    assert (restarted.saved.steps[0].seconds, restarted.saved.insertion) == (90, Insertion.EASY)
    assert restarted.saved.day.isoformat() == "2026-11-12", "it belongs to the day on which it began"


def test_a_waiting_session_names_every_size_that_was_used(sitting, desk, unlocks):
    sitting.set_up(a_plan()).practises(60).presses("Smaller: 18 mm").lives(60)
    desk.window.lock()
    desk.window._session_left = None
    unlocks()

    assert "2 min with 22 mm, 18 mm." in desk.words()


def test_each_choice_about_a_waiting_session_can_be_seen_whole(restarted, desk):
    desk.window.resize(1024, 680)
    rows = desk.dialog(ResumeDialog).rows
    QApplication.processEvents()
    assert cut_off(desk.dialog()) == []
    for choice in rows.choices:
        assert choice.visibleRegion().boundingRect() == choice.rect(), choice.text()


def test_a_waiting_session_can_go_on(restarted, desk):
    desk.click("Go on with it")
    desk.click("OK")
    restarted.lives(30)

    assert restarted.page.state.practised_s == 120
    assert restarted.page.state.pain_now == 2


def test_a_waiting_session_can_be_kept_as_it_is(restarted, desk):
    desk.click("Keep it as it is")
    desk.click("OK")

    assert not restarted.is_on
    assert (restarted.saved.steps[0].seconds, restarted.saved.worst_pain) == (90, 2)
    assert waiting(desk.diary) is None


def test_a_waiting_session_can_be_discarded(restarted, desk):
    desk.click("Discard it")
    desk.click("OK")

    assert desk.diary.sessions() == []
    assert waiting(desk.diary) is None


def test_deciding_later_decides_nothing_and_the_next_start_asks_again(restarted, desk):
    desk.click("Decide later")
    assert waiting(desk.diary) is not None
    desk.click("Start")

    assert isinstance(desk.dialog(), ResumeDialog)


def test_kept_as_it_is_with_the_answers_given_so_far(sitting, desk, unlocks):
    sitting.set_up(a_plan()).practises(60).presses("To reflect", "Hard", "None of these")
    desk.window.lock()
    desk.window._session_left = None
    unlocks()
    desk.click("Keep it as it is")
    desk.click("OK")

    assert sitting.saved.insertion is Insertion.HARD
    assert sitting.saved.safety is not None
    assert sitting.saved.steps[0].seconds == 60


def test_discarded_in_reflect_the_session_goes_too(sitting, desk, unlocks):
    sitting.set_up(a_plan()).practises(60).presses("To reflect")
    desk.window.lock()
    desk.window._session_left = None
    unlocks()
    desk.click("Discard it")
    desk.click("OK")

    assert desk.diary.sessions() == []


def test_where_the_disk_takes_nothing_the_session_goes_on_and_says_so(sitting, desk, monkeypatch):
    sitting.set_up(a_plan()).practises(30)

    def full(*_args):
        raise CouldNotWrite(WriteProblem.FULL)

    monkeypatch.setattr(desk.diary, "save_draft", full)
    sitting.lives(30).types("2")
    assert "The session goes on, and it is tried again." in sitting.read
    assert sitting.page.state.practised_s == 60

    monkeypatch.undo()
    sitting.lives(5)
    assert "The session goes on, and it is tried again." not in sitting.read
    assert waiting(desk.diary).state.steps[0].pains == (2,)
