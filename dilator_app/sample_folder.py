"""A sample diary in a private temporary folder under a random key, gone at the end."""

import secrets
import shutil
import tempfile
import weakref
from pathlib import Path

from dilator_app import sample
from dilator_app.clock import Clock
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder


class ThrowAwayDiary:
    """Makes the diary, ending on the clock's today or on the day before; `erase`, or the program's end, removes it."""

    def __init__(self, clock: Clock) -> None:
        self.folder = DiaryFolder(Path(tempfile.mkdtemp(prefix="fernlight-")))
        self._remove = weakref.finalize(self, shutil.rmtree, self.folder.path, ignore_errors=True)
        self.diary = Diary.create(self.folder, secrets.token_urlsafe(32), clock)
        sample.fill(self.diary, sample.last_day(clock.now()))

    def erase(self) -> None:
        """Close the diary and remove its folder."""
        self.diary.close()
        self._remove()
