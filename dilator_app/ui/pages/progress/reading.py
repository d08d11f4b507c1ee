"""What Progress reads from the diary, in one go and in a thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dilator_app.diary.diary import Diary
from dilator_app.domain.appointments import Appointment
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.goals import Goal, GoalRating, OwnStep, OwnStepTry
from dilator_app.domain.plan import Plan, Rest, in_force
from dilator_app.domain.session import Session
from dilator_app.report.progress import Record


@dataclass(frozen=True, slots=True)
class Entries:
    """All that the charts are drawn from; ``sessions`` stand oldest first."""

    sessions: Sequence[Session]
    sets: Sequence[DilatorSet] = ()
    current: DilatorSet | None = None
    plans: Sequence[Plan] = ()
    rests: Sequence[Rest] = ()
    appointments: Sequence[Appointment] = ()
    goals: Sequence[Goal] = ()
    ratings: Sequence[GoalRating] = ()
    own_steps: Sequence[OwnStep] = ()
    tries: Sequence[OwnStepTry] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What one look into the diary gave; without a record there is no session."""

    record: Record | None
    hide_pain: bool
    inches: bool


def read(diary: Diary, day: date, week_begins: int) -> Read:
    """Read all that the page shows and load what it is drawn with; a session dated tomorrow counts from then on."""
    preferences = diary.preferences()
    entries = Entries(
        sessions=diary.sessions(last=day),
        sets=diary.sets(),
        current=diary.current_set(),
        plans=diary.plans(),
        rests=diary.rests(),
        appointments=diary.appointments(),
        goals=diary.goals(),
        ratings=diary.goal_ratings(),
        own_steps=diary.own_steps(),
        tries=diary.own_step_tries(),
    )
    return made_from(entries, day, week_begins, hide_pain=preferences.hide_pain, inches=preferences.inches)


def made_from(entries: Entries, day: date, week_begins: int, *, hide_pain: bool, inches: bool) -> Read:
    """Return what ``entries`` give, once what it is drawn with is loaded; for a thread, since it takes a while."""
    from dilator_app.ui import chart_loading  # noqa: F401  # loads matplotlib where it delays nobody

    record = _record(entries, day, week_begins) if entries.sessions else None
    if record is not None:
        _ = record.everything  # what takes longest to find is found here
    return Read(record, hide_pain, inches)


def _record(entries: Entries, day: date, week_begins: int) -> Record:
    plan = in_force(entries.plans, day)
    used = {step.dilator.id: step.dilator for session in entries.sessions for step in session.steps}
    return Record.of(
        entries.sessions,
        rests=entries.rests,
        appointments=entries.appointments,
        dilators=entries.current.dilators if entries.current else (),
        known=[*(dilator for one in entries.sets for dilator in one.dilators), *used.values()],
        plan_size=plan.size if plan else None,
        today=day,
        first_weekday=week_begins,
        goals=entries.goals,
        ratings=entries.ratings,
        own_steps=entries.own_steps,
        tries=entries.tries,
    )
