"""The one window: one for each folder, its size, and the sample that it shows."""

from PySide6.QtWidgets import QWidget

from dilator_app import sample
from dilator_app.diary.diary import Diary
from dilator_app.settings import SettingsFile
from dilator_app.ui import screens
from dilator_app.ui.instance import RunningInstance, channel_name, raise_running
from dilator_app.ui.window import Window
from tests.desk import Desk
from tests.makers import TODAY
from tests.ui.opened import PAGES


# --- one window for each folder --------------------------------------------------------------------------------------
def test_a_second_start_raises_the_first_window(open_desk, qtbot):
    running = RunningInstance(open_desk.folder.path, open_desk.window)
    running.raise_requested.connect(open_desk.window.come_forward)
    open_desk.window.showMinimized()
    with qtbot.waitSignal(running.raise_requested):
        assert raise_running(open_desk.folder.path)
    qtbot.waitUntil(lambda: not open_desk.window.isMinimized())
    running.close()


def test_the_channel_tells_nothing_of_the_folder(tmp_path):
    (tmp_path / "fernlight").mkdir()
    name = channel_name(tmp_path / "fernlight")
    assert name == channel_name(tmp_path / "other" / ".." / "fernlight")
    assert str(tmp_path) not in name


def test_nobody_answers_for_a_folder_without_a_window(tmp_path):
    assert not raise_running(tmp_path)


def test_ctrl_q_closes_the_window_and_remembers_its_size(open_desk):
    open_desk.window.resize(1100, 720)
    open_desk.press("Ctrl+N")
    open_desk.press("Esc")
    open_desk.press("Ctrl+Q")
    assert not open_desk.window.isVisible()
    kept = type(open_desk.settings)(open_desk.settings.file).settings
    assert (kept.window_width, kept.window_height) == (1100, 720)


def test_a_new_window_is_not_higher_than_its_screen(qtbot, tmp_path, plain_diary, clock):
    settings = SettingsFile(tmp_path / "settings.toml")
    settings.change(window_width=5000, window_height=4000)
    window = Window(plain_diary.folder, settings, clock)
    qtbot.addWidget(window)
    least, screen = window.minimumSize(), screens.room(window)
    assert window.height() == max(least.height(), screen.height() - 40)
    assert window.width() == max(least.width(), screen.width())


def test_closing_the_window_keeps_what_was_typed(open_desk, clock):
    open_desk.press("Ctrl+N")
    open_desk.press("8")
    open_desk.window.close()
    again = Diary.unlock(open_desk.folder, None, clock)
    assert again.draft("form") is not None
    again.close()


# --- the sample ------------------------------------------------------------------------------------------------------
def test_the_sample_says_on_every_page_that_it_is_invented_and_is_gone_at_the_end(new_desk):
    new_desk.window.open_sample()
    new_desk.settle()
    folder = new_desk.diary.folder.path
    assert folder.exists()
    assert folder != new_desk.folder.path
    for name in PAGES:
        new_desk.page(name)
        assert "Sample, invented. Not an example to follow." in new_desk.words()
    new_desk.settle()
    new_desk.window.close()
    assert not folder.exists()


def test_an_invented_diary_of_ones_own_says_so_on_every_page(new_desk, plain_diary):
    sample.fill(plain_diary, TODAY)
    new_desk.open(plain_diary)
    for name in PAGES:
        new_desk.page(name)
        new_desk.settle()
        assert "Sample, invented. Not an example to follow." in new_desk.words(), name


def test_locking_the_sample_erases_it(new_desk):
    new_desk.window.open_sample()
    new_desk.settle()
    folder = new_desk.diary.folder.path
    new_desk.press("Ctrl+H")
    assert not folder.exists()


def test_a_sample_alone_never_leads_to_the_diary_of_this_computer(qtbot, plain_diary, tmp_path, clock):
    desk = Desk(qtbot, plain_diary.folder, clock, tmp_path / "settings.toml", sample_alone=True)
    desk.settle()
    assert desk.view.rooms.is_sample
    desk.press("Ctrl+L")
    assert desk.words() == "Fernlight\nOpen\nBreathe"
    desk.click("Open")
    desk.settle()
    assert desk.view.rooms.is_sample
    desk.put_away()


def test_two_wishes_for_the_sample_make_one(new_desk):
    new_desk.window.open_sample()
    new_desk.window.open_sample()
    new_desk.settle()
    assert len([w for w in new_desk.window.findChildren(QWidget) if w.objectName() == "main"]) == 1
