"""What Progress reads from the diary, in one go and in a thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dilator_app.diary.diary import Diary
from dilator_app.domain.plan import in_force
from dilator_app.domain.session import Session
from dilator_app.report.progress import Record


@dataclass(frozen=True, slots=True)
class Read:
    """What one look into the diary gave; without a record there is no session."""

    record: Record | None
    hide_pain: bool
    inches: bool


def read(diary: Diary, day: date, week_begins: int) -> Read:
    """Read all that the page shows and load what it is drawn with."""
    from dilator_app.ui import chart_loading  # noqa: F401  # loads matplotlib where it delays nobody

    preferences = diary.preferences()
    sessions = diary.sessions()
    record = _record(diary, sessions, day, week_begins) if sessions else None
    if record is not None:
        _ = record.everything  # what takes longest to find is found here
    return Read(record, preferences.hide_pain, preferences.inches)


def _record(diary: Diary, sessions: Sequence[Session], day: date, week_begins: int) -> Record:
    sets = diary.sets()
    current = diary.current_set()
    plan = in_force(diary.plans(), day)
    used = {step.dilator.id: step.dilator for session in sessions for step in session.steps}
    return Record.of(
        sessions,
        rests=diary.rests(),
        appointments=diary.appointments(),
        dilators=current.dilators if current else (),
        known=[*(dilator for one in sets for dilator in one.dilators), *used.values()],
        plan_size=plan.size if plan else None,
        today=day,
        first_weekday=week_begins,
        goals=diary.goals(),
        ratings=diary.goal_ratings(),
        own_steps=diary.own_steps(),
        tries=diary.own_step_tries(),
    )
