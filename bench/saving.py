"""Saves one session in a small and in a large diary, turn about: `python bench/saving.py SMALL LARGE TIMES`."""

import json
import sys
import time
from pathlib import Path

from bench.diaries import one_more
from bench.passphrase import PASSPHRASE
from dilator_app.clock import SystemClock
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder


def main(small: str, large: str, times: str) -> None:
    """Print two lists of seconds."""
    diaries = [Diary.unlock(DiaryFolder(Path(folder)), PASSPHRASE, SystemClock()) for folder in (small, large)]
    taken: list[list[float]] = [[], []]
    for diary in diaries:
        diary.save(one_more(diary))  # the first save of a program loads and prepares
    for _ in range(int(times)):
        for diary, seconds in zip(diaries, taken, strict=True):
            session = one_more(diary)
            begin = time.monotonic()
            diary.save(session)
            seconds.append(time.monotonic() - begin)
    for diary in diaries:
        diary.close()
    print(json.dumps(taken))


if __name__ == "__main__":
    main(*sys.argv[1:])
