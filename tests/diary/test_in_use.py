"""A diary that somebody else has open."""

from pathlib import Path

import pytest

from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.errors import DiaryInUse
from tests.diary.opening import unlock
from tests.diary.test_opening import OTHER
from tests.makers import PASSPHRASE, FixedClock, make_session
from tests.processes import another


def hold(line, path):
    diary = Diary.unlock(DiaryFolder(Path(path)), PASSPHRASE, FixedClock())
    line.send("open")
    line.recv()
    diary.close()
    line.send("closed")


def test_a_diary_that_another_program_has_open_is_in_use(filled):
    with another(hold, str(filled.path)) as other:
        assert other.hear() == "open"
        for passphrase in (PASSPHRASE, OTHER):
            with pytest.raises(DiaryInUse):  # also for a wrong one: nobody can tell before the file can be read
                unlock(filled, passphrase)
        other.say("close it")
        assert other.hear() == "closed"
    diary = unlock(filled)
    assert diary.count_sessions() == 40
    diary.close()


def test_a_connection_that_broke_while_another_program_took_the_diary_comes_back_after_it(diary):
    diary.save(make_session())
    diary._access._drop()
    with another(hold, str(diary.folder.path)) as other:
        assert other.hear() == "open"
        for _ in range(2):
            with pytest.raises(DiaryInUse):
                diary.save(make_session())
        other.say("close it")
        assert other.hear() == "closed"
    diary.save(make_session())
    assert diary.count_sessions() == 2


def try_to_open(line, path):
    try:
        unlock(DiaryFolder(Path(path))).close()
    except DiaryInUse:
        line.send("in use")
    else:
        line.send("open")


def test_a_second_opening_in_one_program_is_refused_too_and_gives_nothing_away(diary, template):
    diary.save(make_session())
    with pytest.raises(DiaryInUse):
        template.open(diary.folder, FixedClock())
    assert diary.count_sessions() == 1
    with another(try_to_open, str(diary.folder.path)) as other:
        assert other.hear() == "in use"
