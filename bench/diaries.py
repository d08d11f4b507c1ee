"""The diaries that are measured: invented, made once through the program itself, and kept in ``build/bench-data``."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import islice
from pathlib import Path
from random import Random
from uuid import UUID

from bench.passphrase import PASSPHRASE
from dilator_app.clock import SystemClock
from dilator_app.diary import tables
from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from dilator_app.domain.appointments import Appointment
from dilator_app.domain.dilators import UM_PER_MM, Dilator, DilatorSet
from dilator_app.domain.plan import Plan, Rest
from dilator_app.domain.scales import NONE_OF_THESE, Breathing, Insertion
from dilator_app.domain.session import How, Session, Step

TEN_YEARS = 3650
FEW, MANY = 1_000, 100_000
_ZONE = timezone(timedelta(hours=1))
_SIZES = (12, 15, 18, 22, 25)
_AT_ONCE = 2_000
_VERSION = 1  # raise it when what is made here changes


def ready(sessions: int, folder: Path) -> DiaryFolder:
    """Return a diary with that many sessions, the last one today or yesterday; it is made if it is not there."""
    made = DiaryFolder(folder / f"{sessions}-{tables.HEAD}-{_VERSION}-{date.today():%Y-%m}")  # noqa: DTZ011
    if not (made.path / "whole").exists():
        shutil.rmtree(made.path, ignore_errors=True)
        _make(made, sessions)
        (made.path / "whole").touch()
    return made


def copy(diary: DiaryFolder, to: Path) -> DiaryFolder:
    """Return a copy to work on."""
    shutil.copytree(diary.path, to, ignore=shutil.ignore_patterns("whole"))
    return DiaryFolder(to)


def _make(folder: DiaryFolder, sessions: int) -> None:
    print(f"making a diary with {sessions} sessions, once", flush=True)
    diary = Diary.create(folder, PASSPHRASE, SystemClock())
    try:
        the_set = DilatorSet(
            name="Invented",
            dilators=tuple(Dilator(position=n, diameter_um=mm * UM_PER_MM) for n, mm in enumerate(_SIZES)),
        )
        first = date.today() - timedelta(days=_days(sessions))  # noqa: DTZ011
        diary.save(the_set, Plan(starts_on=first, size=the_set.dilators[3], per_week=4))
        diary.save(
            *_appointments(first), Rest(first_day=first + timedelta(days=40), last_day=first + timedelta(days=50))
        )
        every = _sessions(the_set, first, sessions)
        while some := list(islice(every, _AT_ONCE)):
            diary.save(*some)
    finally:
        diary.close()


def _days(sessions: int) -> int:
    return min(sessions, TEN_YEARS)


def _appointments(first: date) -> Iterator[Appointment]:
    day = first + timedelta(days=30)
    while day <= date.today() + timedelta(days=30):  # noqa: DTZ011
        yield Appointment(day=day, with_whom="Ines Okafor")
        day += timedelta(days=90)


def _sessions(the_set: DilatorSet, first: date, sessions: int) -> Iterator[Session]:
    """Return one session a day, or, for more than ten years of them, several."""
    random = Random(20261112)
    days = _days(sessions)
    for number in range(sessions):
        day = first + timedelta(days=1 + number * days // sessions)
        size = the_set.dilators[min(len(_SIZES) - 1, number * len(_SIZES) // sessions)]
        pain = random.choice((None, 1, 2, 2, 3, 3, 4))
        yield Session(
            id=UUID(int=random.getrandbits(128), version=4),
            day=day,
            started_at=datetime.combine(day, time(20, random.randrange(60)), _ZONE),
            how=How.GUIDED,
            steps=(Step(size, seconds=random.randrange(300, 1200)),) if number % 9 else (),
            breathing_seconds=None if number % 9 else 300,
            worst_pain=pain if number % 9 else None,
            anxiety_before=random.choice((None, 2, 4, 6)),
            insertion=random.choice((None, *Insertion)) if number % 9 else None,
            breathing=random.choice((None, *Breathing)),
            safety=random.choice((None, NONE_OF_THESE)),
            note_to_self="An invented note of some length, as people write them." if number % 5 == 0 else "",
        )


def one_more(diary: Diary) -> Session:
    """Return a session that is not stored yet."""
    dilators = diary.current_set()
    now = datetime.now(UTC).astimezone()
    steps = (Step(dilators.dilators[3], seconds=900),) if dilators else ()
    return Session(day=now.date(), started_at=now, how=How.GUIDED, steps=steps, worst_pain=2)
