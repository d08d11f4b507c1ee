"""Journeys happen in the same window as the tests of its parts, but begin on a computer without a diary."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dilator_app.diary.folder import DiaryFolder
from tests.desk import Desk
from tests.makers import FixedClock
from tests.ui.conftest import (
    every_widget_stands_in_one_place,
    garbage_is_left_alone,
    light_look,
    nothing_is_left_on_the_clipboard,
    sound_is_looked_for_before_anything_loads,
    what_is_loaded_is_no_garbage,
)

__all__ = [
    "every_widget_stands_in_one_place",
    "garbage_is_left_alone",
    "light_look",
    "nothing_is_left_on_the_clipboard",
    "sound_is_looked_for_before_anything_loads",
    "what_is_loaded_is_no_garbage",
]


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path, clock: FixedClock) -> Iterator[Desk]:
    """Somebody who has just started the program for the first time."""
    desk = Desk(qtbot, DiaryFolder(tmp_path / "diary"), clock, tmp_path / "settings.toml")
    desk.settle()
    yield desk
    desk.put_away()
